"""The question file in YAML: what is taken, what is refused and how that is told."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from random import Random
from typing import TypedDict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from quiz.errors import TEXTS, Language
from quiz.formats import (
    BadFile,
    Fault,
    find_quote,
    json_schema,
    named_source,
    question_from_plain,
    question_to_plain,
    read_yaml,
    sentence,
    write_yaml,
)
from quiz.formats.decoding import MOST_BYTES
from quiz.formats.nodes import Listing, Mapping, Node, Scalar, parse
from quiz.formats.plain import default_keys, default_level
from quiz.formats.shape import folded, tidy
from quiz.questions import (
    Choice,
    Cloze,
    Expects,
    Fact,
    Flashcard,
    Kind,
    Match,
    MultiChoice,
    Option,
    Order,
    Question,
    QuestionSet,
    TrueFalse,
    Typed,
    kind_of,
)

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden" / "yaml"
BROKEN = sorted(GOLDEN.glob("*.yaml"))


def faults_of(data: bytes, material: str | None = None) -> tuple[Fault, ...]:
    with pytest.raises(BadFile) as caught:
        read_yaml(data, material)
    return caught.value.faults


def listed(faults: tuple[Fault, ...]) -> str:
    """Faults as the golden files show them: place and code, then the sentence in both languages."""
    blocks = []
    for fault in faults:
        head = f"{fault.line or '-'}:{fault.column or '-'} {fault.code} {fault.where or '(file)'}"
        blocks.append("\n".join([head, f"  {sentence(fault, 'en')}", f"  {sentence(fault, 'ru')}"]))
    return "\n".join(blocks) + "\n"


@pytest.mark.parametrize("broken", BROKEN, ids=lambda path: path.stem)
def test_a_broken_file_tells_all_its_faults(broken: Path) -> None:
    material = (GOLDEN / "source.md").read_text("utf-8")
    told = listed(faults_of(broken.read_bytes(), material))
    expected = broken.with_suffix(".txt")
    if os.environ.get("UPDATE_GOLDEN"):
        expected.write_text(told, "utf-8")
    assert told == expected.read_text("utf-8")


SCHEMA = Draft202012Validator(json_schema())
DOCS: dict[Language, str] = {
    "en": (ROOT / "docs" / "format.md").read_text("utf-8"),
    "ru": (ROOT / "docs" / "format.ru.md").read_text("utf-8"),
}
LANGUAGES = sorted(DOCS)


def doc_blocks(language: Language, kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```", DOCS[language], re.DOTALL | re.MULTILINE)


def values(node: Node | None) -> object:
    """What an editor's YAML reader makes of a tree, as far as the schema looks at it."""
    match node:
        case Mapping():
            return {values(name): values(value) for name, value in node.entries}
        case Listing():
            return [values(item) for item in node.items]
        case Scalar(text="true" | "false" as said, plain=True):
            return said == "true"
        case Scalar(text="1" | "2" | "3" as said, plain=True):
            return int(said)
        case Scalar():
            return node.text
        case _:
            return None


FACTS = """title: Набор
language: ru
facts:
  - id: fact
    statement: Факт.
    questions:
"""
FILE = FACTS + "      - {kind: flashcard, ask: Что?, answer: Съезд}\n"


def asking(*lines: str) -> bytes:
    """A file with one question."""
    return (FACTS + "      - " + "\n        ".join(lines) + "\n").encode()


GOOD = asking("kind: flashcard", "ask: Что?", "answer: Съезд")
ONE_FAULT: list[tuple[str, int | None, bytes]] = [
    ("syntax-colon", 8, asking("kind: flashcard", "ask: Что было: съезд?", "answer: Съезд")),
    ("syntax-continued", 9, asking("kind: flashcard", "ask: Что было", "  потом: съезд?", "answer: Съезд")),
    ("syntax-first-character", 8, asking("kind: flashcard", "ask: @smirnov", "answer: Съезд")),
    ("syntax-first-character", 8, asking("kind: flashcard", "ask: %d", "answer: Съезд")),
    ("syntax-quote-open", 8, asking("kind: flashcard", 'ask: "Что было?', "answer: Съезд")),
    ("syntax-after-quote", 8, asking("kind: flashcard", 'ask: "Правда" писала?', "answer: Съезд")),
    ("syntax-after-quote", 8, asking("kind: flashcard", "ask: 'it's'", "answer: Съезд")),
    ("syntax-escape", 8, asking("kind: flashcard", r'ask: "10\Д"', "answer: Съезд")),
    ("syntax-dash", 8, asking("kind: flashcard", "ask: - Что?", "answer: Съезд")),
    ("syntax-bracket", 9, asking("kind: order", "ask: Как?", "answer: [А, Б", "explanation: В")),
    ("syntax-bracket", 9, asking("kind: match", "ask: Как?", "answer: {А: Б", "explanation: В")),
    ("syntax-alias", 8, asking("kind: flashcard", "ask: * что", "answer: Съезд")),
    ("syntax-tag", 8, asking("kind: flashcard", "ask: !важно что?", "answer: Съезд")),
    ("syntax-block", 8, asking("kind: flashcard", "ask: > что?", "answer: Съезд")),
    ("syntax-no-colon", 9, asking("kind: flashcard", "ask: Что?", "answer", "level: 1")),
    ("syntax-indent", 9, GOOD.replace(b"        ans", b"       ans")),
    ("syntax", 8, asking("kind: flashcard", "ask: }", "answer: Съезд")),
    ("tab", 9, GOOD.replace(b"        ans", b"\tans")),
    ("control-character", 8, asking("kind: flashcard", "ask: Что\a?", "answer: Съезд")),
    ("control-character", 8, asking("kind: flashcard", r'ask: "Что\ud83d?"', "answer: Съезд")),
    ("remark", 8, asking("kind: flashcard", "ask: Кто стоял под #1 в списке?", "answer: Съезд")),
    ("remark", 9, asking("kind: order", "ask: Как?", "answer: [А, Б, В #1", "  , Г]")),
    ("top-text", 1, "Просто рассказ о съезде.".encode()),
    ("second-document", 8, f"{FILE}---\n{FILE}".encode()),
    ("empty-file", None, b""),
    ("empty-file", None, b"\xef\xbb\xbf# only a remark\n\n"),
    ("not-a-text", None, b"PK\x03\x04 word/document.xml"),
    ("not-a-text", None, b"%PDF-1.7"),
    ("too-big", None, b"[" * (MOST_BYTES + 1)),
    ("bytes-broken", 2, FILE.encode().replace(b"ru", b"r\xd0", 1)),
]


@pytest.mark.parametrize(("code", "line", "data"), ONE_FAULT, ids=[code for code, _, _ in ONE_FAULT])
def test_a_slip_of_the_pen_is_told_with_its_line(code: str, line: int | None, data: bytes) -> None:
    assert [(fault.code, fault.line) for fault in faults_of(data)] == [(code, line)]


@pytest.mark.parametrize(
    ("codec", "looks"),
    [
        ("cp1251", "windows-1251"),
        ("koi8-r", "KOI8-R"),
        ("cp866", "CP866 (DOS)"),
        ("mac-cyrillic", "Mac Cyrillic"),
        ("utf-16", "UTF-16"),
        ("utf-16-be", "UTF-16"),
    ],
)
def test_a_file_in_another_encoding_is_told_which_it_looks_like(codec: str, looks: str) -> None:
    text = FILE + "    quote: Делегаты дополнили бюллетени от руки, вписав в них имя Смирнова.\n"
    [fault] = faults_of(text.encode(codec))
    assert (fault.code, fault.data["looks"]) == ("encoding", looks)


def test_western_letters_are_not_taken_for_russian_ones() -> None:
    [fault] = faults_of("title: Où était le congrès, à Paris? Déjà vu, garçon\n".encode("cp1252"))
    assert (fault.line, fault.column, fault.data["looks"]) == (1, 9, "windows-1252")


def test_a_byte_order_mark_and_windows_line_ends_are_no_fault() -> None:
    assert read_yaml(b"\xef\xbb\xbf" + FILE.replace("\n", "\r\n").encode()) == read_yaml(FILE.encode())


def test_hundreds_of_faults_end_in_their_number() -> None:
    *_, last = faults_of(FILE.encode() + b"".join(b"  - %d\n" % number for number in range(600)))
    assert (last.code, last.data) == ("more-faults", {"count": "100"})


def test_a_file_that_would_take_too_long_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quiz.formats.nodes.MOST_NODES", 30)
    *_, last = faults_of(FILE.encode() + b"about: [" + b"x," * 100 + b"]")
    assert (last.code, last.line) == ("too-much", 8)
    assert sentence(last, "ru").startswith("строка 8: файл слишком велик")


SPELLINGS = ["1923", "007", "1.50", "0x1F", "yes", "нет", "2023-10-15", "1e3", "12:30", "true"]


@pytest.mark.parametrize("spelled", SPELLINGS)
def test_text_without_quotation_marks_keeps_the_spelling_of_its_author(spelled: str) -> None:
    [fact] = read_yaml(asking("kind: typed", "ask: Что?", f"answer: {spelled}", f"accept: [{spelled}!]")).facts
    [question] = fact.questions
    assert isinstance(question, Typed)
    assert (question.answer, question.accept) == (spelled, (f"{spelled}!",))


@pytest.mark.parametrize(("said", "meant"), [("true", True), ("False", False), ("yes", True), ("no", False)])
def test_a_verdict_can_be_yes_or_no(said: str, meant: bool) -> None:
    [fact] = read_yaml(asking("kind: true_false", "ask: Съезд был.", f"answer: {said}")).facts
    assert fact.questions == (TrueFalse(key="true_false-1", ask="Съезд был.", answer=meant, level=1),)


def test_questions_without_id_and_level_get_them_by_kind() -> None:
    more = """      - {kind: typed, ask: Что?, answer: Съезд}
      - {kind: flashcard, ask: Что?, answer: Съезд}
      - {kind: cloze, ask: "Это был {съезд}."}
      - {kind: cloze, ask: "Это был {съезд}.", wrong: [Пленум]}
      - {kind: flashcard, id: last, ask: Что?, answer: Съезд, level: 3}
"""
    [fact] = read_yaml((FILE + more).encode()).facts
    assert [(question.key, question.level) for question in fact.questions] == [
        ("flashcard-1", 1),
        ("typed-1", 3),
        ("flashcard-2", 1),
        ("cloze-1", 2),
        ("cloze-2", 1),
        ("last", 3),
    ]


def test_quotes_are_not_looked_up_when_the_source_is_not_at_hand() -> None:
    text = FILE.replace("facts:", "source: chronicle.md\nfacts:").replace("Факт.", "Факт.\n    quote: Чего нет")
    assert read_yaml(text.encode()).facts[0].quote == "Чего нет"
    assert [fault.code for fault in faults_of(text.encode(), "Совсем другой текст.")] == ["quote-unknown"]
    assert read_yaml(text.encode(), "И то,\nчего нет. Чего  \n нет").material == "И то,\nчего нет. Чего  \n нет"


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("source: chronicle.md", "chronicle.md"),
        ('source: "1923.md"', "1923.md"),
        ("source: ../../secret", ""),
        ("source: .env", ""),
        ("source: C:\\\\secret", ""),
        ("source: [a]", ""),
        ("title: а: б", ""),
        ("- source: a", ""),
        ("", ""),
        ("source: a.md\nfacts: {", "a.md"),
        ("source: a.md\nask: Что: было?", "a.md"),
    ],
)
def test_the_source_can_be_named_before_the_file_is_whole(said: str, name: str) -> None:
    assert named_source(said.encode()) == name
    assert named_source(said.encode("utf-16")) == ""


def test_every_fault_has_an_example_and_a_sentence_in_both_languages() -> None:
    golden = "".join(path.with_suffix(".txt").read_text("utf-8") for path in BROKEN)
    shown = set(re.findall(r"^[\d-]+:[\d-]+ ([a-z-]+) ", golden, re.MULTILINE))
    shown |= {code for code, _, _ in ONE_FAULT} | {"encoding", "more-faults", "too-much", "at-line"}
    for language in ("en", "ru"):
        texts = (TEXTS / f"faults.{language}.ftl").read_text("utf-8")
        assert set(re.findall(r"^([a-z][a-z-]*) =", texts, re.MULTILINE)) == shown


def test_faults_print_as_one_line_each() -> None:
    with pytest.raises(BadFile) as caught:
        read_yaml(asking("kind: choice", "ask: Что?", "answer: Съезд", "wrong: [съезд]"))
    assert str(caught.value) == (
        "line 10: facts › fact › choice-1 › wrong: “съезд” is a right answer and also among the wrong "
        "options; leave it in one place"
    )
    [fault] = caught.value.faults
    assert (fault.where, fault.code) == ("facts[0].questions[0].wrong", "answer-in-wrong")
    assert fault.data == {"fact": "fact", "question": "choice-1", "text": "съезд", "answer": "Съезд"}


# What may come and go: question sets of all kinds, full of what YAML might stumble over. They grow from a
# seed, because drawing every letter by itself takes hypothesis too long for a test of the core.

SIGNS = "abвёЁжАЯabZ019  :#-'\"{}[]&*!|>%@`,?~=.…«»—№\\/<\u00a0🧵\u200f"
BARE_SIGNS = SIGNS.replace("{", "").replace("}", "")
ODD = ["null", "~", "yes", "1923", "2023-10-15", "---", "- а", "а: б", "а #б", "0x1", ".5", "+7", "1_0", "...", "a:"]
SEEDS = st.integers(0, 2**32).map(Random)


def text(chance: Random, longest: int, signs: str = SIGNS) -> str:
    if chance.random() < 0.2:
        return chance.choice(ODD)
    return tidy("".join(chance.choices(signs, k=chance.randint(1, longest)))) or "пусто"


def long_text(chance: Random, lines: int = 1) -> str:
    """Up to some 250 characters, on so many lines at most."""
    words = [text(chance, 9) for _ in range(chance.randint(1, 25))]
    rows = [words[start::lines] for start in range(chance.randint(1, lines))]
    return "\n".join(tidy(" ".join(row)) for row in rows if row)


def id_text(chance: Random) -> str:
    return "-".join("".join(chance.choices("abz019", k=4)) for _ in range(chance.randint(1, 3)))


class Parts(TypedDict):
    key: str
    ask: str
    explanation: str
    quote: str
    level: int


def question_of(chance: Random, key: str, kind: Kind) -> Question:
    def maybe(lines: int = 1) -> str:
        return chance.choice(["", long_text(chance, lines)])

    parts = Parts(key=key, ask=long_text(chance, 3), explanation=maybe(3), quote=maybe(), level=chance.randint(1, 3))
    different = list({folded(said): said for said in (text(chance, 20) for _ in range(60))}.values())[:9]
    wrong = tuple(Option(said, maybe(2)) for said in different[: chance.randint(1, 4)])
    accept, expects = tuple(different[6 : chance.randint(6, 8)]), chance.choice(list(Expects))
    match kind:
        case Kind.CHOICE:
            return Choice(**parts, answer=different[4], wrong=wrong)
        case Kind.MULTI_CHOICE:
            return MultiChoice(**parts, answer=tuple(different[4:7]), wrong=wrong)
        case Kind.TRUE_FALSE:
            return TrueFalse(**parts, answer=chance.random() < 0.5)
        case Kind.TYPED:
            parts["ask"] = "Сколько?"
            return Typed(**parts, answer=different[5], accept=accept, expects=expects)
        case Kind.CLOZE:
            gap = tidy(f"щ{text(chance, 20, BARE_SIGNS)}")
            parts["ask"] = f"{chance.choice(['', 'ы ', '«ы» '])}{{{gap}}}{chance.choice([' ы.', ': ы', ' #ы'])}"
            return Cloze(**parts, accept=accept, wrong=chance.choice([(), wrong]), expects=expects)
        case Kind.ORDER:
            return Order(**parts, answer=tuple(different[:4]))
        case Kind.MATCH:
            return Match(**parts, answer=tuple(zip(different[:4], different[4:8], strict=True)))
        case Kind.FLASHCARD:
            return Flashcard(**parts, answer=long_text(chance, 2))


def set_of(chance: Random) -> QuestionSet:
    facts = []
    for number in range(chance.randint(1, 2)):
        kinds = chance.choices(list(Kind), k=chance.randint(1, 3))
        keys = default_keys(kinds)
        if chance.random() < 0.3:
            keys[-1] = f"{id_text(chance)}_x"
        asked = tuple(question_of(chance, key, kind) for key, kind in zip(keys, kinds, strict=True))
        facts.append(Fact(f"{id_text(chance)}-{number}", long_text(chance), long_text(chance), asked))
    about, source = (chance.choice(["", long_text(chance, 3)]), chance.choice(["", "хроника 1923.md", "source.md"]))
    return QuestionSet(text(chance, 100), chance.choice(["ru", "en"]), tuple(facts), about, source)


def test_a_no_break_space_outlives_the_end_of_a_line() -> None:
    statement = " ".join(["слово \u00a0 \u00a0слово"] * 12)
    asked = QuestionSet(
        "Набор", "ru", (Fact("one", statement, "", (Flashcard(key="flashcard-1", ask="А", answer="Б"),)),)
    )
    assert read_yaml(write_yaml(asked)) == asked


FEW = settings(max_examples=20, deadline=None)


@FEW
@given(SEEDS)
def test_what_is_written_is_read_back_equal(chance: Random) -> None:
    asked = set_of(chance)
    written = write_yaml(asked)
    assert read_yaml(written) == asked
    assert write_yaml(read_yaml(written)) == written


@FEW
@given(SEEDS)
def test_other_readers_of_yaml_and_the_schema_agree_with_what_is_written(chance: Random) -> None:
    asked = set_of(chance)
    loaded = YAML(typ="safe", pure=True).load(write_yaml(asked))
    SCHEMA.validate(loaded)
    assert [fact["statement"] for fact in loaded["facts"]] == [fact.statement for fact in asked.facts]
    for fact, plain_fact in zip(asked.facts, loaded["facts"], strict=True):
        for question, plain in zip(fact.questions, plain_fact["questions"], strict=True):
            assert plain["ask"] == question.ask
            match question:
                case Cloze():
                    assert "answer" not in plain
                case Match():
                    assert tuple(plain["answer"].items()) == question.answer
                case MultiChoice() | Order():
                    assert tuple(plain["answer"]) == question.answer
                case _:
                    assert plain["answer"] == question.answer


@settings(max_examples=40, deadline=None)
@given(SEEDS, st.sampled_from(Kind))
def test_a_question_comes_back_from_json_even_if_names_lose_their_order(chance: Random, kind: Kind) -> None:
    question = question_of(chance, "key", kind)
    plain = json.loads(json.dumps(question_to_plain(question), sort_keys=True))
    assert question_from_plain(plain) == question
    assert plain["kind"] == kind == kind_of(question)
    assert question_from_plain({**plain, "added_by_a_later_version": 1}) == question


@pytest.mark.parametrize(
    "spoilt",
    [
        {"kind": "riddle"},
        {"key": None},
        {"ask": 5},
        {"answer": "А"},
        {"answer": [["А"]]},
        {"answer": 1},
        {"level": "1"},
    ],
)
def test_a_plain_question_that_is_none_is_a_value_error(spoilt: dict[str, object]) -> None:
    good: dict[str, object] = {"kind": "match", "key": "k", "ask": "?", "answer": [["А", "Б"]]}
    assert question_from_plain(good) == Match(key="k", ask="?", answer=(("А", "Б"),), level=2)
    with pytest.raises(ValueError):  # noqa: PT011  which words it has does not matter
        question_from_plain({**good, **spoilt})


@given(data=st.binary(max_size=60) | st.text(SIGNS + "\n\t", max_size=80).map(str.encode))
@FEW
def test_anything_at_all_is_either_read_or_refused_in_words(data: bytes) -> None:
    for fault in faults_of(data):
        assert sentence(fault, "ru")


@FEW
@given(SEEDS)
def test_a_file_spoilt_at_any_place_is_either_read_or_refused_in_words(chance: Random) -> None:
    good = (GOLDEN / "good.yml").read_text("utf-8")
    place = chance.randint(0, len(good))
    inserted = "".join(chance.choices(SIGNS + "\n\t", k=chance.randint(0, 3)))
    spoilt = good[:place] + inserted + good[place + chance.randint(0, 8) :]
    faults: tuple[Fault, ...] = ()
    try:
        read_yaml(spoilt.encode())
    except BadFile as bad:
        faults = bad.faults
    assert all(sentence(fault, "ru") and sentence(fault, "en") for fault in faults)


def test_a_handwritten_file_of_all_kinds_is_read_and_keeps_to_the_schema() -> None:
    data = (GOLDEN / "good.yml").read_bytes()
    material = (GOLDEN / "source.md").read_text("utf-8")
    asked = read_yaml(data, material)
    assert {kind_of(question) for fact in asked.facts for question in fact.questions} == set(Kind)
    assert all(question.level == default_level(question) for fact in asked.facts for question in fact.questions)
    assert all(find_quote(material, fact.quote) for fact in asked.facts)
    SCHEMA.validate(values(parse(data.decode())[0]))
    assert read_yaml(write_yaml(asked), material) == asked


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("language: ru", "language: русский"),
        ("title:", "titel:"),
        ("accept:", "acept:"),
        ("kind: typed", "kind: tiped"),
        ("answer: true", "answer: maybe"),
        ("{1923}", "1923"),
        ("id: ballots", "id: Ballots"),
    ],
)
def test_the_schema_refuses_what_is_wrong_too(before: str, after: str) -> None:
    good = (GOLDEN / "good.yml").read_text("utf-8")
    assert before in good
    spoilt = good.replace(before, after, 1)
    assert not SCHEMA.is_valid(values(parse(spoilt)[0]))
    assert faults_of(spoilt.encode())


def test_the_schema_in_the_docs_is_the_one_that_is_meant() -> None:
    kept = json.loads((ROOT / "docs" / "questions.schema.json").read_text("utf-8"))
    assert kept == json_schema()
    Draft202012Validator.check_schema(kept)


def test_the_content_keeps_to_the_format() -> None:
    content = ROOT / "content" / "questions.yaml"
    if not content.exists():
        pytest.skip("content/questions.yaml is not there")
    data = content.read_bytes()
    SCHEMA.validate(values(parse(data.decode())[0]))
    asked = read_yaml(data, (content.parent / "smirnov.md").read_text("utf-8"))
    assert asked.facts


@FEW
@given(SEEDS)
def test_a_quote_is_found_whatever_the_white_space(chance: Random) -> None:
    words = chance.choices(["съезд", "выбирал", "ЦК.", "(б)", "—"], k=chance.randint(1, 6))
    spaced = "".join(word + chance.choice([" ", "\n", "  \n ", "\u00a0"]) for word in words)
    material = f"До.\n{spaced}После."
    found = find_quote(material, " ".join(words))
    assert found is not None
    start, end = found
    assert material[start:end].split() == words


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_examples_in_the_docs_are_good(language: Language) -> None:
    whole, *single, _ = doc_blocks(language, "yaml")
    assert read_yaml(whole.encode()).facts
    together = FACTS + "".join(f"      {line}\n" for example in single for line in example.splitlines())
    [fact] = read_yaml(together.encode()).facts
    assert {kind_of(question) for question in fact.questions} == set(Kind)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_docs_show_what_the_check_really_says(language: Language) -> None:
    [broken], [said] = doc_blocks(language, "yaml broken"), doc_blocks(language, "text")
    assert said == "".join(f"{sentence(fault, language)}\n" for fault in faults_of(broken.encode()))
