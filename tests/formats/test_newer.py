"""A newer file brings a set up to date: a trip through a program costs no memory, nor what it cannot carry."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given

from quiz.drafts import Changes
from quiz.errors import BadFile
from quiz.formats.exchange import AIKEN, CSV, FORMATS, GIFT, XLSX, YAML, import_file
from quiz.formats.foreign import Format
from quiz.formats.newer import brought_up_to_date
from quiz.formats.yaml_reader import read_yaml
from quiz.questions import Choice, Fact, Flashcard, Option, QuestionSet, Typed
from tests.formats.documents import GOLDEN, NOW
from tests.formats.grown import SEEDS, set_of
from tests.stories.learner import many
from tests.stories.world import MOON

WRITTEN = [each for each in FORMATS if each.write]


def asked(key: str, ask: str, answer: str) -> Choice:
    return Choice(key=key, ask=ask, answer=answer, wrong=(Option("1900", "Раньше."), Option("1901")), level=2)


OLD = QuestionSet(
    "Поход", "ru",
    tuple(
        Fact(f"fact-{year}", f"В {year} году было {what}.", f"«в {year} году»",
             (asked("choice-7", f"Когда было {what}?", str(year)),))
        for year, what in ((1919, "начало"), (1920, "взятие"), (1921, "ухо́д"), (1922, "возвращение"))
    ),
    "О походе", "", "Всё началось в 1919 году.",
)  # fmt: skip

ALL_KINDS = replace(read_yaml((GOLDEN / "good.yml").read_bytes()), draft=False)


def updated(old: QuestionSet, new: QuestionSet, form: Format, name: str = "поход") -> tuple[QuestionSet, Changes]:
    """The set, brought up to date by what `new` is in this format."""
    assert form.write
    data, name = form.write(new, NOW).data, f"{name}{form.endings[0]}"
    return brought_up_to_date(old, import_file(data, name).questions, data, name)


@pytest.mark.parametrize("form", WRITTEN, ids=lambda form: form.name)
@pytest.mark.parametrize("set_", [OLD, read_yaml(MOON.read_bytes()), ALL_KINDS],
                         ids=["plain", "moon", "all kinds"])  # fmt: skip
def test_a_file_that_comes_back_as_it_went_changes_nothing(form: Format, set_: QuestionSet) -> None:
    after, changes = updated(set_, set_, form)
    assert (changes.new, changes.changed, changes.gone) == (0, 0, 0)
    assert changes.same == len(set_.facts)
    assert after == set_


@given(SEEDS)
def test_no_set_is_changed_by_a_trip_through_any_format(chance: Random) -> None:
    set_ = replace(set_of(chance), draft=False)
    for form in WRITTEN:
        try:
            after, changes = updated(set_, set_, form)
        except BadFile:
            assert form in (AIKEN, GIFT), "only what holds few kinds may have nothing to hold"
            continue
        assert after == set_, form.name
        assert changes == Changes(0, 0, 0, len(set_.facts)), form.name


@pytest.mark.parametrize("form", WRITTEN, ids=lambda form: form.name)
def test_one_answer_put_right_changes_one_fact_and_no_key(form: Format) -> None:
    first = OLD.facts[0]
    right = replace(first, questions=(replace(asked("choice-7", "Когда было начало?", "1918")),))
    after, changes = updated(OLD, replace(OLD, facts=(right, *OLD.facts[1:])), form)
    assert changes == Changes(0, 1, 0, 3)
    assert [fact.key for fact in after.facts] == [fact.key for fact in OLD.facts]
    question = after.facts[0].questions[0]
    assert isinstance(question, Choice)
    assert (question.key, question.answer, question.level, after.facts[0].quote) == ("choice-7", "1918", 2, first.quote)
    assert question.wrong == first.questions[0].wrong, "what the format could not carry is there still"  # type: ignore[union-attr]
    assert after.material == OLD.material


@pytest.mark.parametrize("form", WRITTEN, ids=lambda form: form.name)
def test_a_fact_more_and_a_fact_less_are_counted(form: Format) -> None:
    more = Fact("fact-1930", "В 1930 году был музей.", "", (asked("choice-1", "Когда открыли музей?", "1930"),))
    after, changes = updated(OLD, replace(OLD, facts=(more, *OLD.facts[1:])), form)
    assert changes == Changes(1, 0, 1, 3)
    assert [fact.key for fact in after.facts][1:] == [fact.key for fact in OLD.facts[1:]]
    assert after.facts[0].statement
    assert after.facts[0].key not in {fact.key for fact in OLD.facts}


def test_a_table_without_ids_is_known_by_its_questions() -> None:
    table = "вид,вопрос,ответ,неверный 1,неверный 2\n" + "".join(
        f"choice,{q.ask},{q.answer},1900,1901\n" for fact in OLD.facts for q in fact.questions if isinstance(q, Choice)
    )
    data = table.encode()
    after, changes = brought_up_to_date(OLD, import_file(data, "список.csv").questions, data, "список.csv")
    assert (changes.new, changes.gone) == (0, 0)
    assert [fact.key for fact in after.facts] == [fact.key for fact in OLD.facts]
    assert after.title == "Поход", "a file's name is no new title"


def test_what_a_format_has_no_place_for_is_not_gone() -> None:
    card = Fact("card", "Карта.", "", (Flashcard(key="flashcard-1", ask="А", answer="Б"),))
    both = replace(OLD, facts=(OLD.facts[0], card, *OLD.facts[1:]))
    without_first = replace(both, facts=both.facts[1:])
    after, changes = updated(both, without_first, AIKEN)
    assert changes == Changes(0, 0, 1, 4)
    assert [fact.key for fact in after.facts] == ["card", "fact-1920", "fact-1921", "fact-1922"]


def test_questions_of_one_fact_that_come_apart_are_one_fact_again() -> None:
    twice = replace(OLD.facts[0], questions=(*OLD.facts[0].questions, asked("choice-2", "Год начала?", "1919"),
                                             Typed(key="typed-1", ask="Назовите год.", answer="1919")))  # fmt: skip
    set_ = replace(OLD, facts=(twice, *OLD.facts[1:]))
    after, changes = updated(set_, set_, AIKEN)
    assert (after, changes.same) == (set_, 4)


def test_who_drops_more_than_half_is_warned() -> None:
    assert not updated(OLD, replace(OLD, facts=OLD.facts[:2]), XLSX)[1].drops_most
    assert updated(OLD, replace(OLD, facts=OLD.facts[:1]), XLSX)[1].drops_most


def test_the_title_and_the_description_are_the_newer_files() -> None:
    after, _ = updated(OLD, replace(OLD, title="Новое имя", about="Иначе"), YAML)
    assert (after.title, after.about) == ("Новое имя", "Иначе")
    for form in (CSV, AIKEN, GIFT):
        assert updated(OLD, OLD, form, name="скачано (2)")[0].title == "Поход", form.name


def test_the_same_question_about_two_facts_stays_two() -> None:
    set_ = replace(OLD, facts=tuple(
        Fact(f"f{n}", f"Факт {n}.", "", (asked("choice-1", "Когда?", str(1910 + n)),)) for n in range(3)
    ))  # fmt: skip
    for form in WRITTEN:
        assert updated(set_, set_, form)[0] == set_, form.name
    turned = replace(set_, facts=set_.facts[::-1])
    assert updated(set_, turned, AIKEN)[1] == Changes(0, 0, 0, 3)


@pytest.mark.parametrize("form", [AIKEN, XLSX], ids=lambda form: form.name)
def test_thousands_of_questions_are_compared_even_if_all_ask_the_same(form: Format) -> None:
    large = many(4000)
    same_words = replace(large, facts=tuple(
        replace(fact, questions=(replace(fact.questions[0], ask="Когда?"),)) for fact in large.facts
    ))  # fmt: skip
    assert updated(large, large, form)[1].same == 4000
    assert updated(same_words, same_words, form)[1].same == 4000
