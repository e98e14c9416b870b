"""What is said for short is called by its name: the town and the thing a text is about."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from authoring.events.clause import is_quoted
from authoring.events.context import Context
from authoring.events.stand import Standing
from authoring.events.wording import Said, capital
from authoring.gazetteer import Entry, called_otherwise
from authoring.inflection import Case, case_of
from authoring.parsing import Parsed, Token
from authoring.topic import Topic, is_bare, noun_of

_WIDER: Final = {
    "предприятие": frozenset({"завод", "фабрика", "комбинат", "верфь", "компания"}),
    "команда": frozenset({"клуб"}),
    "судно": frozenset({"ледокол", "пароход", "теплоход", "шхуна", "яхта"}),
}
_OTHERS: Final = 2
"""Sentences back in which another thing of the topic's kind may be the one that is meant."""
_STEM: Final = 5


def town_by_name(standing: Standing, context: Context) -> None:
    """«город захватило войско Батыя» in the history of Суздаль: the town is said by its name."""
    town = context.town
    if town is None:
        return
    clause = standing.clause
    if any(town.name[:5] in token.text for token in clause.words()):
        return
    forms = {"Nom": town.name, "Gen": town.genitive, "Dat": town.dative, "Acc": town.accusative,
             "Ins": town.instrumental, "Loc": town.locative}  # fmt: skip
    for token in clause.words():
        plain = noun_of(token) == "город" and token.pos == "NOUN" and token.has(Number="Sing", Gender="Masc")
        if not plain or any(t.rel in {"amod", "nmod", "appos", "acl", "det"} for t in clause.parsed.children(token.i)):
            continue
        case = token.feats.get("Case", "")
        case = "Acc" if token.rel == "obj" and case == "Nom" else case
        before = clause.parsed.child(token.i, "case")
        if forms.get(case) and (before is None or before.lower in {"в", "из", "к", "под", "у", "от", "для", "через"}):
            if before is not None and before.lower == "в" and town.preposition != "в":
                return
            if token.i == clause.subject and town.gender != "m":
                return
            if _is_called_otherwise(town, standing, context):
                return
            standing.instead[token.i] = Said(token.i, forms[case])
            name_beside(standing, context, forms.values())
            standing.lower(0.08, "town-by-name", token.text)
            return


def here_by_name(standing: Standing, context: Context) -> None:
    """«Здесь открылся театр», «сюда пришли казаки» in the history of Суздаль: said by its name, as long as no other
    place was named since."""
    town = context.town
    if town is None or town.preposition != "в" or _is_called_otherwise(town, standing, context):
        return
    clause = standing.clause
    said = {"здесь": f"в {town.locative}", "тут": f"в {town.locative}", "сюда": f"в {town.accusative}",
            "отсюда": f"из {town.genitive}"}  # fmt: skip
    for token in clause.words():
        if token.lower not in said or is_quoted(clause, token) or _another_place(standing, context, token):
            continue
        standing.instead[token.i] = Said(token.i, said[token.lower])
        name_beside(standing, context, (town.name, town.locative, town.genitive, town.accusative))
        standing.lower(0.08, "town-by-name", token.text)
        return


def _another_place(standing: Standing, context: Context, here: Token) -> bool:
    """Whether this sentence so far, or the one before it, names a place that is not the town, or «здесь» repeats it."""
    assert context.town is not None
    stem, number = context.town.name[:_STEM], standing.sentence
    if any(token.text.startswith(stem) for token in standing.clause.words()):
        return True
    for place in (number - 1, number) if number else (number,):
        parsed = context.parsed[place]
        for name in parsed.names:
            far = place == number and name.first > here.i
            if name.kind == "LOC" and not far and not parsed.tokens[name.first].text.startswith(stem):
                return True
    return False


def _is_called_otherwise(town: Entry, standing: Standing, context: Context) -> bool:
    """In 1979 Екатеринбург was Свердловск."""
    return any(called_otherwise(town, one.first[0]) for one in context.dates[standing.sentence] if one.complete)


def topic_by_name(standing: Standing, context: Context) -> None:
    """«завод приступил к выпуску» in the history of the «Темп» works: the thing is said by its whole name, once."""
    topic = context.topic
    if topic is None or not _is_alone_of_its_kind(standing, context, topic.noun):
        return
    clause = standing.clause
    for token in clause.words():
        if token.pos != "NOUN" or not token.has(Number="Sing") or not _may_mean(topic, token):
            continue
        case = case_of(token.feats.get("Case"))
        if case is Case.NOM and token.rel == "obj":
            case = Case.ACC
        if token.i in standing.instead or not is_bare(clause.parsed, token) or case is None:
            return
        standing.instead[token.i] = Said(token.i, topic.forms[case])
        name_beside(standing, context, [topic.own] if topic.own else topic.forms.values())
        standing.lower(0.06, "topic-by-name", f"{token.text} → {topic.forms[case]}")
        return


def _may_mean(topic: Topic, token: Token) -> bool:
    """«завод»; «предприятие приобрёл Лапин»: a wider word, too, but not as a subject with which the verb agrees."""
    called = noun_of(token)
    if called == topic.noun:
        return True
    return topic.noun in _WIDER.get(called, ()) and not token.rel.startswith("nsubj")


def name_beside(standing: Standing, context: Context, forms: Iterable[str]) -> None:
    """The evidence says «город»: beside it stands the name, as the text has it somewhere, unless it is named there."""
    begin, end = context.parsed[standing.evidence_from].start, context.parsed[standing.sentence].end
    spellings = [said for form in forms if form for said in (form, capital(form))]
    named = [said for said in spellings if said in context.text]
    if named and not standing.subject and not any(said in context.text[begin:end] for said in named):
        standing.subject = named[0]


def _is_alone_of_its_kind(standing: Standing, context: Context, noun: str) -> bool:
    """No other one of its kind was named just before: «Малый театр» in the history of «Большой театр»."""
    near = context.parsed[max(0, standing.sentence - _OTHERS) : standing.sentence + 1]
    last = standing.clause.kept[-1]
    return not any(
        token.pos == "NOUN"
        and (parsed is not standing.clause.parsed or token.i <= last)
        and noun_of(token) == noun
        and not is_bare(parsed, token)
        and not _is_topic(context, parsed, token)
        for parsed in near
        for token in parsed.tokens
    )


def _is_topic(context: Context, parsed: Parsed, token: Token) -> bool:
    assert context.topic is not None
    if context.topic.own and parsed is context.parsed[0]:
        return True  # where it is said what it is
    start = min(i for i in parsed.subtree(token.i) if i > token.i - 4)
    said = context.text[parsed.tokens[start].start : token.end].replace("\n", " ").lower()
    return any(
        form.lower().startswith(said[: len(said)]) or said in form.lower() for form in context.topic.forms.values()
    )
