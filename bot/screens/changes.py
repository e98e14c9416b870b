"""What a file of questions gave, and what it would change in a set."""

from __future__ import annotations

from bot.screens.phrases import lines, paragraphs
from bot.texts import Html, Words
from quiz.drafts import Changes, Outcome
from quiz.questions import Kind


def kinds_line(say: Words, outcome: Outcome) -> Html | None:
    """How many questions of each kind were understood."""
    counted = [
        say.plain("kind-count", kind=say.plain("kind-" + kind.replace("_", "-")), count=outcome.kinds[kind])
        for kind in Kind
        if outcome.kinds.get(kind)
    ]
    return say("kinds", kinds=", ".join(counted)) if counted else None


def changes_lines(say: Words, changes: Changes) -> Html:
    """What becomes of the set's facts, and what it means for those who learn them."""
    counts = {"new": changes.new, "changed": changes.changed, "gone": changes.gone, "same": changes.same}
    nothing = not (changes.new or changes.changed or changes.gone)
    return paragraphs(
        say("changes-again") if changes.again else None,
        lines([say("changes-title"), say("changes", **counts)]),
        say("changes-most-gone") if changes.drops_most else None,
        say("changes-none" if nothing else "changes-memory"),
    )
