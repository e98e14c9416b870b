"""From words of a text to the entry they name, in whatever case they stand. Exact: nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from authoring.gazetteer.entry import Entry, read_all

PREPOSITIONS = re.compile(
    r"(?:в|во|на|из|изо|с|со|к|ко|от|ото|до|у|под|подо|близ|около|через|за|над|по|о|об|при|между|перед)", re.IGNORECASE
)

# «городе Орле» is Орёл, the town; «реку Москву» is Москва, the river. Any case, singular.
GENERIC: dict[str, str] = {
    "город города городу городом городе г г. столица столицы столице столицу столицей": "city",
    "село села селу селом селе деревня деревни деревне деревню деревней": "village",
    "река реки реке реку рекой р р.": "river",
    "озеро озера озеру озером озере": "lake",
    "море моря морю морем": "sea",
    "остров острова острову островом острове": "island",
    "полуостров полуострова полуострову полуостровом полуострове": "peninsula",
    "пролив пролива проливу проливом проливе": "strait",
    "гора горы горе гору горой вулкан вулкана вулкану вулканом вулкане": "mountain",
    "пустыня пустыни пустыне пустыню пустыней": "desert",
    "планета планеты планете планету планетой": "planet",
    "газета газеты газете газету газетой": "newspaper",
    "журнал журнала журналу журналом журнале": "journal",
    "партия партии партию партией": "party",
    "компания компании компанию компанией корпорация корпорации корпорацию корпорацией": "company",
    "фирма фирмы фирме фирму фирмой завод завода заводу заводом заводе": "company",
    "клуб клуба клубу клубом клубе": "club",
    "корабль корабля кораблю кораблём корабле": "spacecraft",
}
KIND_OF_HEAD = {head: kind for heads, kind in GENERIC.items() for head in heads.replace("ё", "е").split()}


ALIKE = str.maketrans({"ё": "е", "Ё": "Е", "’": "'", **dict.fromkeys("‐‑–—", "-"), **dict.fromkeys("„“”", '"')})
UNTIDY = re.compile(r"""["\t\n\r\f\v\xa0\u2009\u202f]|\s\s|\s\(|\s-|-\s|«\s|\s»|^\s|\s$""")


def key(words: str) -> str:
    """The words with their accidents taken away: ё, kinds of dashes and quotes, blanks."""
    plain = words.translate(ALIKE)
    if UNTIDY.search(plain) is None:
        return plain
    plain = re.sub(r'"\s*([^"«»]+?)\s*"', r"«\1»", plain)
    plain = re.sub(r"\s*-\s*", "-", plain)
    plain = re.sub(r"\s+\((?=[а-я]\))", "(", plain)  # РКП (б)
    return " ".join(re.sub(r"«\s+", "«", re.sub(r"\s+»", "»", plain)).split())


@lru_cache(maxsize=1)
def entries() -> tuple[Entry, ...]:
    """The whole gazetteer, read when first needed."""
    return tuple(read_all())


@lru_cache(maxsize=1)
def _index() -> dict[str, list[Entry]]:
    """Every form → entries, the likeliest first."""
    found: dict[str, list[Entry]] = {}
    for entry in sorted(entries(), key=_likelihood):
        for spelled in {key(form) for form in entry.forms}:
            found.setdefault(spelled, []).append(entry)
            if spelled[0].islower():  # «Империя инков» opens a sentence with a capital the entry does not have
                found.setdefault(spelled[0].upper() + spelled[1:], []).append(entry)
    return found


def _likelihood(entry: Entry) -> tuple[bool, int, int]:
    """Today's name before a former one; Алжир the country, then the town; Москва the town, then the river."""
    rank = {"country": 0, "city": 1, "region": 1}.get(entry.kind, 2)
    return entry.until is not None, rank, -entry.prominence


def look_up_all(words: Sequence[str] | str, kinds: Collection[str] | None = None) -> tuple[Entry, ...]:
    """All entries the words may name, the likeliest first.

    A name counts in any case form, in its own letters («орла» is no town), with a preposition and a generic word
    before it or without: «Твери», «в городе Твери». A name in quotes, «Правда», is found in quotes only.
    """
    text = key(words if isinstance(words, str) else " ".join(words))
    found = tuple(_index().get(text, ()))
    first, _, rest = text.partition(" ")
    if not found and PREPOSITIONS.fullmatch(first):
        text = rest
        found = tuple(_index().get(text, ()))
        first, _, rest = text.partition(" ")
    if not found and (kind := KIND_OF_HEAD.get(first.lower())):
        found = tuple(entry for entry in _index().get(rest, ()) if entry.kind == kind)
    return found if kinds is None else tuple(entry for entry in found if entry.kind in kinds)


def look_up(words: Sequence[str] | str, kinds: Collection[str] | None = None, year: int | None = None) -> Entry | None:
    """The entry the words name, or None. Of several, one that was called so in `year`, if any was."""
    found = look_up_all(words, kinds)
    if year is not None:
        found = tuple(sorted(found, key=lambda entry: not entry.lived_in(year)))
    return found[0] if found else None
