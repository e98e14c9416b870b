"""A chronicle whose entries open with their year: the year dates what is told in them."""

from __future__ import annotations

from authoring.text import lines_of, sentences_of
from authoring.text.chronicle import with_heads, year_of_entry
from tests.authoring.drafts import asks, draft, statements
from tests.rows import each_row

CHRONICLE = (
    "Томск: летопись города по годам\n\n"
    "1802. 8 октября учреждено Томское градоначальство. Город жил торговлей.\n\n"
    "1896. Бельгийское общество основало металлургический завод. В Томске ждали поезда.\n\n"
    "1943. 30 августа Томск освобождён войсками Южного фронта. Томск праздновал.\n\n"
    "2011. В ноябре Томску присвоено звание «Город воинской славы»."
)


def test_the_year_of_an_entry_is_a_sentence_of_its_own() -> None:
    lines = lines_of(CHRONICLE)
    sentences = [one for number, line in enumerate(lines) for one in sentences_of(CHRONICLE, line, number)]
    shown = [CHRONICLE[one.start : one.end] for one in with_heads(CHRONICLE, lines, sentences)]
    assert shown[1:4] == ["1802.", "8 октября учреждено Томское градоначальство.", "Город жил торговлей."]
    assert [one for one in shown if year_of_entry(one)] == ["1802.", "1896.", "1943.", "2011."]


@each_row(
    "statement",
    [
        "8 октября 1802 года было учреждено Томское градоначальство.",
        "В 1896 году Бельгийское общество основало металлургический завод в Томске.",
        "30 августа 1943 года Томск был освобождён войсками Южного фронта.",
    ],
)
def test_what_an_entry_tells_has_its_year(statement: str) -> None:
    assert statement in statements(CHRONICLE), statements(CHRONICLE)


def test_the_quotation_begins_with_the_year() -> None:
    facts = {one.statement: one.quote for one in draft(CHRONICLE).questions.facts}
    quote = facts["30 августа 1943 года Томск был освобождён войсками Южного фронта."]
    assert quote == "1943. 30 августа Томск освобождён войсками Южного фронта."


def test_two_numbers_at_the_head_of_lines_are_no_chronicle() -> None:
    text = "1802. Было тихо в Томске.\n\n1700. Открыт Томский рынок. Народ гулял."
    assert not any("1700" in one for one in statements(text))


def test_what_follows_in_an_entry_without_a_day_is_of_no_known_time() -> None:
    assert not any("торговлей" in one for one in asks(CHRONICLE))
