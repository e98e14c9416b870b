"""People, places and statements that are wrong: of the time, of one manner, and never half true."""

from __future__ import annotations

import re
from functools import cache

from authoring import generate
from authoring.asking.said import speaks_for_itself
from authoring.dates import find_dates
from authoring.gazetteer import out_of_time, times_without
from authoring.inflection import Name
from authoring.naming import people_of
from authoring.parsing import models, parse
from authoring.people.lives import Life, lives_of
from authoring.people.manner import Manner, asked_name, is_half, manner
from authoring.text import lines_of, sentences_of
from quiz.drafts import Draft
from quiz.questions import Choice, Cloze, Question, TrueFalse, Typed
from tests.rows import each_row

PRINCES = """\
В 1157 году Андрей Боголюбский перенёс столицу во Владимир. В 1113 году Владимир Мономах занял киевский престол. \
В 1108 году Юрий Долгорукий построил в Суздале каменную крепость. В 1174 году Ярослав Мудрый основал в Ростове собор.
В 1880 году Василий Ключевский издал в Москве новую книгу. В 1901 году Карл Росин открыл в Суздале школу."""

BOOK = """\
Инженер Павел Петрович Орлов вырос в Самаре. В 1903 году П. П. Орлов построил в Самаре мост. \
В 1906 году Орлов основал в Казани механический завод. В 1908 году Степан Громов открыл в Перми обсерваторию. \
В 1910 году Николай Белов возглавил в Уфе горное училище. В 1911 году Игнат Седов издал в Саратове атлас Урала. \
В 1912 году Роман Шубин построил в Ижевске каланчу. Художник Фёдор Лаптев (1620–1671) расписал собор. \
В 1911 году Матвей Зорин умер. В 1913 году Глеб Сомов основал в Вятке музей."""


@cache
def draft(text: str) -> Draft:
    return generate(text, title="Текст", seed=1)


def questions(text: str) -> list[Question]:
    return [question for fact in draft(text).questions.facts for question in fact.questions]


def asks(text: str) -> list[str]:
    return [one.ask for one in questions(text)]


@each_row(
    ("name", "last_year", "how", "asked"),
    [
        (Name("Андрей", last="Боголюбский"), None, Manner.BYNAME, "Назови имя."),
        (Name("Иван", last="Калита"), None, Manner.BYNAME, "Назови имя."),
        (Name("Сергий", last="Радонежский"), None, Manner.BYNAME, "Назови имя."),
        (Name("Дмитрий", last="Донской"), None, Manner.BYNAME, "Назови имя."),
        (Name("Марк", last="Донской"), 1950, Manner.SURNAME, "Назови фамилию."),
        (Name("Михаил", last="Бренк"), 1380, Manner.BYNAME, "Назови имя."),
        (Name("Михаил", last="Рязанов"), 1948, Manner.SURNAME, "Назови фамилию."),
        (Name("Пётр", number="I"), None, Manner.MONARCH, "Назови имя."),
        (Name("Борис", "Константинович"), None, Manner.PATRONYMIC, "Назови имя и отчество."),
        (Name("Батый"), None, Manner.SINGLE, "Назови имя."),
        (Name(last="Тэмуджин"), 1186, Manner.SINGLE, "Назови имя."),
        (Name(last="Ленин"), 1917, Manner.SINGLE, "Назови фамилию."),
        (Name(last="Тесла"), 1900, Manner.SINGLE, ""),
        (Name(last="Смирнов", initials="И. Н."), 1923, Manner.SURNAME, "Назови фамилию."),
    ],
)
def test_only_who_has_a_surname_is_asked_for_it(name: Name, last_year: int | None, how: Manner, asked: str) -> None:
    assert manner(name, last_year) is how
    assert asked_name(name, last_year) == asked


def test_a_byname_alone_is_half_a_name() -> None:
    assert is_half(Name(last="Калита"))
    assert is_half(Name(last="Донской"))
    assert not is_half(Name("Иван", last="Калита"))
    assert not is_half(Name(last="Смирнов"))


def test_a_prince_is_named_in_full_and_asked_by_his_name() -> None:
    assert "Кто в 1157 году перенёс столицу во Владимир? Назови имя." in asks(PRINCES)
    gaps = [one.answer for one in questions(PRINCES) if isinstance(one, Cloze)]
    assert "Андрей Боголюбский" in gaps
    for one in questions(PRINCES):
        if isinstance(one, Choice):
            options = [one.answer, *(wrong.text for wrong in one.wrong)]
            assert not {"Боголюбский", "Мономах", "Долгорукий"} & set(options)
            assert "Андрей Боголюбский" not in options or not any("Ключевский" in option for option in options)


@each_row(
    ("life", "year", "fits"),
    [
        (Life({1920}), 1950, True),
        (Life({1920}), 1961, False),
        (Life({1352}), 1420, True),
        (Life(set()), 1920, False),
        (Life({1890}, died=1893), 1895, False),
        (Life({1890}, born=1885), 1890, False),
        (Life(set(), born=1814, died=1841), 1840, True),
    ],
)
def test_nobody_is_offered_outside_his_time(life: Life, year: int, fits: bool) -> None:
    assert life.fits(year) is fits


def test_the_dead_and_those_of_another_century_are_no_options() -> None:
    choices = [one for one in questions(BOOK) if isinstance(one, Choice) and one.ask.startswith("Кто")]
    assert choices
    for one in choices:
        options = " ".join(wrong.text for wrong in one.wrong)
        assert "Лаптев" not in options
        assert "Зорин" not in options or not any(year in one.ask for year in ("1912", "1913"))


@each_row(
    ("text", "died"),
    [
        ("В 1893 году Павел Орлов умер.", 1893),
        ("В 1893 году Павла Орлова расстреляли.", 1893),
        ("В 1893 году Степан Белов и инженер Павел Орлов были казнены.", 1893),
        ("Павел Орлов, погибший в 1893 году, построил мост.", 1893),
        ("В 1893 году Павел Орлов убил медведя.", None),
        ("В 1893 году Павел Орлов построил мост.", None),
    ],
)
def test_a_text_tells_who_is_dead(text: str, died: int | None) -> None:
    sentences = [sentence for line in lines_of(text) for sentence in sentences_of(text, line, 0)]
    parsed = parse(text, sentences, models())
    persons = people_of(parsed, [])
    lives = lives_of(text, parsed, [find_dates(text)], persons)
    (orlov,) = {person.key for person in persons.values() if person.name.last == "Орлов"}
    assert lives[orlov].died == died


def test_a_person_is_called_in_one_form_in_all_questions() -> None:
    shown = " ".join(asks(BOOK))
    assert "Павел Петрович Орлов" in shown
    assert "П. П. Орлов" not in shown


def test_one_man_under_two_names_is_no_wrong_option_for_himself() -> None:
    text = (
        "В 1186 году Тэмуджин возглавил улус. В 1206 году Чингисхан созвал курултай. В 1190 году Джамуха разбил войско."
        " В 1203 году Тоорил собрал рать. В 1211 году Джэбэ перешёл границу. В 1221 году Субэдэй занял крепость."
    )
    for one in questions(text):
        if isinstance(one, Choice) and one.answer == "Тэмуджин":
            assert "Чингисхан" not in [wrong.text for wrong in one.wrong]


@each_row(
    ("words", "year", "out"),
    [
        ("Наркомом просвещения", 1923, False),
        ("Наркомом просвещения", 1950, True),
        ("Народный комиссар почт и телеграфов", 1900, True),
        ("был исключён из ВКП (б)", 1924, True),
        ("был исключён из ВКП (б)", 1927, False),
        ("вступил в РКП (б)", 1926, True),
        ("ОГПУ раскрыло заговор", 1936, True),
        ("борьба с наркоманией", 1990, False),
        ("губернатор Пермской губернии", 1950, True),
        ("построил мост", 1950, False),
    ],
)
def test_offices_and_parties_have_their_time(words: str, year: int, out: bool) -> None:
    assert out_of_time(words, year) is out


@each_row(
    ("words", "right", "day", "there"),
    [
        ("вышел из Совнаркома", (1918, 1, 1), (1917, 10, 25), False),
        ("вышел из Совнаркома", (1918, 1, 1), (1917, 10, 26), True),
        ("покинул Петроград", (1920, 1, 1), (1924, 1, 26), True),
        ("покинул Петроград", (1920, 1, 1), (1924, 1, 27), False),
        ("стал членом ООН", (1960, 1, 1), (1945, 9, 30), False),
        ("построил мост", (1950, 1, 1), (1, 1, 1), True),
        ("сгорел во время пугачёвского восстания", (1774, 8, 1), (1775, 11, 1), False),
        ("вернулся после Крымской войны", (1857, 8, 1), (1860, 11, 1), True),  # there was such a thing after all
        ("вступил в партию большевиков", (1905, 1, 1), (1899, 1, 1), False),
    ],
)
def test_what_began_on_a_day_was_not_there_the_day_before(
    words: str, right: tuple[int, int, int], day: tuple[int, int, int], there: bool
) -> None:
    assert any(first <= day <= last for first, last in times_without(words, right)) is not there


def test_what_was_not_there_on_the_right_day_is_another_one() -> None:
    """The Constituent Assembly of France."""
    assert times_without("распустил Учредительное собрание", (1791, 9, 30)) == []


def test_nobody_left_a_government_before_it_was_formed() -> None:
    for seed in range(8):
        made = generate("4 ноября 1917 года Иван Лапин вышел из состава Совнаркома.", language="ru", seed=seed)
        for fact in made.questions.facts:
            for question in fact.questions:
                if isinstance(question, Choice):
                    wrong = [option.text for option in question.wrong if option.text.endswith("1917 года")]
                    assert all(option.split()[1] in {"октября", "ноября", "декабря"} for option in wrong), wrong


@each_row(
    ("words", "alone"),
    [
        ("Без телескопа Казань не узнала бы и половины неба", True),
        ("Я построил мост для всей Самары", True),
        ("После стольких лет ему есть что сказать", False),
        ("Эта крепость простоит тысячу лет", False),
        ("Здесь будет построен новый город", False),
        ("Вперёд, товарищи", False),
        ("Мост простоит долго, — сказал Орлов, — и река не снесёт опоры", False),
        ("Да здравствует наш берег!» — и последней строкой: «Мы живы", False),
    ],
)
def test_a_quotation_says_something_by_itself(words: str, alone: bool) -> None:
    assert speaks_for_itself(words) is alone


def test_a_town_under_another_name_is_no_other_town() -> None:
    text = (
        "В 1964 году рабочие заложили в Тольятти корпус завода. В 1950 году в Ставрополе-на-Волге открыли школу. "
        "В 1961 году в Самаре открыли театр. В 1963 году в Саратове построили мост. В 1966 году в Перми открыли музей. "
        "В 1965 году в Париже построили стадион."
    )
    for one in questions(text):
        if isinstance(one, Choice) and one.ask.startswith("В каком городе"):
            options = {one.answer, *(wrong.text for wrong in one.wrong)}
            assert len(options & {"В Тольятти", "В Ставрополе-на-Волге"}) < 2
            assert "В Париже" not in options or one.answer == "В Париже"


def test_about_half_of_all_statements_are_true() -> None:
    for text in (PRINCES, BOOK):
        said = [one.answer for one in questions(text) if isinstance(one, TrueFalse)]
        assert len(said) > 2
        assert abs(said.count(True) - said.count(False)) <= 2


def test_what_happened_is_asked_among_events_of_one_length_and_order() -> None:
    found = [one for one in questions(BOOK) if isinstance(one, Choice) and one.ask.startswith("Что произошло")]
    for one in found:
        options = [one.answer, *(wrong.text for wrong in one.wrong)]
        assert max(map(len, options)) <= 1.8 * min(map(len, options))
        assert sum("Орлов" in option for option in options) in {0, 2, 4}


def test_typed_names_are_judged_as_people() -> None:
    assert all(one.answer == one.answer.strip() for one in questions(BOOK) if isinstance(one, Typed))


def test_the_father_of_the_hero_is_not_taken_for_the_hero() -> None:
    text = (
        "Иван Петрович Лапин\n\nИван Петрович Лапин — русский астроном. Он вырос на мельнице, которой управлял "
        "его отец, инженер Пётр Фомич Лапин.\n\nВ 1905 году он возглавил Самарскую обсерваторию. Писал он мало. "
        "В 1907 году Лапин открыл в Томске музей. В 1909 году Лапин издал атлас Урала. Тихая жизнь ему нравилась."
    )
    assert "Пётр Фомич" not in " ".join(asks(text))
    assert any("Иван Петрович Лапин" in ask for ask in asks(text))


def test_a_wide_time_is_as_often_false_as_true() -> None:
    said = [one for one in questions(BOOK) if isinstance(one, TrueFalse)]
    wide = [one.answer for one in said if re.search(r"-е годы|половине|^В \d{4} году", one.ask)]
    assert set(wide) == {True, False}
