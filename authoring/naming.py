"""Names in sentences → people: which words are a person's name, and whose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from authoring.gazetteer import Entry, look_up
from authoring.inflection.dictionary import known
from authoring.inflection.names import EASTERN
from authoring.inflection.nominative import is_typical
from authoring.mentions import RANKS, is_common, is_patronymic, mention_of, turned_round
from authoring.overlooked import names_of_two, no_towns, overlooked, overlooked_in_full
from authoring.parsing import Name, Parsed, Token
from authoring.people import OPENING, Mention, Person, gather

_HERO_LEAST: Final = 3
"""Times a hero is named in the text."""
_FAR_ABOVE: Final = 7
"""Times, where many others are named as well."""
_NEAR: Final = 3
"""Sentences back in which another bearer of a surname may still be meant."""


def people_of(parsed: Sequence[Parsed], headings: Sequence[Parsed]) -> dict[tuple[int, int], Person]:
    """Whose name begins at (sentence, token)."""
    places: dict[tuple[int, int], Mention] = {}
    for number, sentence in enumerate(parsed):
        sentence.names[:] = _joined(sentence, list(_real_names(sentence)))
        for name in sentence.names:
            here = mention_of(sentence, name)
            if name.kind == "PER" and here.words:  # signs alone, «*», are nobody's name
                places[number, name.first] = here
    turned = [found[0] for one in headings[:1] if (found := turned_round(one)) is not None]
    named = headings[len(turned) :]
    titles = [mention_of(one, name) for one in named for name in _real_names(one) if name.kind == "PER"]
    titles = [*turned, *(one for one in titles if one.words)]
    if parsed:
        _open_article(parsed[0], places)
    no_towns(parsed, places, titles)
    overlooked_in_full(parsed, places, [*titles, *places.values()])
    overlooked(parsed, places, titles)
    names_of_two(parsed)
    people, of_mention = gather([*titles, *places.values()])
    persons = {place: of_mention[one] for place, one in places.items() if one in of_mention}
    _settle(persons, people)
    return persons


def _open_article(sentence: Parsed, places: dict[tuple[int, int], Mention]) -> None:
    """«ЛАПИН Иван Петрович (1863–1945) — геолог» at the beginning: the man, whatever the model made of it."""
    found = turned_round(sentence) if _is_defined(sentence) else None
    if found is None:
        return
    mention, last = found
    for name in [name for name in sentence.names if name.first <= last]:
        sentence.names.remove(name)
        places.pop((0, name.first), None)
    sentence.names.insert(0, Name("PER", 0, last))
    places[0, 0] = mention


def _is_defined(sentence: Parsed) -> bool:
    """«Лапин, Иван Петрович — …»."""
    return any(token.text in {"—", "–", "(", "["} for token in sentence.tokens[2:5])


def hero_of(
    persons: Mapping[tuple[int, int], Person], prose_from: int = 0, title: Parsed | None = None
) -> Person | None:
    """Whom the text is about: the only one its title names; else who has three names in ten at least, and half as many
    again as anybody else; or stands far above everybody, however many there are. Whose name is the whole title may be
    named but once: dictionaries tell «родился», «назначен», and not who. prose_from: where the first sentence begins.
    """
    counts = Counter(person.key for person in persons.values() if not person.ambiguous)
    titled = {person.key: person for person in persons.values() if person.mentions[0].start < prose_from}
    least = 1 if title is not None and turned_round(title) is not None else _HERO_LEAST
    if len(titled) == 1 and counts[next(iter(titled))] >= least:
        return next(iter(titled.values()))
    ranked = counts.most_common(2)
    if not ranked:
        return None
    times, next_times = ranked[0][1], ranked[1][1] if len(ranked) > 1 else 0
    far_above = times >= _FAR_ABOVE and times >= 2.5 * next_times
    if not _ever_acts(persons.values(), ranked[0][0]):
        return None
    if times < _HERO_LEAST or times < 1.5 * next_times or (times < 0.3 * len(persons) and not far_above):
        return None
    return next(person for person in persons.values() if person.key == ranked[0][0])


def _ever_acts(persons: Iterable[Person], key: int) -> bool:
    """«монумент Ленину», «имени Ленина»: of whom nothing is told but his name, a text is not about him."""
    person = next(one for one in persons if one.key == key)
    return any(mention.case == "Nom" for mention in person.mentions)


def _real_names(sentence: Parsed) -> Iterator[Name]:
    """Names without the common nouns the model took for part of them: «Революцию Павлов», «Водку»."""
    for name in sentence.names:
        first = name.first
        while name.kind == "PER" and first <= name.last:
            token, alone = sentence.tokens[first], first == name.last
            if token.text[:1].isupper() and token.lower in EASTERN and not alone:
                break  # «Ван Цзюнь»
            if not is_common(token, alone=alone) or not (alone or _apart(token, sentence.tokens[first + 1])):
                break
            first += 1
        if first <= name.last and name.kind == "PER":
            yield from _side_by_side(sentence, first, name.last)
        elif first <= name.last:
            yield Name(name.kind, first, name.last)


def _side_by_side(sentence: Parsed, first: int, last: int) -> Iterator[Name]:
    """«сын Мурада Баязид»: two names one after the other, as their cases tell; a surname has its given name's case."""
    begin = first
    for i in range(first, last):
        one, other = sentence.tokens[i], sentence.tokens[i + 1]
        his = any(
            "masc" in form.tag and form.tag.case == "gent" for form in known(one.text)
        ) and not _may_be_nominative(one.text)
        if his and other.text[-1:] in "бвгджзклмнпрстфхцчшщй" and other.text[:1].isupper():
            yield Name("PER", begin, i)
            begin = i + 1
    yield Name("PER", begin, last)


def _may_be_nominative(word: str) -> bool:
    return any(one.tag.case == "nomn" for one in known(word))


def _with_given(sentence: Parsed, name: Name) -> Name:
    """«Христиан | Георгиевич Раковский»: before a patronymic stands a given name, even one the model does not know."""
    if name.kind != "PER" or name.first == 0 or not is_patronymic(sentence.tokens[name.first].text):
        return name
    before = sentence.tokens[name.first - 1]
    given = before.text.istitle() and any("Name" in one.tag for one in known(before.text))
    return Name("PER", name.first - 1, name.last) if given else name


def _joined(sentence: Parsed, names: list[Name]) -> list[Name]:
    """«Серафиме» and «Васильевне Карчевской» side by side are one name; so are «Лапину» and «Ивану Петровичу»."""
    found: list[Name] = []
    for name in (_with_given(sentence, one) for one in names):
        if found and name.first <= found[-1].first:
            found.pop()
        before = found[-1] if found else None
        if before is not None and before.kind == name.kind == "PER" and before.last == name.first - 1:
            first, second = sentence.tokens[before.first], sentence.tokens[name.first]
            same = first.feats.get("Case") == second.feats.get("Case")
            turned = name.last == name.first + 1 and is_patronymic(sentence.tokens[name.last].text)
            if same and before.first == before.last and (is_patronymic(second.text) or turned):
                found[-1] = Name("PER", before.first, name.last)
                continue
        found.append(name)
    return found


def _apart(token: Token, after: Token) -> bool:
    """The two stand in different cases, so they are no one name; or the first is a rank."""
    rank = any(one.normal_form in RANKS for one in known(token.text))
    return rank or token.feats.get("Case") != after.feats.get("Case")


def _settle(persons: dict[tuple[int, int], Person], people: Sequence[Person]) -> None:
    """A bare surname that fits several is the one's with whom the text opens, else who is named most; unless another
    was named just before."""
    named = Counter(person.key for person in persons.values())
    for place, person in list(persons.items()):
        if not person.ambiguous and not _is_bare(person):
            continue
        fitting = [one for one in people if not one.ambiguous and one.key != person.key and _may_be(one, person)]
        fitting = [one for one in fitting if person.ambiguous or _holds(one, person)]
        if any(one.ambiguous and _may_be(one, person) and one.key != person.key for one in people):
            continue  # somebody else has that surname, though nobody can tell how his name declines
        first = min((one.mentions[0].start for one in fitting if one.mentions), default=None)
        opens = first if first is not None and first < OPENING else None
        fitting.sort(key=lambda one: (one.mentions[0].start != opens, -(named[one.key] + len(one.mentions))))
        if not fitting or any(_named_near(persons, place, other) for other in fitting[1:]):
            continue
        leads = len(fitting) == 1 or len(fitting[0].mentions) >= len(fitting[1].mentions)
        if leads or fitting[0].mentions[0].start == opens:
            persons[place] = fitting[0]


def _is_bare(person: Person) -> bool:
    name = person.name
    return bool(name.last or name.first) and not (name.first and name.last) and not name.initials and not name.number


def _may_be(one: Person, bare: Person) -> bool:
    same = one.name.last == bare.name.last if bare.name.last else one.name.first == bare.name.first
    return same and bool(one.name.first or one.name.initials) and (not bare.gender or one.gender == bare.gender)


def _holds(full: Person, bare: Person) -> bool:
    """The longer name is the text's own: said twice, or first of all, or with a usual surname; what stands together
    once is chance."""
    first = full.mentions and bare.mentions and full.mentions[0].start < bare.mentions[0].start
    return len(full.mentions) > 1 or bool(first) or (bool(full.name.last) and is_typical(full.name))


def _named_near(persons: dict[tuple[int, int], Person], place: tuple[int, int], other: Person) -> bool:
    return any(
        person.key == other.key and 0 <= place[0] - sentence <= _NEAR for (sentence, _), person in persons.items()
    )


_TITLED: Final = 2
"""Names of a town in the text below a title that is its name."""


def town_of(parsed: Sequence[Parsed], headings: Sequence[Parsed] = ()) -> Entry | None:
    """The town a text is about: half of all its names of towns are that one's, five at least; or the first sentence
    says that it is a town, or the title is its name and nothing else."""
    defined = _town_defined(parsed[0]) if parsed else None
    if defined is not None:
        return defined
    titled = _town_named(headings[0], 0, _end_of_name(headings[0])) if headings else None
    counts: Counter[str] = Counter()
    entries: dict[str, Entry] = {}
    for sentence in parsed:
        for name in sentence.names:
            if name.kind != "LOC":
                continue
            words = " ".join(sentence.tokens[i].text for i in range(name.first, name.last + 1))
            entry = look_up(words, kinds=("city",))
            if entry is not None:
                counts[entry.name] += 1
                entries[entry.name] = entry
    if titled is not None and counts[titled.name] >= _TITLED:
        return titled
    if not counts:
        return None
    called, count = counts.most_common(1)[0]
    return entries[called] if count >= 5 and 2 * count >= sum(counts.values()) else None


def _town_defined(parsed: Parsed) -> Entry | None:
    """«Томск — город в Западной Сибири»."""
    dash = next((t.i for t in parsed.tokens if t.text in {"—", "–"}), 0)
    head = next((t for t in parsed.tokens[dash + 1 :] if t.pos != "ADJ"), None)
    if head is None or head.lower not in {"город", "столица", "посёлок", "центр"}:
        return None
    return _town_named(parsed, 0, dash)


def _end_of_name(title: Parsed) -> int:
    """«Томск: летопись по годам», «Томск. Страницы истории»."""
    return next((t.i for t in title.tokens if t.i and t.text in {":", "."}), len(title.tokens))


def _town_named(parsed: Parsed, begin: int, end: int) -> Entry | None:
    """What these words name, brackets left out, if it is a town."""
    words = [t.text for t in parsed.tokens[begin:end] if t.rel != "aside" and t.pos != "PUNCT"]
    return look_up(" ".join(words), kinds=("city",)) if words else None
