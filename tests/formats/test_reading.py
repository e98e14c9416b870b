"""What a question file may look like, and what is read from it."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.formats import find_quote, named_source, read_yaml, sentence, write_yaml
from quiz.questions import Origin, TrueFalse, Typed
from tests.formats.documents import FILE, GOLDEN, asking, faults_of


def test_a_byte_order_mark_and_windows_line_ends_are_no_fault() -> None:
    assert read_yaml(b"\xef\xbb\xbf" + FILE.replace("\n", "\r\n").encode()) == read_yaml(FILE.encode())


SPELLINGS = ["1923", "007", "1.50", "0x1F", "yes", "нет", "2023-10-15", "1e3", "12:30", "true"]


@pytest.mark.parametrize("spelled", SPELLINGS)
def test_text_without_quotation_marks_keeps_the_spelling_of_its_author(spelled: str) -> None:
    [fact] = read_yaml(asking("kind: typed", "ask: Что?", f"answer: {spelled}", f"accept: [{spelled}!]")).facts
    [question] = fact.questions
    assert isinstance(question, Typed)
    assert (question.answer, question.accept) == (spelled, (f"{spelled}!",))


@pytest.mark.parametrize(("said", "meant"), [("true", True), ("False", False), ("yes", True), ("no", False)])
def test_a_verdict_can_be_yes_or_no(said: str, meant: bool) -> None:
    [fact] = read_yaml(asking("kind: true_false", "ask: Съезд был.", f"answer: {said}")).facts
    assert fact.questions == (TrueFalse(key="true_false-1", ask="Съезд был.", answer=meant, level=1),)


def test_questions_without_id_and_level_get_them_by_kind() -> None:
    more = """      - {kind: typed, ask: Что?, answer: Съезд}
      - {kind: flashcard, ask: Что?, answer: Съезд}
      - {kind: cloze, ask: "Это был {съезд}."}
      - {kind: cloze, ask: "Это был {съезд}.", wrong: [Пленум]}
      - {kind: flashcard, id: last, ask: Что?, answer: Съезд, level: 3}
"""
    [fact] = read_yaml((FILE + more).encode()).facts
    assert [(question.key, question.level) for question in fact.questions] == [
        ("flashcard-1", 1),
        ("typed-1", 3),
        ("flashcard-2", 1),
        ("cloze-1", 2),
        ("cloze-2", 1),
        ("last", 3),
    ]


def test_a_draft_tells_how_the_machine_came_to_each_question_and_is_written_as_it_stands() -> None:
    data = (GOLDEN / "draft.yml").read_bytes()
    draft = read_yaml(data, (GOLDEN / "source.md").read_text("utf-8"))
    [fact] = draft.facts
    assert draft.draft
    assert [question.origin for question in fact.questions] == [
        Origin("how-many", 0.92),
        Origin("how-many", 0.7, check=True, edited=True),
        None,
    ]
    assert write_yaml(draft) == data
    assert b"draft" not in write_yaml(replace(draft, draft=False))


@pytest.mark.parametrize(("said", "meant"), [("1", 1.0), ("1.0", 1.0), ("0", 0.0), (".5", 0.5), ('"0.125"', 0.125)])
def test_a_score_is_a_number_from_0_to_1(said: str, meant: float) -> None:
    lines = ("kind: flashcard", "ask: Что?", "answer: Съезд", "rule: what", f"score: {said}", "check: no")
    [fact] = read_yaml(asking(*lines)).facts
    assert fact.questions[0].origin == Origin("what", meant)


@pytest.mark.parametrize("said", ["-0.1", "1.01", "92%", "0,9", "1e-1", "nan", "٠.٥", "0.", "[0.5]"])
def test_anything_else_is_no_score(said: str) -> None:
    [fault] = faults_of(
        asking("kind: flashcard", "ask: Что?", "answer: Съезд", "rule: what", f"score: {said}", "explanation: Да.")
    )
    assert (fault.line, fault.code) == (11, "not-text-brackets" if said == "[0.5]" else "score-range")


def test_quotes_are_not_looked_up_when_the_source_is_not_at_hand() -> None:
    text = FILE.replace("facts:", "source: chronicle.md\nfacts:").replace("Факт.", "Факт.\n    quote: Чего нет")
    assert read_yaml(text.encode()).facts[0].quote == "Чего нет"
    assert [fault.code for fault in faults_of(text.encode(), "Совсем другой текст.")] == ["quote-unknown"]
    assert read_yaml(text.encode(), "И то,\nчего нет. Чего  \n нет").material == "И то,\nчего нет. Чего  \n нет"


def spoken_of(*lines: str) -> bytes:
    """A file whose fact has these lines too."""
    return FILE.replace("Факт.", "\n    ".join(["Факт.", *lines])).encode()


def test_a_fact_names_whom_its_quote_speaks_of_in_the_words_of_the_source() -> None:
    data = spoken_of("subject: Владимир  Антонов-Овсеенко", "quote: В 1910 году выехал во Францию.")
    [fact] = read_yaml(data, "Владимир\nАнтонов-Овсеенко\n\nВ 1910 году выехал во Францию.").facts
    assert (fact.subject, fact.quote) == ("Владимир Антонов-Овсеенко", "В 1910 году выехал во Францию.")
    assert read_yaml(data).facts == (fact,)
    assert read_yaml(spoken_of("quote: Выехал.")).facts[0].subject == ""


def test_a_subject_that_does_not_stand_in_the_source_is_told_as_a_quote_is() -> None:
    data = spoken_of("subject: Владимир Овсеенко", "quote: Выехал.")
    [unlike] = faults_of(data, "Антонов. Выехал.")
    assert (unlike.line, unlike.where, unlike.code) == (6, "facts[0].subject", "quote-unknown")
    [near] = faults_of(data, "Владимир Антонов. Выехал.")
    assert sentence(near, "ru") == (
        "строка 6: facts › fact › subject: в источнике имя стоит не слово в слово: вместо «Овсеенко» там «Антонов.» "
        "(после «Владимир»); ближайшее место: Владимир Антонов."
    )


@pytest.mark.parametrize(
    ("source", "code"), [("", "subject-without-quote"), ("source: chronicle.md\n", "quote-missing")]
)
def test_a_subject_without_a_quote_is_one_fault(source: str, code: str) -> None:
    [fault] = faults_of(source.encode() + spoken_of("subject: Антонов-Овсеенко"))
    assert fault.code == code


def test_a_subject_is_no_longer_than_a_name() -> None:
    name = "И" * 120
    assert read_yaml(spoken_of(f"subject: {name}", "quote: Он.")).facts[0].subject == name
    [fault] = faults_of(spoken_of(f"subject: {name}И", "quote: Он."))
    assert (fault.code, fault.data["limit"]) == ("too-long", "120")


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("source: chronicle.md", "chronicle.md"),
        ('source: "1923.md"', "1923.md"),
        ("source: ../../secret", ""),
        ("source: .env", ""),
        ("source: C:\\\\secret", ""),
        ("source: [a]", ""),
        ("title: а: б", ""),
        ("- source: a", ""),
        ("", ""),
        ("source: a.md\nfacts: {", "a.md"),
        ("source: a.md\nask: Что: было?", "a.md"),
    ],
)
def test_the_source_can_be_named_before_the_file_is_whole(said: str, name: str) -> None:
    assert named_source(said.encode()) == name
    assert named_source(said.encode("utf-16")) == ""


@given(st.integers(0, 2**32).map(Random))
def test_a_quote_is_found_whatever_the_white_space(chance: Random) -> None:
    words = chance.choices(["съезд", "выбирал", "ЦК.", "(б)", "—"], k=chance.randint(1, 6))
    spaced = "".join(word + chance.choice([" ", "\n", "  \n ", "\u00a0"]) for word in words)
    material = f"До.\n{spaced}После."
    found = find_quote(material, " ".join(words))
    assert found is not None
    start, end = found
    assert material[start:end].split() == words
