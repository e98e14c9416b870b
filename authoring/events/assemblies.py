"""«XIII партийная конференция»: of which party? «XIII конференция РКП (б)», where the text names it."""

from __future__ import annotations

import re
from typing import Final

from authoring.events.clause import Refused
from authoring.events.context import Context
from authoring.events.nouns import NTH
from authoring.events.stand import Standing
from authoring.events.wording import Said
from authoring.gazetteer import times_without
from authoring.parsing import Token
from authoring.topic import noun_of
from quiz.drafts import Step

_MEETINGS: Final = frozenset({"съезд", "конференция", "пленум"})
_PARTIES: Final = re.compile(r"\b(?:РСДРП|РКП|ВКП)(?: \(б\))?|\bКПСС\b")
_NUMBER: Final = re.compile(r"[IVXLC]+|\d+(?:-\w+)?")


def party_by_name(standing: Standing, context: Context) -> None:
    """A numbered meeting of «the party» gets the party's name of that year; refused where the text does not name it."""
    clause = standing.clause
    for token in clause.words():
        if noun_of(token) not in _MEETINGS or token.i in standing.instead:
            continue
        below = [t for t in clause.parsed.children(token.i) if t.i in clause.kept]
        of_party = next((t for t in below if t.lower.startswith("партийн")), None)
        if of_party is None or not any(map(_is_number, below)) or _names_party(clause.words()):
            continue
        party = _party(standing, context)
        if party is None:
            raise Refused("whose", token.text)
        standing.without.add(of_party.i)
        standing.reworded[token.i] = Said(token.i, f"{token.text} {party}")
        standing.says_more = True
        standing.steps.append(Step("party-by-name", party))
        return


def _is_number(token: Token) -> bool:
    return bool(_NUMBER.fullmatch(token.text)) or token.lower.startswith(NTH)


def _names_party(words: list[Token]) -> bool:
    return any(_PARTIES.match(token.text) for token in words)


def _party(standing: Standing, context: Context) -> str | None:
    """The name that the text has for the party and that it bore at the time; None where it has none, or two."""
    dates = [one for one in context.dates[standing.sentence] if one.complete]
    named = sorted(set(_PARTIES.findall(context.text)))
    fitting = {name for name in named if dates and times_without(name, dates[0].first)}
    return fitting.pop() if len(fitting) == 1 else None
