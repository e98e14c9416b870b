"""A newer file of a set that learners know: what is the same fact still, and what a format could not carry.

Three sets are compared: the one that is there, the file, and what the file's format would have carried of the set. What
the file has as it was carried is left as it is in the set; so a trip through a format that has no place for
quotes costs no quote, and one without ids costs no memory.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, datetime
from typing import Any, TypeVar

from quiz.drafts import Changes
from quiz.errors import BadFile
from quiz.formats.aiken.writer import looks_like_aiken
from quiz.formats.decoding import decode_any
from quiz.formats.exchange import AIKEN, APKG, COLPKG, DOCX, GIFT, format_of, import_file
from quiz.formats.foreign import Format, title_from
from quiz.formats.found_again import Known, Place, words_of
from quiz.formats.gift.reader import looks_like_gift
from quiz.formats.ids import numbered
from quiz.formats.yaml_reader import read_yaml
from quiz.formats.yaml_writer import write_yaml
from quiz.questions import AnyQuestion, Fact, Question, QuestionSet

OTHER_WRITERS = {DOCX.name: AIKEN, COLPKG.name: APKG}
"""For formats that are only read, the one that is most like it."""
ANY_TIME = datetime(2000, 1, 1, tzinfo=UTC)
"""When a file was made that is read at once and thrown away."""
MOST_ALONE = 500
"""Questions that are carried one by one; each takes about a millisecond."""
Keyed = TypeVar("Keyed", Fact, Question)


def brought_up_to_date(old: QuestionSet, new: QuestionSet, data: bytes, name: str) -> tuple[QuestionSet, Changes]:
    """What the set becomes by the file `name` that holds `data`, of which `new` was read; and what that changes."""
    trip = _trip(data, name)
    return merged(old, new, _Carried(old, trip(old), trip), derived_title=title_from(name))


def merged(old: QuestionSet, new: QuestionSet, carried: _Carried, derived_title: str) -> tuple[QuestionSet, Changes]:
    """What the set becomes, see the module. derived_title: one that the file does not give is no new title."""
    facts, changes = _Merge(old, carried).facts(new)
    keep_all = new.title == derived_title != carried.set.title
    texts = {
        name: getattr(old if keep_all or getattr(new, name) == getattr(carried.set, name) else new, name)
        for name in ("title", "language", "about", "source")
    }
    return QuestionSet(facts=facts, material=old.material, draft=new.draft, **texts), changes


def _trip(data: bytes, name: str) -> Callable[[QuestionSet], QuestionSet]:
    """What is read of a set that is written in the format that the file has."""
    form = _format_of(data, name)
    written = form if form is None or form.write else OTHER_WRITERS[form.name]
    stem = re.sub(r"\.[^.]{1,8}$", "", name)  # the title comes from it where the format has none

    def trip(questions: QuestionSet) -> QuestionSet:
        if written is None or written.write is None:
            return questions
        try:
            carried = written.write(replace(questions, draft=False), ANY_TIME).data
            return import_file(carried, stem + written.endings[0]).questions
        except BadFile:  # nothing of it fits into the format
            return replace(questions, facts=())

    return trip


class _Carried:
    """What became of each question of a set on its way through a format; those it has no place for are not among
    them.
    """

    def __init__(self, old: QuestionSet, carried: QuestionSet, trip: Callable[[QuestionSet], QuestionSet]) -> None:
        self.set = carried
        self.questions: dict[Place, tuple[Fact, Question]] = {}
        places = Known(old).places(carried)
        strange: defaultdict[tuple[str, ...], list[tuple[Fact, Question]]] = defaultdict(list)
        for fact in carried.facts:
            for question in fact.questions:
                if (fact.key, question.key) in places:
                    self.questions[places[fact.key, question.key]] = fact, question
                else:
                    strange[words_of(question)[0]].append((fact, question))
        for place, words in self._alone(old, trip) if strange else ():
            if strange[words]:
                self.questions[place] = strange[words].pop(0)
        self.facts = {place[0]: fact for place, (fact, _) in reversed(self.questions.items())}

    def _alone(
        self, old: QuestionSet, trip: Callable[[QuestionSet], QuestionSet]
    ) -> Iterator[tuple[Place, tuple[str, ...]]]:
        """Questions that look so different afterwards that they are not found again: each goes by itself."""
        places = [(fact, question) for fact in old.facts for question in fact.questions]
        lost = [(fact, question) for fact, question in places if (fact.key, question.key) not in self.questions]
        for fact, question in lost[:MOST_ALONE]:
            came = trip(replace(old, facts=(replace(fact, questions=(question,)),)))
            for back in came.facts:
                yield (fact.key, question.key), words_of(back.questions[0])[0]


@dataclass(slots=True)
class _Group:
    """Facts of the file that are one fact of the set; key: of that one, «» if it is new."""

    key: str
    asked: list[tuple[Fact, Question, Place | None]] = field(default_factory=list)


class _Merge:
    def __init__(self, old: QuestionSet, carried: _Carried) -> None:
        self._old = old
        self._known = Known(old, {place: question for place, (_, question) in carried.questions.items()})
        self._carried = carried

    def facts(self, new: QuestionSet) -> tuple[tuple[Fact, ...], Changes]:
        """All facts in the file's order; what the format has no place for stays behind what it stood behind."""
        groups = self._groups(new)
        used = {group.key for group in groups if group.key}
        made: list[Fact] = []
        changed = 0
        for group in groups:
            if group.key:
                fact = self._fact(group)
                changed += fact != self._known.facts[group.key]
            else:
                fact = self._new(group, used)
            made.append(fact)
        kept = {fact.key for fact in made}
        left = [fact for fact in self._old.facts if fact.key not in kept]
        stay = [fact for fact in left if fact.key not in self._carried.facts]
        known = sum(1 for group in groups if group.key)
        changes = Changes(len(groups) - known, changed, len(left) - len(stay), known - changed + len(stay))
        return tuple(self._in_order(made, {fact.key for fact in stay})), changes

    def _groups(self, new: QuestionSet) -> list[_Group]:
        places = self._known.places(new)
        groups: dict[str, _Group] = {}
        for fact in new.facts:
            ats = [places.get((fact.key, question.key)) for question in fact.questions]
            home = next((at[0] for at in ats if at), "")
            group = groups.setdefault(f"known {home}" if home else f"new {fact.key}", _Group(home))
            group.asked += [(fact, question, at) for question, at in zip(fact.questions, ats, strict=True)]
        return list(groups.values())

    def _fact(self, group: _Group) -> Fact:
        """The known fact, with what the file says differently."""
        old = self._known.facts[group.key]
        told: dict[str, str] = {}
        pairs = []
        for fact, question, place in group.asked:
            at = place if place and place[0] == group.key else None
            carried = self._carried.questions.get(at) if at else None
            pairs.append((question, at, carried[1] if carried else None))
            before = carried[0] if carried else self._carried.facts.get(old.key, old) if fact.key == old.key else fact
            for name in ("statement", "subject", "quote"):
                if getattr(fact, name) != getattr(before, name):
                    told.setdefault(name, getattr(fact, name))
        made = replace(old, questions=tuple(self._questions(old, pairs)), **told)
        return made if made == old or _holds(made, self._old) else self._as_in_the_file(group, old)

    def _questions(
        self, old: Fact, pairs: Sequence[tuple[Question, Place | None, Question | None]]
    ) -> Iterator[Question]:
        of_old = {question.key: question for question in old.questions}
        taken = {at[1] for _, at, _ in pairs if at}
        stay = [q for q in old.questions if (old.key, q.key) not in self._carried.questions and q.key not in taken]
        keys = taken | {question.key for question in stay}
        made = []
        for question, at, carried in pairs:
            if at is None:
                key = _free(question.key, keys)
                keys.add(key)
                made.append(replace(question, key=key))
            else:
                made.append(_question(of_old[at[1]], question, carried))
        yield from _behind(made, stay, [question.key for question in old.questions])

    def _as_in_the_file(self, group: _Group, old: Fact) -> Fact:
        """What was put together breaks a rule: then it is as the file has it, which breaks none."""
        keys: set[str] = set()
        asked = []
        for _, question, at in group.asked:
            key = _free(at[1] if at else question.key, keys)
            keys.add(key)
            asked.append(replace(question, key=key))
        first = group.asked[0][0]
        return replace(first, key=old.key, questions=tuple(asked))

    def _new(self, group: _Group, used: set[str]) -> Fact:
        first = group.asked[0][0]
        taken = used | self._known.facts.keys()
        key = _free(first.key, taken)
        used.add(key)
        return replace(first, key=key, questions=tuple(question for _, question, _ in group.asked))

    def _in_order(self, made: Sequence[Fact], staying: set[str]) -> Iterator[Fact]:
        stay = [fact for fact in self._old.facts if fact.key in staying]
        return _behind(made, stay, [fact.key for fact in self._old.facts])


def _question(old: Question, new: Question, carried: Question | None) -> Question:
    """The question with what the file says differently from what was carried."""
    if carried is not None and replace(new, key=carried.key) == carried:
        return old
    changed: dict[str, Any] = {"key": old.key, "origin": new.origin}
    same_kind = type(new) is type(old) and type(carried) is type(old)
    for each in fields(new) if same_kind else fields(AnyQuestion):
        if each.name != "key" and carried is not None and getattr(new, each.name) == getattr(carried, each.name):
            changed[each.name] = getattr(old, each.name)
    if not same_kind:
        changed.pop("ask", None)  # of another kind: a gap, say, that is drawn in it
    return replace(new, **changed)


def _holds(fact: Fact, of: QuestionSet) -> bool:
    """Whether the fact keeps the rules of a question file."""
    try:
        read_yaml(write_yaml(QuestionSet(of.title, of.language, (fact,))))
    except BadFile:
        return False
    return True


def _free(key: str, taken: Set[str]) -> str:
    """The id, or with a number behind it if it is taken."""
    free, number = key, 1
    while free in taken:
        number += 1
        free = numbered(key, number)
    return free


def _behind(made: Sequence[Keyed], stay: Sequence[Keyed], order: Sequence[str]) -> Iterator[Keyed]:
    """What was made, and behind each what has always stood behind it and stays."""
    kept, staying = {each.key for each in made}, {each.key: each for each in stay}
    behind: defaultdict[str, list[Keyed]] = defaultdict(list)
    last = ""
    for key in order:
        if key in kept:
            last = key
        elif key in staying:
            behind[last].append(staying[key])
    yield from behind[""]
    for each in made:
        yield each
        yield from behind[each.key]


def _format_of(data: bytes, name: str) -> Format | None:
    form = format_of(name)
    if form is AIKEN and looks_like_gift(decode_any(data)) and not looks_like_aiken(decode_any(data)):
        return GIFT
    return form
