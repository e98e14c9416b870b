"""A large file becomes a set: `python -m bench.imports` tells it of every format that is read and written.

The file is made first. Then a process of its own, with a database of its own, takes its bytes to the set that is
stored; it is asked how long that took, how long it held the bot up at the end, and how much memory it had at most.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench.databases import sqlite_file
from bench.figures import Figure
from bench.population import NOW
from bench.stores import opened
from quiz.errors import BadFile
from quiz.formats.exchange import FORMATS
from quiz.formats.foreign import Format
from quiz.questions import (
    Choice,
    Cloze,
    Fact,
    Flashcard,
    Kind,
    Match,
    MultiChoice,
    Option,
    Order,
    Question,
    QuestionSet,
    TrueFalse,
    Typed,
)
from quiz.usecases.keep import publish

QUESTIONS = 10_000
"""In one file, each of a fact of its own."""
MOST = 20_000
"""As many as a file may have."""
RUNS = 3
FEW = 16
"""Enough to see what a format can carry."""
MIXES: tuple[Sequence[Kind], ...] = (tuple(Kind), (Kind.CHOICE,), (Kind.FLASHCARD,))
"""Kinds by turns; for each format the first of these which it carries whole."""
_NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
_NAMES = ("Тихий", "Соболиный", "Дальний", "Каменный", "Медвежий", "Туманный", "Северный", "Ледовый", "Гусиный")


@dataclass(frozen=True, slots=True)
class Taken:
    """What one import needed. seconds: from bytes to the set stored. held: seconds of its transaction, during which
    nobody else writes. peak: megabytes of the whole process."""

    seconds: float
    held: float
    peak: float


def measure_imports() -> list[Figure]:
    """Time and memory of 10,000 questions in each format, and of twice as many in ours."""
    figures = []
    for each in both_ways():
        taken = imported(each, QUESTIONS)
        name = f"import of {QUESTIONS:,} questions, {each.name}"
        figures += [
            Figure(name, tuple(one.seconds for one in taken), 5.0, "s"),
            Figure(f"{name}: peak memory", tuple(one.peak for one in taken), 300.0, "MB"),
        ]
    ours = FORMATS[0]
    held = tuple(one.held * 1000 for one in imported(ours, QUESTIONS))
    figures.append(Figure(f"how long publishing {QUESTIONS:,} questions holds the writer", held, 300.0, "ms"))
    twice = tuple(one.seconds for one in imported(ours, MOST))
    return [*figures, Figure(f"import of {MOST:,} questions, {ours.name}", twice, 10.0, "s")]


def both_ways() -> list[Format]:
    """The formats whose files can be written here and read again."""
    return [each for each in FORMATS if each.read and each.write]


def imported(format_: Format, count: int, runs: int = RUNS) -> list[Taken]:
    """A file of so many questions taken in several times."""
    with tempfile.TemporaryDirectory(prefix="uzelok-bench-") as folder:
        file = Path(folder) / f"questions{format_.endings[0]}"
        file.write_bytes(_written(format_, invented(count, mix_for(format_))))
        return [_in_a_process(format_, file, count) for _ in range(runs)]


def mix_for(format_: Format) -> Sequence[Kind]:
    """The kinds of question that come back from a file as many as they were. Raises ValueError if none do."""
    for kinds in MIXES:
        if _read(format_, _written(format_, invented(FEW, kinds))) == FEW:
            return kinds
    raise ValueError(f"{format_.name}: none of the mixes comes back whole")


def invented(count: int, kinds: Sequence[Kind]) -> QuestionSet:
    """Facts as long as real ones, each with a quote and a question, of these kinds by turns."""
    facts = []
    for number in range(count):
        year, name = 1700 + number * 37 % 251, f"{_NAMES[number % len(_NAMES)]}-{number}"
        said = f"В {year} году экспедиция, которую вела Анна Белова, нанесла на карту остров {name}."
        question = _question(kinds[number % len(kinds)], number, str(year), name)
        facts.append(Fact(f"island-{number}", said, f"{said[:-1]}, о чём сообщила отчётом.", (question,)))
    return QuestionSet("Острова", "ru", tuple(facts))


def _question(kind: Kind, number: int, year: str, name: str) -> Question:
    key, ask = f"{kind}-1", f"Что в отчёте № {number} сказано об острове {name}?"
    why = f"Об этом сообщал отчёт № {number}, поданный следующей весной."
    others = tuple(f"{other}-{number + 1}" for other in _NAMES[number % 3 :][:5])
    wrong = tuple(Option(other) for other in others[:3])
    match kind:
        case Kind.CHOICE:
            return Choice(key=key, ask=ask, answer="Его нанесли на карту", wrong=wrong, explanation=why)
        case Kind.MULTI_CHOICE:
            return MultiChoice(key=key, ask=ask, answer=("Его нашли", year), wrong=wrong, explanation=why, level=2)
        case Kind.TRUE_FALSE:
            return TrueFalse(key=key, ask=f"Остров {name} открыли в {year} году.", answer=True, explanation=why)
        case Kind.TYPED:
            return Typed(key=key, ask=ask, answer="Открыт", accept=("Найден",), explanation=why, level=3)
        case Kind.CLOZE:
            return Cloze(key=key, ask=f"Остров {name} открыли в {{{year}}} году.", explanation=why, level=2)
        case Kind.ORDER:
            return Order(key=key, ask=ask, answer=others[:4], explanation=why, level=2)
        case Kind.MATCH:
            pairs = tuple((str(1900 + place), other) for place, other in enumerate(others[:3]))
            return Match(key=key, ask=ask, answer=pairs, explanation=why, level=2)
        case Kind.FLASHCARD:
            return Flashcard(key=key, ask=ask, answer=f"Его открыли в {year} году.", explanation=why)


def _written(format_: Format, questions: QuestionSet) -> bytes:
    assert format_.write is not None
    return format_.write(questions, NOW).data


def _read(format_: Format, data: bytes) -> int:
    """How many questions."""
    assert format_.read is not None
    try:
        found = format_.read(data, f"questions{format_.endings[0]}").questions
    except BadFile:
        return 0
    return sum(len(fact.questions) for fact in found.facts)


def _in_a_process(format_: Format, file: Path, count: int) -> Taken:
    with sqlite_file() as url:
        command = [sys.executable, "-m", "bench.imports", format_.name, str(file), url]
        told = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    if told.pop("facts") != count:
        raise RuntimeError(f"{format_.name}: of {count} facts not all were stored")
    return Taken(**told)


def take_in(name: str, file: Path, url: str) -> dict[str, float]:
    """The values of `Taken` for this process, and how many facts the set has."""
    read = next(each.read for each in FORMATS if each.name == name)
    assert read is not None
    data = file.read_bytes()
    with opened(url) as store:
        begun = time.perf_counter()
        questions = read(data, file.name).questions
        publishing = time.perf_counter()
        stored = store.run(publish, "measured", questions, _NOW)
        ended = time.perf_counter()
    return {"seconds": ended - begun, "held": ended - publishing, "peak": _peak(), "facts": stored.facts}


def _peak() -> float:
    """Megabytes this process ever had in memory; measured on Linux only."""
    lines = Path("/proc/self/status").read_text("ascii", errors="replace").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) * 1024 / 1e6


def main() -> None:
    """Print every format."""
    table = Table("format", "questions", "kinds", "seconds", "held, ms", "peak, MB")
    for each in both_ways():
        for count in (QUESTIONS, MOST):
            for one in imported(each, count, runs=1):
                cells = (f"{one.seconds:.2f}", f"{one.held * 1000:.0f}", f"{one.peak:.0f}")
                table.add_row(each.name, f"{count:,}", f"{len(mix_for(each))}", *cells)
    Console().print(table)


if __name__ == "__main__":
    if sys.argv[1:]:
        print(json.dumps(take_in(sys.argv[1], Path(sys.argv[2]), sys.argv[3])))
    else:
        main()
