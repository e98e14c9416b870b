"""What is wrong with a question file is told with its line, all of it at once, in both languages."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from quiz.errors import TEXTS
from quiz.formats import BadFile, Fault, read_yaml, sentence
from quiz.formats.decoding import MOST_BYTES
from quiz.formats.exchange import import_file
from tests.formats.documents import FILE, GOLDEN, asking, faults_of
from tests.formats.spoilt import LOST, SPOILT

BROKEN = sorted(GOLDEN.glob("*.yaml"))


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


def test_hundreds_of_faults_end_in_their_number() -> None:
    *_, last = faults_of(FILE.encode() + b"".join(b"  - %d\n" % number for number in range(600)))
    assert (last.code, last.data) == ("more-faults", {"count": "100"})


def test_a_file_that_would_take_too_long_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quiz.formats.nodes.MOST_NODES", 30)
    *_, last = faults_of(FILE.encode() + b"about: [" + b"x," * 100 + b"]")
    assert (last.code, last.line) == ("too-much", 8)
    assert sentence(last, "ru").startswith("строка 8: файл слишком велик")


def test_every_fault_has_an_example_and_a_sentence_in_both_languages() -> None:
    golden = "".join(path.with_suffix(".txt").read_text("utf-8") for path in BROKEN)
    shown = set(re.findall(r"^[\d-]+:[\d-]+ ([a-z-]+) ", golden, re.MULTILINE))
    shown |= {code for code, _, _ in ONE_FAULT} | {"encoding", "more-faults", "too-much", "at-line", "at-cell"}
    shown |= {code for code, _, _ in SPOILT} | LOST
    for language in ("en", "ru"):
        texts = "\n".join(each.read_text("utf-8") for each in TEXTS.glob(f"*.{language}.ftl"))
        assert set(re.findall(r"^([a-z][a-z-]*) =", texts, re.MULTILINE)) == shown


@pytest.mark.parametrize(("code", "name", "data"), SPOILT, ids=lambda value: value if isinstance(value, str) else "")
def test_a_spoilt_file_of_another_format_says_so(code: str, name: str, data: bytes) -> None:
    try:
        told = import_file(data, name).left_out
    except BadFile as bad:
        told = bad.faults
    assert code in {fault.code for fault in told}
    for fault in told:
        assert sentence(fault, "en") != sentence(fault, "ru")


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
