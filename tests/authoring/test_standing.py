"""What leans on other sentences is said in full, or is not asked; with the real models."""

from __future__ import annotations

from tests.authoring.drafts import draft, statements
from tests.rows import each_row

LAPIN = "Иван Лапин вырос в Томске."


@each_row(
    ("text", "statement"),
    [
        (f"{LAPIN} В 1903 году он открыл комету Медведицы.", "В 1903 году Иван Лапин открыл комету Медведицы."),
        (
            f"{LAPIN} В 1903 году ему присудили премию имени Ломоносова.",
            "В 1903 году Ивану Лапину присудили премию имени Ломоносова.",
        ),
        (
            "Иван Петрович Лапин вырос в Томске. В 1903 году Лапин открыл комету Медведицы.",
            "В 1903 году Иван Петрович Лапин открыл комету Медведицы.",
        ),
        (
            "Иван Лапин приехал в Томск в 1901 году. В том же году он открыл комету Медведицы.",
            "В 1901 году Иван Лапин открыл комету Медведицы.",
        ),
    ],
)
def test_who_and_when_are_said_in_full_where_only_one_can_be_meant(text: str, statement: str) -> None:
    assert statement in statements(text)


def test_the_quotation_begins_where_the_one_who_is_meant_is_named() -> None:
    text = f"{LAPIN} В 1903 году он открыл комету Медведицы."
    (fact,) = [fact for fact in draft(text).questions.facts if fact.key.startswith("when")]
    assert fact.quote == text


def test_an_exact_date_beside_a_loose_one_is_enough() -> None:
    text = f"{LAPIN} На следующий день, 25 августа 1936 года, Лапин открыл в Казани обсерваторию."
    assert any("25 августа 1936 года" in one for one in statements(text))
    assert not any("следующий" in one for one in statements(text))


@each_row(
    ("last", "rule"),
    [
        ("В том же году Лапин открыл комету Медведицы.", "relative-date"),
        ("Через два года Лапин открыл комету Медведицы.", "relative-date"),
        ("Возможно, в 1903 году Лапин открыл комету Медведицы.", "doubt"),
        ("Как говорят, в 1903 году Лапин открыл комету Медведицы.", "doubt"),
        ("По преданию, в 1903 году Лапин открыл комету Медведицы.", "doubt"),
        ("В 1903 году его сын открыл комету Медведицы.", "possessive"),
        ("В 1903 году она открыла комету.", "pronoun"),
        ("В 1903 году Лапин снова открыл комету Медведицы.", "points-back"),
        ("В 1903 году Лапин открыл эту комету.", "points-back"),
        ("В 1903 году Лапин не открыл кометы.", "negated"),
        ("В 1903 году Лапин открыл комету Медведицы!", "not-a-statement"),
        ("В 1903 году Лапин открыл комету Медведицы…", "unfinished"),
    ],
)
def test_what_cannot_stand_alone_is_refused_and_says_why(last: str, rule: str) -> None:
    made = draft(f"{LAPIN} {last}")
    assert rule in {step.rule for step in made.sentences[-1].refused}
    assert not made.sentences[-1].facts


@each_row(
    "text",
    [
        "Иван Лапин встретил Николая Громова. В 1903 году он открыл комету Медведицы.",
        "Около 1903 года Иван Лапин приехал в Казань.",
        "После смерти Ивана Лапина в 1931 году обсерватория переехала в Томск.",
        "Музей открыли в 1903 году Лапин, недавно приехавший из Томска, Громов и Сомов.",
    ],
)
def test_in_doubt_nothing_is_asked(text: str) -> None:
    assert statements(text) == []
