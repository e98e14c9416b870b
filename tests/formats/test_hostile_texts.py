"""Text files made to keep a machine busy are read or refused at once."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest

from quiz.errors import BadFile
from quiz.formats import text_rows
from quiz.formats.exchange import import_file

LONGEST = 10.0
"""Seconds of the processor; each takes a fraction of one."""
SIZE = 200_000
UNITS = {
    "gift": [
        "а", "{", "}", "=", "~", "#", "\\", "::", "{=", "->", "%1", "<b ", "<", "[", "*", "_", "`", "&#", "{=->",
        "$CATEGORY:", "//[id:", "{#1..", "{T}", "=%1%", "\n", "{\n", "{\n\n=", "[html]",
    ],
    "aiken": ["а", ":", "*", "1) ", "A. ", "A, ", "ANSWER: A", "\n", "\nA. а", "ANSWER: A\n", "а\nA. б\n", "A.\n"],
}  # fmt: skip
BEFORE = {"gift": ("", "Кто? {", "Кто? {=а ~"), "aiken": ("", "Кто?\nA. а\nB. б\nANSWER: ")}
AFTER = {"gift": ("", "}"), "aiken": ("",)}


@pytest.mark.parametrize(("ending", "unit"), [(ending, unit) for ending, units in UNITS.items() for unit in units])
def test_thousands_of_signs_are_read_or_refused_at_once(ending: str, unit: str) -> None:
    for before in BEFORE[ending]:
        for after in AFTER[ending]:
            begun = time.process_time()
            with suppress(BadFile):
                import_file(f"{before}{unit * (SIZE // len(unit))}{after}".encode(), f"a.{ending}")
            assert time.process_time() - begun < LONGEST


def test_the_same_question_thousands_of_times_takes_no_longer_than_others() -> None:
    def seconds(text: str) -> float:
        begun = time.process_time()
        assert len(import_file(text.encode(), "a.gift").questions.facts) == 3_000
        return time.process_time() - begun

    same = "Кто? {T}\n\n" * 3_000
    different = "".join(f"Кто {number}? {{T}}\n\n" for number in range(3_000))
    # The best of three: what is read only once, and the collector's rounds through all other tests, count for neither.
    assert min(seconds(same) for _ in range(3)) < 4 * min(seconds(different) for _ in range(3))


@pytest.mark.parametrize("ending", ["gift", "aiken"])
def test_more_lines_than_anybody_writes_are_refused(ending: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_rows, "MOST_ROWS", 10)
    with pytest.raises(BadFile) as bad:
        import_file("Кто? {T}\n\n".encode() * 10, f"a.{ending}")
    assert [(fault.code, fault.line) for fault in bad.value.faults] == [("too-much", 11)]


@pytest.mark.parametrize("ending", ["gift", "aiken"])
def test_scripts_and_formulas_in_texts_are_words_or_nothing(ending: str) -> None:
    texts = {
        "gift": "\\=1+1 <script>alert(1)</script>? {=а<script>x</script> ~javascript\\:б}",
        "aiken": "=1+1 ?\nA. а\nB. javascript:б\nANSWER: A",
    }
    [fact] = import_file(texts[ending].encode(), f"a.{ending}").questions.facts
    [question] = fact.questions
    assert (question.ask, question.answer) == ("=1+1 ?", "а")
