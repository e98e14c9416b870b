"""Who did it, whom it befell."""

from __future__ import annotations

from typing import Final

from authoring.asking.asked import Asked, about, otherwise
from authoring.asking.particular import is_particular
from authoring.asking.rearranged import asked_for
from authoring.asking.stated import in_other_words
from authoring.asking.times import at_once
from authoring.asking.wrong_people import WRONG, has_namesake, hint, names_alike, other_people
from authoring.events.event import Event
from authoring.events.wording import Said, capital
from authoring.inflection import Case
from authoring.parsing import Name
from authoring.people import Person
from authoring.people.manner import is_half
from quiz.drafts import Step
from quiz.questions import Choice, Cloze, Expects, Option, TrueFalse, Typed

_SHARED: Final = frozenset(
    [
        "войти",
        "вступить",
        "примкнуть",
        "подписать",
        "участвовать",
        "присоединиться",
        "поддержать",
        "входить",
        "состоять",
        "принять",
        "сыграть",
        "выступить",
        "присутствовать",
        "стоять",
        "жить",
        "учиться",
        "поступить",
        "окончить",
        "закончить",
        "служить",
        "работать",
        "родиться",
        "умереть",
        "скончаться",
        "погибнуть",
        "вернуться",
        "приехать",
        "уехать",
        "получить",
        "жениться",
        "покинуть",
        "эмигрировать",
        "бежать",
        "защитить",
        "переехать",
        "поселиться",
    ]
)
"""What many do: «Кто подписал?» has many right answers."""
_ONE_OF_MANY: Final = ("член", "кандидат", "делегат", "депутат", "участник", "лауреат", "студент", "солдат")
"""What many became with him: «Кто стал членом Политбюро?»"""
_MAKING: Final = frozenset(
    [
        "основать",
        "написать",
        "создать",
        "изобрести",
        "открыть",
        "построить",
        "спроектировать",
        "сочинить",
        "разработать",
    ]
)
_TOGETHER: Final = frozenset({"вместе", "совместно", "наряду", "числе", "другими", "среди", "также", "с", "со"})


def ask_who(event: Event, seed: int) -> Asked | None:
    """The person who did it."""
    clause = event.standing.clause
    if (
        clause.subject is None
        or not at_once(event)
        or event.standing.lemma in _SHARED
        or any(t.has(Case="Ins") and t.lower.startswith(_ONE_OF_MANY) for t in clause.words())
        or not _alone(event)
        or not (_dated(event) or _makes(event))
    ):
        return None
    found = next(((name, person) for name, person in event.standing.people if _is(name, clause.subject)), None)
    if found is None:
        return None
    name, person = found
    if not _in_nominative(event, name, person):
        return None
    subject = sorted(clause.parsed.subtree(clause.subject) & set(clause.kept))
    if not set(subject) <= set(range(name.first, name.last + 1)) or not person.gender:
        return None
    if not is_particular(event, set(subject), numbers=False):
        return None
    question = asked_for(event, "Кто", set(subject), masculine=True)
    return _person_fact(event, "who", question, name, person, Case.NOM, seed) if question else None


def ask_whom(event: Event, seed: int) -> Asked | None:
    """The person it befell: «Кого исключили?»"""
    clause = event.standing.clause
    if not _alone(event) or event.standing.lemma in _SHARED or not _dated(event):
        return None
    for name, person in event.standing.people:
        head = clause.token(name.first)
        if head.rel != "obj" or head.head != clause.verb or head.feats.get("Case") != "Acc" or not person.gender:
            continue
        words = set(range(name.first, name.last + 1))
        below = clause.parsed.subtree(head.i) & set(clause.kept)
        if not below <= words or not is_particular(event, words, numbers=False):
            continue
        question = asked_for(event, "Кого", words, masculine=False)
        return _person_fact(event, "whom", question, name, person, Case.ACC, seed) if question else None
    return None


def _dated(event: Event) -> bool:
    """Without its year «Кто бежал?» has too many answers."""
    return event.date is not None and event.date.complete


def _makes(event: Event) -> bool:
    """«Кто написал «Буревестник»?», «Кто основал Морской корпус?»: done once, whenever it was."""
    clause = event.standing.clause
    if event.standing.lemma not in _MAKING:
        return False
    made = [t for t in clause.words() if t.rel == "obj" and t.head == clause.verb]
    if len(made) != 1:
        return False
    below = [clause.token(i) for i in sorted(clause.parsed.subtree(made[0].i)) if i in clause.kept]
    titled = any(t.text == "«" for t in below) or clause.token(min(made[0].i + 1, clause.kept[-1])).text == "«"
    return titled or any(t.text[:1].isupper() for t in below)


def _in_nominative(event: Event, name: Name, person: Person) -> bool:
    """The name stands there as the nominative is written, and in no other case it could be written so."""
    shown = event.standing.clause.token(name.last).text.split()[-1].replace("ё", "е")
    own = (person.full(Case.NOM) or "").split()
    other = (person.full(Case.ACC) or "").split()
    if not own or own[-1].replace("ё", "е") != shown:
        return False
    return bool(other) and other[-1] != own[-1]


def _is(name: Name, subject: int) -> bool:
    return name.first <= subject <= name.last


def _alone(event: Event) -> bool:
    """Nobody else took part: «вместе с …», «в числе других»."""
    words = event.standing.clause.words()
    if any(token.lower in _TOGETHER - {"с", "со"} for token in words):
        return False
    subject = event.standing.clause.subject
    parsed = event.standing.clause.parsed
    between = [t for t in words if subject is not None and subject < t.i < event.standing.clause.verb]
    if any(t.lower in {"с", "со"} and t.pos == "ADP" for t in between):
        return False  # «Браун с двумя десятками сторонников захватил арсенал»
    return subject is None or parsed.child(subject, "conj") is None


def _person_fact(
    event: Event, slot: str, question: str, name: Name, person: Person, case: Case, seed: int
) -> Asked | None:
    if is_half(person.name):
        return None
    asked = about(event, slot, capital(f"{event.whole}."), (person.name.last or person.name.first,))
    hero = event.context.hero
    if hero is not None and person.key == hero.key:
        asked.about_hero, asked.preference = True, -0.15  # a life's story is not asked «who» again and again
    names = names_alike(event.context, person, other_people(event, person), case)
    if names:
        choice = Choice(key="", ask=question, answer=names[0], wrong=tuple(map(Option, names[1:])))
        asked.add(f"{slot}-choice", choice, 0.0, Step("people-near", "; ".join(names[1:])))
        _swapped(asked, event, name, names, seed)
    full = person.full(Case.NOM)
    if full and not has_namesake(event.context, person):
        ask = question + hint(event.context, person)
        typed = Typed(key="", ask=ask, answer=full, expects=Expects.PERSON, level=3)
        asked.add(f"{slot}-typed", typed)
        _gap(asked, event, name, case, person)
    return asked if asked.questions else None


def _swapped(asked: Asked, event: Event, name: Name, names: list[str], seed: int) -> None:
    """A true statement, and a false one: somebody else did it."""
    wrong = names[1 + seed % WRONG]
    said = otherwise(event, name.first, Said(name.last, wrong))
    question = TrueFalse(key="", ask=said, answer=False, explanation=f"На самом деле — {names[0]}.")
    asked.add(f"{asked.slot}-false", question, -0.03, Step("swapped-name", wrong))
    true = in_other_words(event, seed)
    if true is not None:
        asked.add(f"{asked.slot}-true", TrueFalse(key="", ask=true, answer=True), -0.03)


def _gap(asked: Asked, event: Event, name: Name, case: Case, person: Person) -> None:
    """The sentence with a gap where the name stood."""
    shown = person.full(case)
    if shown is None:
        return
    said = otherwise(event, name.first, Said(name.last, "{" + shown + "}"))
    cloze = Cloze(key="", ask=said, expects=Expects.PERSON, level=2)
    asked.add(f"{asked.slot}-cloze", cloze)
