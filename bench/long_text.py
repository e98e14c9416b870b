"""A long text made of short ones: the same stories, told of other people each time."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random
from typing import Final

TEXTS: Final = Path(__file__).parent / "texts" / "tuned"
_SURNAME: Final = re.compile(
    r"\b(?=[А-ЯЁ][а-яё]{3})[А-ЯЁ][а-яё]+(?:[оеё]в|ин|ск)(?:|а|у|ым|ом|е|ой|ы|ых|ий|ого|ому|им|ая|ую)\b"
)
_FRONTS: Final = ("Ба", "Ве", "Гу", "Да", "Жи", "Ка", "Ло", "Му", "Не", "По", "Ру", "Се", "Та", "Фе", "Ча")


def long_text(characters: int, copy: int = 0) -> str:
    """Paragraphs of Russian prose, at least so many characters and no more than a paragraph longer.

    The stories come in another order each time, and surnames get another beginning («Смирнов» → «Басмирнов»), so
    that ten times the text has ten times the people. copy: texts of different numbers share no surname.
    """
    stories = [path.read_text("utf-8") for path in sorted(TEXTS.glob("*.ru.txt"))]
    chance = Random(copy)
    found: list[str] = []
    length = turn = 0
    while length < characters:
        chance.shuffle(stories)
        front = _front(copy * 100 + turn)
        for story in stories:
            for paragraph in _renamed(story, front).split("\n\n"):
                if length < characters:
                    found.append(paragraph)
                    length += len(paragraph) + 2
        turn += 1
    return "\n\n".join(found)


def _renamed(story: str, front: str) -> str:
    return _SURNAME.sub(lambda match: front + match[0].lower(), story)


def _front(number: int) -> str:
    """Another beginning of a surname for each number."""
    more, place = divmod(number, len(_FRONTS))
    return _FRONTS[place] + "".join(_FRONTS[int(digit)].lower() for digit in str(more))
