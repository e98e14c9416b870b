"""GIFT: what Moodle's teachers write is understood, and what we write comes back."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.errors import BadFile, sentence
from quiz.formats.exchange import GIFT, import_file
from quiz.formats.gift.reader import read_gift
from quiz.formats.gift.writer import NUMBER, write_gift
from quiz.formats.plain import default_level, question_from_plain
from quiz.questions import (
    Choice,
    Cloze,
    Expects,
    Fact,
    Flashcard,
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
from tests.formats.grown import SEEDS, set_of
from tests.rows import each_row


def only(text: str) -> Question:
    """The one question of a file."""
    [fact] = read_gift(text.encode(), "quiz.gift").questions.facts
    [question] = fact.questions
    return question


def told(text: str) -> list[tuple[str, int | None]]:
    """What is wrong with a file, or left out of it."""
    try:
        found = read_gift(text.encode(), "quiz.gift").left_out
    except BadFile as bad:
        found = bad.faults
    return [(fault.code, fault.line) for fault in found]


def asked(kind: Kind, ask: str, **fields: object) -> Question:
    """A question as files of others give it: with the key and the level of its kind."""
    plain: dict[str, object] = {"kind": kind, "key": f"{kind}-1", "ask": ask, **fields}
    return question_from_plain(plain)


NO = [{"text": "Нет", "why": "Увы."}, "Ни за что"]
POLITICS = "Новая экономическая политика"


@each_row(
    ("text", "question"),
    [
        ("Кто? {=Да ~Нет#Увы. ~Ни за что}", asked(Kind.CHOICE, "Кто?", answer="Да", wrong=NO)),
        ("Кто? {~%100%Да ~Нет}", asked(Kind.CHOICE, "Кто?", answer="Да", wrong=["Нет"])),
        (
            "Кто? {~%50%А ~%50%Б ~%-100%В ####Так.}",
            asked(Kind.MULTI_CHOICE, "Кто?", answer=["А", "Б"], wrong=["В"], explanation="Так."),
        ),
        ("1+1\\=2 {T}", asked(Kind.TRUE_FALSE, "1+1=2", answer=True)),
        ("1\\=3{false#Нет.#Да.}", asked(Kind.TRUE_FALSE, "1=3", answer=False, explanation="Да.\nНет.")),
        ("Кто? {=Да =Ага#Верно}", asked(Kind.TYPED, "Кто?", answer="Да", accept=["Ага"], explanation="Верно")),
        ("Когда? {#1822:0}", asked(Kind.TYPED, "Когда?", answer="1822", expects="number")),
        (
            "Когда? {#=1822 =1823 ####Давно}",
            asked(Kind.TYPED, "Когда?", answer="1822", accept=["1823"], expects="number", explanation="Давно"),
        ),
        ("Что? {=а->1 =б -> 2 =в->3}", asked(Kind.MATCH, "Что?", answer={"а": "1", "б": "2", "в": "3"})),
        ("Стал {~вождём =наркомом} в Москве.", asked(Kind.CLOZE, "Стал {наркомом} в Москве.", wrong=["вождём"])),
        ("Дважды два {=четыре =4}.", asked(Kind.CLOZE, "Дважды два {четыре}.", accept=["4"])),
        ("В ____ году {#1921}", asked(Kind.CLOZE, "В {1921} году", expects="number")),
        ("Формула \\{x\\} это {=а} тут", asked(Kind.TYPED, "Формула {x} это _____ тут", answer="а")),
        (f"Что такое НЭП? {{####{POLITICS}}}", asked(Kind.FLASHCARD, "Что такое НЭП?", answer=POLITICS)),
        (
            "::Имя::[html]<p>Кто\nбыл?<br>А?</p>{=<b>Да</b> ~&laquo;Нет&raquo;}",
            asked(Kind.CHOICE, "Кто был?\nА?", answer="Да", wrong=["«Нет»"]),
        ),
        ("[plain]<b>? {=<i> ~<u>}", asked(Kind.CHOICE, "<b>?", answer="<i>", wrong=["<u>"])),
        (
            "[markdown]**Кто** `это`? {=[Да](http\\://a) ~[html]<i>Нет</i>}",
            asked(Kind.CHOICE, "Кто это?", answer="Да", wrong=["Нет"]),
        ),
        ("Раз\\nдва\\\\три \\(x\\) {=а ~б}", asked(Kind.CHOICE, "Раз\nдва\\три \\(x\\)", answer="а", wrong=["б"])),
        ("Кто? {\n\n=Да\n\n~Нет\n\n}", asked(Kind.CHOICE, "Кто?", answer="Да", wrong=["Нет"])),
        ("Кто? {\r\n=Да\r\n// а это не ответ {\r\n~Нет}", asked(Kind.CHOICE, "Кто?", answer="Да", wrong=["Нет"])),
    ],
)
def test_each_form_of_moodles_page_is_understood(text: str, question: Question) -> None:
    assert only(text) == question


@each_row(
    ("text", "codes"),
    [
        ("Кто? {=Да ~Нет\n\nЧто? {=а ~б}", [("gift-brace-open", 1)]),
        ("// о нём\n\nКто?\n=Да ~Нет}", [("gift-brace-closed", 4)]),
        ("Кто? {=Да ~Нет}\nЧто? {=а ~б}", [("gift-brace-second", 2)]),
        ("Кто? {=Да {нет} ~Нет}", [("gift-brace-second", 1)]),
        ("Кто? {Да}", [("gift-answers", 1)]),
        ("Кто? {~Да ~Нет}", [("gift-no-right", 1)]),
        ("Кто? {~%50%Да ~%50%Нет}", [("gift-no-wrong", 1)]),
        ("Кто? {#Да}", [("gift-number", 1)]),
        ("Кто? {#~1}", [("gift-number", 1)]),
        ("Кто? {=а->б =в}", [("gift-match-half", 1)]),
        ("// [id:a]\nКто? {T}\n\n// [id:a]\nЧто? {T}", [("gift-id-twice", 5)]),
        ("Кто? {T}\n\nРассказ.\n\nРасскажите. {}", [("gift-description", 3), ("gift-essay", 5)]),
        ("Рассказ.", [("gift-description", 1)]),
        ("Кто? {T}\n\nСколько? {#1..5}", [("gift-range", 3)]),
        ("Сколько? {#3,5:0,1}", [("gift-tolerance", 1)]),
        ("Кто? {=а ~%50%б ~в}", [("gift-half-right", 1)]),
        ("Кто? {=а =%50%б}", [("gift-half-right", 1)]),
        ("Кто? {=а =б ~в}", [("gift-any-right", 1)]),
        ("Кто? {=*Ленин*}", [("gift-wildcard", 1)]),
        ("Кто? {=а->1 =б->2 =в->3 =->4}", [("gift-match-extra", 1)]),
        (f"Кто? {{=а#{'ж' * 300} ~б ####{'з' * 200}}}", [("gift-feedback", 1)]),
        ("Кто? <img src\\=a> {=а<script>1</script> ~б}", [("gift-dropped", 1), ("gift-dropped", 1)]),
        ("$CATEGORY: top/А\n\nКто? {T}\n\n$CATEGORY: top/Б\n\nЧто? {T}", [("gift-categories", 1)]),
        ("// [tag:а] [tag:б]\nКто? {T}", [("gift-tags", None)]),
        ("{=а ~б}", [("empty", 1)]),
        ("", [("no-questions", None)]),
    ],
)
def test_what_is_wrong_or_left_out_is_told_with_its_line(text: str, codes: list[tuple[str, int | None]]) -> None:
    assert told(text) == codes


def test_ids_in_comments_are_kept_and_a_stranger_with_a_slash_is_one_id() -> None:
    text = (
        "// [id:А.1]\nКто? {T}\n\n// [id:А-1]\nЧто? {T}\n\n// [id:topic/12]\nГде? {T}\n\n// [id:nep/typed-3]\nКак? {=а}"
    )
    facts = read_gift(text.encode(), "a.gift").questions.facts
    assert [fact.key for fact in facts] == ["a-1", "a-1-be95144f", "topic-12", "nep"]
    assert facts[3].questions[0].key == "typed-3"


def test_the_set_is_called_as_the_category_or_what_all_have_in_common_or_the_file() -> None:
    def title(*categories: str) -> str:
        text = "".join(f"$CATEGORY: {path}\n\nКто {path}? {{T}}\n\n" for path in categories)
        return read_gift((text or "Кто? {T}").encode(), "нэп_9.gift.txt").questions.title

    assert title() == "нэп 9"
    assert title("$course$/top/История/СССР//РФ") == "СССР/РФ"
    assert title("$course$/top/По умолчанию для нэпа") == "нэпа"
    assert title("$course$/top/История/НЭП", "$course$/top/История/Съезды") == "История"


def test_a_file_of_an_old_computer_is_read_too() -> None:
    text = "Кто был наркомом по военным делам после Троцкого? {=Фрунзе ~Сталин ~Каменев}"
    for codec in ("cp1251", "koi8-r", "utf-16", "utf-8-sig"):
        assert read_gift(text.encode(codec), "a.gift").questions == read_gift(text.encode(), "a.gift").questions


def carried(asked: QuestionSet) -> QuestionSet:
    """What of a set a GIFT file has a place for."""
    facts = []
    for fact in asked.facts:
        kept = tuple(made for question in fact.questions if (made := _carried(question)))
        if kept:
            facts.append(Fact(fact.key, fact.statement, "", kept))
    return QuestionSet(asked.title, asked.language, tuple(facts))


def _carried(question: Question) -> Question | None:
    level = default_level(question)
    question = replace(question, quote="", origin=None, level=level)
    match question:
        case Order():
            return None
        case Flashcard():
            return replace(question, explanation="")
        case Cloze() if question.wrong:
            return replace(question, accept=(), expects=Expects.TEXT)
        case Typed() | Cloze():
            texts = (question.answer, *question.accept)
            number = question.expects is Expects.NUMBER and all(map(NUMBER.fullmatch, texts))
            expects = Expects.NUMBER if number else Expects.TEXT
            return None if any("->" in text for text in texts) else replace(question, expects=expects)
        case _:
            return question


@given(SEEDS)
def test_what_gift_can_carry_comes_back_equal(chance: Random) -> None:
    asked = set_of(chance)
    written = write_gift(asked)
    expected = carried(asked)
    for fault in written.lost:
        assert sentence(fault, "en") != sentence(fault, "ru")
    if expected.facts:
        back = read_gift(written.data, "a.gift")
        assert replace(back.questions, language=asked.language) == expected
        assert back.left_out == ()
    if expected == asked:
        assert written.lost == ()


@pytest.mark.parametrize(
    "text",
    [
        "a->b",
        "%50%a",
        "[html]a",
        "<b>a</b>",
        "&amp;",
        "*a*",
        "a\\*",
        "::a::",
        "//a",
        "#a",
        "=a",
        "T",
        "\\n",
        "$CATEGORY: a",
        "3",
        "____",
    ],
)
def test_what_gift_could_take_for_a_sign_comes_back_as_text(text: str) -> None:
    questions: tuple[Question, ...] = (
        Choice(key="choice-1", ask=text, answer=text, wrong=(Option("x" + text, text),), explanation=text),
        MultiChoice(key="multi_choice-1", ask=text, answer=(text, "y"), wrong=(Option("x" + text, text),), level=2),
        TrueFalse(key="true_false-1", ask=text, answer=True, explanation=text),
        Match(key="match-1", ask=text, answer=((text, text), ("y", "y"), ("z", "z")), level=2),
        Flashcard(key="flashcard-1", ask=text, answer=text),
        Typed(key="typed-1", ask=f"z{text}z", answer=text.replace("->", ""), level=3),
        Cloze(key="cloze-1", ask=f"z{text}z {{y}}", wrong=(Option(text),)),
    )
    asked = QuestionSet(text, "en", (Fact("fact", text, "", questions),))
    assert replace(read_gift(write_gift(asked).data, "").questions, language="en") == asked


def test_what_is_lost_in_writing_is_told_once_with_its_number() -> None:
    long_way: tuple[Question, ...] = (
        Order(key="order-1", ask="Как?", answer=("а", "б", "в"), level=2),
        Typed(key="typed-1", ask="Что?", answer="а->б", level=3),
        Typed(key="typed-2", ask="Когда?", answer="в мае", expects=Expects.DATE, level=3),
        Choice(
            key="choice-1", ask="Кто?", answer="а", wrong=(Option("б"),), level=3, quote="Он.", origin=Origin("who", 1)
        ),
        Cloze(key="cloze-1", ask="Он {а}.", accept=("аа",), wrong=(Option("б"),)),
        Flashcard(key="flashcard-1", ask="А?", answer="Б", explanation="Потому."),
    )
    asked = QuestionSet(
        "Набор", "en", (Fact("f", "Факт.", "Он.", long_way),), about="О нём.", source="a.md", draft=True
    )
    lost = write_gift(asked).lost
    assert [(fault.code, *fault.data.values()) for fault in lost] == [
        ("gift-lost-accepted", "1"),
        ("gift-lost-arrows", "1"),
        ("gift-lost-expects", "1"),
        ("gift-lost-explanations", "1"),
        ("gift-lost-levels", "1"),
        ("gift-lost-orders", "1"),
        ("gift-lost-origins", "1"),
        ("gift-lost-quotes", "2"),
        ("gift-lost-set", "about"),
        ("gift-lost-set", "source"),
        ("gift-lost-set", "draft"),
        ("gift-lost-set", "language"),
    ]


SIGNS = "{}=~#%:\\/\n\n $[]<>-аб1.T*_"


@given(st.text(SIGNS, max_size=80))
def test_anything_at_all_is_read_or_refused_in_words(text: str) -> None:
    try:
        faults = import_file(text.encode(), f"a{GIFT.endings[0]}").left_out
    except BadFile as bad:
        faults = bad.faults
    for fault in faults:
        assert sentence(fault, "ru") != sentence(fault, "en")
