"""Texts that somebody might send to see what breaks."""

from __future__ import annotations

from random import Random
from typing import Any, Final

from sandbox.wire import Json

SAMPLES: Final = (
    "", " ", "\0", "\n" * 50, "null", "undefined", "NaN", "-0", "1e999", "9" * 400, "٣١٤", "½", "Ⅻ", "１９２３",
    "\ud800", "\udfff\ud800", "a\ud83d", "\ufeff", "\u202eсмирнов\u202c", "\u200b" * 30, "\u0301" * 200,
    "👩‍👩‍👧‍👦" * 20,
    "<b>", "<b><i></b></i>", "&lt;&#0;&#x110000;", "<a href='tg://user?id=1'>x</a>", "</pre>```", "{ $count ->",
    "%s%n%x", "'; DROP TABLE learners; --", "\\", "\\u0000", "../../etc/passwd", "=cmd|' /C calc'!A0", "${jndi:ldap://x}",
    "{{7*7}}", "Ð¡Ð¼Ð¸Ñ€Ð½Ð¾Ð²", "Ñìèðíîâ", "ß", "İ", "ﬃ", "ǅ", "Ω" * 300, "смирнов " * 60, "1923", "не скажу",
    "12:00", "25:61",
)  # fmt: skip
"""Among them broken surrogate pairs, marks that turn the line around, mojibake, and letters that change in length."""
COMMANDS: Final = ("start", "learn", "sets", "stats", "settings", "undo", "help", "export", "forget", "teach", "")
AFTER: Final = (
    "",
    " ",
    "@measured_bot",
    "@another_bot",
    " smirnov",
    "\0",
    " " * 3000,
    "\n",
    "\nпривет",
    ",",
    "!",
    "\tx",
    "/x",
)
"""What may follow a command."""
LONG, VERY_LONG = 100_000, 1_000_000
"""Characters; Telegram itself lets 4096 through."""


def text(chance: Random, most: int = VERY_LONG) -> str:
    """Any text of at most so many characters; long ones are rare."""
    size = chance.random()
    if size < 0.8:
        return chance.choice(SAMPLES)[:most]
    if size < 0.97:
        return "".join(chr(_letter(chance)) for _ in range(chance.randrange(60)))[:most]
    length = 4096 if size < 0.998 else LONG if size < 0.99995 else VERY_LONG
    return (chance.choice(("а", "x ", "\n", "<", "&", "1", "\u0301", "😀", "(")) * length)[: min(length, most)]


def _letter(chance: Random) -> int:
    """Any code point but a surrogate; half a pair is among the samples."""
    code = chance.choice((chance.randrange(0x80), chance.randrange(0x500), chance.randrange(0x110000)))
    return 0xFFFD if 0xD800 <= code < 0xE000 else code


def words_for_a_command(chance: Random) -> Json:
    """A message that begins like a command, marked as one rightly or not."""
    name = chance.choice(COMMANDS)
    rest = chance.choice((*AFTER, " " + text(chance, 200)))
    said = f"{chance.choice(('/', '/', '/', '//', '／', ' /'))}{name}{rest}"
    usual: dict[str, Any] = {"type": "bot_command", "offset": 0, "length": len(name) + 1}
    marks: tuple[Any, ...] = (
        [usual], [usual], [usual], [], [usual] * 200, [usual | {"offset": -5}], [usual | {"length": 10**9}],
        [usual | {"length": -1}], [usual | {"offset": 1.5}], [usual | {"type": "quantum"}], [usual | {"user": None}],
        [{}], [usual | {"type": "text_link", "url": "javascript:x"}], None, "bot_command",
    )  # fmt: skip
    return {"text": said, "entities": chance.choice(marks)}
