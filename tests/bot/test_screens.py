"""Every screen fits into Telegram and reads well, for each of the shipped questions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from html import unescape
from importlib import resources

import pytest

from bot.buttons import Next
from bot.callback_data import pack
from bot.screens.question import question_screen
from bot.screens.screen import Key, Screen, spread
from bot.screens.verdict import verdict_screen
from bot.texts import words
from quiz.formats import read_yaml
from quiz.grading import GaveUp, Picked, Said, Verdict, is_typed, options
from quiz.hints import hint_for
from quiz.memory import Scheduling, preview, review, seed_for
from quiz.model import Asking, AskingId, FactId, LearnerId, PublishedFact, Rating, ReviewId, SetId, StudyDay
from quiz.questions import Fact, Flashcard, Match, MultiChoice, Order, Question
from quiz.session import shuffled
from quiz.typed import Outcome
from quiz.usecases.agenda import Progress
from quiz.usecases.answer import Answered
from quiz.usecases.study import Asked

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
TODAY = StudyDay(date(2026, 11, 22))
QUESTIONS = read_yaml(resources.files("content").joinpath("questions.yaml").read_bytes())
ITEMS = tuple(f"{number} " + "длинно" * 16 + "!!" for number in range(5))
LONGEST = Fact(
    "longest",
    "ф" * 300,
    "ц" * 600,
    (
        Order(key="order-1", ask="в" * 300, answer=ITEMS, explanation="п" * 400),
        Match(key="match-1", ask="в" * 300, answer=tuple((left[:30], left) for left in ITEMS), explanation="п" * 400),
    ),
    subject="с" * 120,
)
"""What a question file may hold at most where items stand in the text."""
EVERY = [(fact, question) for fact in (*QUESTIONS.facts, LONGEST) for question in fact.questions]
SEED = seed_for(LearnerId(1), FactId(1))


def asked(fact: Fact, question: Question, picked: tuple[int, ...] = (), hinted: bool = False) -> Asked:
    """The question, open."""
    shown = shuffled(question, question.key)
    asking = Asking(AskingId(123456), LearnerId(1), FactId(1), question.key, shown, "k3f", NOW, picked, hinted)
    hint = hint_for(question, shown)
    turned = isinstance(question, Flashcard) and bool(picked)
    return Asked(
        asking=asking,
        fact=PublishedFact(FactId(1), SetId(1), fact),
        question=question,
        title=QUESTIONS.title,
        is_new=True,
        progress=Progress(3, 11),
        hint=hint if hinted else None,
        can_hint=hint is not None and not hinted,
        intervals=tuple(preview(None, NOW, TODAY, Scheduling(), SEED).items()) if turned else (),
        today=TODAY,
    )


def answered(fact: Fact, question: Question, right: bool) -> Answered:
    """The question, answered as wrongly or rightly as can be."""
    answer = Said("я" * 4000) if is_typed(question) else Picked(tuple(reversed(range(len(options(question))))))
    memory = review(None, Rating.GOOD, NOW, TODAY, Scheduling(), SEED)
    open_ = asked(fact, question)
    return Answered(
        asking=open_.asking,
        fact=open_.fact,
        question=question,
        verdict=Verdict(Outcome.RIGHT if right else Outcome.WRONG),
        answer=GaveUp() if isinstance(question, Flashcard) else answer,
        review=ReviewId(10**9),
        memory=memory,
        today=TODAY,
        progress=open_.progress,
        leech=True,
    )


def screens(language: str) -> Iterator[tuple[str, Screen]]:
    """Every screen of every shipped question, with the question's name."""
    say = words(language)
    for fact, question in EVERY:
        name = f"{fact.key}/{question.key}"
        yield name, question_screen(say, asked(fact, question), NOW)
        yield name, question_screen(say, asked(fact, question, hinted=True), NOW)
        if isinstance(question, Order | Match | MultiChoice | Flashcard):
            yield name, question_screen(say, asked(fact, question, picked=(0,)), NOW)
        yield name, verdict_screen(say, answered(fact, question, True))
        yield name, verdict_screen(say, answered(fact, question, False))


def visible(text: str) -> str:
    """What is read: without markup."""
    return unescape(re.sub(r"<[^>]+>", "", text))


@pytest.mark.parametrize("language", ["ru", "en"])
def test_every_screen_fits_into_a_message_and_every_key_into_its_bytes(language: str) -> None:
    for name, screen in screens(language):
        assert 0 < len(visible(screen.text)) <= 4096, name
        for row in screen.keys:
            assert 1 <= len(row) <= 5, name
            for key in row:
                assert key.press is not None, name
                assert len(pack(key.press).encode()) <= 64, name
                assert key.label.strip(), name


def test_every_key_can_be_read_on_a_phone() -> None:
    for name, screen in screens("ru"):
        for row in screen.keys:
            room = {1: 40, 2: 22, 3: 9, 4: 6, 5: 5}[len(row)]
            assert all(len(key.label) <= room for key in row), (name, [key.label for key in row])


def test_long_items_to_put_in_order_and_to_join_stand_in_the_text_and_letters_on_the_keys() -> None:
    for question in LONGEST.questions:
        screen = question_screen(words("ru"), asked(LONGEST, question), NOW)
        assert all(len(item) == 100 and item in visible(screen.text) for item in ITEMS)
        assert [key.label for row in screen.keys for key in row][:5] == ["А", "Б", "В", "Г", "Д"]


@pytest.mark.parametrize(
    ("count", "most", "rows"),
    [
        (0, 5, []),
        (1, 5, [1]),
        (5, 5, [5]),
        (6, 5, [3, 3]),
        (7, 5, [4, 3]),
        (5, 3, [3, 2]),
        (4, 3, [2, 2]),
        (3, 2, [2, 1]),
    ],
)
def test_keys_are_spread_evenly_and_none_stands_alone_where_two_could(count: int, most: int, rows: list[int]) -> None:
    keys = [Key(str(n), Next()) for n in range(count)]
    found = spread(keys, most)
    assert [len(row) for row in found] == rows
    assert [key for row in found for key in row] == keys


def test_no_screen_has_leftovers_of_the_machine() -> None:
    for name, screen in screens("ru"):
        seen = visible(screen.text)
        assert not re.search(r"None|[{}<>]|\n\n\n|\s$|^\s", seen), (name, seen)


def test_an_open_question_never_shows_its_evidence_or_explanation() -> None:
    say = words("ru")
    for fact, question in EVERY:
        text = visible(question_screen(say, asked(fact, question), NOW).text)
        assert question.explanation not in text or not question.explanation
        assert (question.quote or fact.quote) not in text


def test_a_hint_takes_wrong_options_away_and_keeps_the_right_one() -> None:
    fact, question = next((f, q) for f, q in EVERY if q.key.startswith("choice"))
    before = question_screen(words("ru"), asked(fact, question), NOW)
    after = question_screen(words("ru"), asked(fact, question, hinted=True), NOW)
    count = [sum(len(row) for row in screen.keys) for screen in (before, after)]
    assert count[0] - count[1] == 3, "two options and the hint itself"
    assert any(options(question)[0] in key.label for row in after.keys for key in row)


def test_the_evidence_names_whom_it_speaks_of_where_it_does_not_say_so_itself() -> None:
    said = "В 1910 году выехал во Францию."
    card = Flashcard(key="flashcard-1", ask="Когда?", answer="1910")
    spoken_of = Fact("abroad", "Он уехал.", said, (card,), subject="<Антонов-Овсеенко>")

    def evidence(fact: Fact, question: Question) -> list[str]:
        text = verdict_screen(words("ru"), answered(fact, question, True)).text
        return re.findall("<blockquote>(.*?)</blockquote>", text)

    assert evidence(spoken_of, card) == [f"&lt;Антонов-Овсеенко&gt; … {said}"]
    assert evidence(replace(spoken_of, subject=""), card) == [said]
    assert evidence(spoken_of, replace(card, quote="Его приняли.")) == ["Его приняли."]
    assert evidence(replace(spoken_of, subject="", quote=""), card) == []


def test_the_verdict_says_when_the_fact_comes_again_with_a_date() -> None:
    fact, question = EVERY[0]
    done = answered(fact, question, True)
    later = StudyDay(TODAY + timedelta(days=4))
    memory = review(done.memory, Rating.EASY, NOW, TODAY, Scheduling(fuzz=False), SEED)
    said = verdict_screen(words("ru"), replace(done, leech=False, memory=replace(memory, due_day=later))).text
    assert "Спрошу снова через 4 дня, 26 ноября" in said
