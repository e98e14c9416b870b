"""Names in sentences → people: which words are a person's name, and whose."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from authoring.gazetteer import Entry, look_up
from authoring.inflection.dictionary import known
from authoring.inflection.names import EASTERN
from authoring.inflection.nominative import is_typical
from authoring.parsing import Name, Parsed, Token
from authoring.people import Mention, Person, gather

_WORDS: Final = re.compile(r"[А-ЯЁA-Z][а-яё]?\.(?=[\s А-ЯЁA-Z-])|[А-ЯЁA-Z]\.$|[^\s.]+")
_HERO_LEAST: Final = 3
"""Times a hero is named in the text."""
_SEEN: Final = 2
"""Times a word must be a person's name alone before it is one everywhere."""
_ENDING: Final = 2
"""Letters a surname may have more in another case: «Кировым»."""
_WHERE: Final = frozenset({"в", "во", "из", "на", "под", "близ", "до", "через", "г", "."})
_FAMILY: Final = re.compile(r"([оеё]в|[иы]н|ст[оа]л)ы(?=-|$)")
_NEAR: Final = 3
"""Sentences back in which another bearer of a surname may still be meant."""
_RANKS: Final = frozenset(
    {
        "генерал", "маршал", "адмирал", "полковник", "капитан", "король", "королева", "царь", "император", "граф",
        "князь", "герцог", "барон", "хан", "принц", "принцесса", "профессор", "академик", "президент", "министр",
        "лорд", "сэр", "папа", "патриарх", "епископ", "архиепископ", "кардинал", "султан", "шах",
    }
)  # fmt: skip
_PERSONAL: Final = ("Name", "Surn", "Patr")


def people_of(parsed: Sequence[Parsed], headings: Sequence[Parsed]) -> dict[tuple[int, int], Person]:
    """Whose name begins at (sentence, token)."""
    places: dict[tuple[int, int], Mention] = {}
    for number, sentence in enumerate(parsed):
        sentence.names[:] = _joined(sentence, list(_real_names(sentence)))
        for name in sentence.names:
            here = _mention(sentence, name)
            if name.kind == "PER" and here.words:  # signs alone, «*», are nobody's name
                places[number, name.first] = here
    titles = [_mention(one, name) for one in headings for name in _real_names(one) if name.kind == "PER"]
    titles = [one for one in titles if one.words]
    titles += [mention for one in headings[:1] if (mention := _turned_round(one)) is not None]
    _no_towns(parsed, places, titles)
    _overlooked_in_full(parsed, places, [*titles, *places.values()])
    _overlooked(parsed, places, titles)
    people, of_mention = gather([*titles, *places.values()])
    persons = {place: of_mention[one] for place, one in places.items() if one in of_mention}
    _settle(persons, people)
    return persons


def _no_towns(parsed: Sequence[Parsed], places: dict[tuple[int, int], Mention], titles: Sequence[Mention]) -> None:
    """«Киров вступил в партию» in the life of С. М. Киров: the man, though a town is called so too."""
    opening = [one for (number, _), one in places.items() if number == 0]
    surnames = {one.words[-1] for one in (*titles, *opening) if len(one.words) > 1}
    for number, sentence in enumerate(parsed):
        for place, name in enumerate(sentence.names):
            token, before = sentence.tokens[name.first], sentence.tokens[max(0, name.first - 1)]
            his = any(token.text.startswith(one) and len(token.text) - len(one) <= _ENDING for one in surnames)
            there = before.i < token.i and (before.lower in _WHERE or before.lower.startswith("город"))
            if name.kind == "LOC" and name.first == name.last and his and not there:
                sentence.names[place] = Name("PER", name.first, name.last)
                places[number, name.first] = _mention(sentence, name)


def _turned_round(heading: Parsed) -> Mention | None:
    """«Лапин, Иван Петрович», as an encyclopedia heads its article: «Иван Петрович Лапин»."""
    texts = [token.text for token in heading.tokens]
    if not 3 <= len(texts) <= 4 or texts[1] != "," or not all(text.istitle() for text in (texts[0], *texts[2:])):
        return None
    given = any("Name" in one.tag for one in known(texts[2]))
    return Mention(heading.start, heading.end, (*texts[2:], texts[0]), "Nom", None, "Sing") if given else None


def _overlooked(parsed: Sequence[Parsed], places: dict[tuple[int, int], Mention], titles: Sequence[Mention]) -> None:
    """«Тесла» that the model took for no name, though elsewhere it took the very word for a person's, alone or behind
    a given name, in a title too."""
    alone = Counter(one.words[0] for one in places.values() if len(one.words) == 1)
    alone += Counter(one.words[-1] for one in (*titles, *places.values()) if len(one.words) > 1)
    for number, sentence in enumerate(parsed):
        taken = {i for name in sentence.names for i in range(name.first, name.last + 1)}
        for token in sentence.tokens:
            if token.i in taken or not token.text.istitle() or alone[token.text] < _SEEN:
                continue
            if token.i == 0 and _is_common(token, alone=True) and token.pos != "PROPN":
                continue
            name = Name("PER", token.i, token.i)
            sentence.names.append(name)
            places[number, token.i] = _mention(sentence, name)
        sentence.names.sort(key=lambda one: one.first)


def _overlooked_in_full(
    parsed: Sequence[Parsed], places: dict[tuple[int, int], Mention], seen: Sequence[Mention]
) -> None:
    """«Никола Тесла» of the title, where a bracket behind it hid it from the model."""
    full = {one.words for one in seen if len(one.words) > 1}
    firsts = {words[0] for words in full}
    for number, sentence in enumerate(parsed):
        taken = {i for name in sentence.names if name.kind == "PER" for i in range(name.first, name.last + 1)}
        for token in sentence.tokens:
            if token.text not in firsts or token.i in taken:
                continue
            words = next((one for one in full if _stands_at(sentence, token.i, one)), None)
            if words is None or taken & set(range(token.i, token.i + len(words))):
                continue
            name = Name("PER", token.i, token.i + len(words) - 1)
            sentence.names[:] = sorted([*sentence.names, name], key=lambda one: one.first)
            places[number, token.i] = _mention(sentence, name)


def _stands_at(sentence: Parsed, first: int, words: tuple[str, ...]) -> bool:
    return tuple(token.text for token in sentence.tokens[first : first + len(words)]) == words


def hero_of(persons: Mapping[tuple[int, int], Person], prose_from: int = 0) -> Person | None:
    """Whom the text is about: the only one its title names; else who has three names in ten at least, and half as many
    again as anybody else. prose_from: where the first sentence begins."""
    counts = Counter(person.key for person in persons.values() if not person.ambiguous)
    titled = {person.key: person for person in persons.values() if person.mentions[0].start < prose_from}
    if len(titled) == 1 and counts[next(iter(titled))] >= _HERO_LEAST:
        return next(iter(titled.values()))
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < _HERO_LEAST or ranked[0][1] < 0.3 * len(persons):
        return None
    if len(ranked) > 1 and ranked[0][1] < 1.5 * ranked[1][1]:
        return None
    return next(person for person in persons.values() if person.key == ranked[0][0])


def _real_names(sentence: Parsed) -> Iterator[Name]:
    """Names without the common nouns the model took for part of them: «Революцию Павлов», «Водку»."""
    for name in sentence.names:
        first = name.first
        while name.kind == "PER" and first <= name.last:
            token, alone = sentence.tokens[first], first == name.last
            if token.text[:1].isupper() and token.lower in EASTERN and not alone:
                break  # «Ван Цзюнь»
            if not _is_common(token, alone=alone) or not (alone or _apart(token, sentence.tokens[first + 1])):
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
    if name.kind != "PER" or name.first == 0 or not _is_patronymic(sentence.tokens[name.first].text):
        return name
    before = sentence.tokens[name.first - 1]
    given = before.text.istitle() and any("Name" in one.tag for one in known(before.text))
    return Name("PER", name.first - 1, name.last) if given else name


def _is_patronymic(word: str) -> bool:
    return any("Patr" in one.tag for one in known(word))


def _joined(sentence: Parsed, names: list[Name]) -> list[Name]:
    """«Серафиме» and «Васильевне Карчевской» side by side are one name."""
    found: list[Name] = []
    for name in (_with_given(sentence, one) for one in names):
        if found and name.first <= found[-1].first:
            found.pop()
        before = found[-1] if found else None
        if before is not None and before.kind == name.kind == "PER" and before.last == name.first - 1:
            first, second = sentence.tokens[before.first], sentence.tokens[name.first]
            same = first.feats.get("Case") == second.feats.get("Case")
            if same and before.first == before.last and _is_patronymic(second.text):
                found[-1] = Name("PER", before.first, name.last)
                continue
        found.append(name)
    return found


def _apart(token: Token, after: Token) -> bool:
    """The two stand in different cases, so they are no one name; or the first is a rank."""
    rank = any(one.normal_form in _RANKS for one in known(token.text))
    return rank or token.feats.get("Case") != after.feats.get("Case")


def _is_common(token: Token, *, alone: bool) -> bool:
    """A word the dictionary knows, and knows as no name; or a rank."""
    if any(one.normal_form in _RANKS for one in known(token.text)):
        return True
    if " " in token.text or token.text.isupper():
        return False
    readings = known(token.text)
    if not readings or any(mark in one.tag for one in readings for mark in _PERSONAL):
        return False
    return not alone or token.i == 0 or token.pos not in {"PROPN"}


def _mention(sentence: Parsed, name: Name) -> Mention:
    tokens = sentence.tokens[name.first : name.last + 1]
    feats = tokens[0].feats
    words = _spelled(tokens)
    acted = _gender_by_verb(sentence, tokens[0])
    gender = acted or feats.get("Gender")
    return Mention(tokens[0].start, tokens[-1].end, words, feats.get("Case"), gender, feats.get("Number"), acted)


def _gender_by_verb(sentence: Parsed, token: Token) -> str | None:
    """«С. Ю. Витте стал министром»: a name that tells no gender has its verb's."""
    verb = sentence.tokens[token.head] if token.head >= 0 and token.rel == "nsubj" else None
    if verb is None or not verb.has(Tense="Past", Number="Sing") or sentence.child(token.i, "conj") is not None:
        return None
    return verb.feats.get("Gender") if verb.feats.get("Gender") in {"Masc", "Fem"} else None


def _spelled(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The words of a name: «И. Н. Смирнов» is one token and three words; of «А.-Ж. Дельзон» the surname is left."""
    words = [word for token in tokens for word in _WORDS.findall(token.text)]
    if any(word.startswith("-") for word in words):
        return (words[-1].lstrip("-"),)
    if len(words) > 2 and words[-1] == words[-2]:
        words.pop()  # «Максим Лапин Лапин»
    if len(words) > 1 and _FAMILY.search(words[-1]):
        words[-1] = _FAMILY.sub(r"\1", words[-1])  # «Сергей и Матвей Муравьёвы-Апостолы»: one of them
    return tuple(words)


def _settle(persons: dict[tuple[int, int], Person], people: Sequence[Person]) -> None:
    """A bare surname that fits several is the one's who is named most, unless another was named just before."""
    named = Counter(person.key for person in persons.values())
    for place, person in list(persons.items()):
        if not person.ambiguous and not _is_bare(person):
            continue
        fitting = [one for one in people if not one.ambiguous and one.key != person.key and _may_be(one, person)]
        fitting = [one for one in fitting if person.ambiguous or _holds(one, person)]
        if any(one.ambiguous and _may_be(one, person) and one.key != person.key for one in people):
            continue  # somebody else has that surname, though nobody can tell how his name declines
        fitting.sort(key=lambda one: -(named[one.key] + len(one.mentions)))
        if not fitting or any(_named_near(persons, place, other) for other in fitting[1:]):
            continue
        if len(fitting) == 1 or len(fitting[0].mentions) >= len(fitting[1].mentions):
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


def town_of(parsed: Sequence[Parsed]) -> Entry | None:
    """The town a text is about: half of all its names of towns are that one's, five at least."""
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
    if not counts:
        return None
    called, count = counts.most_common(1)[0]
    return entries[called] if count >= 5 and 2 * count >= sum(counts.values()) else None
