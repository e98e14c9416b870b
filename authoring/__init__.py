"""Text → sentences → events → facts → questions. `generate` is the door."""

from __future__ import annotations

from collections.abc import Callable

from quiz.drafts import Draft, Lack, Progress, Seen
from quiz.questions import QuestionSet

__all__ = ["generate"]


def generate(
    text: str,
    *,
    title: str = "",
    source: str = "",
    language: str | None = None,
    seed: int = 0,
    progress: Callable[[Progress], None] | None = None,
) -> Draft:
    """Questions from a text about events, as a draft for a teacher to review.

    text: plain, a paragraph a line (lines broken by hand are joined). language: "ru" or what else it is known to be;
    by itself it is looked for in the text. The same text and seed give the same draft. Never raises for any text:
    what is missing is said in `Draft.seen`.
    """
    from authoring.text import language_of

    found = language or language_of(text)
    if found != "ru":
        lacks = (Lack.OTHER_LANGUAGE,) if found else (Lack.NO_SENTENCES,)
        empty = QuestionSet(title=title, language="ru", facts=(), source=source, material=text, draft=True)
        return Draft(empty, Seen(found, len(text), 0, 0, 0, lacks))
    from authoring.pipeline import write_draft

    return write_draft(text, title, source, seed, progress or (lambda _: None))
