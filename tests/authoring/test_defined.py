"""The first sentence of an article says what a thing is; when it happened or was made stands beside."""

from __future__ import annotations

import pytest

from tests.authoring.drafts import asks, statements

_MORE = " В 1911 году Иван Петрович Лапин основал в Томске музей."


@pytest.mark.parametrize(
    ("text", "ask"),
    [
        (
            "Лапинская битва — крупное сражение Ливонской войны, состоявшееся 5 мая 1560 года близ Риги.",
            "Когда состоялась Лапинская битва?",
        ),
        (
            "Сражение при Лапино — битва русской и шведской армий. Произошло 5 мая 1560 года.",
            "Когда произошло сражение при Лапино?",
        ),
        ("Томский музей — старейший в крае. Он открыт 5 мая 1890 года.", "Когда был открыт Томский музей?"),
        (
            "Томская обсерватория — старейшая в крае. Основана в 1890 году. Открыта 5 мая 1895 года.",
            "Когда была открыта Томская обсерватория?",
        ),
    ],
)
def test_what_an_article_opens_with_is_asked_when(text: str, ask: str) -> None:
    assert ask in asks(text + _MORE)


@pytest.mark.parametrize(
    "text",
    [
        "Томский музей — старейший в крае. Улица широкая. Открыт 5 мая 1890 года.",  # what is open?
        "Томский музей — старейший в крае. Она открыта 5 мая 1890 года.",  # it is no «она»
        "Томский музей — старейший в крае. Основан около 1890 года.",  # doubted
        "Томский музей — гордость города, основанного 5 мая 1890 года.",  # the town was
        "Старый музей — дом, построенный 5 мая 1890 года.",  # which one?
        "Лапины — семья купцов. Основана 5 мая 1890 года.",  # people are not founded
        "Томский купец — меценат. Принят 5 мая 1890 года в гильдию.",  # which one?
        "Курсы «Заря» — первый вуз края. Открыт 5 мая 1890 года.",  # «были открыты курсы»
        "Томский музей — старейший в крае. Открыт 5 мая, в день города.",  # of which year?
    ],
)
def test_what_is_not_surely_its_time_is_not_asked(text: str) -> None:
    told = [ask for ask in asks(text + _MORE) if "1911" not in ask and "музей в Томске" not in ask]
    assert not [ask for ask in told if ask.startswith(("Когда", "В каком году")) or "1890" in ask], told


def test_a_story_behind_its_summary_begins_earlier_in_that_year() -> None:
    text = (
        "Лапинская битва — крупное сражение войны. Произошла 26 августа 1812 года. Шёл второй месяц войны."
        " 12 июня армия Наполеона I перешла Неман."
    )
    assert "12 июня 1812 года армия Наполеона I перешла Неман." in statements(text)
