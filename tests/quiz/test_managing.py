"""The life of a set, and who teaches it: with no chat around."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.model import Assignment, LearnerId, Review, StudyDay, Visibility
from quiz.roles import Publishers, Publishing
from quiz.sharing import Offered
from quiz.talk import Managing, Talk, from_plain, to_plain
from quiz.usecases import inviting, keep, look, managing, people, pressing, publishing, study
from quiz.usecases.answer import Answered, Stale, Why, settle
from quiz.usecases.going import go_elsewhere
from quiz.usecases.hear import SaidOfSet, hear
from quiz.usecases.inviting import NoInvitation, Offer, Taken, Teachers
from quiz.usecases.inviting import Why as WhyNot
from quiz.usecases.managing import AwaitingTitle, Deleted, Deleting, Managed
from quiz.usecases.people import Home, Invited, NoSuchSet, Person, Refusal
from quiz.usecases.publishing import MOST_TRIES, AwaitingCode, MayNotPublish
from quiz.usecases.rights import NotYours
from quiz.usecases.study import Asked, NothingJoined, SetDeleted
from quiz.usecases.undoing import undo
from quiz.usecases.verdict_again import verdict_again
from tests.quiz.classroom import right_reply, run_errands
from tests.quiz.teachers import CODE, COTEACHER, LEARNER, OUTSIDER, OWNER, School

SECRET = Publishing(Publishers.CODE, code="open-sesame-12")


@pytest.fixture
def at() -> School:
    return School()


def opened(at: School, to: Visibility) -> Managed:
    found = at.by(OWNER, managing.open_to, at.id, to)
    assert isinstance(found, Managed)
    return found


def archived(at: School, on: bool = True) -> Managed:
    found = at.by(OWNER, managing.archive, at.id, on, at.now)
    assert isinstance(found, Managed)
    return found


def deleted(at: School) -> Deleted:
    found = at.by(OWNER, managing.delete, at.id, at.now)
    assert isinstance(found, Deleted)
    return found


# Who finds a set

DOORS: dict[str, tuple[Callable[[School], object], dict[LearnerId, tuple[object, object]]]] = {
    # what was done, and to whom: what the link says and what the number says; None: they are in
    "as it was": (lambda at: None, {OUTSIDER: (None, Refusal.GONE), COTEACHER: (None, None)}),
    "private": (
        lambda at: opened(at, Visibility.PRIVATE),
        {OUTSIDER: (Refusal.PRIVATE, Refusal.GONE), COTEACHER: (None, None)},
    ),
    "listed": (lambda at: opened(at, Visibility.LISTED), {OUTSIDER: (None, None), COTEACHER: (None, None)}),
    "archived": (
        archived,
        {OUTSIDER: (Refusal.ARCHIVED, Refusal.GONE), COTEACHER: (Refusal.ARCHIVED, Refusal.ARCHIVED)},
    ),
    "listed and archived": (
        lambda at: (opened(at, Visibility.LISTED), archived(at)),
        {OUTSIDER: (Refusal.ARCHIVED, Refusal.ARCHIVED)},
    ),
    "deleted": (deleted, {OUTSIDER: (Refusal.DELETED, Refusal.GONE), LEARNER: (Refusal.DELETED, Refusal.GONE)}),
    "listed and deleted": (
        lambda at: (opened(at, Visibility.LISTED), deleted(at)),
        {OUTSIDER: (Refusal.DELETED, Refusal.DELETED)},
    ),
}


@pytest.mark.parametrize("door", DOORS)
def test_who_comes_to_a_set_by_its_link_or_its_number_gets_in_or_is_told_why_not(door: str) -> None:
    done, wanted = DOORS[door]
    for who, (by_link, by_number) in ({LEARNER: (None, None)} | wanted if "deleted" not in door else wanted).items():
        at = School()
        done(at)
        came = at.by(who, people.join, at.id, at.now)
        assert (came.why if isinstance(came, NoSuchSet) else None) == by_number
        at = School()
        done(at)
        arrived = at.by(who, people.arrive, CODE, at.now)
        assert isinstance(arrived, Home | Invited)
        assert (arrived.refused if isinstance(arrived, Home) else None) == by_link


def test_a_teacher_sees_an_archived_set_and_a_private_one_is_seen_by_those_who_are_in_it(at: School) -> None:
    opened(at, Visibility.PRIVATE)
    archived(at)
    for who in (OWNER, COTEACHER, LEARNER):
        view = at.by(who, look.one_set, at.id, at.now)
        assert isinstance(view, look.SetView)
        assert view.own == (who != LEARNER)
    assert at.by(OUTSIDER, look.one_set, at.id, at.now) == NoSuchSet()
    assert at.by(OUTSIDER, look.sets).listed == ()


def test_what_is_archived_twice_is_archived_since_the_first_time_and_comes_back_as_it_was(at: School) -> None:
    opened(at, Visibility.LISTED)
    archived(at)
    since = at.now
    at.wait(days=3)
    archived(at)
    assert (at.set.archived_at, at.by(OUTSIDER, look.sets).listed) == (since, ())
    archived(at, on=False)
    assert at.by(OUTSIDER, look.sets).listed == (at.set,)


@given(st.text(max_size=150))
def test_a_name_is_taken_without_its_odd_spaces_or_asked_for_again(said: str) -> None:
    at = School()
    at.by(OWNER, managing.await_title, at.id)
    heard = at.by(OWNER, hear, said, at.now, "sign")
    assert isinstance(heard, SaidOfSet)
    title = " ".join(said.split())
    if 0 < len(title) <= managing.LONGEST_TITLE:
        assert isinstance(heard.said, Managed)
        assert at.set.title == title
    else:
        assert isinstance(heard.said, AwaitingTitle)
        assert at.set.title == "Поход"


def test_a_co_teacher_who_is_no_more_names_nothing(at: School) -> None:
    at.by(COTEACHER, managing.await_title, at.id)
    at.by(OWNER, inviting.part_with, at.id, COTEACHER, at.now)
    assert at.by(COTEACHER, hear, "Моё", at.now, "sign") == SaidOfSet(NotYours())
    assert at.set.title == "Поход"


def test_where_a_conversation_stands_is_kept_whole() -> None:
    for waiting in (None, Managing(at_id := School().id, "title"), Managing(at_id, "own", "inv-x", "1.2")):
        talk = Talk(managing=waiting)
        assert from_plain(to_plain(talk)) == talk


# Who may publish


def test_anyone_makes_sets_and_only_some_open_them() -> None:
    for rule, may in (
        (Publishing(), True),
        (Publishing(Publishers.LIST), False),
        (Publishing(Publishers.LIST, frozenset({OWNER})), True),
        (SECRET, False),
        (Publishing(Publishers.CODE, frozenset({OWNER}), "open-sesame-12"), True),
    ):
        at = School()
        assert at.read(lambda tx, rule=rule: publishing.may_publish(tx, OWNER, rule)) == may  # type: ignore[misc]
        found = at.by(OWNER, managing.open_to, at.id, Visibility.LISTED, rule)
        refused = AwaitingCode if rule.by is Publishers.CODE else MayNotPublish
        assert isinstance(found, Managed if may else refused)
        assert isinstance(at.by(OWNER, managing.open_to, at.id, Visibility.PRIVATE, rule), Managed), "closing is free"


@given(st.lists(st.sampled_from(["open-sesame-12", "no", "open-sesame-1", ""]), max_size=8), st.integers(0, 100))
def test_a_code_is_guessed_a_few_times_an_hour_at_most(said: list[str], minutes: int) -> None:
    at = School()
    at.by(OWNER, managing.open_to, at.id, Visibility.LISTED, SECRET)
    wrong: list[int] = []
    for number, text in enumerate(said):
        clock = number * minutes
        heard = at.by(OWNER, hear, text, at.now + timedelta(minutes=clock), f"{number}", SECRET)
        begun = [each for each in wrong if each > clock - 60]
        assert isinstance(heard, SaidOfSet)
        if isinstance(heard.said, Managed):
            assert text == SECRET.code
            assert len(begun) < MOST_TRIES
            return
        assert isinstance(heard.said, AwaitingCode)
        wrong += [clock] if heard.said.wrong else []
        assert at.set.visibility is Visibility.LINK
    assert all(sum(first <= each < first + 60 for each in wrong) <= 2 * MOST_TRIES for first in wrong)


def test_wrong_codes_are_counted_on_for_who_goes_for_good_and_comes_back() -> None:
    at = School()
    for number in range(MOST_TRIES):
        at.by(OWNER, managing.open_to, at.id, Visibility.LISTED, SECRET)
        at.by(OWNER, hear, "no", at.now, f"{number}", SECRET)
    at.by(OWNER, people.forget, at.now)
    at.store.do(people.meet, Person(OWNER, "owner", "ru"), at.now)
    own = at.read(lambda tx: tx.sets.save("own", tx.sets.questions(at.id), OWNER, at.now))
    for hours, opened in ((0, False), (1, True)):
        at.wait(hours=hours)
        at.by(OWNER, managing.open_to, own.id, Visibility.LISTED, SECRET)
        heard = at.by(OWNER, hear, SECRET.code, at.now, f"again-{hours}", SECRET)
        assert isinstance(heard, SaidOfSet)
        assert isinstance(heard.said, Managed) == opened


def test_what_is_kept_of_wrong_codes_tells_of_nobody_and_is_gone_after_an_hour() -> None:
    at = School()
    rule = replace(SECRET, key=b"token")
    at.by(OWNER, managing.open_to, at.id, Visibility.LISTED, rule)
    at.by(OWNER, hear, "no", at.now, "1", rule)
    (who,) = at.store._rows.guesses
    assert who == rule.pseudonym(OWNER) != rule.pseudonym(LEARNER)
    assert who != replace(rule, key=b"other").pseudonym(OWNER)
    at.store.do(publishing.forget_guesses, at.now + timedelta(minutes=59))
    assert at.store._rows.guesses
    at.store.do(publishing.forget_guesses, at.now + timedelta(hours=1))
    assert not at.store._rows.guesses


# Several teachers


def test_an_invitation_is_said_yes_to_by_whoever_has_it_and_shown_who_invites() -> None:
    at = School(coteacher=False)
    carried = at.invite()
    offer = at.by(LEARNER, inviting.come, carried, at.now)
    assert isinstance(offer, Offer)
    assert (offer.name, offer.set, offer.invitation.offered) == ("owner", at.set, Offered.TEACH)
    assert at.teachers() == []
    for _ in range(2):
        assert isinstance(at.accept(LEARNER, carried), Taken)
    assert at.teachers() == [LEARNER]
    assert at.words(OWNER) == ["teaches-too"]


def test_an_invitation_ends_with_its_week_its_use_its_withdrawal_and_with_who_made_it() -> None:
    def ended(how: Callable[[School, str], object]) -> NoInvitation:
        at = School(coteacher=False)
        carried = at.invite()
        how(at, carried)
        came, said = at.by(OUTSIDER, inviting.come, carried, at.now), at.accept(OUTSIDER, carried)
        assert came == said
        assert isinstance(said, NoInvitation)
        assert OUTSIDER not in at.teachers()
        return said

    assert ended(lambda at, _: at.wait(days=7)).why is WhyNot.EXPIRED
    assert ended(lambda at, carried: at.accept(COTEACHER, carried)).why is WhyNot.USED
    withdrawing = (Offered.TEACH, School().now)
    assert ended(lambda at, _: at.by(OWNER, inviting.withdraw, at.id, *withdrawing)).why is WhyNot.GONE
    assert ended(lambda at, _: at.join_in(COTEACHER, Offered.OWN)).why is WhyNot.GONE
    assert ended(lambda at, _: deleted(at)).why is WhyNot.GONE
    assert ended(lambda at, _: at.by(OWNER, people.forget, at.now)).why is WhyNot.GONE


def test_who_invites_themselves_is_told_so_and_one_link_is_open_at_a_time(at: School) -> None:
    carried = at.invite(code="one")
    assert at.invite(code="two") == carried
    assert at.accept(OWNER, carried) == NoInvitation(WhyNot.OWN)
    at.wait(days=8)
    assert at.invite(code="three") != carried
    assert at.read(lambda tx: len(tx.invitations.of(OWNER))) == 1, "what is over is not kept"


def test_a_set_that_is_handed_over_is_the_others_and_its_owner_stays_as_a_co_teacher(at: School) -> None:
    at.wait(days=1)
    at.join_in(COTEACHER, Offered.OWN)
    assert (at.set.owner, at.teachers()) == (COTEACHER, [OWNER])
    assert at.words(OWNER)[-1] == "taken-over"
    assert isinstance(at.by(OWNER, inviting.teachers, at.id, at.now), NotYours)


def test_teachers_part_and_step_down_and_hear_of_it_once(at: School) -> None:
    for _ in range(2):
        found = at.by(OWNER, inviting.part_with, at.id, COTEACHER, at.now)
        assert isinstance(found, Teachers)
        assert found.people == ()
    assert at.words(COTEACHER) == ["parted"]
    at.join_in(OUTSIDER)
    assert at.by(OUTSIDER, inviting.step_down, at.id, at.now) == inviting.SteppedDown(at.set)
    assert at.by(OUTSIDER, inviting.step_down, at.id, at.now) == NotYours()
    assert at.words(OWNER) == ["teaches-too", "teaches-too", "stepped-down"]


def test_the_longest_serving_co_teacher_inherits_and_without_one_it_is_nobodys(at: School) -> None:
    at.wait(days=1)
    at.join_in(OUTSIDER)
    at.by(OWNER, people.forget, at.now)
    assert (at.set.owner, at.teachers()) == (COTEACHER, [OUTSIDER])
    assert at.words(COTEACHER) == ["set-inherited"]
    for who in (COTEACHER, OUTSIDER):
        at.by(who, people.forget, at.now)
    assert (at.set.owner, at.set.deleted_at, at.set.title) == (None, None, "Поход")
    assert isinstance(at.by(LEARNER, study.study, at.now), Asked), "its learners go on"


def test_a_private_set_that_nobody_else_learns_goes_with_its_owner() -> None:
    at = School(coteacher=False)
    opened(at, Visibility.PRIVATE)
    at.by(LEARNER, people.leave, at.id, at.now)
    at.by(OWNER, people.forget, at.now)
    assert (at.set.deleted_at, at.set.title) == (at.now, "")


# Deleting


def lived_in(at: School) -> tuple[Asked, Review]:
    """The learner has answered one question, complained about it, and has the next one open."""
    asked = at.by(LEARNER, study.study, at.now)
    assert isinstance(asked, Asked)
    answered = at.by(LEARNER, settle, asked.asking.id, right_reply(asked.question), at.now)
    assert isinstance(answered, Answered)
    at.by(LEARNER, keep.complain, asked.asking.id, at.now)
    following = at.by(LEARNER, study.study, at.now)
    assert isinstance(following, Asked)
    (line,) = at.read(lambda tx: tx.log.of(LEARNER))
    return following, line


def test_deleting_says_what_it_means_and_tells_everybody_once(at: School) -> None:
    lived_in(at)
    today = StudyDay(at.now.date())
    at.read(lambda tx: tx.assignments.put(Assignment(at.id, today, 1, today, OWNER, at.now)))
    for last in (False, True):
        assert at.by(OWNER, managing.ask_delete, at.id, last) == Deleting(at.set, 1, 1, last)
    assert deleted(at) == Deleted("Поход", 1)
    assert at.by(OWNER, managing.delete, at.id, at.now) == NotYours()
    assert at.words(LEARNER) == ["set-deleted"]
    assert at.words(COTEACHER)[-1] == "taught-deleted"
    assert "taught-deleted" not in at.words(OWNER)
    assert at.teachers() == []
    assert at.read(lambda tx: tx.assignments.get(at.id)) is None
    assert at.read(lambda tx: list(tx.complaints.open_in(at.id))) == []
    assert keep_of(at) == []


def keep_of(at: School) -> list[object]:
    """What the learner still remembers when all is done."""
    run_errands(at.store, at.now)
    return list(at.store._rows.memories)


def test_after_deleting_old_presses_say_so_and_a_rebuild_brings_nothing_back(at: School) -> None:
    following, line = lived_in(at)
    deleted(at)
    pressed = at.by(LEARNER, pressing.press, following.asking.id, following.asking.nonce, 0, at.now)
    assert pressed == Stale(Why.DELETED)
    assert at.by(LEARNER, undo, at.now) == Stale(Why.DELETED)
    assert at.by(LEARNER, undo, at.now, line.id) == Stale(Why.DELETED)
    assert at.by(LEARNER, keep.complain, following.asking.id, at.now) is None
    assert at.by(LEARNER, study.study, at.now, at.id) == SetDeleted()
    assert at.by(LEARNER, study.more, at.now, at.id) == SetDeleted()
    assert at.by(LEARNER, hear, "ответ", at.now, "1") == Stale(Why.DELETED)
    assert isinstance(at.by(LEARNER, study.resume, at.now), NothingJoined)
    at.store.do(keep.rebuild, LEARNER)
    assert keep_of(at) == []
    exported = str(at.by(LEARNER, look.everything))
    assert "Quote of" not in exported
    assert at.read(lambda tx: len(tx.log.of(LEARNER))) == 1, "that they answered is theirs"


def test_the_verdict_shown_last_does_not_come_again(at: School) -> None:
    asked = at.by(LEARNER, study.study, at.now)
    assert isinstance(asked, Asked)
    at.by(LEARNER, settle, asked.asking.id, right_reply(asked.question), at.now)
    assert at.by(LEARNER, verdict_again, asked.asking.id, at.now) is not None
    deleted(at)
    assert at.by(LEARNER, verdict_again, asked.asking.id, at.now) is None
    at.read(lambda tx: tx.sets.save("other", tx.sets.questions(at.id), None, at.now))
    assert not isinstance(at.by(LEARNER, study.resume, at.now), Asked)


def test_whoever_teaches_is_none_of_the_learners_that_are_counted(at: School) -> None:
    at.by(COTEACHER, people.join, at.id, at.now)
    assert at.read(lambda tx: tx.classes.size(at.id)) == 1


def test_the_export_tells_what_one_teaches_with_whom_and_whom_one_invited(at: School) -> None:
    at.invite(code="open")
    at.by(OWNER, managing.open_to, at.id, Visibility.LISTED, SECRET)
    at.by(OWNER, hear, "не тот", at.now, "1", SECRET)
    owner, coteacher = at.by(OWNER, look.everything), at.by(COTEACHER, look.everything)
    assert [each["code"] for each in owner["invitations"]] == ["inv-2", "inv-open"]
    assert (owner["taught_with_others"], coteacher["invitations"], coteacher["publisher"]) == ([], [], None)
    assert [each["title"] for each in coteacher["taught_with_others"]] == ["Поход"]


def test_the_way_home_ends_the_waiting_for_a_name_or_a_code(at: School) -> None:
    for waited in (
        lambda: at.by(OWNER, managing.await_title, at.id),
        lambda: at.by(OWNER, managing.open_to, at.id, Visibility.LISTED, SECRET),
    ):
        waited()
        at.by(OWNER, go_elsewhere)
        assert not isinstance(at.by(OWNER, hear, "Просто слово", at.now, "", SECRET), SaidOfSet)
        assert at.set.title == "Поход"
