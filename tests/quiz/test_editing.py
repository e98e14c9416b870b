"""A question is changed part by part, and stays one that a question file may hold."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.editing import (
    ONE_MORE,
    REMOVABLE,
    Part,
    Piece,
    changed,
    part_named,
    parts_of,
    takes_more,
    text_of,
    without_option,
)
from quiz.formats import read_yaml, write_yaml
from quiz.questions import (
    Choice,
    Cloze,
    Fact,
    Kind,
    Match,
    MultiChoice,
    Option,
    Order,
    Origin,
    Question,
    QuestionSet,
    TrueFalse,
    Typed,
)
from tests.formats.grown import SEEDS, question_of

ORIGIN = Origin("when-year", 0.9137, check=True)
CHOICE = Choice(key="choice-1", ask="Когда?", answer="1919", wrong=(Option("1921", "тогда кончился"), Option("1920")),
                origin=ORIGIN)  # fmt: skip
TYPED = Typed(key="typed-1", ask="В каком году?", answer="1919", accept=("в 1919",))
PAIRS = "Щука — река\nСом — омут\nКит — море"
MATCH = Match(key="match-1", ask="Кто где?", answer=(("щука", "пруд"), ("сом", "река"), ("кит", "океан")))
CLOZE = Cloze(key="cloze-1", ask="Поход был в {1919} году.")
HAND_MADE = Typed(key="typed", ask="Где стоит дом?", answer="Осло")
FACT = Fact("start", "Поход был в 1919 году.", "Поход  начался\nв 1919.", (CHOICE, TYPED, CLOZE), "Поход")


def holding(question: Question) -> Fact:
    return replace(FACT, questions=(question,))


def codes(question: Question, part: Part, text: str) -> list[str]:
    """What is wrong with it then."""
    faults = changed("ru", holding(question), question, part, text)
    assert isinstance(faults, tuple)
    return [fault.code for fault in faults]


def with_edit_unseen(fact: Fact) -> Fact:
    """As if nobody had noted that a person was there."""
    plain = [replace(each, origin=each.origin and replace(each.origin, edited=False)) for each in fact.questions]
    return replace(fact, questions=tuple(plain))


@given(SEEDS, st.sampled_from(Kind), st.data())
def test_changed_and_changed_back_it_is_the_same(chance: Random, kind: Kind, data: st.DataObject) -> None:
    question = question_of(chance, "only-1", kind)
    fact = holding(question)
    part = data.draw(st.sampled_from(parts_of(fact, question)))
    said = "Щука{щ}" if kind is Kind.CLOZE and part.piece is Piece.ASK else "Щука"
    there = changed("ru", fact, question, part, PAIRS if part.piece is Piece.PAIRS else said)
    assert isinstance(there, Fact)
    (other,) = there.questions
    assert text_of(there, other, part).startswith("Щука")
    assert (there.key, other.key, there.quote, other.quote) == (fact.key, question.key, fact.quote, question.quote)
    back = changed("ru", there, other, part, text_of(fact, question, part))
    assert isinstance(back, Fact)
    assert with_edit_unseen(back) == with_edit_unseen(fact)


@given(SEEDS, st.sampled_from(Kind), st.text(max_size=500), st.data())
def test_whatever_text_comes_it_is_refused_or_a_file_takes_the_question(
    chance: Random, kind: Kind, text: str, data: st.DataObject
) -> None:
    question = question_of(chance, "only-1", kind)
    fact = replace(holding(question), quote="Поход начался.")
    part = data.draw(st.sampled_from(parts_of(fact, question)))
    result = changed("ru", fact, question, part, text)
    if isinstance(result, Fact):
        read = read_yaml(write_yaml(QuestionSet("Поход", "ru", (result,))))
        assert [text_of(each, each.questions[0], part) for each in read.facts] == [
            text_of(result, result.questions[0], part)
        ]
    else:
        assert result


@given(SEEDS, st.sampled_from(Kind))
def test_no_part_can_be_without_a_text_except_those_that_may_be_missing(chance: Random, kind: Kind) -> None:
    question = question_of(chance, "only-1", kind)
    fact = holding(question)
    for part in parts_of(fact, question):
        result = changed("ru", fact, question, part, " \n")
        assert isinstance(result, Fact) == (part.piece in REMOVABLE), part


def test_other_questions_of_the_fact_and_all_that_is_no_text_stay() -> None:
    result = changed("ru", FACT, CHOICE, Part(Piece.WRONG, 1), "  1922\n ")
    assert isinstance(result, Fact)
    wanted = replace(CHOICE, wrong=(CHOICE.wrong[0], Option("1922")), origin=replace(ORIGIN, edited=True))
    assert result == replace(FACT, questions=(wanted, TYPED, CLOZE))


def test_the_statement_is_the_facts_and_no_question_is_called_edited_for_it() -> None:
    assert changed("ru", FACT, CHOICE, Part(Piece.STATEMENT), "Иначе.") == replace(FACT, statement="Иначе.")


def test_accepted_answers_are_a_line_each_and_can_be_taken_away() -> None:
    more = changed("ru", holding(TYPED), TYPED, Part(Piece.ACCEPT), "в 1919 году\n\n девятнадцатый ")
    assert more == holding(replace(TYPED, accept=("в 1919 году", "девятнадцатый")))
    assert changed("ru", holding(TYPED), TYPED, Part(Piece.ACCEPT), "") == holding(replace(TYPED, accept=()))


@pytest.mark.parametrize("sign", [" - ", " – ", " — ", "—", " = ", "=", "\t", "- ", " –", ": "])
def test_pairs_are_said_anew_all_together_a_line_each_by_any_sign_that_people_use(sign: str) -> None:
    text = f"\n щука{sign} река-Волга\n\nсом{sign}1919–1921 \nкит{sign}море\nрак{sign}дно"
    wanted = (("щука", "река-Волга"), ("сом", "1919–1921"), ("кит", "море"), ("рак", "дно"))
    assert changed("ru", holding(MATCH), MATCH, Part(Piece.PAIRS), text) == holding(replace(MATCH, answer=wanted))


def test_each_pair_may_have_a_sign_of_its_own_and_a_sign_within_a_side_is_part_of_it() -> None:
    for text in ("щука — a = b\nсом — c\nкит — d", "щука — a = b\nсом = c\nкит - d"):
        result = changed("ru", holding(MATCH), MATCH, Part(Piece.PAIRS), text)
        assert isinstance(result, Fact)
        assert [left for left, _ in getattr(result.questions[0], "answer", ())][1:] == ["сом", "кит"]
    odd = replace(MATCH, answer=(("a — b", "1"), ("c", "2 — 3"), ("d", "4")))
    assert changed("ru", holding(odd), odd, Part(Piece.PAIRS), text_of(holding(odd), odd, Part(Piece.PAIRS))) == (
        holding(odd)
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("щука — река\n\nсом\nкит — море\nСанкт-Петербург", [("by-hand-no-pair", 2), ("by-hand-no-pair", 4)]),
        ("щука — река\nсом — омут", [("wrong-count", None)]),
        ("a—1\nb—2\nc—3\nd—4\ne—5\nf—6", [("wrong-count", None)]),
        ("щука — река\nЩука — омут\nкит — море", [("duplicate-left", 2)]),
        ("щука — река\nщука — омут\nкит — море", [("duplicate-left", 2)]),
        ("щука — река\nсом — Река\nкит — море", [("duplicate-right", 2)]),
        (f"щука — река\nсом — омут\n{'к' * 31} — море", [("too-long", 3)]),
        (" \n ", [("wrong-count", None)]),
    ],
)
def test_what_can_be_no_pairs_is_told_with_its_line(text: str, told: list[tuple[str, int | None]]) -> None:
    faults = changed("ru", holding(MATCH), MATCH, Part(Piece.PAIRS), text)
    assert isinstance(faults, tuple)
    assert [(fault.code, fault.line) for fault in faults] == told


def test_the_gap_of_a_cloze_can_be_filled_anew() -> None:
    wanted = replace(CLOZE, ask="Поход был в {1920} году.")
    assert changed("ru", holding(CLOZE), CLOZE, Part(Piece.ANSWER), "1920") == replace(
        holding(wanted), statement="Поход был в 1920 году."
    )


def test_a_reason_is_a_part_only_where_there_is_one() -> None:
    assert [str(part) for part in parts_of(FACT, CHOICE)] == [
        "ask-0", "answer-0", "wrong-0", "why-0", "wrong-1", "explanation-0", "statement-0"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("question", "pieces"),
    [
        (TrueFalse(key="a", ask="Да?", answer=True), ["ask-0"]),
        (Match(key="a", ask="Что с чем?", answer=(("а", "1"), ("б", "2"), ("в", "3"))), ["ask-0", "pairs-0"]),
        (Order(key="a", ask="По порядку?", answer=("а", "б", "в")), ["ask-0", "answer-0", "answer-1", "answer-2"]),
    ],
)
def test_what_is_no_plain_text_is_no_part(question: Question, pieces: list[str]) -> None:
    assert [str(part) for part in parts_of(FACT, question)] == [*pieces, "explanation-0", "statement-0"]


@given(SEEDS, st.sampled_from(Kind))
def test_a_wrong_option_more_and_taken_away_again_leaves_the_question_as_it_was(chance: Random, kind: Kind) -> None:
    question = question_of(chance, "only-1", kind)
    fact = holding(question)
    assert (part_named(fact, question, "more-0") == ONE_MORE) == bool(getattr(question, "wrong", ()))
    if not takes_more(question):
        assert not getattr(question, "wrong", ()) or codes(question, ONE_MORE, "Щука")
        return
    grown = changed("ru", fact, question, ONE_MORE, " Щука ")
    assert isinstance(grown, Fact)
    (other,) = grown.questions
    assert getattr(other, "wrong", ()) == (*getattr(question, "wrong", ()), Option("Щука"))
    back = without_option(grown, other, len(getattr(question, "wrong", ())))
    assert back is not None
    assert with_edit_unseen(back) == with_edit_unseen(fact)


def test_each_line_of_what_is_sent_for_a_wrong_option_is_an_option() -> None:
    def wrong(part: Part, text: str) -> list[str]:
        fact = changed("ru", holding(CHOICE), CHOICE, part, text)
        assert isinstance(fact, Fact)
        (question,) = fact.questions
        assert isinstance(question, Choice)
        return [option.text for option in question.wrong]

    assert wrong(ONE_MORE, "1917\n\n 1918 ") == ["1921", "1920", "1917", "1918"]
    assert wrong(Part(Piece.WRONG, 0), "1917\n1918") == ["1917", "1920", "1918"]
    assert codes(CHOICE, ONE_MORE, "1917\n1917") == ["duplicate-option"]
    assert codes(CHOICE, ONE_MORE, "\n".join(str(year) for year in range(1901, 1911)))


def test_a_wrong_option_more_keeps_to_the_rules_and_the_only_one_stays() -> None:
    assert codes(CHOICE, ONE_MORE, "1919") == ["answer-in-wrong"]
    assert codes(CHOICE, ONE_MORE, "1920") == ["duplicate-option"]
    assert codes(CHOICE, ONE_MORE, " ") == ["empty"]
    alone = replace(CHOICE, wrong=CHOICE.wrong[:1])
    assert without_option(holding(alone), alone, 0) is None
    assert [without_option(FACT, CHOICE, index) for index in (-1, 2)] == [None, None]
    assert without_option(FACT, TYPED, 0) is None
    rest = without_option(FACT, CHOICE, 0)
    wanted = replace(CHOICE, wrong=CHOICE.wrong[1:], origin=replace(ORIGIN, edited=True))
    assert rest == replace(FACT, questions=(wanted, TYPED, CLOZE))


def test_a_part_is_found_by_its_name_and_no_other_is() -> None:
    assert all(part_named(FACT, CHOICE, str(part)) == part for part in parts_of(FACT, CHOICE))
    assert [part_named(FACT, CHOICE, name) for name in ("wrong-2", "accept-0", "", "ask")] == [None] * 4


@pytest.mark.parametrize(
    ("question", "part", "text", "code"),
    [
        (CHOICE, Part(Piece.ASK), "щ" * 301, "too-long"),
        (CHOICE, Part(Piece.ANSWER), "1920", "answer-in-wrong"),
        (CHOICE, Part(Piece.WRONG, 1), " 1921", "duplicate-option"),
        (CHOICE, Part(Piece.WRONG, 0), "1919", "answer-in-wrong"),
        (CHOICE, Part(Piece.STATEMENT), "щ" * 301, "too-long"),
        (TYPED, Part(Piece.ASK), "Был ли он в 1919?", "leak"),
        (TYPED, Part(Piece.ACCEPT), "\n".join("абвгдежзиклмнопрстуфх"), "wrong-count"),
        (CLOZE, Part(Piece.ASK), "Поход был в 1919 году.", "gap-none"),
        (CLOZE, Part(Piece.ANSWER), "a}{b", "gap-several"),
        (CHOICE, Part(Piece.EXPLANATION), "звонок\x07", "control-character"),
        (MultiChoice(key="m", ask="Какие?", answer=("а", "б"), wrong=(Option("в"),)), Part(Piece.ANSWER, 1), "А",
         "duplicate-option"),
    ],
)  # fmt: skip
def test_what_a_file_may_not_hold_is_told_and_nothing_is_changed(
    question: Question, part: Part, text: str, code: str
) -> None:
    assert code in codes(question, part, text)


@pytest.mark.parametrize(
    ("part", "text", "stated"),
    [(Piece.ANSWER, "Стокгольм", "Где стоит дом? — Стокгольм"), (Piece.ASK, "Где город?", "Где город? — Осло")],
)
def test_a_fact_made_of_a_question_and_its_answer_follows_both(part: Piece, text: str, stated: str) -> None:
    fact = Fact("house", "Где стоит дом? — Осло", "", (HAND_MADE,))
    after = changed("ru", fact, HAND_MADE, Part(part), text)
    assert isinstance(after, Fact)
    assert after.statement == stated


def test_a_fact_that_somebody_wrote_stays_as_it_is() -> None:
    fact = Fact("house", "Дом стоит в Осло.", "", (HAND_MADE,))
    after = changed("ru", fact, HAND_MADE, Part(Piece.ANSWER), "Стокгольм")
    assert isinstance(after, Fact)
    assert after.statement == "Дом стоит в Осло."


@pytest.mark.parametrize("text", ["1865; 1866; 1868", "1865, 1866, 1868", "1865\n1866; 1868"])
def test_several_wrong_options_may_stand_on_one_line(text: str) -> None:
    after = changed("ru", holding(CHOICE), CHOICE, ONE_MORE, text)
    assert isinstance(after, Fact)
    (question,) = after.questions
    assert isinstance(question, Choice)
    assert [option.text for option in question.wrong] == ["1921", "1920", "1865", "1866", "1868"]


@pytest.mark.parametrize("part", [ONE_MORE, Part(Piece.WRONG)])
def test_a_wrong_option_that_lists_the_right_answer_is_refused(part: Part) -> None:
    faults = changed("ru", holding(CHOICE), CHOICE, part, "осенью 1918, 1919, 1922")
    assert isinstance(faults, tuple)
    assert [(fault.code, fault.data) for fault in faults] == [("by-hand-holds-right", {"answer": "1919"})]


def test_a_comma_alone_makes_no_list() -> None:
    after = changed("ru", holding(CHOICE), CHOICE, ONE_MORE, "весной, до разлива")
    assert isinstance(after, Fact)
    assert "весной, до разлива" in str(after)
