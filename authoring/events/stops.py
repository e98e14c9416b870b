"""Where a clause ends besides at its commas: semicolons, colons, dashes, «а»."""

from __future__ import annotations

from typing import Final

from authoring.events.clause import STOPS, Refused, comma_before, depths, is_finite
from authoring.parsing import Parsed

_ELLIPSIS: Final = 5
"""Words at most between the comma and the dash of a clause without its verb."""
_WAYS: Final = (
    "канал", "шоссе", "дорог", "лини", "трасс", "участ", "поезд", "магистрал", "маршрут", "матч", "рейс", "перегон",
    "тракт",
)  # fmt: skip
"""What joins two places by a dash: «канал Москва — Волга»."""
_CONTRAST: Final = frozenset({"а", "но", "однако", "зато", "да", "причем", "притом"})


def between_stops(parsed: Parsed, begin: int, end: int, verb: int) -> tuple[int, int]:
    """The part of a segment around its verb that no semicolon, colon, dash, bracket or «, а» cuts off."""
    tokens = parsed.tokens
    depth = depths(parsed)
    stops = [i for i in range(begin, end) if depth[i] == 0 and tokens[i].rel != "aside" and _is_stop(parsed, i)]
    begin = next((i + 1 for i in reversed(stops) if i < verb and tokens[i].text != ","), begin)
    first = next((i for i in stops if i > verb), None)
    if first is None:
        return begin, end
    if tokens[first].text in {":", "—", "–"}:
        _refuse_open(parsed, first, verb)
    if tokens[first].text not in {"—", "–"} or tokens[first - 1].text == "," or any(map(is_finite, tokens[first:])):
        return begin, first
    return begin, _end_at_dash(parsed, first, end, verb)


def _is_stop(parsed: Parsed, i: int) -> bool:
    """A sign at which a clause may end; not the dash of «канал Москва — Волга»."""
    tokens = parsed.tokens
    if tokens[i].text == ",":
        return [t.lower for t in tokens[i + 1 : i + 2] if t.lower in _CONTRAST] != []
    if tokens[i].text not in STOPS:
        return False
    around = [t.text[:1].isupper() for t in (*tokens[i - 1 : i], *tokens[i + 1 : i + 2])]
    way = tokens[i - 2].lower.startswith(_WAYS) if i > 1 else False
    return not (way and around == [True, True])


def _end_at_dash(parsed: Parsed, dash: int, end: int, verb: int) -> int:
    """Where the clause ends: at the dash, before a clause without its verb, or where its apposition does. Raises
    Refused."""
    ellipsis = _ellipsis_before(parsed, dash, verb)
    if ellipsis is not None:
        return ellipsis
    if _tells_of_subject(parsed, dash, end, verb) or _in_honour(parsed, dash):
        return dash
    if _explains(parsed, dash, verb):
        return dash
    if not _short_apposition(parsed, dash, end):
        raise Refused("apposition-cut", parsed.tokens[dash - 1].text)
    return end


def _in_honour(parsed: Parsed, dash: int) -> bool:
    """«переименовали в Калинин — в честь …»: why, and nothing that the clause needs."""
    return [t.lower for t in parsed.tokens[dash + 1 : dash + 3]] in (["в", "честь"], ["в", "память"])


def _ellipsis_before(parsed: Parsed, dash: int, verb: int) -> int | None:
    """The comma of «…, в Хабаровске — месяцем позже»: a clause that leaves its verb out; None if it is none."""
    comma = comma_before(parsed, dash)
    short = comma > verb and parsed.tokens[comma].text == "," and dash - comma <= _ELLIPSIS
    opening = parsed.tokens[comma + 1]
    other = opening.pos == "PROPN" and opening.has(Case="Nom")  # «Германия объявила войну …, Австрия — 6 августа»
    dated = opening.text.isdigit()  # «войска оставили Калугу, 14 октября — Калинин»
    return comma if short and (opening.pos == "ADP" or other or dated) else None


def apposed(parsed: Parsed, begin: int, end: int, verb: int) -> set[int]:
    """What stands behind a dash that was kept belongs to the noun before it, whatever the tree says."""
    dash = next((i for i in range(verb + 1, end) if parsed.tokens[i].text in {"—", "–"}), None)
    return set(range(dash, end)) if dash is not None and dash >= begin else set()


def _explains(parsed: Parsed, dash: int, verb: int) -> bool:
    """«Самару переименовали в Куйбышев — в честь …», «вернулся в Томск — в дом отца»: whole without it."""
    told = [t for t in parsed.children(verb) if verb < t.i < dash and t.rel in {"obj", "obl", "xcomp", "iobj"}]
    denied = any(t.lower in {"не", "ни"} for t in parsed.tokens[:dash])
    return parsed.tokens[dash + 1].pos == "ADP" and bool(told) and not denied


def _short_apposition(parsed: Parsed, dash: int, end: int) -> bool:
    """«… украли «Богиню» — кубок Жюля Риме»: it stays to the end of the sentence."""
    rest = parsed.tokens[dash + 1 : end]
    plain = all(t.text not in {",", ":", ";", "—", "–"} and t.rel != "aside" for t in rest)
    return 0 < len(rest) <= 8 and plain and rest[0].pos in {"NOUN", "PROPN", "ADJ", "PUNCT"}


def _tells_of_subject(parsed: Parsed, dash: int, end: int, verb: int) -> bool:
    """«был запущен первый спутник Земли — шар диаметром 58 сантиметров, весивший …»: more about a subject that stands
    last and is told closely without it."""
    subject = next((t for t in parsed.children(verb) if t.rel in {"nsubj", "nsubj:pass"} and t.i > verb), None)
    rest = [t for t in parsed.tokens[dash + 1 : end] if t.pos in {"NOUN", "PROPN"}]
    if subject is None or not rest or any(t.text in {"—", "–", ":"} for t in parsed.tokens[dash + 1 : end]):
        return False
    told = parsed.child(subject.i, "nmod", "appos") is not None and parsed.child(subject.i, "conj") is None
    last = all(subject.i in {up.i for up in parsed.ancestors(t.i)} for t in parsed.tokens[subject.i + 1 : dash])
    opening = parsed.tokens[dash + 1]
    same = rest[0].has(Case="Nom") and opening.pos in {"NOUN", "ADJ", "NUM"} and opening.text.islower()
    return told and last and same and not any(t.text == "," for t in parsed.tokens[verb:dash])


def _refuse_open(parsed: Parsed, i: int, verb: int) -> None:
    """What is said after a colon may be what the verb needs («заявил: …», «открыл три элемента: …»)."""
    after = parsed.tokens[i + 1 : i + 3]
    if parsed.tokens[i].text == ":" and any(token.text == "«" for token in after):
        raise Refused("speech-follows", parsed.tokens[verb].text)


def without_ellipses(parsed: Parsed, chunks: list[list[int]], verb: int, end: int) -> list[list[int]]:
    """«… издана книга, в 1927-м — «Лекции»»: what hangs before a dash behind the verb is a clause without its own."""
    last = chunks[-1] if chunks else []
    dash = end < len(parsed.tokens) and parsed.tokens[end].text in {"—", "–"}
    if len(chunks) > 1 and dash and last and last[0] > verb:
        return chunks[:-1]
    return chunks
