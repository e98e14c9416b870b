"""Bytes → letters: UTF-8, UTF-16, and the old encodings of Russian by how often its letters occur."""

from __future__ import annotations

import codecs
import math
import re
import unicodedata

from authoring.errors import UnreadableText

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins as that of UTF-16 does: asked for first
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
RUSSIAN = ("cp1251", "koi8-r", "cp866", "mac-cyrillic", "iso8859-5")

PER_MILLE = dict(
    zip(
        "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё",
        (110, 85, 80, 74, 67, 63, 55, 47, 45, 44, 35, 32, 30, 28, 26, 20, 19, 17, 17, 16, 16, 14, 12, 10, 9, 7, 6, 5, 4,
         3, 3, 1, 1),
        strict=True,
    )
)  # fmt: skip
"""How often a letter stands among a thousand, in the Russian National Corpus, rounded."""

_PAIRS = """
    ав ад аз ак ал ам ан ар ас ат ач ая би бо бы ва ве ви вл во вс вы га ги го да де ди дл дн до ду ев ег ед ее
    ез ей ек ел ем ен ер ес ет же жи за зн ив ие из ии ий ик ил им ин ир ис ит их иц ич ия йс ка ки ко кт ку ла
    ле ли ло ль ля ма ме ми мо мп му на нг не ни нн но нс нт ну ны об ов ог од ое ож оз ой ок ол ом он оп ор ос
    от па пе по пр ра ре ри рн ро рт ру ры са си ск сл см со сп сс ст су сь ся та тв те ти тн то тр тс ту ты ть
    уд уп ур ую хо це ци ча че чи чт ше ые ыл ых ьн
"""
COMMON_PAIRS = frozenset(_PAIRS.split())
"""Those that make up four fifths of the pairs of letters in Russian prose."""

SAMPLE = 65_536
"""Bytes an encoding is guessed from; a multiple of four, so that no UTF-16 or UTF-32 letter is halved."""

LEAST_LIKELIHOOD = -4.0
"""Mean log-likelihood of a letter in Russian; Russian has about -2.8 rightly decoded, below -4.3 wrongly."""

IMPOSSIBLE = -10.0
UNUSUAL = -7.0
SIGNS = frozenset("«»„“”‘’–—…№§°©®•\xa0")
ENDING_SIGNS = frozenset("–—…”’°•")
FOREIGN = (
    "cp1252", "cp1250", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257",
    "gb18030", "big5", "cp932", "euc_jp", "cp949",
)  # fmt: skip
MOST_CONTROLS = 0.02
MOST_DAMAGE = 0.03


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text and the notes on how it was read. Raises UnreadableText: "not-text" or "encoding"."""
    for mark, codec in MARKS:
        if data.startswith(mark):
            return _with_damage(data[len(mark) :].decode(codec, "replace"))
    try:
        if not re.search("[\0\4]", (text := data.decode("utf-8"))[:SAMPLE]):
            _refuse_controls(data)
            return text, ()
    except UnicodeDecodeError:
        pass
    if (wide := _utf16_without_mark(data)) is not None:
        return data.decode(wide, "replace"), ("encoding:utf-16",)
    _refuse_controls(data)
    if (mended := _damaged_utf8(data)) is not None:
        return _with_damage(mended)
    old = _russian(data[:SAMPLE]) or _foreign(data[:SAMPLE])
    if old is None:
        raise UnreadableText("encoding")
    return data.decode(old, "ignore"), (f"encoding:{old}",)


def _with_damage(text: str) -> tuple[str, tuple[str, ...]]:
    """A text without its unreadable letters, and their number."""
    damaged = text.count("\ufffd")
    if damaged > MOST_DAMAGE * len(text) + 2:
        raise UnreadableText("encoding")
    return text.replace("\ufffd", ""), (f"damaged-letters:{damaged}",) if damaged else ()


def _refuse_controls(data: bytes) -> None:
    """What is full of control characters was never a text."""
    sample = data[:SAMPLE]
    controls = len(re.findall(rb"[\x00-\x08\x0e-\x19\x1c-\x1f\x7f]", sample))
    if controls > MOST_CONTROLS * len(sample) or sample.count(0) > 2:
        raise UnreadableText("not-text")


def _damaged_utf8(data: bytes) -> str | None:
    """UTF-8 with a few bytes lost, as a download breaks off; None for another encoding."""
    text = data.decode("utf-8", "replace")
    whole = sum(letter > "\x7f" for letter in text[:SAMPLE])
    damaged = text[:SAMPLE].count("\ufffd")
    return text if damaged <= 1 + MOST_DAMAGE * whole and whole > 2 * damaged else None


def _utf16_without_mark(data: bytes) -> str | None:
    """Latin letters and spaces have a zero for their other byte, Cyrillic ones a four."""
    sample = data[: min(SAMPLE, len(data) & ~1)]
    if len(sample) < 4 or not (0 in sample or 4 in sample):
        return None
    ratings = {codec: _share_of_words(sample.decode(codec, "replace")) for codec in ("utf-16-le", "utf-16-be")}
    best = max(ratings, key=lambda codec: ratings[codec])
    return best if ratings[best] > 0.9 else None


def _share_of_words(text: str) -> float:
    """How much of a text is Latin or Cyrillic letters, digits and what stands between them."""
    usual = re.findall("[\t\n\r -~\xa0-\xff\u0400-\u045f\u0490\u0491\u2010-\u203a\u2116]", text)
    return len(usual) / len(text) if text else 0.0


def _russian(data: bytes) -> str | None:
    """The encoding that makes the likeliest Russian of the bytes; None if none makes any."""
    scores = {codec: _mean(data, codec) for codec in RUSSIAN}
    best = max(scores, key=lambda codec: scores[codec])
    return best if scores[best] > LEAST_LIKELIHOOD else None


def _mean(data: bytes, codec: str) -> float:
    """Mean log-likelihood of the characters beyond ASCII, read in this encoding as Russian words.

    A letter is as likely as it is frequent, more so in a common pair; a capital after a small letter, a Russian
    letter beside a Latin one, a frame or a letter of another alphabet are all but impossible.
    """
    text = data.decode(codec, "replace")
    total, count, before = 0.0, 0, " "
    for letter in text:
        if letter > "\x7f":
            total += _likelihood(letter, before)
            count += 1
        before = letter
    return total / count if count else IMPOSSIBLE


def _likelihood(letter: str, before: str) -> float:
    small = letter.lower()
    often = PER_MILLE.get(small)
    if often is None:
        if letter in SIGNS:
            return IMPOSSIBLE if letter == "\xa0" and before == " " else -4.5
        if before.isalpha() and letter != small and before != before.upper():
            return IMPOSSIBLE  # «подъЄм» of Mac Cyrillic is «подъём» of cp1251
        return UNUSUAL if unicodedata.category(letter) in ("Lu", "Ll") else IMPOSSIBLE
    if before.isalpha() and (before.isascii() or (letter != small and before != before.upper())):
        return IMPOSSIBLE
    if before in ENDING_SIGNS:  # «–енкина» of Mac Cyrillic is «Ренкина» of cp1251
        return UNUSUAL
    capital = 0.0 if letter == small else 0.2 if before.isalpha() else 0.6
    pair = 0.0 if not before.isalpha() else 1.0 if before.lower() + small in COMMON_PAIRS else -1.0
    return math.log(often / 1000) - capital + pair


def _foreign(data: bytes) -> str | None:
    """The encoding of a text that is not Russian, as charset-normalizer guesses it."""
    if not re.search(rb"[\x80-\xff]{2}", data):  # é, ü, “ each alone among ASCII letters
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(data[:8192], cp_isolation=list(FOREIGN), threshold=0.15, enable_fallback=False).best()
    return best.encoding if best is not None else None
