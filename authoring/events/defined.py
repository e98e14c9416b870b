"""What the first sentence defines, and when it happened or began.

«Лапинская битва — сражение, состоявшееся 5 мая 1500 года»; «Томский музей — старейший в крае. Основан в 1890 году.»
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from authoring.dates import Date, Role, certain
from authoring.events.clause import Clause, depths
from authoring.events.context import Context
from authoring.events.nominal import called_by_name
from authoring.events.stand import Standing
from authoring.events.wording import Said, small_first
from authoring.events.wordlists import listed
from authoring.inflection import Gender, gender_of
from authoring.inflection.dictionary import analyses
from authoring.inflection.past import WAS, past_active, past_passive
from authoring.inflection.words import gender_in
from authoring.parsing import Parsed, Token
from quiz.drafts import Step

_HAPPEN: Final = listed(
    "произойти состояться начаться закончиться завершиться окончиться открыться возникнуть вспыхнуть"
)
_MADE: Final = listed(
    """
    основать учредить создать образовать открыть построить заложить провозгласить подписать ратифицировать принять
    упразднить распустить закрыть запустить издать
    """
)
_PRONOUNS: Final[dict[Gender, str]] = {"m": "он", "f": "она", "n": "оно"}
_LONGEST: Final = 7
"""Words of the name of a thing."""
_STORY: Final = 3
"""Sentences from the first one that may go on with what was defined."""


@dataclass(frozen=True, slots=True)
class _Defined:
    """said: its name as inside a sentence; words: its tokens; dash: the sign behind it."""

    said: str
    gender: Gender
    words: list[int]
    dash: int


def defined(context: Context, sentence: int) -> Iterator[tuple[Standing, Context, Date, frozenset[int]]]:
    """The parts of an Event for each dated word that tells when the thing the text opens with happened or was made."""
    if sentence >= _STORY:
        return
    thing = _defined(context.text, context.parsed[0])
    if thing is None or not all(_goes_on(context.parsed[number], thing) for number in range(1, sentence + 1)):
        return
    parsed = context.parsed[sentence]
    for token in parsed.tokens:
        verb = _verb(token, thing.gender)
        if verb is None or not _is_its(parsed, token, thing, sentence):
            continue
        date = _date_beside(context, sentence, token)
        if date is None:
            continue
        form, lemma = verb
        words = thing.words if sentence == 0 else []
        clause = Clause(parsed, token.i, sorted({*words, token.i}), None)
        standing = Standing(clause, sentence, evidence_from=0, score=0.95, lemma=lemma, retold=f"{form} {thing.said}")
        standing.instead[token.i] = Said(token.i, f"{form} {thing.said}")
        standing.steps.append(Step("defined", thing.said))
        yield standing, context, date, frozenset()


def _defined(text: str, parsed: Parsed) -> _Defined | None:
    """What stands before the dash of a definition; nobody, and nothing without a name."""
    tokens, depth = parsed.tokens, depths(parsed)
    dash = next((i for i, t in enumerate(tokens) if t.text in {"—", "–"} and not depth[i]), None)
    if dash is None:
        return None
    words = [i for i in range(dash) if not depth[i] and tokens[i].text not in {"(", ")"} and tokens[i].rel != "aside"]
    head = next((tokens[i] for i in words if tokens[i].pos == "NOUN" and tokens[i].has(Case="Nom")), None)
    if head is None or head.has(Animacy="Anim") or head.has(Number="Plur") or not 1 < len(words) <= _LONGEST:
        return None
    first = tokens[words[0]]
    of_a_place = first.pos == "ADJ" and first.lower.endswith(("ская", "ский", "ское", "цкая", "цкий", "цкое"))
    whole = words == list(range(words[0], words[-1] + 1))
    plain = whole and all(
        tokens[i].pos not in {"VERB", "AUX", "PRON", "DET", "CCONJ"} and tokens[i].text != "," for i in words
    )
    if not plain or not (of_a_place or called_by_name(parsed, words)):
        return None
    begin = first.text if of_a_place else small_first(parsed, first)
    rest = text[first.end : tokens[words[-1]].end].replace("\n", " ")
    return _Defined(f"{begin}{rest}", gender_of(head.feats.get("Gender")), words, dash)


def _goes_on(parsed: Parsed, thing: _Defined) -> bool:
    """Whether a sentence begins with a verb, or a pronoun and a verb, that tells of the thing."""
    if not parsed.tokens:
        return False
    opening = parsed.tokens[0]
    return opening.lower == _PRONOUNS.get(thing.gender) or _verb(opening, thing.gender) is not None


def _is_its(parsed: Parsed, token: Token, thing: _Defined, sentence: int) -> bool:
    """A participle of what the thing is said to be; or the verb that opens a sentence, or stands behind its pronoun."""
    if sentence:
        before = [t for t in parsed.tokens[: token.i] if not t.rel.startswith("aux")]
        opens = not token.has(VerbForm="Part") or token.has(Variant="Short")
        return opens and (not before or [t.lower for t in before] == [_PRONOUNS.get(thing.gender)])
    noun = parsed.tokens[token.head] if token.head >= 0 else token
    kind = noun.i > thing.dash and noun.pos == "NOUN" and noun.has(Case="Nom") and token.has(Case="Nom")
    first = not any(t.text in {"—", "–", ";"} for t in parsed.tokens[thing.dash + 1 : token.i])
    return kind and first and not token.has(Variant="Short") and parsed.tokens[token.i - 1].text == ","


def _verb(token: Token, gender: Gender) -> tuple[str, str] | None:
    """«состоявшееся» of a battle → («состоялась», «состояться»); «основан» → («был основан», «основать»)."""
    for one in analyses(token.lower) if gender else ():
        lemma, kind = one.normal_form.replace("ё", "е"), one.tag.POS
        if "past" not in one.tag or "sing" not in one.tag:
            continue
        fits = kind == "PRTF" or gender_in(one.tag) == gender
        if lemma in _HAPPEN and kind in {"PRTF", "VERB"}:
            said = past_active(one, gender)
            return (said, lemma) if said and fits else None
        if lemma in _MADE and kind in {"PRTF", "PRTS"} and "pssv" in one.tag:
            said = past_passive(one, gender)
            return (f"{WAS[gender]} {said}", lemma) if said and fits else None
    return None


def _date_beside(context: Context, sentence: int, verb: Token) -> Date | None:
    """The date right behind the word, if it is sure."""
    behind = (date for date in context.dates[sentence] if date.start > verb.end)
    date = next((one for one in behind if not context.text[verb.end : one.start].strip()), None)
    return date if date is not None and certain(date) and date.role is Role.AT else None
