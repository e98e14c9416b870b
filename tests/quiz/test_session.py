"""What is asked next, in which form, and what would give it away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from quiz.grading import options
from quiz.model import FactId, Memory, Phase, Remembered, StudyDay
from quiz.questions import Choice, Cloze, Flashcard, Match, MultiChoice, Option, Order, Question, TrueFalse, Typed
from quiz.session import Agenda, Candidate, candidates, first_unspoiled, level_for, pick_question, shuffled, spoils
from tests.quiz.classroom import MONDAY, choice
from tests.rows import each_row

TODAY = StudyDay(date(2026, 3, 2))
EASY, MIDDLE, HARD = (choice("easy"), choice("middle", level=2), Typed(key="hard", ask="?", answer="x", level=3))


def remembered(fact: int, minutes: float | None = None, stability: float = 5.0) -> Remembered:
    """A memory in review, or on steps so many minutes from now."""
    phase = Phase.REVIEW if minutes is None else Phase.LEARNING
    at = None if minutes is None else MONDAY + timedelta(minutes=minutes)
    return Remembered(FactId(fact), Memory(phase, 0, stability, 5.0, TODAY, TODAY, at, 1, 0))


def ids(*numbers: int) -> list[FactId]:
    return [FactId(number) for number in numbers]


def order(agenda: Agenda) -> list[FactId]:
    return list(candidates(agenda, MONDAY))


def test_ripe_steps_come_before_reviews_and_those_ahead_of_time_come_last() -> None:
    agenda = Agenda([remembered(1, -1), remembered(2, 5)], [remembered(3)], ids(4))
    assert order(agenda) == [1, 3, 4, 2]


@each_row(("answered", "first"), [(0, 1), (1, 1), (2, 1), (3, 9), (4, 1), (7, 9)])
def test_every_fourth_question_is_a_new_fact_while_reviews_are_left(answered: int, first: int) -> None:
    assert order(Agenda([], [remembered(1), remembered(2)], ids(9), answered))[0] == first


def test_new_facts_do_not_wait_for_their_turn_when_no_reviews_are_left() -> None:
    assert order(Agenda([], [], ids(8, 9), answered=1)) == [8, 9]


def test_what_was_just_missed_comes_last_and_what_was_just_known_not_at_all() -> None:
    steps = [remembered(1, 5), remembered(2, 9)]
    assert order(Agenda(steps, [], [], last=FactId(1), last_right=False)) == [2, 1]
    assert order(Agenda(steps, [], [], last=FactId(1), last_right=True)) == [2]


def test_what_was_just_known_comes_after_all_if_its_step_is_ripe_again() -> None:
    assert order(Agenda([remembered(1, -1)], [], [], last=FactId(1), last_right=True)) == [1]


def test_nothing_to_ask_is_the_end() -> None:
    assert order(Agenda([], [], [])) == []


@given(
    steps=st.lists(st.integers(-30, 20), max_size=4),
    due=st.integers(0, 4),
    unmet=st.integers(0, 4),
    answered=st.integers(0, 50),
    last=st.integers(0, 12),
    right=st.booleans(),
)
def test_everything_comes_once_but_what_was_just_known(
    steps: list[int], due: int, unmet: int, answered: int, last: int, right: bool
) -> None:
    on_steps = [remembered(n, minutes) for n, minutes in enumerate(steps)]
    reviews = [remembered(n) for n in range(4, 4 + due)]
    new = ids(*range(8, 8 + unmet))
    everything = {r.fact for r in (*on_steps, *reviews)} | set(new)
    found = order(Agenda(on_steps, reviews, new, answered, FactId(last), right))
    assert len(found) == len(set(found))
    ripe = {r.fact for r, minutes in zip(on_steps, steps, strict=True) if minutes <= 0}
    rests = right and FactId(last) not in ripe
    assert set(found) == everything - ({FactId(last)} if rests else set())
    if last in everything and not rests:
        assert found[-1] == last


@each_row(("stability", "level"), [(0.5, 1), (7.9, 1), (8.0, 2), (29.9, 2), (30.0, 3), (1000.0, 3)])
def test_the_longer_it_is_remembered_the_harder_it_is_asked(stability: float, level: int) -> None:
    assert level_for(remembered(1, stability=stability).memory) == level


def test_a_fact_on_its_steps_is_only_to_be_recognised() -> None:
    assert level_for(remembered(1, 5, stability=100.0).memory) == 1
    assert level_for(None) == 1


@each_row(
    ("stability", "given", "picked"),
    [
        (1.0, (EASY, MIDDLE, HARD), "easy"),
        (10.0, (EASY, MIDDLE, HARD), "middle"),
        (50.0, (EASY, MIDDLE, HARD), "hard"),
        (10.0, (EASY, HARD), "easy"),  # no form of that level: the easier one
        (50.0, (EASY, MIDDLE), "middle"),
        (1.0, (MIDDLE, HARD), "middle"),  # none easier: the nearest harder one
        (1.0, (HARD,), "hard"),
    ],
)
def test_the_form_is_of_the_level_that_the_memory_bears(
    stability: float, given: tuple[Question, ...], picked: str
) -> None:
    assert pick_question(given, remembered(1, stability=stability).memory, []).key == picked


@given(st.lists(st.sampled_from("abc"), max_size=12))
def test_forms_of_one_level_take_turns(asked: list[str]) -> None:
    forms = [choice(key) for key in "abc"]
    picked = pick_question(forms, None, asked).key
    never = [key for key in "abc" if key not in asked]
    if never:
        assert picked == never[0]
    else:
        assert picked == min("abc", key=lambda key: max(n for n, k in enumerate(asked) if k == key))


SHUFFLED: list[Question] = [
    choice("c", wrong=5),
    MultiChoice(key="m", ask="?", answer=("a", "b"), wrong=(Option("c"), Option("d"))),
    Order(key="o", ask="?", answer=("a", "b", "c")),
    Match(key="p", ask="?", answer=(("1", "a"), ("2", "b"), ("3", "c"))),
    Cloze(key="z", ask="In {1969}.", wrong=(Option("1970"), Option("1971"))),
    TrueFalse(key="t", ask="?", answer=False),
    Typed(key="y", ask="?", answer="x"),
    Flashcard(key="f", ask="?", answer="x"),
]


@each_row("question", SHUFFLED)
def test_the_order_of_options_depends_on_the_seed_alone(question: Question) -> None:
    orders = [shuffled(question, f"seed {n}") for n in range(40)]
    assert orders == [shuffled(question, f"seed {n}") for n in range(40)]
    assert all(sorted(one) == list(range(len(options(question)))) for one in orders)
    if isinstance(question, Order | Match):
        assert (0, 1, 2) not in orders, "it starts out solved"
        assert len(set(orders)) == 5
    elif isinstance(question, TrueFalse):
        assert set(orders) == {(0, 1)}
    elif len(options(question)) > 2:
        assert len({one.index(0) for one in orders}) == len(options(question)), "the right one has its favourite place"


@each_row(
    ("screen", "answer", "given_away"),
    [
        ("Люди сели на Луну в 1969 году.", "1969", True),
        ("Люди сели на Луну в 1969 году.", "1961", False),
        ("Командовал Нил Армстронг.", "Армстронг", True),
        ("О Ниле Армстронге писали все.", "Нил Армстронг", True),  # endings do not matter
        ("Армстронгу было 38.", "Нил Армстронг", False),  # half of the words
        ("Ещё не всё.", "еще все", True),
        ("", "1969", False),
        ("Он на ней.", "на", False),  # no word is long enough to tell anything
        ("В ЦК входили сорок человек.", "ЦК", True),
        ("В ЦКК входили сорок человек.", "ЦК", False),
        ("Полёт к Луне.", "Луна", True),
        ("Запущен в 11969 году", "1969", False),  # a number is whole
    ],
)
def test_a_screen_that_holds_most_of_the_answer_spoils_it(screen: str, answer: str, given_away: bool) -> None:
    assert spoils(screen, Choice(key="q", ask="?", answer=answer, wrong=(Option("x"),))) == given_away


def test_of_all_that_could_be_asked_the_first_that_no_screen_gave_away_is_taken() -> None:
    moon, earth, crew = (
        Candidate(FactId(n), choice(f"q{n}", word), word) for n, word in ((1, "Луна"), (2, "Земля"), (3, "Экипаж"))
    )
    screens = [(FactId(8), "Полёт к Луне."), (FactId(9), "Вид на Землю.")]
    assert first_unspoiled([moon, earth, crew], screens) == crew
    assert first_unspoiled([earth, moon], screens) == moon, "that was longer ago"
    assert first_unspoiled([earth], screens) == earth
    assert first_unspoiled([replace(earth, fact=FactId(9))], screens) is not None
    assert first_unspoiled([], screens) is None


def test_a_facts_own_screen_gives_nothing_away() -> None:
    again, other = Candidate(FactId(1), choice("a", "Луна"), 1), Candidate(FactId(2), choice("b", "Земля"), 2)
    assert first_unspoiled([again, other], [(FactId(1), "Луна, а не Земля.")]) == again


@given(st.text(max_size=60))
def test_what_the_screen_itself_must_spell_out_is_never_spoiled(screen: str) -> None:
    assert not spoils(screen, TrueFalse(key="t", ask="?", answer=True))
    assert not spoils(screen, Order(key="o", ask="?", answer=("a", "b", "c")))
