"""What stands before a date and belongs to its phrase: prepositions, «утром», «около»."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from authoring.dates.mention import Role

_PREPOSITIONS: Final = {
    Role.AT: "в|во|за|на|в течение|на протяжении|в продолжение|по состоянию на|в период|за период|в ночь на|в ночь|под",
    Role.SINCE: "с|со|начиная с|начиная со|в период с|за период с|в ночь с",
    Role.UNTIL: "до|вплоть до|по",
    Role.BEFORE: "к|ко|ещё до|еще до|задолго до|незадолго до|ранее|раньше|накануне|не позднее|не позже",
    Role.AFTER: "после|вскоре после|сразу после|позже|позднее|не ранее|не раньше|вслед за",
    Role.BARE: "от|из|о|об|обо|для|у|над|при|перед|против",
}
_ROLES: Final = {word: role for role, line in _PREPOSITIONS.items() for word in line.split("|")}
_HEDGES: Final = (
    "около|ок.|примерно|приблизительно|ориентировочно|предположительно|где-то|возможно|вероятно|якобы|видимо"
    "|может быть|по-видимому|скорее всего|между|не позднее|не позже|не ранее|не раньше|на рубеже"
).split("|")
_SILENT: Final = (
    "том же|тот же|том|этом же|далёком|далеком|самом|самого|самому|самый|роковом|памятном|ранней|поздней|глубокой"
    "|утром|днём|днем|вечером|ночью|на рассвете|в полдень|в полночь|рано утром|поздно вечером|поздно ночью"
    "|ранним утром|поздним вечером|утра|утру|вечера|вечеру|ночи"
    "|в понедельник|во вторник|в среду|в четверг|в пятницу|в субботу|в воскресенье"
    "|понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье"
).split("|")
_CLOCK: Final = r"в \d{1,2}(?:[:.]\d\d)?(?: час\w*)?(?: \d\d? минут\w*)?(?: (?:утра|дня|вечера|ночи))?"


def _any(words: list[str]) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first)


_TOKEN: Final = re.compile(rf"(?P<clock>{_CLOCK})|(?P<word>{_any([*_ROLES, *_HEDGES, *_SILENT])})(?=[\s,])")
_LEAD: Final = re.compile(
    rf"(?<![\w-])(?:(?:{_any([*_ROLES, *_HEDGES, *_SILENT])}|{_CLOCK})(?:,?[^\S\n]+\n?|\n))+$".replace(r"\s+", r"[^\S\n]+")
)
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
