"""A list of cards is told from a text, whatever stands between a term and its definition."""

from __future__ import annotations

import pytest

from quiz.formats.exchange import import_file
from quiz.formats.pasted import Held, held_in
from quiz.questions import Flashcard

PROSE = """Поход начался весной 1919 года — никто его не ждал.
Летом 1920 года город взяли; осенью 1921 года войска ушли.
Так кончилась - в который уже раз - эта война."""
TALK = "— Кто там?\n— Я.\n— Входи."


@pytest.mark.parametrize("sign", ["\t", " — ", " – ", " - ", ";", "; "])
def test_a_term_and_its_definition_stand_on_each_line(sign: str) -> None:
    text = "\n".join(
        f"{term}{sign}{meaning}" for term, meaning in (("съезд", "собрание"), ("НЭП", "политика"), ("ЦК", "комитет"))
    )
    assert held_in(text) == Held(3, cards=True)
    facts = import_file(text.encode(), "Слова.txt").questions.facts
    assert [(fact.questions[0].ask, fact.statement) for fact in facts][1] == ("НЭП", "НЭП — политика")
    assert all(isinstance(fact.questions[0], Flashcard) for fact in facts)


def test_a_line_above_the_list_is_its_title_and_other_lines_are_told() -> None:
    text = "Термины:\n\nа — 1\nб — 2\nв — 3\nг — 4\n\nпросто строка\n"
    imported = import_file(text.encode(), "a.txt")
    assert (imported.questions.title, len(imported.questions.facts)) == ("Термины", 4)
    [left] = imported.left_out
    assert (left.code, left.line, left.data["said"]) == ("rows-no-pair", 8, "просто строка")


@pytest.mark.parametrize("text", ["", PROSE, TALK, "а — 1\nб — 2", "а — 1\nб — 2\nв — 3\nиногда\nпросто\nстрока"])
def test_a_text_is_no_list_of_cards(text: str) -> None:
    assert held_in(text) is None


def test_definitions_may_hold_the_sign_again() -> None:
    text = "1921 — съезд — десятый\n1922 — съезд — одиннадцатый\n1923 — съезд — двенадцатый"
    [first, *_] = import_file(text.encode(), "a.txt").questions.facts
    assert first.statement == "1921 — съезд — десятый"


@pytest.mark.parametrize(
    "text",
    [
        "1. Съезд — собрание партии\n2. НЭП - новая политика\n3. ЦК: комитет\n4) ВСНХ – совет",
        "Съезд— собрание партии\nНЭП -новая политика\nЦК : комитет\nВСНХ — совет: народного хозяйства",
        "• Съезд: собрание партии\n• НЭП: новая политика\n• ЦК: комитет\n• ВСНХ: совет",
        "Термины\n\n1. Съезд = собрание партии\n2. НЭП\tновая политика\n3. ЦК — комитет\n4. ВСНХ - совет\n",
    ],
)
def test_signs_may_differ_from_line_to_line_and_lines_may_be_numbered(text: str) -> None:
    assert held_in(text) == Held(4, cards=True)
    facts = import_file(text.encode(), "a.txt").questions.facts
    assert [fact.questions[0].ask for fact in facts] == ["Съезд", "НЭП", "ЦК", "ВСНХ"]
    assert facts[3].statement.startswith("ВСНХ — совет")


def test_a_long_definition_is_cut_at_a_word_in_the_fact() -> None:
    meaning = "переехал в столицу " * 15
    text = "\n".join(f"князь с долгим именем {term} — {meaning}" for term in "абв")
    [first, *_] = import_file(text.encode(), "a.txt").questions.facts
    assert len(first.statement) <= 300
    assert first.statement.endswith(("переехал…", "столицу…"))
