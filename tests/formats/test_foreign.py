"""What is found in files of other programs is held to the rules of a question file."""

from __future__ import annotations

import pytest

from quiz.errors import BadFile
from quiz.formats.exchange import FORMATS, format_of, import_file
from quiz.formats.foreign import Sheet, fingerprint, language_of, title_from
from quiz.questions import Choice, Flashcard, Kind, Match, Option, TrueFalse, Typed


def test_questions_become_facts_that_say_what_is_asked_and_what_is_right() -> None:
    sheet = Sheet("history_9.gift")
    sheet.add(3, Kind.CHOICE, "Когда начался съезд?", answer="1921", wrong=[("1920", "Годом раньше."), "1923"])
    sheet.add(9, Kind.TRUE_FALSE, "Съезд был в марте.", answer=True)
    sheet.add(12, Kind.MATCH, "Кто где?", answer=[("Ленин", "Москва"), ("Троцкий", "Алма-Ата"), ("Радек", "Томск")])
    made = sheet.finish().questions
    assert (made.title, made.language) == ("history 9", "ru")
    first, second, third = made.facts
    assert first.statement == "Когда начался съезд? — 1921"
    assert first.key == f"q-{fingerprint('когда начался  съезд?')}"
    assert first.questions == (
        Choice(
            key="choice-1",
            ask="Когда начался съезд?",
            answer="1921",
            wrong=(Option("1920", "Годом раньше."), Option("1923")),
        ),
    )
    assert second.questions == (TrueFalse(key="true_false-1", ask="Съезд был в марте.", answer=True),)
    assert isinstance(third.questions[0], Match)
    assert third.questions[0].answer[1] == ("Троцкий", "Алма-Ата")


def test_ways_of_asking_one_fact_come_together_and_others_never_share_an_id() -> None:
    sheet = Sheet("a.csv", "Set")
    for ask in ("Same", "Same"):
        sheet.add(1, Kind.TYPED, ask, answer="1")
    sheet.add(3, Kind.TYPED, "One way", fact="Ballots 1923", statement="Told in a sentence.", answer="123")
    sheet.add(4, Kind.FLASHCARD, "Another", fact="Ballots 1923", key="card", answer="123")
    facts = sheet.finish().questions.facts
    assert [fact.key for fact in facts] == [f"q-{fingerprint('Same')}", f"q-{fingerprint('Same')}-2", "ballots-1923"]
    assert facts[2].statement == "Told in a sentence."
    assert [type(question) for question in facts[2].questions] == [Typed, Flashcard]
    assert facts[2].questions[1].key == "card"


def test_a_card_and_a_choice_of_the_same_are_one_fact_and_so_is_what_bears_one_statement() -> None:
    sheet = Sheet("a.csv", "Set")
    sheet.add(1, Kind.FLASHCARD, "Когда съезд?", answer="1921")
    sheet.add(2, Kind.CHOICE, "когда съезд?", answer="1921", wrong=["1920", "1922"])
    sheet.add(3, Kind.CHOICE, "Когда съезд?", answer="1921", wrong=["1919", "1918"])
    sheet.add(4, Kind.CHOICE, "Когда съезд?", answer="1927", wrong=["1920", "1922"])
    sheet.add(5, Kind.FLASHCARD, "Что было в 1917 году?", answer="Революция", statement="Революция была в 1917 году.")
    sheet.add(6, Kind.TYPED, "Год революции?", answer="1917", statement="Революция была в 1917 году.")
    facts = sheet.finish().questions.facts
    assert [[question.key for question in fact.questions] for fact in facts] == [
        ["flashcard-1", "choice-1"], ["choice-1"], ["choice-1"], ["flashcard-1", "typed-1"],
    ]  # fmt: skip


def test_everything_that_is_wrong_is_told_at_once_with_its_line() -> None:
    sheet = Sheet("a.csv")
    sheet.add(2, Kind.CHOICE, "Что?", answer="А", wrong=["а"])
    sheet.add(5, Kind.TYPED, "Что? " * 100, answer="Б")
    sheet.fault(7, "control-character", character="U+0007")
    with pytest.raises(BadFile) as bad:
        sheet.finish()
    assert [(fault.line, fault.code) for fault in bad.value.faults] == [
        (2, "answer-in-wrong"),
        (5, "too-long"),
        (7, "control-character"),
    ]


def test_a_file_without_questions_is_refused() -> None:
    with pytest.raises(BadFile, match="no question"):
        Sheet("a.csv").finish()


def test_the_language_is_that_of_most_letters() -> None:
    assert [language_of(words) for words in ("НЭП, 1921", "Who was it?", "War and мир", "")] == ["ru", "en", "en", "ru"]


def test_a_title_is_made_of_the_files_name() -> None:
    assert title_from("folder/Съезд_1921.docx") == "Съезд 1921"


def test_the_ending_tells_the_format() -> None:
    yaml = format_of("Questions.YAML")
    assert yaml is not None
    assert yaml.name == "yaml"
    assert format_of("questions") is None
    with pytest.raises(BadFile, match="xyz"):
        import_file(b"", "questions.xyz")


def test_no_two_formats_claim_one_ending() -> None:
    endings = [ending for each in FORMATS for ending in each.endings]
    assert len(endings) == len(set(endings))
