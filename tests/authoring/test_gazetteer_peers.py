"""Wrong options from the gazetteer: of one kind, of the time, from near by, and surely something else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from authoring.gazetteer import Entry, entries, look_up, names_of_period, overlap, peers
from tests.rows import each_row

SEEDS = range(12)


def known(name: str, kind: str | None = None, year: int | None = None) -> Entry:
    found = look_up(name, {kind} if kind else None, year)
    assert found is not None, name
    return found


def offered(name: str, year: int | None = None, kind: str | None = None, count: int = 4) -> set[str]:
    """All that is ever offered beside the name."""
    right = known(name, kind, year)
    return {one.name for seed in SEEDS for one in peers(right, year=year, count=count, seed=seed)}


@given(st.sampled_from(entries()), st.one_of(st.none(), st.integers(1000, 2025)), st.integers(0, 2**32))
def test_peers_are_of_one_kind_and_none_is_the_right_one(right: Entry, year: int | None, seed: int) -> None:
    found = peers(right, year=year, count=3, seed=seed)
    assert found == peers(right, year=year, count=3, seed=seed)
    assert len(found) <= 3
    everything = [right, *found]
    for place, one in enumerate(everything):
        assert one.kind == right.kind
        assert not any(overlap(one, other) for other in everything[:place])
        if year is not None and one is not right:
            assert one.lived_in(year)


@each_row(
    ("name", "year", "never"),
    [
        ("Ленинград", 1918, {"Петроград", "Санкт-Петербург"}),
        ("Закавказье", None, {"Кавказ"}),
        ("Кавказ", None, {"Закавказье", "Северный Кавказ", "Чечня"}),
        ("Россия", 1920, {"СССР", "РСФСР", "Украина", "Грузия"}),
        ("Персия", 1935, {"Иран"}),
        ("Болгария", 1876, {"Османская империя", "Турция"}),
        ("Австро-Венгрия", 1910, {"Венгрия", "Австрия", "Чехия"}),
        ("Сибирь", None, {"Забайкалье", "Алтай", "Западная Сибирь"}),
        ("Политбюро", 1925, {"ЦК"}),
        ("Москва", 1941, {"Санкт-Петербург", "Петроград"}),
        ("Рур", None, {"Вестфалия", "Германия"}),
        ("физика", None, {"механика", "оптика"}),
        ("Англия", 1900, {"Великобритания"}),
    ],
)
def test_nothing_is_offered_that_is_also_true(name: str, year: int | None, never: set[str]) -> None:
    assert not offered(name, year) & never


@each_row(
    ("name", "year", "only_from"),
    [
        ("Томск", 1918, "Евразия/Россия/Сибирь"),
        ("Тула", 1900, "Евразия/Россия/Центр"),
        ("Лион", 1900, "Европа/Франция"),
        ("Бостон", 1900, "Америка/США"),
        ("Саратов", 1950, "Евразия/Россия/Поволжье"),
    ],
)
def test_a_town_is_offered_with_its_neighbours(name: str, year: int, only_from: str) -> None:
    assert {one.area for seed in SEEDS for one in peers(known(name), year=year, count=3, seed=seed)} == {only_from}


def test_a_capital_is_offered_with_capitals_of_its_continent() -> None:
    found = [one for seed in SEEDS for one in peers(known("Париж"), year=1950, count=3, seed=seed)]
    assert all(one.capital and one.area.startswith("Европа/") for one in found)


@each_row(
    ("kind", "year", "has", "lacks"),
    [
        ("city", 1943, {"Сталинград", "Свердловск", "Молотов"}, {"Волгоград", "Екатеринбург", "Пермь"}),
        ("city", 1500, {"Москва", "Псков"}, {"Санкт-Петербург", "Одесса", "Нью-Йорк", "Новосибирск"}),
        ("country", 1930, {"СССР", "Персия", "Сиам", "Чехословакия"}, {"Иран", "Пакистан", "Израиль", "Византия"}),
        ("security", 1920, {"ВЧК"}, {"ОГПУ", "КГБ", "ЦРУ"}),
        ("security", 1930, {"ОГПУ"}, {"ВЧК", "КГБ"}),
        ("party", 1923, {"РКП(б)"}, {"КПСС", "ВКП(б)", "РСДРП"}),
        ("ministry", 1923, {"Наркомпрос", "ВСНХ"}, {"Министерство финансов"}),
        ("order", 1900, {"орден Святого Георгия"}, {"орден Ленина"}),
        ("office", 1925, {"нарком финансов"}, {"военный министр"}),
        ("office", 1905, {"министр юстиции", "градоначальник"}, {"нарком юстиции", "мэр"}),
    ],
)
def test_each_time_has_its_own_names(kind: str, year: int, has: set[str], lacks: set[str]) -> None:
    names = set(names_of_period(kind, year))
    assert has <= names
    assert not names & lacks


def test_what_the_text_names_is_avoided_in_any_case_form_and_under_any_name() -> None:
    right = known("Тула")
    everybody = offered("Тула", 1900)
    for name in sorted(everybody):
        form = known(name).genitive
        found = {one.name for seed in SEEDS for one in peers(right, year=1900, count=4, seed=seed, avoid=[form])}
        assert name not in found
    assert "Свердловск" not in {
        one.name
        for seed in SEEDS
        for one in peers(known("Пермь"), year=1960, count=9, seed=seed, avoid=["Екатеринбурга"])
    }


def test_a_kind_alone_gives_the_well_known_and_near_gives_the_neighbourhood() -> None:
    assert {one.prominence for one in peers("river", year=None, count=5, seed=1)} == {3}
    near = peers("river", year=None, count=4, seed=1, near=known("Енисей"))
    assert {one.area.split("/")[0] for one in near} == {"Евразия"}
    assert "Енисей" not in {one.name for one in near}


def test_a_bygone_thing_without_a_year_is_offered_with_its_contemporaries() -> None:
    found = peers(known("Золотая Орда"), year=None, count=5, seed=3)
    assert found
    assert not {"СССР", "США", "Пакистан"} & {one.name for one in found}


def test_different_seeds_give_different_peers() -> None:
    assert len({peers(known("Тула"), year=1900, count=3, seed=seed) for seed in SEEDS}) > 6


def test_an_unknown_kind_has_no_peers() -> None:
    assert peers("dragon", year=None, count=3, seed=1) == ()
    assert names_of_period("dragon", 1900) == ()
