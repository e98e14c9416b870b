"""How far two words are apart, counted in slips of the finger."""

from __future__ import annotations

from quiz.typed.normal import LONGEST_WORD


def slips(first: str, second: str, most: int) -> int:
    """Damerau-Levenshtein distance (optimal string alignment); `most + 1` for anything farther.

    A slip is a letter too many, too few, wrong, or two neighbours swapped.
    """
    beyond = most + 1
    if abs(len(first) - len(second)) > most or max(len(first), len(second)) > LONGEST_WORD:
        return beyond
    before: list[int] = []
    above = list(range(len(second) + 1))
    for i, letter in enumerate(first, 1):
        row = [i]
        for j, other in enumerate(second, 1):
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == second[j - 2] and first[i - 2] == other:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return beyond
        before, above = above, row
    return min(above[-1], beyond)
