"""Whom somebody became: «Кем был назначен Смирнов?»"""

from __future__ import annotations

from typing import Final

from authoring.asking.asked import Asked, about
from authoring.asking.particular import is_particular
from authoring.asking.rearranged import asked_for
from authoring.dates import Role
from authoring.events.clause import Clause
from authoring.events.event import Event
from authoring.events.wording import capital
from authoring.gazetteer import look_up, out_of_time, peers
from authoring.inflection import Case, decline_phrase
from authoring.inflection.dictionary import known
from authoring.parsing import Token
from quiz.drafts import Step
from quiz.questions import Choice, Flashcard, Option

WRONG: Final = 3
_VERBS: Final = frozenset(
    ["назначить", "избрать", "стать", "утвердить", "выбрать", "провозгласить", "объявить", "переизбрать"]
)
_LONGEST: Final = 80


def ask_role(event: Event, seed: int) -> Asked | None:
    """The office, told in the instrumental under a verb of appointment."""
    standing = event.standing
    clause = standing.clause
    if clause.subject is not None and clause.token(clause.subject).pos not in {"PROPN", "PRON"}:
        named = any(name.first <= clause.subject <= name.last for name, _ in standing.people)
        if not named and clause.parsed.child(clause.subject, "appos") is None:
            return None  # «41 пассажир стал жертвой»: no office
    if (
        event.date is None
        or event.date.role is not Role.AT
        or standing.lemma not in _VERBS
        or (clause.subject is None and not standing.people and not standing.replaced)
    ):
        return None
    role = next((t for t in clause.words() if t.head == clause.verb and _is_office(t)), None)
    if role is None or clause.parsed.child(role.i, "conj") is not None:
        return None
    phrase = clause.parsed.subtree(role.i) & set(clause.kept)
    if sorted(phrase) != list(range(min(phrase), max(phrase) + 1)) or phrase & {*event.date_words, *standing.instead}:
        return None
    if clause.parsed.child(role.i, "case") is not None or not is_particular(event, phrase) or _goes_on(clause, phrase):
        return None
    posted = standing.lemma in _POSTING  # «Кем был назначен Лапин?» might ask by whom
    question = asked_for(event, "На какую должность" if posted else "Кем", phrase, masculine=False, whom=True)
    if question is None:
        return None
    start, end = clause.token(min(phrase)).start, clause.token(max(phrase)).end
    answer = event.context.text[start:end].replace("\n", " ")
    answer = answer[:1].lower() + answer[1:]
    if len(answer) > _LONGEST or _shared(answer) or (" " not in answer and answer not in _ALONE):
        return None
    asked = about(event, "role", capital(f"{event.whole}."), (answer,))
    shown = _in_nominative(answer) if posted else answer
    if shown is None:
        return None
    _choice(asked, event, question, answer, seed, posted=posted)
    if posted or not clause.token(clause.verb).has(Variant="Short"):  # else «Кем был избран Лапин?» might ask by whom
        asked.add("role-card", Flashcard(key="", ask=question, answer=capital(shown) + "."), -0.02)
    return asked if asked.questions else None


def _goes_on(clause: Clause, phrase: set[int]) -> bool:
    """«фигурантом | Первого процесса»: the tree lost what belongs to the role; or there is more of it."""
    after = next((clause.token(i) for i in clause.kept if i > max(phrase)), None)
    if after is None:
        return False
    return after.pos == "CCONJ" or (after.has(Case="Gen") and after.pos in {"NOUN", "PROPN", "ADJ"})


def _in_nominative(answer: str) -> str | None:
    """«командующий фронтом»: over what, stays in its case."""
    first, _, rest = answer.partition(" ")
    if not first.startswith(_OVER):
        return decline_phrase(answer.split(), Case.NOM, given=Case.INS)
    head = decline_phrase([first], Case.NOM, given=Case.INS)
    return f"{head} {rest}".strip() if head else None


_ALONE: Final = frozenset({"императором", "королём", "королем", "царём", "царем", "ханом", "папой", "патриархом"})
"""Offices that say enough in one word; «директором» of what?"""
_OVER: Final = ("командующ", "главнокомандующ", "управляющ", "заведующ")
_POSTING: Final = frozenset({"назначить", "назначать", "утвердить"})
_NO_OFFICE: Final = frozenset(
    {"гражданин", "персона", "жертва", "человек", "лицо", "гость", "свидетель", "участник", "победитель"}
)


def _is_office(token: Token) -> bool:
    """A noun for a person, in the instrumental, that is a post or a calling."""
    if any(one.normal_form in _NO_OFFICE for one in known(token.text.lower())):
        return False
    if token.pos not in {"NOUN", "PROPN"} or token.feats.get("Case") != "Ins" or token.has(Animacy="Inan"):
        return False
    return any("anim" in one.tag and "Name" not in one.tag for one in known(token.text.lower()))


def _shared(answer: str) -> bool:
    """«одним из лидеров», «членом»: many are that."""
    first = answer.split()[0]
    return first.startswith(("нов", "перв", "втор", "единственн")) or first in {
        "одним",
        "одной",
        "членом",
        "делегатом",
        "участником",
        "кандидатом",
        "депутатом",
        "лауреатом",
    }


def _choice(asked: Asked, event: Event, question: str, answer: str, seed: int, *, posted: bool) -> None:
    """Offices of the time, if the gazetteer knows this one."""
    entry = look_up(answer, kinds=("office",))
    if entry is None or entry.instrumental != answer:
        return
    if event.date is None or not event.date.complete:
        return
    year, text = event.date.first[0], event.context.text.lower()
    near = [
        one
        for one in peers(entry, year=year, count=10, seed=seed)
        if one.instrumental.lower() not in text and not out_of_time(one.instrumental, year)
    ]
    if len(near) >= WRONG:
        said = [one.name if posted else one.instrumental for one in (entry, *near[:WRONG])]
        right, *options = [capital(one) for one in said]
        choice = Choice(key="", ask=question, answer=right, wrong=tuple(map(Option, options)))
        asked.add("role-choice", choice, -0.05, Step("gazetteer", "; ".join(options)))
