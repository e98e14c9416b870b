"""The thing a text is about: «Большой театр», called «театр» from then on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from authoring.events.nominal import in_case, noun_phrase
from authoring.inflection import Case, decline_phrase
from authoring.inflection.dictionary import analyses, known
from authoring.parsing import Parsed, Token

_LEAST: Final = 2
"""Times it must be called by the noun alone."""
_LONGEST_TITLE: Final = 7
_OF_PLACE: Final = ("ская", "ский", "ское", "цкая", "цкий", "цкое")
_SHORT: Final = {"автозавод": "завод", "метрополитен": "метро", "водохранилище": "море", "автодорога": "дорога",
                "магистраль": "дорога", "сражение": "битва", "обсерватория": "станция"}  # fmt: skip
"""What a thing is called for short."""
_CALLED_SO: Final = frozenset(
    {
        "крепость", "станция", "замок", "усадьба", "космодром", "аэропорт", "остров", "озеро",
        "клуб", "завод", "фабрика", "комбинат", "верфь", "театр", "музей", "журнал", "газета", "издательство",
        "ледокол", "крейсер", "линкор", "броненосец", "корабль", "пароход", "теплоход", "яхта", "шхуна", "компания",
    }
)  # fmt: skip
"""Kinds that are said before a name that stays as it is: «в крепости Копорье», «завод «Темп»»."""
_NO_THING: Final = frozenset(
    {"год", "век", "история", "глава", "часть", "раздел", "параграф", "лето", "судьба", "человек"}
)


@dataclass(frozen=True, slots=True)
class Topic:
    """noun: what it is called for short, in the nominative. forms: its whole name in each case. own: what the text
    calls it by, where it never says the whole: «Копорье» of «крепость Копорье»."""

    noun: str
    gender: str
    forms: Mapping[Case, str]
    own: str = ""


def topic_of(headings: Sequence[Parsed], parsed: Sequence[Parsed]) -> Topic | None:
    """The thing that the title or the first sentence names with a capital, and that the text then calls by its noun."""
    for source in (*headings[:1], *parsed[:1]):
        for head, words in _named(source, is_title=source in headings[:1]):
            noun = next((n for n in (noun_of(head), _SHORT.get(noun_of(head), "")) if n and _alone(parsed, n)), "")
            plain = source.tokens[words[0]].i == head.i and any(source.tokens[i].text[:1].isupper() for i in words[1:])
            named = in_case(source, words, Case.NOM, as_it_stands=not plain)  # «здание Томского театра»
            if named is None or not noun or noun in _NO_THING or _alone(parsed, noun) < _LEAST:
                continue
            if "«" in named and _is_common(source.tokens[words[0]]):
                named = named[0].lower() + named[1:]  # the capital is the heading's
            forms = {case: said for case in Case if (said := decline_phrase(named.split(), case, given=Case.NOM))}
            if len(forms) == len(Case):
                return Topic(noun, head.feats.get("Gender", ""), forms)
    return _defined(parsed)


def _defined(parsed: Sequence[Parsed]) -> Topic | None:
    """«Копорье — крепость на севере», ««Заря» — футбольный клуб»: the kind behind the dash, and the name behind it."""
    tokens = parsed[0].tokens if parsed else []
    dash = next((t.i for t in tokens if t.text in {"—", "–"}), 0)
    name = [t for t in tokens[:dash] if t.rel != "aside"]
    town = name.pop().text if len(name) > 3 and name[-2].text == "»" and name[-1].pos == "PROPN" else ""
    quoted = len(name) > 2 and name[0].text == "«" and name[-1].text == "»" and len(name) <= _LONGEST_TITLE
    if not quoted and [t.pos for t in name] != ["PROPN"]:
        return None
    head = next((t for t in tokens[dash + 1 :] if t.pos != "ADJ"), None)
    if head is None or not head.has(Case="Nom", Number="Sing") or noun_of(head) not in _CALLED_SO:
        return None
    noun = noun_of(head)
    if _alone(parsed, noun) < _LEAST:
        return None
    title = f"«{' '.join(t.text for t in name[1:-1])}»" if quoted else name[0].text
    own = f"{title} {town}".rstrip()  # ««Заря» Томск — футбольный клуб»: there is a «Заря» elsewhere
    title = f"{title} ({town})" if town else title
    kind = {case: said for case in Case if (said := decline_phrase([noun], case, given=Case.NOM))}
    forms = {case: f"{said} {title}" for case, said in kind.items()}
    return Topic(noun, head.feats.get("Gender", ""), forms, own) if len(forms) == len(Case) else None


def _is_common(token: Token) -> bool:
    """«Завод», «Футбольный»; not «Томский», not «НПО»."""
    readings = known(token.text)
    proper = any(mark in one.tag for one in readings for mark in ("Geox", "Surn", "Name", "Orgn", "Abbr"))
    return bool(readings) and not proper and not token.lower.endswith(_OF_PLACE) and not token.text.isupper()


def _named(source: Parsed, *, is_title: bool) -> Iterator[tuple[Token, list[int]]]:
    """Nouns with an adjective or a title of their own that has a capital: «Большого театра», «завод «Темп»»."""
    for head in source.tokens:
        if head.pos != "NOUN" or head.has(Number="Plur") or head.has(Animacy="Anim"):
            continue
        if any(t.text == "«" for t in source.tokens[max(0, head.i - 1) : head.i]):
            continue
        words = [i for i in noun_phrase(source, head.i) if i >= head.i - 4]
        if head.i not in words or not 1 < len(words) <= 6:
            continue
        tokens = [source.tokens[i] for i in words]
        if not is_title and not (head.rel.startswith("nsubj") and head.has(Case="Nom")):
            continue
        whole = is_title and words == [t.i for t in source.tokens if t.pos != "PUNCT"]
        own = any(t.text[:1].isupper() and (t.i or whole) and t.rel == "amod" for t in tokens)
        if own or any(t.text == "«" for t in tokens):
            yield head, words


def noun_of(token: Token) -> str:
    """The noun in its nominative, as the dictionary has it."""
    return next((one.normal_form for one in analyses(token.text) if one.tag.POS == "NOUN"), token.lower)


def is_bare(parsed: Parsed, token: Token) -> bool:
    """Nothing says which one it is."""
    return not any(t.rel in {"amod", "nmod", "appos", "det", "nummod", "acl"} for t in parsed.children(token.i))


def _alone(parsed: Sequence[Parsed], noun: str) -> int:
    return sum(
        token.pos == "NOUN" and token.has(Number="Sing") and noun_of(token) == noun and is_bare(one, token)
        for one in parsed
        for token in one.tokens
    )
