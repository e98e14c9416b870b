"""Rows become questions by what their columns are called, or by how many there are."""

from __future__ import annotations

import csv
import io
import re
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.errors import BadFile, sentence
from quiz.formats.pairs import as_pairs, paired
from quiz.formats.tables.cells import listed
from quiz.formats.tables.columns import HEADINGS, KINDS, letter_of, read_headings, read_kind
from quiz.formats.tables.csv_rows import read_csv
from quiz.formats.tables.written import as_list, neutral, without_neutral
from quiz.questions import (
    Choice,
    Cloze,
    Expects,
    Fact,
    Flashcard,
    Kind,
    Match,
    MultiChoice,
    Option,
    Order,
    Question,
    TrueFalse,
    Typed,
)
from tests.formats.documents import ROOT
from tests.formats.grown import SEEDS, SIGNS, text


def rows(*cells: list[str]) -> bytes:
    """A file with these rows."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";").writerows(cells)
    return out.getvalue().encode()


def facts(*cells: list[str]) -> tuple[Fact, ...]:
    return read_csv(rows(*cells), "a.csv").questions.facts


def question(*cells: list[str]) -> Question:
    """The only question of these rows."""
    [fact] = facts(*cells)
    [only] = fact.questions
    return only


def told(*cells: list[str]) -> list[tuple[int | None, str, str]]:
    """What is wrong with these rows: row, code, column."""
    with pytest.raises(BadFile) as bad:
        read_csv(rows(*cells), "a.csv")
    assert all(sentence(fault, language) for fault in bad.value.faults for language in ("ru", "en"))
    return [(fault.line, fault.code, letter_of(fault.column - 1) if fault.column else "") for fault in bad.value.faults]


def test_columns_are_known_by_their_headings_in_any_order() -> None:
    assert question(
        ["Пояснение", "Неверный 2", "Почему неверно 2", "Верный ответ", "Вопрос:", "№", "неверный 1", "Уровень"],
        ["Годом раньше.", "46", "Столько подписали.", "123", "Сколько?", "1", "75", "2"],
    ) == Choice(
        key="choice-1",
        ask="Сколько?",
        answer="123",
        wrong=(Option("75"), Option("46", "Столько подписали.")),
        explanation="Годом раньше.",
        level=2,
    )


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (["Кто?", "Ленин", "Радек"], Choice(key="choice-1", ask="Кто?", answer="Ленин", wrong=(Option("Радек"),))),
        (
            ["Кто?", "Ленин|Троцкий", "Радек|Томский"],
            MultiChoice(
                key="multi_choice-1",
                ask="Кто?",
                answer=("Ленин", "Троцкий"),
                wrong=(Option("Радек"), Option("Томский")),
                level=2,
            ),
        ),
        (["Был?", "Да", ""], TrueFalse(key="true_false-1", ask="Был?", answer=True)),
        (["Был?", "ЛОЖЬ", ""], TrueFalse(key="true_false-1", ask="Был?", answer=False)),
        (["Он стал {наркомом}.", "", ""], Cloze(key="cloze-1", ask="Он стал {наркомом}.", level=2)),
        (["Он стал {наркомом}.", "Наркомом", ""], Cloze(key="cloze-1", ask="Он стал {наркомом}.", level=2)),
        (
            ["Он стал {наркомом}.", "", "послом"],
            Cloze(key="cloze-1", ask="Он стал {наркомом}.", wrong=(Option("послом"),), level=1),
        ),
        (["Кто?", "Ленин", ""], Flashcard(key="flashcard-1", ask="Кто?", answer="Ленин")),
        (["{1} — что это?", "множество", ""], Flashcard(key="flashcard-1", ask="{1} — что это?", answer="множество")),
    ],
)
def test_a_kind_that_is_left_out_is_told_by_the_cells(asked: list[str], expected: Question) -> None:
    assert question(["вопрос", "ответ", "неверные"], asked) == expected


def test_what_is_accepted_or_expected_makes_a_question_one_for_writing() -> None:
    assert question(
        ["question", "answer", "also right", "expects"], ["What number?", "123", "a hundred|many", "число"]
    ) == Typed(
        key="typed-1", ask="What number?", answer="123", accept=("a hundred", "many"), expects=Expects.NUMBER, level=3
    )


def test_order_and_pairs_stand_line_by_line_in_their_cell() -> None:
    first, second = facts(
        ["вид", "вопрос", "ответ"],
        ["порядок", "Как?", "раз\nдва\nтри"],
        ["пары", "Кто где?", "Ленин = Москва\nТроцкий = Алма-Ата\nРадек = Томск"],
    )
    assert first.questions == (Order(key="order-1", ask="Как?", answer=("раз", "два", "три"), level=2),)
    pairs = (("Ленин", "Москва"), ("Троцкий", "Алма-Ата"), ("Радек", "Томск"))
    assert second.questions == (Match(key="match-1", ask="Кто где?", answer=pairs, level=2),)


@pytest.mark.parametrize("sign", ["=", " = ", " — ", " – ", " -> ", " → ", ": "])
def test_pairs_are_joined_by_any_sign_that_people_use(sign: str) -> None:
    assert paired([f"Алма-Ата{sign}Троцкий", f"Томск{sign}Радек"]) == [("Алма-Ата", "Троцкий"), ("Томск", "Радек")]


def test_a_gap_may_be_a_line_with_the_answer_beside_it() -> None:
    asked = question(["вид", "вопрос", "ответ"], ["пропуск", "Он стал ____.", "наркомом"])
    assert asked == Cloze(key="cloze-1", ask="Он стал {наркомом}.", level=2)


@pytest.mark.parametrize("right", ["Троцкий", "2", "б", "B", "2)"])
def test_the_right_one_of_the_options_is_named_by_its_words_number_or_letter(right: str) -> None:
    asked = question(
        ["вопрос", "ответ 1", "ответ 2", "ответ 3", "верный"], ["Кто?", "Ленин", "Троцкий", "Радек", right]
    )
    assert asked == Choice(key="choice-1", ask="Кто?", answer="Троцкий", wrong=(Option("Ленин"), Option("Радек")))


def test_headings_may_stand_below_a_title_and_end_in_advice() -> None:
    imported = read_csv(
        rows(
            ["Our quiz", "", "", "", ""],
            ["", "Question - max 120 characters", "Answer 1 - max 75", "Answer 2", "Correct answer(s) - choose one"],
            ["1", "Who?", "Lenin", "Trotsky", "2"],
        ),
        "a.csv",
    )
    assert [(fault.line, fault.code) for fault in imported.left_out] == [(1, "rows-above-headings")]
    [fact] = imported.questions.facts
    assert fact.questions == (Choice(key="choice-1", ask="Who?", answer="Trotsky", wrong=(Option("Lenin"),)),)


def test_several_options_may_be_right() -> None:
    asked = question(
        ["question", "option A", "option B", "option C", "correct"], ["Who?", "Lenin", "Trotsky", "Radek", "a, c"]
    )
    assert isinstance(asked, MultiChoice)
    assert (asked.answer, asked.wrong) == (("Lenin", "Radek"), (Option("Trotsky"),))


def test_rows_with_one_id_are_ways_of_asking_one_fact() -> None:
    [fact] = facts(
        ["вопрос", "ответ", "тоже верно", "id факта", "id вопроса", "факт", "цитата", "о ком"],
        ["Кто?", "Ленин", "", "lenin-1", "", "", "", ""],
        ["Как его звали?", "Ленин", "Ульянов", "lenin-1", "name_1", "Это был Ленин.", "Он был.", "Ленин"],
    )
    assert (fact.key, fact.statement, fact.quote, fact.subject) == ("lenin-1", "Это был Ленин.", "Он был.", "Ленин")
    assert [asked.key for asked in fact.questions] == ["flashcard-1", "name_1"]


def test_two_columns_without_headings_are_terms_with_their_definitions() -> None:
    [fact, long] = facts(["съезд", "congress"], ["НЭП", "a policy that let peasants sell what was left after tax"])
    assert fact.questions == (
        Flashcard(key="flashcard-1", ask="съезд", answer="congress"),
        Typed(key="typed-1", ask="съезд is…", answer="congress", level=3),
    )
    assert fact.statement == "съезд — congress"
    assert [type(asked) for asked in long.questions] == [Flashcard]


def test_in_writing_a_card_is_asked_in_a_sentence() -> None:
    def asked(term: str, answer: str) -> str:
        [fact] = facts([term, answer])
        return fact.questions[1].ask

    assert asked("Смирнов", "рабочий") == "Смирнов — это…"
    assert asked("газета «Правда»", "1912") == "газета «Правда» — это…"
    assert asked("congress", "новый съезд партии") == "congress — это…"
    assert asked("strike", "to stop work") == "strike is…"
    assert asked("Когда основали Рим?", "753") == "Когда основали Рим?", "a question asks for itself"
    assert asked("ж" * 295, "кто") == "ж" * 295, "nothing is longer than a question may be"


def test_headings_of_vocabulary_are_no_vocabulary() -> None:
    [fact] = facts(["Term", "Definition"], ["съезд", "congress"])
    assert [type(asked) for asked in fact.questions] == [Flashcard, Typed]


def test_words_that_are_headings_elsewhere_may_be_learned() -> None:
    for first in (["вопрос", "question"], ["right", "право"], ["answer", "ответ"], ["note", "заметка"]):
        assert len(facts(first, ["съезд", "congress"])) == 2


def test_one_word_with_two_meanings_is_two_facts_and_one_said_twice_is_one() -> None:
    imported = read_csv("bank\tберег\nbank\tбанк\nBank\tберег\n".encode(), "a.tsv")
    assert len({fact.key for fact in imported.questions.facts}) == 2
    assert [(fault.line, fault.code) for fault in imported.left_out] == [(3, "rows-twice")]


def test_statements_with_yes_and_no_beside_them_are_judged() -> None:
    first, second = facts(["Земля плоская", "нет"], ["Земля круглая", "да"])
    assert [first.questions[0].answer, second.questions[0].answer] == [False, True]


def test_three_columns_without_headings_are_a_question_the_answer_and_wrong_ones() -> None:
    first, second = facts(["Кто?", "Ленин", "Радек", "Томский"], ["съезд", "congress", ""])
    assert first.questions == (
        Choice(key="choice-1", ask="Кто?", answer="Ленин", wrong=(Option("Радек"), Option("Томский"))),
    )
    assert [type(asked) for asked in second.questions] == [Flashcard, Typed]


def test_sentences_with_gaps_need_no_second_column() -> None:
    [fact] = facts(["Он стал {наркомом}."], [""])
    assert [type(asked) for asked in fact.questions] == [Cloze]


def test_every_fault_is_told_with_its_row_and_its_column() -> None:
    assert told(
        ["вид", "вопрос", "ответ", "неверный 1", "неверный 2", "уровень", "id факта", "id вопроса"],
        ["", "Кто? " * 70, "Ленин", "Радек", "", "", "", ""],
        ["", "Кто?", "Ленин", "", "ленин", "5", "", ""],
        ["", "", "Ленин", "", "", "", "", ""],
        ["вкус", "Кто?", "", "", "", "", "", ""],
        ["ввод", "Ленин или кто?", "Ленин", "", "", "", "", ""],
        ["", "Что?", "А\aБ", "", "", "", "a", "b"],
        ["", "Что?", "А", "", "", "", "a", "b"],
    ) == [
        (2, "too-long", "B"),
        (3, "not-one-of", "F"),
        (3, "answer-in-wrong", "E"),
        (4, "rows-no-question", ""),
        (5, "rows-kind", ""),
        (6, "leak", "C"),
        (7, "control-character", "C"),
        (8, "duplicate-question-id", "H"),
    ]


def test_a_row_is_told_of_by_the_number_it_has_in_the_file() -> None:
    with pytest.raises(BadFile) as bad:
        read_csv("вопрос;ответ;id факта;id вопроса\n\nКто?;А;a;b\nЧто?;Б;a;b\n".encode(), "a.csv")
    assert sentence(bad.value.faults[0], "ru") == (
        "строка 4, столбец D: id «b» уже есть у вопроса в строке 3; дайте этому другой «id: …»"
    )


@pytest.mark.parametrize("language", ["ru", "en"])
def test_every_heading_and_every_kind_is_read_in_both_languages(language: str) -> None:
    headings = [said["ru" if language == "ru" else "en"] for said in HEADINGS.values()]
    assert list(read_headings(headings).places) == list(HEADINGS)
    for kind in Kind:
        assert read_kind(KINDS[kind]["ru" if language == "ru" else "en"]) is kind
        assert read_kind(f" {kind.upper()} ") is kind


@given(st.text("'=+-@\t\r ab1,", max_size=6))
def test_a_formula_is_made_harmless_and_comes_back(said: str) -> None:
    written = neutral(said)
    assert without_neutral(written) == said
    assert written[:1] not in {"=", "+", "@", "\t", "\r"}
    assert written[:1] != "-" or written[1:].replace(",", "").replace(".", "").isdigit()


@given(SEEDS)
def test_lists_and_pairs_come_back_from_their_cell(chance: Random) -> None:
    texts = [text(chance, 12, SIGNS + "===|| ") for _ in range(chance.choice([1, 2, 6]))]
    assert listed(as_list(texts)) == texts
    pairs = list(zip(texts[::2], texts[1::2], strict=False))
    assert (paired(listed(as_pairs(pairs))) or []) == pairs or len(pairs) < 3


@pytest.mark.parametrize("name", ["tables.md", "tables.ru.md"])
def test_what_the_page_says_of_tables_is_so(name: str) -> None:
    page = (ROOT / "docs" / name).read_text("utf-8")
    [example] = re.findall(r"```csv\n(.*?)```", page, re.DOTALL)
    made = read_csv(example.encode(), "a.csv")
    assert [type(fact.questions[0]) for fact in made.questions.facts] == [Choice, Typed, Cloze]
    headings = re.findall(r"^\| ([^|]+) \|", page, re.MULTILINE)[1:]
    named = [each.strip(" …") for heading in headings for each in re.split(r",|…", heading) if each.strip()]
    columns = read_headings(named)
    assert not columns.unknown
    assert not columns.twice
    assert set(columns.places) >= set(HEADINGS) - {"own_quote", "rule", "score", "check", "edited", "draft"}
    assert paired(["a = b == c", "d == e"]) == [("a = b", "c"), ("d", "e")]
