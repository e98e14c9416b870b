"""Line 6 and what stands beside it: what is asked happened, and one can tell when."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from bench.quality.asked import Asked
from bench.quality.dates import lacks_year, spans
from bench.quality.ground import Ground
from bench.quality.words import forms, known, may_be, part, words
from quiz.questions import Kind

_LISTS: Final = frozenset({Kind.ORDER, Kind.MATCH})


def happened(asked: Asked, ground: Ground) -> Iterator[str]:
    """«Что произошло? — Смирнов состоял в партии»: a state does not happen; a person looks."""
    if ground.language != "ru" or not (asked.kind in _LISTS or asked.stem.startswith("Что произошло")):
        return
    for option in asked.options or asked.right:
        verbs = [one.text for one in words(option) if part(one.text) in {"VERB", "PRTS"} and known(one.text)]
        if verbs and all(any(forms(verb, "impf")) and not may_be(verb, "perf") for verb in verbs[:1]):
            yield option


def yearless(asked: Asked, ground: Ground) -> Iterator[str]:
    """A day without its year leaves open which: a person looks whether the rest of the question tells."""
    if asked.kind in _LISTS or spans(asked.said):
        return
    if lacks_year(asked.said) or any(lacks_year(one) for one in asked.right):
        yield asked.about
