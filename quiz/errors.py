"""What can be wrong with what people give us, as data, and the sentences that tell it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from fluent.runtime import FluentBundle

Language = Literal["ru", "en"]

TEXTS = Path(__file__).parent / "formats" / "faults"
COUNTED = frozenset({"count", "length", "limit", "least", "most"})
"""Data that sentences inflect by number («1 знак», «2 знака», «5 знаков»)."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a file.

    line, column: from 1, None where it concerns the whole file. where: the way to it from the top, counted
    from 0 ("facts[3].questions[1].wrong[0]"), "" for the file. code: stable, for programs. data: what the
    sentence names; "fact" and "question" are the ids of those it stands in, where known.
    """

    line: int | None
    column: int | None
    where: str
    code: str
    data: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return sentence(self, "en")


class BadFile(Exception):
    """A file that cannot be taken in. `faults`: everything found, in the order of the file, at least one."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(self.faults)

    def __str__(self) -> str:
        return "\n".join(map(str, self.faults))


def sentence(fault: Fault, language: Language) -> str:
    """One line for people: where it is, what is wrong and what would be right."""
    values = {name: int(text) if name in COUNTED else text for name, text in fault.data.items()}
    said = _say(language, fault.code, values)
    return ": ".join(part for part in (*_place(fault, language), " ".join(said.split())) if part)


def _place(fault: Fault, language: Language) -> tuple[str, str]:
    """The line, and the way to it; of a cell, which names its line itself, its column instead."""
    line = str(fault.line or "")
    if line and (cell := re.fullmatch(rf"([A-Z]{{1,3}}){line}", fault.where)):
        return _say(language, "at-cell", {"line": line, "column": cell[1]}), ""
    return _say(language, "at-line", {"line": line}) if line else "", _trail(fault)


def _say(language: Language, code: str, values: Mapping[str, str | int]) -> str:
    """Raises LookupError for a code without a sentence, or data the sentence needs and has not got."""
    bundle = _bundle(language)
    pattern = bundle.get_message(code).value
    if pattern is None:
        raise LookupError(f"no sentence for the fault {code!r} in {language}")
    said, problems = bundle.format_pattern(pattern, dict(values))
    if problems:
        raise LookupError(f"the sentence for {code!r} in {language}: {problems}")
    return str(said)


def _trail(fault: Fault) -> str:
    """ "facts[3].questions[1].wrong[0]" → "facts › ballots › choice-1 › wrong › 1"."""
    steps: list[str] = []
    for name, index in re.findall(r"([\w-]+)(?:\[(\d+)\])?", fault.where):
        number = str(int(index) + 1) if index else ""
        match name, number:
            case "facts", str(number) if number:
                steps += ["facts", fault.data.get("fact", number)]
            case "questions", str(number) if number:
                steps.append(fault.data.get("question", f"questions › {number}"))
            case _:
                steps += [name, number] if number else [name]
    return " › ".join(steps)


@cache
def _bundle(language: Language) -> FluentBundle:
    # Slow to import and needed only when something is wrong.
    from fluent.runtime import FluentBundle, FluentResource

    bundle = FluentBundle([language], use_isolating=False)
    for texts in sorted(TEXTS.glob(f"*.{language}.ftl")):  # one for each format
        bundle.add_resource(FluentResource(texts.read_text(encoding="utf-8")))
    return bundle
