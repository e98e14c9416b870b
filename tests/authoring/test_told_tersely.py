"""A life as dictionaries tell it: «Окончил гимназию. Назначен наркомом. С 1934 г. — директор завода.»"""

from __future__ import annotations

import pytest

from authoring.parsing.parse import shared
from tests.authoring.drafts import asks, draft, statements

LIFE = """Лапин, Иван Петрович

Лапин Иван Петрович [13 февраля 1881, Саратов — 15 марта 1938, Москва] — советский инженер. Учился в Саратовской \
гимназии. Окончил Томский технологический институт. Работал на заводах Перми и Самары. В 1910—1911 гг. жил во Франции. \
В 1912—1916 гг. — старший инженер треста «Маяк». \
2 февраля 1924 г. назначен председателем Томского губернского совета. С апреля 1926 по май 1927 г. — председатель \
правления Волжского пароходства. Вернулся в Москву. С 30 марта 1931 г. — заведующий отделом Пермского завода, \
с января 1932 г. — директор Самарского музея. С 1934 г. кандидат в члены Академии наук. \
Снят с должности. Реабилитирован Верховным судом СССР 4 февраля 1988 г.
"""


def test_a_life_named_once_in_its_title_is_asked_of_its_hero() -> None:
    told = statements(LIFE)
    assert "2 февраля 1924 года Иван Петрович Лапин был назначен председателем Томского губернского совета." in told
    assert "В 1910–1911 годах Иван Петрович Лапин жил во Франции." in told
    assert any("реабилитирован Верховным судом" in one for one in told)


def test_square_brackets_hold_a_life_as_round_ones_do() -> None:
    assert "15 марта 1938 года умер Иван Петрович Лапин." in statements(LIFE)


@pytest.mark.parametrize(
    "told",
    [
        "В апреле 1926 года Иван Петрович Лапин стал председателем правления Волжского пароходства.",
        "30 марта 1931 года Иван Петрович Лапин стал заведующим отделом Пермского завода.",
        "В январе 1932 года Иван Петрович Лапин стал директором Самарского музея.",
        "В 1934 году Иван Петрович Лапин стал кандидатом в члены Академии наук.",
        "В 1912–1916 годах Иван Петрович Лапин был старшим инженером треста «Маяк».",
    ],
)
def test_a_post_without_a_verb_is_told_with_one(told: str) -> None:
    assert told in statements(LIFE)


def test_a_post_of_somebody_else_is_not_his() -> None:
    text = LIFE + "Брат его Белов уехал в Томск. С 1936 г. — директор Пермского театра.\n"
    assert not any("театра" in one for one in statements(text))


def test_where_the_story_says_who_does_what_no_subject_is_guessed() -> None:
    text = (
        "Иван Петрович Лапин вырос в Томске. Лапин много читал. Лапин любил музыку. В 1902 году Лапин уехал в Пермь. "
        "С 1934 г. — директор Самарского музея. Лапин вернулся в Томск в 1936 году."
    )
    assert not any("стал директором" in one for one in statements(text))


def test_a_given_name_in_its_church_form_is_the_same_name() -> None:
    text = (
        "Феодосий Михайлович Лапин\n\nРодился в Томске. Окончил гимназию в Перми. Работал слесарем. Служил в армии. "
        "Федосу Михайловичу Лапину вручили орден. Уволен в запас. В июле 1947 года окончил Казанский университет."
    )
    assert "В июле 1947 года Феодосий Михайлович Лапин окончил Казанский университет." in statements(text)


def test_what_is_said_of_a_word_in_one_text_changes_nothing_in_another() -> None:
    feats = shared((("Case", "Nom"), ("Number", "Sing")))
    with pytest.raises(TypeError):
        feats["Case"] = "Acc"  # type: ignore[index]


def test_a_draft_does_not_depend_on_the_texts_before_it() -> None:
    club = (
        "«Заря» — футбольный клуб из Томска. В 1964 году клуб «Заря» возглавил Виктор Маслов. "
        "В октябре 1973 года главным тренером клуба «Заря» был назначен Валерий Лобанов."
    )
    first = draft(club).questions
    statements(LIFE)
    draft.cache_clear()
    assert draft(club).questions == first


def test_his_post_before_is_nobody_else() -> None:
    text = (
        "Михаил Лапин\n\nЛАПИН Михаил Михайлович. Родился 12 февраля 1899 г. в Твери. Окончил курсы. Увлекался "
        "атлетикой. Участвовал в боях. Командовал отрядом. С 1924 г. — лётчик-испытатель Научно-опытного аэродрома. "
        "Летом 1925 г. окончил Томскую школу авиации."
    )
    assert "Летом 1925 года Михаил Лапин окончил Томскую школу авиации." in statements(text)


def test_half_a_route_is_told_by_nobody() -> None:
    text = "Летом 1925 года Иван Лапин участвовал в групповом перелёте Москва — Пекин."
    assert not any("Москва." in one or "Москва?" in one for one in asks(text))
