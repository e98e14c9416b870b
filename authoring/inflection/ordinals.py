"""Ordinals in digits with their endings: «15-й», «46-го», «20-е»."""

from __future__ import annotations

import re

from authoring.inflection.grammar import Case, Gender, Number

ORDINAL = re.compile(r"^(\d+)-(й|я|е|го|му|м|ю|х|ми)$")
MASCULINE = {Case.NOM: "й", Case.GEN: "го", Case.DAT: "му", Case.INS: "м", Case.LOC: "м"}
FEMININE = {Case.NOM: "я", Case.GEN: "й", Case.DAT: "й", Case.ACC: "ю", Case.INS: "й", Case.LOC: "й"}
PLURAL = {Case.NOM: "е", Case.GEN: "х", Case.DAT: "м", Case.INS: "ми", Case.LOC: "х"}


def is_ordinal(word: str) -> bool:
    return bool(ORDINAL.match(word))


def ordinal_form(word: str, case: Case, number: Number, gender: Gender, animacy: str | None) -> str | None:
    found = ORDINAL.match(word)
    if found is None:
        return None
    if case is Case.ACC and (number == "pl" or gender == "m"):
        case = Case.GEN if animacy == "anim" else Case.NOM
    if number == "pl":
        ending = PLURAL[case]
    elif gender == "f":
        ending = FEMININE[case]
    else:
        ending = "е" if gender == "n" and case in (Case.NOM, Case.ACC) else MASCULINE[case]
    return f"{found[1]}-{ending}"
