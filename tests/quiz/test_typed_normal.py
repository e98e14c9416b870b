"""What never changes a verdict: the spelling of signs, empty and endless answers, whatever else is typed."""

from __future__ import annotations

import time
from dataclasses import dataclass

from hypothesis import example, given
from hypothesis import strategies as st

from quiz.questions import Expects
from quiz.typed import Outcome, TypedVerdict, judge
from quiz.typed.normal import fold, join_abbreviations, squeeze
from tests.rows import each_row


@dataclass(frozen=True)
class Case:
    said: str
    answer: str
    expects: Expects = Expects.TEXT

    def verdict(self, said: str | None = None) -> TypedVerdict:
        return judge(self.said if said is None else said, self.answer, (), self.expects)


SAMPLES = (
    Case("И. Н. Смирнов", "Смирнов", Expects.PERSON),
    Case("В. М. Смирнов", "И. Н. Смирнов", Expects.PERSON),
    Case("Семён Тимошенко", "С. К. Тимошенко", Expects.PERSON),
    Case("Тер-Ваганян", "В. А. Тер-Ваганян", Expects.PERSON),
    Case("Иван Никитич", "Иван Никитич Смирнов", Expects.PERSON),
    Case("15 октября 1923 года", "15.10.1923", Expects.DATE),
    Case("октябрь 1923", "15.10.1923", Expects.DATE),
    Case("16 октября", "15 октября 1923", Expects.DATE),
    Case("1914–1918", "1914—1918", Expects.DATE),
    Case("сорок шесть", "46", Expects.NUMBER),
    Case("четыре", "46", Expects.NUMBER),
    Case("в Орле", "Орёл", Expects.PLACE),
    Case("Рязань", "Казань", Expects.PLACE),
    Case("оппозиция", "левая оппозиция"),
    Case("на X съезде", "X съезд"),
    Case("«О единстве партии»", "О единстве партии"),
    Case("счётчик", "счетчик"),
    Case("ЦК", "ЦКК"),
    Case("в Закавказье", "Закавказье", Expects.PLACE),
)
sample = st.sampled_from(SAMPLES)


@given(sample, st.sampled_from([str.upper, str.lower, str.title, str.swapcase]))
def test_case_never_changes_a_verdict(case: Case, change: object) -> None:
    assert callable(change)
    assert case.verdict(change(case.said)) == case.verdict()


@given(sample)
def test_yo_is_ye(case: Case) -> None:
    assert case.verdict(case.said.replace("ё", "е")) == case.verdict()
    assert case.verdict(case.said.replace("е", "ё")) == case.verdict()


@given(sample, st.sampled_from("-‐‑–—−"))
def test_any_dash_will_do(case: Case, dash: str) -> None:
    said = case.said.replace("–", "-").replace("-", dash)
    assert case.verdict(said) == case.verdict()


@given(sample, st.sampled_from(["«{}»", "“{}”", "„{}“", '"{}"', "‘{}’", "'{}'", "`{}`"]))
def test_quotes_never_change_a_verdict(case: Case, quotes: str) -> None:
    assert case.verdict(quotes.format(case.said)) == case.verdict()


@given(sample, st.sampled_from(["", " ", "  ", "\n", "\u00a0"]), st.sampled_from(["", ".", " .", "!", "…", "?", "\t"]))
def test_spaces_and_stops_around_never_change_a_verdict(case: Case, before: str, after: str) -> None:
    assert case.verdict(before + case.said + after) == case.verdict()


@given(sample, st.sampled_from(["\u200f", "\u200b", "\ufeff", "🙂", "👍🏽", "\u2066"]))
def test_invisible_marks_and_emoji_are_ignored(case: Case, mark: str) -> None:
    assert case.verdict(mark + case.said + " " + mark) == case.verdict()


@given(st.sampled_from("ИПСКЯ"), st.sampled_from("НТВДМ"), st.sampled_from(["Смирнов", "Радек", "Крупская"]))
def test_initials_may_stand_before_or_after(first: str, second: str, surname: str) -> None:
    before, after = f"{first}. {second}. {surname}", f"{surname} {first}. {second}."
    for answer in (f"И. Н. {surname}", surname, f"Иван Никитич {surname}"):
        verdicts = {judge(said, answer, expects=Expects.PERSON) for said in (before, after, before.replace(". ", "."))}
        assert len(verdicts) == 1


@given(st.text(min_size=1).filter(str.strip), st.sampled_from(Expects), st.sampled_from(["ru", "en"]))
def test_the_answer_itself_is_always_right(answer: str, expects: Expects, language: str) -> None:
    assert judge(answer, answer, (), expects, language).outcome is Outcome.RIGHT


@given(st.text(), st.text(), st.sampled_from(Expects))
@example("0", "KEPTDATEX", Expects.TEXT)  # a word that the rules of dates use among themselves
def test_any_text_gets_a_verdict(said: str, answer: str, expects: Expects) -> None:
    verdict = judge(said, answer, (said[::-1],), expects)
    assert (verdict.missing is not None) is (verdict.outcome is Outcome.ALMOST)


alphabet = st.text("аеиноктя.,-–/() 0123456789XVхiмья1год", max_size=40)


@given(alphabet, alphabet, st.sampled_from(Expects))
def test_any_figures_and_signs_get_a_verdict(said: str, answer: str, expects: Expects) -> None:
    assert isinstance(judge(said, answer, (), expects), TypedVerdict)
    if squeeze(fold(answer)):
        assert judge(f" {answer}", answer, (), expects).outcome is Outcome.RIGHT


@each_row("said", ["", " ", ".", "…", "—", "?!", "«»", "🙂", "\u200f", "\n"])
def test_an_empty_answer_is_wrong(said: str) -> None:
    assert {judge(said, "Смирнов", (), expects).outcome for expects in Expects} == {Outcome.WRONG}


@each_row("piece", ["а", "1 ", "и ", "1.1.", "тысяча "])
def test_five_thousand_characters_are_judged_at_once(piece: str) -> None:
    said = (piece * 5000)[:5000]
    begun = time.process_time()
    assert Outcome.RIGHT not in {judge(said, "Троцкий", (), expects).outcome for expects in Expects}
    assert judge(said, said + " 83").outcome is not Outcome.RIGHT
    assert judge(said.replace("1", "1 ") + ".", said).outcome is Outcome.RIGHT
    assert time.process_time() - begun < 0.5


def test_signs_are_folded_to_one_spelling() -> None:
    assert fold(" «Ёлка»\u200f — Temüjin’s  ДОМ ") == "елка - temujins дом"
    assert fold("Cмирнoв") == "смирнов"
    assert join_abbreviations(fold("РКП (б)")) == "ркпб"
    assert squeeze(join_abbreviations(fold("С. С. С. Р."))) == "ссср"
