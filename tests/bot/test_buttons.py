"""Buttons travel as at most 64 bytes and come back as what they were."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from zoneinfo import available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.buttons import Live, Option, Place, Speak, TryQuestion
from bot.callback_data import LIMIT, TAGS, Button, pack, unpack
from quiz.drafts import Only
from quiz.usecases.trying import Tap

NUMBERS = st.integers(min_value=-(10**12), max_value=10**12)
SWITCHES = {(name, "int") for name in ("only", "hinted", "place", "by", "keep", "sure", "on", "pace", "start")}
"""Fields that choose one of a few: no such button has a large number there."""
DAYS = st.just(0) | st.dates().map(date.toordinal)
WORDS = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=6)


@st.composite
def buttons(draw: st.DrawFn) -> Button:
    """Any button with any values."""
    cls = draw(st.sampled_from(list(TAGS.values())))
    by_type = {"int": NUMBERS, "str": WORDS, "Place": st.sampled_from(Place)}
    few = st.integers(min_value=-99, max_value=99)
    by_name = dict.fromkeys(SWITCHES, few) | {("starts", "int"): DAYS, ("exam", "int"): DAYS}
    kinds = [by_name.get((one.name, str(one.type)), by_type[str(one.type)]) for one in fields(cls)]
    made: Button = cls(*map(draw, kinds))
    return made


@given(buttons())
def test_a_button_comes_back_as_it_was_and_fits(button: Button) -> None:
    packed = pack(button)
    assert unpack(packed) == button
    assert len(packed.encode()) <= LIMIT


def test_the_longest_button_of_a_question_being_tried_out_fits() -> None:
    tried = TryQuestion(10**10, 20_000, Only.FLASHCARD, "0123456789", 1, Tap.OPTION.value, 9)
    assert unpack(pack(tried)) == tried


def test_each_kind_of_button_has_a_tag_of_its_own() -> None:
    assert len(set(TAGS.values())) == len(TAGS)


def test_every_time_zone_fits_on_a_button() -> None:
    assert all(unpack(pack(Live(zone))) == Live(zone) for zone in available_timezones())


def test_what_would_not_fit_is_refused_before_it_is_sent() -> None:
    with pytest.raises(ValueError, match="64"):
        pack(Speak("x" * 80))


@settings(max_examples=300)
@given(st.text(max_size=80))
def test_whatever_a_stranger_sends_is_a_button_that_reads_back_the_same_or_none(data: str) -> None:
    button = unpack(data)
    assert button is None or pack(button) == data


@pytest.mark.parametrize(
    "data",
    ["", "o1", "o1:5:k3f", "o1:5:k3f:2:9", "o1:05:k3f:2", "o1:٥:k3f:2", "o1:5:k3f:2.0", "o2:5:k3f:2", "w1:attic",
     "o1:9999999999999999999:k:1", "o1: 5:k3f:2", "o1:5:k3f:2\n", "o1:+5:k3f:2", "e1:"],
)  # fmt: skip
def test_what_only_looks_like_a_button_is_none(data: str) -> None:
    assert unpack(data) is None


def test_the_form_on_the_wire_stays_as_old_messages_carry_it() -> None:
    assert pack(Option(5, "k3f", 2)) == "o1:5:k3f:2"
