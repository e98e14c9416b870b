"""The name that teachers see, and the text that changes it."""

from __future__ import annotations

from quiz.model import SetId
from quiz.talk import Expecting
from quiz.usecases.hear import HeardBefore, NameSaid, hear
from quiz.usecases.naming import AwaitingName, Called, await_name, be_called_as_in_messenger, shown_name
from quiz.usecases.people import home
from tests.quiz.classroom import ANNA, Classroom, facts


def said(room: Classroom, text: str, sign: str) -> object:
    heard = room.do(hear, text, room.now, sign)
    return heard.named if isinstance(heard, NameSaid) else heard


def expecting(room: Classroom) -> Expecting:
    return room.read(lambda tx: tx.talks.get(ANNA)).expecting


def test_a_name_is_taken_once_however_often_its_message_comes() -> None:
    room = Classroom(*facts(1))
    room.do(await_name, SetId(1))
    for _ in range(2):
        assert said(room, " Аня \n К. ", "1.1") == Called("Аня К.", True, SetId(1))
        assert room.me.called == "Аня К."
    room.do(be_called_as_in_messenger, None, "Анна")
    assert isinstance(said(room, " Аня \n К. ", "1.1"), HeardBefore)
    assert room.me.called is None


def test_what_is_no_name_is_refused_the_same_way_twice_and_another_is_awaited() -> None:
    room = Classroom(*facts(1))
    room.do(await_name, None)
    for _ in range(2):
        assert said(room, "\u200b", "1.1") == AwaitingName("Анна", False, None, refused=True)
    assert expecting(room) is Expecting.NAME
    assert said(room, "Аня", "2.2") == Called("Аня", True, None)
    assert expecting(room) is Expecting.NOTHING


def test_what_is_written_after_going_home_or_to_a_question_is_no_name() -> None:
    room = Classroom(*facts(1))
    room.do(await_name, None)
    room.do(home, room.now)
    assert expecting(room) is Expecting.NOTHING
    room.do(await_name, None)
    room.asked()
    said(room, "Аня", "1.1")
    assert room.me.called is None


def test_a_messengers_name_that_shows_nothing_is_none() -> None:
    room = Classroom(*facts(1), name="\u3164\u200b")
    assert shown_name(room.me) == ""
    room.wish(called="Аня")
    assert shown_name(room.me) == "Аня"


def test_the_messengers_name_is_the_one_it_gives_now() -> None:
    room = Classroom(*facts(1), called="Аня")
    assert room.do(be_called_as_in_messenger, None, "Анна Петрова") == Called("Анна Петрова", False, None)
    assert (room.me.name, room.me.called) == ("Анна Петрова", None)
