"""What a teacher sees of a draft: every question with what it rests on, and a sentence for whatever happens."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from io import BytesIO

import pytest
import segno
from PIL import Image, ImageChops

from bot.callback_data import pack
from bot.screens.adding import await_question_screen
from bot.screens.collecting import collecting_screen, discard_screen
from bot.screens.drafting import enough_screen, overview_screen, too_big_screen, writing_screen
from bot.screens.editing import await_text_screen, choose_part_screen, reworded_screen
from bot.screens.missed import missed_screen
from bot.screens.reviewing import choose_kind_screen, published_screen, review_screen
from bot.screens.screen import Screen
from bot.sharing import qr_picture
from bot.texts import LANGUAGES, teaching_words
from quiz.drafts import (
    DraftId,
    DraftQuestion,
    DraftTally,
    Lack,
    Only,
    Outcome,
    Phase,
    Progress,
    SentFile,
    Stage,
    TeacherDraft,
    Verdict,
    only_of,
)
from quiz.editing import ONE_MORE, Part, Piece, changed, parts_of, takes_more, text_of
from quiz.errors import Fault
from quiz.formats.by_hand import FULL, read_by_hand
from quiz.model import LearnerId, PublishedSet, SetId
from quiz.questions import Choice, Cloze, Fact, Flashcard, Kind, Option, Question, Typed
from quiz.usecases.adding import AwaitingQuestion
from quiz.usecases.drafting import EnoughForToday, TooBig
from quiz.usecases.editing import AwaitingText, ChoosingPart, Reworded
from quiz.usecases.missed import Missed
from quiz.usecases.reviewing import ChoosingKind, Reviewing
from quiz.usecases.standing import Collecting, Overview
from tests.bot.test_screens import EVERY, NOW

LARGE = 10**17
RU = teaching_words("ru")
DRAFT = TeacherDraft(LearnerId(1), DraftId(LARGE), Phase.REVIEWING, NOW, title="<Название>", file=SentFile("f", "a", 1))
TALLY = DraftTally(9, 6, 2, 1, 3)
CHOICE = Choice(key="c", ask="Когда?", answer="1919", wrong=(Option("1926"), Option("1927")))
FACT = Fact("a", "Поход был.", "", (CHOICE,))
HINTS = ("text-too-long", "text-too-short", "text-missing", "text-first", "draft-open", "not-material", "stopped",
         "nothing-kept", "file-awaited", "set-not-yours", "look-first")  # fmt: skip
CODES = ("empty", "unknown-format", "picture", "not-text", "encoding", "password", "scanned", "garbled", "bomb",
         "damaged")  # fmt: skip


def fits(screen: Screen) -> None:
    """It goes out as one message, with keys that Telegram takes."""
    assert 0 < len(unescape(re.sub("<[^>]*>", "", screen.text))) <= 4096
    for key in (key for row in screen.keys for key in row):
        assert 0 < len(key.label) <= 64
        assert key.press is None or len(pack(key.press).encode()) <= 64


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("verdict", Verdict)
def test_every_question_is_shown_with_its_answer_and_its_evidence(language: str, verdict: Verdict) -> None:
    for fact, question in EVERY:
        asked = DraftQuestion(LARGE, fact, question, True, verdict)
        screen = review_screen(teaching_words(language), Reviewing(DRAFT, asked, TALLY, Only.CHECK))
        fits(screen)
        text = unescape(screen.text)
        assert fact.evidence_of(question)[1] in text
        assert all(part in text for part in said_right(question)), question.key


def said_right(question: Question) -> list[str]:
    match question:
        case Choice() | Typed() | Cloze() | Flashcard():
            return [question.answer]
    answer = getattr(question, "answer", ())
    return [] if isinstance(answer, bool) else [part if isinstance(part, str) else part[0] for part in answer]


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_is_a_key_for_each_kind_there_is_and_what_is_gone_through_is_said(language: str) -> None:
    say = teaching_words(language)
    screen = choose_kind_screen(say, ChoosingKind(DRAFT, dict.fromkeys(Kind, 10000), 10_000))
    fits(screen)
    labels = [key.label for row in screen.keys for key in row]
    assert len(set(labels)) == len(Kind) + 2
    assert len(choose_kind_screen(say, ChoosingKind(DRAFT, {Kind.TYPED: 3}, 0)).keys) == 2
    asked = DraftQuestion(1, FACT, CHOICE, True, Verdict.OPEN)
    texts = {review_screen(say, Reviewing(DRAFT, asked, TALLY, only)).text for only in Only}
    assert len(texts) == len(Only)


def test_the_number_of_a_filter_means_the_same_for_ever_and_any_other_means_all() -> None:
    assert [(only.value, only.kind) for only in Only] == [(0, None), (1, None), *enumerate(Kind, 2)]
    assert [only_of(number) for number in (-1, 10, LARGE)] == [Only.ALL] * 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_part_of_a_question_can_be_chosen_and_its_text_is_shown(language: str) -> None:
    say = teaching_words(language)
    for fact, question in EVERY:
        reviewing = Reviewing(DRAFT, DraftQuestion(LARGE, fact, question, True, Verdict.OPEN), TALLY, Only.CHECK)
        choosing = choose_part_screen(say, ChoosingPart(reviewing))
        fits(choosing)
        parts = parts_of(fact, question)
        labels = [key.label for row in choosing.keys for key in row]
        assert len(labels) == len(parts) + 1 + takes_more(question)
        assert all(len(label) <= 28 for label in labels), labels
        for part in (*parts, *([ONE_MORE] if takes_more(question) else [])):
            screen = await_text_screen(say, AwaitingText(reviewing, part))
            fits(screen)
            assert text_of(fact, question, part) in unescape(screen.text)
            assert fact.evidence_of(question)[1] in unescape(screen.text), "what it rests on stands beside it"
            fits(reworded_screen(say, Reworded(reviewing, part)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_why_a_text_was_not_taken_is_said_without_a_file_and_fits(language: str) -> None:
    say = teaching_words(language)
    reviewing = Reviewing(DRAFT, DraftQuestion(1, FACT, CHOICE, True, Verdict.OPEN), TALLY, Only.CHECK)
    for part, text in (
        (Part(Piece.ASK), " "), (Part(Piece.ASK), "щ" * 4096), (Part(Piece.WRONG, 1), "1926"),
        (Part(Piece.WRONG, 0), "щ" * 4096), (Part(Piece.ANSWER), "1926"), (Part(Piece.EXPLANATION), "\x07"),
    ):  # fmt: skip
        faults = changed("ru", FACT, CHOICE, part, text)
        assert isinstance(faults, tuple)
        screen = await_text_screen(say, AwaitingText(reviewing, part, faults))
        fits(screen)
        assert not re.search("строк|файл|line|YAML|›", screen.text), screen.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_how_a_question_is_written_by_hand_is_shown_with_an_example_that_is_right(language: str) -> None:
    say = teaching_words(language)
    beside = DraftQuestion(LARGE, replace(FACT, statement="щ" * 300), CHOICE, True, Verdict.OPEN)
    for awaiting in (AwaitingQuestion(DRAFT), AwaitingQuestion(DRAFT, beside)):
        screen = await_question_screen(say, awaiting)
        assert "\n\n" + say("add-how") in screen.text, "a gap stands before what to do"
        fits(screen)
        (example,) = re.findall("<pre>(.*?)</pre>", screen.text, re.S)
        assert isinstance(read_by_hand(example, language, known=awaiting.beside is not None), Fact)
        assert all(len(key.label) <= 28 for row in screen.keys for key in row)
    for text in ("Факт: а", "а", "а\nб\nФакт: в\nФакт: г", "\n".join("абвгдежзийк"), "щ" * 4096, "а\nб\nб"):
        faults = read_by_hand(text, language)
        assert isinstance(faults, tuple)
        fits(await_question_screen(say, AwaitingQuestion(DRAFT, beside, (*faults, FULL))))


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_without_a_question_stand_on_a_page_however_long_they_are(language: str) -> None:
    say = teaching_words(language)
    spans = tuple((LARGE + 900 * nth, LARGE + 900 * nth + 899) for nth in range(300))
    draft = replace(DRAFT, outcome=Outcome(missed=spans))
    for page in (0, 30, 49):
        sentences = tuple((start, "<&>" * 299) for start, _ in spans[6 * page : 6 * page + 6])
        screen = missed_screen(say, Missed(draft, sentences, page, 50))
        fits(screen)
        assert [key.label for key in screen.keys[0]] == [str(6 * page + nth) for nth in range(1, 7)]
    for quote in ("щ" * 900, "Поход был."):
        fits(await_question_screen(say, AwaitingQuestion(DRAFT, quote=quote)))


def test_a_quote_of_half_a_page_is_folded() -> None:
    def shown(quote: str) -> str:
        fact = replace(FACT, quote=quote)
        return review_screen(
            RU, Reviewing(DRAFT, DraftQuestion(1, fact, CHOICE, False, Verdict.OPEN), TALLY, Only.ALL)
        ).text

    assert "<blockquote>Поход" in shown("Поход был.")
    assert "<blockquote expandable>Поход" in shown("Поход был. " * 60)


def test_a_question_without_a_quote_says_so() -> None:
    fact = Fact("a", "Что-то было.", "", (question := Typed(key="t", ask="Что?", answer="было"),))
    asked = DraftQuestion(1, fact, question, False, Verdict.OPEN)
    assert "Без цитаты" in review_screen(RU, Reviewing(DRAFT, asked, TALLY, Only.ALL)).text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sentence", ["worker-killed", "worker-error", "worker-gave-up", "file-gone", "file-unfetched",
                                      *(f"unreadable-{code}" for code in CODES)])  # fmt: skip
def test_every_failure_has_a_sentence(language: str, sentence: str) -> None:
    outcome = Outcome(sentence, {"looks": "RTF"})
    screen = collecting_screen(teaching_words(language), Collecting(TeacherDraft(
        LearnerId(1), DraftId(1), Phase.COLLECTING, NOW, file=SentFile("f", "a.txt", 1), outcome=outcome
    )))  # fmt: skip
    fits(screen)
    assert teaching_words(language)(sentence, looks="RTF") in screen.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_stage_hint_and_lack_has_a_sentence(language: str) -> None:
    say = teaching_words(language)
    fits(writing_screen(say, DRAFT.id))
    for stage in Stage:
        fits(writing_screen(say, DRAFT.id, Progress(stage, 3, 12)))
    for hint in HINTS:
        fits(collecting_screen(say, Collecting(DRAFT, hint=hint)))
    for lack in Lack:
        outcome = Outcome("nothing-written", lacks=(lack,), language="de")
        fits(collecting_screen(say, Collecting(TeacherDraft(
            LearnerId(1), DraftId(1), Phase.COLLECTING, NOW, pieces=1, characters=50, outcome=outcome
        ))))  # fmt: skip
    for what in ("texts", "files"):
        fits(enough_screen(say, EnoughForToday(what, 1)))
    fits(too_big_screen(say, TooBig(10_000_001, 10_000_000)))
    fits(discard_screen(say, DRAFT))
    fits(discard_screen(say, replace(DRAFT, set=SetId(1))))


def test_what_is_open_decides_which_keys_there_are() -> None:
    keys = [key.label for row in overview_screen(RU, Overview(DRAFT, TALLY)).keys for key in row]
    assert [key for key in keys if any(word in key for word in ("проверьте», 3", ": 3", ": 6", ": 2"))] == keys[1:4]
    done = overview_screen(RU, Overview(DRAFT, DraftTally(9, 0, 0, 9, 0)))
    assert not any("Опубликовать" in key.label or "остальные" in key.label for row in done.keys for key in row)


def test_what_could_not_be_taken_from_a_file_is_told() -> None:
    left = Outcome(left_out=(Fault(7, None, "", "empty"),))
    draft = TeacherDraft(LearnerId(1), DraftId(1), Phase.REVIEWING, NOW, title="А", outcome=left)
    assert "строка 7" in overview_screen(RU, Overview(draft, TALLY)).text


def test_a_title_is_text_and_the_invitation_fits_under_a_picture() -> None:
    set_ = PublishedSet(SetId(1), "code", "<b>" * 33, "ru", "", "", None, 21)
    link = "https://t.me/uzelok_bot?start=" + "x" * 64
    screen = published_screen(RU, set_, link, qr_picture(link, set_.title))
    fits(screen)
    assert "&lt;b&gt;" in screen.text
    assert screen.follow is not None
    assert len(unescape(screen.follow.text)) <= 1024
    assert screen.follow.keys == (), "it is to be forwarded"


@pytest.mark.parametrize("title", ["Столицы", "Ж" * 100, "$x^2$ <b>& 🎓, 小明", "🎓"])
@pytest.mark.parametrize("code", ["AbCdEfGhIjKl", "W" * 64])
def test_a_picture_of_a_link_is_large_bears_its_words_and_has_the_code_as_it_is(title: str, code: str) -> None:
    link = f"https://t.me/uzelok_bot?start={code}"
    picture = qr_picture(link, title)
    assert len(picture) < 60_000
    drawn = Image.open(BytesIO(picture)).convert("L")
    assert drawn.width == 1000
    modules = segno.make_qr(link, error="m").matrix
    point = drawn.width // (len(modules) + 8)
    edge = (drawn.width - point * len(modules)) // 2
    middle = edge + point // 2
    read = [
        [drawn.getpixel((middle + point * x, middle + point * y)) == 0 for x in range(len(modules))]
        for y in range(len(modules))
    ]
    assert read == [[module == 1 for module in row] for row in modules]
    below = drawn.crop((0, edge + point * (len(modules) + 3), 1000, drawn.height))
    assert ImageChops.invert(below).getbbox() is not None, "the words stand below"
