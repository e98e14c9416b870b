"""Times counted from what was told right before: «через год», «весной следующего года»; with the real models."""

from __future__ import annotations

from tests.authoring.drafts import draft, rules, statements
from tests.rows import each_row

FIRST = "15 мая 1897 года художник Пётр Лапин открыл выставку «Луч». "
NEXT = "сгорел театр «Обь»."


@each_row(
    ("text", "told"),
    [
        (FIRST + "Через год " + NEXT, "В 1898 году"),
        (FIRST + "Спустя два года " + NEXT, "В 1899 году"),
        (FIRST + "Тремя годами позже " + NEXT, "В 1900 году"),
        (FIRST + "Год спустя " + NEXT, "В 1898 году"),
        (FIRST + "На следующий год " + NEXT, "В 1898 году"),
        (FIRST + "27 апреля следующего года " + NEXT, "27 апреля 1898 года"),
        (FIRST + "Весной следующего года " + NEXT, "Весной 1898 года"),
        (FIRST + "На следующий день " + NEXT, "16 мая 1897 года"),
        (FIRST + "Осенью " + NEXT, "Осенью 1897 года"),
        (FIRST + "Осенью того же года " + NEXT, "Осенью 1897 года"),
        (FIRST + "Публика скучала. Через год " + NEXT, "В 1898 году"),
        (FIRST + "Через год умер композитор Иван Белов. Ещё через год " + NEXT, "В 1899 году"),
    ],
)
def test_a_time_counted_from_the_clause_before_is_told_in_full(text: str, told: str) -> None:
    facts = {one.statement: one for one in draft(text).questions.facts}
    assert f"{told} сгорел театр «Обь»." in facts
    assert facts[f"{told} сгорел театр «Обь»."].quote.startswith("15 мая 1897 года")


@each_row(
    "text",
    [
        "В 1893 году Пётр Лапин поступил в Томский институт и окончил его. Через год " + NEXT,
        FIRST + "Выставка закрылась. Через год " + NEXT,
        FIRST + "Через год умер композитор Иван Белов. Через три года " + NEXT,
        FIRST + "Через год после премьеры " + NEXT,
        FIRST + "Через три года учёбы " + NEXT,
        FIRST + "Примерно через год " + NEXT,
        FIRST + "Через десять лет " + NEXT,
        FIRST + "Зимой " + NEXT,
        "Выставка «Луч», открытая в 1897 году, удалась. Через год " + NEXT,
        "В ноябре 1897 года Пётр Лапин открыл выставку «Луч». Через год " + NEXT,
        "Премьеру оперы «Луч» назначили на 1897 год. Через год " + NEXT,
        "В 1897 и 1898 годах выставка «Луч» ездила по Сибири. Через год " + NEXT,
        FIRST + "\n\nЧерез год " + NEXT,
    ],
)
def test_where_it_is_not_sure_from_when_it_is_counted_nothing_is_told(text: str) -> None:
    assert not any("«Обь»" in one for one in statements(text))
    assert "relative-date" in rules(text)


def test_what_stands_in_brackets_is_no_step_of_the_story() -> None:
    text = (
        "9 января 1905 года генерал Иван Лапин взял Тару. Город горел. Никто не знал, кто приказал стрелять. "
        "(Спустя год Лапина убьют.) Все ждали вестей из столицы. Больницы были полны.\n\n4 февраля " + NEXT
    )
    assert "4 февраля 1905 года сгорел театр «Обь»." in statements(text)
