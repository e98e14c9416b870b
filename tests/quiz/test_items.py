"""Item analysis: worked examples, what is said of which question, and what holds of any answers."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.items import LEAST_ANSWERS, FirstAnswers, Flag, Item, Reply, analyse, at_most, point_biserial, surely_negative
from quiz.model import FactId, LearnerId, PublishedFact, SetId
from quiz.questions import Choice, Cloze, Fact, MultiChoice, Option, Order, Question, TrueFalse, Typed

ITEM = FactId(1)
RIGHT, WRONG = Reply(True), Reply(False)
WRONGS = (Option("b"), Option("c"), Option("d"))
CHOICE = Choice(key="q", ask="?", answer="a", wrong=WRONGS)
TYPED = Typed(key="q", ask="?", answer="a")


def published(id_: int, *questions: Question) -> PublishedFact:
    return PublishedFact(FactId(id_), SetId(1), Fact(f"f{id_}", "It was.", "It was.", questions or (TYPED,)))


def people(*replies: Reply) -> dict[LearnerId, Reply]:
    """Learners 1, 2 … with these replies."""
    return {LearnerId(number): reply for number, reply in enumerate(replies, start=1)}


def alone(question: Question, *replies: Reply) -> Item:
    """The item, where these replies are all there is."""
    [item] = analyse([published(1, question)], {(ITEM, question.key): people(*replies)})
    return item


def among_others(shares: Mapping[int, int], replies: Mapping[int, Reply], of: int = 10) -> Item:
    """The item, where each learner knew so many of so many other facts."""
    others = [published(2 + n) for n in range(of)]
    answers: dict[tuple[FactId, str], Mapping[LearnerId, Reply]] = {
        (fact.id, "q"): {LearnerId(who): Reply(place < known) for who, known in shares.items()}
        for place, fact in enumerate(others)
    }
    answers[ITEM, "q"] = {LearnerId(who): reply for who, reply in replies.items()}
    return analyse([published(1, CHOICE), *others], answers)[0]


def test_facility_is_the_share_of_right_first_answers_and_is_kept_back_while_they_are_few() -> None:
    few = alone(TYPED, *[RIGHT] * 6, *[WRONG] * 3)
    assert (few.answers.right, few.answers.total, few.facility) == (6, 9, None)
    enough = alone(TYPED, *[RIGHT] * 6, *[WRONG] * 4)
    assert enough.facility == 0.6


def test_discrimination_is_the_correlation_with_the_share_of_other_facts() -> None:
    """Ten learners; of ten other facts they know 1, 2, … 10. The upper five are right here, but for the weakest of
    them, and so is the best of the lower five: right are 5, 7, 8, 9, 10 (mean share 0.78), wrong 1, 2, 3, 4, 6 (0.32).

    The standard deviation of 0.1 … 1.0 is √(99 / 12) / 10 = 0.287228. r = (0.78 - 0.32) / 0.287228 · √(½ · ½)
    = 1.601515 · 0.5 = 0.800757.
    """
    right = {5, 7, 8, 9, 10}
    item = among_others({n: n for n in range(1, 11)}, {n: Reply(n in right) for n in range(1, 11)})
    assert item.discrimination == pytest.approx(0.800757, abs=1e-6)
    assert item.compared == 10
    assert (item.better.right, item.better.total) == (4, 5)
    assert (item.weaker.right, item.weaker.total) == (1, 5)


def test_the_item_itself_and_its_siblings_are_not_among_the_others() -> None:
    """A fact asked in two ways: who is right in one is right in the other; of other facts all know as much."""
    first, second = CHOICE, Typed(key="again", ask="?", answer="a")
    replies = people(*[Reply(n % 2 == 0) for n in range(12)])
    answers: FirstAnswers = {
        (ITEM, "q"): replies,
        (ITEM, "again"): replies,
        **{(FactId(n), "q"): people(*[Reply(n < 5)] * 12) for n in range(2, 8)},
    }
    items = analyse([published(1, first, second), *(published(n) for n in range(2, 8))], answers)
    assert [item.discrimination for item in items[:2]] == [None, None]
    assert [item.compared for item in items[:2]] == [12, 12]


def test_learners_who_answered_little_else_tell_nothing_of_the_question() -> None:
    replies = {n: Reply(n > 6) for n in range(1, 13)}
    assert among_others({n: n % 4 for n in range(1, 13)}, replies, of=4).compared == 0
    assert among_others({n: n % 5 for n in range(1, 13)}, replies, of=5).compared == 12


def test_a_question_that_good_learners_get_wrong_more_often_than_weak_ones_looks_wrong() -> None:
    """Twenty learners, the weaker half right and the better half wrong: r is far below -2.326 / √17 = -0.56."""
    item = among_others({n: n // 2 for n in range(20)}, {n: Reply(n < 10) for n in range(20)})
    assert item.discrimination is not None
    assert item.discrimination < -0.8
    assert Flag.REVERSED in item.flags


def test_a_small_contrariness_is_chance_among_few_and_none_among_many() -> None:
    """Fisher's z of -0.3 is -0.3095: above -2.326 / √17 = -0.564 (20), below -2.326 / √97 = -0.236 (100)."""
    assert [surely_negative(-0.3, of) for of in (9, 20, 100)] == [False, False, True]
    assert surely_negative(-1.0, LEAST_ANSWERS)
    assert not surely_negative(1.0, 100)


def test_options_are_counted_as_often_as_they_were_picked() -> None:
    item = alone(CHOICE, *[RIGHT] * 5, *[Reply(False, (1,))] * 3, Reply(False, (2,)), WRONG)
    assert [(one.index, one.right, one.times) for one in item.taken] == [
        (0, True, 5),
        (1, False, 3),
        (2, False, 1),
        (3, False, 0),
    ]
    assert item.pressed == 9  # one knew nothing and pressed nothing


def test_of_several_right_options_each_mark_counts() -> None:
    question = MultiChoice(key="q", ask="?", answer=("a", "b"), wrong=WRONGS[:1])
    item = alone(question, RIGHT, RIGHT, Reply(False, (0, 2)))
    assert [(one.right, one.times) for one in item.taken] == [(True, 3), (True, 2), (False, 1)]


def test_of_a_false_statement_false_is_the_right_option() -> None:
    item = alone(TrueFalse(key="q", ask="?", answer=False), RIGHT, RIGHT, Reply(False, (0,)))
    assert [(one.right, one.times) for one in item.taken] == [(False, 1), (True, 2)]


@pytest.mark.parametrize("question", [TYPED, Cloze(key="q", ask="{a}"), Order(key="q", ask="?", answer=("a", "b"))])
def test_where_nothing_is_chosen_no_options_are_counted(question: Question) -> None:
    item = alone(question, RIGHT, Reply(False, (1, 0)))
    assert (item.taken, item.pressed) == ((), 0)


def test_a_pick_beyond_the_options_is_of_an_older_version_and_counts_for_none() -> None:
    assert sum(one.times for one in alone(CHOICE, Reply(False, (7,))).taken) == 0


def test_a_distractor_nobody_takes_is_told_once_enough_were_mistaken() -> None:
    """Of three distractors as tempting as each other one is passed over by w mistaken learners with (2/3) ** w:
    7 → 0.0585, 8 → 0.0390."""
    taken = [Reply(False, (1 + n % 2,)) for n in range(8)]
    assert idle(alone(CHOICE, *[RIGHT] * 30, *taken[:7])) == []
    assert idle(alone(CHOICE, *[RIGHT] * 30, *taken)) == [3]
    assert idle(alone(CHOICE, *[RIGHT] * 30)) == []  # nobody was mistaken: that is the question's ease


def idle(item: Item) -> list[int]:
    return [one.index for one in item.taken if one.idle]


def test_a_wrong_option_taken_more_often_than_the_right_one_looks_like_the_answer() -> None:
    """12 against 2: 12 - 2 > 2.326 · √14 = 8.70; 9 against 2 is 7 < 7.71 and may be chance."""
    others = [Reply(False, (2,))] * 12
    assert Flag.OTHER_ANSWER in alone(CHOICE, RIGHT, RIGHT, *others).flags
    assert Flag.OTHER_ANSWER not in alone(CHOICE, RIGHT, RIGHT, *others[:9]).flags


def test_fewer_right_answers_than_guessing_gives_look_wrong() -> None:
    """Of four options a quarter is guessed. None of 17 right leaves up to 5.41 / (17 + 5.41) = 0.2414 possible,
    none of 16 up to 0.2527 (Wilson's upper end for none right is z² / (n + z²), and z² = 5.41)."""
    picks = [Reply(False, (1 + n % 3,)) for n in range(17)]
    assert at_most(0, 17) == pytest.approx(0.2414, abs=1e-4)
    assert alone(CHOICE, *picks).flags == (Flag.BELOW_CHANCE,)
    assert alone(CHOICE, *picks[:16]).flags == ()


def test_a_written_answer_that_hardly_anybody_gives_looks_wrong() -> None:
    """Nothing is guessed there; none of 31 right leaves up to 5.41 / 36.41 = 0.1486 possible, none of 30 0.1528."""
    assert alone(TYPED, *[WRONG] * 31).flags == (Flag.BELOW_CHANCE,)
    assert alone(TYPED, *[WRONG] * 30).flags == ()


def test_nothing_is_said_of_nine_answers() -> None:
    item = among_others({n: n for n in range(1, 10)}, {n: Reply(n < 5, () if n < 5 else (1,)) for n in range(1, 10)})
    assert (item.facility, item.discrimination, item.flags) == (None, None, ())
    assert (item.better.total, item.weaker.total) == (0, 0)


def test_where_all_are_right_or_all_alike_there_is_nothing_to_compare() -> None:
    assert point_biserial([n / 10 for n in range(10)], []) is None
    assert point_biserial([0.1] * 5, [0.1] * 5) is None


def test_answers_to_questions_that_are_gone_are_passed_over() -> None:
    known: FirstAnswers = {(ITEM, "q"): people(RIGHT)}
    gone: FirstAnswers = {**known, (ITEM, "old"): people(WRONG), (FactId(9), "q"): people(WRONG)}
    assert analyse([published(1)], gone) == analyse([published(1)], known)


PICKS = st.lists(st.integers(0, 4), unique=True, max_size=3)
REPLIES = st.just(RIGHT) | PICKS.map(lambda picked: Reply(False, tuple(picked)))
QUESTIONS = st.sampled_from([(FactId(n), "q") for n in range(1, 9)])
ANSWERS = st.dictionaries(QUESTIONS, st.dictionaries(st.integers(1, 30).map(LearnerId), REPLIES), max_size=8)
TAUGHT = [published(1, CHOICE), *(published(n) for n in range(2, 9))]


@given(ANSWERS)
def test_figures_stay_within_their_bounds_and_carry_their_counts(answers: FirstAnswers) -> None:
    for item in analyse(TAUGHT, answers):
        given_ = answers.get((item.fact, item.question), {})
        assert item.answers.total == len(given_) >= item.compared
        assert item.facility is None or 0 <= item.facility <= 1
        assert item.discrimination is None or (-1 <= item.discrimination <= 1 and item.compared >= LEAST_ANSWERS)
        assert item.better.total + item.weaker.total <= item.compared
        assert item.pressed <= item.answers.total
        assert not item.flags or item.answers.total >= LEAST_ANSWERS


@given(ANSWERS, st.randoms(use_true_random=False))
def test_in_which_order_answers_come_changes_nothing(answers: FirstAnswers, chance: object) -> None:
    def shuffled(plain: Mapping[object, object]) -> dict[object, object]:
        items = list(plain.items())
        chance.shuffle(items)  # type: ignore[attr-defined]  # random.Random, which the core does not name
        return dict(items)

    other = {key: shuffled(given_) for key, given_ in shuffled(answers).items()}  # type: ignore[arg-type]  # as above
    assert analyse(TAUGHT, other) == analyse(TAUGHT, answers)  # type: ignore[arg-type]  # the same answers


@given(ANSWERS, REPLIES)
def test_who_answered_one_question_only_changes_no_other_items_figures(answers: FirstAnswers, reply: Reply) -> None:
    joined = {**answers, (ITEM, "q"): {**answers.get((ITEM, "q"), {}), LearnerId(99): reply}}
    assert analyse(TAUGHT, joined)[1:] == analyse(TAUGHT, answers)[1:]


@given(ANSWERS)
def test_turning_right_into_wrong_turns_the_correlation_round(answers: FirstAnswers) -> None:
    turned = {
        **answers,
        (ITEM, "q"): {who: Reply(not reply.correct) for who, reply in answers.get((ITEM, "q"), {}).items()},
    }
    one, other = (analyse(TAUGHT, each)[0].discrimination for each in (answers, turned))
    assert (one is None) == (other is None)
    assert one is None or other == pytest.approx(-one, abs=1e-12)
