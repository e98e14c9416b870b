"""A table for each thing that can be wrong with, or left out of, CSV and Excel files."""

from __future__ import annotations

from typing import Any

from tests.formats.workbooks import rewritten, workbook

HEAD = "вопрос;ответ;неверный 1\n"
GOOD = HEAD + "Сколько?;46;123\n"
QUESTIONS = [["вопрос", "ответ"], ["Что?", "Съезд"]]


def _hidden(book: Any) -> None:
    book.create_sheet("Черновик").sheet_state = "hidden"


def _other(book: Any) -> None:
    book.create_sheet("Оценки").append(["Иванов", 5, 4, 3])


def _csv(code: str, text: str, name: str = "a.csv") -> tuple[str, str, bytes]:
    return code, name, text.encode()


SPOILT_ROWS: list[tuple[str, str, bytes]] = [
    ("rows-save-as", "Вопросы.ods", b"PK\x03\x04"),
    ("rows-old-excel", "a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
    ("rows-not-xlsx", "a.xlsx", b"<html><table><tr><td>1</td></tr></table></html>"),
    ("rows-unpacks", "a.xlsx", rewritten(workbook(*QUESTIONS), "xl/styles.xml", lambda xml: xml + b" " * 5_000_000)),
    _csv("rows-too-many", "а\tб\n" * 100_002, "a.tsv"),
    _csv("rows-too-many-questions", "".join(f"{number}\tа\n" for number in range(20_001)), "a.tsv"),
    _csv("rows-too-wide", GOOD + "Что?;1;2" + ";" * 70 + "и ещё\n"),
    _csv("rows-cell-long", GOOD + 'Что?;"' + "а" * 200_000 + '";2\n'),
    _csv("rows-quotation-mark", GOOD + '"Правда" писала?;да;нет\n'),
    ("rows-worksheet-hidden", "a.xlsx", workbook(*QUESTIONS, change=_hidden)),
    ("rows-worksheet-other", "a.xlsx", workbook(*QUESTIONS, change=_other)),
    _csv("rows-heading-meant", "вопрос;ответ;поснение\nЧто?;Съезд;Так.\n"),
    _csv("rows-heading-twice", "вопрос;ответ;задание\nЧто?;Съезд;Что?\n"),
    _csv("rows-column-unknown", "вопрос;ответ;автор\nЧто?;Съезд;Иванова\n"),
    _csv("rows-above-headings", "Тест;;\n" + GOOD),
    _csv("rows-no-question-column", "ответ;неверный 1\nСъезд;Пленум\n"),
    _csv("rows-no-question", GOOD + ";46;123\n"),
    _csv("rows-no-answer", GOOD + "Что?;;123\n"),
    _csv("rows-no-wrong", "вид;вопрос;ответ\nвыбор;Что?;Съезд\n"),
    _csv("rows-no-such-option", "вопрос;вариант 1;вариант 2;верный\nЧто?;Съезд;Пленум;Митинг\n"),
    _csv("rows-kind", "вид;вопрос;ответ\nкарточку;Что?;Съезд\n"),
    _csv("rows-pairs", "вид;вопрос;ответ\nпары;Что где?;Ленин|Троцкий|Радек\n"),
    _csv("rows-half-a-pair", "съезд\tcongress\nпленум\t\n", "a.tsv"),
    _csv("rows-no-pair", "а — б\nв — г\nд — е\nё — ж\nтак\n", "a.txt"),
    _csv("rows-twice", "съезд\tcongress\nСъезд\tcongress\n", "a.tsv"),
    ("rows-cell-error", "a.xlsx", workbook(*QUESTIONS, ["Сколько?", "#REF!"])),
    ("rows-formula-empty", "a.xlsx", workbook(*QUESTIONS, ["Сколько?", "=40+6"])),
    _csv("rows-more-left-out", "съезд\tcongress\n" * 600, "a.tsv"),
    _csv("rows-media", "#separator:tab\n#html:true\nсъезд\tcongress<br>[sound:a.mp3]\n", "a.tsv"),
    _csv("rows-nothing-but-media", '#html:true\nсъезд\t<img src="a.png">\n', "a.tsv"),
    _csv("rows-further-fields", "#html:false\nсъезд\tcongress\tещё\n", "a.tsv"),
    _csv("rows-gaps-together", "#html:false\n{{c1::Ленин}} и {{c1::Троцкий}}\t\n", "a.tsv"),
]
