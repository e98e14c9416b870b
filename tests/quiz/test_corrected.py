"""Who had a question wrong hears of its correction once, at the next meeting and by a notice; with no chat around."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from quiz.corrections import Righted
from quiz.model import Correction, Happening, Learner, LearnerId, Notice, PublishedFact, Review, ReviewId
from quiz.questions import Choice, Fact, TrueFalse
from quiz.talk import Correcting, Expecting, Talk, from_plain, to_plain
from quiz.usecases import browsing, correcting, keep, spreading, undoing
from quiz.usecases.answer import Answered, AskedAnew, Stale, say
from quiz.usecases.browsing import Found, History, NoQuestions, Seen, TakenOut, ToFind
from quiz.usecases.corrected import PAUSE, correct
from quiz.usecases.correcting import AwaitingFix, ChoosingFix, Outdated, Previewing, Saved
from quiz.usecases.hear import SaidOfPublished, hear
from quiz.usecases.people import Person, join, leave, meet
from quiz.usecases.rights import NotYours
from quiz.usecases.spreading import LISTED, lines_of
from quiz.usecases.study import Asked, Finished
from quiz.usecases.verdict_again import verdict_again
from tests.quiz.classroom import ANNA, Classroom, choice, fact, facts

TEACHER = LearnerId(1)


class Corrected:
    """A teacher's set, and Anna who learns it."""

    def __init__(self, *taught: Fact) -> None:
        self.room = Classroom(*(taught or facts(3)))
        self.teacher = self.meet(TEACHER)
        questions = self.room.read(lambda tx: tx.sets.questions(self.room.set.id))
        self.set = self.room.store.do(keep.publish, "set", questions, self.room.now, TEACHER)

    def meet(self, who: LearnerId) -> Learner:
        return self.room.store.do(meet, Person(who, f"№ {who}", "ru"), self.room.now)

    def fact(self, nth: int = 0) -> PublishedFact:
        return self.room.read(lambda tx: tx.facts.whole(self.set.id))[nth]

    def make(self, nth: int, answer: str = "", *, tell: bool = True, retired: bool = False) -> Correction | None:
        """The answer of the nth fact's first question is another one, or the fact is gone."""
        self.room.wait(minutes=1)
        before = self.fact(nth)
        (first, *rest) = before.fact.questions
        assert isinstance(first, Choice)
        after = replace(before.fact, questions=(replace(first, answer=answer), *rest)) if answer else before.fact
        version = self.room.read(lambda tx: tx.corrections.latest(before.id))
        keys = (first.key,) if tell and answer else ()
        now_it_is = replace(before, fact=after, retired=retired)
        made = self.room.store.do(correct, TEACHER, now_it_is, version, keys, self.room.now)
        self.room.wait(minutes=1)
        return made

    def spread(self) -> int:
        """All that waits is told; in how many steps."""
        steps = 0
        while self.room.store.do(spreading.spread, self.room.now):
            steps += 1
        return steps

    def told(self, who: LearnerId = ANNA) -> Sequence[Notice]:
        found = self.room.read(lambda tx: tx.notices.of(who))
        return [each for each in found if each.word == "corrected" and each.status == "planned"]


@pytest.fixture
def made() -> Corrected:
    return Corrected()


def test_nobody_is_told_before_the_pause_is_over_and_all_at_once_then(made: Corrected) -> None:
    for _ in range(2):
        made.room.give(made.room.asked())
    made.make(0, "other0")
    made.make(1, "other1")
    assert made.spread() == 0
    made.room.wait(minutes=PAUSE.seconds // 60 - 3)
    assert made.spread() == 1
    (notice,) = made.told()
    assert [(line.righted.was, line.righted.now) for line in lines_of(notice.data)] == [
        ("answerf0", "other0"),
        ("answerf1", "other1"),
    ]
    assert notice.data["count"] == 2
    made.room.wait(days=1)
    assert made.spread() == 0


def test_who_answered_only_what_is_right_or_took_it_back_hears_nothing(made: Corrected) -> None:
    answered = made.room.give(made.room.asked())
    made.room.do(undoing.undo, made.room.now, answered.review)
    made.make(0, "other0")
    made.room.give(made.room.asked())
    made.room.wait(hours=1)
    assert made.spread() == 1
    assert made.told() == []


def test_who_left_the_set_or_teaches_it_hears_nothing(made: Corrected) -> None:
    made.room.give(made.room.asked())
    made.room.store.do(join, made.teacher, made.set.id, made.room.now)
    made.room.do(leave, made.set.id, made.room.now)
    made.make(0, "other0")
    made.room.wait(hours=1)
    made.spread()
    assert made.told() == made.told(TEACHER) == []


def test_a_correction_taken_back_before_it_was_told_is_told_to_nobody(made: Corrected) -> None:
    made.room.give(made.room.asked())
    made.make(0, "other0")
    made.make(0, "answerf0")
    made.room.wait(hours=1)
    made.spread()
    assert made.told() == []
    made.room.wait(hours=1)
    assert not made.room.asked().corrected


def test_who_is_still_to_hear_of_a_correction_hears_of_the_next_in_the_same_message(made: Corrected) -> None:
    made.room.give(made.room.asked())
    made.room.wait(hours=12)  # night
    for answer, told in (("other0", [("answerf0", "other0")]), ("third", [("answerf0", "third")]), ("answerf0", [])):
        made.make(0, answer)
        made.room.wait(minutes=20)
        made.spread()
        said = [(line.righted.was, line.righted.now) for each in made.told() for line in lines_of(each.data)]
        assert said == told


def test_a_large_class_is_told_in_steps_and_everybody_once(made: Corrected) -> None:
    many = [LearnerId(number) for number in range(100, 135)]
    for who in many:
        someone = made.meet(who)
        made.room.store.do(join, someone, made.set.id, made.room.now)
        line = _answer_of(made, who)
        made.room.store.do(lambda tx, line: tx.log.append(line), line)
    made.make(0, "other0")
    made.room.wait(hours=1)
    assert made.room.store.do(spreading.spread, made.room.now)
    made.make(0, "other again")
    assert made.spread() >= 3
    made.room.wait(hours=1)
    made.spread()
    told = {who: made.told(who) for who in many}
    assert all(len(notices) == 1 for notices in told.values())
    lines = {line.righted for notices in told.values() for line in lines_of(notices[0].data)}
    assert lines == {Righted("answerf0", "other again")}


def _answer_of(made: Corrected, who: LearnerId) -> Review:
    asked, key = made.fact(), made.fact().fact.questions[0].key
    line = Review(ReviewId(0), who, asked.id, Happening.ANSWER, made.room.now, made.room.today)
    return replace(line, question=key, correct=True)


def test_more_corrections_than_a_message_holds_are_counted() -> None:
    made = Corrected(*facts(LISTED + 2))
    made.room.wish(new_per_day=50)
    made.room.learn()
    for nth in range(LISTED + 2):
        made.make(nth, f"other{nth}")
    made.room.wait(hours=1)
    made.spread()
    (notice,) = made.told()
    assert (len(lines_of(notice.data)), notice.data["count"]) == (LISTED, LISTED + 2)


def test_the_next_meeting_tells_what_was_taken_for_right_once(made: Corrected) -> None:
    first = made.room.give(made.room.asked())
    memory = made.room.memory(first.fact.id)
    made.make(0, "other0")
    assert made.room.memory(first.fact.id) == memory
    made.room.wait(minutes=20)
    asked = made.room.asked()
    while asked.fact.id != first.fact.id:
        assert not asked.corrected
        assert made.room.give(asked).righted is None
        asked = made.room.asked()
    assert asked.corrected
    answered = made.room.give(asked)
    assert answered.righted == Righted("answerf0", "other0")
    again = made.room.do(verdict_again, asked.asking.id, made.room.now)
    assert isinstance(again, Answered)
    assert again.righted == answered.righted
    made.room.wait(days=3)
    asked = made.room.asked()
    assert not asked.corrected


def test_an_answer_to_a_question_that_was_set_right_while_open_counts_for_nothing(made: Corrected) -> None:
    asked = made.room.asked()
    made.make(0, "other0")
    for _ in range(2):
        instead = made.room.press(asked, made.room.place(asked, 0))
        assert isinstance(instead, AskedAnew)
        assert isinstance(instead.then, Asked)
        assert instead.then.asking.id != asked.asking.id
    said = made.room.do(say, "answerf0", made.room.now)
    assert not isinstance(said, Answered), "what is said now is said to the question as it is now"
    assert made.room.log == []
    assert isinstance(made.room.press(made.room.asked(), made.room.place(made.room.asked(), 0)), Answered)


def test_another_question_of_the_same_fact_stays_open() -> None:
    made = Corrected(fact("one", choice("a", "one"), choice("b", "two")))
    asked = made.room.asked()
    before = made.fact()
    other = next(each for each in before.fact.questions if each.key != asked.question.key)
    assert isinstance(other, Choice)
    corrected = replace(other, answer="new")
    kept = [corrected if each.key == other.key else each for each in before.fact.questions]
    made.room.wait(minutes=1)
    after = replace(before, fact=replace(before.fact, questions=tuple(kept)))
    made.room.store.do(correct, TEACHER, after, 1, (other.key,), made.room.now)
    assert isinstance(made.room.press(asked, 0), Answered)


def test_a_retired_fact_is_neither_asked_nor_judged_nor_called_right() -> None:
    made = Corrected(fact("one"))
    asked = made.room.asked()
    made.make(0, retired=True)
    instead = made.room.press(asked, 0)
    assert isinstance(instead, AskedAnew)
    assert isinstance(instead.then, Finished)
    assert made.room.log == []
    made.make(0)
    answered = made.room.give(made.room.asked())
    made.make(0, retired=True)
    assert made.room.do(verdict_again, answered.asking.id, made.room.now) is None
    assert isinstance(made.room.press(asked, 0), Stale | AskedAnew)
    made.make(0)
    assert made.room.memory(answered.fact.id) == answered.memory, "it comes back with what was remembered"


def edits(made: Corrected, *said: tuple[str, str]) -> object:
    """What the teacher sees after these parts of the first question were said anew."""
    seen: object = None
    for part, text in said:
        made.room.store.do(correcting.await_text, made.teacher, made.fact().id, 0, part)
        heard = made.room.store.do(hear, made.teacher, text, made.room.now, f"{part}{text}")
        assert isinstance(heard, SaidOfPublished)
        seen = heard.result
    return seen


def test_several_edits_are_one_version(made: Corrected) -> None:
    shown = edits(made, ("answer-0", "new"), ("explanation-0", "So it is."), ("statement-0", "It is new."))
    assert isinstance(shown, Previewing)
    assert shown.tells
    assert shown.after.fact.statement == "It is new."
    assert made.fact().fact.statement == "About f0.", "nothing is stored before it is saved"
    saved = made.room.store.do(correcting.save, made.teacher, made.fact().id, 1, False, made.room.now)
    assert isinstance(saved, Saved)
    assert (saved.correction.version, saved.correction.righted, saved.seen.version) == (2, (), 2)
    (question,) = made.fact().fact.questions
    assert isinstance(question, Choice)
    assert (question.answer, question.explanation) == ("new", "So it is.")


def test_who_says_that_something_else_is_right_is_believed_where_no_answer_tells(made: Corrected) -> None:
    made.room.give(made.room.asked())
    made.room.wait(minutes=1)
    shown = edits(made, ("ask-0", "When then?"))
    assert isinstance(shown, Previewing)
    assert not shown.tells
    saved = made.room.store.do(correcting.save, made.teacher, made.fact().id, 1, True, made.room.now)
    assert isinstance(saved, Saved)
    assert saved.correction.righted == ("ask-f0",)
    made.room.wait(hours=1)
    made.spread()
    assert [line.righted for line in lines_of(made.told()[0].data)] == [Righted("", "")]


def test_what_was_begun_on_an_earlier_version_is_let_go(made: Corrected) -> None:
    edits(made, ("answer-0", "mine"))
    made.make(0, "theirs")
    made.room.store.do(correcting.save, made.teacher, made.fact().id, 1, True, made.room.now)
    outdated = made.room.store.do(correcting.save, made.teacher, made.fact().id, 7, True, made.room.now)
    assert isinstance(outdated, Outdated)
    question = made.fact().fact.questions[0]
    assert isinstance(question, Choice)
    assert question.answer == "theirs"
    edits(made, ("answer-0", "again"))
    made.make(0, "third")
    assert isinstance(made.room.store.do(correcting.choose, made.teacher, made.fact().id, 0), Outdated)
    assert isinstance(made.room.store.do(correcting.choose, made.teacher, made.fact().id, 0), ChoosingFix)


def test_edits_without_a_text_are_made_once_however_often_they_are_pressed() -> None:
    judged = TrueFalse(key="t", ask="So it was.", answer=True)
    made = Corrected(fact("one", choice("c", wrong=3), judged))
    id_ = made.fact().id
    for nth, name in ((1, "false"), (1, "false"), (1, "nonsense"), (1, "drop-1-3"), (1, "version-9"), (1, "drop-x")):
        shown = made.room.store.do(correcting.edit, made.teacher, id_, nth, name)
    assert isinstance(shown, ChoosingFix), "what cannot be done is not done"
    preview = made.room.store.do(correcting.preview, made.teacher, id_, 1)
    assert isinstance(preview, Previewing)
    assert preview.after.fact.asked_by("t") == replace(judged, answer=False)
    made.room.store.do(browsing.see, made.teacher, id_, 0, 0)
    for _ in range(2):
        shown = made.room.store.do(correcting.edit, made.teacher, id_, 0, "drop-1-3")
    preview = made.room.store.do(correcting.preview, made.teacher, id_, 0)
    assert isinstance(preview, Previewing)
    dropped = preview.after.fact.asked_by("c")
    assert isinstance(dropped, Choice)
    assert [option.text for option in dropped.wrong] == ["wrong 0", "wrong 2"]


def test_the_last_question_of_a_fact_is_not_taken_out_of_it(made: Corrected) -> None:
    assert isinstance(made.room.store.do(correcting.edit, made.teacher, made.fact().id, 0, "remove"), ChoosingFix)


def test_nothing_is_saved_where_nothing_changed(made: Corrected) -> None:
    edits(made, ("answer-0", "new"), ("answer-0", "answerf0"))
    stands = made.room.store.do(correcting.save, made.teacher, made.fact().id, 1, True, made.room.now)
    assert isinstance(stands, Seen)
    assert stands.version == 1


def test_a_set_without_facts_says_so_and_lists_what_was_taken_out() -> None:
    made = Corrected(*facts(10))
    for nth in range(10):
        made.make(nth, retired=True)
    none = made.room.store.do(browsing.open_questions, made.teacher, made.set.id)
    assert isinstance(none, NoQuestions)
    assert none.retired == 10
    pages = [made.room.store.do(browsing.taken_out, made.teacher, made.set.id, page) for page in (-1, 0, 1, 99)]
    assert [(len(each.facts), each.page, each.pages) for each in pages if isinstance(each, TakenOut)] == [
        (8, 0, 2), (8, 0, 2), (2, 1, 2), (2, 1, 2),
    ]  # fmt: skip


def test_the_end_of_the_set_leads_nowhere(made: Corrected) -> None:
    ids = [made.fact(nth).id for nth in range(3)]

    def beside(nth: int, by: int) -> object:
        shown = made.room.store.do(browsing.see, made.teacher, ids[nth], 5, by)
        assert isinstance(shown, Seen)
        return ids.index(shown.published.id)

    assert [beside(0, -1), beside(0, 1), beside(1, -1), beside(2, 1)] == [0, 1, 0, 2]


def test_words_are_found_in_questions_and_in_what_they_rest_on(made: Corrected) -> None:
    made.room.store.do(browsing.open_questions, made.teacher, made.set.id)
    heard = made.room.store.do(hear, made.teacher, "F1 quote", made.room.now, "1")
    assert heard == SaidOfPublished(ToFind(made.set.id, "F1 quote"))
    found = made.room.store.do(browsing.find, made.teacher, made.set.id, "F1 quote")
    assert isinstance(found, Found)
    assert [(fact, nth) for fact, nth, _ in found.first] == [(made.fact(1).id, 0)]
    assert made.room.do(browsing.find, made.set.id, "F1") == NotYours()


def test_the_history_names_who_made_each_version_if_they_are_still_there(made: Corrected) -> None:
    made.make(0, "one")
    made.make(0, "two")
    told = made.room.store.do(browsing.history, made.teacher, made.fact().id, 0)
    assert isinstance(told, History)
    assert [each.version for each in told.corrections] == [3, 2]
    assert told.names == ("№ 1", "№ 1")


def test_where_a_correction_stands_is_stored_with_the_talk(made: Corrected) -> None:
    edits(made, ("answer-0", "new"))
    talk = made.room.read(lambda tx: tx.talks.get(TEACHER))
    assert talk.correcting is not None
    assert talk.correcting.edits == (("answer-0", "new"),)
    assert from_plain(to_plain(talk)) == talk
    begun = Correcting(made.fact().id, "q", 3, (("a", "b"), ("c", "d")), "e", True, "s")
    whole = Talk(expecting=Expecting.FIX, correcting=begun, finding=made.set.id)
    assert from_plain(to_plain(whole)) == whole


def test_a_text_that_breaks_a_rule_is_refused_with_reasons(made: Corrected) -> None:
    shown = edits(made, ("answer-0", "wrong 1"))
    assert isinstance(shown, AwaitingFix)
    assert shown.faults


def test_others_correct_nothing(made: Corrected) -> None:
    id_ = made.fact().id
    tries = [
        made.room.do(browsing.open_questions, made.set.id),
        made.room.do(browsing.see, id_, 0, 1),
        made.room.do(browsing.history, id_, 0),
        made.room.do(browsing.taken_out, made.set.id, 0),
        made.room.do(correcting.choose, id_, 0),
        made.room.do(correcting.choose_reported, id_, "ask-f0"),
        made.room.do(correcting.await_text, id_, 0, "answer-0"),
        made.room.do(correcting.edit, id_, 0, "retire"),
        made.room.do(correcting.preview, id_, 0),
        made.room.do(correcting.save, id_, 1, True, made.room.now),
        made.room.do(correcting.fix, "new"),
    ]
    assert tries == [NotYours()] * len(tries)
