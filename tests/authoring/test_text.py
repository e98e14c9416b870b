"""Raw text → lines, sentences, words: every one with its place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from authoring.text import LineKind, language_of, level, lines_of, sentences_of, words_of
from tests.rows import each_row


@given(st.text(alphabet='абвХСМІV XIАя"«»“”-–—\n\t\u00a0.,09a', max_size=80))
def test_levelling_never_moves_a_letter(text: str) -> None:
    assert len(level(text)) == len(text)


@each_row(
    ("raw", "levelled"),
    [
        ("на ХV съезде", "на XV съезде"),
        ("в ХІХ веке", "в XIX веке"),
        ("С. П. Королёв", "С. П. Королёв"),
        ('газета "Искра" вышла', "газета «Искра» вышла"),
        ("“Искра”", "«Искра»"),
        ("Лапин Иван [3 мая 1871, Томск]", "Лапин Иван (3 мая 1871, Томск)"),
        ("герой Советского союза", "герой Советского Союза"),
        ("во второй мировой войне", "во Второй мировой войне"),
        ("великая отечественная война", "Великая Отечественная война"),
        ("союз советских писателей", "союз советских писателей"),
        ("в\u00a01923\u00a0году", "в 1923 году"),
    ],
)
def test_signs_that_mean_the_same_are_written_the_same(raw: str, levelled: str) -> None:
    assert level(raw) == levelled


def kinds(text: str) -> list[LineKind]:
    return [line.kind for line in lines_of(text)]


def test_a_short_line_without_a_full_stop_is_a_heading() -> None:
    assert kinds("Детство и юность\n\nОн родился в 1901 году.") == [LineKind.HEADING, LineKind.PROSE]


def test_what_follows_a_colon_in_small_letters_is_a_list() -> None:
    text = "Завод выпускал:\nтракторы;\nплуги;\nсеялки.\nВ 1930 году его расширили."
    assert kinds(text) == [LineKind.PROSE, *[LineKind.ITEM] * 3, LineKind.PROSE]


def test_a_poem_is_verse() -> None:
    assert kinds("Мороз и солнце\nДень чудесный\nЕщё ты дремлешь\nДруг прелестный") == [LineKind.VERSE] * 4


def test_a_list_of_terms_is_no_verse() -> None:
    text = "Съезд — собрание партии\nКомитет: его рабочий орган\nНаркомат - министерство\nДекрет — закон"
    assert LineKind.VERSE not in kinds(text)
    assert kinds("Мороз и солнце — день чудесный\nЕщё ты дремлешь\nДруг прелестный\nПора, красавица") == (
        [LineKind.VERSE] * 4
    )


def test_lines_broken_by_hand_are_one_paragraph() -> None:
    text = (
        "В 1861 году в Петербурге открылась первая в стране народная\n"
        "библиотека, которую построили на деньги купцов и где мог\n"
        "читать всякий. Через год в ней было пять тысяч книг."
    )
    assert kinds(text) == [LineKind.PROSE]
    assert len(sentences(text)) == 2


def sentences(text: str) -> list[str]:
    (line,) = lines_of(text)
    return [text[one.start : one.end] for one in sentences_of(text, line, 0)]


@each_row(
    ("text", "count"),
    [
        ("Поход начался в 1867 г. К зиме вернулись все.", 2),
        ("Его принял И. Н. Петров. Разговор был короткий.", 2),
        ("В 1919 году он вступил в РКП (б). Через год уехал.", 2),
        ("«Пора! — сказал он. — Завтра будет поздно». Все встали.", 2),
        ("Мост строили у г. Казани и ст. Свияжск. Работы шли год.", 2),
    ],
)
def test_a_sentence_ends_where_a_reader_would_say(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_a_name_with_its_initials_is_one_word_and_so_is_a_party_with_its_wing() -> None:
    text = "И. Н. Петров и Козлов А. Б. вышли из РКП (б)."
    words = [text[word.start : word.end] for word in words_of(text, 0, len(text))]
    assert words == ["И. Н. Петров", "и", "Козлов А. Б.", "вышли", "из", "РКП (б)", "."]


@each_row(
    ("text", "language"),
    [
        ("В этом году они приехали в город и не нашли там никого из своих.", "ru"),
        ("The bridge was built in the year of the great flood, and it still stands.", "en"),
        ("Der Zug war um acht in der Stadt, und die Leute standen auf dem Platz.", "de"),
        ("1917 1918 1919", ""),
        ("", ""),
    ],
)
def test_the_language_is_told_by_small_words(text: str, language: str) -> None:
    assert language_of(text) == language
