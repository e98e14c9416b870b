"""The gazetteer finds a name in every case, knows where «в» and where «на», and guesses nothing."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from authoring.gazetteer import Entry, entries, look_up, look_up_all, months, seasons, weekdays
from authoring.gazetteer.names import key
from tests.rows import each_row

WHERE = """
Осло: в Осло; Баку: в Баку; Тбилиси: в Тбилиси; Токио: в Токио; Сочи: в Сочи; Улан-Удэ: в Улан-Удэ; Чили: в Чили
Великий Новгород: в Великом Новгороде; Нижний Новгород: в Нижнем Новгороде; Ростов-на-Дону: в Ростове-на-Дону
Комсомольск-на-Амуре: в Комсомольске-на-Амуре; Набережные Челны: в Набережных Челнах; Орёл: в Орле; Елец: в Ельце
Владивосток: во Владивостоке; Владимир: во Владимире; Львов: во Львове; Вьетнам: во Вьетнаме; Франция: во Франции
Вена: в Вене; Воронеж: в Воронеже; Вятка: в Вятке; Вильнюс: в Вильнюсе; Финляндия: в Финляндии; Мцхета: во Мцхете
Пермь: в Перми; Тверь: в Твери; Рязань: в Рязани; Казань: в Казани; Керчь: в Керчи; Ярославль: в Ярославле
Царское Село: в Царском Селе; Минеральные Воды: в Минеральных Водах; Мытищи: в Мытищах; Химки: в Химках
Чебоксары: в Чебоксарах; Салоники: в Салониках;
Афины: в Афинах; Дарданеллы: в Дарданеллах; Сергиев Посад: в Сергиевом Посаде
Горький: в Горьком; Грозный: в Грозном; Жуковский: в Жуковском; Шушенское: в Шушенском; Тула: в Туле; Клин: в Клину
Гусь-Хрустальный: в Гусе-Хрустальном; Петропавловск-Камчатский: в Петропавловске-Камчатском; Алма-Ата: в Алма-Ате
Пушкин: в Пушкине; Киров: в Кирове; Сталинград: в Сталинграде; Великие Луки: в Великих Луках; Торжок: в Торжке
США: в США; ОАЭ: в ОАЭ; Нидерланды: в Нидерландах; Филиппины: на Филиппинах; Перу: в Перу; Куба: на Кубе
Мальта: на Мальте; Ямайка: на Ямайке; Кипр: на Кипре; Тайвань: на Тайване; Гаити: на Гаити; Украина: на Украине
Белоруссия: в Белоруссии; Русь: на Руси; СССР: в СССР; Золотая Орда: в Золотой Орде; Речь Посполитая: в Речи Посполитой
Альпы: в Альпах; Карпаты: в Карпатах; Памир: на Памире; Гималаи: в Гималаях; Тянь-Шань: на Тянь-Шане; Кавказ: на Кавказе
Сицилия: на Сицилии; Камчатка: на Камчатке; Сахалин: на Сахалине; Крым: в Крыму; Алтай: на Алтае; Урал: на Урале
Дальний Восток: на Дальнем Востоке; Ближний Восток: на Ближнем Востоке; Кубань: на Кубани
Дон: на Дону; Донбасс: в Донбассе
Закавказье: в Закавказье; Поволжье: в Поволжье; Сибирь: в Сибири; Волынь: на Волыни
Галиция: в Галиции; Балканы: на Балканах
Чукотка: на Чукотке; Таймыр: на Таймыре; Аляска: на Аляске; Калифорния: в Калифорнии; Флорида: во Флориде
Волга: на Волге; Енисей: на Енисее; Амударья: на Амударье; Байкал: на Байкале; Чудское озеро: на Чудском озере
Чёрное море: в Чёрном море; Баренцево море: в Баренцевом море; море Лаптевых: в море Лаптевых
Финский залив: в Финском заливе
Тихий океан: в Тихом океане; Берингов пролив: в Беринговом проливе; Новая Земля: на Новой Земле; Соловки: на Соловках
Огненная Земля: на Огненной Земле; Гавайские острова: на Гавайских островах; Эльбрус: на Эльбрусе; Сахара: в Сахаре
Мамаев курган: на Мамаевом кургане; Марс: на Марсе; Луна: на Луне; космодром Байконур: на космодроме Байконур
ЦК: в ЦК; ОГПУ: в ОГПУ; ВЦИК: во ВЦИК; Совнарком: в Совнаркоме; Временное правительство: во Временном правительстве
«Правда»: в «Правде»; «Известия»: в «Известиях»; Московский университет: в Московском университете; МХАТ: во МХАТе
Красная армия: в Красной армии; «Восток-1»: на «Востоке-1»; «Аврора»: на «Авроре»
Путиловский завод: на Путиловском заводе
январь: в январе; лето: летом; вторник: во вторник; физика: в физике
"""
PAIRS = [tuple(part.strip().split(": ")) for part in re.split(r"[;\n]", WHERE) if part.strip()]


@each_row(("name", "at"), PAIRS)
def test_where_is_said_as_a_native_speaker_would(name: str, at: str) -> None:
    assert at in [entry.at for entry in look_up_all(name)]


OTHER_CASES = """
Москвы Москва; Москвой Москва; Санкт-Петербурге Санкт-Петербург; Петербургом Санкт-Петербург; в Закавказье Закавказье
в Крыму Крым; о Крыме Крым; на Дальнем Востоке Дальний Восток; из Орла Орёл; в Орел Орёл; под Ржевом Ржев
городе Твери Тверь; в городе Комсомольске-на-Амуре Комсомольск-на-Амуре; Комсомольске – на – Амуре Комсомольск-на-Амуре
Соединённых Штатов Америки США; Советским Союзом СССР; Советского Союза СССР; во Вьетнам Вьетнам; Царёвым Селом -
"Правды" «Правда»; газете «Правда» «Правда»; «Правду» «Правда»; « Известиях » «Известия»; Правда -; правда -
орла -; москва -; Мосвка -; Москв -; город -; в -; Сказочный Лес -
народным комиссаром почт и телеграфов нарком почт и телеграфов; орденом Красного Знамени орден Красного Знамени
Империя инков империя инков; Январём январь; в  Великих\u00a0Луках Великие Луки; в РКП (б) РКП(б)
Центральной контрольной комиссии ЦКК; Союзе Советских Социалистических Республик СССР
"""
NAMES = {key(entry.name): entry.name for entry in entries()} | {"-": "-"}


def halves(row: str) -> tuple[str, str]:
    """«городе Твери Тверь» → what is looked up, what is found: the longest end that is a name."""
    words = row.split(" ")
    cut = next(at for at in range(1, len(words)) if key(" ".join(words[at:])) in NAMES)
    return " ".join(words[:cut]), NAMES[key(" ".join(words[cut:]))]


@each_row(("words", "name"), [halves(row.strip()) for row in re.split(r"[;\n]", OTHER_CASES) if row.strip()])
def test_a_name_is_found_in_any_case_and_nothing_else_is(words: str, name: str) -> None:
    found = look_up(words)
    assert (found.name if found else "-") == name
    assert look_up(words.split(" ")) == found


def test_every_form_of_every_entry_leads_back_to_it() -> None:
    lost = [(entry.name, form) for entry in entries() for form in entry.forms if entry not in look_up_all(form)]
    assert not lost
    stray = [
        (entry.name, entry.at) for entry in entries() if entry.locative and entry not in look_up_all(entry.locative)
    ]
    assert not stray


@each_row(
    ("words", "year", "name"),
    [
        ("Ростове", 1380, "Ростов Великий"),
        ("Ростове", 1942, "Ростов-на-Дону"),
        ("Горьком", 1941, "Горький"),
        ("Астане", 2023, "Астана"),
    ],
)
def test_of_several_the_one_of_that_year_is_meant(words: str, year: int, name: str) -> None:
    found = look_up(words, year=year)
    assert found is not None
    assert found.name == name


@each_row(
    ("words", "kinds", "kind"),
    [
        ("Москву", None, "city"),
        ("реку Москву", None, "river"),
        ("Москве", {"river"}, "river"),
        ("Алжире", None, "country"),
        ("городе Алжире", None, "city"),
        ("Урале", None, "region"),
        ("Урале", {"river"}, "river"),
        ("Кубе", {"island"}, "island"),
    ],
)
def test_the_kind_or_a_generic_word_tells_namesakes_apart(words: str, kinds: set[str] | None, kind: str) -> None:
    found = look_up(words, kinds)
    assert found is not None
    assert found.kind == kind


def test_the_year_of_names_that_changed() -> None:
    def names(year: int) -> set[str]:
        return {entry.name for entry in entries() if entry.same == "Санкт-Петербург" and entry.lived_in(year)}

    assert names(1900) == {"Санкт-Петербург"}
    assert names(1914) == {"Санкт-Петербург", "Петроград"}
    assert names(1943) == {"Ленинград"}
    assert names(2020) == {"Санкт-Петербург"}


def test_months_seasons_and_days_stand_in_order() -> None:
    assert [month.genitive for month in months()][::11] == ["января", "декабря"]
    assert [month.at for month in months()[:2]] == ["в январе", "в феврале"]
    assert [season.at for season in seasons()] == ["зимой", "весной", "летом", "осенью"]
    assert [day.name for day in weekdays()][::6] == ["понедельник", "воскресенье"]


def vowel_is_needed(word: str) -> bool:
    """во Франции, во Вьетнаме; but в Вене, в Финляндии, в ВСНХ."""
    return bool(re.match(r"[ВвФф](?![А-Я]|$)[бвгджзклмнпрстфхцчшщь]", word.strip("«")))


def faults(entry: Entry) -> list[str]:
    """What cannot be right, whatever the name."""
    found = []
    texts = (*entry.forms, entry.at)
    if any(
        re.search(r"[A-Za-z]", word) and re.search(r"[А-яЁё]", word) for word in re.findall(r"\w+", " ".join(texts))
    ):
        found.append("letters of two alphabets in one word")
    if any(text != " ".join(text.split()) or text.count("«") != text.count("»") for text in texts):
        found.append("untidy")
    if entry.preposition == "в" and vowel_is_needed(entry.locative):
        found.append("«во» is wanted")
    if not (entry.genitive and entry.dative and entry.accusative and entry.instrumental):
        found.append("a case is missing")
    if entry.genitive == entry.name and (entry.dative != entry.name or entry.instrumental != entry.name):
        found.append("half declined")
    if (entry.gender == "") != entry.plural:
        found.append("gender and number")
    if entry.prominence not in (1, 2, 3):
        found.append("prominence")
    if entry.since is not None and entry.until is not None and entry.since > entry.until:
        found.append("years")
    return found


def test_no_line_has_a_fault_that_can_be_told_without_knowing_the_name() -> None:
    assert not [(entry.name, fault) for entry in entries() for fault in faults(entry)]


def test_places_can_always_be_located() -> None:
    places = {"city", "country", "region", "river", "sea", "island", "mountain", "continent", "planet", "lake", "party"}
    assert not [entry.name for entry in entries() if entry.kind in places and not entry.at]


def test_wholes_and_synonyms_are_names_of_the_gazetteer() -> None:
    names = {entry.name for entry in entries()}
    assert not [(entry.name, whole) for entry in entries() for whole in entry.within if whole not in names]
    groups = [entry.same for entry in entries() if entry.same]
    assert not [group for group in set(groups) if groups.count(group) < 2]


def test_no_name_stands_twice_for_one_year() -> None:
    stretches: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for entry in entries():
        stretch = (entry.since if entry.since is not None else -9999, entry.until if entry.until is not None else 9999)
        stretches.setdefault((entry.name, entry.kind), []).append(stretch)
    for name, lived in stretches.items():
        lived.sort()
        assert all(first[1] <= second[0] for first, second in pairwise(lived)), name


def test_an_entry_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        setattr(entries()[0], "name", "Атлантида")  # noqa: B010  mypy would refuse the plain assignment
