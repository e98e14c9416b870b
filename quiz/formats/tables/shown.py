"""Values of a spreadsheet's cells as people see them: «1921», not «1921.0»."""

from __future__ import annotations

import datetime
import re

MONTHS = {
    "ru": (
        "января", "февраля", "марта", "апреля", "мая", "июня",
        "июля", "августа", "сентября", "октября", "ноября", "декабря",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip
ASIDE = re.compile(r"\[(?!h+\])[^\]]*\]|\\.|_.|\*.|\"[^\"]*\"", re.IGNORECASE)
"""What a number format holds besides the signs of a date: a locale, spacing, words."""
TOKENS = re.compile(r"\[h+\]|y+|m+|d+|h+|s+|am/pm|a/p|[-./: ,]+", re.IGNORECASE)
RUSSIAN = re.compile(r"\[\$-[0-9a-f]*19\]", re.IGNORECASE)
WITHOUT_A_FORMAT = "dd.mm.yyyy"
LOCAL_DATES = frozenset({"mm-dd-yy", "m/d/yy", "General", ""})
"""Formats that Excel shows as the country has it; here they are shown as 15.10.1923."""
FIRST_DAYS = {False: datetime.datetime(1899, 12, 30), True: datetime.datetime(1904, 1, 1)}  # noqa: DTZ001  cells have no zone


def number_shown(value: float, number_format: str, since_1904: bool = False) -> str:
    """A number, a share in percent, or a day, as its format has it."""
    bare = ASIDE.sub("", number_format.split(";")[0]).lower() if number_format else ""
    if "%" in bare:
        return f"{_digits(value * 100)}%"
    if bare != "general" and re.search(r"[ymdhs]", bare):
        try:
            # Excel counts a 29th of February 1900 that never was.
            days = value + 1 if value < 60 and not since_1904 else value
            return _date(FIRST_DAYS[since_1904] + datetime.timedelta(days=round(days * 86400) / 86400), number_format)
        except (OverflowError, ValueError):
            return _digits(value)
    return _digits(value)


def date_shown(said: str, number_format: str) -> str:
    """A day that is written as 1923-10-15; as it stands if it is none."""
    try:
        return _date(datetime.datetime.fromisoformat(said.strip().removesuffix("Z")), number_format)
    except ValueError:
        return said


def unescaped(text: str) -> str:
    """Excel writes what XML cannot hold as _x000D_, and what looks like it as _x005F_x000D_."""
    if "_x" in text:
        text = re.sub(
            r"_x005F_(?=x[0-9A-Fa-f]{4}_)|_x000D_\n?", lambda found: "_" if found[0] == "_x005F_" else "\n", text
        )
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def escaped(text: str) -> str:
    """The text as `unescaped` gives it back."""
    return re.sub(r"_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", text) if "_x" in text else text


def _digits(value: float) -> str:
    """Without what comes of counting in twos: 0.1, not 0.1000000000000001."""
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.15g}"


def _date(value: datetime.datetime, number_format: str) -> str:
    """By the format of the cell."""
    language = "ru" if RUSSIAN.search(number_format) else "en"
    pattern = WITHOUT_A_FORMAT if number_format in LOCAL_DATES else number_format
    tokens = TOKENS.findall(ASIDE.sub("", pattern.split(";")[0]).lower())
    parts: list[str] = []
    for place, token in enumerate(tokens):
        before = next((each for each in reversed(tokens[:place]) if each[0].isalpha() or "h" in each), "")
        after = next((each for each in tokens[place + 1 :] if each[0].isalpha()), "")
        is_minute = token[0] == "m" and len(token) < 3 and ("h" in before or after.startswith("s"))
        parts.append(f"{value.minute:02}" if is_minute else _token(value, token, language))
    return "".join(parts).strip(" ,-./:")


def _token(value: datetime.datetime, token: str, language: str) -> str:
    two = len(token) > 1
    match token[0]:
        case "y":
            return f"{value.year:04}" if len(token) > 2 else f"{value.year % 100:02}"
        case "m" if len(token) > 2:
            name = MONTHS[language][value.month - 1]
            return name if len(token) > 3 else name[:3]
        case "m":
            return f"{value.month:02}" if two else str(value.month)
        case "d" if len(token) > 2:
            return ""
        case "d":
            return f"{value.day:02}" if two else str(value.day)
        case "h":
            return f"{value.hour:02}" if two else str(value.hour)
        case "[":
            days = (value - FIRST_DAYS[False]).days - 1
            return str(days * 24 + value.hour)
        case "s":
            return f"{value.second:02}"
        case "a":
            return ""
        case _:
            return token
