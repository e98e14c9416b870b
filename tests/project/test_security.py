"""What docs/security.md promises: each row has its test, in both languages, and a few promises are kept here."""

from __future__ import annotations

import ast
import inspect
import re
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType

import pytest
from ruamel.yaml import YAML
from typer.main import get_command

from bot.__main__ import app
from bot.settings import SECRETS
from tests.project.files import ROOT, code_files, read

PAGES = ("docs/security.md", "docs/security.ru.md")
UNPROTECTED = ("What is not protected", "Что не защищено")
NAMED_TEST = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
NAMED_FILE = re.compile(r"`((?:[\w.-]+/)*[\w.-]+\.(?:py|yaml|lock)|Dockerfile|\.ci/\w+|\.\w+ignore)`")
SQL = re.compile(r"\s*(SELECT|INSERT|UPDATE|DELETE|PRAGMA|ALTER|CREATE|DROP|WITH|SET|COPY|VACUUM|ATTACH)\b")
OURS = {"patience", "limit", "name", "version", "BUSY_MS", "self._patience_ms"}
"""What is put into the text of SQL: names and numbers from our own code."""


def rows(page: str) -> list[list[str]]:
    """The cells of every row of every table, without heads."""
    lines = [line for line in read(page).splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]
    return [
        row for number, row in enumerate(cells) if not lines[number].startswith("|--") and not _is_head(lines, number)
    ]


def _is_head(lines: list[str], number: int) -> bool:
    return lines[number + 1 : number + 2] == ["|---|---|---|"]


def collected_in(path: str) -> set[str]:
    """The names of the tests that pytest finds in a file and does not skip whatever happens."""
    assert Path(path).name.startswith("test_")
    found = ast.parse(read(path)).body
    functions = [node for node in found if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    skipped = {one.name for one in functions if any("mark.skip(" in ast.unparse(mark) for mark in one.decorator_list)}
    return {one.name for one in functions if one.name.startswith("test_")} - skipped


@pytest.mark.parametrize("page", PAGES)
def test_every_row_says_what_stands_in_the_way_and_which_test_shows_it(page: str) -> None:
    found = rows(page)
    assert len(found) > 40
    assert [row for row in found if len(row) != 3 or not all(row)] == []
    assert [row[0] for row in found if not NAMED_TEST.search(row[2]) or NAMED_TEST.sub("", row[2]).strip("<br>")] == []
    assert [row[0] for row in found if not NAMED_FILE.search(row[1])] == []
    assert len({row[0] for row in found}) == len(found)


@pytest.mark.parametrize("page", PAGES)
def test_every_test_and_every_file_that_a_row_names_is_there(page: str) -> None:
    named = {match for row in rows(page) for match in NAMED_TEST.findall(row[2])}
    there = {path: collected_in(path) for path, _ in named if (ROOT / path).is_file()}
    assert [f"{path}::{name}" for path, name in sorted(named) if name not in there.get(path, ())] == []
    files = {match for row in rows(page) for match in NAMED_FILE.findall(row[1])}
    assert [name for name in sorted(files) if not (ROOT / name).exists()] == []


def test_both_languages_name_the_same_in_the_same_order() -> None:
    english, russian = (
        [(NAMED_TEST.findall(row[2]), NAMED_FILE.findall(row[1])) for row in rows(page)] for page in PAGES
    )
    assert english == russian
    parts = [len(re.findall("^## ", read(page), re.MULTILINE)) for page in PAGES]
    assert parts[0] == parts[1]
    admitted = [read(page).partition(f"## {title}")[2] for page, title in zip(PAGES, UNPROTECTED, strict=True)]
    assert len(re.findall(r"^- ", admitted[0], re.MULTILINE)) == len(re.findall(r"^- ", admitted[1], re.MULTILINE)) > 5


def test_every_secret_that_can_be_a_file_is_named_on_both_pages() -> None:
    for page in PAGES:
        assert [name for name in SECRETS if f"`UZELOK_{name.upper()}_FILE`" not in read(page)] == []


def test_sql_is_put_together_from_nothing_that_comes_from_outside() -> None:
    found = set()
    for path in code_files(".py"):
        if path.parts[0] in ("bot", "quiz", "db") and "migrations" not in path.parts:
            for node in ast.walk(ast.parse(read(str(path)))):
                if isinstance(node, ast.JoinedStr) and SQL.match(ast.unparse(node)[2:]):
                    found |= {ast.unparse(part.value) for part in node.values if isinstance(part, ast.FormattedValue)}
    assert found == OURS


def test_files_are_fetched_at_one_place() -> None:
    """The one that counts their bytes; nobody reaches for the library's own."""
    sources = [path for path in code_files(".py") if path.parts[0] == "bot"]
    fetching = {str(path) for path in sources if re.search(r"get_?file\b|download_", read(str(path)), re.IGNORECASE)}
    assert fetching == {"bot/sender.py"}


def test_no_option_takes_a_secret() -> None:
    commands = get_command(app).commands  # type: ignore[attr-defined]  # it is a group
    words = {option for command in commands.values() for one in command.params for option in one.opts}
    assert "--keep" in words
    assert [word for word in words if re.search("token|password|secret|dsn|proxy", word)] == []
    for command in app.registered_commands:
        shown = inspect.getdoc(command.callback) or ""
        assert not re.search(r"://\w+:\w+@", shown), "an example puts a password on the command line"


def test_the_container_has_no_more_rights_than_it_needs() -> None:
    bot = YAML(typ="safe").load(read("compose.yaml"))["services"]["bot"]
    assert bot["read_only"] is True
    assert bot["cap_drop"] == ["ALL"]
    assert bot["security_opt"] == ["no-new-privileges:true"]
    assert (bot["tmpfs"], bot["volumes"]) == (["/tmp"], ["data:/data"])
    assert not {"privileged", "cap_add", "network_mode", "pid", "devices", "user"} & set(bot)
    set_in_image = re.findall(r"\b([A-Z_]+)=(\S+)", read("Dockerfile").partition("ENV PATH")[2])
    written = [value for name, value in set_in_image if name in ("MPLCONFIGDIR", "UZELOK_HEARTBEAT")]
    assert len(written) == 2
    assert all(value.startswith("/tmp/") for value in written)
    assert dict(set_in_image)["UZELOK_DATABASE_URL"].startswith("sqlite:////data/")


@pytest.fixture
def audit() -> ModuleType:
    """The script that CI runs."""
    loader = SourceFileLoader("audit", str(ROOT / ".ci" / "audit"))
    spec = spec_from_loader("audit", loader)
    assert spec
    module = module_from_spec(spec)
    loader.exec_module(module)
    return module


def test_a_known_hole_stops_the_build_and_silence_is_told(
    audit: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    sound = '{"name": "aiohttp", "version": "3.13", "vulns": []}'
    holed = '{"name": "pypdf", "version": "7.0", "vulns": [{"id": "GHSA-1", "fix_versions": ["7.1"]}]}'
    unknown = '{"name": "uvloop", "skip_reason": "could not be asked"}'
    assert audit.verdict(f'{{"dependencies": [{sound}, {holed}, {unknown}]}}') == 1
    assert "pypdf 7.0 has a known hole: GHSA-1" in capsys.readouterr().out
    assert audit.verdict(f'{{"dependencies": [{sound}]}}') == 0
    assert "known holes: 0" in capsys.readouterr().out
    for silence in (f'{{"dependencies": [{unknown}]}}', "", "{}", "[]"):
        assert audit.verdict(silence, "connection refused") == 0
        assert "nothing was audited" in capsys.readouterr().out
    assert "make audit" in Path(ROOT / ".ci" / "run").read_text("utf-8")
