"""Files in Moodle XML made to do harm, or damaged, are refused in words, within bounded time and memory."""

from __future__ import annotations

import os
import time
import tracemalloc
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.errors import BadFile, Fault, sentence
from quiz.formats.moodle.reader import read_moodle
from quiz.formats.moodle.writer import write_moodle
from quiz.questions import Choice, Fact, Option, QuestionSet
from tests.formats.grown import SEEDS, set_of
from tests.formats.moodle_files import CLOZE, GOOD, RIGHT, SPOILT_MOODLE, asking, quiz
from tests.formats.test_moodle import GOLDEN

LONGEST = 20.0
"""Seconds of the processor; each takes a fraction of one, or a few on a slow machine."""
MANY = 20_000 if os.environ.get("CI") else 1_000
"""Questions. It grows with their number, and twenty thousand take some seven seconds."""
MOST_MEMORY = 300_000_000
"""Bytes; measuring them makes reading three times as slow, so only some are measured."""
LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha"}">' for n in range(10))
OUTSIDE = '<!DOCTYPE quiz [<!ENTITY a SYSTEM "file:///etc/passwd">]><quiz>&a;</quiz>'
STARRED = f'<answer fraction="100">{"*" * 2_000_000}a{"*" * 2_000_000}b</answer>'
MARKED = GOOD.replace('"html"', '"markdown"')
HOSTILE = {
    "a billion laughs": (f"<!DOCTYPE quiz [{LAUGHS}]><quiz>&a9;</quiz>".encode(), "moodle-dtd"),
    "another file drawn in": (OUTSIDE.encode(), "moodle-dtd"),
    "another file drawn in, in UTF-16": (OUTSIDE.encode("utf-16"), "moodle-dtd"),
    "a DTD from elsewhere": (b'<!DOCTYPE quiz SYSTEM "http://127.0.0.1/a.dtd"><quiz/>', "moodle-dtd"),
    "elements in elements": (b"<quiz>" + b"<a>" * 2_000_000, "moodle-too-deep"),
    "a question of thousands of elements": (quiz(asking("multichoice", "<a/>" * 6_000)), "too-much"),
    "questions upon questions": (quiz('<question type="essay"/>' * 51_000), "too-much"),
    "hundreds of attributes": (quiz("<a " + " ".join(f'b{n}=""' for n in range(9000)) + "/>"), "too-much"),
    "a million attributes": (quiz("<a " + " ".join(f'b{n}=""' for n in range(999_999)) + "/>"), "moodle-endless-tag"),
    "a name of millions of letters": (b"<" + b"a" * 9_000_000 + b"/>", "moodle-endless-tag"),
    "an attribute given twice": (b"<quiz a='' a=''/>", "moodle-syntax"),
    "a text of millions of letters": (quiz(asking("multichoice", "", "a" * 2_000_000)), "moodle-no-right"),
    "gaps that never close": (quiz(asking("cloze", "", "{1:SA:" * 1_500_000)), "moodle-no-gap"),
    "tags that never close": (quiz(GOOD.replace("Where", "<b " * 3_000_000)), "too-much"),
    "gaps upon gaps": (quiz(asking("cloze", "", "{1:SA:=a} " * 500_000)), "moodle-several-gaps"),
    "numbered gaps upon gaps": (quiz(asking("ddwtos", "", "[[1]] " * 500_000)), "moodle-several-gaps"),
    "answers upon answers": (quiz(asking("cloze", "", "It is {1:SA:=a" + "~=a" * 1_000_000 + "}.")), "wrong-count"),
    "an answer of millions of letters": (quiz(asking("shortanswer", RIGHT.replace("M", "M" * 2_000_000))), "too-long"),
    "stars upon stars": (quiz(asking("shortanswer", STARRED)), "moodle-any-answer"),
    "emphasis upon emphasis": (quiz(MARKED.replace("Where", "**a_`[" * 15_000)), "too-long"),
    "emphasis a thousand times": (quiz(*[MARKED.replace("Where", "**a_`[" * 1000)] * 500), "too-long"),
    "links a thousand times": (quiz(*[MARKED.replace("Where", "[[a](b" * 1000)] * 500), "too-long"),
    "more than is read": (b"<quiz>" + b" " * 20_000_000, "too-big"),
    "a NUL": (quiz(GOOD.replace("Kiev", "Ki\x00ev")), "control-character"),
    "a control character": (quiz(GOOD.replace("Kiev", "Ki\x07ev")), "control-character"),
    "a control character by number": (quiz(GOOD.replace("Kiev", "Ki&#7;ev")), "moodle-syntax"),
    "a zip file": (b"PK\x03\x04 quiz.xml", "not-a-text"),
    "a second root": (quiz(GOOD) + b"<quiz/>", "moodle-syntax"),
    "an encoding nobody knows": (b"<?xml version='1.0' encoding='riddle'?><quiz></quiz>", "no-questions"),
}


def faults_of(data: bytes) -> tuple[Fault, ...]:
    """What is told of a file, whether it is refused or not."""
    try:
        return read_moodle(data, "a.xml").left_out
    except BadFile as bad:
        return bad.faults


@pytest.mark.parametrize("what", HOSTILE)
def test_a_moodle_file_made_to_do_harm_is_refused_at_once(what: str) -> None:
    data, code = HOSTILE[what]
    begun = time.process_time()
    faults = faults_of(data)
    assert time.process_time() - begun < LONGEST
    assert code in {fault.code for fault in faults}
    assert all(len(sentence(fault, "ru")) < 2000 for fault in faults)


@pytest.mark.parametrize("what", ["a million attributes", "tags that never close", "more than is read"])
def test_a_moodle_file_made_to_fill_the_memory_does_not(what: str) -> None:
    data, _ = HOSTILE[what]
    tracemalloc.start()
    try:
        faults_of(data)
        assert tracemalloc.get_traced_memory()[1] < MOST_MEMORY
    finally:
        tracemalloc.stop()


def test_a_file_with_too_many_tags_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quiz.formats.moodle.xml.MOST_TAGS", 50)
    for tags in ("\n" * 2 + "<a/>" * 60, GOOD.replace("\n", "").replace("Where", "\n\n" + "<b>" * 60)):
        (fault,) = faults_of(quiz(tags))
        assert (fault.code, fault.line) == ("too-much", 3)


def test_thousands_of_questions_come_and_go_in_seconds() -> None:
    card = Choice(key="choice-1", ask="Which?", answer="A", wrong=(Option("B"), Option("C", "Why not."), Option("D")))
    asked = tuple(Fact(f"fact-{n}", f"Fact {n}.", "", (replace(card, ask=f"Which {n}?"),)) for n in range(MANY))
    begun = time.process_time()
    written = write_moodle(QuestionSet("Many", "en", asked)).data
    assert read_moodle(written, "a.xml").questions.facts == asked
    assert time.process_time() - begun < LONGEST


def test_thousands_of_questions_alike_take_no_longer_than_others() -> None:
    numbered = GOOD.replace("<name>", "<idnumber>one</idnumber><name>", 1)
    begun = time.process_time()
    facts = read_moodle(quiz(*[GOOD, numbered] * 1000), "a.xml").questions.facts
    assert len({fact.key for fact in facts}) == 2000
    assert time.process_time() - begun < LONGEST


@pytest.mark.parametrize("codec", ["cp1251", "koi8-r", "utf-16", "utf-16-be", "utf-8-sig", "mac-cyrillic"])
def test_a_file_is_read_in_the_encoding_it_names(codec: str) -> None:
    declared = f'<?xml version="1.0" encoding="{codec}"?>\n' if codec != "utf-8-sig" else ""
    mark = "\ufeff" if codec == "utf-16-be" else ""
    data = (mark + declared + quiz(GOOD.replace("Kiev", "Київ, Ёлки")).decode()).encode(codec, "replace")
    (fact,) = read_moodle(data, "a.xml").questions.facts
    asked = fact.questions[0]
    assert isinstance(asked, Choice)
    assert asked.wrong[0].text.endswith("в, Ёлки")


def test_a_file_that_is_not_in_the_encoding_it_names_is_read_all_the_same() -> None:
    said = quiz(GOOD.replace("Kiev", "Ленинград и Москва")).decode().encode("cp1251")
    lying = b'<?xml version="1.0" encoding="UTF-8"?>' + said
    (fact,) = read_moodle(lying, "a.xml").questions.facts
    assert isinstance(fact.questions[0], Choice)
    assert fact.questions[0].wrong[0].text == "Ленинград и Москва"


def test_a_byte_that_belongs_to_no_encoding_is_told_with_its_line() -> None:
    data = quiz("\n", GOOD.replace("Kiev", "Ленинград")).replace("Ле".encode(), "Ле".encode()[:-1], 1)
    (fault,) = faults_of(data)
    assert (fault.code, fault.line) == ("bytes-broken", 5)


@given(data=st.binary(max_size=80) | st.text("<>&;/!?[]=\"'quiz question\n\x00", max_size=80).map(str.encode))
def test_anything_at_all_is_either_read_as_moodles_or_refused_in_words(data: bytes) -> None:
    for fault in faults_of(data):
        assert sentence(fault, "ru") != sentence(fault, "en")


WHOLE = [path.read_bytes() for path in sorted(GOLDEN.glob("*.xml"))] + [data for *_, data in SPOILT_MOODLE[6:]]
PIECES = [b"", b"<", b">", b"&", b"&a;", b"]]>", b"<![CDATA[", b"<text>", b"</text>", b"<question>", b"\x00", b"\xff"]
PIECES += [b'"', b"100", b"-", b"{1:SA:=", b"}", b"~", b"#", b"\\", b"*", b"[[1]]", b"\n", "ё".encode(), b"<file/>"]


@given(SEEDS)
def test_a_moodle_file_damaged_anywhere_is_either_read_or_refused_in_words(chance: Random) -> None:
    good = chance.choice([*WHOLE, write_moodle(set_of(chance)).data, quiz(CLOZE)])
    for _ in range(chance.randint(1, 4)):
        place = chance.randint(0, len(good))
        cut = chance.choice([0, 0, 1, 8, 60])
        good = good[:place] + chance.choice(PIECES) + good[place + cut :]
    for fault in faults_of(good):
        assert sentence(fault, "ru") != sentence(fault, "en")
