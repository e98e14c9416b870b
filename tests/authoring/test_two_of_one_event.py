"""An event may give two facts though each tells the other's answer; and what may be asked beside the time."""

from __future__ import annotations

from authoring.asking.asked import Asked
from authoring.drafting import in_order
from quiz.questions import Choice, TrueFalse, Typed
from tests.authoring.drafts import asks, draft
from tests.rows import each_row

TOWNS = (
    " В 1909 году Пётр Белов переехал в Казань. В 1911 году Пётр Белов уехал в Самару. В 1913 году Пётр Белов основал"
    " в Саратове журнал «Волга»."
)


OFFICE = "В августе 1920 года Иван Лапин был назначен командующим Томским фронтом."
DAYS = " ".join(f"{day} мая 19{day} года завод «Заря» в Омске выпустил {day}-й трактор." for day in range(21, 30))


def test_the_second_fact_of_an_event_stands_a_days_new_facts_behind_the_first() -> None:
    keys = [fact.key for fact in draft(f"{OFFICE} {DAYS}").questions.facts]
    (who,) = [one for one in keys if one.startswith("who")]
    assert keys.index(who) - keys.index("role-1") >= 8


def test_where_there_is_no_room_between_them_the_second_is_left_out() -> None:
    assert [fact.key for fact in draft(OFFICE).questions.facts] == ["role-1"]


def test_the_second_fact_says_nothing_word_for_word_as_the_first_did() -> None:
    facts = [Asked("when", f"fact {n}", (n, n + 1), (n,), 1.0, ()) for n in range(9)]
    second = Asked("where", "fact 0", (0, 1), (0,), 1.0, (), behind=facts[0])
    for one in (facts[0], second):
        one.add("true", TrueFalse(key="", ask="В 1918 году Лапин жил в Омске.", answer=True))
    second.add("typed", Typed(key="", ask="Где жил Лапин?", answer="Омск"))
    assert in_order([*facts, second])[-1] is second
    assert [one.ask for one in second.questions] == ["Где жил Лапин?"]


def test_a_third_fact_of_an_event_is_left_out() -> None:
    of_the_office = [fact.key for fact in draft(f"{OFFICE} {DAYS}").questions.facts if "фронтом" in fact.statement]
    assert "role-1" in of_the_office
    assert len([key for key in of_the_office if not key.startswith("order")]) == 2


@each_row(
    ("text", "ask"),
    [
        ("В 1922 году Иван Лапин эмигрировал во Францию.", "В какую страну эмигрировал в 1922 году Иван Лапин?"),
        ("В 1922 году Иван Лапин переехал в Казань.", "В какой город переехал в 1922 году Иван Лапин?"),
        ("Иван Лапин окончил в 1891 году Казанский университет.", "Какой университет окончил в 1891 году Иван Лапин?"),
        ("В 1905 году Иван Лапин вступил в РСДРП.", "В какую партию вступил в 1905 году Иван Лапин?"),
        ("8 июня 1918 года Самару заняла армия Белова.", "Какой город 8 июня 1918 года заняла армия Белова?"),
    ],
)
def test_which_place_university_or_party_it_was(text: str, ask: str) -> None:
    assert ask in asks(f"{text} {DAYS}"), asks(f"{text} {DAYS}")


@each_row(
    ("text", "never"),
    [
        ("В июне 1918 года армия Белова заняла Самару.", "Какой город"),  # and others that month
        ("Во второй половине XVIII века Иван Лапин переехал в Казань.", "В какой город"),
        ("В 1922 году Иван Лапин приехал в Казань.", "В какой город"),  # as into others
        ("В 1922 году Иван Лапин переехал в Казань на Волге.", "В какой город"),
        ("В 1922 году Иван Лапин покинул Казань.", "Какой город"),
    ],
)
def test_where_others_would_be_right_too_it_is_not_asked(text: str, never: str) -> None:
    assert not any(never in one for one in asks(f"{text} {DAYS}")), asks(f"{text} {DAYS}")


def test_wrong_towns_are_towns_of_the_text_in_the_same_case() -> None:
    text = f"В 1907 году Иван Лапин переехал в Томск. Там было холодно. Дул ветер. Шёл снег. {TOWNS} {DAYS}"
    choices = [
        question
        for fact in draft(text).questions.facts
        for question in fact.questions
        if isinstance(question, Choice) and question.ask == "В какой город переехал в 1907 году Иван Лапин?"
    ]
    assert [one.answer for one in choices] == ["В Томск"]
    assert {"В Казань", "В Самару"} <= {option.text for option in choices[0].wrong}


def test_the_fall_of_a_capital_is_no_wrong_option_for_that_of_a_town() -> None:
    text = "8 июня 1918 года Самару заняла армия Белова. Так было. Дул ветер. Шёл снег. Из Москвы в Уфу ехал Лапин."
    for fact in draft(f"{text} {TOWNS} {DAYS}").questions.facts:
        for question in fact.questions:
            if isinstance(question, Choice) and question.ask.startswith("Какой город"):
                assert "Москву" not in {option.text for option in question.wrong}


@each_row(
    ("text", "ask", "answer"),
    [
        (
            "В 1941 году Томский театр поставил семь пьес Петра Белова.",
            "Сколько пьес Петра Белова поставил в 1941 году Томский театр?",
            "7",
        ),
        (
            "6 мая 1942 года при взрыве на шахте «Заря» в Томске погибли 42 горняка.",
            "Сколько горняков 6 мая 1942 года погибло при взрыве на шахте «Заря» в Томске?",
            "42",
        ),
    ],
)
def test_numbers_in_words_are_asked_for_and_the_verb_is_of_one(text: str, ask: str, answer: str) -> None:
    found = {
        question.ask: question.answer
        for fact in draft(text).questions.facts
        for question in fact.questions
        if isinstance(question, Choice)
    }
    assert found[ask] == answer


def test_three_or_four_are_too_few_to_be_asked_for() -> None:
    assert not any("Сколько" in one for one in asks("В 1950 году Иван Лапин открыл в Томске три школы."))


def test_where_somebody_died_is_asked_once_whatever_the_verb() -> None:
    life = (
        "Иван Петрович Лапин (3 мая 1849, Рязань — 27 февраля 1936, Томск) — врач. Лапин много читал. Скончался Лапин"
        " 27 февраля 1936 года в Томске."
    )
    assert len([one for one in asks(life) if one.startswith("В каком городе") and "родился" not in one]) == 1


def test_a_date_in_a_title_is_not_the_time_of_the_deed() -> None:
    text = f"10 января 1994 года Иван Лапин подписал указ «О событиях в Томске весной 1921 года». {DAYS}"
    assert "Когда Иван Лапин подписал указ «О событиях в Томске весной 1921 года»?" in asks(text)


def test_wrong_parties_are_of_the_same_country() -> None:
    foreign = {"В Лейбористскую партию", "В СДПГ", "В Консервативную партию", "В Либеральную партию"}
    for year in (1904, 1905, 1906):
        text = f"В {year} году Иван Лапин вступил в РСДРП. {DAYS}"
        for fact in draft(text).questions.facts:
            for question in fact.questions:
                if isinstance(question, Choice) and question.ask.startswith("В какую партию"):
                    assert not foreign & {option.text for option in question.wrong}
