"""What can be wrong with files in GIFT and Aiken and with those of a text processor, and what is lost in writing."""

from __future__ import annotations

from tests.formats.word_files import archive, word


def _gift(code: str, text: str) -> tuple[str, str, bytes]:
    return code, "quiz.gift", text.encode()


GIFT = [
    _gift("gift-brace-open", "Кто? {=Да ~Нет"),
    _gift("gift-brace-closed", "Кто? =Да ~Нет}"),
    _gift("gift-brace-second", "Кто? {=Да ~Нет}\nЧто? {=а ~б}"),
    _gift("gift-answers", "Кто? {Да}"),
    _gift("gift-no-right", "Кто? {~Да ~Нет}"),
    _gift("gift-no-wrong", "Кто? {~%50%Да ~%50%Нет}"),
    _gift("gift-number", "Кто? {#Да}"),
    _gift("gift-match-half", "Кто? {=а->б =в}"),
    _gift("gift-id-twice", "// [id:a]\nКто? {T}\n\n// [id:a]\nЧто? {T}"),
    _gift("gift-essay", "Расскажите. {}"),
    _gift("gift-description", "Рассказ."),
    _gift("gift-range", "Сколько? {#1..5}"),
    _gift("gift-tolerance", "Сколько? {#3,5:0,1}"),
    _gift("gift-half-right", "Кто? {=а ~%50%б ~в}"),
    _gift("gift-any-right", "Кто? {=а =б ~в}"),
    _gift("gift-wildcard", "Кто? {=*Ленин*}"),
    _gift("gift-match-extra", "Кто? {=а->1 =б->2 =в->3 =->4}"),
    _gift("gift-feedback", f"Кто? {{=а#{'ж' * 300} ~б ####{'з' * 200}}}"),
    _gift("gift-dropped", "Кто? <img src\\=a> {=а ~б}"),
    _gift("gift-categories", "$CATEGORY: а\n\nКто? {T}\n\n$CATEGORY: б"),
    _gift("gift-tags", "// [tag:а]\nКто? {T}"),
]
GIFT_LOST = {
    "gift-lost-orders", "gift-lost-arrows", "gift-lost-levels", "gift-lost-quotes", "gift-lost-origins",
    "gift-lost-expects", "gift-lost-accepted", "gift-lost-explanations", "gift-lost-set",
}  # fmt: skip


def _aiken(code: str, text: str) -> tuple[str, str, bytes]:
    return code, "quiz.txt" if code == "aiken-none" else "quiz.aiken", text.encode()


AIKEN = [
    _aiken("aiken-none", "В 1921 году съезд решил…"),
    _aiken("aiken-answer-alone", "ANSWER: A"),
    _aiken("aiken-no-options", "Кто?\nANSWER: A"),
    _aiken("aiken-one-option", "Кто?\nA. Он\nANSWER: A"),
    _aiken("aiken-no-answer", "Кто?\nA. Он\nB. Она"),
    _aiken("aiken-all-right", "Кто?\nA. Он\nB. Она\nANSWER: A, B"),
    _aiken("aiken-answer-unknown", "Кто?\nA. Он\nB. Она\nANSWER: D"),
    _aiken("aiken-letter-twice", "Кто?\nA. Он\nA. Она\nANSWER: A"),
    _aiken("aiken-text", "Рассказ."),
]
AIKEN_LOST = {
    "aiken-lost-questions", "aiken-lost-facts", "aiken-lost-explanations", "aiken-lost-reasons", "aiken-lost-lines",
    "aiken-lost-accepted",
}  # fmt: skip
DOCX = [
    ("docx-not", "quiz.docx", b"%PDF-1.7"),
    ("docx-old", "quiz.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
    ("docx-damaged", "quiz.docx", b"PK\x03\x04"),
    ("docx-bomb", "quiz.docx", archive({"word/document.xml": b" " * 10_000_000})),
    ("docx-dropped", "quiz.docx", word("<w:p><w:r><w:drawing/></w:r></w:p>")),
]
SPOILT_TEXTS = [*GIFT, *AIKEN, *DOCX]
LOST_IN_TEXTS = GIFT_LOST | AIKEN_LOST
