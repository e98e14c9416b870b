"""A story told day by day: the year was named once, sentences before; with the real models."""

from __future__ import annotations

import re

from quiz.questions import Choice, TrueFalse
from tests.authoring.drafts import asks, draft, rules, statements
from tests.rows import each_row

LONG = (
    "Штаб долго выбирал, где переправляться через реку: берега были круты, лёд ещё тонок, а лодок не хватало и для "
    "половины обоза. Решили ждать морозов и стягивать силы к селу на холме над самой водой, откуда видно было далеко. "
    "Снабжение шло по одной дороге, и ту каждую неделю заносило. "
)
WAR = (
    "6 сентября 1941 года генерал Иван Лапин подписал директиву № 35.\n\n"
    + LONG * 2
    + "\n\n10 октября генерал Пётр Белов возглавил Томский фронт. 12 октября сгорел Крымский мост.\n\n"
    "В те дни ждали морозов. 15 октября в Томске открылся музей «Обь»."
)


def test_the_year_is_told_and_the_day_asked() -> None:
    assert "Когда в 1941 году сгорел Крымский мост?" in asks(WAR)
    (fact,) = [one for one in draft(WAR).questions.facts if "Крымский" in one.statement]
    assert fact.statement == "12 октября 1941 года сгорел Крымский мост."
    assert fact.quote == "12 октября сгорел Крымский мост."
    assert "{12 октября} 1941 года сгорел Крымский мост. Впиши день и месяц." in [one.ask for one in fact.questions]


def test_wrong_days_are_of_the_same_year_and_nothing_true_is_stated_of_it() -> None:
    (fact,) = [one for one in draft(WAR).questions.facts if "Крымский" in one.statement]
    (choice,) = [one for one in fact.questions if isinstance(one, Choice) and one.ask.startswith("Когда")]
    assert len(choice.wrong) == 3
    assert not any(re.search(r"\d{4}", one.text) for one in choice.wrong)
    assert [one.answer for one in fact.questions if isinstance(one, TrueFalse)] == [False]


def test_words_between_do_not_stop_the_story() -> None:
    assert any(one.startswith("15 октября 1941 года") for one in statements(WAR))


@each_row(
    "text",
    [
        WAR + " 8 января генерал Пётр Белов взял Тару.",
        "В сентябре 1925 года Иван Лапин окончил институт. В мае Лапин возглавил Томский музей.",
        "20 декабря 1941 года сгорел Крымский мост. 8 января сгорел цирк «Заря». 20 декабря открылся музей «Обь».",
    ],
)
def test_a_story_that_goes_back_is_in_another_year(text: str) -> None:
    last = text.rpartition(". ")[2].split()[-1].rstrip(".")
    assert not any(last in one for one in statements(text))
    assert "relative-date" in rules(text)


def test_a_step_back_of_days_stays_in_the_year() -> None:
    text = "18 октября 1941 года сгорел Крымский мост. 15 октября генерал Пётр Белов возглавил Томский фронт."
    assert "15 октября 1941 года генерал Пётр Белов возглавил Томский фронт." in statements(text)


LIFE = (
    "Иван Петрович Лапин\n\n"
    "Иван Петрович Лапин — русский геолог, исследователь Алтая и Саян. Лапин родился в Томске и рос в большой семье. "
    "Лапин много читал.\n\n"
    + LONG * 3
    + "\n\nГоды странствий\n\n"
    + "В 1910 году эмигрировал во Францию. Жил на окраине, переводил книги о горах, ни с кем не сходился близко. "
    + LONG * 2
    + "\n\nВозвращение\n\nВ 1917 году его избрали профессором Томского университета."
)


def test_behind_a_heading_he_is_the_hero_and_the_evidence_names_him_beside_itself() -> None:
    facts = {one.statement: one for one in draft(LIFE).questions.facts}
    away = facts["В 1910 году Иван Петрович Лапин эмигрировал во Францию."]
    assert (away.subject, away.quote) == ("Иван Петрович Лапин", "В 1910 году эмигрировал во Францию.")
    assert "В 1917 году Ивана Петровича Лапина избрали профессором Томского университета." in facts


def test_the_name_beside_the_evidence_is_said_in_the_order_of_speech() -> None:
    turned = LIFE.replace("Иван Петрович Лапин\n\n", "Лапин, Иван Петрович\n\n", 1)
    away = [one for one in draft(turned).questions.facts if "1910" in one.statement]
    assert {one.subject for one in away} == {"Иван Петрович Лапин"}


def test_evidence_that_names_him_needs_no_name_beside_it() -> None:
    text = "Иван Петрович Лапин — геолог. Лапин родился в Томске. Лапин много читал. В 1910 году он бежал во Францию."
    fact = next(one for one in draft(f"Иван Петрович Лапин\n\n{text}").questions.facts if "1910" in one.statement)
    assert fact.subject == ""
    assert fact.quote == "Лапин много читал. В 1910 году он бежал во Францию."


@each_row(
    ("text", "statement"),
    [
        (
            "К началу 1921 года бои остались позади. 11 февраля сгорел Крымский мост.",
            "11 февраля 1921 года сгорел Крымский мост.",
        ),
        (
            "24 мая 1962 года сгорел Крымский мост. В последних числах месяца шли дожди. "
            "14 июня в Томске открылся музей «Обь».",
            "14 июня 1962 года в Томске открылся музей «Обь».",
        ),
        (
            "5 марта 1921 года сгорел Крымский мост. В тот же день в Томске открылся музей «Обь».",
            "5 марта 1921 года в Томске открылся музей «Обь».",
        ),
        (
            "В марте 1917 года сгорел Крымский мост. 10 (23) октября в Томске открылся музей «Обь».",
            "10 октября 1917 года в Томске открылся музей «Обь».",
        ),
        (
            "18 июня 1937 года сгорел Крымский мост. Тогда умер Иван Лапин, который в мае 1912 года построил его. "
            "12 августа в Томске открылся музей «Обь».",
            "12 августа 1937 года в Томске открылся музей «Обь».",
        ),
    ],
)
def test_a_story_keeps_its_year(text: str, statement: str) -> None:
    assert statement in statements(text)


def test_what_is_told_aside_of_later_years_ends_the_story() -> None:
    text = (
        "31 октября 1925 года сгорел Крымский мост. Вышла повесть Ивана Лапина{}. 3 ноября в Томске открылся музей "
        "«Обь»."
    )
    assert "3 ноября 1925 года в Томске открылся музей «Обь»." in statements(text.format(""))
    (fire,) = draft(text.format(", тираж которой изъяли в мае 1926 года")).questions.facts
    (choice,) = [one for one in fire.questions if isinstance(one, Choice)]
    assert choice.answer == "31 октября 1925 года"
    assert "3 ноября 1925 года" not in [one.text for one in choice.wrong]


def test_what_was_adopted_in_another_year_is_no_day_of_the_story() -> None:
    text = (
        "К весне 1916 года о восстании в Дублине говорили многие. Закон, принятый парламентом ещё в сентябре 1914 "
        "года, отложили.\n\nНеудачи начались раньше срока. 21 апреля в Дублине был арестован Роджер Кейсмент."
    )
    assert "21 апреля 1916 года в Дублине был арестован Роджер Кейсмент." in statements(text)


def test_the_day_of_a_feast_goes_with_its_date() -> None:
    text = "21 апреля 1916 года, в Страстную пятницу, в Дублине был арестован Роджер Кейсмент."
    assert asks(text)
    assert not any("пятницу" in one for one in asks(text))


def test_a_season_told_by_the_way_does_not_end_the_story() -> None:
    text = (
        "28 ноября 1877 года Фома Седов занял Плевну. Было решено перейти горы зимой, чего никто не ждал. 23 декабря "
        "Иван Лапин вступил в Софию."
    )
    assert "23 декабря 1877 года Иван Лапин вступил в Софию." in statements(text)


def test_a_date_that_opens_its_sentence_is_told_in_its_own_right() -> None:
    text = (
        "10 января 1920 года вступил в силу Версальский мирный договор, по которому армия сокращалась. Это грозило "
        "многим. 29 февраля Густав Носке распустил бригаду Германа Эрхардта."
    )
    assert "29 февраля 1920 года Густав Носке распустил бригаду Германа Эрхардта." in statements(text)
