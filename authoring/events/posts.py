"""«С 30 марта 1931 г. — нарком почт и телеграфов»: a life told tersely names a post, and leaves out who had it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from authoring.dates import Date, Precision, Role, certain
from authoring.dates.period import month_of
from authoring.events.clause import Clause, Refused, is_finite
from authoring.events.context import Context
from authoring.events.leaning import meaning
from authoring.events.stand import Standing
from authoring.events.untold import who_is_told_of
from authoring.events.wording import wording
from authoring.inflection import Case, decline_phrase
from authoring.inflection.dictionary import known
from authoring.inflection.past import WAS
from authoring.parsing import Parsed, Token
from authoring.people import Person
from quiz.drafts import Step

_STARTS: Final = frozenset({Precision.DAY, Precision.MONTH, Precision.YEAR})
_BECAME: Final = {"m": "стал", "f": "стала"}
_LONGEST: Final = 14
_BACK: Final = frozenset(
    {"тот", "того", "этот", "этого", "там", "тогда", "вновь", "снова", "его", "своего", "последний", "родной", "родном"}
)
"""Words that lean on what was told before."""
_OVER: Final = ("заведующ", "управляющ", "командующ", "главнокомандующ")
"""Posts whose name looks like an adjective."""
_ALONE: Final = 2
"""Words without which a post is no post: «директор» of what?"""

Found = tuple[Standing, Context, Date, frozenset[int]]


def posts(context: Context, sentence: int) -> Iterator[Found]:
    """The parts of an Event for each dated post of the hero that a sentence names without a verb."""
    parsed = context.parsed[sentence]
    hero = context.hero
    if not context.terse or hero is None or not parsed.tokens:
        return
    found = who_is_told_of(context, sentence)
    name = hero.full(Case.NOM)
    if found is None or name is None:
        return
    for date in context.dates[sentence]:
        words = _post(context, sentence, parsed, date)
        since = context.text[date.start : date.end].lower().startswith(("с ", "со "))
        moment = _moment(date) if since or date.precision is Precision.YEARS else None
        said = _in_instrumental(parsed, words) if words and moment is not None else None
        if said is None or moment is None:
            continue
        standing = _told(context, sentence, found, words, f"{name} {_verb(moment, hero)} {said}", moment)
        if standing is not None:
            yield standing, context, moment, frozenset()


def _moment(date: Date) -> Date | None:
    """When it began, or between which years it was; None where neither is sure."""
    if not certain(date):
        return None
    if date.role is Role.SINCE and date.precision in _STARTS:
        return replace(date, role=Role.AT)
    if date.role is Role.SPAN and date.precision is Precision.MONTHS:
        return replace(date, role=Role.AT, period=month_of(date.first[0], date.first[1]))
    return date if date.role is Role.SPAN and date.precision is Precision.YEARS else None


def _verb(moment: Date, hero: Person) -> str:
    gender = hero.gender or "m"
    return _BECAME[gender] if moment.role is Role.AT else WAS[gender]


def _told(
    context: Context, sentence: int, found: tuple[Person, int], words: list[int], retold: str, moment: Date
) -> Standing | None:
    clause = Clause(context.parsed[sentence], words[0], words, None)
    lemma = "стать" if moment.role is Role.AT else "быть"
    standing = Standing(clause, sentence, evidence_from=sentence, retold=retold, lemma=lemma, score=0.95, unsaid=True)
    try:
        meaning(standing, context, *found)
    except Refused:
        return None
    standing.steps.append(Step("post", retold))
    return standing


def _post(context: Context, sentence: int, parsed: Parsed, date: Date) -> list[int]:
    """The words of the post right behind a date that opens its part of the sentence; [] if it is none."""
    tokens = parsed.tokens
    inside = [t.i for t in tokens if date.start <= t.start < date.end]
    if not inside or (inside[0] and tokens[inside[0] - 1].text not in {",", ";"}):
        return []
    begin = inside[-1] + 1
    dash = begin < len(tokens) and tokens[begin].text in {"—", "–"}
    starts = {one.start for one in context.dates[sentence]}
    words: list[int] = []
    for token in tokens[begin + dash :]:
        after = tokens[token.i + 1].start if token.i + 1 < len(tokens) else -1
        if token.rel == "aside" or token.text in {";", "."} or (token.text == "," and after in starts):
            break
        if token.text in {",", "—", "–"} or token.start in starts or is_finite(token) or token.has(Variant="Short"):
            return []
        words.append(token.i)
    return words if _ALONE <= len(words) <= _LONGEST and _is_post([tokens[i] for i in words]) else []


def _is_post(words: list[Token]) -> bool:
    """«старший инженер завода»: adjectives and a noun for a person, in the nominative, then whatever hangs on it."""
    head = next((t for t in words if t.pos != "ADJ" or t.lower.startswith(_OVER)), None)
    if (
        head is None
        or not (head.pos == "NOUN" or head.lower.startswith(_OVER))
        or any(t.lower in _BACK or t.pos == "PRON" for t in words)
    ):
        return False
    named = (one.tag for one in known(head.text) if one.tag.case == "nomn" and one.tag.number == "sing")
    person = any("anim" in tag or head.lower.startswith(_OVER) for tag in named)
    return person and head.text.islower() and words[-1].i != head.i


def _in_instrumental(parsed: Parsed, words: list[int]) -> str | None:
    texts = [parsed.tokens[i].text for i in words]
    tokens = (parsed.tokens[i] for i in words)
    head = next(n for n, token in enumerate(tokens) if token.pos != "ADJ" or token.lower.startswith(_OVER))
    said = decline_phrase([one.lower() if n == 0 else one for n, one in enumerate(texts[: head + 1])], Case.INS)
    rest = wording(Clause(parsed, words[0], words[head + 1 :], None))
    return f"{said} {rest}" if said else None
