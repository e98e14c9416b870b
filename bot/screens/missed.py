"""The sentences of a text that gave no question, a page of them."""

from __future__ import annotations

from bot.buttons import AskOfSentence, OpenDraft, SeeMissed
from bot.screens.drafting import key
from bot.screens.items import short
from bot.screens.phrases import paragraphs
from bot.screens.screen import ABREAST, Key, Screen, rows, spread
from bot.texts import Words
from quiz.usecases.missed import SHOWN, Missed

SENTENCE = 220
"""Characters of a sentence that stand in the list; the whole of it is shown where it is asked of."""


def missed_screen(say: Words, missed: Missed) -> Screen:
    """Each with its number, and a key with that number by which a question of it is added."""
    draft, first = missed.draft.number, missed.page * SHOWN + 1
    here = list(enumerate(missed.sentences, first))
    keys = [Key(str(number), AskOfSentence(draft, start)) for number, (start, _) in here]
    before = key(say, "missed-before", SeeMissed(draft, missed.page - 1)) if missed.page else None
    after = key(say, "missed-after", SeeMissed(draft, missed.page + 1)) if missed.page + 1 < missed.pages else None
    return Screen(
        paragraphs(
            say("missed-title", count=len(missed.draft.missed)),
            *(say("missed-sentence", nth=number, text=short(text, SENTENCE)) for number, (_, text) in here),
            say("missed-how"),
        ),
        rows(*spread(keys, ABREAST), (before, after), (key(say, "overview", OpenDraft(draft)),)),
    )
