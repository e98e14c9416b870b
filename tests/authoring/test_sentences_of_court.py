"""«К скольким годам …?»: the years of a sentence, asked where it is told what they are years of."""

from __future__ import annotations

from quiz.questions import Choice, Typed
from tests.authoring.drafts import asks, draft
from tests.rows import each_row

LIFE = "Иван Петрович Лапин родился в 1890 году. В 1912 году Лапин окончил Казанский университет. "
TERM = "К скольким годам"


def terms(text: str) -> list[str]:
    return [one for one in asks(LIFE + text) if one.startswith((TERM, "На сколько лет")) and "Напиши" not in one]


@each_row(
    ("told", "asked"),
    [
        (
            "Лапин был приговорён к 5 годам лишения свободы по 58-й статье.",
            ["К скольким годам лишения свободы Иван Петрович Лапин был приговорён по 58-й статье?"],
        ),
        (
            "По 58-й статье Лапина приговорили к трём годам ссылки в Сибирь, которые он провёл в Тобольске.",
            ["К скольким годам ссылки в Сибирь приговорили Ивана Петровича Лапина по 58-й статье?"],
        ),
        (
            "Лапин был приговорён к пяти годам заключения условно.",
            ["К скольким годам заключения условно был приговорён Иван Петрович Лапин?"],
        ),
        ("Лапина приговорили к году тюрьмы.", []),
        ("Лапина приговорили к 5 годам.", []),
        ("Лапина приговорили к 5 годам ссылки. В 1935 году Белова приговорили к 3 годам ссылки.", []),
        ("Лапина приговорили к 5 годам ссылки. В 1936 году Лапин был приговорён к высшей мере наказания.", []),
    ],
)
def test_the_years_are_asked_with_what_they_are_years_of(told: str, asked: list[str]) -> None:
    assert [one for one in terms(told) if "Лапин" in one] == asked


def test_other_terms_are_offered_and_none_that_the_evidence_tells() -> None:
    text = LIFE + "По делу 8 инженеров Лапина приговорили к десяти годам лагерей."
    facts = [fact for fact in draft(text).questions.facts if fact.key.startswith("how-long")]
    (choice,) = [one for fact in facts for one in fact.questions if isinstance(one, Choice)]
    (typed,) = [one for fact in facts for one in fact.questions if isinstance(one, Typed)]
    assert choice.answer == typed.answer == "10"
    offered = {int(one.text) for one in choice.wrong}
    assert len(offered) == 3
    assert offered <= {2, 3, 5, 15, 20, 25}
