"""What a question can do without: feelings, company that has no name, how somebody was at the time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from authoring.dates import WEEKDAYS, Date
from authoring.events.clause import Clause
from authoring.events.wordlists import OF_OFFICE
from authoring.parsing import Token

if TYPE_CHECKING:
    from authoring.events.event import Event

_FEELING: Final = frozenset(
    [
        "торжественно",
        "неожиданно",
        "внезапно",
        "наконец",
        "даже",
        "триумфально",
        "блестяще",
        "поспешно",
        "трагически",
        "заочно",
    ]
)
_BY_DAY: Final = frozenset({"утром", "днем", "вечером", "ночью"})
"""«3 мая, вечером, столкнулись»: goes with its date."""
_TIMES: Final = frozenset({"время", "годы", "правление", "царствование", "княжение", "день"})
_REIGNS: Final = ("правлен", "царствован", "княжен", "президентств", "ханствован")
_VAGUE: Final = frozenset({"другими", "остальными", "прочими", "многими", "некоторыми", "несколькими"})
_TOGETHER: Final = (("вместе", "с"), ("вместе", "со"), ("наряду", "с"), ("совместно", "с"))


def trimmed(event: Event) -> set[int]:
    """The words of a clause that are left out of a question about it."""
    clause = event.standing.clause
    found: set[int] = set()
    for token in clause.words():
        alone = all(child.rel == "punct" for child in clause.parsed.children(token.i))
        by_day = token.lower in _BY_DAY and token.i - 2 in event.date_words and clause.token(token.i - 1).text == ","
        if (token.lower in _FEELING and token.head == clause.verb and alone) or (by_day and alone):
            found.add(token.i)
        elif (token.has(VerbForm="Part") and not token.has(Variant="Short")) or token.rel == "acl":
            found |= _participle_before_name(clause, token.i)
        elif token.has(Case="Ins", Animacy="Anim"):
            found |= _what_one_was(event, token)
        elif token.lower in {"во", "в", "после"} and token.i > 1:
            found |= _time_beside_date(event, token)
        elif token.lower in {"одним", "одной"} and token.i > clause.verb and clause.token(token.i - 1).text == ",":
            found |= {i for i in clause.kept if i >= token.i - 1} if _is_one_of(clause, token.i) else set()
        elif token.lower in {"несмотря", "невзирая"} and token.i < clause.verb:
            found |= _to_comma(clause, token.i)
    words = clause.words()
    for place in range(len(words) - 3):
        if [token.lower for token in words[place : place + 4]] == ["независимо", "друг", "от", "друга"]:
            found |= {token.i for token in words[place : place + 4]}
    for place in range(len(words) - 2):
        if [token.lower for token in words[place : place + 3]] == ["с", "большим", "трудом"]:
            found |= {token.i for token in words[place : place + 3]}
    return found


def _is_one_of(clause: Clause, first: int) -> bool:
    """«…, одним из первых среди своих товарищей»: to the end of the clause it only tells how."""
    rest = [clause.token(i) for i in clause.kept if i > first]
    return [t.lower for t in rest[:1]] == ["из"] and not any(t.text == "," for t in rest)


def _time_beside_date(event: Event, token: Token) -> set[int]:
    """«в 1263 году, во время правления Лапина, …», «2 мая 1924 года, после смерти Лапина, …»: right behind the date and
    between commas it is the date again."""
    clause = event.standing.clause
    tokens = clause.parsed.tokens
    if tokens[token.i - 1].text != "," or token.i - 2 not in event.date_words:
        return set()
    if token.lower != "после" and tokens[token.i + 1].lower not in _TIMES:
        return set()
    end = next((i for i in range(token.i, len(tokens)) if tokens[i].text == ","), None)
    if end is None or end >= clause.verb:
        return set()
    phrase = {i for i in clause.kept if token.i <= i < end}
    again = token.lower == "после" or tokens[token.i + 1].lower == "день"
    said_again = again or any(tokens[i].lower.startswith(_REIGNS) for i in phrase)
    return phrase if said_again else set()


def weekday(clause: Clause, date: Date) -> set[int]:
    """«в минувшую среду, 4 марта 2015 года, Лапин …»: the date says all of it, the commas go with the day's name."""
    words = [i for i in clause.kept if date.start <= clause.token(i).start < date.end]
    named = next((i for i in words if clause.token(i).lower in WEEKDAYS), None)
    if named is None:
        return _weekday_behind(clause, words)
    if named == words[-1]:
        return set()
    if clause.token(named + 1).text != ",":
        return {i for i in words if i <= named}
    after = {i for i in clause.kept if i == words[-1] + 1 and clause.token(i).text == ","}
    return {i for i in words if i <= named + 1} | after


def _weekday_behind(clause: Clause, words: Sequence[int]) -> set[int]:
    """«14 октября, в воскресенье, Лапин …», «в Страстную пятницу»: the comma before the day's name stays away, too."""
    after = [i for i in clause.kept if words and i > words[-1]][:5]
    if len(after) > 3 and clause.token(after[2]).text.istitle() and clause.token(after[3]).lower in WEEKDAYS:
        own = set(after[:4])
        return own | {after[4]} if len(after) > 4 and clause.token(after[4]).text == "," else own
    after = after[:4]
    texts = [clause.token(i).lower for i in after]
    if texts[:1] != [","] or texts[1:2] not in (["в"], ["во"]) or not any(text in WEEKDAYS for text in texts[2:3]):
        return set()
    return set(after) if texts[3:] == [","] else set(after[:3])


def _to_comma(clause: Clause, first: int) -> set[int]:
    """«, несмотря на болезнь,»: between its commas; to the end of the clause it may hold anything."""
    rest = [i for i in clause.kept if i > first]
    comma = next((i for i in rest if clause.token(i).text == ","), None)
    return {first, *(i for i in rest if comma and i < comma)} if comma and comma < clause.verb else set()


def _participle_before_name(clause: Clause, participle: int) -> set[int]:
    """«скрывавшийся от ареста Лапин»: how he was is not asked for; the name says who is meant without it."""
    parsed = clause.parsed
    token = parsed.tokens[participle]
    below = parsed.subtree(participle) & set(clause.kept)
    if token.rel not in {"amod", "acl", "nsubj", "nsubj:pass"} or len(below) < 2:
        return set()
    after = next((i for i in clause.kept if i > max(below)), max(below))
    noun = parsed.tokens[after]
    name = parsed.name_at(after) or parsed.name_at(after + 1)
    if (
        name is None
        or name.kind != "PER"
        or not (token.head == after or (noun.i == name.first and "nsubj" in token.rel))
    ):
        return set()
    return below if sorted(below) == [i for i in clause.kept if min(below) <= i < after] else set()


def _what_one_was(event: Event, token: Token) -> set[int]:
    """«Гимназистом, в 1905 году, Лапин возглавил …»: said before who and what, it only tells how old he was."""
    clause = event.standing.clause
    lone = token.rel in {"obl", "nmod"} and token.head == clause.verb and token.pos == "NOUN"
    phrase = clause.parsed.subtree(token.i) & set(clause.kept)
    subject = clause.verb if clause.subject is None else clause.subject
    first = max(phrase) < min(subject, clause.verb) and clause.parsed.child(token.i, "case", "conj") is None
    passive = clause.token(clause.verb).has(Variant="Short")
    return set() if passive or event.standing.lemma in OF_OFFICE or not (lone and first) else phrase


def vague_company(clause: Clause) -> set[int]:
    """«вместе с другими подсудимыми»: the others have no name, and the clause says the same without them."""
    words = clause.words()
    verb = clause.token(clause.verb)
    for place in range(len(words) - 2):
        first, second, third = words[place : place + 3]
        if (first.lower, second.lower) not in _TOGETHER or third.lower not in _VAGUE:
            continue
        if verb.has(Number="Plur") and clause.subject is not None and clause.token(clause.subject).has(Number="Sing"):
            return set()
        noun = third.head if third.head > third.i and third.rel in {"amod", "det"} else third.i
        phrase = {i for i in clause.parsed.subtree(noun) if i in clause.kept and i > third.i and i != clause.verb}
        found = {first.i, second.i, third.i, *phrase}
        last = max(found)
        if clause.verb not in range(first.i, last + 1) and clause.subject not in range(first.i, last + 1):
            return {i for i in clause.kept if first.i <= i <= last}
    return set()
