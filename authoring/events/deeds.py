"""«…, основавший завод в 1890 году»: an active participle with a date tells what somebody (or «Заря») did."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from authoring.dates import Date, Role, certain
from authoring.events.calling import names_in_full
from authoring.events.clause import STOPS, Clause, Refused, depths, is_finite
from authoring.events.clearness import leaves_something
from authoring.events.context import Context
from authoring.events.deverbal import is_event_noun
from authoring.events.participle_of import titled
from authoring.events.participles import UNSURE
from authoring.events.pointing import points_nowhere
from authoring.events.stand import Standing
from authoring.events.telling import WORKS
from authoring.events.things import objects_are_known
from authoring.events.wording import wording
from authoring.inflection import Case, gender_of
from authoring.inflection.dictionary import analyses
from authoring.inflection.past import past_active
from authoring.parsing import Parsed, Token
from authoring.topic import noun_of
from quiz.drafts import Step

_OF_LIFE: Final = frozenset({"родиться", "умереть", "скончаться", "погибнуть"})
_LONGEST: Final = 14


@dataclass(frozen=True, slots=True)
class _Doer:
    """said: the name or the title in the nominative; words: its tokens."""

    said: str
    words: list[int]


def deeds(context: Context, sentence: int) -> Iterator[tuple[Standing, Context, Date, frozenset[int]]]:
    """The parts of an Event for each dated deed that a participle tells of a person named right before its comma."""
    parsed = context.parsed[sentence]
    for token in parsed.tokens:
        if not _is_deed(token):
            continue
        chunk = _chunk(parsed, token)
        who = _who(context, sentence, token, chunk) or _what(context, parsed, token, chunk)
        date = _only_date(context, sentence, parsed, token, chunk)
        if who is None or date is None or not _is_plain(parsed, token, chunk):
            continue
        standing = _retold(context, sentence, token, chunk, who, date)
        if standing is not None:
            yield standing, context, date, frozenset(_dated(parsed, chunk, date))


def _is_deed(token: Token) -> bool:
    """«основавший», «отправившийся»; not «основанный», not «служивший»."""
    own = token.has(VerbForm="Part", Aspect="Perf") and not token.has(Variant="Short")
    return own and (token.has(Voice="Act") or token.lower.endswith("ся"))


def _chunk(parsed: Parsed, participle: Token) -> list[int]:
    """The words from the comma before the participle to the sign that ends its phrase."""
    depth, tokens = depths(parsed), parsed.tokens
    ends = {i for i, t in enumerate(tokens) if not depth[i] and t.text in {*STOPS, ",", ".", "("}}
    first = next((i + 1 for i in range(participle.i, -1, -1) if i in ends), 0)
    last = next((i for i in range(participle.i, len(tokens)) if i in ends), len(tokens))
    return list(range(first, last))


def _what(context: Context, parsed: Parsed, participle: Token, chunk: list[int]) -> _Doer | None:
    """«корабль «Заря», вышедший в море в 1890 году»."""
    last = chunk[0] - 2
    if last < 1 or parsed.tokens[chunk[0] - 1].text != "," or parsed.tokens[last].text != "»":
        return None
    found = titled(context, parsed, participle, last)
    if found is None or noun_of(parsed.tokens[found[1][0]]) in WORKS:
        return None  # «его брошюра «Ветер», вышедшая в 1911 году»: whose?
    return _Doer(found[0], found[1])


def _who(context: Context, sentence: int, participle: Token, chunk: list[int]) -> _Doer | None:
    """The person whose name ends right before the comma (brackets behind it do not count), if the two agree."""
    tokens = context.parsed[sentence].tokens
    last = chunk[0] - 2
    while last > 0 and tokens[last].rel == "aside":
        last -= 1
    if last < 0 or tokens[chunk[0] - 1].text != ",":
        return None
    for name, person in context.people_in(sentence):
        own = tokens[name.first]
        agrees = own.feats.get("Case") == participle.feats.get("Case") and participle.has(Number="Sing")
        if name.last == last and agrees and gender_of(participle.feats.get("Gender")) == person.gender:
            said = person.full(Case.NOM)
            return _Doer(said, list(range(name.first, name.last + 1))) if said and " " in said else None
    return None


def _only_date(context: Context, sentence: int, parsed: Parsed, participle: Token, chunk: list[int]) -> Date | None:
    """The one date of the phrase: right before its participle, right behind it, or at the end of what hangs on it."""
    inside = [date for date in context.dates[sentence] if _dated(parsed, chunk, date)]
    if len(inside) != 1 or not certain(inside[0]) or inside[0].role is not Role.AT:
        return None
    words = _dated(parsed, chunk, inside[0])
    top = next((i for i in words if parsed.tokens[i].head not in words), words[0])
    beside = words[-1] + 1 == participle.i or words[0] - 1 == participle.i
    last = words[-1] == chunk[-1] and not any(is_event_noun(parsed.tokens[i].lower) for i in chunk)
    return inside[0] if beside or last or parsed.tokens[top].head == participle.i else None


def _dated(parsed: Parsed, chunk: list[int], date: Date) -> list[int]:
    return [i for i in chunk if date.start <= parsed.tokens[i].start < date.end]


def _is_plain(parsed: Parsed, participle: Token, chunk: list[int]) -> bool:
    """One deed, of which nobody is unsure: no second participle, no verb, nothing that points away."""
    words = [parsed.tokens[i] for i in chunk]
    others = [t for t in words if t.i != participle.i and (is_finite(t) or t.has(VerbForm="Conv"))]
    full = [t for t in words if t.has(VerbForm="Part") and not t.has(Variant="Short") and t.i != participle.i]
    second = any(_is_deed(t) or parsed.tokens[t.i - 1].lower == "и" for t in full)
    return not others and not second and len(chunk) <= _LONGEST and not any(t.lower in UNSURE for t in words)


def _retold(
    context: Context, sentence: int, participle: Token, chunk: list[int], who: _Doer, date: Date
) -> Standing | None:
    """«Иван Лапин основал в Томске завод»; None if it cannot stand alone."""
    parsed = context.parsed[sentence]
    verb = _past(participle)
    if verb is None:
        return None
    clause = Clause(parsed, participle.i, [*who.words, *chunk], who.words[0])
    standing = Standing(clause, sentence, evidence_from=sentence, score=0.93, lemma=verb[1])
    try:
        for check in (points_nowhere, names_in_full, objects_are_known, leaves_something):
            check(standing, context)
    except Refused:
        return None
    said = who.said
    if verb[1] in _OF_LIFE:
        standing.retold = f"{verb[0]} {said}"
    else:
        away = {participle.i, *_dated(parsed, chunk, date), *who.words} | standing.without
        early = {i for i in chunk if i < participle.i and parsed.tokens[i].pos == "ADV"} - away  # «впервые вышедший»
        first = wording(clause, set(clause.kept) - early)
        rest = wording(clause, away | early, standing.instead)
        if not rest or any(parsed.tokens[i].rel == "aside" for i in chunk):
            return None
        standing.retold = " ".join(part for part in (said, first, verb[0], rest) if part)
    standing.steps.append(Step("deed", participle.text))
    return standing


def _past(participle: Token) -> tuple[str, str] | None:
    """«основавшая» → («основала», «основать»)."""
    gender = gender_of(participle.feats.get("Gender"))
    for one in analyses(participle.lower):
        if one.tag.POS == "PRTF" and "actv" in one.tag and "past" in one.tag and gender:
            said = past_active(one, gender)
            return (said, one.normal_form.replace("ё", "е")) if said else None
    return None
