"""A clause in words again: without some of its parts, with others said in full."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from authoring.events.clause import Clause
from authoring.events.nouns import OF_COUNTRIES
from authoring.events.wordlists import listed
from authoring.inflection.dictionary import Parse, known
from authoring.parsing import Parsed, Token

_TIGHT_BEFORE: Final = frozenset({",", ".", ")", "»", ";", ":", "?", "!", "%"})
_TIGHT_AFTER: Final = frozenset({"(", "«", "№"})
_CLUSTER: Final = re.compile(r"Льв[аоеуы]")
_SMOOTH: Final = re.compile(r"[А-ЯЁ]\.|[А-КМ-ШЭЮЯЁ][аеёиоуыэюя]|[АИОУЭЮЯЕЁ][а-яё]")
_GLUED: Final = re.compile(r"(?<![\w.-])([А-ЯЁ]\.|им\.)(?=[А-ЯЁ])")
"""«В.Лапин»: the text saved a space."""
_ROMAN: Final = re.compile(r"[IVXLCDM]+")


@dataclass(frozen=True, slots=True)
class Said:
    """What is said instead of the tokens [first, last]; "" leaves them out."""

    last: int
    text: str


def wording(clause: Clause, without: Collection[int] = (), instead: Mapping[int, Said] | None = None) -> str:
    """The clause as running text, its first letter small unless it is a name's. instead: by first token."""
    instead = instead or {}
    tokens = clause.parsed.tokens
    left = _left_out(clause, set(without))
    pieces: list[str] = []
    before: Token | None = None
    skip_to = -1
    for i in clause.kept:
        if i in left or i <= skip_to:
            continue
        token = tokens[i]
        text = token.text
        if i in instead:
            text, skip_to = instead[i].text, instead[i].last
            if not text:
                continue
            if pieces:
                pieces[-1] = _before_name(pieces[-1], text)
        elif _needless_capital(clause.parsed, token):
            text = text[:1].lower() + text[1:]
        elif not pieces:
            text = small_first(clause.parsed, token)
        text = spaced(text)
        pieces.append(text if before is None or _tight(before, token) else " " + text)
        before = tokens[min(max(i, skip_to), len(tokens) - 1)]
    return _tidy("".join(pieces))


def _before_name(before: str, text: str) -> str:
    """«с Троцким» → «со Львом Троцким», «со Смирновым» → «с И. Н. Смирновым»."""
    word = before.strip().lower()
    if word in {"с", "к", "в"} and _CLUSTER.match(text):
        return before + "о"
    return before[:-1] if word in {"со", "ко", "во"} and _SMOOTH.match(text) else before


def _needless_capital(parsed: Parsed, token: Token) -> bool:
    """«был назначен Наркомом»: an office is no name, whatever respect it was written with."""
    text = token.text
    if not text.istitle() or token.pos not in {"NOUN", "PROPN"} or parsed.name_at(token.i) is not None:
        return False
    around = parsed.tokens[max(0, token.i - 1) : token.i] + parsed.tokens[token.i + 1 : token.i + 2]
    parses = known(text)
    office = bool(parses) and all("anim" in one.tag and "masc" in one.tag for one in parses[:2])
    named = any(mark in one.tag for one in parses for mark in ("Name", "Surn", "Patr", "Geox"))
    return office and not named and not any(t.text[:1].isupper() or t.text == "«" for t in around)


def _left_out(clause: Clause, without: set[int]) -> set[int]:
    """The words to leave out and the commas that stand for nothing without them."""
    kept = clause.kept
    if not without:
        return without
    left = set(without)
    closing = False
    for place, i in enumerate(kept):
        if clause.parsed.tokens[i].text != ",":
            continue
        kind = clause.commas.get(i)
        emptied = place > 0 and kept[place - 1] in without and _opens(clause, place, without)
        beside_gap = emptied or (place + 1 < len(kept) and kept[place + 1] in without)
        first = all(j in left or clause.parsed.tokens[j].text == "," for j in kept[:place])
        if beside_gap or first or (closing and kind != "list" and i < clause.verb):
            left.add(i)  # «в мае, на суде, Лапин»: both go; «в мае, Лапин, ученик Белова, покинул»: the first alone
            closing = emptied and clause.token(i + 1).pos in {"ADP", "ADV"}
    return left


def _opens(clause: Clause, place: int, without: Collection[int]) -> bool:
    """Whether nothing is left between this comma and the one before it, or the beginning."""
    for i in reversed(clause.kept[:place]):
        if clause.parsed.tokens[i].text == ",":
            return True
        if i not in without:
            return False
    return True


def _tight(before: Token, token: Token) -> bool:
    """Whether the two stand without a space: as they stood if they were neighbours, else by what signs they are."""
    if token.i == before.i + 1:
        return token.start == before.end
    return token.text in _TIGHT_BEFORE or before.text in _TIGHT_AFTER


def small_first(parsed: Parsed, token: Token) -> str:
    """A sentence's first word as it is inside one: a name keeps its capital."""
    text = token.text
    if not text[:1].isupper() or text[:1].isascii() or is_proper(parsed, token) or token.i != _first_word(parsed):
        return text
    return text[:1].lower() + text[1:]


_OF_PRIZES: Final = ("Нобелевск", "Сталинск", "Ленинск", "Пулитцеровск", "Демидовск")
_ADJECTIVE: Final = re.compile(r"(?<!ск)(?:[ыио]й|ая|яя|ое|ее|ые|ие)$")
_TOWNS: Final = frozenset({"город", "село", "деревня", "остров", "крепость", "станция", "посёлок", "река"})
_COMMON_BODIES: Final = frozenset(
    {"бюро", "группа", "отряд", "завод", "фабрика", "дивизия", "войска", "армия", "отдел"}
)
"""«конструкторское бюро Лапина»: no name of its own."""


def _is_plain_noun(parsed: Parsed, token: Token) -> bool:
    """«Гимназию она окончила …»: the first word, which the models took for a name because of its capital."""
    name = parsed.name_at(token.i)
    marks = ("Name", "Surn", "Patr", "Geox", "Orgn", "Abbr")
    common = not any(mark in one.tag for one in known(token.text) for mark in marks)
    return common and name is not None and name.kind != "PER" and name.first == name.last


_PLAIN_BODIES: Final = listed(
    """армия дивизия бригада полк корпус отряд батальон эскадра эскадрилья флотилия фронт штаб кафедра факультет завод
    фабрика трест комбинат мануфактура правительство команда сборная клуб группа партия фракция комиссия музей театр
    университет школа училище гимназия редакция газета журнал издательство типография компания фирма посольство
    парламент экспедиция лаборатория больница библиотека монастырь экипаж делегация"""
)
"""«Армия Наполеона», «Кафедра физики»: no capital of their own, whatever name they begin."""
_BY_PLACE: Final = frozenset(
    ["договор", "мир", "уния", "перемирие", "битва", "сражение", "пакт", "конгресс", "собор", "рада", "трактат"]
)


def _is_of_place(parsed: Parsed, token: Token) -> bool:
    """«Гадячский договор», «Куликовская битва»: named after a place; not «русско-турецкий договор»."""
    noun = parsed.tokens[token.head] if token.head > token.i else token
    ending = re.search(r"ск(?:ий|ая|ое)$", token.text)
    return (
        ending is not None
        and "-" not in token.text
        and noun.i == token.i + 1
        and noun.lower in _BY_PLACE
        and not token.lower.startswith(OF_COUNTRIES)
    )


def _tells_of_name(parsed: Parsed, token: Token, parses: Sequence[Parse]) -> bool:
    """«Трёхместный «Восход»», «Купцы Скрипины»: a common word before the name, of which the model made part of it."""
    after = parsed.tokens[token.i + 1 : token.i + 2]
    if not after or any(mark in one.tag for one in parses for mark in ("Name", "Surn", "Patr", "Geox", "Orgn")):
        return False
    if after[0].text == "«":
        return _ADJECTIVE.search(token.text) is not None and "ск" not in token.lower[-4:]
    people = bool(parses) and all("anim" in one.tag and one.tag.number == "plur" for one in parses)
    return people and after[0].text[:1].isupper()


def _first_word(parsed: Parsed) -> int:
    return next((t.i for t in parsed.tokens if t.text[:1].isalnum()), 0)


def is_proper(parsed: Parsed, token: Token) -> bool:
    """Whether a word has its capital of its own right."""
    text = token.text
    if text.partition("-")[2][:1].isupper() and text.partition("-")[2][1:2].islower():
        return True  # «Западно-Сибирский»
    if (len(text) > 1 and text[1:2].isupper()) or _ROMAN.fullmatch(text) or (len(text) == 1 and text.isascii()):
        return True
    if token.pos in {"ADP", "CCONJ", "SCONJ", "PRON", "DET", "PART", "ADV", "NUM", "VERB", "AUX"}:
        return False
    if text.startswith(_OF_PRIZES) and parsed.tokens[token.i + 1].lower.startswith("преми"):
        return True
    parses = known(text)
    if token.i == _first_word(parsed) and parses and _is_plain_noun(parsed, token):
        return False
    if token.i == _first_word(parsed) and any(one.normal_form in _PLAIN_BODIES for one in parses[:2]):
        return False
    if token.i == _first_word(parsed) and token.pos == "ADJ" and _is_of_place(parsed, token):
        return True
    name = parsed.name_at(token.i)
    if name is not None and name.kind == "LOC" and name.last > token.i and parsed.tokens[token.i + 1].text.istitle():
        return token.lower not in _TOWNS  # «Южная Каролина», but «Город Омск»
    if token.i == _first_word(parsed) and _tells_of_name(parsed, token, parses):
        return False
    if token.i == _first_word(parsed) and not parses and token.rel == "amod" and _ADJECTIVE.search(text):
        return False  # «Трёхдюймовая пушка»; «Казанская» is of a name
    proper = any(mark in one.tag for one in parses for mark in ("Name", "Surn", "Patr", "Geox", "Orgn"))
    if parses and not proper and parsed.name_at(token.i) is None:
        return False
    if not proper and token.pos == "ADJ":
        # «Главный педагогический институт», but «российские войска»: an adjective of a name that begins with it
        name = parsed.name_at(token.i)
        common = any(t.lower in _COMMON_BODIES | _BY_PLACE for t in parsed.tokens[token.i + 1 : token.i + 3])
        return name is not None and name.first == token.i and name.kind == "ORG" and name.last > token.i and not common
    return proper or token.pos == "PROPN" or parsed.name_at(token.i) is not None


def spaced(text: str) -> str:
    """«В.Лапин» → «В. Лапин»."""
    return _GLUED.sub(r"\1 ", text)


def _tidy(text: str) -> str:
    text = re.sub(r"\s+", " ", text).strip()
    text = re.sub(r"\s+([,.;:?!»)])", r"\1", text)
    return re.sub(r"^[,;:–—\s]+|[,;:–—\s]+$", "", text)


def capital(text: str) -> str:
    """The text with a capital at its first letter, behind an opening quote too."""
    for place, sign in enumerate(text):
        if sign.isalnum():
            return text[:place] + sign.upper() + text[place + 1 :]
    return text
