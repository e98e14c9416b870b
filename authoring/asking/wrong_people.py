"""Wrong options that are people: of the same time, called in the same manner."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from authoring.events.context import Context
from authoring.events.event import Event
from authoring.gazetteer import look_up
from authoring.inflection import Case, Name, decline_name
from authoring.people import Person
from authoring.people.aliases import known_as_one
from authoring.people.lives import Life
from authoring.people.manner import Manner, asked_name, is_half, manner

WRONG: Final = 3
_NEAR: Final = 60
"""Sentences around a place whose people half a memory mixes up with its own."""
_LONGEST: Final = 40
_REACHES: Final = ((1900, 10), (1700, 16))
_LONG_AGO: Final = 80
"""Years around an event, the first the year since which, in which those who may have done it did something."""
_STEM: Final = 5
_JOINING: Final = ("вступ", "вош", "примкн", "присоедин", "участв", "член", "основател", "соучред")
_STREETS: Final = (
    "-стрит",
    "-стриту",
    "-стрита",
    "-сквер",
    "-авеню",
    "-роуд",
    "-лейн",
    "-парк",
    "-хаус",
    "-холл",
    "-хилл",
)
Form = Callable[[Name], Name | None]


def other_people(event: Event, right: Person) -> list[Person]:
    """People who may be taken for the right one; none that the evidence names, and none without a time."""
    date = event.date
    if date is None or not date.complete:
        return []
    here = range(event.standing.evidence_from, event.sentence + 1)
    meant = [right, *event.standing.replaced]  # «он сменил Белова»: whoever he is, he did not succeed himself
    meant += _of_the_same(event)
    return people_near(event.context, here, right, [date.first[0]], meant)


def _of_the_same(event: Event) -> list[Person]:
    """«Лапин основал Союз спасения. В него вступили Белов и Котов»: who is named right behind, or with the same name of
    a thing, may have done it as well."""
    context, sentence = event.context, event.sentence
    behind = context.parsed[sentence + 1].tokens if sentence + 1 < len(context.parsed) else []
    places = {sentence + 1} if any(token.lower.startswith(_JOINING) for token in behind) else set()
    for name in context.parsed[sentence].names:
        words = [context.parsed[sentence].tokens[i] for i in range(name.first, name.last + 1)]
        if name.kind == "ORG" and name.first in event.standing.clause.kept:
            stems = [word.lower[:_STEM] for word in words if word.text[:1].isalpha()]
            places |= set(set.intersection(*(set(context.sentences_with(one)) for one in stems)) if stems else ())
    return [one for i in places for _, one in context.people_in(i)]


def has_namesake(context: Context, person: Person) -> bool:
    """Whether the text has another bearer of the surname: «Муравьёв» alone would be either of the two."""
    own = person.name.last
    return bool(own) and any(one.key != person.key and one.name.last == own for one in context.persons.values())


def people_near(
    context: Context, here: range, right: Person, years: Sequence[int], meant: Sequence[Person] = ()
) -> list[Person]:
    """People of one gender and manner with the right one who lived in one of the years; the nearest first.

    meant: who are none of them, though the text does not name them there."""
    named = {person.key for i in here for _, person in context.people_in(i)} | {right.key, *(one.key for one in meant)}
    order: dict[int, tuple[int, Person]] = {}
    for i in range(max(0, here.start - _NEAR), min(len(context.parsed), here.stop + _NEAR)):
        for _, person in context.people_in(i):
            away = here.start - i if i < here.start else i - here.stop + 1
            if person.key not in order or away < order[person.key][0]:
                order[person.key] = (away, person)
    how = called(context, right)
    fitting = [
        (_ages(context.life(person), years), away, key, person)
        for key, (away, person) in order.items()
        if key not in named and person.gender == right.gender and called(context, person) is how
        and not is_half(person.name) and not _is_place(context, person)
        and any(context.life(person).fits(year) for year in years) and _is_told_then(context, person, years)
        and _may_be_taken(context, person, right)
        and frozenset({key, right.key}) not in context.same and not known_as_one(person, right)
    ]  # fmt: skip
    return [person for *_, person in sorted(fitting, key=lambda one: one[:3])]


def _may_be_taken(context: Context, one: Person, other: Person) -> bool:
    """Whether half a memory may put one for the other: a surgeon is nobody's candidate for a walk in space. Of whom the
    text tells no calling it may be anybody."""
    called, calling = context.callings.get(one.key), context.callings.get(other.key)
    return called is None or calling is None or bool(called & calling)


def _is_told_then(context: Context, person: Person, years: Sequence[int]) -> bool:
    """Something within a few years is told of him, or nothing with a year: who did his deeds long before is absurd."""
    told = context.life(person).years
    reach = next((reach for since, reach in _REACHES if min(years) >= since), _LONG_AGO)
    return not told or any(abs(one - year) <= reach for one in told for year in years)


def _is_place(context: Context, person: Person) -> bool:
    """«Ханбалык» that the model once took for a person: a single name that is a town, here or anywhere."""
    words = person.mentions[0].words
    if words[-1].lower().endswith(_STREETS):
        return True
    if len(words) > 1:
        return False
    return look_up(words[0]) is not None or context.is_place(words[0])


def _ages(life: Life, years: Sequence[int]) -> int:
    """Decades between the event and what the text tells of the person: contemporaries first."""
    return min((abs(one - year) // 10 for one in life.told for year in years), default=9)


def called(context: Context, person: Person) -> Manner:
    """In which manner the text calls a person."""
    return manner(person.name, context.life(person).last)


def hint(context: Context, person: Person) -> str:
    """« Назови фамилию.», « Назови имя.»: what is to be typed."""
    said = asked_name(person.name, context.life(person).last)
    return f" {said}" if said else ""


def names_alike(context: Context, right: Person, others: Sequence[Person], case: Case) -> list[str] | None:
    """The right person and three others named in one form: as the text introduces the right one if the others can be
    named so, else with initials, with given names, or by surname; a byname is never said alone."""
    forms: list[Form] = [_whole]
    if called(context, right) is Manner.SURNAME:
        forms = sorted(_FORMS, key=lambda form: form(right.form) != right.form)
    for form in forms:
        own = _said(form(right.name), case)
        said = [text for one in others if (text := _said(form(one.name), case))]
        distinct = list(dict.fromkeys(text for text in said if text != own))[:WRONG]
        if own and len(distinct) == WRONG and len(max([own, *distinct], key=len)) <= _LONGEST:
            return [own, *distinct]
    return None


def _said(name: Name | None, case: Case) -> str | None:
    return decline_name(name, case) if name is not None else None


def _whole(name: Name) -> Name:
    """«Андрей Боголюбский», «Пётр I», «Борис Константинович», «Батый»."""
    return name


def _in_full(name: Name) -> Name | None:
    return Name(name.first, name.patronymic, name.last, gender=name.gender) if name.first and name.patronymic else None


def _with_initials(name: Name) -> Name | None:
    if not name.last:
        return None
    if name.first and name.patronymic:
        return Name(last=name.last, initials=f"{name.first[0]}. {name.patronymic[0]}.", gender=name.gender)
    if len(name.initials) > 3:
        return Name(last=name.last, initials=name.initials, gender=name.gender)
    return None


def _with_given(name: Name) -> Name | None:
    return Name(first=name.first, last=name.last, gender=name.gender) if name.first and name.last else None


def _by_surname(name: Name) -> Name | None:
    known = bool(name.last and (name.first or name.initials))  # «Мономах» alone may be no surname
    return Name(last=name.last, gender=name.gender) if known else None


_FORMS: Final[tuple[Form, ...]] = (_in_full, _with_initials, _with_given, _by_surname)
