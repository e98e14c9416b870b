"""What many countries, courts and years had is asked only where it is said whose it was."""

from __future__ import annotations

from quiz.questions import Choice
from tests.authoring.drafts import asks, draft, rules, statements
from tests.rows import each_row


@each_row(
    ("text", "told"),
    [
        ("10 февраля 1879 года открылось Учредительное собрание.", False),
        ("10 февраля 1879 года в Болгарии открылось Учредительное собрание.", True),
        ("5 января 1918 года открылось Учредительное собрание.", True),
        ("23 сентября 1253 года скончался Вацлав I.", False),
        ("23 сентября 1253 года скончался чешский король Вацлав I.", True),
        ("6 июля 1762 года погиб Пётр III.", True),
        ("25 декабря 1261 года архиепископ Вернер короновал в Праге супругов.", False),
        ("17 мая 1848 года императорская семья уехала в Инсбрук.", False),
        ("В 1959 году Михаил Кузьмич Лапин получил золотую звезду.", False),
        ("В 1959 году Михаил Кузьмич Лапин получил золотую звезду Героя Труда.", True),
        ("23 октября 1911 года капитан Карло Лапин совершил полёт над крепостью Белой.", False),
        ("23 октября 1911 года капитан Карло Лапин совершил первый в Томске полёт.", True),
        ("Осенью 1896 года в Бомбее вспыхнула чума.", False),
    ],
)
def test_what_has_namesakes_needs_its_owner(text: str, told: bool) -> None:
    assert bool(statements(text)) is told, (statements(text), rules(text))


GAMES = (
    "Футбольный клуб «Заря» играл в Томске. Футбол любили все. 15 июля 1952 года сборная СССР дебютировала на "
    "Олимпийских играх в Хельсинки."
)


def test_a_national_side_is_one_of_its_sport() -> None:
    assert any("сборная СССР по футболу дебютировала" in one for one in asks(GAMES))


def test_a_side_of_nobody_knows_which_sport_is_not_asked() -> None:
    text = "15 июля 1952 года сборная СССР дебютировала на Олимпийских играх в Хельсинки."
    assert statements(text) == []


def test_a_war_declared_is_asked_with_its_year() -> None:
    text = "8 октября 1912 года Черногория объявила войну Турции."
    assert all("1912" in one for one in asks(text))
    assert asks(text)


@each_row(
    ("text", "told"),
    [
        ("Область образовали 23 сентября 1937 года.", False),
        ("Томскую область образовали 13 августа 1944 года.", True),
        ("В мае 1906 года черносотенцы сожгли Народный дом.", False),
        ("В мае 1906 года черносотенцы сожгли в Томске Народный дом.", True),
    ],
)
def test_a_province_and_a_public_house_need_their_place(text: str, told: bool) -> None:
    assert bool(statements(text)) is told, (statements(text), rules(text))


def test_a_national_team_needs_its_contest() -> None:
    assert statements("28 сентября 1958 года советская команда победила в Томске венгерскую команду.") == []
    assert statements("В 1956 году советская команда выиграла Олимпийский турнир по футболу в Мельбурне.")


def test_a_war_of_two_old_enemies_is_not_asked_by_its_year() -> None:
    assert statements("Осенью 1768 года Турция объявила России войну.") == []
    assert statements("В 1768 году Турция объявила России войну.") == []


@each_row(
    ("text", "told"),
    [
        (
            "В июле 1923 года Лапин вступил в РКП (б). В январе 1924 года состоялась XIII партийная конференция.",
            ["В январе 1924 года состоялась XIII конференция РКП (б)."],
        ),
        (
            "Историю ВКП (б) он знал. В январе 1924 года состоялась XIII партийная конференция.",
            [],  # the party had another name then
        ),
        ("В январе 1924 года состоялась XIII партийная конференция.", []),
    ],
)
def test_a_numbered_meeting_is_one_of_its_party(text: str, told: list[str]) -> None:
    assert [one for one in statements(text) if "конференция" in one] == told, rules(text)


def test_a_party_named_elsewhere_is_no_part_of_an_answer() -> None:
    text = (
        "В июле 1923 года Иван Лапин вступил в РКП (б). В октябре 1923 года Иван Лапин возглавил Томский музей. "
        "В январе 1924 года в Москве состоялась XIII партийная конференция. В мае 1924 года Иван Лапин основал в Омске "
        "журнал. В июле 1924 года в Томске открылся театр «Луч»."
    )
    answers = [q.answer for f in draft(text).questions.facts for q in f.questions if isinstance(q, Choice)]
    assert any("XIII конференция РКП (б)" in one for one in asks(text))
    assert not any("конференция" in one for one in answers)
