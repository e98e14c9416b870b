"""A published question is corrected by those who teach it, edit by edit, and saved as one version; with no chat."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quiz.corrections import Righted
from quiz.questions import Choice, TrueFalse
from quiz.talk import Correcting, Expecting, Talk, from_plain, to_plain
from quiz.usecases import browsing, correcting
from quiz.usecases.browsing import Found, History, NoQuestions, Seen, TakenOut, ToFind
from quiz.usecases.correcting import AwaitingFix, ChoosingFix, Outdated, Previewing, Saved
from quiz.usecases.hear import SaidOfPublished, hear
from quiz.usecases.rights import NotYours
from quiz.usecases.spreading import lines_of
from tests.quiz.classroom import choice, fact, facts
from tests.quiz.corrected import TEACHER, Corrected


@pytest.fixture
def made() -> Corrected:
    return Corrected()


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


def test_an_answer_that_the_quote_does_not_say_is_doubted_before_it_is_saved(made: Corrected) -> None:
    shown = edits(made, ("answer-0", "another"))
    assert isinstance(shown, Previewing)
    assert shown.doubts.unquoted == "another"
    typo = edits(made, ("answer-0", "answerf0"))
    assert isinstance(typo, Previewing)
    assert not typo.doubts


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
