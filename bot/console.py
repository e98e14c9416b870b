"""What the commands share: settings, sentences, and ending with a clear word."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NoReturn

import typer
from pydantic import ValidationError

from bot.hiding import hide, know_secrets
from bot.settings import TOKEN_FORM, Settings
from bot.texts.console import console_language, console_words
from quiz.errors import Fault
from quiz.questions import QuestionSet

PREFIX = "UZELOK_"
WANTED = {
    "monitor_listen": "wanted-listen",
    "webhook_listen": "wanted-listen",
    "webhook_url": "wanted-url",
    "api_url": "wanted-url",
    "messages_per_second": "wanted-messages",
    "backup_keep": "wanted-keep",
    "log": "wanted-log",
    "log_format": "wanted-log-format",
    "webhook_secret": "wanted-secret",
    "publishing": "wanted-publishing",
    "publishers": "wanted-publishers",
    "publishing_code": "wanted-code",
}
"""What a setting should look like, by its name."""
OF_TESTS = ("UZELOK_REQUIRE_BROWSER", "UZELOK_PICTURES")
LARGEST_SOURCE = 20_000_000
"""Bytes of the text that quotes are looked up in."""


def say(name: str, **values: Any) -> str:
    """The sentence; what it is filled with has its secrets taken out."""
    shown = {key: hide(value) if isinstance(value, str) else value for key, value in values.items()}
    return console_words().plain(name, **shown)


def refuse(name: str, **values: Any) -> NoReturn:
    """End the program with a sentence for whoever runs it."""
    typer.echo(say(name, **values), err=True)
    raise typer.Exit(1)


def in_words(fault: Fault) -> str:
    """The fault as whoever runs the command reads it."""
    from quiz.formats import sentence

    return sentence(fault, "ru" if console_language() == "ru" else "en")


def read_questions(file: Path) -> QuestionSet:
    """The questions of a file, in the format its ending names (YAML if none); ends the program on any fault.

    Quotes of a file in YAML are checked against the source beside it. What is left out of a file is told.
    """
    from quiz.formats import BadFile, named_source, read_yaml
    from quiz.formats.decoding import MOST_BYTES
    from quiz.formats.exchange import YAML, format_of, import_file

    try:
        with file.open("rb") as opened:
            data = opened.read(MOST_BYTES + 1)  # one too many is told as such; a giant is not even read
        if format_of(file.name) not in (None, YAML):
            imported = import_file(data, file.name)
            for fault in imported.left_out:
                typer.echo(in_words(fault), err=True)
            return imported.questions
        name = named_source(data)
        source = file.parent / name if name else None
        if source is not None and not source.is_file():
            typer.echo(say("check-no-source", source=name), err=True)
            source = None
        if source is not None and source.stat().st_size > LARGEST_SOURCE:
            refuse("file-unreadable", path=str(source), problem=os.strerror(errno.EFBIG))
        return read_yaml(data, source.read_text("utf-8") if source else None)
    except FileNotFoundError:
        refuse("file-missing", path=str(file))
    except (OSError, UnicodeDecodeError) as error:
        refuse("file-unreadable", path=str(file), problem=str(error))
    except BadFile as bad:
        for fault in bad.faults:
            typer.echo(in_words(fault), err=True)
        refuse("check-faults", path=str(file), count=len(bad.faults))


def marked_to_check(questions: QuestionSet) -> int:
    """How many questions say that a person should look at them."""
    asked = (question for fact in questions.facts for question in fact.questions)
    return sum(question.origin is not None and question.origin.check for question in asked)


def read_settings() -> Settings:
    """The settings; from here on their secrets are hidden in all that is written."""
    warn_of_unknown(os.environ)
    try:
        settings = Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = "_".join(map(str, first["loc"]))
        problem = say(WANTED[name]) if name in WANTED else first["msg"]
        refuse("bad-setting", variable=f"{PREFIX}{name.upper()}", problem=problem)
    except OSError as error:
        refuse("file-unreadable", path=str(error.filename), problem=error.strerror or type(error).__name__)
    know_secrets(settings.secrets())
    return settings


def warn_of_unknown(environment: Iterable[str]) -> None:
    """A variable that looks like a setting and is none is most likely misspelt."""
    known = [f"{PREFIX}{name.upper()}" for name in Settings.model_fields]
    for name in sorted(environment):
        if name.startswith(PREFIX) and name not in known and name not in OF_TESTS:
            meant = next(iter(get_close_matches(name, known, 1)), "none")
            typer.echo(say("unknown-setting", variable=name, meant=meant), err=True)


def read_token(settings: Settings) -> str:
    """The bot's token; ends the program if it is none."""
    token = settings.token.get_secret_value().strip()
    if not token:
        refuse("no-token")
    if not re.fullmatch(TOKEN_FORM, token):
        refuse("bad-token-form")
    return token
