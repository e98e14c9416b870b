"""Typed places and plain texts, compared word by word."""

from __future__ import annotations

from quiz.questions import Expects
from quiz.typed import Missing, Outcome, judge
from quiz.typed.inflection import readings
from quiz.typed.slips import slips
from tests.rows import each_row

PLACES_RIGHT = {
    "Закавказье": "в Закавказье | Закавказья | ЗАКАВКАЗЬЕ | в Закавказьи | Закавказе",
    "Казань": "в Казани | Казанью | г. Казань | город Казань | из Казани | Казань, Россия",
    "Берлин": "в Берлине | Берлена | Берлин, Германия | «Берлин» | думаю, в Берлине",
    "Суздаль": "в Суздале | из Суздаля | Сузадль",
    "Орёл": "Орел | в Орле | город Орёл",
    "Москва": "в Москве | Москву | Мосвка",
    "река Калка": "Калка | на Калке | на реке Калке",
    "Нижний Новгород": "в Нижнем Новгороде | нижний новгород | Нижний-Новгород",
    "Иран": "в Иране | Ирана",
    "Верхнеуральск": "в Верхнеуральске | Верхнеуральска | Верхниуральск",
    "Berlin": "in Berlin | the Berlin | berlin, Germany",
    "США": "в США | CШA",
}
PLACES_WRONG = {
    "Казань": "Рязань | Казань или Рязань | Казань, Рязань | Казань Рязань | не Казань | Казахстан",
    "Иран": "Ирак | Ира",
    "Ирак": "Иран",
    "Австралия": "Австрия",
    "Словакия": "Словения",
    "Нигерия": "Нигер",
    "Ростов": "Росток",
    "Томск": "Омск | Тобольск",
    "Минск": "Пинск",
    "Самара": "Самарра",
    "Франция": "Германия | Франция, Германия",
    "США": "СССР | СЩА",
    "Нижний Новгород": "Великий Новгород | Нижний Тагил",
}
TEXTS_RIGHT = {
    "XV съезд": "на ХV съезде | XV | 15-й съезд | пятнадцатый | пятнадцатого съезда | на XV-м съезде | 15",
    "X съезд": "десятый съезд | X съезд | Х съезд | на десятом съезде | x съезда | 10 съезд",
    "РКП (б)": "ркпб | РКП(б) | ркп б | РКПб | Р.К.П.(б) | PКП (б)",
    "ЦК РКП (б)": "цк ркпб | ЦК РКП(б) | Ц. К. РКП б",
    "ЦКК": "цкк | ЦКК. | «ЦКК»",
    "СССР": "CCCP | С.С.С.Р. | ссср",
    "НЭП": "нэпа | о НЭПе",
    "Заявление 46-ти": "«Заявление 46» | заявление сорока шести | в «Заявлении 46-ти» | Заявленее 46-ти",
    "58-я статья": "по 58-й статье | статья 58 | 58 | пятьдесят восьмая",
    "левая оппозиция": "левой оппозиции | Левая опозиция | оппозиция левая | левую  оппозицию",
    "«Бюллетень оппозиции»": "Бюллетень оппозиции | в Бюллетене оппозиции | бюлетень оппозиции",
    "за поддержку Троцкого": "поддержка Троцкого | из-за поддержки Троцкого | за подержку Троцкого",
    "Германия напала на СССР": "германия напала на ссср | на СССР напала Германия",
    "голод и война": "война и голод | голод, война | из-за голода и войны",
    "был арестован": "арестован | арестована | арестованы",
    "не признал вину": "не признал вины | вину не признал",
    "управляющий трестом": "управляющим трестом | управляющего трестом",
    "время": "времени | временем",
    "крестьяне": "крестьянин | крестьян | крестьянам",
    "боец": "бойца | бойцом",
    "Смирнов": "Смирнову | Смирновым | И. Н. Смирнов | Иван Смирнов | Смернов",
    "Temüjin": "Temujin | temüjin",
    "the Mongols": "mongols | Mongol | of the mongols",
}
TEXTS_WRONG = {
    "XV съезд": "XIV съезд | XV конференция | съезд | XVI | на съезде",
    "РКП (б)": "ВКП (б) | РКП | ркпм | РСДРП",
    "ЦК": "ЦКК | ЦИК",
    "ЦКК": "ЦК",
    "РКП": "ВКП",
    "СССР": "РСФСР",
    "Заявление 46-ти": "Заявление 45-ти | Заявление 83-х | Заявление",
    "левая оппозиция": "правая оппозиция | левая | левая коалиция | не левая оппозиция | левая или правая оппозиция",
    "за поддержку Троцкого": "за поддержку Сталина | против поддержки Троцкого | против Троцкого",
    "Германия напала на СССР": "СССР напал на Германию",
    "член ЦК": "кандидат в члены ЦК",
    "марксизм": "марксист",
    "троцкизм": "троцкист | ленинизм",
    "не признал вину": "признал вину",
    "признал вину": "не признал вину",
    "до войны": "после войны",
    "голод": "коллективизация и голод | холод | город | голод, чума | год",
    "Романов": "Роман | Романовский",
    "Киров": "Кир",
    "Смирнов": "не Смирнов | Троцкий или Смирнов | Смирнов, Троцкий | Смирнов Сталин",
    "казаки": "казахи",
    "Germany": "Germans | German",
    "резолюция": "революция",
    "дипломат": "дипломант",
    "Germany attacked Poland": "Poland attacked Germany",
}
ALMOST = {
    ("оппозиция", "левая оппозиция"): Missing.MORE_WORDS,
    ("за поддержку Троцкого", "за поддержку Троцкого по вопросу о профсоюзах"): Missing.MORE_WORDS,
    ("XV съезд", "XV съезд ВКП (б)"): Missing.MORE_WORDS,
    ("трест «Саратовкомбайнстрой»", "«Саратовкомбайнстрой»"): Missing.FEWER_WORDS,
    ("колективезация", "коллективизация"): Missing.SPELLING,
}


def outcomes(answer: str, line: str, expects: Expects) -> dict[str, Outcome]:
    return {said: judge(said, answer, expects=expects).outcome for said in line.split(" | ")}


@each_row("answer", list(PLACES_RIGHT))
def test_a_place_is_right_in_any_case(answer: str) -> None:
    found = outcomes(answer, PLACES_RIGHT[answer], Expects.PLACE)
    assert found == dict.fromkeys(found, Outcome.RIGHT)


@each_row("answer", list(PLACES_WRONG))
def test_another_place_is_wrong_however_near_it_sounds(answer: str) -> None:
    found = outcomes(answer, PLACES_WRONG[answer], Expects.PLACE)
    assert found == dict.fromkeys(found, Outcome.WRONG)


@each_row("answer", list(TEXTS_RIGHT))
def test_words_are_right_in_any_form(answer: str) -> None:
    found = outcomes(answer, TEXTS_RIGHT[answer], Expects.TEXT)
    assert found == dict.fromkeys(found, Outcome.RIGHT)


@each_row("answer", list(TEXTS_WRONG))
def test_other_words_are_wrong_however_near_they_look(answer: str) -> None:
    found = outcomes(answer, TEXTS_WRONG[answer], Expects.TEXT)
    assert found == dict.fromkeys(found, Outcome.WRONG)


@each_row(("said", "answer"), list(ALMOST))
def test_too_few_too_many_or_misspelt_words_are_almost_right(said: str, answer: str) -> None:
    verdict = judge(said, answer)
    assert (verdict.outcome, verdict.missing) == (Outcome.ALMOST, ALMOST[said, answer])


def test_forms_of_one_word_share_a_reading_and_neighbours_do_not() -> None:
    assert readings("закавказье") & readings("закавказья")
    assert not readings("нигер") & readings("нигерия")
    assert readings("орел") & readings("орле")


@each_row(
    ("first", "second", "apart"),
    [("смирнов", "смернов", 1), ("смирнов", "смиронв", 1), ("иран", "ирак", 1), ("казань", "рязань", 2), ("а", "а", 0)],
)
def test_slips_are_counted(first: str, second: str, apart: int) -> None:
    assert slips(first, second, 3) == slips(second, first, 3) == apart


def test_far_words_are_not_measured_to_the_end() -> None:
    assert slips("а" * 5000, "б" * 5000, 1) == 2
    assert slips("кот", "пёсик", 1) == 2
