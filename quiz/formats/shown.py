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
ASIDE = re.compile(r"\[[^\]]*\]|\\.|_.|\*.|\"[^\"]*\"")
"""What a number format holds besides the signs of a date: a locale, spacing, words."""
TOKENS = re.compile(r"y+|m+|d+|h+|s+|am/pm|a/p|[-./: ,]+", re.IGNORECASE)
RUSSIAN = re.compile(r"\[\$-[0-9a-f]*19\]", re.IGNORECASE)


def as_shown(value: object, number_format: str) -> str:
    """What stands in the cell, in words; "" for nothing."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case str():
            return unescaped(value)
        case int() | float():
            return _number(value, number_format)
        case datetime.datetime() | datetime.date():
            return _date(value, number_format)
        case datetime.time():
            return value.strftime("%H:%M:%S" if value.second else "%H:%M")
        case datetime.timedelta():
            minutes, seconds = divmod(round(value.total_seconds()), 60)
            return f"{minutes // 60}:{minutes % 60:02}" + (f":{seconds:02}" if seconds else "")
        case _:
            return str(value)


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


def _number(value: float, number_format: str) -> str:
    percent = "%" in ASIDE.sub("", number_format)
    if percent:
        value = value * 100
    said = str(int(value)) if float(value).is_integer() and abs(value) < 1e15 else f"{value:.15g}"
    return f"{said}%" if percent else said


def _date(value: datetime.date, number_format: str) -> str:
    """By the format of the cell where it is one of days, months and years; else 15.10.1923."""
    language = "ru" if RUSSIAN.search(number_format) else "en"
    tokens = TOKENS.findall(ASIDE.sub("", number_format.split(";")[0]).lower())
    whole = value if isinstance(value, datetime.datetime) else datetime.datetime.combine(value, datetime.time())
    if number_format in ("mm-dd-yy", "General") or not any(token[0] in "ydm" for token in tokens):
        moment = f" {whole:%H:%M}" if (whole.hour or whole.minute) else ""
        return f"{whole:%d.%m.}{whole.year:04}{moment}"
    parts: list[str] = []
    for place, token in enumerate(tokens):
        before = next((each for each in reversed(tokens[:place]) if each[0].isalpha()), "")
        after = next((each for each in tokens[place + 1 :] if each[0].isalpha()), "")
        is_minute = token[0] == "m" and len(token) < 3 and (before.startswith("h") or after.startswith("s"))
        parts.append(f"{whole.minute:02}" if is_minute else _token(whole, token, language))
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
        case "s":
            return f"{value.second:02}"
        case "a":
            return ""
        case _:
            return token
