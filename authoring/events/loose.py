"""Circumstances of another sentence that say nothing more where the clause has a full date of its own."""

from __future__ import annotations

from typing import Final

from authoring.dates import Date, certain
from authoring.events.clause import Clause, is_finite
from authoring.events.context import Context
from authoring.events.stand import Standing
from authoring.events.wordlists import POINTING, listed
from authoring.parsing import Token
from quiz.drafts import Step

_HERE: Final = frozenset({"здесь", "там", "тут", "отсюда"})
_NEEDS_PLACE: Final = listed(
    """
    поселиться обосноваться остаться остановиться задержаться осесть оказаться собраться состояться пройти появиться
    построить выстроить возвести соорудить заложить открыть открыться создать основать образовать разместить
    разместиться расположиться устроить учредить произойти случиться встретить встретиться начаться похоронить
    """
)
"""Without «здесь» these may be true of any place: «Здесь в 1902 году построили школу»."""
_TIMES: Final = frozenset(
    {
        ("в", "время"), ("в", "период"), ("в", "момент"), ("к", "времени"), ("к", "моменту"), ("в", "годы"),
        ("после",), ("до",), ("с", "целью"), ("в", "связи"), ("по", "поводу"), ("по", "причине"), ("при",),
        ("в", "год"),
    }
)  # fmt: skip
"""A preposition and the noun that «этот» or «тот» may stand before; alone: «после этого»."""
_SELF: Final = frozenset({"сам", "сама", "само", "сами"})
_PRAISE: Final = 2
"""Words that say what somebody was: «старого моряка»; more of them tell something."""


def needless_circumstances(standing: Standing, context: Context) -> None:
    """«В это время в Томске 18 мая 1756 года …», «Отсюда 3 мая 1905 года …»: the date says when without them."""
    clause = standing.clause
    standing.without |= _praise_behind_name(clause)
    for token in clause.words():
        if token.lower in _SELF and _before_name(clause, token):
            _leave_out(standing, {token.i})
    if not _has_date(standing, context):
        return
    for token in clause.words():
        found: set[int] = set()
        if token.lower in _HERE and standing.lemma not in _NEEDS_PLACE and _is_alone(clause, token):
            found = {token.i}
        elif token.lower in POINTING and token.lower[:2] in {"эт", "то"}:
            found = _time(clause, token)
        elif token.lower in {"час", "часа", "часов"} and token.rel == "obl":
            found = _hour(clause, token)
        found = found or _circumstance(standing, context, token)
        if found and not _opens_phrase(clause, found) and not _in_some_date(standing, context, found):
            _leave_out(standing, found)


def _praise_behind_name(clause: Clause) -> set[int]:
    """«эскадра адмирала Спиридова, старого моряка»: at the end, behind a name, it says what he was and not who."""
    words = clause.kept
    comma = next((place for place in range(len(words) - 1, 0, -1) if clause.token(words[place]).text == ","), 0)
    behind = [clause.token(i) for i in words[comma + 1 :]]
    before = clause.token(words[comma - 1]) if comma else None
    if before is None or before.pos != "PROPN" or not 0 < len(behind) <= _PRAISE or words[comma] < clause.verb:
        return set()
    plain = all(t.pos in {"ADJ", "NOUN"} and t.text.islower() for t in behind)
    person = behind[-1].pos == "NOUN" and behind[-1].has(Animacy="Anim")
    alike = behind[-1].feats.get("Case") == before.feats.get("Case")
    return {words[comma], *(t.i for t in behind)} if plain and person and alike else set()


def _circumstance(standing: Standing, context: Context, token: Token) -> set[int]:
    """«вернулся в Россию в том самом вагоне»: how, beside where and when, can be left out; not what the verb is about,
    nor what alone stands beside it."""
    clause = standing.clause
    if token.lower not in POINTING or token.rel not in {"det", "amod"}:
        return set()
    top = next((t for t in clause.parsed.ancestors(token.i) if t.head == clause.verb), None)
    if top is None or top.rel != "obl" or top.i < clause.verb or clause.parsed.child(top.i, "case") is None:
        return set()
    phrase = clause.parsed.subtree(top.i) & set(clause.kept)
    whole = phrase == set(range(min(phrase), max(phrase) + 1))
    if not whole or _in_some_date(standing, context, phrase):
        return set()
    others = [t for t in clause.words() if t.head == clause.verb and t.rel in {"obj", "obl", "xcomp", "iobj"}]
    others = [t for t in others if t.i not in phrase and not _in_some_date(standing, context, {t.i})]
    return phrase if others and not any(is_finite(clause.token(i)) for i in phrase) else set()


def _leave_out(standing: Standing, words: set[int]) -> None:
    standing.without |= words
    standing.steps.append(Step("left-out", " ".join(standing.clause.token(i).text for i in sorted(words))))


def _has_date(standing: Standing, context: Context) -> bool:
    """A date that is complete and sure stands among the clause's words."""
    return any(certain(date) and _words(standing.clause, date) for date in context.dates[standing.sentence])


def _words(clause: Clause, date: Date) -> list[int]:
    return [i for i in clause.kept if date.start <= clause.token(i).start < date.end]


def _in_some_date(standing: Standing, context: Context, found: set[int]) -> bool:
    """«в том же году» whose year is known is no needless word."""
    return any(found & set(_words(standing.clause, date)) for date in context.dates[standing.sentence])


def _is_alone(clause: Clause, token: Token) -> bool:
    """«здесь», not «здесь, в Томске», which may be what is told: nothing hangs on it."""
    return token.pos == "ADV" and all(child.rel == "punct" for child in clause.parsed.children(token.i))


def _time(clause: Clause, token: Token) -> set[int]:
    """The words of «в это время», «к тому же моменту», «после этого»: nothing else may hang on them."""
    place = clause.kept.index(token.i)
    before = clause.token(clause.kept[place - 1]) if place else None
    rest = [clause.token(i) for i in clause.kept[place + 1 : place + 3]]
    if before is None or before.pos != "ADP":
        return set()
    same = rest[:1] if rest and rest[0].lower == "же" else []
    noun = rest[len(same)] if len(rest) > len(same) else None
    own = {before.i, token.i, *(t.i for t in same)}
    verbs = noun is not None and noun.head == clause.verb  # «к тому моменту отчисленный» is the participle's
    if noun is not None and verbs and (before.lower, noun.lower) in _TIMES and _has_nothing(clause, noun, own):
        return {*own, noun.i}
    alone = (before.lower,) in _TIMES and token.lower in {"этого", "этом", "того"} and token.rel != "det"
    return own if alone and _has_nothing(clause, token, own) else set()


def _hour(clause: Clause, token: Token) -> set[int]:
    """«в семь часов утра», «около 16 часов 30 минут»: the day is asked, the hour says nothing about it."""
    phrase = clause.parsed.subtree(token.i) & set(clause.kept)
    numbered = any(clause.token(i).pos == "NUM" or clause.token(i).text.isdigit() for i in phrase)
    return phrase if numbered and clause.parsed.child(token.i, "case") is not None else set()


def _has_nothing(clause: Clause, noun: Token, own: set[int]) -> bool:
    """«в то время, когда …», «после того как …» are told more closely."""
    return all(child.i in own or child.rel == "punct" for child in clause.parsed.children(noun.i))


def _opens_phrase(clause: Clause, found: set[int]) -> bool:
    """«Лапин, к тому времени высланный из Томска, …»: it belongs to the phrase between its commas."""
    before = clause.kept[clause.kept.index(min(found)) - 1] if min(found) != clause.kept[0] else None
    after = [i for i in clause.kept if i > max(found)][:1]
    return (
        before is not None and clause.token(before).text == "," and clause.token(after[0]).text != ","
        if after
        else False
    )


def _before_name(clause: Clause, token: Token) -> bool:
    """«сам Лапин», «сам завод»: it only stresses; «и сам был разбит» stands for whom."""
    after = clause.token(token.i + 1) if token.i + 1 in clause.kept else None
    return after is not None and after.pos in {"NOUN", "PROPN"} and after.has(Case="Nom")
