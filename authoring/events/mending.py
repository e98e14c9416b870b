"""What the models often see wrong, set right before a sentence is cut into clauses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from authoring.dates import Date
from authoring.inflection.dictionary import known
from authoring.parsing import ASIDE, Parsed, Token

_SHORT: Final = re.compile(r"(?:[аеёя]н|[ыеиуоя]т)[аоы]?$")
_GENDERS: Final = {"masc": "Masc", "femn": "Fem", "neut": "Neut"}


def mend(parsed: Parsed, dates: Sequence[Date]) -> None:
    """Dates and names hang together, and «сослан» is a participle, whatever the models say."""
    _hang_dates(parsed, dates)
    _hang_names(parsed)
    for token in parsed.tokens:
        if token.pos in {"NOUN", "ADJ", "ADV"} and _SHORT.search(token.text) and token.text.islower():
            _see_participle(parsed, token)
        elif token.pos in {"PROPN", "NOUN"} and token.i == 0:
            _see_gerund(token)
    parsed.rehang()


def _hang_dates(parsed: Parsed, dates: Sequence[Date]) -> None:
    """«24 марта 1971 года» is one thing: one of its words hangs on what is around it."""
    for date in dates:
        words = [t for t in parsed.tokens if date.start <= t.start < date.end and t.head != ASIDE]
        if len(words) < 2:
            continue
        inside = {t.i for t in words}
        top = next((t for t in words if t.head not in inside and t.rel in {"obl", "nmod", "advmod"}), None)
        top = top or next((t for t in words if t.head not in inside), words[0])
        for token in words:
            if token.i != top.i and token.head not in inside:
                token.head, token.rel = top.i, "nmod"


def _hang_names(parsed: Parsed) -> None:
    """«Валерий Гергиев»: a surname hangs on its given name."""
    for name in parsed.names:
        for i in range(name.first + 1, name.last + 1 if name.kind == "PER" else 0):
            if not name.first <= parsed.tokens[i].head <= name.last:
                parsed.tokens[i].head, parsed.tokens[i].rel = name.first, "flat:name"


def _see_gerund(token: Token) -> None:
    """«Возвратившись в Томск, устроил …»: a first word that is nothing but a gerund is nobody's name."""
    readings = known(token.text)
    if readings and all(one.tag.POS == "GRND" for one in readings):
        token.pos, token.rel = "VERB", "advcl"
        token.feats = {"VerbForm": "Conv", "Aspect": "Perf"}


def _see_participle(parsed: Parsed, token: Token) -> None:
    """«он был сослан» taken for a noun: a word that is nothing but a short participle."""
    readings = known(token.text)
    tag = next((one.tag for one in readings if one.tag.POS == "PRTS"), None)
    if tag is None or any(one.tag.POS != "PRTS" and "Name" not in one.tag for one in readings):
        return
    token.pos = "VERB"
    token.feats = {
        "VerbForm": "Part", "Variant": "Short", "Voice": "Pass", "Tense": "Past", "Aspect": "Perf",
        "Number": "Plur" if tag.number == "plur" else "Sing",
    }  # fmt: skip
    if tag.gender:
        token.feats["Gender"] = _GENDERS[tag.gender]
    for child in parsed.children(token.i):
        if child.rel == "cop":
            child.rel = "aux:pass"
