"""A common noun of a person, an age, a post: is it clear who is meant? And texts typed in haste; the real models."""

from __future__ import annotations

from authoring.text import level
from tests.authoring.drafts import asks, draft, rules, statements
from tests.rows import each_row


@each_row(
    ("text", "rule"),
    [
        ("3 мая 2012 года российский программист был задержан в Праге.", "subject-unclear"),
        ("В мае 2018 года президент Сербии посетил Москву.", "subject-unclear"),
        ("33-летний нападающий перешёл в «Зенит» в декабре 2016 года.", "subject-unclear"),
        ("16 августа 2017 года пост главного тренера занял Александр Лапин.", "object-unclear"),
        ("В 2013 году журнал «Форбс» оценил состояние предпринимателя в миллиард долларов.", "object-unclear"),
        ("Осенью 2015 года Иван Лапин по рекомендации вербовщика уехал в Сирию.", "object-unclear"),
        ("В октябре 2012 года была отпущена Екатерина Лапина.", "object-unclear"),
        ("В 1997 году Иван Лапин устроился в один из инвестиционных банков.", "points-back"),
        ("Последний договор по ракетам был подписан в Праге 8 апреля 2010 года.", "points-back"),
        ("В 2016 году Нина Лапина подала прошение.", "object-unclear"),
        ("В мае 2002 года был избран Раджендра Пачаури.", "object-unclear"),
        ("Уроженка Томска впервые привлекла внимание в 2009 году.", "subject-unclear"),
        ("В 1959 году Иван Лапин победил на всепольском конкурсе.", "object-unclear"),
        ("В декабре 1904 года мастер Тетерин уволил в Томске четырёх рабочих.", "surname-only"),
        (
            "3 мая 1615 года Анна Белова подарила Томскому братству дом с условием, чтобы в нём жили.",
            "complement-dropped",
        ),
        ("19 марта 1866 года был издан фирман султана Селима.", "whose"),
        ("Осенью 2013 года были запланированы президентские выборы в Азербайджане.", "modal"),
    ],
)
def test_who_or_what_only_the_text_knows_is_not_asked(text: str, rule: str) -> None:
    assert rule in rules(text)
    assert asks(text) == []


@each_row(
    ("text", "ask"),
    [
        (
            "В мае 1909 года 57-летний Иван Лапин открыл в Томске обсерваторию.",
            "Когда Иван Лапин открыл в Томске обсерваторию?",
        ),
        (
            "3 мая 2010 года около 19:30 в Томске открылся Пушкинский театр.",
            "В каком городе 3 мая 2010 года открылся Пушкинский театр?",
        ),
        (
            "Иван Лапин купил дом рядом с актрисой Мэрилин Грин, которая в 1953 году появилась на обложке журнала "
            "«Радуга».",
            "В каком году актриса Мэрилин Грин появилась на обложке журнала «Радуга»?",
        ),
        (
            "В минувшую среду, 4 марта 2015 года, Иван Лапин возглавил Томский университет.",
            "Кто 4 марта 2015 года возглавил Томский университет? Назови фамилию.",
        ),
        (
            "17 июня 2018 года сборная Сербии выиграла у сборной Коста-Рики со счётом 1:0.",
            "Когда сборная Сербии выиграла у сборной Коста-Рики со счётом 1:0?",
        ),
        ("Летом 2008г. В.Кулишов возглавил Томский университет.", "Когда В. Кулишов возглавил Томский университет?"),
    ],
)
def test_what_a_question_can_do_without_is_left_out(text: str, ask: str) -> None:
    assert ask in asks(text)


def test_a_murder_takes_the_date_behind_it() -> None:
    text = "Полиция Томска объявила о розыске Ивана Лапина в связи с убийством Петра Белова 12 ноября 2012 года."
    assert asks(text) == []


def test_a_name_that_acts_as_a_woman_is_a_womans() -> None:
    text = "В 1963 году Ким Стоун возглавила Томский университет. В 1974 году Ким Стоун открыла музей «Тим»."
    assert "В каком году Ким Стоун возглавила Томский университет?" in asks(text)


def test_what_was_done_now_and_then_has_no_first_year() -> None:
    assert asks("С 1933 года Иван Лапин неоднократно бывал в Европе.") == []


def test_a_place_gives_a_treaty_its_capital() -> None:
    text = "Томский договор, заключённый в сентябре 1658 года гетманом Иваном Беловым с Речью Посполитой, был недолгим."
    assert "Когда Томский договор был заключён гетманом Иваном Беловым с Речью Посполитой?" in asks(text)


def test_a_number_behind_a_day_is_no_year() -> None:
    text = "23 ноября 1942 года 4-й корпус Алексея Лапина взял Томск. 24 ноября 5-й корпус Петра Белова взял Омск."
    assert any("5-й корпус Петра Белова" in ask for ask in asks(text))


def test_a_gerund_that_opens_the_sentence_is_nobody() -> None:
    text = (
        "Возвратившись в Томск, устроил в 1919 году в Ростове-на-Дону Сибирский краеведческий музей, "
        "который сам и возглавил."
    )
    assert asks(text) == []


def test_what_never_changes_its_form_is_not_taken_for_who_did_it() -> None:
    text = (
        "Станция «Заря» в Томске вышла в эфир 2 ноября 1920 года с итогами выборов, в 1922 году была создана Би-би-си."
    )
    assert not any("создана" in ask for ask in asks(text))


def test_an_object_in_a_is_no_man_who_acts() -> None:
    assert not any("Энглвуда" in ask for ask in asks("В 1952 году окончил школу Энглвуда в Чикаго."))


@each_row(
    ("typed", "levelled"),
    [
        ("ГЭС - крупнейшая в стране", "ГЭС — крупнейшая в стране"),
        ("- первый пункт", "- первый пункт"),
        ("журнал ''Огонёк'' вышел", "журнал  «Огонёк»  вышел"),
        ("«''Огонёк''» вышел", "«  Огонёк  » вышел"),
        ("д'Артаньян и о'Нил", "д'Артаньян и о'Нил"),
    ],
)
def test_dashes_and_quotes_typed_in_haste_are_levelled_in_place(typed: str, levelled: str) -> None:
    assert level(typed) == levelled


@each_row(
    "text",
    [
        "Иван Лапин забросил в ворота соперников 30 шайб.",
        "Увольнение Лапина — самый серьёзный удар по правительству Белова.",
        "Даниил Лапин — особо примечательная личность в истории города Томска.",
        "Альберт II — младший сын Леопольда III и Астрид Шведской наследовал престол в 1993 после кончины брата.",
    ],
)
def test_what_nobody_could_answer_outside_the_text_gives_nothing(text: str) -> None:
    assert asks(text) == []


def test_a_daughter_is_asked_for_as_a_woman() -> None:
    assert "Кто такая Даниэл Пик?" in asks("Даниэл Пик — дочь израильского певца и композитора Цвики Пика.")


def test_who_is_told_aside_is_no_he_of_the_next_sentence() -> None:
    text = (
        "Иван Лапин\n\nИван Лапин — русский геолог, исследователь Алтая и Саян, друг многих учёных своего века. "
        "Лапин родился в Томске и рос в большой семье. В 1901 году Лапин сошёлся с геологами, одним из которых был "
        "Пётр Белов. В 1907 году он поступил на горное отделение Томского института. Лапин умер в 1950 году."
    )
    assert "В каком году Иван Лапин поступил на горное отделение Томского института?" in asks(text)


def test_when_and_where_are_asked_apart_and_neither_tells_the_other() -> None:
    found = asks("10 декабря 1904 года в Стокгольме Ивану Лапину вручили Нобелевскую премию по физике.")
    assert "Когда Ивану Лапину вручили Нобелевскую премию по физике?" in found
    assert "В каком городе Ивану Лапину вручили Нобелевскую премию по физике?" in found


def test_what_is_doubted_of_a_life_stands_last() -> None:
    text = "Иван Лапин родился в Томске в 1957 году. Иван Лапин умер в Омске 3 мая 1999 года."
    told = [one.ask for fact in draft(text).questions.facts for one in fact.questions]
    wide = [ask for ask in told if "1950-е" in ask or "1950-х" in ask or "в 1999 году" in ask]
    assert wide
    assert all(ask.startswith("Иван Лапин") for ask in wide)


def test_a_gap_for_a_town_says_so() -> None:
    assert "Иван Лапин родился в {Томске}. Впиши город." in asks("Иван Лапин родился в Томске в 1957 году.")


@each_row(
    "text",
    [
        "6 июня 2019 года Иван Лапин уволил двух генералов полиции, причастных к делу об аресте журналиста.",
        "В 1923 году Иван Лапин подал заявку на телевидение, построенное на электронном принципе.",
        "В 1958 году совместно с Петром Беловым запатентовали лазер.",
    ],
)
def test_what_a_noun_cannot_do_without_is_not_cut_off(text: str) -> None:
    assert asks(text) == []


def test_a_reign_beside_the_date_goes_with_it() -> None:
    text = "В 1263 году, во время правления Ярослава, боярин Иван Лапин основал Троицкий монастырь."
    assert "В каком году боярин Иван Лапин основал Троицкий монастырь?" in asks(text)


def test_a_year_told_aside_is_not_carried_on() -> None:
    text = (
        "29 октября 1925 года Ивана Лапина оперировали в Томской больнице. Об этом Пётр Белов написал повесть «Луна», "
        "тираж которой изъяли в мае 1926 года. 3 ноября Ивана Лапина похоронили у Томского кремля."
    )
    assert not any("1926" in fact.statement for fact in draft(text).questions.facts)


def test_the_passive_of_the_news_is_told_as_history_tells_it() -> None:
    assert "Какой театр был образован 6 декабря 2001 года? Напиши название." in asks(
        "Театр «Геометрия» образован 6 декабря 2001 года."
    )


@each_row(
    "text",
    [
        "Папа Пётр Лапин назначил его епископом Томска в 1986 году. Иван Белов уехал.",
        "17 января 1860 года в доме на углу Полицейской улицы родился третий ребёнок Павла Егоровича Лапина.",
        "25 июля 1892 года скончался Сергей Михайлович.",
        "Весной 1897 года в Кронштадтской гавани была достигнута дальность 600 метров.",
        "Иван Лапин сказал: «На днях я сдал трудный экзамен, и оказалось, что знаний хватает».",
    ],
)
def test_what_turns_back_on_itself_or_hangs_in_the_air_gives_nothing(text: str) -> None:
    assert asks(text) == []


def test_what_opens_an_apposition_stays() -> None:
    text = "В ноябре 1883 года Иван Лапин женился на Анне Беловой, впоследствии одной из первых женщин-врачей России."
    assert any("Анне Беловой, впоследствии одной из первых" in ask for ask in asks(text))


def test_a_surname_of_the_east_is_no_common_noun() -> None:
    text = "Ван Цзюнь скончался 10 июня 2019 года. Ван Цзюнь жил в Гонконге."
    assert "Когда скончался Ван Цзюнь?" in asks(text)


def test_brackets_behind_a_name_tell_where_somebody_was_born_and_died() -> None:
    text = "Иван Петрович Лапин (3 (15) февраля 1886, Саратов, Россия — 13 июля 1957, Москва) — русский геолог."
    found = asks(text)
    assert "В каком городе родился Иван Петрович Лапин?" in found
    assert "В каком городе умер Иван Петрович Лапин?" in found


def test_a_single_name_of_old_times_has_its_dates_too() -> None:
    text = "Хубилай (23 сентября 1215 — 18 февраля 1294, Ханбалык) — пятый великий хан Монгольской империи."
    assert "Когда умер Хубилай?" in asks(text)


@each_row(
    "text",
    [
        "Томске съезде, его избрали ч.го избрали членом",
        "«Прогресс», :о, продукты почту, причалил к рассказывают, сам ожиданиям, приказал прочёл его",
    ],
)
def test_words_torn_at_random_stop_nobody(text: str) -> None:
    assert asks(text) == []


@each_row(
    "text",
    [
        "Было образовано КБ-6. 9 июля 1954 года его главным конструктором стал Лапин.",
        "Работал и Пётр Белов. 9 июля 1954 года он стал его главным конструктором.",
    ],
)
def test_nobody_becomes_his_own_helper(text: str) -> None:
    life = "Иван Петрович Лапин — конструктор. Лапин жил в Томске. Лапин много работал.\n\n"
    assert not any("1954" in one for one in statements(life + text)), statements(life + text)
