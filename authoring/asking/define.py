"""Who or what it is: «Павлов — русский физиолог»."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import Final

from authoring.asking.asked import Asked
from authoring.events.context import Context
from authoring.events.nouns import FAMOUS
from authoring.events.wording import capital, small_first
from authoring.events.wordlists import HEDGES, LEANING, PERSONAL, POINTING, SPEAKER
from authoring.gazetteer import look_up
from authoring.inflection.dictionary import known
from authoring.mentions import RANKS
from authoring.parsing import Parsed, Token
from authoring.people import Person
from authoring.people.manner import Manner, manner
from authoring.topic import noun_of
from quiz.questions import Flashcard

_LENGTHS: Final = (20, 220)
_AWAY: Final = re.compile(r"\s*\([^()]*\)")
_OPINIONS: Final = ("сам", "личност", "символ", "пример", "гордост", "удар", "шедевр", "лучш", "худш", "подлинн")
_BODIES: Final = (
    "сражение", "восстание", "движение", "объединение", "учреждение", "издание", "собрание", "здание", "управление",
    "отделение", "произведение", "соглашение", "соединение", "имение", "сооружение", "поселение", "растение",
)  # fmt: skip
_NOW: Final = frozenset({"ныне", "сейчас", "теперь"})
_NO: Final = HEDGES | PERSONAL | POINTING | SPEAKER | _NOW | frozenset({"не", "ни", "также", "тоже"})


def ask_what_it_is(context: Context, sentence: int) -> Asked | None:
    """A sentence that opens with a name, a dash and a noun in the nominative; asked as a flashcard."""
    parsed = context.parsed[sentence]
    dash = next((t.i for t in parsed.tokens if t.text == "—"), 0)
    named = parsed.tokens[:dash]
    rest = [t for t in parsed.tokens[dash + 1 :] if t.pos != "PUNCT"]
    if any(t.head == -1 and t.pos in {"VERB", "AUX"} for t in parsed.tokens):
        return None
    if not named or not rest or any(t.lower in _NO for t in (*named, *rest)) or not _is_definition(rest):
        return None
    if _judges(rest) or any(_is_verb(t) and not _in_relative(rest, t) for t in rest):
        return None
    if any(_is_doing(t) for t in named):
        return None
    if named[0].pos == "ADP" or any(t.text[:1].isdigit() for t in named):
        return None  # «С 1932 года Лапин — директор музея»
    if any(t.pos in {"VERB", "AUX"} and t.has(VerbForm="Fin") for t in named) or len(named) > 12:
        return None
    name = _AWAY.sub("", context.text[named[0].start : named[-1].end]).strip()
    titles = sum(1 for _ in takewhile(_is_title, named))  # «Граф Никита Иванович Панин»
    person = next((person for one, person in context.people_in(sentence) if one.first in {0, titles}), None)
    if person is None and (_are_people(named) or titles or look_up(name) is not None):
        return None  # «Что такое Владивосток?»: nobody needs to learn it
    if "," in name or not (person or _is_named(parsed, named)) or name.count("«") != name.count("»"):
        return None
    answer = _AWAY.sub("", context.text[parsed.tokens[dash].end : parsed.end]).strip()
    if not _LENGTHS[0] <= len(answer) <= _LENGTHS[1] or answer.count("«") != answer.count("»") or "—" in answer:
        return None
    if person is not None and manner(person.name) is Manner.SINGLE and person.name.last not in FAMOUS:
        return None  # «Кто такой Ли?»
    name = name[:1].lower() + name[1:] if titles else name if person else _called(parsed, named, name)
    opening = {"m": "Кто такой", "f": "Кто такая"}.get(_gender(person, rest), "Кто это:") if person else "Что такое"
    asked = Asked("what-it-is", capital(f"{name} — {answer}"), (parsed.start, parsed.end), (sentence,), 0.9, ())
    asked.add("definition-card", Flashcard(key="", ask=f"{opening} {name}?", answer=capital(answer)))
    return asked


def _is_doing(token: Token) -> bool:
    """«Изучение творчества Лапина — часть программы» defines nothing."""
    return token.pos == "NOUN" and token.lower.endswith("ние") and not token.lower.endswith(_BODIES)


def _is_title(token: Token) -> bool:
    """«граф», «император»: what people are, before their names."""
    called = token.pos == "NOUN" or noun_of(token) in RANKS
    return called and token.has(Animacy="Anim", Number="Sing", Case="Nom")


def _are_people(named: list[Token]) -> bool:
    """«Тренеры сборной — Лапин и Белов»."""
    first = next((t for t in named if t.pos == "NOUN"), None)
    return first is not None and first.has(Animacy="Anim", Number="Plur") and not any(t.text == "«" for t in named)


def _judges(rest: list[Token]) -> bool:
    """«самый серьёзный удар», «особо примечательная личность», «в минувшем году»: an opinion, or a time not told."""
    leaning = any(t.pos == "ADJ" and t.lower.startswith(LEANING) for t in rest)
    return leaning or any(t.lower.startswith(_OPINIONS) for t in rest)


def _is_verb(token: Token) -> bool:
    """By the tagger or by the dictionary: «младший сын короля наследовал престол» defines nobody."""
    readings = known(token.text)[:1] if token.text.islower() else []
    return token.has(VerbForm="Fin") or any("VERB" in one.tag for one in readings)


def _in_relative(rest: list[Token], verb: Token) -> bool:
    """«…, который построил Белов»."""
    return any(t.lower.startswith("котор") and t.i < verb.i for t in rest)


def _called(parsed: Parsed, named: list[Token], name: str) -> str:
    """«кинофестиваль «Радуга»»: inside a question the noun before a title has no capital."""
    before_title = named[0].pos == "NOUN" and [t.text for t in named[1:2]] == ["«"]
    return name[:1].lower() + name[1:] if before_title or small_first(parsed, named[0])[:1].islower() else name


def _gender(person: Person, rest: list[Token]) -> str:
    """«Даниэл Пик — дочь певца»: what she is tells better than her name."""
    noun = next((t for t in rest if t.pos == "NOUN"), None)
    kin = noun is not None and noun.has(Gender="Fem", Animacy="Anim")
    return "f" if kin else person.gender


def _is_definition(rest: list[Token]) -> bool:
    """A noun phrase in the nominative first, no verb before it."""
    for token in rest:
        if token.pos in {"NOUN", "PROPN"}:
            return token.has(Case="Nom")
        if token.pos not in {"ADJ", "NUM", "ADP", "DET", "ADV", "CCONJ"} and not token.has(VerbForm="Part"):
            return False
        if token.pos == "ADP" or (token.feats.get("Case") not in {None, "Nom"} and token.pos == "ADJ"):
            return False
    return False


def _is_named(parsed: Parsed, named: list[Token]) -> bool:
    """A thing with a name: a title in quotes, or a known name."""
    nominative = any(t.has(Case="Nom") for t in named)
    return nominative and any(t.text == "«" or parsed.name_at(t.i) is not None for t in named)
