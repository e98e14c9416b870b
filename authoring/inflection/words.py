"""One word in another form, spelled as the text spells: capitals and е for ё are kept."""

from __future__ import annotations

from authoring.inflection.dictionary import Parse, Tag
from authoring.inflection.grammar import Case, Gender, Number

OF_CASE: dict[Case, str] = {
    Case.NOM: "nomn",
    Case.GEN: "gent",
    Case.DAT: "datv",
    Case.ACC: "accs",
    Case.INS: "ablt",
    Case.LOC: "loct",
}
CASE_OF: dict[str, Case] = {
    **{grammeme: case for case, grammeme in OF_CASE.items()},
    "gen1": Case.GEN,
    "gen2": Case.GEN,
    "acc2": Case.ACC,
    "loc1": Case.LOC,
    "loc2": Case.LOC,  # в Крыму
}
OF_NUMBER: dict[Number, str] = {"sg": "sing", "pl": "plur"}
NUMBER_OF: dict[str, Number] = {"sing": "sg", "plur": "pl"}
OF_GENDER: dict[Gender, str] = {"m": "masc", "f": "femn", "n": "neut"}
GENDER_OF: dict[str, Gender] = {"masc": "m", "femn": "f", "neut": "n"}
ADJECTIVES = ("ADJF", "PRTF")


def case_in(tag: Tag) -> Case | None:
    return CASE_OF.get(tag.case or "")


def number_in(tag: Tag) -> Number | None:
    return NUMBER_OF.get(tag.number or "")


def gender_in(tag: Tag) -> Gender:
    return GENDER_OF.get(tag.gender or "", "")


def is_fixed(tag: Tag) -> bool:
    """Never changes: Политбюро, ЦК."""
    return "Fixd" in tag


def spelled(source: str, parse: Parse, word: str) -> str:
    """The new word as the source would spell it: «Троцкистско-Зиновьевский» for «Троцкистско-Зиновьевского»."""
    if "ё" in parse.word and "ё" not in source.lower():
        word = word.replace("ё", "е")
    if len(source) > 1 and source.isupper():
        return word.upper()
    old, new = source.split("-"), word.split("-")
    if len(old) != len(new):
        return word[:1].upper() + word[1:] if source[:1].isupper() else word
    return "-".join(
        after[:1].upper() + after[1:] if before[:1].isupper() else after for before, after in zip(old, new, strict=True)
    )


def inflected(source: str, parse: Parse, grammemes: set[str]) -> str | None:
    """The word with these grammemes instead of its own; None where it has no such form."""
    if is_fixed(parse.tag):
        return source
    form = _superlative(parse, grammemes) if "Supr" in parse.tag else parse.inflect(grammemes)
    return None if form is None else spelled(source, parse, form.word)


def _superlative(parse: Parse, grammemes: set[str]) -> Parse | None:
    """«высшая» stays «высшая», though the dictionary has «высочайшая» in the same paradigm."""
    stem = parse.word[:4]
    forms = [one for one in parse.lexeme if all(grammeme in one.tag for grammeme in grammemes)]
    return next((one for one in forms if "Supr" in one.tag and one.word.startswith(stem)), None)


def noun_form(source: str, parse: Parse, case: Case, number: Number, *, locative: str = "") -> str | None:
    """`locative`: the preposition; «в» and «на» want the second locative where there is one: в Крыму."""
    if locative in ("в", "во", "на") and case is Case.LOC and number == "sg":
        second = inflected(source, parse, {"loc2", "sing"})
        if second is not None:
            return second
    return inflected(source, parse, {OF_CASE[case], OF_NUMBER[number]})


def adjective_form(
    source: str, parse: Parse, case: Case, number: Number, gender: Gender, animacy: str | None
) -> str | None:
    grammemes = {OF_CASE[case], OF_NUMBER[number]}
    if number == "sg" and gender:
        grammemes.add(OF_GENDER[gender])
    if case is Case.ACC and (number == "pl" or gender == "m") and animacy:
        grammemes.add(animacy)
    return inflected(source, parse, grammemes)
