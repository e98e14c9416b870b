"""The way from a text to a draft, stage by stage."""

from __future__ import annotations

import bisect
import zlib
from collections.abc import Callable, Sequence
from typing import Final

from authoring.asking.apart import apart
from authoring.asking.asked import Asked
from authoring.asking.birthplace import ask_birthplace
from authoring.asking.chronology import ask_order, happenings
from authoring.asking.define import ask_what_it_is
from authoring.asking.howmany import ask_how_many
from authoring.asking.role import ask_role
from authoring.asking.said import ask_who_said
from authoring.asking.sentenced import ask_how_long
from authoring.asking.title import ask_title
from authoring.asking.what_happened import ask_what_happened
from authoring.asking.when import ask_when
from authoring.asking.where import ask_where, ask_where_apart
from authoring.asking.which import ask_which
from authoring.asking.who import ask_who, ask_whom
from authoring.dates import Date, find_dates, with_doubts
from authoring.drafting import drafted
from authoring.events.anchored import is_anchored
from authoring.events.context import Context
from authoring.events.event import Event, events_of
from authoring.events.same_year import with_years
from authoring.events.segments import dated_segments
from authoring.naming import hero_of, people_of, town_of
from authoring.parsing import Parsed, models, parse, parse_again
from authoring.text import Line, LineKind, Sentence, level, lines_of, sentences_of
from authoring.text.chronicle import with_heads
from authoring.topic import topic_of
from quiz.drafts import Draft, Progress, Stage, Step

Report = Callable[[Progress], None]
_TORN: Final = frozenset(
    {
        "no-verb", "stray-words", "hangs-on-dropped", "subject-elsewhere", "disagrees", "broken-list", "no-subject",
        "apposition-cut", "subordinate", "date-elsewhere", "date-after-noun", "complement-dropped", "relative-unclear",
    }
)  # fmt: skip
"""Refusals that a wrong tree may have caused."""
_EVERY: Final = 50
_NEAR: Final = 150
"""Sentences around an event from which wrong dates are taken."""
_NEAR_EVENTS: Final = 25
"""Events before and after one that may stand beside it as wrong options."""


def write_draft(text: str, title: str, source: str, seed: int, report: Report) -> Draft:
    """Questions of a Russian text; `text` is the material the quotes are cut from."""
    levelled = level(text)
    lines = lines_of(levelled)
    sentences = _sentences(levelled, lines)
    report(Progress(Stage.SENTENCES, 1, 1))
    total = max(1, len(sentences))
    parsed = parse(levelled, sentences, models(), lambda done: report(Progress(Stage.PARSING, done, total)))
    context = _context(levelled, parsed, parse(levelled, _headings(lines), models()))
    events, notes = _events(context, report)
    events = _anchored(_second_look(levelled, context, events, notes), notes)
    facts = _facts(context, events, seed, report)
    report(Progress(Stage.CHECKING, 1, 1))
    return drafted(text, title, source, context, lines, facts, notes)


def _sentences(text: str, lines: Sequence[Line]) -> list[Sentence]:
    """Sentences of the prose; headings, lists and verse give none."""
    found = [
        sentence
        for number, line in enumerate(lines)
        if line.kind is LineKind.PROSE
        for sentence in sentences_of(text, line, number)
    ]
    return with_heads(text, lines, found)


def _headings(lines: Sequence[Line]) -> list[Sentence]:
    """Headings ask nothing, but they name people in full."""
    return [
        Sentence(line.start, line.end, number) for number, line in enumerate(lines) if line.kind is LineKind.HEADING
    ]


def _context(text: str, parsed: list[Parsed], headings: list[Parsed]) -> Context:
    persons = people_of(parsed, headings)
    dates, anchors = with_years(text, parsed, _dates(text, parsed))
    dates = with_doubts(text, [(one.start, one.end) for one in parsed], dates)
    return Context(
        text,
        parsed,
        dates,
        persons,
        hero_of(persons, parsed[0].start if parsed else 0, next(iter(headings), None)),
        town_of(parsed, headings),
        topic_of(headings, parsed),
        anchors,
    )


def _dates(text: str, parsed: Sequence[Parsed]) -> list[list[Date]]:
    """The dates of each sentence."""
    found: list[list[Date]] = [[] for _ in parsed]
    starts = [sentence.start for sentence in parsed]
    for date in find_dates(text):
        place = bisect.bisect_right(starts, date.start) - 1
        if place >= 0 and date.end <= parsed[place].end:
            found[place].append(date)
    return found


def _events(context: Context, report: Report) -> tuple[list[Event], list[list[Step]]]:
    events: list[Event] = []
    notes: list[list[Step]] = []
    total = max(1, len(context.parsed))
    for number in range(len(context.parsed)):
        found, refused = events_of(context, number)
        events += found
        notes.append(refused)
        if number % _EVERY == 0:
            report(Progress(Stage.EVENTS, number + 1, total))
    return events, notes


def _second_look(text: str, context: Context, events: list[Event], notes: list[list[Step]]) -> list[Event]:
    """Sentences that were torn by the parser are cut at their signs, and the dated parts parsed alone."""
    told = {event.sentence for event in events if event.date is not None}
    torn = [
        i
        for i, parsed in enumerate(context.parsed)
        if i not in told and parsed.tokens and (not notes[i] or _TORN & {step.rule for step in notes[i]})
    ]
    parts = {i: list(dated_segments(context.parsed[i], context.dates[i])) for i in torn}
    torn = [i for i in torn if parts[i]]
    parse_again(text, [(context.parsed[i], part) for i in torn for part in parts[i]], models())
    again: list[Event] = []
    for i in torn:
        found, refused = events_of(context, i)
        again += found
        notes[i] = refused
    kept = [event for event in events if event.sentence not in torn]
    return sorted([*kept, *again], key=lambda event: event.sentence)


def _anchored(events: list[Event], notes: list[list[Step]]) -> list[Event]:
    """The events that name something known outside the text; of the others a note says that they do not."""
    kept: list[Event] = []
    for event in events:
        if is_anchored(event):
            kept.append(event)
        else:
            notes[event.sentence].append(Step("unanchored", event.body))
    return kept


def _facts(context: Context, events: Sequence[Event], seed: int, report: Report) -> list[Asked]:
    """Everything that can be asked; what is kept of it is decided afterwards."""
    dated: list[tuple[Event, Asked]] = []
    facts: list[Asked] = []
    total = max(1, len(events))
    for number, event in enumerate(events):
        chance = _seed(seed, event)
        if number % _EVERY == 0:
            report(Progress(Stage.QUESTIONS, number + 1, total))
        others = _others(event, chance)
        where = None if others else _where_apart(event, chance)
        when = ask_when(where[0] if where else event, _dates_near(context, event), chance)
        if when is not None:
            dated.append((event, when))
            facts.append(when)
        if where is not None and when is not None:
            facts.append(where[1])
        elif not event.standing.retold and (alone := ask_where(event, chance)) is not None:
            facts.append(alone)
        facts += others
    options = happenings(dated)
    places = [one.event.sentence for one in options]
    for event, when in dated:
        place = bisect.bisect_left(places, event.sentence)
        ask_what_happened(when, event, options[max(0, place - _NEAR_EVENTS) : place + _NEAR_EVENTS], _seed(seed, event))
    facts += ask_order(options)
    for number in range(len(context.parsed)):
        for asked in (ask_who_said(context, number), ask_what_it_is(context, number)):
            if asked is not None:
                facts.append(asked)
    return facts


def _others(event: Event, chance: int) -> list[Asked]:
    """What else of an event can be asked, beside when and where."""
    if event.standing.retold:
        born = ask_birthplace(event, chance)  # a participle tells when, and nothing else; brackets may tell where
        return [born] if born is not None else []
    ways = (ask_how_many, ask_how_long, ask_title, ask_role, ask_birthplace, ask_which, ask_who, ask_whom)
    return [asked for ask in ways if (asked := ask(event, chance)) is not None]


def _where_apart(event: Event, chance: int) -> tuple[Event, Asked] | None:
    """The event as it is asked when, and where it was; None if the two cannot be asked apart."""
    both = apart(event)
    where = ask_where_apart(both[1], chance) if both is not None else None
    return (both[0], where) if both is not None and where is not None else None


def _dates_near(context: Context, event: Event) -> list[Date]:
    """The dates around an event: those of another chapter are no likely mistakes."""
    near = context.dates[max(0, event.sentence - _NEAR) : event.sentence + _NEAR + 1]
    return [date for some in near for date in some]


def _seed(seed: int, event: Event) -> int:
    """A number of its own for each event, the same in every run."""
    return zlib.crc32(f"{seed}:{event.whole}".encode())
