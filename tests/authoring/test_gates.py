"""Each gate refuses its bad example, and lets the good one pass."""

from __future__ import annotations

from authoring.asking.asked import Asked
from authoring.gates import GATES, refusal
from quiz.questions import Choice, Cloze, Flashcard, Match, Option, Order, Question, TrueFalse, Typed
from tests.rows import each_row

QUOTE = "В 1894 году Иван Лапин открыл в Казани музей."
WHERE = Asked("where", QUOTE, (0, len(QUOTE)), (0,), 1.0, ("Казань",))
ASK = "Где Иван Лапин открыл музей в 1894 году?"


def choice(ask: str = ASK, answer: str = "В Казани", wrong: tuple[str, ...] = ("В Томске", "В Омске")) -> Choice:
    return Choice(key="", ask=ask, answer=answer, wrong=tuple(map(Option, wrong)))


def typed(ask: str) -> Typed:
    return Typed(key="", ask=ask, answer="Казань")


@each_row(
    "question",
    [
        choice(),
        typed(ASK),
        Cloze(key="", ask="В 1894 году Иван Лапин открыл в {Казани} музей."),
        TrueFalse(key="", ask="В 1894 году Иван Лапин открыл музей в Томске.", answer=False),
        Flashcard(key="", ask=ASK, answer="В Казани."),
        Order(key="", ask="Расставь события по порядку.", answer=("Лапин открыл музей", "Лапин уехал", "Музей сгорел")),
        Match(key="", ask="Соедини даты и события.", answer=(("1894", "Лапин открыл музей"), ("1901", "Музей сгорел"))),
    ],
)
def test_a_good_question_passes_every_gate(question: Question) -> None:
    assert [gate(question, WHERE, QUOTE) for gate in GATES] == [""] * len(GATES)


@each_row(
    ("question", "reason"),
    [
        (typed("Где " + "очень " * 50 + "давно Иван Лапин открыл музей?"), "too-long"),
        (choice(answer="В Казани" + ", большом городе" * 8), "option-too-long"),
        (typed("Где Иван Лапин открыл музей <br>?"), "strange-signs"),
        (typed("Где Иван Лапин  открыл музей?"), "sloppy"),
        (typed("Где Иван Лапин открыл музей , склад и завод?"), "sloppy"),
        (typed("Где Иван Лапин открыл музей и?"), "sloppy"),
        (typed("Когда арестовали Ивана Лапина ещё?"), "sloppy"),
        (typed("Когда Иван Лапин был послом, затем — министром в Казани?"), "sloppy"),
        (typed("Где Иван Лапин открыл «Музей?"), "unbalanced"),
        (typed("Где Иван Лапин (и его друзья открыл музей?"), "unbalanced"),
        (typed("Где он открыл музей?"), "points-back"),
        (typed("Где Иван Лапин открыл этот музей?"), "points-back"),
        (typed("Где наши земляки открыли музей?"), "points-back"),
        (typed("В каком городе Иван Лапин открыл Казанский музей?"), "leak"),
        (Typed(key="", ask="Когда в 1894 году открыли музей?", answer="1894"), "leak"),
        (Cloze(key="", ask="В Казани Иван Лапин открыл в {Казани} музей."), "leak"),
        (choice(wrong=("В Томске", "в томске")), "same-options"),
        (choice(wrong=("В Томске", "в Омске")), "odd-option"),
    ],
)
def test_a_bad_question_is_refused_for_its_fault(question: Question, reason: str) -> None:
    assert refusal(question, WHERE, QUOTE) == reason


def test_a_quotation_has_a_length_one_can_read() -> None:
    assert refusal(choice(), WHERE, "") == "quote-too-long"
    assert refusal(choice(), WHERE, QUOTE * 20) == "quote-too-long"


def test_an_answer_that_the_quotation_does_not_hold_is_refused() -> None:
    assert refusal(choice(), WHERE, "Иван Лапин открыл музей в Томске.") == "unsupported"


def test_words_of_others_may_point_where_they_like() -> None:
    said = Asked("said", QUOTE, (0, len(QUOTE)), (0,), 1.0, ("Лапин",))
    question = Typed(key="", ask="Чьи это слова: «Он открыл наш музей»? Назови фамилию.", answer="Лапин")
    assert "points-back" not in {gate(question, said, QUOTE) for gate in GATES}
