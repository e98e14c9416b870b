"""Cities people find their time zone by."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from importlib import resources


@dataclass(frozen=True, slots=True)
class City:
    """Names of a zone's best-known city. first: languages whose speakers see it on the first screen."""

    ru: str
    en: str
    first: tuple[str, ...]


def _read() -> dict[str, City]:
    text = resources.files(__package__).joinpath("cities.csv").read_text("utf-8")
    return {
        row["zone"]: City(row["ru"], row["en"], tuple(row["first"].split()))
        for row in csv.DictReader(text.splitlines())
    }


CITIES = _read()


def city(zone: str, language: str) -> str:
    """The zone's city in that language; the zone's own name where it is not listed."""
    known = CITIES.get(zone)
    if known is None:
        return zone.rpartition("/")[2].replace("_", " ")
    return known.ru if language == "ru" else known.en


def zone_of_city(name: str) -> str | None:
    """The zone of a city named in any of our languages, however it is capitalised; None if it is not listed."""
    wanted = _bare(name)
    return next((zone for zone, city in CITIES.items() if wanted in (_bare(city.ru), _bare(city.en))), None)


def _bare(name: str) -> str:
    return name.strip(" .!").casefold().replace("ё", "е").replace("-", " ")
