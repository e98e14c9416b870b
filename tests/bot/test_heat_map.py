"""The picture of a class."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import pytest
from PIL import Image

from bot.heat_map import CLOSE, COLOURS, MOST_DRAWN, MOST_FACTS, NEVER, Labels, draw_class, drawn_facts, unwritten
from bot.lettering import FAINT, INK, drawable, in_lines, width_of
from bot.sharing import qr_picture
from quiz.classroom import Classroom, Member, Traces, classroom
from quiz.model import FactId, LearnerId, Phase, StudyDay
from tests.bot.test_charts import contrast

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
TODAY = StudyDay(date(2026, 3, 10))
LABELS = Labels("Что помнит класс", "«Набор» · 10 марта 2026 г.", "не было", "забывают", "помнят")


def room(names: list[str], facts: int, met: int, stability: float = 5.0, days: int = 0) -> Classroom:
    """Everybody has met the first facts so many days ago; of these the later ones are the shakier."""
    traces = Traces(
        [FactId(n) for n in range(met)],
        [Phase.REVIEW] * met,
        [stability / (1 + n) for n in range(met)],
        [StudyDay(TODAY - timedelta(days=days))] * met,
        [0] * met,
        [False] * met,
        [3] * met,
    )
    members = [Member(LearnerId(n), name, "Europe/Moscow", NOW) for n, name in enumerate(names)]
    return classroom(members, [FactId(n) for n in range(facts)], {one.id: traces for one in members}, NOW)


def drawn(of: Classroom, statement: str = "В 1920 году экспедиция открыла залив.") -> Image.Image:
    picture = draw_class(LABELS, of, {hold.fact: statement for hold in of.facts})
    assert picture is not None
    assert len(picture) < 400_000
    return Image.open(BytesIO(picture)).convert("RGB")


def count(picture: Image.Image, colour: str) -> int:
    """Pixels of that colour."""
    wanted = tuple(bytes.fromhex(colour.removeprefix("#")))
    return sum(times for times, found in picture.getcolors(maxcolors=2**24) or [] if found == wanted)


@pytest.mark.parametrize(("learners", "facts"), [(1, 1), (2, 30), (MOST_DRAWN, 500)])
def test_the_picture_is_of_a_size_that_telegram_takes(learners: int, facts: int) -> None:
    picture = drawn(room(["Анастасия Константинопольская"] * learners, facts, facts // 2))
    assert picture.width == (1000 if learners > CLOSE else 800)
    assert 300 <= picture.height <= 2000


def test_what_is_known_for_sure_and_what_was_never_met_have_their_colours() -> None:
    half = drawn(room(["Аня", "Боря"], 20, 10))
    nothing, everything = (drawn(room(["Аня", "Боря"], 20, met)) for met in (0, 20))
    assert count(nothing, COLOURS[-1]) < 500 < count(half, COLOURS[-1]) < count(everything, COLOURS[-1])
    assert count(everything, NEVER) < count(half, NEVER) < count(nothing, NEVER)


def test_the_more_is_forgotten_the_redder_the_picture() -> None:
    fresh, faded = (drawn(room(["Аня", "Боря"], 20, 20, stability=0.02, days=days)) for days in (0, 300))
    assert count(fresh, COLOURS[0]) < 500 < count(faded, COLOURS[0])


@pytest.mark.parametrize("name", ["$\\frac{1}", "🦊 Лиса", "小明", "", "a\nb", "<b>&</b>", "محمد علي", "משה", "Я" * 40])
def test_whatever_people_are_called_the_picture_is_drawn(name: str) -> None:
    assert drawn(room([name], 3, 1), statement=name).width == 800


def test_of_many_facts_the_shakiest_are_drawn_in_the_sets_order() -> None:
    shown = [hold.fact for hold in drawn_facts(room(["Аня"], 200, 100))]
    assert shown == list(range(100 - MOST_FACTS, 100))
    assert len(drawn_facts(room(["Аня"], MOST_FACTS, 0))) == MOST_FACTS


def test_a_class_that_is_empty_or_does_not_fit_is_not_drawn() -> None:
    assert draw_class(LABELS, room([], 3, 1), {}) is None
    assert draw_class(LABELS, room(["Аня"], 0, 0), {}) is None
    assert draw_class(LABELS, room(["Аня"] * (MOST_DRAWN + 1), 3, 1), {}) is None


def test_a_name_that_the_font_cannot_write_is_a_number_and_one_it_can_is_not() -> None:
    class_ = room(["Аня", "小明", "🦊 Лиса", "محمد علي", "", "Li 明", "🦊"], 3, 1)
    assert [nth for nth, _ in unwritten(class_)] == [2, 5, 6, 7]


def test_a_full_class_of_long_names_is_drawn_without_a_warning() -> None:
    names = [f"{name}{number}" for number in range(8) for name in ("Константин Ж.", "محمد", "🦊🦊", "नमस्ते", "小明")]
    assert drawn(room(names, MOST_FACTS, 40)).width == 1000


def test_the_picture_says_of_which_set_and_day_it_is() -> None:
    class_, statements = room(["Аня", "Боря"], 3, 1), {FactId(nth): "Было." for nth in range(3)}
    of_one, of_another = (draw_class(LABELS._replace(about=said), class_, statements) for said in ("«А»", "«Б»"))
    long = draw_class(LABELS._replace(about="«" + "Очень длинное название " * 5 + "»"), class_, statements)
    assert of_one
    assert long
    assert of_one != of_another
    assert Image.open(BytesIO(long)).height > Image.open(BytesIO(of_one)).height, "a long one takes several lines"


def test_statements_and_names_keep_to_their_places_and_end_with_whole_words() -> None:
    told = "В 1920 году экспедиция открыла залив"
    assert in_lines(told, 10, 1.6, 3) == ["В 1920 году", "экспедиция открыла", "залив"]
    assert in_lines(told, 10, 1.6, 1) == ["В 1920 году…"]
    assert in_lines("Римского-Корсакова", 10, 1.2, 3) == ["Римского-", "Корсакова"]
    for text in ("Ж" * 100, "слово " * 40, "x"):
        assert all(width_of(line, 10) <= 1.6 for line in in_lines(text, 10, 1.6, 4))


def test_emoji_leave_no_hole_behind() -> None:
    assert drawable("Смирнов 🎓, большевик  🦊 ") == "Смирнов, большевик"
    assert drawable("a ,b") == "a ,b", "what the font can write stays as it is"


def test_the_words_on_white_pictures_can_be_read() -> None:
    map_ = drawn(room(["Аня", "Боря"], 20, 10))
    share = Image.open(BytesIO(qr_picture("https://t.me/example?start=x", "О реках"))).convert("RGB")
    assert contrast(INK, "white") >= 7
    assert contrast(FAINT, "white") >= 4.5
    for picture in (map_, share):
        assert picture.getpixel((2, 2)) == (255, 255, 255)
        assert count(picture, INK) > 500
