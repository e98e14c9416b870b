"""The command line says clearly what it did, what is wrong, and what would be right."""

from __future__ import annotations

import asyncio
import os
import socket
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.__main__ import app
from bot.console import WANTED, say
from bot.settings import Settings
from db import migrate, open_store
from quiz.model import AskingId, Complaint
from quiz.ports import Tx
from sandbox import Clock, Telegram
from tests.db.samples import ANNA, NOW, learner

Run = Callable[..., Result]
CONTENT = Path(__file__).parents[2] / "content" / "questions.yaml"
TOKEN = "123456:a-token-that-opens-nothing"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """`uzelok …` in an empty folder; settings as keywords."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith(("UZELOK_", "LC_", "LANG"))]:
        monkeypatch.delenv(name)

    def uzelok(*words: str, **settings: str) -> Result:
        variables = {f"UZELOK_{name.upper()}": value for name, value in settings.items()}
        return CliRunner().invoke(app, list(words), env=variables)

    return uzelok


def url(folder: Path, name: str = "uzelok.sqlite3") -> str:
    """A database in that folder."""
    return f"sqlite:///{folder}/{name}"


def test_the_help_lists_every_command_and_each_has_an_example(run: Run) -> None:
    listed = run("--help").output
    owners = ("backup", "restore", "migrate", "migrate-to", "rebuild", "health")
    for name in ("run", "demo", "check", "generate", "import", "export", "complaints", *owners):
        assert f"uzelok {name}" in listed
        assert f"uzelok {name}" in run(name, "--help").output, f"no example for {name}"


def test_without_a_token_it_says_where_to_get_one(run: Run) -> None:
    result = run("run")
    assert result.exit_code == 1
    assert "@BotFather" in result.output
    assert "make demo" in result.output


def test_on_a_russian_terminal_it_speaks_russian(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "ru_RU.UTF-8")
    assert "токен выдаёт @BotFather" in run("run").output


@pytest.mark.parametrize("broken", ["abcd9", "987654", "987654:short", "123456:with space in it", "<token>"])
def test_a_token_copied_in_part_is_told_and_not_repeated(run: Run, broken: str) -> None:
    result = run("run", token=broken)
    assert result.exit_code == 1
    assert "does not look like a token" in result.output
    assert broken not in result.output


def test_a_token_can_come_from_a_file_and_a_missing_file_is_told(run: Run, tmp_path: Path) -> None:
    result = run("run", token_file=str(tmp_path / "nowhere"))
    assert "nowhere" in result.output
    (tmp_path / "secret").write_text("not a token\n")
    assert "does not look like a token" in run("run", token_file=str(tmp_path / "secret")).output


def test_a_wrong_setting_is_named(run: Run) -> None:
    result = run("run", log="loud", token=TOKEN)
    assert result.exit_code == 1
    assert "UZELOK_LOG" in result.output
    assert "UZELOK_API_URL" in run("run", api_url="example.org", token=TOKEN).output
    assert "127.0.0.1:9464" in run("run", monitor_listen="here", token=TOKEN).output


@pytest.mark.parametrize("name", WANTED)
def test_what_each_setting_should_look_like_is_told_in_both_languages(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert name in Settings.model_fields
    said = set()
    for language in ("ru_RU.UTF-8", "C.UTF-8"):
        monkeypatch.setenv("LC_ALL", language)
        said.add(say(WANTED[name]))
    assert len(said) == 2


def test_a_misspelt_setting_is_told(run: Run) -> None:
    told = run("run", tokn=TOKEN).output
    assert "UZELOK_TOKN" in told
    assert "UZELOK_TOKEN" in told
    assert "UZELOK_TOKEN?" not in run("run", token="").output


def test_the_shipped_questions_are_in_order(run: Run) -> None:
    result = run("check", str(CONTENT))
    assert result.exit_code == 0, result.output
    assert "81 facts, 193 questions" in result.output


def test_every_fault_of_a_file_is_told_at_once_with_its_line(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "bad.yaml"
    file.write_text(
        "title: T\nlanguage: ru\nfacts:\n"
        "  - id: a\n    statement: S\n    quote: Q\n    questions:\n"
        "      - kind: choise\n        ask: A?\n        answer: B\n        wrong: [B]\n"
        "  - id: a\n    statement: S\n    quote: Q\n    questions: []\n",
        "utf-8",
    )
    result = run("check", str(file))
    assert result.exit_code == 1
    assert "line 8" in result.output
    assert "choice" in result.output, "the right spelling is offered"
    assert "line 12" in result.output
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe\x00", b"- 1\n- 2\n", b"title: [\n", b"\x89PNG\r\n\x1a\n" + bytes(500)]
)
def test_what_is_no_question_file_is_refused_in_words(run: Run, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "odd.yaml").write_bytes(content)
    result = run("check", "odd.yaml")
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    assert "odd.yaml" in result.output


def test_a_missing_file_is_told(run: Run) -> None:
    assert "nowhere.yaml" in run("check", "nowhere.yaml").output


def test_a_set_goes_in_and_comes_out_the_same(run: Run, tmp_path: Path) -> None:
    database = url(tmp_path)
    taken = run("import", str(CONTENT), "--code", "history-9", database_url=database)
    assert taken.exit_code == 0, taken.output
    assert "start=history-9" in taken.output
    given = run("export", "history-9", "-o", "out.yaml", database_url=database)
    assert given.exit_code == 0, given.output
    assert run("check", "out.yaml").exit_code == 0
    again = run("export", "history-9", "-o", "out.yaml", database_url=database)
    assert again.exit_code == 1, "an existing file is not overwritten"
    assert "history-9" in run("export", "nothing", "-o", "n.yaml", database_url=database).output


def test_a_draft_is_checked_but_not_published_until_its_line_is_deleted(run: Run, tmp_path: Path) -> None:
    draft = (CONTENT.parents[1] / "tests" / "golden" / "yaml" / "draft.yml").read_text("utf-8")
    (tmp_path / "source.md").write_text("В 123 из 479 бюллетеней делегаты сами вписали имя Смирнова.", "utf-8")
    (tmp_path / "draft.yaml").write_text(draft, "utf-8")
    checked = run("check", "draft.yaml")
    assert checked.exit_code == 0
    assert "1 question asks to be looked at" in checked.output
    assert "It is a draft" in checked.output
    refused = run("import", "draft.yaml", "--code", "c", database_url=url(tmp_path))
    assert refused.exit_code == 1
    assert "(first those with “check: true”: 1), delete the line “draft: true”" in refused.output
    assert not (tmp_path / "uzelok.sqlite3").exists()
    (tmp_path / "draft.yaml").write_text(draft.replace("draft: true\n", ""), "utf-8")
    assert "draft" not in run("check", "draft.yaml").output.removeprefix("draft.yaml")
    assert run("import", "draft.yaml", "--code", "c", database_url=url(tmp_path)).exit_code == 0


def test_a_code_that_no_link_can_carry_is_refused(run: Run) -> None:
    assert "letters" in run("import", str(CONTENT), "--code", "история 9").output


def test_migrating_and_rebuilding_say_what_they_did(run: Run, tmp_path: Path) -> None:
    database = url(tmp_path)
    assert run("migrate", database_url=database).exit_code == 0
    assert "0 learners" in run("rebuild", database_url=database).output


def test_complaints_about_sets_without_an_owner_are_listed_for_whoever_runs_the_bot(run: Run, tmp_path: Path) -> None:
    database = url(tmp_path)
    assert run("import", str(CONTENT), "--code", "c", database_url=database).exit_code == 0
    assert "No complaints" in run("complaints", database_url=database).output

    def report(tx: Tx) -> str:
        set_ = tx.sets.by_code("c")
        assert set_ is not None
        tx.learners.put(learner())
        owned = tx.sets.save("owned", tx.sets.questions(set_.id), ANNA, NOW)
        for nth, each in enumerate((set_, owned), 1):
            tx.sets.join(ANNA, each.id, NOW)
            fact = tx.facts.unmet(ANNA, each.id, 1)[0]
            tx.complaints.put(Complaint(ANNA, fact, "q", AskingId(nth), NOW, "two\n\x1b[31mright answers"))
        return tx.sets.questions(set_.id).facts[0].statement

    async def work() -> str:
        async with open_store(database) as store:
            return await store.run(report)

    question = asyncio.run(work())  # there is no question «q»: its fact's statement stands for it
    said = run("complaints", database_url=database).output
    assert f"{question} [" in said
    assert said.count("reported by 1 learner") == 1
    assert "two \N{REPLACEMENT CHARACTER}[31mright answers" in said
    assert "(c)" in said
    assert "(owned)" not in said


def test_a_database_of_a_newer_version_is_left_alone(run: Run, tmp_path: Path) -> None:
    migrate(url(tmp_path))
    with sqlite3.connect(tmp_path / "uzelok.sqlite3") as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    raw.close()
    result = run("migrate", database_url=url(tmp_path))
    assert result.exit_code == 1
    assert "9999" in result.output
    assert "Update the program" in result.output


def test_a_database_that_is_none_or_cannot_be_made_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "letter.sqlite3").write_text("Dear diary, " * 100)
    assert "not an SQLite database" in run("migrate", database_url=url(tmp_path, "letter.sqlite3")).output
    assert "forget everything" in run("migrate", database_url="sqlite:///:memory:").output
    assert "not an address" in run("migrate", database_url="mysql://x/y").output
    (tmp_path / "file").write_text("")
    result = run("migrate", database_url=f"sqlite:///{tmp_path}/file/inside.sqlite3")
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit), result.exception


def test_a_busy_port_is_told_with_another_one(run: Run) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = run("demo", "--port", str(port))
    assert result.exit_code == 1
    assert f"Port {port} is taken" in result.output
    assert f"--port {port + 10}" in result.output


def test_a_refused_token_ends_the_run_with_a_word_and_without_the_token(run: Run, tmp_path: Path) -> None:
    import asyncio
    import threading

    from sandbox import serve

    up, done = threading.Event(), threading.Event()
    where: list[str] = []

    async def serving() -> None:
        async with serve(Telegram(Clock())) as served:
            where.append(served.url)
            up.set()
            await asyncio.to_thread(done.wait)

    thread = threading.Thread(target=asyncio.run, args=(serving(),))
    thread.start()
    try:
        up.wait(10)
        result = run("run", token=TOKEN, api_url=where[0], database_url=url(tmp_path))
    finally:
        done.set()
        thread.join()
    assert result.exit_code == 1
    assert "refuses the token" in result.output
    assert TOKEN not in result.output


def test_health_tells_life_from_silence(run: Run, tmp_path: Path) -> None:
    beat = tmp_path / "beat"
    assert run("health", heartbeat=str(beat)).exit_code == 1
    beat.touch()
    assert run("health", heartbeat=str(beat)).exit_code == 0
    os.utime(beat, (0, 0))
    assert run("health", heartbeat=str(beat)).exit_code == 1
