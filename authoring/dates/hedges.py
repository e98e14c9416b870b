"""Words a few places away that make a date doubtful."""

from __future__ import annotations

import re
from typing import Final

from authoring.dates.lead import lowered

# «Возможно, он уже в 1923 году», «по разным данным, с 1923 года»; at most four words between, no end of a clause.
# «Около» doubts only what it touches: «около трети делегатов в 1923 году» is sure of the year.
_BEFORE: Final = re.compile(
    r"(?<!\w)(?:((?:не )?предположительно|возможно|вероятно|якобы|видимо|по-видимому|может быть|скорее всего|кажется"
    r"|то ли|либо|датиру\w+|по (?:разным|некоторым|другим|иным|одним|неподтвержд[её]нным)"
    r" (?:данным|сведениям|источникам|оценкам|свидетельствам)|по (?:одной|другой) (?:из )?верси\w+|точно не известно"
    r"|неизвестно)(?:,?[^\S\n]+[^\s.!?;:()]+){0,4},?[^\S\n]*|(или|около|примерно|приблизительно|ок\.)[^\S\n]+)\(?$"
)
# «1773 году или ранее», «1923 (?)», «1923 году (возможно, 1924)»
_AFTER: Final = re.compile(
    r",?\s?(или (?:ранее|раньше|позже|позднее|около|\d+|в |чуть|немного|несколько)|либо|\(\?\)|\?(?=\s*[)–—-])"
    r"|\((?:возможно|по (?:другим|иным|некоторым|другой) \w+|или|предположительно|вероятно|примерно|приблизительно)"
    r"|(?:примерно|приблизительно|предположительно)\b(?=[,.;)]))"
)


def hedge_around(text: str, start: int, end: int) -> str:
    """The doubting words near `text[start:end]`, or ""."""
    before = _BEFORE.search(lowered(text, max(0, start - 50), start))
    if before is not None:
        return before[1] or before[2]
    after = _AFTER.match(text, end)
    return after[1].removeprefix("(" * (after[1] != "(?)")) if after is not None else ""
