"""Secrets are found wherever they turn up and however they are spelt; the rest of a text stays."""

from __future__ import annotations

import json
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import __main__ as program
from bot.hiding import SHORTEST, hide, know_secrets

PASSWORD = "Sesam/7&öffne@dich"


@pytest.fixture(autouse=True)
def _known_to_nobody_else() -> Iterator[None]:
    yield
    know_secrets(())


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=SHORTEST))
def test_a_known_secret_is_found_in_every_spelling(secret: str) -> None:
    know_secrets([secret])
    for spelt in (
        secret,
        quote(secret, safe=""),
        json.dumps(secret)[1:-1],
        json.dumps(secret, ensure_ascii=False)[1:-1],
    ):
        told = hide(f"[{spelt}]")
        assert spelt not in told or spelt in "[<secret>][<token>]", told
    know_secrets(())


def test_of_an_address_the_password_is_known_and_the_rest_stays() -> None:
    know_secrets([f"postgresql://uzelok:{quote(PASSWORD, safe='')}@db/uzelok", "https://0123key@sentry.example/1"])
    assert hide(f"uzelok at db says {PASSWORD}, {quote(PASSWORD, safe='')}") == "uzelok at db says <secret>, <secret>"
    assert hide("sent to sentry.example with 0123key") == "sent to sentry.example with <secret>"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("http://user:word@proxy:3128 is away", "http://user:<secret>@proxy:3128 is away"),
        ("postgresql://u:p@ss@host/x", "postgresql://u:<secret>@host/x"),
        ("postgresql://host/x?user=u&password=open!&y=1", "postgresql://host/x?user=u&password=<secret>&y=1"),
        ("redis://:word@host", "redis://:<secret>@host"),
        ("http://host:8080/x@y", "http://host:8080/x@y"),
        ("https://host/a?b=c", "https://host/a?b=c"),
        ("12:30, somebody@example.org", "12:30, somebody@example.org"),
    ],
)
def test_a_password_is_known_by_its_place_in_an_address(text: str, shown: str) -> None:
    assert hide(text) == shown


def test_a_short_word_is_not_hunted_through_all_texts() -> None:
    know_secrets(["postgresql://u:abc@host/x"])
    assert hide("abcissa") == "abcissa"
    assert "abc" not in hide("postgresql://u:abc@host/x")


def test_what_nobody_foresaw_is_told_in_full_but_for_secrets(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def falls() -> None:
        know_secrets([PASSWORD])
        try:
            raise ConnectionError(f"https://api/bot123456:a-token-that-opens-nothing with {PASSWORD}")
        except ConnectionError as error:
            raise RuntimeError("it broke") from error

    monkeypatch.setattr(program, "app", falls)
    with pytest.raises(SystemExit) as end:
        program.main()
    told = capsys.readouterr().err
    assert end.value.code == 1
    assert "RuntimeError: it broke" in told
    assert "ConnectionError: https://api/bot<token> with <secret>" in told
