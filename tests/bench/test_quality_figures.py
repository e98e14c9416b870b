"""What is counted, what is told, and what is kept quiet."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from bench.quality.asked import asked_of
from bench.quality.checks.sets import longest, people, places, true_share
from bench.quality.dates import shape, spans
from bench.quality.figures import distinct_facts, figures, measure
from bench.quality.ground import Ground
from bench.quality.results import as_json, show
from bench.quality.texts import ROOT, NoText, texts_of
from quiz.questions import QuestionSet
from tests.bench.asking import GOOD, HANDED, MATERIAL, OPENED, PILOTED, WHO, asked, fact, true_false
from tests.rows import each_row

SET = QuestionSet(title="", language="ru", facts=GOOD, material=MATERIAL)


@each_row(
    ("text", "exactness"),
    [
        ("14 марта 1934 года", "day"),
        ("26 августа (7 сентября) 1812 г.", "day"),
        ("15.10.1923", "day"),
        ("14 марта", "day of a year"),
        ("В октябре 1939 года", "month"),
        ("1937", "year"),
        ("624", "year"),
        ("В 1937 году", "year"),
        ("в 1987-м", "year"),
        ("В начале 1933 года", "part of year"),
        ("Зимой 1923–1924 годов", "season"),
        ("1865–1912", "years"),
        ("В 1930-е годы", "decade"),
        ("В первой половине XX века", "part of century"),
        ("Громов в 1937 году", ""),
        ("46", ""),
    ],
)
def test_how_exact_a_date_is(text: str, exactness: str) -> None:
    assert shape(text) == exactness


@each_row(
    ("inner", "outer", "within"),
    [
        ("14 марта 1934 года", "В первой половине 1930-х годов", True),
        ("В январе 1924 года", "Зимой 1923–1924 годов", True),
        ("5 декабря 1923 года", "В первой половине XX века", True),
        ("В декабре 1932 года", "В начале 1933 года", False),
        ("В октябре 1939 года", "В мае 1939 года", False),
    ],
)
def test_which_date_lies_in_which(inner: str, outer: str, within: bool) -> None:
    assert spans(inner)[0].within(spans(outer)[0]) is within


def test_dated_prose_is_every_paragraph_that_names_a_year() -> None:
    ground = Ground("Заголовок\nВ 1937 году Громов ушёл. Потом вернулся.\nОн отдал 1500 рублей.\n14 марта все спали.")
    paragraph = "В 1937 году Громов ушёл. Потом вернулся."
    assert ground.dated_size == (len(paragraph.encode()), len(paragraph))
    assert ground.in_dated("Потом вернулся.")
    assert not ground.in_dated("14 марта все спали.")


def test_facts_are_distinct_by_evidence_and_answer() -> None:
    again = fact(WHO, PILOTED, "who-9")
    assert distinct_facts(asked_of(replace(SET, facts=(*GOOD, again)))) == distinct_facts(asked_of(SET))
    assert len(distinct_facts(asked_of(SET))) == len(GOOD)


def test_figures_of_a_good_set() -> None:
    made = measure("a.txt", SET)
    found = figures(made.counts)
    assert made.faults == ()
    assert found["questions"] == 10
    assert found["kinds"] == {"choice": 5, "cloze": 1, "flashcard": 1, "true_false": 2, "typed": 1}
    assert found["true_share"] == 0.5
    assert found["facts_per_10_kb"] == round(len(GOOD) * 10_000 / Ground(MATERIAL).dated_size[0], 1)
    some = [*asked_of(SET)]
    assert true_share(some) == (1, 2)
    assert places(some)[4].total() == 4
    assert people(some).total() == 1
    assert longest([asked(replace(WHO, answer="П. С. Громовский"))]) == (1, 1)


def test_figures_are_stable_and_carry_a_date_only_if_one_is_given() -> None:
    made = [measure("b.txt", SET), measure("a.txt", SET)]
    assert as_json(made) == as_json(made)
    assert "date" not in json.loads(as_json(made))
    assert json.loads(as_json(made, "2025-11-30"))["date"] == "2025-11-30"
    assert json.loads(as_json(made))["total"]["questions"] == 20


def test_of_an_unread_text_faults_are_named_and_no_sentence_is_told() -> None:
    bad = fact(true_false("В 1937 году он передал ледокол В. Ю. Лескову.", False), HANDED, "when-7")
    made = measure("bench/texts/unread/a.txt", replace(SET, facts=(bad,)), open=False)
    out = io.StringIO()
    show([made], Console(file=out, width=160))
    told = out.getvalue() + as_json([made])
    assert "when-7/true_false-1" in told
    assert "pointing" in told
    assert "ледокол" not in told
    assert "«он»" not in told


def test_an_open_text_is_told_in_full() -> None:
    bad = fact(true_false("В 1937 году он передал  ледокол В. Ю. Лескову.", False), HANDED, "when-7")
    made = measure("a.txt", replace(SET, facts=(bad,)))
    out = io.StringIO()
    show([made], Console(file=out, width=160))
    assert "передал  ледокол" in out.getvalue()
    assert OPENED not in out.getvalue()


def test_the_projects_own_texts_are_found() -> None:
    texts = texts_of()
    by_name = {text.name: text for text in texts}
    assert len(texts) >= 13
    assert by_name["bench/texts/tuned/moon.en.txt"].language == "en"
    assert by_name["bench/texts/tuned/battle.ru.txt"].open
    assert not any(text.open for text in texts if "unread" in text.name)
    assert not any("SOURCES" in text.name for text in texts)


def test_a_text_from_elsewhere_is_called_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "a.en.txt").write_text("In 1969.")
    (text,) = texts_of([tmp_path])
    assert (text.name, text.language, text.open) == ("a.en.txt", "en", True)
    assert texts_of([ROOT / "content/smirnov.md"])[0].name == "content/smirnov.md"


def test_a_path_without_text_is_named(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.txt"):
        with pytest.raises(NoText, match=path.name):
            texts_of([path])
