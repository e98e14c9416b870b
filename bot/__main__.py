"""The command line, and the place where everything is put together."""

from __future__ import annotations

import asyncio
import inspect
import sys
import tempfile
import traceback
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.console import read_settings, read_token, refuse, say
from bot.database_commands import backup, migrate_to, restore
from bot.fit_command import fit
from bot.generate import generate
from bot.hiding import hide
from bot.question_files import check, complaints, convert, export, import_
from bot.settings import Settings
from bot.work import explained, now, run_until_stopped, settle_down, workrooms

if TYPE_CHECKING:
    from bot.metrics import Metrics

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
    _report(settings.sentry_dsn.get_secret_value())
    run_until_stopped(_serve(settings, token))


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
    run_until_stopped(_demo(host, port))


def _backups(settings: Settings) -> Callable[[Metrics], Awaitable[None]]:
    """The nightly backup; the figures learn of the newest there is."""
    from db import back_up_if_due, newest_backup_of

    url, folder = settings.database_url, settings.backup_folder

    async def back_up(metrics: Metrics) -> None:
        await back_up_if_due(url, folder, settings.backup_keep, now())
        newest = await asyncio.to_thread(newest_backup_of, url, folder, now())
        if settings.backup_keep and url.startswith("sqlite"):
            metrics.backup.set(newest.timestamp() if newest else 0)  # 0: there should be one

    return back_up


def _report(dsn: str) -> None:
    from bot.reporting import NoSentry, report_errors

    if not dsn:
        return
    try:
        report_errors(dsn)
    except NoSentry:
        refuse("no-sentry")
    except ValueError as error:
        refuse("bad-setting", variable="UZELOK_SENTRY_DSN", problem=str(error))


async def _serve(settings: Settings, token: str) -> None:
    from telegram.error import InvalidToken

    from bot.budget import WINDOW
    from bot.service import running
    from bot.serving import CannotListen
    from bot.surroundings import server_of, surroundings_of
    from db import open_store, shared_slots
    from quiz.usecases.drafting import Allowance

    await _prepare(settings.database_url)
    allowance = Allowance(settings.texts_per_day, settings.files_per_day)
    async with open_store(settings.database_url) as store, workrooms(allowance, settings.publishing_rule()) as rooms:
        slots = await shared_slots(store, settings.messages_per_second, WINDOW)
        around = surroundings_of(settings, token, settings.heartbeat or HEARTBEAT, (_backups(settings),), rooms)
        try:
            async with running(token, server_of(settings, slots), store, now, around) as service:
                settle_down()
                typer.echo(say("running", username=service.me.username, code=SHIPPED))
                await service.wait()
        except InvalidToken:
            refuse("token-refused", server=settings.api_url)
        except CannotListen as error:
            refuse("busy-address", address=error.address, problem=error.reason)


async def _demo(host: str, port: int) -> None:
    from bot.demo import demo as chat
    from db import open_store
    from quiz.usecases.drafting import Allowance
    from sandbox import Clock

    with tempfile.TemporaryDirectory(prefix="uzelok-demo-") as folder:
        url = f"sqlite:///{folder}/demo.sqlite3"
        await _prepare(url)
        async with open_store(url) as store, workrooms(Allowance()) as rooms:
            try:
                async with chat(store, host, port, Clock(), SHIPPED, rooms) as address:
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
        await store.run(publish, SHIPPED, questions, now())


@app.command()
def migrate() -> None:
    """Bring the database up to date (`run` and `import` do it by themselves).

    Example: uzelok migrate
    """
    from db import migrate as change
    from db import shown_address

    url = read_settings().database_url
    with explained():
        revision = change(url)
        typer.echo(say("migrated", where=shown_address(url), revision=revision))


app.command()(check)
app.command("import")(import_)
app.command()(export)
app.command()(convert)
app.command()(complaints)
app.command()(generate)
app.command()(backup)
app.command()(restore)
app.command("migrate-to")(migrate_to)
app.command()(fit)


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

    run_until_stopped(work())


@app.command()
def health() -> None:
    """Say whether the bot on this machine is alive; exit code 1 if not.

    Example: uzelok health
    """
    heartbeat = read_settings().heartbeat or HEARTBEAT
    if not heartbeat.exists():
        refuse("never-alive")
    silent = int(now().timestamp() - heartbeat.stat().st_mtime)
    if silent > ALIVE_FOR:
        refuse("unhealthy", seconds=silent)
    typer.echo(say("healthy"))


def _examples() -> str:
    """One example of each command, as its own help gives it."""
    helps = [inspect.getdoc(command.callback) or "" for command in app.registered_commands if command.callback]
    return "\n\n".join(["Examples:", *(text.partition("Example: ")[2] for text in helps)])


app.info.epilog = _examples()


def main() -> None:
    """The command `uzelok`. What nobody foresaw is told in full, but for secrets."""
    try:
        app()
    except Exception:
        typer.echo(hide(traceback.format_exc()), err=True, nl=False)
        sys.exit(1)


if __name__ == "__main__":
    main()
