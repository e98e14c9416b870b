"""One line of the gazetteer: a name in all its cases, what it is, where it lies, when it was called so."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Entry:
    """A name as the gazetteer knows it. Every form was read by a person; none is made at run time."""

    name: str  # nominative: «Великие Луки»
    kind: str  # city, country, river, party, month …
    area: str  # from wide to narrow: «Евразия/Россия/Сибирь»; for organisations and offices the country and sphere
    since: int | None  # first year of the name, None: always
    until: int | None  # last year of the name, None: to this day
    prominence: int  # 3: everybody knows it, 1: those from there do
    gender: str  # m, f, n; empty in the plural
    plural: bool
    at: str  # answers «где?» (or «когда?» for months and days): «в Туле», «на Урале», «в январе»; else empty
    genitive: str
    dative: str
    accusative: str
    instrumental: str
    same: str  # names of one thing share this word: Петроград and Ленинград
    within: tuple[str, ...]  # what it is a part of: Закавказье is within Кавказ
    also: tuple[str, ...]  # further forms and names it is found by, never shown
    capital: bool

    @property
    def preposition(self) -> str:
        """«в», «во» or «на»; empty where nothing can be said of a place."""
        return self.at.split(" ", 1)[0] if " " in self.at else ""

    @property
    def locative(self) -> str:
        """What stands after the preposition: «Крыму» of «в Крыму»."""
        return self.at.split(" ", 1)[1] if " " in self.at else ""

    @property
    def forms(self) -> tuple[str, ...]:
        """All that it is found by, the name first."""
        cases = (self.name, self.genitive, self.dative, self.accusative, self.instrumental, self.locative)
        return tuple(dict.fromkeys(form for form in (*cases, *self.also) if form))

    def lived_in(self, year: int) -> bool:
        """Was it called so in that year? The years at both ends count."""
        return (self.since is None or self.since <= year) and (self.until is None or year <= self.until)


def read_all(folder: Path = FOLDER) -> Iterator[Entry]:
    """Every line of every file of the folder, in the order of the files' names."""
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            yield from map(_entry, csv.DictReader(file, strict=True))


def _entry(row: Mapping[str, str]) -> Entry:
    return Entry(
        name=row["name"],
        kind=row["kind"],
        area=row["area"],
        since=int(row["since"]) if row["since"] else None,
        until=int(row["until"]) if row["until"] else None,
        prominence=int(row["prominence"]),
        gender=row["gender"],
        plural=row["number"] == "pl",
        at=row["at"],
        genitive=row["genitive"],
        dative=row["dative"],
        accusative=row["accusative"],
        instrumental=row["instrumental"],
        same=row["same"],
        within=tuple(filter(None, row["within"].split("|"))),
        also=tuple(filter(None, row["also"].split("|"))),
        capital=row["capital"] == "yes",
    )
