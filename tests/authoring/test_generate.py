"""A text goes in, a draft comes out: every slot, every refusal, with the real models."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from authoring import generate
from quiz.drafts import Draft, Lack, Progress, Stage
from quiz.formats import find_quote, read_yaml, write_yaml
from quiz.questions import AnyQuestion, Choice, Cloze, Fact, Match, MultiChoice, Order, Question, TrueFalse, Typed
from tests.rows import each_row

TUNED = Path(__file__).parents[2] / "bench" / "texts" / "tuned"
LIFE = """\
Иван Петрович Лапин родился 3 мая 1871 года в Казани. В 1894 году он окончил Казанский университет. \
В том же году, в сентябре, Лапин возглавил городскую обсерваторию в Симбирске. 12 (24) марта 1899 года Лапин \
открыл комету Медведицы. С 1901 года Лапин преподавал в Томском институте.
В 1903 году экспедиция Лапина обнаружила 46 древних курганов. На следующий день, 5 июня 1906 года, Лапина избрали \
председателем Русского географического общества. В 1908 году Лапин издал журнал «Небосвод». \
Пётр Сомов и Николай Громов приехали в Томск. «Альфа», запущенная 10 ноября 1912 года в Казани, пролетела мимо.
Павел Орлов писал: «Без телескопа Казань не узнала бы и половины неба».
"""


@cache
def life() -> Draft:
    return generate(LIFE, title="Лапин", source="life.txt", seed=1)


def test_instead_of_a_cut_sentence_a_draft_is_called_after_whom_it_is_about() -> None:
    cut = generate(LIFE, title="Иван Петрович Лапин родился 3 мая 1871 года в…", source="life.txt", seed=1)
    assert cut.questions.title == "Иван Петрович Лапин"
    assert life().questions.title == "Лапин"


def asked(draft: Draft) -> list[tuple[str, Question]]:
    return [(fact.key, question) for fact in draft.questions.facts for question in fact.questions]


def asks(draft: Draft) -> list[str]:
    return [question.ask for _, question in asked(draft)]


@each_row(
    ("ask", "answer"),
    [
        ("Когда родился Иван Петрович Лапин?", "3 мая 1871 года"),
        ("В каком году Иван Петрович Лапин окончил Казанский университет?", "1894"),
        ("Когда Иван Петрович Лапин возглавил городскую обсерваторию в Симбирске?", "В сентябре 1894 года"),
        ("Когда (по старому стилю) Иван Петрович Лапин открыл комету Медведицы?", "12 марта 1899 года"),
        ("С какого года Иван Петрович Лапин преподавал в Томском институте?", "1901"),
        ("Сколько древних курганов обнаружила в 1903 году экспедиция Ивана Петровича Лапина?", "46"),
        ("Кем 5 июня 1906 года избрали Ивана Петровича Лапина?", "Председателем Русского географического общества."),
        ("Какой журнал издал в 1908 году Иван Петрович Лапин? Напиши название.", "Небосвод"),
        ("Когда была запущена «Альфа» в Казани?", "10 ноября 1912 года"),
        ("Чьи это слова: «Без телескопа Казань не узнала бы и половины неба»? Назови фамилию.", "Павел Орлов"),
    ],
)
def test_each_thing_worth_knowing_is_asked_as_a_person_would_ask_it(ask: str, answer: str) -> None:
    answers = [
        getattr(question, "answer", None) for _, question in asked(life()) if ask == getattr(question, "ask", "")
    ]
    assert answer in answers


def test_a_day_told_by_both_calendars_is_asked_by_the_first_and_the_other_is_no_wrong_option() -> None:
    typed = [q for _, q in asked(life()) if isinstance(q, Typed) and q.answer == "12 марта 1899 года"]
    assert [question.accept for question in typed] == [()]
    wrong = [one.text for _, q in asked(life()) if isinstance(q, Choice) for one in q.wrong]
    assert "24 марта 1899 года" not in wrong


def test_events_are_put_in_order_and_joined_with_their_years() -> None:
    orders = [question for _, question in asked(life()) if isinstance(question, Order)]
    assert orders
    courses = "Экспедиция Ивана Петровича Лапина обнаружила 46 древних курганов"
    paper = "Иван Петрович Лапин издал журнал «Небосвод»"
    assert any(one.answer.index(courses) < one.answer.index(paper) for one in orders if paper in one.answer)
    pairs = [dict(question.answer) for _, question in asked(life()) if isinstance(question, Match)]
    assert any(one.get("1903") == courses and one.get("1908") == paper for one in pairs)


@each_row(
    ("text", "ask"),
    [
        ("К суду присяжных Россия вернулась в 1993 году.", "В каком году Россия вернулась к суду присяжных?"),
        ("В 1908 году Пётр Лапин умер.", "В каком году умер Пётр Лапин?"),
        ("В январе 1924 года состоялась XIII конференция РКП (б).", "Когда состоялась XIII конференция РКП (б)?"),
    ],
)
def test_behind_a_question_word_the_words_stand_as_people_say_them(text: str, ask: str) -> None:
    assert ask in asks(generate(text, language="ru"))


def test_two_quotations_in_one_sentence_are_nobodys_single_words() -> None:
    text = "Павел Орлов писал: «Да здравствует наш далёкий берег!» — и последней строкой: «Мы все здесь живы!»."
    assert not asked(generate(text, language="ru"))


def test_what_came_before_a_year_is_told_from_what_came_after() -> None:
    text = (
        "В 1901 году Пётр Лапин открыл комету Медведицы Альфа. В 1903 году Пётр Лапин издал журнал «Небосвод». "
        "В 1907 году Пётр Лапин построил обсерваторию в Казани. В 1911 году Пётр Лапин основал музей в Томске."
    )
    (question,) = [one for _, one in asked(generate(text)) if isinstance(one, MultiChoice)]
    assert question.ask == "Какие события произошли до 1907 года?"
    assert question.answer == ("Пётр Лапин открыл комету Медведицы Альфа", "Пётр Лапин издал журнал «Небосвод»")
    assert [one.why for one in question.wrong] == ["В 1907 году.", "В 1911 году."]


def test_a_false_statement_says_what_is_true() -> None:
    false = [q for _, q in asked(life()) if isinstance(q, TrueFalse) and not q.answer]
    assert false
    assert all(question.explanation.startswith("На самом деле") for question in false)


def test_the_answer_never_stands_in_its_question() -> None:
    for _, question in asked(life()):
        if isinstance(question, Choice | Typed):
            assert question.answer.casefold() not in question.ask.casefold()
        if isinstance(question, Cloze):
            assert question.answer.casefold() not in question.stem.casefold()


@each_row(
    ("text", "rule"),
    [
        ("По некоторым данным, в 1907 году Лапин посетил Тибет.", "doubt"),
        ("Якобы в 1907 году Лапин посетил Тибет.", "doubt"),
        ("В 1911 году Лапин не поехал в Тибет.", "negated"),
        ("Через два года Лапин посетил Тибет.", "relative-date"),
        ("В 1907 году он посетил Тибет.", "pronoun"),
        ("В 1907 году они посетили Тибет.", "pronoun"),
        ("В 1907 году Лапин посетил эту страну.", "points-back"),
        ("В 1907 году мы посетили Тибет.", "first-person"),
        ("Посетил ли Лапин Тибет в 1907 году?", "not-a-statement"),
        ("В 1907 году Лапин хотел посетить Тибет.", "modal"),
        ("В 1907 году Лапин сообщил, что посетил Тибет.", "complement-dropped"),
        ("Лапин и Громов, 1907 год, Тибет.", "no-verb"),
    ],
)
def test_a_sentence_that_cannot_be_asked_says_why(text: str, rule: str) -> None:
    (sentence,) = generate(text, language="ru").sentences
    assert not sentence.facts
    assert rule in {step.rule for step in sentence.refused}


def test_two_people_who_may_be_meant_are_nobody() -> None:
    text = "Пётр Сомов встретил Николая Громова. В 1908 году он издал журнал «Небосвод»."
    assert not any("1908" in fact.statement for fact in generate(text, language="ru").questions.facts)


def test_the_same_seed_gives_the_same_draft_and_another_one_other_options() -> None:
    again, other = generate(LIFE, title="Лапин", source="life.txt", seed=1), generate(LIFE, title="Лапин", seed=2)
    assert again == life()
    assert [fact.statement for fact in other.questions.facts] == [fact.statement for fact in life().questions.facts]
    assert asks(other) != asks(life()) or other.questions.facts != life().questions.facts


def test_every_question_says_by_which_rule_and_how_surely_it_was_made() -> None:
    for key, question in asked(life()):
        assert isinstance(question, AnyQuestion)
        assert question.origin is not None
        assert 0.7 <= question.origin.score <= 1
        assert life().trails[key, question.key][0].rule == question.origin.rule


def test_a_draft_is_written_and_read_back_without_a_fault() -> None:
    written = life().questions
    facts = tuple(replace(fact, quote=" ".join(fact.quote.split())) for fact in written.facts)
    assert read_yaml(write_yaml(written), LIFE) == replace(written, facts=facts)  # line breaks do not matter


@pytest.mark.parametrize("name", ["company", "revolution", "spaceflight"])
def test_every_quote_stands_word_for_word_in_the_material(name: str) -> None:
    text = (TUNED / f"{name}.ru.txt").read_text("utf-8")
    facts: tuple[Fact, ...] = generate(text, title=name).questions.facts
    assert facts
    for fact in facts:
        assert find_quote(text, fact.quote), fact.quote
        assert fact.quote in text


def test_it_is_told_how_far_the_work_has_come() -> None:
    told: list[Progress] = []
    generate(LIFE, progress=told.append)
    stages = [one.stage for one in told]
    assert stages == sorted(stages, key=list(Stage).index)
    assert {Stage.SENTENCES, Stage.PARSING, Stage.EVENTS, Stage.QUESTIONS, Stage.CHECKING} <= set(stages)
    assert all(0 <= one.done <= one.total for one in told)


@each_row(
    ("text", "lack"),
    [
        ("", Lack.NO_SENTENCES),
        ("The bridge was built in the year of the flood, and it still stands as it was.", Lack.OTHER_LANGUAGE),
        ("Мороз и солнце\nДень чудесный\nЕщё ты дремлешь\nДруг прелестный", Lack.VERSE),
        ("Кошка спала на тёплой печке. За окном шёл снег, и было тихо.", Lack.NO_DATES),
        ("Кошка спала на тёплой печке. За окном шёл снег, и было тихо.", Lack.NO_NAMES),
        ("слово " * 10_000 + ".", Lack.LONG_SENTENCE),
    ],
)
def test_what_a_text_lacks_is_said(text: str, lack: Lack) -> None:
    draft = generate(text)
    assert lack in draft.seen.lacks
    assert draft.questions.facts == ()


@settings(max_examples=15, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_no_text_is_too_strange(text: str) -> None:
    assert generate(text, language="ru").questions.draft
