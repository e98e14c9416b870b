"""Is it clear outside the text who and what is meant? And what a long sentence still tells; with the real models."""

from __future__ import annotations

from functools import cache

from authoring import generate
from quiz.drafts import Draft
from tests.rows import each_row


@cache
def draft(text: str) -> Draft:
    return generate(text, language="ru", seed=1)


def asks(text: str) -> list[str]:
    return [question.ask for fact in draft(text).questions.facts for question in fact.questions]


def rules(text: str) -> set[str]:
    return {step.rule for note in draft(text).sentences for step in note.refused}


@each_row(
    ("text", "rule"),
    [
        ("3 мая 1905 года Иван Лапин подал в отставку.", "object-unclear"),
        ("В марте 1794 года погиб Эльбер.", "surname-only"),
        ("Софья родилась в Томске 3 мая 1850 года.", "first-name-only"),
        ("В 1390 году пал Балх.", "by-whom"),
        ("В 1400 году были взяты Сивас и Халеб.", "by-whom"),
        ("В 1933 году Сергей Лапин встал за дирижёрский пульт.", "object-unclear"),
        ("29 ноября 2002 года открылась Новая сцена.", "whose"),
        ("В феврале 1922 года умер отец.", "whose"),
        ("12 мая 1926 года Николай Малько исполнил Первую симфонию.", "object-unclear"),
        ("В мае 1911 года норвежцы высадились в Китовой бухте.", "subject-unclear"),
        ("31 октября 1956 года рядом сел самолёт Джорджа Лапина.", "points-back"),
        ("В июне 1391 года ответный поход завершился битвой на Кондурче.", "points-back"),
        ("В 1902 году Пётр Лапин представил более подробный проект Томского моста.", "compares"),
        ("15 июля 2014 года близ Томска произошла самая тяжёлая авария.", "compares"),
    ],
)
def test_what_only_the_text_explains_is_not_asked(text: str, rule: str) -> None:
    assert rule in rules(text)
    assert asks(text) == []


@each_row(
    ("text", "ask"),
    [
        (
            "Второй аппарат доставила станция «Заря-5», которая 15 января 1973 года опустилась в кратере Бонд.",
            "Когда станция «Заря-5» опустилась в кратере Бонд?",
        ),
        (
            "20 июля 1966 года ЦК КПСС и Совет министров приняли решение построить завод в Ангарске — городе на "
            "Ангаре, который до августа 1964 года назывался Усольем, а потом получил имя умершего в Крыму лидера "
            "латышских коммунистов Петра Стучки.",
            "Когда ЦК КПСС и Совет министров приняли решение построить завод в Ангарске?",
        ),
        (
            "Советская власть утвердилась в Томске в ноябре 1917 года, в Омске — месяцем позже.",
            "Когда советская власть утвердилась в Томске?",
        ),
        (
            "Отряд генерала Ивана Лапина сложил оружие в Аяне лишь в июне 1923 года.",
            "Когда отряд генерала Ивана Лапина сложил оружие в Аяне?",
        ),
        (
            "Мост через Обь, возведённый в 1899 году по проекту Ивана Лапина, получил медаль на выставке в Париже.",
            "В каком году был возведён мост через Обь?",
        ),
        (
            "В марте 1354 года землетрясение разрушило стены Галлиполи.",
            "Когда землетрясение разрушило стены Галлиполи?",
        ),
        ("В 1950–1954 годах была построена Кольцевая линия.", "В какие годы была построена Кольцевая линия?"),
    ],
)
def test_a_long_sentence_is_asked_about_what_it_tells_on_its_own(text: str, ask: str) -> None:
    assert ask in asks(text)


def test_the_works_are_called_by_the_name_of_the_title() -> None:
    text = (
        "Томский завод\n\nСтроительство началось в 1961 году. Завод стоял на берегу Томи. "
        "18 декабря 1984 года завод приступил к выпуску лампы «Искра». Сейчас завод закрыт."
    )
    assert "Когда Томский завод приступил к выпуску лампы «Искра»?" in asks(text)


def test_in_a_life_the_scientist_is_its_hero() -> None:
    text = (
        "Иван Петрович Лапин\n\nИван Петрович Лапин вырос в Томске. Лапин рано увлёкся химией. "
        "В 1890 году учёного избрали профессором Казанского университета. Позже Лапин уехал."
    )
    assert "Кем в 1890 году избрали Ивана Петровича Лапина?" in asks(text)


def test_nobody_closes_himself() -> None:
    text = "Театр Лапина пел до утра. Но в январе 1922 года Пётр Белов предложил закрыть его ради экономии."
    assert not any("закрыть" in one for one in asks(text))


def test_the_hero_is_not_called_by_his_fathers_name() -> None:
    text = (
        "Георгий Леонидович Лапин\n\nГеоргий Леонидович Лапин — русский геолог. Родился в Томске в семье инженера "
        "Леонида Тимофеевича Лапина, строившего мосты, дороги и вокзалы по всей Сибири и далеко за Уралом. "
        "Учился он в Казани, зимой жил у родных, летом нанимался на баржи, а потом подолгу пропадал в горах, "
        "собирая минералы и рисуя карты ледников. "
        "Горы он знал, как никто другой, и о них написал сотни страниц, которые читают до сих пор во многих странах. "
        "В октябре 1923 года Лапин подписал «Заявление геологов»."
    )
    assert any("Георгий Леонидович Лапин подписал" in one for one in asks(text))
    assert not any("Тимофеевич" in one for one in asks(text))


def test_who_was_arrested_twice_is_not_asked_when() -> None:
    once = "В июне 1912 года арестовали Ивана Лапина."
    assert "Когда арестовали Ивана Лапина?" in asks(once)
    assert not any(
        one.startswith("Когда арестовали") for one in asks(f"{once} В мае 1936 года он был арестован снова.")
    )


def test_the_old_style_goes_back_over_the_new_year() -> None:
    text = "Сергей Лапин родился 12 января 1907 года (30 декабря 1906 года по старому стилю) в Житомире."
    assert "Когда родился Сергей Лапин?" in asks(text)
    assert not any("по старому стилю" in one for one in asks(text))


@each_row(
    ("text", "ask"),
    [
        (
            "Христиан Георгиевич Лапин (настоящее имя — Крыстю Станев; 13 августа 1873, Котел — 11 сентября 1941, под "
            "Орлом) — болгарский революционер и дипломат.",
            "Когда умер Христиан Георгиевич Лапин?",
        ),
        (
            "Мария Ивановна Лапина (1867–1934) — химик, основательница школы.",
            "В каком году родилась Мария Ивановна Лапина?",
        ),
    ],
)
def test_the_brackets_behind_a_name_tell_of_a_life(text: str, ask: str) -> None:
    assert ask in asks(text)


def test_a_birth_is_asked_once() -> None:
    text = (
        "Иван Лапин (3 мая 1907 — 14 января 1966) — конструктор ракет. Иван Лапин родился 3 мая 1907 года в Житомире."
    )
    assert asks(text).count("Когда родился Иван Лапин?") == 1


@each_row(
    ("text", "rule"),
    [
        ("1 февраля 1924 года СССР признал кабинет Макдональда.", "who-whom"),
        ("11 апреля 1865 года Луи Лапин получил патент на способ, который вошёл в обиход.", "description-dropped"),
        ("В 1600 году врач Уильям Лапин издал.", "object-missing"),
    ],
)
def test_what_was_lost_on_the_way_is_not_asked(text: str, rule: str) -> None:
    assert rule in rules(text)


def test_brothers_are_named_one_by_one() -> None:
    text = (
        "Сергей и Матвей Муравьёвы-Апостолы служили в Киеве. В 1824 году Иван Якушкин вышел в отставку с поста судьи."
    )
    assert not any("Апостолы" in one for one in asks(text))


def test_what_a_clause_behind_it_names_stays_with_it() -> None:
    text = (
        "В 1911 году Иван Лапин возглавил тайную организацию, в которую вступили все томские «гидрографы»: "
        "Белов и Орлов."
    )
    assert any("организацию, в которую вступили все томские «гидрографы»?" in one for one in asks(text))


def test_a_gap_for_a_date_says_what_it_wants() -> None:
    text = "В январе 1924 года открылась XIII партийная конференция."
    assert "В {январе 1924 года} открылась XIII партийная конференция. Впиши месяц и год." in asks(text)


def test_birth_and_town_are_asked_apart() -> None:
    text = "Иван Петрович Лапин родился 3 мая 1907 года в Казани в семье учителя."
    assert {"Когда родился Иван Петрович Лапин?", "В каком городе родился Иван Петрович Лапин?"} <= set(asks(text))
    assert not any("Казан" in one for one in asks(text) if "1907" in one)


def test_somebody_died_once() -> None:
    text = (
        "Иван Лапин (3 мая 1885 — 19 мая 1939) — журналист. Лапин много писал. "
        "19 мая 1939 года Лапин был убит в Томской тюрьме."
    )
    days = [fact for fact in draft(text).questions.facts if "19 мая 1939" in fact.statement]
    assert len(days) == 1


def test_in_a_life_he_is_its_hero_while_nobody_else_acts() -> None:
    text = (
        "Карл Лапин\n\nКарл Лапин (31 октября 1885, Лемберг — 19 мая 1939) — журналист. В Стокгольме Лапин жил один. "
        "Потом Лапин уехал в Петроград. Туда он спешил. 12 февраля 1919 года его арестовали в Берлине."
    )
    assert any("арестовали Карла Лапина" in one or "Карла Лапина арестовали" in one for one in asks(text))
