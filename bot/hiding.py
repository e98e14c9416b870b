"""Secrets are taken out of all that is written: logs, reports, and what is said on the terminal."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from urllib.parse import quote, quote_plus, unquote, urlsplit

TOKEN = re.compile(r"\d{3,20}:[A-Za-z0-9_-]{10,}")
HIDDEN = "<token>"
SECRET = "<secret>"
IN_ADDRESS = re.compile(r"""(://[^\s/:@"'<>]*):[^\s/"'<>]*@|([?&]\w*password=)[^\s&"'<>]+""")
"""What stands for a password in an address: http://user:password@host, ?password=…"""
SHORTEST = 5
"""Characters of a secret that is looked for word for word: a shorter one would be found in half of all words."""

_known: re.Pattern[str] | None = None


def know_secrets(secrets: Iterable[str]) -> None:
    """From now on these are hidden wherever they turn up, in place of those known before.

    Of an address its password and its user are known as well: the key of a Sentry address is a user. Secrets of fewer
    than five characters are only found where their place gives them away.
    """
    global _known
    words = {form for secret in secrets for part in _parts(secret) for form in _forms(part) if len(form) >= SHORTEST}
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    _known = re.compile("|".join(map(re.escape, longest_first))) if words else None


def hide(text: str) -> str:
    """The text without known secrets, passwords in addresses, and whatever looks like a bot's token."""
    text = IN_ADDRESS.sub(_without_password, TOKEN.sub(HIDDEN, text))
    return text if _known is None else _known.sub(SECRET, text)


def _without_password(found: re.Match[str]) -> str:
    return f"{found[1]}:{SECRET}@" if found[1] is not None else f"{found[2]}{SECRET}"


def _parts(secret: str) -> Iterable[str]:
    """What is secret in it: all of it, or, of an address, who asks and with which password."""
    if "://" not in secret:
        return (secret,)
    try:
        parts = urlsplit(secret)
    except ValueError:
        return (secret,)
    name = parts.username if parts.password is None and parts.scheme.startswith("http") else None
    return [part for part in (name, parts.password) if part]


def _forms(secret: str) -> set[str]:
    """How it may be spelt: as it is, as in an address, as in JSON."""
    forms = set[str]()
    for plain in (secret, unquote(secret)):
        in_quotes = json.dumps(plain), json.dumps(plain, ensure_ascii=False), repr(plain)
        forms |= {plain, quote(plain, safe=""), quote_plus(plain), *(quoted[1:-1] for quoted in in_quotes)}
    return forms
