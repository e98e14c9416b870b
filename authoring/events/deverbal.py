"""Nouns of events: a date behind one of them may be its own and not the verb's."""

from __future__ import annotations

import re
from typing import Final

_EVENT_NOUN: Final = re.compile(
    r"(?:ния|нии|нием|нию|тия|тии|тию|ции|цию|цией|смерти|гибели|войны|битвы|победы|выборов|кончины|распада|развода"
    r"|переворота|съезда|пожара|ухода|приезда|отъезда|убийства|начала|конца)$"
)
_NO_EVENT: Final = re.compile(
    r"(?:оппози|организа|партии|на|стан|сек|провин|администра|конститу|фрак|тради|лек|мили|поли|функ|пози|коллек|юсти"
    r"|фран|гре|тур|шве|флоти|гимна|ассоциа|федера|корпора|делега|комис)ци[ияюей]+$|здани|имени|знамени"
)
"""They end as deverbal nouns do, and are none."""


def is_event_noun(word: str) -> bool:
    """«подписания», «смерти», «войны»."""
    return _EVENT_NOUN.search(word) is not None and _NO_EVENT.search(word) is None
