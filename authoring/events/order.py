"""The order of words behind a question word: Russian puts there what the question is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from authoring.events.event import Event

_BIRTH_AND_DEATH: Final = frozenset({"родиться", "умереть", "скончаться"})
"""Everybody does it once: when is asked without where and of what."""
_LONG: Final = 4
"""Words of a subject that sounds better behind its verb."""


def verbs_of(event: Event) -> list[int]:
    """The verb and its auxiliaries, in order; they may stand apart."""
    clause = event.standing.clause
    return sorted({clause.verb} | {t.i for t in clause.parsed.children(clause.verb) if t.rel.startswith("aux")})


def spoken(event: Event) -> str:
    """The clause without its date: «умер Тесла» for «Тесла умер»; a subject behind many adjuncts goes first."""
    clause = event.standing.clause
    words = _words(event, set(event.date_words))
    subject = clause.subject
    if event.standing.unsaid and event.standing.lemma in _BIRTH_AND_DEATH and event.standing.replaced:
        name = event.standing.replaced[-1].full()
        return f"{event.standing.clause.token(event.standing.clause.verb).text.lower()} {name}"
    if subject is None or event.standing.unsaid or subject not in words:
        return event.body
    phrase = _phrase(event, subject, words)
    verbs = [i for i in verbs_of(event) if i in words]
    if not phrase or verbs != list(range(verbs[0], verbs[-1] + 1)):
        return event.body
    before = [i for i in words if i < phrase[0]]
    between = [i for i in words if phrase[-1] < i < verbs[0]]
    after = [i for i in words if i > max(verbs[-1], phrase[-1])]
    if event.standing.lemma in _BIRTH_AND_DEATH:
        return _joined(event, verbs, phrase)
    if phrase[-1] < verbs[0] and not (before or between or after):
        return _joined(event, verbs, phrase)
    plain = not between and "," not in {clause.token(i).text for i in before}
    if before and not after and plain and phrase[-1] < verbs[0]:
        return _joined(event, phrase, verbs, before)  # «Россия вернулась к суду присяжных»
    caps = len(phrase) == 1 and clause.token(phrase[0]).text.isupper() and bool(before)
    if caps and phrase[-1] < verbs[0] and plain:
        return _joined(event, phrase, verbs, before, after)  # «благодаря доносу ОГПУ вышло»: whose denunciation?
    return event.body


def inverted(event: Event, without: set[int]) -> str:
    """For «какую резолюцию …»: the verb first if the subject is long, «приняло 5 декабря общее собрание …»."""
    clause = event.standing.clause
    words = _words(event, without)
    subject = clause.subject
    verbs = [i for i in verbs_of(event) if i in words]
    plain = event.said(without)
    if subject is None or subject not in words or verbs != list(range(verbs[0], verbs[-1] + 1)):
        return plain
    phrase = _phrase(event, subject, words)
    if not phrase or phrase[-1] > verbs[0] or (len(phrase) < _LONG and words[-1] != verbs[-1]):
        return plain
    early = [i for i in words if i < verbs[0] and i not in phrase]
    after = [i for i in words if i > verbs[-1]]
    return _joined(event, verbs, early, phrase, after)


def _words(event: Event, without: set[int]) -> list[int]:
    left = without | event.standing.without
    return [i for i in event.standing.clause.kept if i not in left]


def _phrase(event: Event, subject: int, words: list[int]) -> list[int]:
    """The subject's own words if they stand together, else none."""
    below = event.standing.clause.parsed.subtree(subject)
    phrase = [i for i in words if i in below]
    together = [i for i in words if phrase and phrase[0] <= i <= phrase[-1]]
    return phrase if phrase == together else []


def _joined(event: Event, *parts: list[int]) -> str:
    everything = set(event.standing.clause.kept)
    said = (event.said(everything - set(part)) for part in parts)
    return " ".join(text for text in said if text)
