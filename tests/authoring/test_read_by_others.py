"""What careful readers stumbled over: houses taken for heroes, names turned round, years of something else."""

from __future__ import annotations

from quiz.questions import Choice, Flashcard
from tests.authoring.drafts import asks, draft, statements
from tests.rows import each_row


def test_a_house_is_no_hero_and_the_man_of_its_monument_neither() -> None:
    text = (
        "В 1947 году в Перми возвели памятник Ивану Лапину. Имя Ивана Лапина дали площади. Монумент Лапину осмотрели. "
        "Рядом с памятником Лапину построили в Перми клуб шахтёров. В 1952–1953 годах его реконструировали."
    )
    assert not any("реконструировали" in one for one in statements(text))


def test_what_stands_behind_a_preposition_did_nothing() -> None:
    text = "Дом купца был велик. В 1865 году был избран в Томский городовой магистрат."
    assert statements(text) == []


def test_a_name_turned_round_is_one_name_in_the_order_of_speech() -> None:
    text = "В 1935 году Прибытков Александр Иванович купил в Перми дом купца Пакулева."
    assert any("Александр Иванович Прибытков купил" in one for one in statements(text))


def test_a_name_and_patronymic_without_a_surname_are_not_enough() -> None:
    text = (
        "Николай Александрович вырос в Томске. Николай Александрович много читал. "
        "В 1928 году Николай Александрович стал победителем Всесоюзной спартакиады."
    )
    assert statements(text) == []


def test_the_age_of_whoever_did_it_is_left_out() -> None:
    text = "В 1944 году майор Анатолий Лапин, в двадцать три года, принял командование 463-м стрелковым полком."
    assert "В 1944 году майор Анатолий Лапин принял командование 463-м стрелковым полком." in statements(text)


def test_a_year_without_its_word_is_said_with_it() -> None:
    text = "В 1912 Анатолий Лапин выставил в Томске картину «Заря»."
    assert all("1912 году" in one for one in asks(text) if "1912" in one)
    assert any("1912 году" in one for one in asks(text))


def test_the_year_of_a_meeting_is_not_that_of_what_came_of_it() -> None:
    text = "Иван Лапин вырос в Томске. Знакомство Лапина с Петром Беловым в 1909 году сыграло важную роль в его работе."
    assert not any("1909" in one for one in statements(text))


def test_a_book_without_a_year_is_one_of_several() -> None:
    text = "Иван Лапин вырос в Томске. Иван Лапин написал в Перми книгу «Заря». Иван Лапин любил музыку."
    assert not any("Заря" in one for one in statements(text))


def test_what_is_told_next_without_its_verb_is_left_out() -> None:
    text = (
        "Иван Петрович Лапин родился в 1890 году. В 1912 году Лапин окончил Казанский университет. "
        "В январе 1935 года Лапин был приговорён к пяти годам тюрьмы, летом, по «белому делу», — к десяти."
    )
    told = [one for one in statements(text) if "приговорён" in one]
    assert told
    assert not any("летом" in one for one in told)


def test_a_trial_was_held_and_nobody_held_it() -> None:
    text = (
        "Иван Петрович Лапин\n\nИван Петрович Лапин родился в 1890 году. В 1912 году Лапин окончил Казанский "
        "университет. В августе 1936 года в Октябрьском зале Дома союзов прошёл открытый процесс «тульского центра»."
    )
    assert not any("Лапин прошёл" in one for one in statements(text))


def test_a_latin_name_keeps_its_capital_behind_a_question_word() -> None:
    text = (
        "Первый телефон весил пять килограммов. Mobira Cityman 900 появился в 1987 году в Томске и весил восемьсот "
        "граммов."
    )
    assert any("Mobira" in one for one in asks(text))
    assert not any("mobira" in one for one in asks(text))


def test_a_surname_overlooked_before_a_name_is_not_said_twice() -> None:
    text = (
        "Анатолий Алексеевич Лопатин родился в 1920 году в селе Чилгир. В 1941 году Лопатин окончил Томское училище. "
        "В 2010 году на здании Томского техникума установлена Памятная доска Герою Советского Союза Лопатину Анатолию "
        "Алексеевичу."
    )
    assert not any("Лопатину Анатолию Алексеевичу Лопатину" in one for one in asks(text))


def test_a_number_alone_did_not_appear() -> None:
    assert statements("В 2000 году появился неубиваемый 3310.") == []
    assert statements("В 1992 году вышел первый серийный GSM-телефон, 1011.") == []


def test_a_way_that_began_leads_nobody_knows_where() -> None:
    assert statements("Путь клуба «Заря» начался 28 сентября 1958 года в Томске.") == []


def test_what_somebody_was_is_left_out_behind_his_name() -> None:
    text = "В июле 1769 года из Кронштадта вышла эскадра адмирала Григория Лапина, старого моряка."
    assert "В июле 1769 года из Кронштадта вышла эскадра адмирала Григория Лапина." in statements(text)


def test_by_whom_and_as_what_are_not_mixed_up() -> None:
    text = (
        "В 1912 году Пётр Лапин стал директором Томского музея. В 1925 году Лапин был избран президентом Академии наук."
    )
    cards = [one.ask for fact in draft(text).questions.facts for one in fact.questions if isinstance(one, Flashcard)]
    assert not any(one.startswith("Кем был") for one in cards)


def test_bodies_counted_somewhere_are_told_no_further_than_where() -> None:
    text = "В 2014 году учёные Томского института объявили результаты исследования 25 тел, найденных в Омске."
    assert not any("25 тел." in one or "25 тел?" in one for one in asks(text))
    text = "В июле 2015 года Пётр Лапин посетил Кению в качестве первого американского президента, прилетевшего зимой."
    assert not any("президента." in one or "президента?" in one for one in asks(text))


def test_a_toll_needs_its_cause_and_its_year() -> None:
    assert statements("В 1623–1625 годах умерло более 10 % населения Томска.") == []
    text = "В 1466 году в Томске от чумы умерло 40 000 человек."
    assert statements(text)
    assert not any("половине" in one or "-е годы" in one for one in asks(text))


def test_an_encyclopedia_names_its_hero_by_surname_and_initial() -> None:
    text = (
        "ЛАПИН И. (Иван Петрович Белов)\n\nЛАПИН И. (наст. имя Иван Петрович Белов), деятель движения. В 1891 Лапин "
        "поступил в Томский университет. В 1901 выехал за границу и вошёл в редакцию «Искры»."
    )
    assert "В 1901 году И. Лапин вошёл в редакцию «Искры»." in statements(text), statements(text)


def test_whose_a_pamphlet_was_is_told() -> None:
    text = "Этой теме посвящена его нашумевшая брошюра «Спасители или упразднители?», вышедшая в Париже в 1911 году."
    assert statements(text) == []


def test_a_meeting_was_held_not_whom_one_met() -> None:
    text = "Событием стала встреча с «Арсеналом», состоявшаяся 21 ноября 1945 года в Лондоне."
    assert not any("«Арсеналом» состоялась" in one for one in statements(text))


def test_what_somebody_was_at_first_is_left_out() -> None:
    text = "В октябре 1862 года министром юстиции стал Дмитрий Замятнин, поначалу управляющим."
    assert not any("поначалу" in one for one in asks(text))


def test_a_cry_goes_with_its_verb() -> None:
    text = "24 апреля 1916 года колонна Джеймса Конноли прошла по Дублину и с криком «В атаку!» ворвалась на почтамт."
    assert not any("криком «В атаку!»." in one or "криком «В атаку!»?" in one for one in asks(text))


def test_a_town_is_no_option_where_its_people_are_told_of() -> None:
    text = (
        "Николай Иванович Лапин — ботаник. В 1917 году Лапин работал в Саратове. В 1919 году Лапин жил в Воронеже. В "
        "1920 году Лапин был в Самаре. В марте 1921 года Лапин с группой саратовских сотрудников переехал в Петроград. "
        "В 1922 году Лапин посетил Казань."
    )
    options = [
        option.text
        for fact in draft(text).questions.facts
        for one in fact.questions
        if isinstance(one, Choice) and "саратовских" in one.ask
        for option in one.wrong
    ]
    assert not any("Саратов" in one for one in options)


def test_who_gathers_for_a_journey_has_not_gone() -> None:
    text = "В 1877 году Джордж Истмен собрался в отпуск на Санто-Доминго."
    assert statements(text) == []


def test_a_rising_has_its_own_name_or_its_leader() -> None:
    assert statements("В апреле 1876 года вспыхнуло восстание в Болгарии.") == []
    assert statements("В 1773 году на Яике вспыхнуло восстание Пугачёва.")


@each_row(
    ("text", "told"),
    [
        ("В январе 1923 года Фредерик Бантинг получил американский патент.", False),
        ("В марте 1938 года в Москве открылся участок от «Арбатской» до «Курской».", False),
        ("В 1877 году под управлением Эдуарда Направника была исполнена Вторая симфония.", False),
        ("В 1877 году под управлением Эдуарда Направника была исполнена симфония «Манфред».", True),
        ("5 марта 1956 года Президиум ЦК КПСС постановил ознакомить с текстом всех коммунистов.", False),
    ],
)
def test_of_what_it_was_is_told(text: str, told: bool) -> None:
    assert bool(statements(text)) is told, statements(text)


def test_a_stray_remark_is_nobodys_own() -> None:
    text = "Александр Яковлев вспоминал: «В зале стояла глубокая тишина». Иван Лапин сказал: «Идите домой, граждане!»"
    assert not any("глубокая тишина" in one for one in asks(text))


def test_what_stands_before_the_comma_belongs_to_the_verb_before_it() -> None:
    text = (
        "Война с Австрией кончилась разгромом при Новаре 23 марта 1849 года, король Карл Альберт отрёкся в пользу "
        "сына. Получив диплом, Юань Лапина вернулась в Китай, работала в компании «Темп» в Тяньцзине, в 2015 году "
        "переехала в Пекин."
    )
    assert not any("при Новаре отрёкся" in one or "Тяньцзине, в 2015" in one for one in statements(text)), asks(text)


def test_whence_somebody_came_out_is_not_left_out() -> None:
    text = (
        "Камилло Кавур\n\nКамилло Кавур родился в Турине. Кавура отдали в Туринскую военную академию, в 1826 году он "
        "вышел оттуда лейтенантом инженерных войск."
    )
    assert not any("вышел лейтенантом" in one for one in statements(text))
