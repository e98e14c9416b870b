"""Who may open sets to others, as the administrator sets it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bot.console import read_settings
from quiz.model import LearnerId
from quiz.roles import ANYBODY, Publishers, Publishing


@pytest.fixture(autouse=True)
def _empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("UZELOK_")]:
        monkeypatch.delenv(name)


def test_everyone_publishes_unless_it_is_decided_otherwise() -> None:
    assert read_settings().publishing_rule() == ANYBODY


def test_people_are_numbers_with_anything_between_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UZELOK_PUBLISHING", "list")
    monkeypatch.setenv("UZELOK_PUBLISHERS", " 12345, 7000000001\n8 ,")
    people = frozenset(map(LearnerId, (12345, 7_000_000_001, 8)))
    assert read_settings().publishing_rule() == Publishing(Publishers.LIST, people)


def test_a_code_can_come_from_a_file_and_is_shown_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "code").write_text("open-sesame-12\n")
    monkeypatch.setenv("UZELOK_PUBLISHING", "code")
    monkeypatch.setenv("UZELOK_PUBLISHING_CODE_FILE", str(tmp_path / "code"))
    rule = read_settings().publishing_rule()
    assert (rule.by, rule.code) == (Publishers.CODE, "open-sesame-12")
    assert "sesame" not in repr(rule)


def test_each_bot_tells_those_who_guess_apart_in_a_way_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UZELOK_PUBLISHING", "code")
    monkeypatch.setenv("UZELOK_PUBLISHING_CODE", "open-sesame-12")
    rules = []
    for token in ("1:abcdefghij", "1:abcdefghij", "2:abcdefghij"):
        monkeypatch.setenv("UZELOK_TOKEN", token)
        rules.append(read_settings().publishing_rule())
    assert rules[0].key == rules[1].key != rules[2].key
    assert b"abcdefghij" not in rules[0].key
    assert str(rules[0].key) not in repr(rules[0])


@pytest.mark.parametrize("code", ["", "1234567", "       8"])
def test_a_code_that_could_be_guessed_is_refused(
    code: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("UZELOK_PUBLISHING", "code")
    monkeypatch.setenv("UZELOK_PUBLISHING_CODE", code)
    with pytest.raises(Exception, match="1"):
        read_settings()
    assert "UZELOK_PUBLISHING_CODE" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "value"), [("PUBLISHING", "nobody"), ("PUBLISHERS", "@marina"), ("PUBLISHERS", "1;2")]
)
def test_what_cannot_be_meant_is_told(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(f"UZELOK_{name}", value)
    with pytest.raises(Exception, match="1"):
        read_settings()
    assert f"UZELOK_{name}" in capsys.readouterr().err
