"""A set's questions as files: which there are, and one of them on its way."""

from __future__ import annotations

import re

from bot.buttons import GetTemplate, SetFiles, TakeFile, TeachSet, UpdateSet
from bot.screens.drafting import key
from bot.screens.phrases import lines, paragraphs
from bot.screens.screen import Key, Screen, rows
from bot.screens.together import in_draft_keys, in_draft_line
from bot.texts import Html, Words
from quiz.errors import Language, sentence
from quiz.formats.exchange import FORMATS
from quiz.formats.foreign import Exported, Format
from quiz.model import SetId
from quiz.questions import QuestionSet
from quiz.usecases.files import SetFiles as FilesOfSet

IN_CAPTION = 900
"""Characters of HTML under a file: Telegram takes 1024, and signs beyond the basic plane count twice."""
LONGEST_NAME = 60
WRITTEN: tuple[Format, ...] = tuple(each for each in FORMATS if each.write)


def files_screen(say: Words, files: FilesOfSet) -> Screen:
    """The formats to choose from. Whoever is about to update the set is told first that a colleague is at it."""
    set_ = files.set
    keys = [Key(say.plain(f"file-as-{each.name}"), TakeFile(set_.id, each.name)) for each in WRITTEN]
    pairs = [tuple(keys[start : start + 2]) for start in range(0, len(keys), 2)]
    return Screen(
        paragraphs(say("files-title", title=set_.title), in_draft_line(say, files.draft_of)),
        rows(
            *pairs,
            in_draft_keys(say, set_.id, files.draft_of),
            (key(say, "update-set", UpdateSet(set_.id)),),
            (key(say, "template", GetTemplate()),),
            (key(say, "to-set", TeachSet(set_.id)),),
        ),
    )


def file_screen(say: Words, id_: SetId, questions: QuestionSet, form: Format, written: Exported) -> Screen:
    """The file, with what it has no place for: below it, if that is much."""
    count = sum(len(fact.questions) for fact in questions.facts)
    about = say("file-ready", title=questions.title, facts=len(questions.facts), questions=count)
    language: Language = "ru" if say.language == "ru" else "en"
    lost = [say("fault-line", fault=sentence(fault, language)) for fault in written.lost]
    told = paragraphs(say("file-lost"), lines(lost)) if lost else Html("")
    fits = len(about) + len(told) <= IN_CAPTION
    caption = paragraphs(about, (told if fits else say("file-lost-below")) if told else None)
    return Screen(
        caption,
        rows((key(say, "to-files", SetFiles(id_)),)),
        document=(file_name(questions.title, form.endings[0], say.plain("file-untitled")), written.data),
        follow=None if fits else Screen(told),
    )


def template_screen(say: Words, table: bytes) -> Screen:
    """The table to be filled in."""
    return Screen(say("template-caption"), document=(say.plain("template-name"), table))


def file_name(title: str, ending: str, untitled: str) -> str:
    """«Походы: 1919/20» → «Походы 1919 20.xlsx»: what every file system takes, the title recognisable."""
    kept = " ".join(re.sub(r"[^\w\s()«»№,+-]+", " ", title).split())[:LONGEST_NAME].strip(" -")
    return f"{kept or untitled}{ending}"
