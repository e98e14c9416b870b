"""What the worker does with a file of questions: reads it, all or nothing."""

from __future__ import annotations

from collections.abc import Callable

from quiz.drafts import Draft, Progress, Seen, Stage
from quiz.formats import BadFile
from quiz.formats.exchange import import_file
from quiz.questions import QuestionSet


def read(
    data: bytes, name: str, *, title: str, seed: int, tell: Callable[[Progress], None], sized: Callable[[int], None]
) -> Draft:
    """The questions in the file, as a draft; if anything is wrong with it, none, and all that is wrong."""
    tell(Progress(Stage.READING, 0, 1))
    sized(len(data))
    try:
        imported = import_file(data, name)
    except BadFile as error:
        return Draft(QuestionSet(title, "", ()), _seen(""), faults=error.faults)
    tell(Progress(Stage.READING, 1, 1))
    return Draft(imported.questions, _seen(imported.questions.language), left_out=imported.left_out)


def _seen(language: str) -> Seen:
    return Seen(language, 0, 0, 0, 0)
