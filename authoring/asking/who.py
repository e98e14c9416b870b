"""Who did it, whom it befell."""

from __future__ import annotations

from typing import Final

from authoring.asking.asked import Asked, about
from authoring.asking.rearranged import asked_for
from authoring.asking.wrong import WRONG, names_alike, other_people
from authoring.events.event import Event
from authoring.events.wording import Said, capital
from authoring.inflection import Case, decline_name
from authoring.parsing import Name
from authoring.people import Person
from quiz.drafts import Step
from quiz.questions import Choice, Cloze, Expects, Option, TrueFalse, Typed

_SHARED: Final = frozenset(
    """
    войти вступить примкнуть подписать участвовать присоединиться поддержать входить состоять принять сыграть
    выступить присутствовать стоять жить учиться поступить окончить закончить служить работать родиться умереть
    погибнуть вернуться приехать уехать получить жениться
    """.split()
)
"""What many do: «Кто подписал?» has many right answers."""
_TOGETHER: Final = frozenset({"вместе", "совместно", "наряду", "числе", "другими", "среди", "также", "с", "со"})


def ask_who(event: Event, seed: int) -> Asked | None:
    """The person who did it."""
    clause = event.standing.clause
    if clause.subject is None or event.standing.lemma in _SHARED or not _alone(event):
        return None
    found = next(((name, person) for name, person in event.standing.people if _is(name, clause.subject)), None)
    if found is None:
        return None
    name, person = found
    subject = sorted(clause.parsed.subtree(clause.subject) & set(clause.kept))
    if not set(subject) <= set(range(name.first, name.last + 1)) or not person.gender:
        return None
    if not is_particular(event, set(subject)):
        return None
    question = asked_for(event, "Кто", set(subject), masculine=True)
    return _person_fact(event, "who", question, name, person, Case.NOM, seed) if question else None


def ask_whom(event: Event, seed: int) -> Asked | None:
    """The person it befell: «Кого исключили?»"""
    clause = event.standing.clause
    if not _alone(event) or event.standing.lemma in _SHARED:
        return None
    for name, person in event.standing.people:
        head = clause.token(name.first)
        if head.rel != "obj" or head.head != clause.verb or head.feats.get("Case") != "Acc" or not person.gender:
            continue
        words = set(range(name.first, name.last + 1))
        below = clause.parsed.subtree(head.i) & set(clause.kept)
        if not below <= words or not is_particular(event, words):
            continue
        question = asked_for(event, "Кого", words, masculine=False)
        return _person_fact(event, "whom", question, name, person, Case.ACC, seed) if question else None
    return None


def _is(name: Name, subject: int) -> bool:
    return name.first <= subject <= name.last


def _alone(event: Event) -> bool:
    """Nobody else took part: «вместе с …», «в числе других»."""
    words = event.standing.clause.words()
    if any(token.lower in _TOGETHER - {"с", "со"} for token in words):
        return False
    subject = event.standing.clause.subject
    parsed = event.standing.clause.parsed
    return subject is None or parsed.child(subject, "conj") is None


def is_particular(event: Event, without: set[int]) -> bool:
    """Whether what is left names something of its own: a date, another name, a title, a number."""
    clause = event.standing.clause
    if event.date is not None:
        return True
    for token in clause.words():
        if token.i in without or token.i in event.standing.instead:
            continue
        name = clause.parsed.name_at(token.i)
        if name is not None or token.text == "«" or token.text[:1].isdigit():
            return True
    return False


def _person_fact(
    event: Event, slot: str, question: str, name: Name, person: Person, case: Case, seed: int
) -> Asked | None:
    asked = about(event, slot, capital(f"{event.whole}."), (person.name.last or person.name.first,))
    others = other_people(event, person, seed)
    for pick in (others[:WRONG], [p for p in others if p.name.first or p.name.initials][:WRONG]):
        names = names_alike([person, *pick], case) if len(pick) == WRONG else None
        if names and len(max(names, key=len)) <= 40:
            options = tuple(map(Option, names[1:]))
            choice = Choice(key="", ask=question, answer=names[0], wrong=options)
            asked.add(f"{slot}-choice", choice, 0.0, Step("people-near", "; ".join(names[1:])))
            _swapped(asked, event, name, names, seed)
            break
    full = person.full(Case.NOM)
    if full and person.name.last:
        typed = Typed(key="", ask=f"{question} Назови фамилию.", answer=full, expects=Expects.PERSON, level=3)
        asked.add(f"{slot}-typed", typed)
        _gap(asked, event, name, case, person)
    return asked if asked.questions else None


def _swapped(asked: Asked, event: Event, name: Name, names: list[str], seed: int) -> None:
    """A false statement: somebody else did it."""
    wrong = names[1 + seed % WRONG]
    said = event.said_with((), {name.first: Said(name.last, wrong)})
    why = f"На самом деле — {names[0]}."
    question = TrueFalse(key="", ask=capital(f"{said}."), answer=False, explanation=why)
    asked.add(f"{asked.slot}-false", question, -0.03, Step("swapped-name", wrong))


def _gap(asked: Asked, event: Event, name: Name, case: Case, person: Person) -> None:
    """The sentence with a gap where the name stood."""
    shown = person.full(case)
    if shown is None:
        return
    said = event.said_with((), {name.first: Said(name.last, "{" + shown + "}")})
    cloze = Cloze(key="", ask=capital(f"{said}."), expects=Expects.PERSON, level=2)
    asked.add(f"{asked.slot}-cloze", cloze)
