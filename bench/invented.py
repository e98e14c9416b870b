"""Facts by the thousand, each of its own, as long as real ones and asked in three ways."""

from __future__ import annotations

from quiz.questions import Choice, Cloze, Expects, Fact, Option, Question, Typed

_WHO = ("Иван Громов", "Пётр Зимин", "Анна Белова", "Фёдор Лесков", "Мария Орлова", "Яков Седов", "Ольга Рудина")
_WHAT = ("открыла залив", "нанесла на карту остров", "измерила глубину озера", "описала берег реки", "нашла перевал")
_WHERE = ("Тихий", "Соболиный", "Дальний", "Каменный", "Медвежий", "Туманный", "Северный", "Ледовый", "Гусиный")


def invented_fact(number: int) -> Fact:
    """The fact of that number: chosen at level 1, chosen in a gap at level 2, written at level 3."""
    year = 1700 + number * 37 % 251
    who, what, where = (words[number % len(words)] for words in (_WHO, _WHAT, _WHERE))
    name = f"{where}-{number}"
    said = f"экспедиция, которую вела {who}, {what} {name}"
    statement = f"В {year} году {said}."
    wrong = tuple(Option(str(year + off)) for off in (3, -4, 9))
    told = f"Об этом сообщал отчёт № {number}, поданный следующей весной."
    questions: tuple[Question, ...] = (
        Choice(key="choice-1", ask=f"В каком году {said}?", answer=str(year), wrong=wrong, explanation=told, level=1),
        Cloze(key="cloze-1", ask=f"В {{{year}}} году {said}.", wrong=wrong, explanation=told, level=2),
        Typed(
            key="typed-1",
            ask=f"Когда {said}? Назови год.",
            answer=str(year),
            expects=Expects.NUMBER,
            explanation=told,
            level=3,
        ),
    )
    return Fact(f"expedition-{number}", statement, statement, questions)
