"""What has namesakes in other countries and other years: «Учредительное собрание», «Вацлав I», «сборная СССР»."""

from __future__ import annotations

import re
from typing import Final

from authoring.events.clause import Clause, Refused
from authoring.events.context import Context
from authoring.events.nouns import NATIONS, RANKS
from authoring.events.stand import Standing
from authoring.events.wording import Said
from authoring.events.wordlists import listed
from authoring.gazetteer import times_without
from authoring.parsing import Token
from authoring.topic import noun_of
from quiz.drafts import Step

_ASSEMBLIES: Final = re.compile(
    r"(?:учредительн|национальн|народн|законодательн)\w+ собрани\w+|временн\w+ правительств\w+"
    r"|народн\w+ дом\w*|(?:дворц|двор[её]ц|дом)\w* (?:культуры|офицеров)|городск\w+ дум\w+|благородн\w+ собрани\w+"
    r"|государственн\w+ совет\w*|верховн\w+ (?:суд|совет)\w*|революционн\w+ (?:совет|комитет)\w*|земск\w+ собор\w*",
    re.IGNORECASE,
)
"""Many a country had one."""
_MONARCHS: Final = frozenset(
    {
        "Пётр I", "Пётр II", "Пётр III", "Екатерина I", "Екатерина II", "Павел I", "Александр I", "Александр II",
        "Александр III", "Николай I", "Николай II", "Иван III", "Иван IV", "Людовик XIV", "Людовик XV", "Людовик XVI",
        "Людовик XVIII", "Наполеон I", "Наполеон III", "Карл XII", "Елизавета I", "Елизавета II", "Генрих VIII",
        "Фридрих II", "Вильгельм II", "Рамсес II", "Сулейман I", "Тутмос III", "Мехмед II", "Филипп II",
    }
)  # fmt: skip
"""Whose number says enough."""
_COUPLES: Final = frozenset(
    {"супруги", "супругов", "супругам", "молодых", "молодожёнов", "братьев", "сестёр", "родителей"}
)
_HOUSES: Final = frozenset({"семья", "двор", "чета", "династия"})
_PROVINCES: Final = frozenset(
    {"область", "губерния", "уезд", "край", "район", "округ", "волость", "республика", "кантон"}
)
"""«образовали область»: which?"""
_RULING: Final = ("императорск", "королевск", "царск", "княжеск", "ханск", "султанск")
_FLIGHTS: Final = listed("полёт рейс визит поездка вылет восхождение путешествие плавание переход")
_PLAGUES: Final = listed("чума холера эпидемия голод засуха наводнение пожар землетрясение мор")
_BREAKING_OUT: Final = frozenset({"вспыхнуть", "начаться", "разразиться", "произойти", "случиться"})
_SPORTS: Final = {
    "футбол": "футболу", "хокке": "хоккею", "баскетбол": "баскетболу", "волейбол": "волейболу", "гандбол": "гандболу",
    "шахмат": "шахматам", "регби": "регби", "теннис": "теннису", "биатлон": "биатлону", "гимнастик": "гимнастике",
}  # fmt: skip
_CONTESTS: Final = ("кубк", "кубок", "чемпион", "олимп", "первенств", "финал", "универсиад", "спартакиад")
_LEAST: Final = 2
"""Times a text names its sport."""


def one_of_several(standing: Standing, context: Context) -> None:
    """Refuses what other countries, courts and years had as well, unless the clause says whose or which it was."""
    clause = standing.clause
    for token in clause.words():
        if token.i in standing.instead or token.i in standing.without or token.pos not in {"NOUN", "PROPN"}:
            continue
        below = [t for t in clause.parsed.children(token.i) if t.i in clause.kept]
        whose = any(t.rel in {"nmod", "appos"} and (t.has(Case="Gen") or t.pos == "PROPN") for t in below)
        core = token.rel in {"nsubj", "nsubj:pass", "obj"} and token.has(Number="Sing")
        if noun_of(token) in _PROVINCES and core and not _is_called(clause, token, below):
            raise Refused("whose", token.text)
        if token.lower in _COUPLES and not whose and not any(t.rel in {"amod", "nummod"} for t in below):
            raise Refused("whose", token.text)
        ruling = any(t.lower.startswith(_RULING) for t in below)
        if noun_of(token) in _HOUSES and ruling and not whose:
            raise Refused("whose", token.text)
    _assembly(standing, context)
    _monarchs(standing)
    _star(standing)
    _again(standing)
    _toll(standing)


def _is_called(clause: Clause, token: Token, below: list[Token]) -> bool:
    """«Томская область», «округ «Сокол»», «район имени Лапина»."""
    own = any(t.pos in {"ADJ", "PROPN"} or t.rel in {"appos", "nmod", "nummod"} for t in below)
    return own or (token.i > 0 and (clause.parsed.name_at(token.i) is not None or token.text[:1].isupper()))


def _says_of_where(standing: Standing) -> bool:
    """A country, a nation or a town stands in the clause."""
    clause = standing.clause
    return bool(clause.names("LOC")) or any(t.lower.startswith(NATIONS) for t in clause.words() if t.pos == "ADJ")


def _assembly(standing: Standing, context: Context) -> None:
    said = " ".join(token.text for token in standing.clause.words())
    found = _ASSEMBLIES.search(said)
    if (
        found is None
        or standing.people
        or standing.replaced
        or _says_of_where(standing)
        or re.search(r"\b[А-ЯЁ]{3,}\b", said)
    ):
        return
    dates = [one for one in context.dates[standing.sentence] if one.complete]
    if not any(times_without(found[0], one.first) for one in dates):
        raise Refused("whose", found[0])  # not Russia's of 1917


def _monarchs(standing: Standing) -> None:
    """«Вацлав I скончался»: of which country? A title, a nation or a country may say it."""
    clause = standing.clause
    ranked = any(token.pos == "NOUN" and noun_of(token) in RANKS for token in clause.words())
    if ranked or _says_of_where(standing):
        return
    for name, person in standing.people:
        core = clause.token(name.first).rel in {"nsubj", "nsubj:pass", "obj"}
        if core and person.name.number and f"{person.name.first} {person.name.number}" not in _MONARCHS:
            raise Refused("whose", str(person.name))


def _star(standing: Standing) -> None:
    """«получил золотую звезду»: of a hero of what?"""
    for token in standing.clause.words():
        if noun_of(token) == "звезда" and any(
            t.lower.startswith("золот") for t in standing.clause.parsed.children(token.i)
        ):
            told = any(t.lower.startswith(("геро", "медал")) for t in standing.clause.words())
            if not told:
                raise Refused("object-unclear", token.text)


def _again(standing: Standing) -> None:
    """«совершил полёт над позициями», «в Бомбее вспыхнула чума»: not the first one, nor the last."""
    clause = standing.clause
    first = any(t.lower.startswith(("перв", "впервые", "последн", "велик")) for t in clause.words())
    if first:
        return
    for token in clause.words():
        flown = standing.lemma == "совершить" and token.rel == "obj" and noun_of(token) in _FLIGHTS
        plague = noun_of(token) in _PLAGUES and token.i == clause.subject and standing.lemma in _BREAKING_OUT
        if (flown or plague) and not _is_told_closely(clause, token):
            raise Refused("small-deed", token.text)


def _toll(standing: Standing) -> None:
    """«умерло более 10 % населения Томска»: of what?"""
    clause = standing.clause
    counted = any(t.text[:1].isdigit() and t.i in clause.parsed.subtree(clause.subject or 0) for t in clause.words())
    if standing.lemma not in {"умереть", "погибнуть"} or not counted or clause.subject is None:
        return
    causes = [t for t in clause.words() if t.rel == "case" and t.lower in {"от", "при", "из-за"}]
    thing = any(
        t.rel == "obl" and t.head == clause.verb and t.pos == "NOUN" and noun_of(t) != "год" for t in clause.words()
    )
    if not causes and not thing:
        raise Refused("small-deed", clause.token(clause.verb).text)


def _is_told_closely(clause: Clause, token: Token) -> bool:
    """«перелёт из Москвы в Пекин», «пожар Рейхстага»: names of its own behind it."""
    below = [clause.token(i) for i in clause.parsed.subtree(token.i) if i in clause.kept and i != token.i]
    named = [t for t in (*below, *clause.words()) if t.i > token.i and (t.pos == "PROPN" or t.text == "«")]
    return len(named) > 1 or (bool(named) and named[0] in below)


def side_with_sport(standing: Standing, context: Context) -> None:
    """«сборная СССР» → «сборная СССР по футболу», where the text is about that sport; else it is refused."""
    clause = standing.clause
    _team(clause)
    for token in clause.words():
        if noun_of(token) != "сборная" or token.i in standing.instead or token.i in standing.without:
            continue
        told = any(t.lower.startswith(tuple(_SPORTS)) for t in clause.words())
        adjectives = any(t.rel == "amod" for t in clause.parsed.children(token.i))
        after = clause.token(token.i + 1) if token.i + 1 in clause.kept else None
        several = sum(noun_of(one) == "сборная" for one in clause.words()) > 1  # «выиграла у сборной Сербии»
        if told or adjectives or several:
            return
        sport = _sport(context)
        if sport is None or after is None or after.pos != "PROPN" or after.i in standing.instead:
            raise Refused("subject-unclear", token.text)
        standing.reworded[after.i] = Said(after.i, f"{after.text} по {sport}")
        standing.says_more = True
        standing.steps.append(Step("side-with-sport", sport))
        return


def _team(clause: Clause) -> None:
    """«путь советской команды начался»: in which sport, and in which contest?"""
    words = [token.lower for token in clause.words()]
    told = any(word.startswith((*_SPORTS, *_CONTESTS)) for word in words) or "«" in words
    for token in clause.words():
        national = any(t.lower.startswith((*NATIONS, "советск")) for t in clause.parsed.children(token.i))
        if noun_of(token) == "команда" and national and not told:
            raise Refused("subject-unclear", token.text)


def _sport(context: Context) -> str | None:
    """The one sport that the text names, twice at least and thrice as often as any other."""
    text = context.text.lower()
    counted = sorted(((text.count(stem), stem) for stem in _SPORTS), reverse=True)
    (most, stem), (next_, _) = counted[:2]
    return _SPORTS[stem] if most >= _LEAST and most >= 3 * next_ else None
