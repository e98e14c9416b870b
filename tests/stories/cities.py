"""A set of twelve facts in forms that grow harder, for stories in which something is learned."""

from __future__ import annotations

from quiz.questions import Choice, Fact, Flashcard, Option, QuestionSet, Typed

CITIES = [
    "Суздаль", "Берлин", "Казань", "Тула", "Омск", "Псков",
    "Лондон", "Вологда", "Самара", "Минск", "Тверь", "Архангельск",
]  # fmt: skip


def cities() -> QuestionSet:
    """Twelve facts in forms that grow harder: by keys, by heart with a rating of one's own, in writing."""
    return QuestionSet("Города", "ru", tuple(_city(n, name) for n, name in enumerate(CITIES)))


def _city(number: int, name: str) -> Fact:
    wrong = tuple(Option(CITIES[(number + step) % len(CITIES)]) for step in (1, 3, 5))
    forms = (
        Choice(key="choice", ask=f"Какой город номер {number}?", answer=name, wrong=wrong, level=1),
        Flashcard(key="flashcard", ask=f"Вспомни город номер {number}.", answer=name, level=2),
        Typed(key="typed", ask=f"Напиши город номер {number}.", answer=name, level=3),
    )
    return Fact(f"city-{number}", f"Город номер {number} — {name}.", f"Строка {number}.", forms)
