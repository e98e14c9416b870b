"""Everything that could be asked → what is kept: gates, ranking, quotas, and the draft itself."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from authoring.asking.asked import Asked
from authoring.events.context import Context
from authoring.gates import refusal
from authoring.inflection import Case
from authoring.text import Line, LineKind
from quiz.drafts import Draft, Lack, Seen, SentenceNote, Step
from quiz.questions import Fact, Kind, Origin, Question, QuestionSet, TrueFalse, kind_of

LEAST: Final = 0.76
"""A question less sure than this is not shown at all."""
SURE: Final = 0.85
"""Below this a teacher is asked to look."""
MOST_FACTS: Final = 2000
MOST_QUESTIONS: Final = 5
"""Of one fact."""
APART: Final = 8
"""Facts from one to another that gives it away: a learner meets seven new ones a day."""
HERO_EVERY: Final = 12
"""Of so many facts one may have the text's main person for its answer."""
_SLOT_FIRST: Final = {
    "title": 0.02,
    "role": 0.02,
    "how-many": 0.06,
    "how-long": -0.01,
    "said": 0.05,
    "where": 0.03,
    "whom": 0.02,
    "who": 0.01,
    "when": 0.0,
    "which": -0.01,
    "order": 0.1,
}
"""What makes a set varied is preferred a little."""


def drafted(
    text: str,
    title: str,
    source: str,
    context: Context,
    lines: Sequence[Line],
    facts: Sequence[Asked],
    notes: Sequence[list[Step]],
) -> Draft:
    """The draft of all that passes."""
    kept = _chosen([asked for asked in facts if _gated(asked, text)])
    kept = in_order(kept)
    made, trails = [], {}
    used: Counter[str] = Counter()
    gave: dict[int, list[str]] = {}
    _balance(kept)
    for asked in kept:
        key = _key(asked, used)
        fact, trail = _fact(asked, key, text)
        made.append(fact)
        trails.update(trail)
        for sentence in asked.sentences:
            gave.setdefault(sentence, []).append(key)
    sentences = tuple(
        SentenceNote(
            one.start, one.end, tuple(gave.get(i, ())), () if i in gave else tuple(notes[i]) or (Step("no-fact"),)
        )
        for i, one in enumerate(context.parsed)
    )
    title = _named_after(title, context)
    questions = QuestionSet(title=title, language="ru", facts=tuple(made), source=source, material=text, draft=True)
    return Draft(questions, _seen(text, context, lines, made), sentences, trails)


def _named_after(title: str, context: Context) -> str:
    """«Пётр Столыпин родился 14 апреля 1862 года в…» is no title: better whom or what the text is about."""
    if not title.endswith("…"):
        return title
    about = context.hero.full() if context.hero is not None else None
    if about is None and context.topic is not None:
        about = context.topic.forms[Case.NOM]
    return about[0].upper() + about[1:] if about else title


def _balance(facts: Sequence[Asked]) -> None:
    """Half of all statements are true: of a fact that has both kinds, one is left; chance breaks ties."""
    true = false = 0
    by_need = sorted(facts, key=lambda asked: len(_statements(asked)) > 1)
    for asked in by_need:
        sides = _statements(asked)
        if len(sides) > 1:
            wanted = true < false if true != false else zlib.crc32(asked.statement.encode()) % 2 == 0
            asked.questions = [
                one
                for one in asked.questions
                if not isinstance(one.question, TrueFalse) or one.question.answer is wanted
            ]
            sides = {wanted}
        true += True in sides
        false += False in sides


def _statements(asked: Asked) -> set[bool]:
    return {one.question.answer for one in asked.questions if isinstance(one.question, TrueFalse)}


def _gated(asked: Asked, text: str) -> bool:
    """Throws out what the gates refuse; whether anything is left that can be asked on its own."""
    quote = text[slice(*asked.span)]
    asked.questions = [one for one in asked.questions if one.score >= LEAST and not refusal(one.question, asked, quote)]
    askable = any(not isinstance(one.question, TrueFalse) for one in asked.questions)
    return askable and (len(asked.statement) <= 300 or asked.slot == "order")


def _chosen(facts: Sequence[Asked]) -> list[Asked]:
    """The best first. Of one event two facts may be asked though each gives the other away (see `in_order`); a third
    is left out."""
    ranked = sorted(
        facts, key=lambda asked: (-asked.score - asked.preference - _SLOT_FIRST.get(asked.slot, 0), asked.span)
    )
    kept: list[Asked] = []
    heroes = 0
    said: set[tuple[str, str]] = set()
    asked_before: set[str] = set()
    lives: set[str] = set()
    by_sentence: dict[int, list[Asked]] = {}
    for asked in ranked:
        if asked.about_hero and heroes >= len(kept) // HERO_EVERY:
            continue
        near = {id(other): other for i in asked.sentences for other in by_sentence.get(i, ())}
        spoilt = [other for other in near.values() if asked.slot != "order" and _spoil(asked, other)]
        if len(spoilt) > 1 or any(other.behind for other in spoilt) or (spoilt and asked.about_hero):
            continue
        asked.behind = spoilt[0] if spoilt else None
        if (asked.slot, asked.statement) in said:
            continue  # the text says it twice
        asks = {one.ask for one in asked.questions if not isinstance(one.question, TrueFalse)}
        if asks & asked_before and asked.slot != "order":
            continue
        if asked.life in lives:
            continue  # «Когда родился Лапин?» from the brackets and from the story; «умер» and «был убит» on one day
        if asked.life:
            lives.add(asked.life)
        asked_before |= asks
        said.add((asked.slot, asked.statement))
        kept.append(asked)
        heroes += asked.about_hero
        for i in asked.sentences:
            by_sentence.setdefault(i, []).append(asked)
        if len(kept) >= MOST_FACTS:
            break
    return kept


def in_order(facts: Sequence[Asked]) -> list[Asked]:
    """As the text tells them; then the second facts of events told before, those alone that stand a day's new facts
    behind the first: no day teaches both. Last, as far behind their events as may be, what came after what."""
    placed = sorted((one for one in facts if one.behind is None and one.slot != "order"), key=_place)
    first = {id(one): number for number, one in enumerate(placed)}
    for one in sorted((one for one in facts if one.behind is not None), key=_place):
        number = first.get(id(one.behind), len(placed))
        if len(placed) - number >= APART:
            said = {other.ask for other in placed[number].questions}
            one.questions = [other for other in one.questions if other.ask not in said]
            placed.append(one)
    return placed + sorted((one for one in facts if one.slot == "order"), key=_place)


def _place(asked: Asked) -> tuple[int, int, str]:
    return *asked.span, asked.slot


def _spoil(one: Asked, other: Asked) -> bool:
    """Whether a question of either holds the other's answer."""
    if "order" in (one.slot, other.slot) or (one.clause != other.clause and one.clause and other.clause):
        return False
    return _gives_away(one, other) or _gives_away(other, one)


def _gives_away(one: Asked, other: Asked) -> bool:
    shown = " ".join(
        re.sub(r"\{.*?\}", "", drafted.ask) for drafted in one.questions if not isinstance(drafted.question, TrueFalse)
    )
    return any(answer and answer[:6].lower() in shown.lower() for answer in other.answers)


def _key(asked: Asked, used: Counter[str]) -> str:
    """«when-1», «when-2» … by the order of the text."""
    used[asked.slot] += 1
    return f"{asked.slot}-{used[asked.slot]}"


def _fact(asked: Asked, key: str, text: str) -> tuple[Fact, dict[tuple[str, str], tuple[Step, ...]]]:
    counts: Counter[Kind] = Counter()
    questions: list[Question] = []
    trails: dict[tuple[str, str], tuple[Step, ...]] = {}
    best = sorted(asked.questions[: MOST_QUESTIONS + 1], key=lambda one: one.question.level)[:MOST_QUESTIONS]
    for one in best:
        kind = kind_of(one.question)
        counts[kind] += 1
        name = f"{kind}-{counts[kind]}"
        score = round(max(0.0, min(1.0, one.score)), 2)
        origin = Origin(one.rule, score, check=score < SURE)
        questions.append(replace(one.question, key=name, origin=origin))
        trails[key, name] = (Step(one.rule), *asked.steps, *one.steps)
    return Fact(key, asked.statement[:300], text[slice(*asked.span)], tuple(questions), asked.subject), trails


def _seen(text: str, context: Context, lines: Sequence[Line], facts: Sequence[Fact]) -> Seen:
    """What was understood, and what the text lacks."""
    dated = sum(bool(some) for some in context.dates)
    people = {person.key for person in context.persons.values()}
    lacks: list[Lack] = []
    prose = sum(line.kind is LineKind.PROSE for line in lines)
    if any(line.kind is LineKind.VERSE for line in lines) and prose < len(lines) / 2:
        lacks.append(Lack.VERSE)
    if not context.parsed:
        lacks.append(Lack.NO_SENTENCES)
    elif not dated:
        lacks.append(Lack.NO_DATES)
    if any(not one.tokens for one in context.parsed):
        lacks.append(Lack.LONG_SENTENCE)
    if context.parsed and not people:
        lacks.append(Lack.NO_NAMES)
    if facts and len(facts) < 3:
        lacks.append(Lack.FEW)
    return Seen("ru", len(text), len(context.parsed), dated, len(people), tuple(lacks))
