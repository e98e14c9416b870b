"""What the command line says of a draft: counts, reasons, and the way to every question."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.draft_report import explanation, lacks, language_name, refusal, seen, summary
from bot.texts import LANGUAGES, Words
from quiz.drafts import Draft, Lack, Seen, SentenceNote, Stage, Step
from quiz.questions import Choice, Fact, Kind, Option, Origin, QuestionSet, Typed

RU, EN = Words("ru", "console."), Words("en", "console.")
MATERIAL = "В 1921 году он  уехал.\nПогода стояла ясная.\nДа."
ASKED = (
    Choice(key="choice-1", ask="Когда он уехал?", answer="1921", wrong=(Option("1922"),), origin=Origin("when", 0.9)),
    Typed(key="typed-1", ask="В каком году он уехал?", answer="1921", origin=Origin("when", 0.625, check=True)),
)
DRAFT = Draft(
    QuestionSet("T", "ru", (Fact("left", "Он уехал.", "он  уехал", ASKED),), material=MATERIAL, draft=True),
    Seen("ru", 52, 3, 1, 21),
    (
        SentenceNote(0, 22, ("left",)),
        SentenceNote(23, 43, refused=(Step("no-such-rule", "ясная"), Step("other"))),
        SentenceNote(44, 47),
    ),
    {("left", "choice-1"): (Step("date:year", "1921 году"), Step("when"))},
)


def test_the_summary_counts_what_is_there() -> None:
    rows = list(summary(DRAFT, EN))
    assert seen(DRAFT.seen, EN) == "Russian; 52 characters, 3 sentences, of them dated: 1; people named: 21"
    assert dict(rows) == {
        "Facts": "1",
        "Questions": "2",
        "  one of several": "1",
        "  typed answer": "1",
        "To be checked by you": "1",
        "Sentences that gave facts": "1",
        "Sentences that gave none": "2",
        "  rule no-such-rule": "1",
        "  nothing in it to ask about": "1",
    }


def test_many_reasons_are_cut_to_the_commonest() -> None:
    notes = tuple(SentenceNote(0, 1, refused=(Step(f"rule-{n % 10}"),)) for n in range(33))
    rows = list(summary(replace(DRAFT, sentences=notes), EN))
    assert rows[-1] == ("  other reasons", "12")
    assert rows[-7] == ("  rule rule-0", "4"), "the commonest comes first"


def test_russian_numbers_agree() -> None:
    assert "названо людей: 3" in seen(replace(DRAFT.seen, people=3), RU)
    assert "52 знака, 3 предложения" in seen(DRAFT.seen, RU)
    assert "11 предложений" in seen(replace(DRAFT.seen, sentences=11), RU)


def test_every_sentence_says_what_it_gave_or_why_not() -> None:
    assert "\n".join(explanation(DRAFT, RU)) == (
        "1. «В 1921 году он уехал.»\n"
        "   Факт left: Он уехал.\n"
        "     choice-1: Когда он уехал? — 1921  [when; 0.90]\n"
        "       date:year (1921 году) → when\n"
        "     typed-1: В каком году он уехал? — 1921  [when; 0.62; проверить]\n"
        "\n"
        "2. «Погода стояла ясная.»\n"
        "   Нет: правило no-such-rule (ясная) [no-such-rule]\n"
        "   Нет: правило other [other]\n"
        "\n"
        "3. «Да.»\n"
        "   спросить не о чем\n"
    )


def test_a_fact_of_several_sentences_is_told_once() -> None:
    notes = (SentenceNote(0, 22, ("left",)), SentenceNote(23, 43, ("left",)))
    told = "\n".join(explanation(replace(DRAFT, sentences=notes), EN))
    assert told.count("Когда он уехал?") == 1
    assert "Fact left: see sentence 1" in told
    assert "From several sentences:\n   Fact left" in "\n".join(explanation(replace(DRAFT, sentences=()), EN))


@pytest.mark.parametrize("words", [RU, EN])
def test_every_lack_stage_and_kind_has_a_word(words: Words) -> None:
    said = list(lacks(replace(DRAFT.seen, language="de", lacks=tuple(Lack)), words))
    assert len(set(said)) == len(Lack)
    assert language_name("de", words) in said[0]
    keys = words.keys()
    assert {f"stage-{stage}" for stage in Stage} | {f"kind-{kind}".replace("_", "-") for kind in Kind} <= keys


@pytest.mark.parametrize(
    ("code", "russian", "english"), [("ru", "русский", "Russian"), ("uk", "украинский", "Ukrainian"),
                                     ("", "язык неясен", "language unclear"), ("zxx-x", "zxx-x", "zxx-x")]
)  # fmt: skip
def test_languages_have_names(code: str, russian: str, english: str) -> None:
    assert [language_name(code, words) for words in (RU, EN)] == [russian, english]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_rule_without_a_word_is_named(language: str) -> None:
    assert "new_rule:odd" in refusal("new_rule:odd", Words(language, "console."))
