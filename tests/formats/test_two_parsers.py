"""The quick parser and the careful one: wherever the first one answers, the second one sees the same tree."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given

from quiz.formats import write_yaml
from quiz.formats.nodes import parse, parse_carefully, parse_quickly
from quiz.questions import Choice, Fact, Option, QuestionSet
from tests.formats.documents import FILE, GOLDEN
from tests.formats.grown import SEEDS, set_of

GOOD = (GOLDEN / "good.yml").read_text("utf-8")
PIECES = (
    *("a", "б", "🧵", "key: ", "- ", "\n", "\n  ", "\n    ", "\n  - ", "\n\n", "\n---\n", "...", " ", "\t", "#", " #y"),
    *(":", ": ", " :", "?", "? ", "-", "'", '"', "''", "\\", "\\n", "\\/", "\\x41", "\\U0001F9F5", "\\\n", "[", "]"),
    *("{", "}", ",", ", ", "&a ", "*a", "!", "!t ", "|\n  ", ">-\n  ", ">+\n  ", "|2\n  ", "%", "@", "~", "\r\n", "\r"),
    *("\u00a0", "\u0085", "\u2028", "\u2029", "\ufeff", "<<", "x: 'y'\n", "m:\n  - {a: b, c: d}\n", "[a, b]"),
    *("n: >-\n  folded text\n  goes on\n", "l: |\n  line\n   more\n\n  end\n", "%YAML 1.2\n---\n", "|#", "a" * 1025),
)


def taken_alike(text: str) -> bool:
    """Whether the quick parser took the text; that both see the same is asserted."""
    quick = parse_quickly(text)
    if quick is not None:
        assert parse_carefully(text) == quick
    return quick is not None


@given(SEEDS)
def test_the_quick_parser_sees_in_a_question_file_what_the_careful_one_sees(chance: Random) -> None:
    taken_alike(write_yaml(set_of(chance)).decode())


@given(SEEDS)
def test_the_quick_parser_sees_in_a_spoilt_file_what_the_careful_one_sees_or_leaves_it_alone(chance: Random) -> None:
    text = chance.choice((GOOD, FILE, "k: "))
    for _ in range(chance.randint(1, 4)):
        place = chance.randint(0, len(text))
        text = (
            text[:place]
            + "".join(chance.choices(PIECES, k=chance.randint(0, 4)))
            + text[place + chance.choice((0, 2)) :]
        )
    taken_alike(text)


@given(SEEDS)
def test_the_quick_parser_sees_in_any_jumble_of_signs_what_the_careful_one_sees_or_leaves_it_alone(
    chance: Random,
) -> None:
    taken_alike("".join(chance.choices(PIECES, k=chance.randint(1, 14))))


@pytest.mark.parametrize(
    "text",
    [
        GOOD,
        GOOD.replace("\n", "\r\n"),
        FILE.replace("Что?", '"Что?"'),
        "a: >\n  один\n  два\n\n  три\n   четыре\n\n\nb: |+\n  один\n\n",
        'a: "один \\\n  два\\u0085\\U0001F9F5\\"\\\\\\x41"\n',
        "a: 'один\n\n  два ''три'''\nb:\nc: [один, \"два\", {три: четыре}]\n",
        "🧵: 🧵\n\u00a0: \u200f\n",
        "- один: два\n  три: четыре\n-\n  - пять\n- - шесть\n",
        "ask: что # a remark\n# another one\nanswer: это#не #\n",
    ],
)
def test_what_people_write_is_read_quickly(text: str) -> None:
    assert taken_alike(text)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("a: б\tв", "a tab"),
        ("a: б\u2028в", "a line end of YAML 1.1"),
        ("a: |#\n  б\n", "libyaml takes the remark"),
        ("a: |\n  \n    б\n", "libyaml takes the second indent"),
        ("- \n- a\n", "the places of nothing differ"),
        ("{a: б?, в: г}", "libyaml takes the question mark for a name"),
        ("a: *б", "an alias"),
        ("a: {б: в", "a bracket that stays open"),
        ("a: б\n--- \nв", "a second document"),
        ("", "nothing"),
    ],
)
def test_where_the_parsers_differ_or_something_is_wrong_the_careful_one_has_the_word(text: str, why: str) -> None:
    assert parse_quickly(text) is None, why
    assert parse(text) == parse_carefully(text)


def test_colons_and_question_marks_in_brackets_are_written_so_that_both_parsers_take_them() -> None:
    asked = Choice(key="choice-1", ask="Во сколько?", answer="12:40", wrong=(Option("В три?"), Option("Ин. 3:16")))
    written = write_yaml(QuestionSet("Набор", "ru", (Fact("one", "В 12:40.", "", (asked,)),))).decode()
    assert 'wrong: ["В три?", "Ин. 3:16"]' in written
    assert taken_alike(written)
