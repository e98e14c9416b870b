"""`uzelok check`, `import`, `export`, `convert` and `complaints`: question files and the sets made of them."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.console import in_words, marked_to_check, read_questions, read_settings, refuse, say
from bot.work import now, run_until_stopped


def check(file: Annotated[Path, typer.Argument(help="A question file (YAML).")]) -> None:
    """Say everything that is wrong with a question file, with its line and what would be right.

    Example: uzelok check content/questions.yaml
    """
    questions = read_questions(file)
    count = sum(len(fact.questions) for fact in questions.facts)
    typer.echo(say("check-ok", path=str(file), facts=len(questions.facts), questions=count))
    if marked := marked_to_check(questions):
        typer.echo(say("check-marked", count=marked))
    if questions.draft:
        typer.echo(say("check-draft"))


def import_(
    file: Annotated[Path, typer.Argument(help="A question file (YAML).")],
    code: Annotated[str, typer.Option(help="What the share link carries; the same code again updates the set.")],
) -> None:
    """Publish a question file, or bring its set up to date; memories stay with their facts.

    Example: uzelok import questions.yaml --code history-9
    """
    from db import migrate as change
    from db import open_store
    from quiz.usecases.keep import publish

    if not re.fullmatch(r"[A-Za-z0-9_-]{1,64}", code):
        refuse("bad-code-form", code=code)
    questions = read_questions(file)
    if questions.draft:
        refuse("import-draft", path=str(file), marked=marked_to_check(questions))
    url = read_settings().database_url

    async def work() -> None:
        await asyncio.to_thread(change, url)
        async with open_store(url) as store:
            set_ = await store.run(publish, code, questions, now())
        typer.echo(say("imported", title=set_.title, facts=set_.facts, code=code))

    run_until_stopped(work())


def export(
    code: Annotated[str, typer.Argument(help="The code in the set's share link.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The file to write.")],
    force: Annotated[bool, typer.Option(help="Overwrite the file if it exists.")] = False,
) -> None:
    """Write a set as a question file.

    Example: uzelok export smirnov -o smirnov.yaml
    """
    from db import open_store
    from quiz.formats import write_yaml

    if output.exists() and not force:
        refuse("file-exists", path=str(output))

    async def work() -> None:
        async with open_store(read_settings().database_url) as store:
            questions, codes = await store.run(_find_set, code)
        if questions is None:
            refuse("no-such-set", code=code, codes=", ".join(codes) or "—")
        try:
            await asyncio.to_thread(output.write_bytes, write_yaml(questions))
        except OSError as error:
            refuse("file-unwritable", path=str(output), problem=error.strerror or str(error))
        typer.echo(say("exported", path=str(output), facts=len(questions.facts)))

    run_until_stopped(work())


def convert(
    source: Annotated[Path, typer.Argument(help="A file with questions, in any of the formats.")],
    target: Annotated[Path, typer.Argument(help="The file to write; its ending says in which format.")],
    force: Annotated[bool, typer.Option(help="Overwrite the file if it exists.")] = False,
) -> None:
    """Turn a file with questions into another format, by the endings of both.

    Example: uzelok convert quiz.gift quiz.xlsx
    """
    from quiz.formats.exchange import FORMATS, format_of

    into = format_of(target.name)
    if into is None or into.write is None:
        endings = ", ".join(ending for each in FORMATS if each.write for ending in each.endings)
        refuse("convert-no-format", path=str(target), endings=endings)
    if target.exists() and not force:
        refuse("file-exists", path=str(target))
    questions = read_questions(source)
    written = into.write(questions, now())
    try:
        target.write_bytes(written.data)
    except OSError as error:
        refuse("file-unwritable", path=str(target), problem=error.strerror or str(error))
    for fault in written.lost:
        typer.echo(in_words(fault), err=True)
    count = sum(len(fact.questions) for fact in questions.facts)
    typer.echo(say("converted", path=str(target), facts=len(questions.facts), questions=count))


def complaints() -> None:
    """List what learners reported in the sets that nobody owns: of the others their teachers are told in the chat.

    Example: uzelok complaints
    """
    from db import open_store
    from quiz.usecases.reported import unowned_reports

    async def work() -> None:
        async with open_store(read_settings().database_url) as store:
            found = await store.look(unowned_reports)
        if not found:
            typer.echo(say("complaints-none"))
        for reports in found:
            typer.echo(say("complaints-set", title=_one_line(reports[0].set.title), code=reports[0].set.code))
            for each in reports:
                question = _one_line(each.fact.read_as(each.key))
                typer.echo(
                    say(
                        "complaints-question", question=question, place=f"{each.fact.key}/{each.key}", count=each.people
                    )
                )
                for said in each.words:
                    typer.echo(say("complaints-words", words=_one_line(said)))

    run_until_stopped(work())


def _one_line(text: str) -> str:
    """What a person wrote, without what a terminal would obey."""
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in " ".join(text.split()))


def _find_set(tx: Any, code: str) -> tuple[Any, list[str]]:
    found = tx.sets.by_code(code)
    there = found is not None and found.deleted_at is None
    return (tx.sets.questions(found.id) if there else None), [set_.code for set_ in tx.sets.all()]
