"""A text comes out of its file as a person would read it."""

from __future__ import annotations

import pytest

from authoring.reading import Document, read_document
from authoring.reading.cleaning import clean
from tests.authoring.reading_files import book, locked, pdf, word, word_of
from tests.rows import each_row

STORY = "В 1923 году Смирнов стал наркомом почт и телеграфов."


def lines(data: bytes, name: str = "file") -> list[str]:
    return read_document(data, name).text.split("\n")


# --- plain text


@each_row(
    ("written", "read"),
    [
        ("один\r\nдва\rтри\x0cчетыре\u2028пять", "один\nдва\nтри\nчетыре\nпять"),
        ("рево\u00adлю\u200bция\ufeff \x07тут", "революция тут"),
        ("и\u0306 е\u0308 Смирно\u0301в", "й ё Смирнов"),
        ("15\u00a0октября\u2009  1923\tгода  ", "15 октября 1923\tгода"),
        ("  отступ\n\n\n\nабзац\n", "отступ\n\nабзац"),
        ("x" + "\u0316" * 99, "x" + "\u0316" * 4),
    ],
)
def test_what_nobody_sees_is_taken_out(written: str, read: str) -> None:
    assert clean(written) == read
    assert clean(read) == read


def test_a_heading_over_a_plain_text_is_its_title() -> None:
    assert read_document(f"Жизнь Смирнова\n\n{STORY}".encode(), "a.txt").title == "Жизнь Смирнова"
    assert read_document(f"{STORY}\n\n{STORY}".encode(), "a.txt").title == ""


def test_a_long_text_is_cut_after_a_sentence_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("authoring.reading.MOST_CHARACTERS", 1_000)
    monkeypatch.setattr("authoring.reading.document.MOST_CHARACTERS", 1_000)
    story = f"{STORY} " * 40
    for kind, data in (("txt", story.encode()), ("md", f"{story}\n\n".encode() * 2), ("docx", word(*[story] * 2)),
                       ("epub", book(*[story] * 2)), ("pdf", pdf([STORY] * 40))):  # fmt: skip
        document = read_document(data, f"a.{kind}")
        assert 900 < len(document.text) <= 1_000
        assert document.text.endswith("телеграфов.")
        assert document.notes == ("cut",)


# --- Markdown


@each_row(
    ("written", "read"),
    [
        ("## Глава *первая* ##\nтекст", "Глава первая\nтекст"),
        ("Глава\n=====\nтекст", "Глава\nтекст"),
        ("строка\nи *ещё* **одна** ***вот***", "строка и ещё одна вот"),
        ("_да_ и __нет__, snake_case_name, 2 * 3", "да и нет, snake_case_name, 2 * 3"),
        ("[Смирнов](http://a.b/c_(d) 'x') и [Троцкий][t]\n\n[t]: http://e.f", "Смирнов и Троцкий"),
        ("- один\n- два\n  дальше\n1. три\n   1) четыре", "один\nдва дальше\nтри\nчетыре"),
        ("1917. Февраль\n\n- [x] сделано", "1917. Февраль\n\nсделано"),
        ("> цитата\n> дальше\n\n***\n\nкод `a < b_c` тут", "цитата дальше\n\nкод a < b_c тут"),
        ("```python\nx = 1\n```\nпосле", "x = 1\n\nпосле"),
        ("до <!-- не\n\nвидно --> после<br>тут &amp; &laquo;там&raquo;", "до после тут & «там»"),
        ("| Год | Что |\n|:--|--:|\n| 1923 | нарком |", "Год\tЧто\n1923\tнарком"),
        ("Белеет парус  \nодинокий", "Белеет парус\nодинокий"),
        (r"\*не курсив\* и 5\. пункт", "*не курсив* и 5. пункт"),
        ("<https://a.b> и \\\nпотом", "https://a.b и\nпотом"),
    ],
)
def test_markdown_reads_as_its_page(written: str, read: str) -> None:
    assert read_document(written.encode(), "a.md").text == read


def test_what_markdown_shows_beside_the_text_is_left_out_and_counted() -> None:
    written = "---\ntitle: 'Жизнь'\n---\n![портрет](a.png)\n\nТекст[^1] <img src='b.png'>\n\n[^1]: сноска\n"
    document = read_document(written.encode(), "a.md")
    assert (document.text, document.title, set(document.notes)) == ("Текст", "Жизнь", {"footnotes", "pictures:2"})


# --- Word


def test_a_word_document_is_read_in_its_order() -> None:
    data = word("# Жизнь Смирнова", STORY, "- первое", "- второе", "1923|нарком", "Конец.")
    assert read_document(data, "a.docx") == Document(
        f"Жизнь Смирнова\n{STORY}\nпервое\nвторое\n1923\tнарком\nКонец.", "Жизнь Смирнова", "docx"
    )
    assert read_document(word(STORY, title="Из свойств"), "a.docx").title == "Из свойств"


@each_row(
    ("body", "read", "notes"),
    [
        ("<w:p><w:ins><w:r><w:t>но</w:t></w:r></w:ins><w:del><w:r><w:delText>ста</w:delText></w:r></w:del>"
         "<w:r><w:t>вое</w:t></w:r></w:p>", "новое", ()),
        ("<w:sdt><w:sdtContent><w:p><w:r><w:t>в поле</w:t></w:r></w:p></w:sdtContent></w:sdt>", "в поле", ()),
        ("<w:p><w:r><w:t>текст</w:t><w:footnoteReference w:id='1'/><w:br/><w:t>ниже</w:t></w:r></w:p>",
         "текст\nниже", ("footnotes",)),
        ("<w:p><w:r><w:drawing/><w:t>Рис. 1</w:t></w:r></w:p>", "Рис. 1", ("pictures:1",)),
        ("<w:p><w:r><w:instrText>PAGE</w:instrText><w:t>рево\u00adлюция</w:t></w:r></w:p>", "революция", ()),
    ],
)  # fmt: skip
def test_a_word_document_reads_as_it_is_shown(body: str, read: str, notes: tuple[str, ...]) -> None:
    document = read_document(word_of(body), "a.docx")
    assert (document.text, document.notes) == (read, notes)


# --- books


def test_a_book_is_read_in_the_order_of_its_spine() -> None:
    data = book("<h1>Глава&nbsp;I</h1><p>Первый\n абзац.</p>", "<p>Второй<br/>абзац.</p>", title="Жизнь")
    assert read_document(data, "a.epub") == Document("Глава I\nПервый абзац.\n\nВторой\nабзац.", "Жизнь", "epub")


@each_row(
    ("page", "read"),
    [
        ("<ul><li>один</li><li>два</li></ul>", "один\nдва"),
        ("<table><tr><th>Год</th><th>Что</th></tr><tr><td><p>1923</p></td><td>нарком</td></tr></table>",
         "Год\tЧто\n1923\tнарком"),
        ("<style>p {}</style><script>x < 1</script><p>текст<a epub:type='noteref'>1</a></p>", "текст"),
        ("<p>не закрыт <b>жирный<p>другой & третий < всех", "не закрыт жирный\nдругой & третий < всех"),
        ("<p>текст</p><aside epub:type='footnote'><p>сноска</p></aside><p>дальше</p>", "текст\nдальше"),
    ],
)  # fmt: skip
def test_a_page_of_a_book_reads_as_it_is_shown(page: str, read: str) -> None:
    assert read_document(book(page), "a.epub").text == read


# --- PDF

WIDE = "Иван Никитич Смирнов родился в бедной крестьянской семье в"


def test_lines_of_print_become_paragraphs() -> None:
    page = ["Глава первая", WIDE, "Рязанской губернии и рано ушёл на заработки, а в годы рево-", "люции стал вождём.",
            "Потом жил в Санкт-", "Петербурге и кое-", "где ещё."]  # fmt: skip
    assert lines(pdf(page)) == [
        "Глава первая",
        f"{WIDE} Рязанской губернии и рано ушёл на заработки, а в годы революции стал вождём.",
        "Потом жил в Санкт-Петербурге и кое-где ещё.",
    ]


def test_running_heads_and_page_numbers_are_no_text() -> None:
    body = [[f"{letter} {WIDE}", f"{letter * 40} {letter * 20}", f"губернии {letter}."] for letter in "абвгде"]
    heads = ("Жизнь Смирнова", "Автор")
    read = lines(pdf(*([heads[n % 2], *page, f"— {n + 1} —"] for n, page in enumerate(body))))
    assert read == [" ".join(page) for page in body]


@each_row(
    "pages",
    [
        [["1917 год", "Революция."], ["1918 год", "Гражданская война."], ["1919 год", "Второй съезд."]],
        [[STORY]] * 6,
        [["Стихи", "Первое."], ["Стихи", "Второе."], ["Стихи"]],
    ],
)
def test_headings_of_a_chronicle_and_whole_pages_are_no_running_heads(pages: list[list[str]]) -> None:
    read = lines(pdf(*pages))
    assert all(page[-1] in "\n".join(read) for page in pages)
    assert "1917 год" in read or pages[0][0] != "1917 год"


def test_a_pdf_that_only_forbids_copying_is_read() -> None:
    assert lines(locked(pdf([STORY]), "")) == [STORY]


def test_a_pdf_with_russian_under_western_letters_is_read() -> None:
    document = read_document(pdf([STORY], with_letters=False), "a.pdf")
    assert (document.text, document.notes) == (STORY, ("encoding:cp1251",))


def test_pages_without_text_are_counted() -> None:
    document = read_document(pdf([STORY], [], [STORY], title="Жизнь", picture=True), "a.pdf")
    assert (document.title, document.notes) == ("Жизнь", ("pages-without-text:1",))
    assert read_document(pdf([STORY], title="Microsoft Word - Документ1.doc"), "a.pdf").title == ""
