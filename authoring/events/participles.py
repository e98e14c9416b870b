"""«…, запущенная 10 ноября 1970 года»: a passive participle with a date tells an event of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from authoring.dates import Date, Role, certain
from authoring.events.clause import Clause
from authoring.events.context import Context
from authoring.events.deverbal import is_event_noun
from authoring.events.eventful import EVENTFUL
from authoring.events.participle_of import MOST_WORDS, gender_of_participle, thing_of
from authoring.events.parties import OF_TWO
from authoring.events.stand import Standing
from authoring.events.telling import WORKS
from authoring.events.whose import tells_too_little
from authoring.events.wording import spaced
from authoring.events.wordlists import HEARSAY, HEDGES, OF_OFFICE, PERSONAL, POINTING, SPEAKER
from authoring.inflection import Gender
from authoring.inflection.dictionary import analyses
from authoring.inflection.past import WAS, past_passive
from authoring.parsing import Parsed, Token
from authoring.topic import noun_of
from quiz.drafts import Step

_INTO: Final = ("преобраз", "переимен", "реорганиз", "перевед", "превращ", "включ", "передан", "присоедин")
_BETWEEN: Final = 5
UNSURE: Final = HEDGES | HEARSAY | PERSONAL | POINTING | SPEAKER | frozenset({"не", "ни", "затем", "тогда", "так"})


def participles(context: Context, sentence: int) -> Iterator[tuple[Standing, Context, Date, frozenset[int]]]:
    """The parts of an Event for each dated participle of a thing called by its title or a name in the nominative."""
    parsed = context.parsed[sentence]
    for token in parsed.tokens:
        if not token.has(VerbForm="Part", Aspect="Perf") or token.has(Variant="Short") or not _is_passive(token):
            continue
        date = _only_date(context, sentence, parsed, token)
        named = thing_of(context, sentence, parsed, token)
        if date is None or named is None or _verb(token) not in EVENTFUL:
            continue
        thing, words = named
        rest = [i for i in sorted(parsed.subtree(token.i)) if i != token.i]
        said = _retold(context, parsed, token, thing, words, date, rest)
        if said is None or (_verb(token) in OF_OFFICE and said.endswith(thing)):
            continue  # «назначенный в 1847 году»: to what?
        dated = [i for i in rest if date.start <= parsed.tokens[i].start < date.end]
        clause = Clause(parsed, token.i, sorted({*words, token.i, *rest}), None)
        noun = parsed.tokens[token.head] if token.head >= 0 else token
        if noun_of(noun) in WORKS and not _names_somebody(parsed, words):
            continue  # «статья «Машина войны», опубликованная в 1937 году»: whose?
        if noun.i in words and noun.pos == "NOUN" and (tells_too_little(clause, noun) or noun_of(noun) in OF_TWO):
            continue
        standing = Standing(clause, sentence, evidence_from=sentence, score=0.93, retold=said, lemma="")
        standing.steps.append(Step("participle", token.text))
        yield standing, context, date, frozenset(dated)


def _names_somebody(parsed: Parsed, words: list[int]) -> bool:
    return any(name.kind == "PER" and name.first in words for name in parsed.names)


def _verb(participle: Token) -> str:
    """«запущенная» → «запустить»."""
    found = next((one.normal_form for one in analyses(participle.lower) if one.tag.POS == "PRTF"), "")
    return found.replace("ё", "е")


def _is_passive(participle: Token) -> bool:
    """By the dictionary: the tagger takes «приглашённый» for an active one."""
    tags = [one.tag for one in analyses(participle.lower) if one.tag.POS == "PRTF"]
    return any("pssv" in tag for tag in tags) if tags else participle.has(Voice="Pass")


def _only_date(context: Context, sentence: int, parsed: Parsed, participle: Token) -> Date | None:
    """The one date behind the participle, under it in the tree; a place may stand between: «изданный в Риге в 1900»."""
    below = parsed.subtree(participle.i)
    inside = [d for d in context.dates[sentence] if any(d.start <= parsed.tokens[i].start < d.end for i in below)]
    if len(inside) != 1 or not certain(inside[0]) or inside[0].role is not Role.AT:
        return None
    between = [t for t in parsed.tokens[participle.i + 1 :] if t.start < inside[0].start]
    if not between:
        return inside[0]
    if _says_how(parsed, participle, between, inside[0]):
        return inside[0]
    place = parsed.name_at(between[-1].i)
    if place is None or place.kind != "LOC" or len(between) > 4 or between[0].lower not in {"в", "во", "на"}:
        return None
    return inside[0] if place.first == between[1].i else None


def _says_how(parsed: Parsed, participle: Token, between: list[Token], date: Date) -> bool:
    """«принятый на вооружение в 1939 году», «показанная Малым театром в мае»: no event that takes the date."""
    words = [t for t in parsed.tokens if date.start <= t.start < date.end]
    top = next((t for t in words if t.head not in {w.i for w in words}), words[0])
    far = any(t.lower in {"после", "до", "перед", ","} or is_event_noun(t.lower) for t in between)
    nobody = any(t.has(Case="Ins", Animacy="Anim") and t.text.islower() for t in between)
    own = not nobody and all(any(up.i == participle.i for up in parsed.ancestors(t.i)) for t in between)
    return top.head == participle.i and own and not far and len(between) <= _BETWEEN


def _retold(
    context: Context, parsed: Parsed, participle: Token, thing: str, words: list[int], date: Date, rest: list[int]
) -> str | None:
    """«была запущена «Луна-17» с Байконура», «Томский договор был заключён гетманом Беловым»."""
    gender = gender_of_participle(participle)
    if not gender or any(parsed.tokens[i].lower in UNSURE for i in (*words, *rest)):
        return None
    short, was = _short(participle.text, gender), WAS[gender]
    others = [i for i in rest if not date.start <= parsed.tokens[i].start < date.end and parsed.tokens[i].text != ","]
    while others and parsed.tokens[others[-1]].pos == "PUNCT" and parsed.tokens[others[-1]].text not in {"»", ")"}:
        others.pop()
    if short is None or len(others) > MOST_WORDS or any(parsed.tokens[i].pos in {"VERB", "CCONJ"} for i in others):
        return None
    if others and others != list(range(others[0], others[-1] + 1)):
        return None
    last = max((i for i in rest if date.start <= parsed.tokens[i].start < date.end), default=participle.i)
    if others and others[0] > last + 1:
        others = []  # «возведённый в 1899 году, получил медаль на выставке»: the exhibition is the verb's
    if others and parsed.tokens[others[-1]].lower in {"еще", "уже", "лишь", "только"}:
        others.pop()  # «арестованного ещё в сентябре»
    tail = context.text[parsed.tokens[others[0]].start : parsed.tokens[others[-1]].end] if others else ""
    by_somebody = any(
        parsed.tokens[i].has(Case="Ins") and (parsed.tokens[i].has(Animacy="Anim") or _is_agent(parsed, participle, i))
        for i in others
    )
    said = (thing, was, short, tail) if by_somebody else (was, short, thing, tail)
    if tail and _names_somebody(parsed, words):
        said = (thing, was, short, tail)  # «Пётр Лапин был приглашён в Томск»
    elif tail and participle.lower.startswith(_INTO):
        said = (thing, was, short, tail)  # «наместничество было преобразовано в губернию»
    elif _whither(parsed, participle, others):
        said = (was, short, tail, thing)  # «был принят на вооружение танк»
    return spaced(" ".join(part for part in said if part))


def _is_agent(parsed: Parsed, participle: Token, i: int) -> bool:
    """«показанная Малым театром»."""
    token = parsed.tokens[i]
    plain = token.pos in {"NOUN", "PROPN"} and parsed.child(i, "case") is None
    return token.rel == "obl:agent" or (plain and token.rel == "obl" and token.head == participle.i)


def _whither(parsed: Parsed, participle: Token, others: list[int]) -> bool:
    """«на вооружение», «в состав флота»: right behind the participle, and short."""
    words = [parsed.tokens[i] for i in others]
    whither = len(words) > 1 and words[0].pos == "ADP" and words[1].has(Case="Acc")
    return whither and len(words) <= 3 and words[0].i == participle.i + 1


def _short(participle: str, gender: Gender) -> str | None:
    """«запущенная» → «запущена»."""
    passive = (one for one in analyses(participle.lower()) if one.tag.POS == "PRTF" and "pssv" in one.tag)
    form = next((one for one in passive if "past" in one.tag), None)
    return past_passive(form, gender) if form is not None else None
