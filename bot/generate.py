"""`uzelok generate`: a text becomes a draft of questions."""

from __future__ import annotations

import asyncio
import errno
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from bot.console import refuse, say
from bot.work import AUTHOR
from quiz.drafts import Draft, NoDraft, Progress

LONGEST_TITLE = 100
"""Characters, as in any question file."""
STOPPED = 130
"""The exit code of what Ctrl+C ended."""


def generate(
    text: Annotated[Path, typer.Argument(help="A text about events: .txt, .md, .docx, .pdf or .epub.")],
    output: Annotated[
        Path, typer.Option("--output", "-o", help="The question file to write; the text goes beside it.")
    ],
    title: Annotated[str, typer.Option(help="The set's title; the text's own if you give none.")] = "",
    seed: Annotated[int, typer.Option(help="Another number, other wrong options in another order.")] = 0,
    explain: Annotated[
        bool, typer.Option(help="Tell of each sentence what it gave, by which rules, or why not.")
    ] = False,
    force: Annotated[bool, typer.Option(help="Overwrite the files if they exist.")] = False,
) -> None:
    """Write questions from a text: a draft for you to review.

    Example: uzelok generate chronicle.docx -o draft.yaml
    """
    beside = output.with_name(f"{output.stem}.source.txt")
    _check(text, output, beside, title, force)
    draft = _draft(text, title, seed)
    if not draft.questions.facts:
        if explain:
            _explain(draft)
        _nothing(text, draft)
    from quiz.formats import write_yaml

    questions = write_yaml(replace(draft.questions, source=beside.name))
    _write({beside: draft.questions.material.encode(), output: questions})
    if explain:
        _explain(draft)
    _tell(draft)
    marked = sum(bool(one.origin and one.origin.check) for fact in draft.questions.facts for one in fact.questions)
    typer.echo(say("generated", path=str(output), source=beside.name, marked=marked))


def _check(text: Path, output: Path, beside: Path, title: str, force: bool) -> None:
    """All that can be known before the work."""
    if len(title) > LONGEST_TITLE:
        refuse("title-long", limit=LONGEST_TITLE)
    if output.resolve() == text.resolve():
        refuse("generate-onto-itself", path=str(output))
    for path in (output, beside):
        if path.is_dir():
            refuse("file-unwritable", path=str(path), problem=os.strerror(errno.EISDIR))
        if path.exists() and not force:
            refuse("file-exists", path=str(path))
    if not output.parent.is_dir() or not os.access(output.parent, os.W_OK):
        refuse("folder-unwritable", path=str(output.parent))


def _draft(text: Path, title: str, seed: int) -> Draft:
    """Written in a worker process: bounded in memory and time, and stopped by Ctrl+C whatever it does."""
    from authoring.errors import WorkerLost
    from authoring.workshop import Workshop

    async def work(data: bytes) -> Draft:
        with _progress() as show:
            async with Workshop(AUTHOR) as workshop:
                return await workshop.draft(data, text.name, title=title, seed=seed, on_progress=show)

    try:
        return asyncio.run(work(_read(text)))
    except KeyboardInterrupt:
        typer.echo(say("stopped"), err=True)
        raise typer.Exit(STOPPED) from None
    except NoDraft as error:
        if isinstance(error, WorkerLost) and error.report:
            typer.echo(error.report, err=True)
        typer.echo(f"{text}: {say(error.sentence, **error.data)}", err=True)
        raise typer.Exit(1) from None


def _read(text: Path) -> bytes:
    """The file's bytes; a giant is not even read."""
    from authoring.errors import UnreadableText
    from authoring.reading import MEGABYTE, MOST_BYTES

    try:
        if (size := text.stat().st_size) > MOST_BYTES:
            raise UnreadableText("too-large", limit=str(MOST_BYTES // MEGABYTE), size=f"{size / MEGABYTE:.1f}")
        with text.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        refuse("file-missing", path=str(text))
    except OSError as error:
        refuse("file-unreadable", path=str(text), problem=error.strerror or str(error))


@contextmanager
def _progress() -> Iterator[Callable[[Progress], None]]:
    """A bar on stderr, one stage after another; nothing where nobody looks."""
    from rich.console import Console
    from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    console = Console(stderr=True)
    columns = TextColumn("{task.description}", markup=False), BarColumn(), TaskProgressColumn(), TimeElapsedColumn()
    with Bar(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(say("stage-reading"), total=None)
        yield lambda at: bar.update(task, description=say(f"stage-{at.stage}"), total=at.total, completed=at.done)


def _write(files: Mapping[Path, bytes]) -> None:
    """All of them whole, or, if something goes wrong, none of them touched and nothing left lying about."""
    parts = {path: path.with_name(f".{path.name}.{os.getpid()}.part") for path in files}
    try:
        for path, content in files.items():
            parts[path].write_bytes(content)
        for path, part in parts.items():
            part.replace(path)
    except OSError as error:
        refuse("file-unwritable", path=str(next(iter(files))), problem=error.strerror or str(error))
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)


def _tell(draft: Draft) -> None:
    from rich.console import Console
    from rich.table import Column, Table
    from rich.text import Text

    from bot.draft_report import lacks, seen, summary
    from bot.texts.console import console_words

    words = console_words()
    typer.echo(f"{say('seen')}: {seen(draft.seen, words)}")
    table = Table.grid(Column(no_wrap=True), Column(justify="right"), padding=(0, 2))
    for label, value in summary(draft, words):
        table.add_row(Text(label), Text(value))
    Console(highlight=False).print(table)
    for line in lacks(draft.seen, words):
        typer.echo(line)


def _explain(draft: Draft) -> None:
    from bot.draft_report import explanation
    from bot.texts.console import console_words

    for line in explanation(draft, console_words()):
        typer.echo(line)


def _nothing(text: Path, draft: Draft) -> NoReturn:
    """No questions: what was understood, and what is missing."""
    from bot.draft_report import lacks, reasons, seen
    from bot.texts.console import console_words

    words = console_words()
    lines = [say("generated-nothing", path=str(text)), say("seen") + ": " + seen(draft.seen, words)]
    why = [f"  {count}  {reason}" for reason, count in reasons(draft, words)]
    if why:
        why = [say("sum-unused") + ":", *why]
    typer.echo("\n".join([*lines, *lacks(draft.seen, words), *why]), err=True)
    raise typer.Exit(1)
