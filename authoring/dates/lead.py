"""What stands before a date and belongs to its phrase: prepositions, «утром», «около»."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from authoring.dates.mention import Role


def _listed(line: str) -> tuple[str, ...]:
    return tuple(line.split("|"))


_PREPOSITIONS: Final = {
    Role.AT: "в|во|на|в течение|на протяжении|в продолжение|по состоянию на|в период|за период|в ночь на|в ночь|под",
    Role.SINCE: "с|со|начиная с|начиная со|в период с|за период с|в ночь с",
    Role.UNTIL: "до|вплоть до|по",
    Role.BEFORE: "к|ко|ещё до|еще до|задолго до|незадолго до|ранее|раньше|накануне|не позднее|не позже",
    Role.AFTER: "после|вскоре после|сразу после|позже|позднее|не ранее|не раньше|вслед за",
    Role.BARE: "от|из|о|об|обо|для|у|над|при|перед|против|за",
}
_ROLES: Final = {word: role for role, line in _PREPOSITIONS.items() for word in _listed(line)}
_HEDGES: Final = _listed(
    "около|ок.|примерно|приблизительно|ориентировочно|предположительно|где-то|возможно|вероятно|якобы|видимо"
    "|может быть|по-видимому|скорее всего|между|не позднее|не позже|не ранее|не раньше|на рубеже"
)
WEEKDAYS: Final = _listed("понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье")
_GONE_BY: Final = _listed("минувший|минувшую|минувшее|прошлый|прошлую|прошлое|прошедший|прошедшую|прошедшее")
_ON_DAYS: Final = frozenset({*WEEKDAYS, *(f"{gone} {day}" for gone in _GONE_BY for day in WEEKDAYS)})
_SILENT: Final = _listed(
    "том же|тот же|том|этом же|далёком|далеком|самом|самого|самому|самый|роковом|памятном|ранней|поздней|глубокой"
    "|утром|днём|днем|вечером|ночью|на рассвете|в полдень|в полночь|рано утром|поздно вечером|поздно ночью"
    "|ранним утром|поздним вечером|утра|утру|вечера|вечеру|в час ночи|в час дня"
)
_CLOCK: Final = r"в \d{1,2}(?:[:.]\d\d)?(?: час\w*)?(?: \d\d? минут\w*)?(?: (?:утра|дня|вечера|ночи))?"


def _any(words: Iterable[str]) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"[^\S\n]+") for word in longest_first)


_WORDS: Final = _any((*_ROLES, *_HEDGES, *_ON_DAYS, *_SILENT))
_TOKEN: Final = re.compile(rf"(?P<clock>{_CLOCK})|(?P<word>{_WORDS})(?=[\s,])")
_GAP: Final = r"(?:[^\S\n]+\n?|\n)"
_LEAD: Final = re.compile(rf"(?<![\w-])(?:(?:{_WORDS}|{_CLOCK}){_GAP}|(?:{_any((*_HEDGES, *_ON_DAYS))}),{_GAP})+$")
_WINDOW: Final = 60


@dataclass(frozen=True, slots=True)
class Lead:
    """Where the phrase begins, the role its preposition gives (None without one), what makes it doubtful."""

    start: int
    role: Role | None
    hedge: str


def lead_before(text: str, start: int) -> Lead:
    """The words right before `start` that belong to the date."""
    window = lowered(text, max(0, start - _WINDOW), start)
    found = _LEAD.search(window)
    if found is None:
        return Lead(start, None, "")
    role, hedge = None, ""
    for token in _TOKEN.finditer(found[0]):
        word = " ".join((token["word"] or "").split())
        role = _ROLES.get(word, role)
        hedge = word if word in _HEDGES else hedge
        role = Role.AT if token["clock"] and role is None else role
    return Lead(start - len(window) + found.start(), role, hedge)


def lowered(text: str, start: int, end: int) -> str:
    """A piece in lower case, letter for letter as long as it was."""
    piece = text[start:end]
    small = piece.lower()
    return small if len(small) == len(piece) else piece
