"""Every check finds what it is there for, and leaves a good question alone."""

from __future__ import annotations

from dataclasses import replace

from bench.quality.checks import CHECKS, SET_CHECKS
from quiz.questions import Expects, Fact, Question
from tests.bench.asking import (
    BUILT,
    CLOSED,
    DOUBTED,
    GOOD,
    HANDED,
    HOW_MANY,
    MATCH,
    MATERIAL,
    MONTH,
    OPENED,
    ORDER,
    PILOTED,
    WHEN,
    WHO,
    YEAR,
    card,
    choice,
    cloze,
    fact,
    found,
    many,
    names,
    true_false,
    typed,
    wrong,
)
from tests.rows import each_row

_WHEN = "Когда А. Н. Зимин открыл на острове Крайнем полярную станцию «Заря»?"

BAD: list[tuple[str, Question, str]] = [
    ("who-did", replace(WHO, ask="Кто в 1932 году привели ледокол «Байкал» к острову Крайнему?"), PILOTED),
    ("who-did", replace(WHO, ask="Кто в 1932 году привела ледокол «Байкал» к острову Крайнему?"), PILOTED),
    ("who-did", replace(WHO, ask="Кто ледокол «Байкал» к острову Крайнему?"), PILOTED),
    ("how-many", replace(HOW_MANY, ask="Сколько плотники из Архангельска построили станцию?"), BUILT),
    ("has-subject", choice("В каком году передал команду В. Ю. Лескову?", "1937", "1935", "1936", "1938"),
     HANDED),
    ("option-cases", choice("Кто в 1932 году привёл ледокол?", "П. С. Громов", "А. Н. Зимина", "В. Ю. Лескова",
                            "И. П. Белова"), PILOTED),
    ("option-cases", choice("Кого в 1932 году привёл ледокол?", "П. С. Громов", "А. Н. Зимин", "В. Ю. Лесков",
                            "И. П. Белов"), PILOTED),
    ("gap-case", cloze("В 1937 году Громов передал ледокол {В. Ю. Лесков}."), HANDED),
    ("who-in-text", choice("Кто передал ледокол?", "В. Ю. Лесков", "А. Н. Зимин", "П. С. Громов",
                           "И. П. Белов"), HANDED),
    ("swapped-case", true_false("В 1937 году Громов передал ледокол А. Н. Зимин.", False), HANDED),
    ("spacing", replace(WHEN, ask="Когда А. Н. Зимин  открыл на острове Крайнем полярную станцию «Заря»?"), OPENED),
    ("spacing", replace(WHEN, ask="Когда А. Н. Зимин открыл на острове Крайнем , полярную станцию «Заря»?"), OPENED),
    ("ends", replace(WHEN, ask="когда А. Н. Зимин открыл на острове Крайнем полярную станцию «Заря»?"), OPENED),
    ("ends", true_false("В 1937 году Громов передал ледокол А. Н. Зимину", False), HANDED),
    ("pointing", replace(WHO, ask="Кто в 1932 году привёл этот ледокол к острову Крайнему?"), PILOTED),
    ("pointing", replace(WHEN, ask="Когда он открыл на острове Крайнем полярную станцию «Заря»?"), OPENED),
    ("pointing", replace(WHEN, ask="Когда там А. Н. Зимин открыл полярную станцию «Заря»?"), OPENED),
    ("pronoun", true_false("Громов ушёл раньше, чем он передал ледокол.", False), HANDED),
    ("yearless", true_false("14 марта А. Н. Зимин открыл на острове Крайнем станцию «Заря».", True), OPENED),
    ("yearless", choice("Какого числа А. Н. Зимин открыл станцию «Заря»?", "14 марта", "12 марта", "2 мая", "6 мая"),
     OPENED),
    ("happened", card("Что произошло в 1937 году?", "Громов жил на острове."), HANDED),
    ("whose", replace(WHEN, ask="Когда его станцию «Заря» открыли на острове?"), OPENED),
    ("crutch", replace(WHO, ask="Кто, согласно тексту, привёл ледокол «Байкал» к острову Крайнему?"), PILOTED),
    ("linking", replace(WHO, ask="Кто, однако, в 1932 году привёл ледокол «Байкал» к острову Крайнему?"), PILOTED),
    ("linking", replace(WHO, ask="Кто также в 1932 году привёл ледокол «Байкал» к острову Крайнему?"), PILOTED),
    ("relative-time", replace(WHO, ask="Кто через два года привёл ледокол «Байкал» к острову Крайнему?"), PILOTED),
    ("emphasis", replace(WHO, ask="Кто даже в 1932 году привёл ледокол «Байкал» к острову Крайнему?"), PILOTED),
    ("thin", replace(YEAR, ask="В каком году передали ледокол?"), HANDED),
    ("who-is-meant", replace(YEAR, ask="В каком году капитан передал ледокол В. Ю. Лескову?"), HANDED),
    ("also-in-quote", replace(WHO, wrong=wrong("А. Н. Зимин", "В. Ю. Лесков", "Ледокол «Байкал»")), PILOTED),
    ("also-in-quote", replace(MONTH, wrong=wrong("В мае 1939 года", "В 1939 году", "В июле 1940 года")), CLOSED),
    ("also-elsewhere", choice("Кто открыл на острове станцию?", "П. С. Громов", "А. Н. Зимин", "В. Ю. Лесков",
                              "И. П. Белов"), PILOTED),
    ("truth", true_false("В 1940-е годы Громов передал ледокол В. Ю. Лескову.", True), HANDED),
    ("truth", true_false("В 1930-е годы Громов передал ледокол.", False, "На самом деле — в 1937 году."), HANDED),
    ("truth", true_false("В 1937 году Громов передал ледокол В. Ю. Лескову.", False), HANDED),
    ("doubted", choice("Сколько собак погибло на зимовке 1935 года?", "пять", "три", "шесть", "семь"),
     DOUBTED.replace("пяти", "пять")),
    ("exactness", replace(YEAR, ask="В каком году Громов передал ледокол В. Ю. Лескову?", answer="В марте 1937 года"),
     HANDED),
    ("exactness", typed("Когда Громов передал ледокол В. Ю. Лескову? Назови полную дату.", "1937"), HANDED),
    ("exactness", typed("Когда Громов передал ледокол В. Ю. Лескову?", "Лескову", expects=Expects.DATE), HANDED),
    ("quote-exact", WHO, PILOTED.replace("капитан", "штурман")),
    ("quote-exact", WHO, ""),
    ("answer-in-quote", WHO, HANDED.replace("Громов", "Белов")),
    ("answer-in-quote", YEAR, OPENED),
    ("words-in-quote", replace(WHO, ask="Кто в 1932 году привёл пароход «Байкал» к острову Крайнему?"), PILOTED),
    ("distinct", replace(WHO, wrong=wrong("А. Н. Зимин", "А. Н.  Зимин", "В. Ю. Лесков")), PILOTED),
    ("precision", replace(WHEN, wrong=wrong("В апреле 1934 года", "11 мая 1935 года", "20 марта 1933 года")), OPENED),
    ("precision", replace(WHEN, wrong=wrong("11.05.1935", "11 мая 1935 года", "20 марта 1933 года")), OPENED),
    ("calendar", replace(WHEN, wrong=wrong("31 апреля 1934 года", "11 мая 1935 года", "20 марта 1933 года")), OPENED),
    ("far-off", replace(YEAR, wrong=wrong("1812", "1936", "1938")), HANDED),
    ("far-off", replace(HOW_MANY, wrong=wrong("38", "52", "4600")), BUILT),
    ("roundness", replace(HOW_MANY, wrong=wrong("30", "50", "60")), BUILT),
    ("length", choice("Что произошло в 1937 году?", "Громов передал ледокол", "Капитан Громов привёл ледокол к острову"
                      " Крайнему и открыл там станцию", "Архангельские плотники построили на острове Крайнем дом"
                      " для станции", "Главное управление закрыло полярную станцию на острове Крайнем"), HANDED),
    ("odd-one-out", replace(WHO, wrong=wrong("Зимин", "Лесков", "Белов")), PILOTED),
    ("odd-one-out", replace(HOW_MANY, answer="46 плотников", wrong=wrong("пекарей", "матросов", "печников")), BUILT),
    ("odd-one-out", choice("Где А. Н. Зимин открыл станцию?", "На острове", "В Архангельске", "Ледокол", "В Москве"),
     OPENED),
    ("in-question", choice("Кто передал ледокол Лескову?", "Громов", "Лесков", "Зимин", "Белов"), HANDED),
    ("copied", true_false("В 1937 году Громов передал ледокол В. Ю. Лескову.", True), HANDED),
    ("leak", replace(WHO, ask="Кто привёл ледокол Громова к острову Крайнему?"), PILOTED),
    ("leak", replace(HOW_MANY, ask="Сколько плотников из Архангельска построили станцию 46?"), BUILT),
    ("leak", card("Кому Громов передал ледокол «Байкал» и В. Ю. Лескова?", "В. Ю. Лескову"), HANDED),
    ("dated-items", replace(ORDER, answer=("В 1932 году пришёл ледокол", "Громов передал ледокол")), PILOTED),
    ("lengths", replace(WHEN, ask=_WHEN.replace("полярную", "полярную " * 30)), OPENED),
    ("lengths", replace(WHO, wrong=wrong("А. Н. Зимин", "В. Ю. Лесков", "И. П. Белов" + " Белов" * 20)), PILOTED),
    ("screen", replace(WHO, ask=WHO.ask * 3, wrong=wrong("а " * 50, "б " * 190, "в " * 50)), PILOTED),
    ("empty", replace(WHO, wrong=wrong("А. Н. Зимин", "", "И. П. Белов")), PILOTED),
    ("empty", replace(WHO, wrong=wrong("А. Н. Зимин")), PILOTED),
    ("cut", replace(WHEN, ask="Когда А. Н. Зимин открыл на острове Крайнем полярную станцию на?"), OPENED),
    ("cut", true_false("В 1937 году Громов передал ледокол и.", False), HANDED),
    ("balanced", replace(WHEN, ask="Когда А. Н. Зимин открыл на острове Крайнем полярную станцию «Заря?"), OPENED),
    ("balanced", replace(WHEN, ask="Когда А. Н. Зимин (открыл на острове Крайнем полярную станцию?"), OPENED),
    ("markup", replace(WHEN, ask="Когда А. Н. Зимин открыл **полярную** станцию «Заря»?"), OPENED),
    ("markup", replace(WHEN, ask="Когда А. Н. Зимин открыл полярную станцию «Зaря»?"), OPENED),
    ("initials", replace(WHO, ask="Кто в 1932 году привёл ледокол С. к острову Крайнему?"), PILOTED),
    ("affixes", replace(MONTH, ask="Когда Главное управление РКП закрыло станцию «Заря»?"), CLOSED),
]  # fmt: skip


def test_a_good_set_passes_every_check() -> None:
    assert found(GOOD) == []


@each_row(("check", "question", "quote"), BAD)
def test_a_bad_question_is_found(check: str, question: Question, quote: str) -> None:
    material = MATERIAL if check == "quote-exact" else f"{MATERIAL}\n{quote}"
    assert check in names([fact(question, quote)], material)


def test_a_name_keeps_its_capital_inside_a_question() -> None:
    quote = "Кари Кайрамо возглавил концерн «Нокиа» в 1977 году."
    asked = choice("Когда кари Кайрамо возглавил концерн «Нокиа»?", "1977", "1975", "1976", "1978")
    assert "capitals" in names([fact(asked, quote)], quote)
    assert "capitals" not in names([fact(replace(asked, ask=asked.ask.replace("кари", "Кари")), quote)], quote)


def test_an_accusation_keeps_its_name() -> None:
    quote = "Громова обвинили в продаже ледокола «Байкал» Лескову."
    assert "attributed" in names([fact(cloze("{Громов} продал ледокол «Байкал» Лескову."), quote)], quote)
    assert "attributed" not in names([fact(cloze("{Громова} обвинили в продаже «Байкала» Лескову."), quote)], quote)


def test_a_typed_answer_is_taken_by_the_grader_and_no_wrong_option_is() -> None:
    both = Fact("how-many-1", BUILT, BUILT, (
        replace(HOW_MANY, wrong=wrong("сорок шесть", "52", "64")),
        typed("Сколько плотников построили станцию?", "46", expects=Expects.NUMBER),
    ))  # fmt: skip
    assert "graded" in names([both])


def test_faults_that_an_early_generator_made_are_found() -> None:
    quote = "У Утицы польский корпус Ю. Понятовского теснил 3-й пехотный корпус Н. А. Тучкова."
    who = choice("Кто у Утицы польский корпус Ю. теснил 3-й пехотный корпус Н. А. Тучкова?", "Понятовский", "Тучков",
                 "Коновницын", "Раевский", rule="who-choice")  # fmt: skip
    assert names([fact(who, quote)], quote) >= {"initials", "who-in-text", "in-question", "also-in-quote"}
    quote = "Смирнова после заявления о разрыве с оппозицией вернули в Москву."
    gap = cloze("{И. Н. Смирнов} после заявления о разрыве с оппозицией вернули в Москву.")
    assert "gap-case" in names([fact(gap, quote)], quote)
    quote = "Тэмуджина в 1186 году избрали ханом."
    foreign = choice(
        "Кого в 1186 году избрали ханом?", "Тэмуджина", "Джамуху", "Джучи", "Дафо Диана", rule="whom-choice"
    )
    assert "option-cases" not in names([fact(foreign, quote)], quote)


def test_two_cards_that_ask_the_same_have_one_answer() -> None:
    cards = [card("Что произошло в 1937 году?", one) for one in ("Громов передал ледокол.", "Зимин закрыл станцию.")]
    assert "two-answers" in names([fact(one, HANDED, f"card-{i}") for i, one in enumerate(cards)])


def test_what_also_happened_then_is_no_wrong_option() -> None:
    same = choice("Что произошло в 1937 году?", "Громов передал ледокол", "Зимин закрыл станцию", "Лесков уехал в Тулу",
                  "Белов взял отпуск")  # fmt: skip
    other = card("Что произошло в 1937 году?", "Зимин закрыл станцию")
    assert "also-then" in names([fact(same, HANDED), fact(other, HANDED, "fact-2")])


def test_events_in_order_follow_each_other() -> None:
    assert "chronology" not in names([fact(ORDER, MATERIAL), fact(MATCH, MATERIAL, "fact-2")])
    turned = replace(ORDER, answer=ORDER.answer[::-1])
    assert "chronology" in names([fact(turned, MATERIAL), fact(MATCH, MATERIAL, "fact-2")])
    once = replace(MATCH, answer=(("1937", "Громов ушёл"), ("Весной 1937 года", "Зимин пришёл")))
    assert "chronology" in names([fact(once, MATERIAL)])


def test_a_neighbour_does_not_tell_the_answer() -> None:
    teller = true_false("В 1932 году Громов привёл ледокол «Байкал» к острову.", True)
    assert "neighbours" in names([fact(WHO, PILOTED), fact(teller, PILOTED, "fact-2")])
    assert "neighbours" not in names([Fact("fact-1", PILOTED, PILOTED, (WHO, teller))])  # of one fact: never in a row


def test_nothing_is_asked_twice() -> None:
    assert "duplicates" in names([fact(WHO, PILOTED), fact(WHO, PILOTED, "fact-2")])
    assert "duplicates" in names([fact(ORDER, MATERIAL), fact(ORDER, MATERIAL, "fact-2")])


def test_a_set_does_not_ask_for_its_hero_again_and_again() -> None:
    assert "hero" in names(many(WHO, PILOTED, 5))
    assert "hero" not in names(many(WHO, PILOTED, 3))


def test_the_right_year_is_not_always_in_the_same_place() -> None:
    assert "placed" in names(many(YEAR, HANDED, 24))
    turns = [("1932", "1933", "1934"), ("1936", "1938", "1939"), ("1935", "1936", "1938"), ("1938", "1939", "1940")]
    even = [fact(replace(YEAR, wrong=wrong(*turns[i % 4])), HANDED, f"fact-{i}") for i in range(24)]
    assert "placed" not in names(even)


def test_the_longest_option_is_not_always_the_right_one() -> None:
    long = replace(WHO, answer="П. С. Громовский")
    assert "too-long" in names(many(long, PILOTED, 24))
    assert "too-long" not in names(many(WHO, PILOTED, 24))


def test_statements_are_now_true_now_false() -> None:
    lie = true_false("В 1937 году Громов передал ледокол А. Н. Зимину.", False)
    assert "true-or-false" in names(many(lie, HANDED, 9))


def test_quoted_speech_may_point_and_english_is_held_to_english() -> None:
    quote = "Громов сказал: «Мы ещё вернёмся сюда»."
    said = choice("Кому принадлежат слова: «Мы ещё вернёмся сюда»?", "Громову", "Зимину", "Лескову", "Белову")
    assert "pointing" not in names([fact(said, quote)], quote)
    english = "In 1969 Armstrong landed on the Moon."
    pointing = choice("When did he land on the Moon?", "1969", "1967", "1968", "1970")
    assert "pointing" in names([fact(pointing, english)], english, "en")


def test_every_check_is_tried_here() -> None:
    elsewhere = {"capitals", "attributed", "graded", *(check.name for check in SET_CHECKS)}
    assert {check.name for check in CHECKS} - elsewhere == {check for check, _, _ in BAD}
