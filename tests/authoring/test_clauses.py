"""A sentence → its main clauses, each cut out with what belongs to it and nothing else; with the real models."""

from __future__ import annotations

from functools import cache

from authoring.dates import find_dates
from authoring.events.clauses import clauses_of
from authoring.events.wording import wording
from authoring.parsing import models, parse
from authoring.text import level, lines_of, sentences_of
from tests.rows import each_row

CUT = {
    "Инженер Лапин построил мост через Вятку, а его брат Пётр основал в Казани музей.": [
        "инженер Лапин построил мост через Вятку",
        "его брат Пётр основал в Казани музей",
    ],
    "Лапин вернулся в Казань и возглавил обсерваторию.": ["Лапин вернулся в Казань", "Лапин возглавил обсерваторию"],
    "Лапин, который вырос в Казани, открыл комету.": ["Лапин открыл комету", "который вырос в Казани"],
    "В 1902 году Лапин, вернувшись из Тибета, издал атлас.": ["в 1902 году Лапин издал атлас"],
    "Лапин открыл музей (здание не сохранилось) в Казани.": ["Лапин открыл музей в Казани"],
    "Тем не менее, Лапин открыл музей в Казани.": ["Лапин открыл музей в Казани"],
    "24 марта 1971 года Лапин открыл в Казани музей.": ["24 марта 1971 года Лапин открыл в Казани музей"],
    "Когда началась война, Лапин эвакуировал обсерваторию в Ташкент.": ["Лапин эвакуировал обсерваторию в Ташкент"],
    "В экспедиции участвовали Лапин, Громов и Сомов.": ["в экспедиции участвовали Лапин, Громов и Сомов"],
}
REFUSED = {"Лапин заявил: «Мы откроем музей».": "speech-follows", "Лапин и Громов, 1907 год, Тибет.": "no-verb"}


@cache
def found() -> dict[str, tuple[list[str], set[str]]]:
    """For each sentence its clauses in words, and the rules that refused some; the models run once."""
    text = level("\n\n".join((*CUT, *REFUSED)))
    sentences = [one for number, line in enumerate(lines_of(text)) for one in sentences_of(text, line, number)]
    dates = find_dates(text)
    answers = {}
    for parsed in parse(text, sentences, models()):
        clauses, refused = clauses_of(parsed, [date for date in dates if parsed.start <= date.start < parsed.end])
        said = [wording(clause) for clause in clauses]
        answers[text[parsed.start : parsed.end]] = (said, {step.rule for step in refused})
    return answers


@each_row(("sentence", "clauses"), CUT.items())
def test_a_clause_is_cut_out_with_what_belongs_to_it(sentence: str, clauses: list[str]) -> None:
    assert found()[sentence] == (clauses, set())


@each_row(("sentence", "rule"), REFUSED.items())
def test_what_cannot_be_cut_out_says_why(sentence: str, rule: str) -> None:
    assert found()[sentence] == ([], {rule})


def test_a_sentence_beyond_all_measure_is_not_even_parsed() -> None:
    text = "Лапин шёл, " * 500 + "и пришёл."
    (line,) = lines_of(text)
    (parsed,) = parse(text, sentences_of(text, line, 0), models())
    assert parsed.tokens == []
    assert clauses_of(parsed)[0] == []
