"""Questions come from Moodle and go back to it; what one side has no place for is told."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path
from random import Random
from xml.etree import ElementTree

import pytest
from hypothesis import given

from quiz.errors import BadFile, sentence
from quiz.formats import read_yaml, write_yaml
from quiz.formats.exchange import format_of
from quiz.formats.foreign import Imported
from quiz.formats.moodle.gaps import Alternative, find_gaps, written_gap
from quiz.formats.moodle.reader import read_moodle
from quiz.formats.moodle.writer import write_moodle
from quiz.questions import (
    Choice,
    Cloze,
    Expects,
    Fact,
    Flashcard,
    Kind,
    MultiChoice,
    Option,
    Origin,
    Question,
    QuestionSet,
    Typed,
)
from tests.formats.documents import ROOT
from tests.formats.grown import SEEDS, question_of, set_of, text
from tests.formats.moodle_files import ANY, CLOZE, EXPLAINED, GOOD, LOST_MOODLE, RIGHT, WRONG, asking, quiz

GOLDEN = ROOT / "tests" / "golden" / "moodle"
MARKS = {"0", "-100", "100", "50", "33.33333", "25", "20", "16.66667", "14.28571"}
"""Some of the shares of full marks that Moodle knows; it refuses all others."""


def told(imported: Imported) -> str:
    """What was left out, in both languages."""
    lines = [sentence(fault, language) for fault in imported.left_out for language in ("en", "ru")]
    return "".join(f"{line}\n" for line in lines)


def only(data: bytes) -> Question:
    """The one question in a file."""
    ((question,),) = [fact.questions for fact in read_moodle(data, "a.xml").questions.facts]
    return question


def set_with(*questions: Question, statement: str = "A fact.") -> QuestionSet:
    return QuestionSet("Set", "en", (Fact("fact", statement, "", questions),))


@pytest.mark.parametrize("exported", sorted(GOLDEN.glob("*.xml")), ids=lambda path: path.stem)
def test_what_moodle_exports_becomes_a_question_set(exported: Path) -> None:
    imported = read_moodle(exported.read_bytes(), exported.name)
    made = {".yaml": write_yaml(imported.questions).decode(), ".txt": told(imported)}
    for ending, shown in made.items():
        expected = exported.with_suffix(ending)
        if os.environ.get("UPDATE_GOLDEN"):
            expected.write_text(shown, "utf-8")
        assert shown == expected.read_text("utf-8")
    assert read_yaml(made[".yaml"].encode()) == imported.questions


def test_what_is_written_for_moodle_looks_like_this() -> None:
    written = write_moodle(read_yaml((ROOT / "tests" / "golden" / "yaml" / "good.yml").read_bytes()))
    expected = GOLDEN / "written.xml"
    if os.environ.get("UPDATE_GOLDEN"):
        expected.write_bytes(written.data)
    assert written.data == expected.read_bytes()
    assert {fault.code: fault.data["count"] for fault in written.lost} == {
        "moodle-lost-quote": "3",
        "moodle-lost-card": "1",
        "moodle-lost-source": "1",
    }


def kept(questions: QuestionSet) -> QuestionSet:
    """A set without what Moodle has no place for."""
    facts = [
        replace(fact, quote="", subject="", questions=tuple(map(kept_of, fact.questions))) for fact in questions.facts
    ]
    return replace(questions, facts=tuple(facts), source="", draft=False)


def kept_of(question: Question) -> Question:
    question = replace(question, quote="", origin=None)
    return replace(question, accept=()) if isinstance(question, Cloze) and question.wrong else question


@given(SEEDS)
def test_what_is_written_for_moodle_is_read_back_equal(chance: Random) -> None:
    asked = set_of(chance)
    written = write_moodle(asked)
    back = read_moodle(written.data, "a.xml")
    assert back.left_out == ()
    assert replace(back.questions, language=asked.language) == kept(asked)
    assert {fault.code for fault in written.lost} <= LOST_MOODLE
    assert write_moodle(back.questions).data == write_moodle(kept(asked)).data


@given(SEEDS)
def test_what_is_written_has_the_shape_that_moodle_asks_for(chance: Random) -> None:
    root = ElementTree.fromstring(write_moodle(set_of(chance)).data)
    category, *questions = root
    assert (root.tag, category.get("type")) == ("quiz", "category")
    assert category.findtext("category/text", "").startswith("$course$/top/")
    for question in questions:
        assert 0 < len(question.findtext("name/text", "")) <= 255
        assert question.findtext("questiontext/text")
        assert len(question.findtext("idnumber", "")) <= 100
        assert all(len(tag.text or "") <= 50 for tag in question.iterfind("tags/tag/text"))
        check_answers(question)


def check_answers(question: ElementTree.Element) -> None:
    shares = [answer.get("fraction", "") for answer in question.iterfind("answer")]
    match question.get("type"):
        case "multichoice":
            assert set(shares) <= MARKS
            assert sum(float(share) for share in shares if float(share) > 0) == pytest.approx(100, abs=0.001)
            assert (shares.count("100") == 1) == (question.findtext("single") == "true")
        case "truefalse":
            assert [answer.findtext("text") for answer in question.iterfind("answer")] == ["true", "false"]
            assert sorted(shares) == ["0", "100"]
        case "shortanswer" | "numerical":
            assert set(shares) == {"100"}
        case "matching":
            assert 3 <= len(question.findall("subquestion")) <= 5
        case "ordering":
            assert shares == [str(place) for place in range(1, len(shares) + 1)]
        case "cloze":
            assert len(list(find_gaps(question.findtext("questiontext/text", "")))) == 1
            assert question.find("defaultgrade") is None
        case kind:
            assert kind == "essay"
            assert question.findtext("graderinfo/text")


@given(SEEDS)
def test_a_gap_may_hold_any_sign(chance: Random) -> None:
    answers = (Alternative(text(chance, 30), 100), Alternative(text(chance, 30), 0, text(chance, 30)))
    for kind in ("SHORTANSWER", "MULTICHOICE"):
        written = f"<p>He {written_gap(kind, answers)} it.</p>"
        (gap,) = find_gaps(written)
        assert gap.alternatives == answers
        assert written[: gap.start] + written[gap.end :] == "<p>He  it.</p>"
        inside = re.sub(r"&#[0-9]+;", "", written[gap.start + 1 : gap.end - 1])
        assert not re.search(r"[{}\\<>&\"]", inside)


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_keeps_its_ids_on_the_way_through_moodle(kind: Kind) -> None:
    asked = question_of(Random(1), "way_of-its-own", kind)
    fact = read_moodle(write_moodle(set_with(asked)).data, "a.xml").questions.facts[0]
    assert (fact.key, fact.statement, fact.questions[0].key) == ("fact", "A fact.", "way_of-its-own")


def test_ids_outlive_the_loss_of_our_tag_if_nobody_named_them() -> None:
    card = Typed(key="typed-2", ask="Who?", answer="Lenin", level=3)
    without = write_moodle(set_with(card)).data.replace(b"uzelok", b"history")
    fact = read_moodle(without, "a.xml").questions.facts[0]
    assert (fact.key, fact.questions[0].key, fact.statement) == ("fact", "typed-2", "Who? — Lenin")


def test_an_id_number_of_moodle_tells_the_fact_and_never_joins_two_questions() -> None:
    numbered = GOOD.replace("<name>", "<idnumber>unit1/q3</idnumber><name>", 1)
    next_one = numbered.replace("q3", "q3-2")
    facts = read_moodle(quiz(numbered, numbered, next_one, GOOD), "a.xml").questions.facts
    assert [fact.key for fact in facts][:3] == ["unit1-q3", "unit1-q3-2", "unit1-q3-2-2"]
    assert facts[3].key.startswith("q-")


LOSSES: dict[str, QuestionSet] = {
    "moodle-lost-quote": QuestionSet("A", "en", (Fact("a", "A.", "Q.", (Typed(key="k", ask="?", answer="!"),)),)),
    "moodle-lost-origin": set_with(Typed(key="k", ask="?", answer="!", origin=Origin("when", 0.9))),
    "moodle-lost-card": set_with(Flashcard(key="k", ask="?", answer="!")),
    "moodle-lost-accept": set_with(Cloze(key="k", ask="A {b}.", accept=("c",), wrong=(Option("d"),))),
    "moodle-lost-language": QuestionSet("A", "ru", (Fact("a", "A.", "", (Typed(key="k", ask="?", answer="!"),)),)),
    "moodle-lost-name": set_with(Typed(key="k", ask="?", answer="!"), statement="long " * 55),
    "moodle-lost-source": replace(set_with(Typed(key="k", ask="?", answer="!")), source="a.md"),
    "moodle-lost-draft": replace(set_with(Typed(key="k", ask="?", answer="!")), draft=True),
}


@pytest.mark.parametrize("code", sorted(LOST_MOODLE))
def test_what_moodle_has_no_place_for_is_told_once_with_its_number(code: str) -> None:
    (loss,) = write_moodle(LOSSES[code]).lost
    assert (loss.code, loss.data) == (code, {"count": "1"})
    assert sentence(loss, "ru") != sentence(loss, "en")


def test_the_categories_shared_start_is_the_title() -> None:
    def category(path: str) -> str:
        return f'<question type="category"><category><text>{path}</text></category></question>'

    def title(*parts: str) -> str:
        return read_moodle(quiz(*parts), "from the name.xml").questions.title

    assert title(category("$course$/top/History//9"), GOOD) == "History/9"
    assert title(category("top/A/B"), GOOD, category("top/A/C"), GOOD, category("top/empty")) == "A"
    assert title(category("A/B/D"), GOOD, category("A/C/D"), GOOD) == "A"
    assert title(category("$system$/A"), GOOD, category("B"), GOOD) == "from the name"
    assert title(category("$course$/top"), GOOD) == "from the name"


def test_markdown_and_plain_texts_are_read_as_people_see_them() -> None:
    def ask(written_in: str, source: str) -> str:
        return only(quiz(GOOD.replace('"html"', f'"{written_in}"').replace("Where did it meet?", source))).ask

    marked = "## One\n**two** and *three*, `four`, snake_case_word, 2 * 3 * 4\n[five](https://example.org) \\*six\\*"
    assert ask("markdown", marked) == "One\ntwo and three, four, snake_case_word, 2 * 3 * 4\nfive *six*"
    assert ask("plain_text", "a <b> & c") == "a <b> & c"
    assert ask("moodle_auto_format", "one\ntwo <i>three</i>") == "one\ntwo three"
    assert ask("html", "<p>one\ntwo</p><p>x<sup>2</sup> &lt; &eacute;</p>") == "one two\nx² < é"


def test_two_parts_of_one_cdata_are_one_text() -> None:
    asked = Choice(key="choice-1", ask="What is ]]> for?", answer="<![CDATA[", wrong=(Option("]]>", "No ]]> here"),))
    assert only(write_moodle(set_with(asked)).data) == asked


def test_a_star_is_anything_in_moodle_and_itself_here() -> None:
    asked = only(quiz(asking("shortanswer", RIGHT.replace("Moscow", r"*5 \* 5*") + ANY)))
    assert isinstance(asked, Typed)
    assert (asked.answer, asked.accept) == ("5 * 5", ())


def test_several_right_options_are_a_choice_of_several_and_one_is_a_choice() -> None:
    half = RIGHT.replace("100", "50")
    several = asking("multichoice", f"<single>false</single>{half}{half.replace('Moscow', 'Kazan')}{WRONG}")
    assert isinstance(only(quiz(several)), MultiChoice)
    assert isinstance(only(quiz(several.replace("50", "0", 1).replace("50", "100"))), Choice)
    every = several.replace("multichoice", "oumultiresponse").replace("<single>false</single>", "")
    assert isinstance(only(quiz(every.replace("50", "100"))), MultiChoice)


def test_old_files_have_their_own_words_for_true_and_false() -> None:
    first = asking("truefalse", RIGHT.replace("Moscow", "Верно") + WRONG.replace("Kiev", "Неверно"))
    second = first.replace('"100"', '"x"').replace('"0"', '"100"').replace('"x"', '"0"')
    assert [getattr(only(quiz(each)), "answer", None) for each in (first, second)] == [True, False]


def test_what_is_said_of_the_right_answer_explains_if_nothing_else_does() -> None:
    said = RIGHT.replace("</answer>", "<feedback><text>Since 1918.</text></feedback></answer>")
    assert only(quiz(asking("shortanswer", said))).explanation == "Since 1918."
    assert only(quiz(asking("shortanswer", EXPLAINED + said))).explanation == "The seat of the government."


def test_numbers_are_numbers_to_moodle_only_if_it_can_read_them() -> None:
    number = Typed(key="k", ask="How many?", answer="1921", accept=("-3.5",), expects=Expects.NUMBER)
    words = replace(number, accept=("сорок шесть",))
    types = [re.findall(rb'type="(\w+)"', write_moodle(set_with(each)).data)[1] for each in (number, words)]
    assert types == [b"numerical", b"shortanswer"]


def test_all_faults_of_a_file_are_told_with_their_lines() -> None:
    spoilt = quiz(CLOZE, "\n", GOOD.replace('"100"', '"all"'), "\n", GOOD.replace("Kiev", "Moscow"), "\n&nbsp;")
    with pytest.raises(BadFile) as bad:
        read_moodle(spoilt, "a.xml")
    assert [(fault.line, fault.code) for fault in bad.value.faults] == [
        (5, "moodle-no-right"),
        (8, "moodle-fraction"),
        (9, "answer-in-wrong"),
        (13, "moodle-entity"),
    ]


def test_the_ending_names_moodle() -> None:
    for name in ("a.xml", "a.moodle.xml"):
        found = format_of(name)
        assert found is not None
        assert found.name == "moodle"
