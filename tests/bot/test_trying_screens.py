"""A question of a draft looks to its teacher as it will to learners, whatever is pressed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.buttons import TryQuestion
from bot.callback_data import pack
from bot.screens.question import question_screen
from bot.screens.screen import Screen
from bot.screens.trying import tried_screen, try_key, trying_screen
from bot.texts import LANGUAGES, teaching_words, words
from quiz.drafts import DraftId, DraftQuestion, DraftTally, Only, TeacherDraft, Verdict
from quiz.grading import is_typed
from quiz.questions import Fact, Flashcard, Kind, MultiChoice, Question, kind_of
from quiz.talk import Expecting
from quiz.usecases.reviewing import Reviewing
from quiz.usecases.trying import Tap, Tried, TriedOut, TriedSoFar, Trying, try_in_words, try_out
from tests.bot.test_drafting_screens import fits
from tests.bot.test_screens import EVERY, NOW
from tests.db.drafting import QUESTIONS, written
from tests.db.samples import learner
from tests.stores import InMemoryTx
from tests.stores.tables import Tables

TEACHER = learner()
FRESH = TriedSoFar()
OF_EACH_KIND: dict[Kind, Question] = {kind_of(question): question for _, question in EVERY}


class Desk:
    """A draft that holds a question of each kind behind what was written."""

    def __init__(self) -> None:
        self.tx = InMemoryTx(Tables())
        self.draft: TeacherDraft = written(self.tx, TEACHER)
        for nth, question in enumerate(OF_EACH_KIND.values()):
            self.tx.drafts.append(
                TEACHER.id, self.draft.id, Fact(f"f{nth}", "Было.", "Так было.", (question,)), 0, Verdict.OPEN
            )

    def press(self, kind: Kind, so_far: TriedSoFar = FRESH, tap: Tap = Tap.NOTHING, place: int = 0) -> Tried:
        nth = QUESTIONS + 1 + list(OF_EACH_KIND).index(kind)
        return try_out(self.tx, TEACHER, self.draft.id, nth, Only.ALL, so_far, tap, place, NOW)


def screen_of(language: str, tried: Tried) -> Screen:
    say = teaching_words(language), words(language)
    if isinstance(tried, Trying):
        return trying_screen(*say, tried, NOW)
    assert isinstance(tried, TriedOut)
    return tried_screen(*say, tried)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", Kind)
def test_it_is_laid_out_as_for_a_learner_and_no_answer_is_marked(language: str, kind: Kind) -> None:
    tried = Desk().press(kind)
    assert isinstance(tried, Trying)
    screen, learners = screen_of(language, tried), question_screen(words(language), tried.asked, NOW)
    fits(screen)
    assert screen.text.endswith(learners.text)
    assert not screen.live, "the conversation goes on elsewhere"
    labels = [key.label for row in screen.keys[:-1] for key in row]
    assert labels == [key.label for row in learners.keys for key in row][:-1], "all but the pause"
    assert all(isinstance(key.press, TryQuestion) for row in screen.keys[:-1] for key in row)


@pytest.mark.parametrize("kind", Kind)
def test_whoever_presses_on_comes_to_a_verdict_and_nothing_is_remembered(kind: Kind) -> None:
    desk = Desk()
    tried = desk.press(kind)
    while isinstance(tried, Trying):
        if is_typed(tried.asked.question):
            tried = try_in_words(desk.tx, TEACHER, "что-то", NOW)
            continue
        press = next(key.press for row in screen_of("ru", tried).keys for key in row if leads_on(tried, key.press))
        assert isinstance(press, TryQuestion)
        so_far = TriedSoFar(tuple(map(int, press.picked)), press.hinted == 1)
        tried = desk.press(kind, so_far, Tap(press.tap), press.place)
    assert isinstance(tried, TriedOut)
    fits(screen_of("ru", tried))
    assert (list(desk.tx.log.of(TEACHER.id)), list(desk.tx.memories.of(TEACHER.id))) == ([], [])
    assert desk.tx.talks.get(TEACHER.id).study is None


def leads_on(tried: Trying, press: object) -> bool:
    """A key that brings the verdict nearer: an option that is not pressed yet, the end of several, a rating."""
    if not isinstance(press, TryQuestion):
        return False
    done = tried.asked.asking
    one_is_enough = isinstance(tried.asked.question, MultiChoice | Flashcard)
    if press.tap == Tap.OPTION:
        return not done.picked or (done.shown[press.place] not in done.picked and not one_is_enough)
    return press.tap in (Tap.SUBMIT, Tap.RATE) and bool(done.picked)


def test_of_a_right_answer_the_praise_is_shown_and_of_a_wrong_one_what_is_right() -> None:
    desk = Desk()
    shown = desk.press(Kind.CHOICE)
    assert isinstance(shown, Trying)
    for index, right in ((0, True), (1, False)):
        tried = desk.press(Kind.CHOICE, TriedSoFar(), Tap.OPTION, shown.asked.asking.shown.index(index))
        assert isinstance(tried, TriedOut)
        assert tried.answered.verdict.correct is right
        assert "Так было." in screen_of("ru", tried).text


def test_words_are_an_answer_only_where_one_types_and_another_spelling_can_follow() -> None:
    desk = Desk()
    desk.press(Kind.CHOICE)
    assert desk.tx.talks.get(TEACHER.id).expecting is Expecting.NOTHING
    desk.press(Kind.TYPED)
    answer = getattr(OF_EACH_KIND[Kind.TYPED], "answer", "")
    for text, right in (("совсем не то", False), (answer, True)):
        assert desk.tx.talks.get(TEACHER.id).expecting is Expecting.TRY
        tried = try_in_words(desk.tx, TEACHER, text, NOW)
        assert isinstance(tried, TriedOut)
        assert tried.answered.verdict.correct is right


@given(
    st.sampled_from(Kind), st.lists(st.integers(0, 9), max_size=12), st.booleans(), st.sampled_from(Tap),
    st.integers(-3, 12),
)  # fmt: skip
def test_whatever_a_stranger_writes_on_such_a_key_something_is_shown(
    kind: Kind, picked: list[int], hinted: bool, tap: Tap, place: int
) -> None:
    fits(screen_of("ru", Desk().press(kind, TriedSoFar(tuple(picked), hinted), tap, place)))


def test_the_longest_key_fits() -> None:
    draft = TeacherDraft(TEACHER.id, DraftId(10**11), written(InMemoryTx(Tables()), TEACHER).phase, NOW)
    asked = DraftQuestion(
        10**6, Fact("a", "Б.", "", (question := OF_EACH_KIND[Kind.MULTI_CHOICE],)), question, True, Verdict.OPEN
    )
    reviewing = Reviewing(draft, asked, DraftTally(), Only.FLASHCARD)
    assert len(pack(try_key(reviewing, TriedSoFar(tuple(range(10)), True), Tap.OPTION, 9))) <= 64
