"""One learner and one fact, as a teacher reads them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from html import unescape

import pytest

from bot.buttons import SeeFact, SeeFacts, SeeLearners, SeePupil
from bot.screens.classroom import learners_screen
from bot.screens.pupils import fact_screen, facts_screen, pupil_screen
from bot.texts import LANGUAGES, teaching_words
from quiz.items import NOBODY, Flag, Item, Taken
from quiz.model import FactId, PublishedFact, Score, SetId, StudyDay
from quiz.questions import Choice, Cloze, Fact, Flashcard, Match, MultiChoice, Option, Order, Question, TrueFalse, Typed
from quiz.usecases.pupils import FactPage, HardFact, PupilPage, ticket
from tests.bot.test_class_screens import RU, SHAKY, keys, page

EXAM = StudyDay(date(2026, 5, 20))
CHOICE = Choice(key="q", ask="Когда?", answer="1920", wrong=(Option("1921"), Option("1922"), Option("1917")))
WILD = "<b>&" * 60
KINDS: list[Question] = [
    Choice(key="q", ask=WILD, answer=WILD, wrong=tuple(Option(f"{WILD}{n}", why=WILD) for n in range(9))),
    MultiChoice(key="q", ask=WILD, answer=(WILD, "б"), wrong=tuple(Option(f"{WILD}{n}") for n in range(30))),
    TrueFalse(key="q", ask=WILD, answer=False),
    Typed(key="q", ask=WILD, answer=WILD, accept=(WILD,) * 9),
    Cloze(key="q", ask=f"{WILD} {{{WILD}}}", wrong=(Option(WILD),)),
    Order(key="q", ask=WILD, answer=(WILD,) * 20),
    Match(key="q", ask=WILD, answer=((WILD, WILD),) * 20),
    Flashcard(key="q", ask=WILD, answer=WILD),
]


def fact_page(
    item: Item, question: Question = CHOICE, learners: int = 12, statement: str = "Открыли залив."
) -> FactPage:
    """The shaky fact of the class in tests.bot.test_class_screens, with this question."""
    class_ = page([f"Ученик {number}" for number in range(learners)])
    fact = PublishedFact(SHAKY, SetId(1), Fact("f7", statement, "", (question, replace(question, key="other"))))
    members = tuple(one.member for one in class_.room.learners)
    hold = next(hold for hold in class_.room.facts if hold.fact == SHAKY)
    return FactPage(class_, fact, hold, 0, tuple((one, 0.42) for one in members), members, members, question, item, 0)


def pupil_page(names: list[str], statement: str = "Открыли залив.") -> PupilPage:
    class_ = page(names, statement)
    hard = HardFact(class_.facts[0], Score(3, 9), 0.61, set_aside=False)
    return PupilPage(class_, class_.room.learners[0], 214, (hard, replace(hard, set_aside=True)))


def test_a_learner_is_told_of_in_figures_with_what_stands_behind_them() -> None:
    told = pupil_screen(RU, pupil_page(["Аня"])).text
    assert "последний ответ сегодня. Всего 214 ответов." in told
    assert "Выучено 9, учится 1, не начато 0." in told
    assert "1. Открыли залив.\n<i>Верно 3 из 9; через неделю вспомнит с вероятностью 61\N{NO-BREAK SPACE}%.</i>" in told
    assert "2. Открыли залив.\n<i>Верно 3 из 9; отложен: слишком часто забывался.</i>" in told
    assert "экзамен" not in told


def test_where_there_is_an_exam_it_is_looked_ahead_to() -> None:
    shown = pupil_page(["Аня"])
    ahead = replace(shown.page, exam=EXAM)
    told = pupil_screen(RU, replace(shown, page=ahead, pupil=replace(shown.pupil, on_exam=0.5))).text
    assert "20 мая, на экзамене, вспомнит 50\N{NO-BREAK SPACE}%" in told
    held = fact_page(Item(SHAKY, "q", NOBODY))
    told = fact_screen(RU, replace(held, page=ahead, hold=replace(held.hold, on_exam=0.25))).text
    assert "20 мая, на экзамене, вспомнят 25\N{NO-BREAK SPACE}%" in told


def test_a_name_that_reads_from_right_to_left_leaves_the_line_as_it_is() -> None:
    told = learners_screen(RU, page(["محمد"]), 0).text
    assert "\u2068محمد\u2069 — вспомнит" in told


def test_each_learner_has_a_key_and_the_way_back_leads_to_the_same_page() -> None:
    class_ = page([f"Ученик {number}" for number in range(25)])
    opened = [
        key for number in range(3) for key in keys(learners_screen(RU, class_, number)) if isinstance(key, SeePupil)
    ]
    assert len(set(opened)) == 25
    for number in range(3):
        first = next(key for key in keys(learners_screen(RU, class_, number)) if isinstance(key, SeePupil))
        pupil = next(one for one in class_.room.learners if ticket(class_, one.member) == (first.joined, first.which))
        back = keys(pupil_screen(RU, PupilPage(class_, pupil, 1, ())))
        assert back == [SeeLearners(1, number)]


def test_facts_stand_ten_a_page_the_worst_first_with_a_key_each() -> None:
    class_ = page(["Аня", "Боря"])
    screen = facts_screen(RU, class_, 0, 0)
    assert screen.text.split("\n\n")[2].startswith("1. 📉 В 1920 году открыли залив.")
    assert next(key.fact for key in keys(screen) if isinstance(key, SeeFact)) == SHAKY
    assert len([key for key in keys(screen) if isinstance(key, SeeFact)]) == 10


def test_facts_tell_the_figure_by_which_they_stand_in_order() -> None:
    screen = facts_screen(RU, page(["Аня", "Боря"]), 0, 0)
    first, second, *_ = (line for line in screen.text.split("\n") if line.startswith("<i>Через неделю"))
    assert first < second


def test_a_fact_that_is_being_lost_is_never_said_to_be_known_by_all() -> None:
    shown = fact_page(Item(SHAKY, "q", NOBODY), learners=2)
    calm = replace(shown, shaky=(), learning=(), unmet=())
    known = "Все, кто встретил этот факт, его помнят"
    assert known not in fact_screen(RU, calm).text
    assert known in fact_screen(RU, replace(calm, hold=replace(calm.hold, losing=False))).text


def test_who_forgot_a_fact_or_soon_may_is_named() -> None:
    shown = fact_page(Item(SHAKY, "q", NOBODY), learners=2)
    anna, boris = (one.member for one in shown.page.room.learners)
    told = fact_screen(RU, replace(shown, shaky=(), fading=((anna, 0.4),), forgot=((boris, 3), (anna, 1)))).text
    assert "Через неделю могут забыть: Ученик 0 (40\N{NO-BREAK SPACE}%)" in told
    assert "всего 6 раз: Ученик 1 (3 раза), Ученик 0 (1 раз)" in told


def test_only_what_is_in_doubt_can_be_listed_and_opens_at_the_question() -> None:
    class_ = page(["Аня"])
    two = [Item(FactId(3), "a", NOBODY), Item(FactId(3), "b", NOBODY, flags=(Flag.REVERSED,))]
    screen = facts_screen(RU, replace(class_, items=tuple(two)), 0, 1)
    assert [key for key in keys(screen) if isinstance(key, SeeFact)] == [SeeFact(1, 3, 1)]
    assert SeeFacts(1, 0, 0) in keys(screen)


@pytest.mark.parametrize(
    ("flag", "right", "told"),
    [
        (Flag.REVERSED, 12, "Верных ответов 12 из 30; те, кто лучше знает остальное, ошибаются чаще. Проверьте ответ."),
        (Flag.OTHER_ANSWER, 12, "«1921» выбирают чаще верного: 16 против 12. Проверьте ответ."),
        (Flag.BELOW_CHANCE, 2, "Верных ответов 2 из 30: наугад вышло бы больше."),
    ],
)
def test_why_a_question_looks_wrong_is_said_in_words(flag: Flag, right: int, told: str) -> None:
    taken = (Taken(0, True, right), Taken(1, False, 16), Taken(2, False, 2), Taken(3, False, 0, idle=True))
    item = Item(SHAKY, "q", Score(right, 30), -0.4, 28, Score(2, 14), Score(8, 14), taken, 30, (flag,))
    text = fact_screen(RU, fact_page(item)).text
    assert f"⚠️ {told}" in text
    assert "▫️ 1921 — 16" in text
    assert "▫️ 1917 — 0 <i>(никто не выбирает, можно заменить)</i>" in text
    assert "Кто знает остальное лучше, ответил верно: 2 из 14; кто хуже: 8 из 14." in text


@pytest.mark.parametrize(
    ("discrimination", "told"), [(0.45, "Хорошо"), (0.25, "Слабо"), (0.1, "Почти не"), (None, None)]
)
def test_how_well_it_tells_the_strong_from_the_weak_is_said_where_it_is_known(
    discrimination: float | None, told: str | None
) -> None:
    text = fact_screen(RU, fact_page(Item(SHAKY, "q", Score(20, 30), discrimination, 28))).text
    assert ("знающих и незнающих (сравнили 28 учеников)" in text) is (told is not None)
    assert told is None or f"{told} различает" in text


def test_of_few_answers_nothing_is_said_but_their_number() -> None:
    text = fact_screen(RU, fact_page(Item(SHAKY, "q", Score(2, 9)))).text
    assert "Пока 9 первых ответов: судить о вопросе можно с 10." in text
    assert "С первого раза" not in text


def test_of_many_names_some_are_given_and_the_rest_are_counted() -> None:
    text = fact_screen(RU, fact_page(Item(SHAKY, "q", NOBODY), learners=30)).text
    assert text.count("и ещё 22") == 3
    assert "Ученик 0 (42\N{NO-BREAK SPACE}%)" in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("question", KINDS, ids=lambda one: type(one).__name__)
@pytest.mark.parametrize("pressed", [0, 30])
def test_the_longest_page_of_a_fact_fits_and_what_people_typed_is_no_markup(
    language: str, question: Question, pressed: int
) -> None:
    taken = tuple(Taken(n, n == 0, 3 if pressed else 0, idle=False) for n in range(10))
    taken = taken if isinstance(question, Choice | MultiChoice) else taken[:2]
    taken = taken if isinstance(question, Choice | MultiChoice | TrueFalse | Cloze) else ()
    item = Item(
        SHAKY, "q", Score(3, 30), -0.5, 28, Score(1, 14), Score(9, 14), taken, pressed if taken else 0, tuple(Flag)
    )
    shown = fact_page(item, question, 60, statement=WILD)
    text = fact_screen(teaching_words(language), shown).text
    assert len(unescape(text)) <= 4096
    assert "<b><b>" not in text
    assert "&<b>" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_longest_page_of_a_learner_and_of_facts_fit(language: str) -> None:
    say = teaching_words(language)
    wild = pupil_page(["<b>&" * 10] * 12, WILD)
    crowded = replace(wild, hard=wild.hard[:1] * 5)
    for screen in (pupil_screen(say, crowded), facts_screen(say, wild.page, 0, 0), facts_screen(say, wild.page, 9, 1)):
        assert len(unescape(screen.text)) <= 4096
        assert "<b><b>" not in screen.text
