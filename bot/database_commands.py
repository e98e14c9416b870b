"""`uzelok backup`, `restore` and `migrate-to`: the database is copied, put back, and moved."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.console import read_settings, refuse, say
from bot.work import explained, now

if TYPE_CHECKING:
    from db import TableMoved

MEGABYTE = 1_000_000
STOPPED = 130
"""The exit code of what Ctrl+C ended."""


def backup(
    to: Annotated[
        Path | None, typer.Option(help="The folder for it; UZELOK_BACKUP_FOLDER, or “backups” beside the database.")
    ] = None,
    keep: Annotated[
        int | None, typer.Option(min=1, help="How many stay there, this one among them; UZELOK_BACKUP_KEEP.")
    ] = None,
) -> None:
    """Copy the database while the bot runs, prove the copy whole, and remove the oldest copies.

    Example: uzelok backup --to /srv/backups --keep 30
    """
    from db import back_up

    settings = read_settings()
    folder = settings.backup_folder if to is None else to
    with _told("backup-on-server"), _progress() as show:
        made = back_up(
            settings.database_url,
            folder,
            settings.backup_keep if keep is None else keep,
            now(),
            on_progress=lambda done, total: show("stage-copying", done, total),
        )
    typer.echo(say("backed-up", path=str(made.path), megabytes=_megabytes(made.size), revision=made.revision))
    if made.removed:
        typer.echo(say("backups-removed", count=len(made.removed)))


def restore(file: Annotated[Path, typer.Argument(help="A backup that `uzelok backup` made.")]) -> None:
    """Put a backup in the place of the database; stop the bot first. What was there is kept beside it.

    Example: uzelok restore var/backups/uzelok-20261127T010000Z.sqlite3
    """
    from db import ItIsTheDatabase
    from db import restore as put_back

    if not file.is_file():
        refuse("file-missing", path=str(file))
    settings = read_settings()
    with _told("restore-on-server"), _progress() as show:
        try:
            done = put_back(settings.database_url, file, now(), lambda done, total: show("stage-copying", done, total))
        except ItIsTheDatabase:
            refuse("restore-itself", path=str(file))
    typer.echo(say("restored", path=str(done.path), file=str(file)))
    if done.was != done.revision:
        typer.echo(say("restored-migrated", was=done.was, revision=done.revision))
    if done.kept is not None:
        typer.echo(say("restored-kept", path=str(done.kept)))


def migrate_to(url: Annotated[str, typer.Argument(help="An empty database: postgresql://user@host/name.")]) -> None:
    """Move the whole database to another one, SQLite to PostgreSQL or back, and compare every row; stop the bot first.

    Everybody on the machine can read a command with its words: leave the password out and give it in PGPASSWORD.

    Example: PGPASSWORD=… uzelok migrate-to postgresql://uzelok@localhost/uzelok
    """
    from db import MovedWrong, NotMovable, SameKind, TargetNotEmpty, move

    try:
        with _told(), _progress() as show:
            source = read_settings().database_url
            moved = move(source, url, lambda at: show(f"stage-{at.stage}", at.done, at.total, at.table))
    except SameKind:
        refuse("move-same-kind")
    except TargetNotEmpty as error:
        there = ", ".join(f"{name} ({rows})" for name, rows in error.there.items())
        refuse("move-not-empty", where=error.where, there=there)
    except NotMovable as error:
        refuse("move-impossible", table=error.table, detail=error.detail)
    except MovedWrong as error:
        _show_tables(error.tables)
        refuse("move-wrong")
    _show_tables(moved.tables)
    typer.echo(say("moved", rows=sum(one.rows for one in moved.tables), source=moved.source, target=moved.target))


def _show_tables(tables: Sequence[TableMoved]) -> None:
    from rich.console import Console
    from rich.table import Table

    shown = Table(say("move-table"), box=None, padding=(0, 2, 0, 0), header_style="")
    shown.add_column(say("move-rows"), justify="right")
    shown.add_column(say("move-checksum"))
    shown.add_column("")
    for one in tables:
        rows = str(one.rows) if one.rows == one.arrived else f"{one.rows} → {one.arrived}"
        shown.add_row(one.name, rows, one.checksum[:16], say("move-same" if one.agrees else "move-differs"))
    Console(highlight=False, markup=False).print(shown)


@contextlib.contextmanager
def _told(on_server: str = "") -> Iterator[None]:
    """What keeps the work from being done ends the program with a clear word."""
    from db import CopyStopped, NoRoom, NotOnFile

    try:
        with explained():
            yield
    except NotOnFile as error:
        refuse(on_server, url=error.url)
    except NoRoom as error:
        refuse("no-room", folder=error.where, needed=_megabytes(error.needed), free=_megabytes(error.free))
    except (CopyStopped, KeyboardInterrupt):
        typer.echo(say("stopped"), err=True)
        raise typer.Exit(STOPPED) from None


def _megabytes(size: int) -> str:
    return f"{size / MEGABYTE:.1f}"


@contextlib.contextmanager
def _progress() -> Iterator[Callable[..., None]]:
    """A bar on stderr; nothing where nobody looks."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    columns = TextColumn("{task.description}", markup=False), BarColumn(), TaskProgressColumn(), TimeElapsedColumn()
    with Progress(*columns, console=console, transient=True, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task("", total=None)
        yield lambda stage, done, total, *more: bar.update(
            task, description=" ".join((say(stage), *more)), completed=done, total=total
        )
