"""The command line, and the place where everything is put together."""

from __future__ import annotations

import asyncio
import contextlib
import inspect
import signal
import tempfile
from collections.abc import Coroutine
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.console import marked_to_check, read_questions, read_settings, read_token, refuse, say
from bot.generate import generate
from bot.settings import Settings

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Uzelok: a Telegram bot that turns a text about events into questions, and the questions into lasting memory.",
)
SHIPPED = "smirnov"
"""The code of the set that comes with the program."""
HEARTBEAT = Path(tempfile.gettempdir()) / "uzelok.heartbeat"
ALIVE_FOR = 150
"""Seconds after the last sign of life from which the bot counts as not well."""


@app.command()
def run() -> None:
    """Run the bot.

    Example: UZELOK_TOKEN=123456:ABC… uzelok run
    """
    from bot.logs import set_up_logs

    settings = read_settings()
    token = read_token(settings)
    set_up_logs(settings.log, settings.log_format)
    _run(_serve(settings, token))


@app.command()
def demo(
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="Where the web chat listens; 0 takes any free port.")
    ] = 8080,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
) -> None:
    """Chat with the bot in a browser; needs no token and leaves nothing behind.

    Example: uzelok demo --port 8090
    """
    from bot.logs import set_up_logs

    settings = read_settings()
    set_up_logs("warning" if settings.log == "info" else settings.log, settings.log_format)
    _run(_demo(host, port))


async def _serve(settings: Settings, token: str) -> None:
    from telegram.error import InvalidToken

    from bot.service import running
    from db import open_store

    await _prepare(settings.database_url)
    heartbeat = settings.heartbeat or HEARTBEAT
    async with open_store(settings.database_url) as store:
        try:
            async with running(token, settings.api_url, store, _now, heartbeat) as service:
                typer.echo(say("running", username=service.me.username, code=SHIPPED))
                await service.wait()
        except InvalidToken:
            refuse("token-refused", server=settings.api_url)


async def _demo(host: str, port: int) -> None:
    from bot.demo import demo as chat
    from db import open_store
    from sandbox import Clock

    with tempfile.TemporaryDirectory(prefix="uzelok-demo-") as folder:
        url = f"sqlite:///{folder}/demo.sqlite3"
        await _prepare(url)
        async with open_store(url) as store:
            try:
                async with chat(store, host, port, Clock(), SHIPPED) as address:
                    typer.echo(f"\n{say('demo-ready')}\n\n  {address}\n\n{say('demo-hint')}\n")
                    await asyncio.Event().wait()
            except OSError:
                refuse("busy-port", port=str(port), other=str(port + 10))


async def _prepare(url: str) -> None:
    """Migrations, then the shipped content."""
    from importlib import resources

    from db import migrate, open_store
    from quiz.formats import read_yaml
    from quiz.usecases.keep import publish

    await asyncio.to_thread(migrate, url)
    content = resources.files("content")
    questions = read_yaml(
        content.joinpath("questions.yaml").read_bytes(), content.joinpath("smirnov.md").read_text("utf-8")
    )
    async with open_store(url) as store:
        await store.run(publish, SHIPPED, questions, _now())


@app.command()
def migrate() -> None:
    """Bring the database up to date (`run` and `import` do it by themselves).

    Example: uzelok migrate
    """
    from db import migrate as change

    url = read_settings().database_url
    with _explained():
        revision = change(url)
        typer.echo(say("migrated", where=url.rpartition("@")[2], revision=revision))


@app.command()
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


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="A question file (YAML).")],
    code: Annotated[str, typer.Option(help="What the share link carries; the same code again updates the set.")],
) -> None:
    """Publish a question file, or bring its set up to date; memories stay with their facts.

    Example: uzelok import questions.yaml --code history-9
    """
    import re

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
            set_ = await store.run(publish, code, questions, _now())
        typer.echo(say("imported", title=set_.title, facts=set_.facts, code=code))

    _run(work())


@app.command()
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

    _run(work())


app.command()(generate)


@app.command()
def rebuild() -> None:
    """Make all memories anew from the log of answers.

    Example: uzelok rebuild
    """
    from db import open_store
    from quiz.usecases.keep import rebuild as rebuild_one

    async def work() -> None:
        learners = facts = changed = 0
        async with open_store(read_settings().database_url) as store:
            for learner in await store.run(lambda tx: list(tx.learners.ids())):
                found = await store.run(rebuild_one, learner)
                learners, facts, changed = learners + 1, facts + found.facts, changed + found.changed
        typer.echo(say("rebuilt", learners=learners, facts=facts, changed=changed))

    _run(work())


@app.command()
def health() -> None:
    """Say whether the bot on this machine is alive; exit code 1 if not.

    Example: uzelok health
    """
    heartbeat = read_settings().heartbeat or HEARTBEAT
    if not heartbeat.exists():
        refuse("never-alive")
    silent = int(_now().timestamp() - heartbeat.stat().st_mtime)
    if silent > ALIVE_FOR:
        refuse("unhealthy", seconds=silent)
    typer.echo(say("healthy"))


def _find_set(tx: Any, code: str) -> tuple[Any, list[str]]:
    found = tx.sets.by_code(code)
    return (tx.sets.questions(found.id) if found else None), [set_.code for set_ in tx.sets.all()]


def _run(work: Coroutine[Any, Any, None]) -> None:
    """Run until it ends or somebody stops it, in peace."""

    async def until_stopped() -> None:
        task = asyncio.ensure_future(work)
        loop = asyncio.get_running_loop()
        for name in (signal.SIGINT, signal.SIGTERM):
            with contextlib.suppress(NotImplementedError):  # Windows has no such handlers; Ctrl+C works all the same
                loop.add_signal_handler(name, task.cancel)
        with contextlib.suppress(asyncio.CancelledError):
            await task

    with _explained(), contextlib.suppress(KeyboardInterrupt):
        asyncio.run(until_stopped())


@contextlib.contextmanager
def _explained() -> Any:
    """A database that cannot be used ends the program with a clear word."""
    from db import DatabaseUnusable, NewerDatabase

    try:
        yield
    except DatabaseUnusable as error:
        refuse(f"db-{error.reason.value}", where=error.where, detail=error.detail)
    except NewerDatabase as error:
        refuse("db-newer", where=error.where, found=error.found, known=error.known)


def _now() -> datetime:
    return datetime.now(UTC)


def _examples() -> str:
    """One example of each command, as its own help gives it."""
    helps = [inspect.getdoc(command.callback) or "" for command in app.registered_commands if command.callback]
    return "\n\n".join(["Examples:", *(text.partition("Example: ")[2] for text in helps)])


app.info.epilog = _examples()


def main() -> None:
    """The command `uzelok`."""
    app()


if __name__ == "__main__":
    main()
