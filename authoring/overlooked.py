"""Names of people that the model took for towns, or for nothing at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from authoring.mentions import is_common, mention_of
from authoring.parsing import Name, Parsed
from authoring.people import Mention

_SEEN: Final = 2
"""Times a word must be a person's name alone before it is one everywhere."""
_ENDING: Final = 2
"""Letters a surname may have more in another case: «Кировым»."""
_WHERE: Final = frozenset({"в", "во", "из", "на", "под", "близ", "до", "через", "г", "."})


def no_towns(parsed: Sequence[Parsed], places: dict[tuple[int, int], Mention], titles: Sequence[Mention]) -> None:
    """«Киров вступил в партию» in the life of С. М. Киров: the man, though a town is called so too."""
    opening = [one for (number, _), one in places.items() if number == 0]
    surnames = {one.words[-1] for one in (*titles, *opening) if len(one.words) > 1}
    for number, sentence in enumerate(parsed):
        for place, name in enumerate(sentence.names):
            token, before = sentence.tokens[name.first], sentence.tokens[max(0, name.first - 1)]
            his = any(token.text.startswith(one) and len(token.text) - len(one) <= _ENDING for one in surnames)
            there = before.i < token.i and (before.lower in _WHERE or before.lower.startswith("город"))
            if name.kind == "LOC" and name.first == name.last and his and not there:
                sentence.names[place] = Name("PER", name.first, name.last)
                places[number, name.first] = mention_of(sentence, name)


def overlooked_in_full(
    parsed: Sequence[Parsed], places: dict[tuple[int, int], Mention], seen: Sequence[Mention]
) -> None:
    """«Никола Тесла» of the title, where a bracket behind it hid it from the model."""
    full = {one.words for one in seen if len(one.words) > 1}
    firsts = {words[0] for words in full}
    for number, sentence in enumerate(parsed):
        taken = {i for name in sentence.names if name.kind == "PER" for i in range(name.first, name.last + 1)}
        for token in sentence.tokens:
            if token.text not in firsts or token.i in taken:
                continue
            words = next((one for one in full if _stands_at(sentence, token.i, one)), None)
            if words is None or taken & set(range(token.i, token.i + len(words))):
                continue
            name = Name("PER", token.i, token.i + len(words) - 1)
            sentence.names[:] = sorted([*sentence.names, name], key=lambda one: one.first)
            places[number, token.i] = mention_of(sentence, name)


def overlooked(parsed: Sequence[Parsed], places: dict[tuple[int, int], Mention], titles: Sequence[Mention]) -> None:
    """«Тесла» that the model took for no name, though elsewhere it took the very word for a person's, alone or behind
    a given name, in a title too."""
    alone = Counter(one.words[0] for one in places.values() if len(one.words) == 1)
    alone += Counter(one.words[-1] for one in (*titles, *places.values()) if len(one.words) > 1)
    for number, sentence in enumerate(parsed):
        taken = {i for name in sentence.names for i in range(name.first, name.last + 1)}
        for token in sentence.tokens:
            if token.i in taken or not token.text.istitle() or alone[token.text] < _SEEN:
                continue
            if token.i == 0 and is_common(token, alone=True) and token.pos != "PROPN":
                continue
            name = Name("PER", token.i, token.i)
            sentence.names.append(name)
            places[number, token.i] = mention_of(sentence, name)
        sentence.names.sort(key=lambda one: one.first)


def names_of_two(parsed: Sequence[Parsed]) -> None:
    """«Основной закон вступил в силу» in a text that writes «новый Основной закон»: a name, though it opens the
    sentence."""
    pairs = {
        (one.lower[:-2], other.lower[:5])
        for sentence in parsed
        for one, other in pairwise(sentence.tokens)
        if one.i and one.pos == "ADJ" and one.text.istitle() and other.text.islower() and other.pos == "NOUN"
        and sentence.tokens[one.i - 1].text not in {"«", ".", "—", ":", "…"}
    }  # fmt: skip
    for sentence in parsed:
        one, other = (*sentence.tokens[:2], None, None)[:2]
        if one is None or other is None or one.pos != "ADJ" or (one.lower[:-2], other.lower[:5]) not in pairs:
            continue
        if not any(name.first <= 1 for name in sentence.names):
            sentence.names.insert(0, Name("ORG", 0, 1))


def _stands_at(sentence: Parsed, first: int, words: tuple[str, ...]) -> bool:
    return tuple(token.text for token in sentence.tokens[first : first + len(words)]) == words
