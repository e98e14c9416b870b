"""JSON as it goes over the line: whatever people write comes through, and whatever comes back can be read."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.plain_json import NoJson, from_bytes, to_bytes
from bot.texts import Html

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(VALUES)
def test_whatever_is_said_is_read_the_same_here_and_elsewhere(value: object) -> None:
    assert json.loads(to_bytes(value)) == value
    assert from_bytes(to_bytes(value)) == value
    assert from_bytes(json.dumps(value).encode()) == value


def test_letters_stay_letters_and_markup_is_text() -> None:
    assert to_bytes({"text": Html("<b>ёж</b> 🦔")}) == '{"text":"<b>ёж</b> 🦔"}'.encode()


def test_halves_of_characters_go_out_spelt_and_come_in_as_they_are() -> None:
    assert to_bytes("\ud83d") == b'"\\ud83d"'
    assert from_bytes(b'"\\ud83d"') == "\ud83d"
    assert from_bytes(b'"\xff"') == "\N{REPLACEMENT CHARACTER}"
    assert from_bytes(b'{"a": 1e999}') == {"a": float("inf")}


@pytest.mark.parametrize("text", [b"", b"{", b"[1,", b"<html>", b"[" * 100_000, b"\x00"])
def test_what_is_no_json_is_told_as_such(text: bytes) -> None:
    with pytest.raises(NoJson):
        from_bytes(text)
