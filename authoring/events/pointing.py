"""Words and times that point out of the sentence."""

from __future__ import annotations

from typing import Final

from authoring.dates import Date, certain
from authoring.events.clause import Clause, Refused, is_finite, is_quoted
from authoring.events.context import Context
from authoring.events.stand import Standing
from authoring.events.wordlists import BESIDE, DROPPED_ADVERBS, LEANING, ORDINAL, POINTING, TIES
from authoring.parsing import Token
from quiz.drafts import Step

_ABOUT: Final = frozenset({"почти", "примерно", "приблизительно", "ровно"})


def points_nowhere(standing: Standing, context: Context) -> None:
    """«этот», «там», «снова», «раньше»: words that point out of the sentence."""
    clause = standing.clause
    for token in clause.words():
        if token.i in standing.instead or token.i in standing.without or _in_date(standing, context, token):
            continue
        if is_quoted(clause, token):
            continue
        if token.lower.startswith("нынешн") and clause.token(min(token.i + 1, clause.kept[-1])).pos == "PROPN":
            continue  # «взяли Чжунду, нынешний Пекин»
        if token.lower == "и" and _joins_nothing(clause, token):
            raise Refused("stray-words", token.text)
        if (token.lower == "и" and _only_stresses(clause, token)) or (
            token.lower == "еще" and _before_date(standing, context, token)
        ):
            standing.without.add(token.i)
        elif token.lower in DROPPED_ADVERBS and (_opens_apposition(clause, token) or _of_participle(clause, token)):
            continue
        elif token.lower in DROPPED_ADVERBS and token.pos in {"ADV", "PART", "CCONJ", "SCONJ", "PRON"}:
            if clause.parsed.children(token.i):
                raise Refused("points-back", token.text)
            standing.without.add(token.i)
            standing.steps.append(Step("left-out", token.text))
        elif token.lower in POINTING and not _so_called(clause, token):
            if token.lower.startswith("друг") and clause.token(token.i - 1).lower in {"и", "или"}:
                continue
            if not (token.lower.startswith("одн") or token.lower in {"один"}) or not _one_of(clause, token):
                raise Refused("points-back", token.text)
        elif (
            (token.lower in BESIDE and all(t.rel == "punct" for t in clause.parsed.children(token.i)))
            or (token.pos == "ADJ" and token.lower.startswith(LEANING))
            or token.lower in TIES
            or (token.lower.startswith("городск") and not _names_a_place(clause, token))
            or _is_last_of_all(clause, token)
            or _lacks_noun(clause, token)
            or (token.lower.startswith("сво") and not _said_more_closely(clause, token))
        ):
            raise Refused("points-back", token.text)
        elif _compares(clause, token) or (
            token.has(Degree="Cmp") and token.pos in {"ADV", "ADJ"} and token.lower not in {"более", "менее"}
        ):
            raise Refused("compares", token.text)


def _lacks_noun(clause: Clause, token: Token) -> bool:
    """«с частями 62-й»: of the 62nd what?"""
    after = clause.token(token.i + 1) if token.i + 1 in clause.kept else None
    return ORDINAL.fullmatch(token.text) is not None and (after is None or after.pos not in {"NOUN", "PROPN", "ADJ"})


def _is_last_of_all(clause: Clause, token: Token) -> bool:
    """«последний договор по ракетам»: the last when the text was written; not «последний роман Лапина»."""
    if token.pos != "ADJ" or not token.lower.startswith("последн") or token.head < 0:
        return False
    below = [*clause.parsed.children(token.head), *clause.parsed.children(token.i)]
    return not any(t.rel in {"nmod", "obl"} and t.has(Case="Gen") for t in below)


def _names_a_place(clause: Clause, token: Token) -> bool:
    """«городской совет» of which town? «Томский городской совет» is clear."""
    beside = clause.token(token.i - 1) if token.i else token
    return beside.text[:1].isupper() or bool(clause.names("LOC"))


def _of_participle(clause: Clause, token: Token) -> bool:
    """«Лапина, работавшая прежде на заводе»: she did no more."""
    top = clause.token(token.head) if token.head >= 0 else token
    past = token.lower in {"прежде", "ранее", "раньше", "впоследствии", "позже", "позднее"}
    return past and top.i != clause.verb and top.has(VerbForm="Part") and not top.has(Variant="Short")


def _opens_apposition(clause: Clause, token: Token) -> bool:
    """«женился на Анне Беловой, впоследствии профессоре»: behind the verb's comma it tells of her."""
    return token.i > clause.verb and token.i - 1 in clause.kept and clause.token(token.i - 1).text == ","


def _compares(clause: Clause, token: Token) -> bool:
    """«более подробный проект», «самая тяжёлая авария»: than what, of all where?"""
    after = clause.parsed.tokens[token.i + 1 : token.i + 2]
    if token.lower in {"более", "менее"}:
        return bool(after) and after[0].pos == "ADJ"
    if (
        not token.lower.startswith("сам")
        or token.pos == "PROPN"
        or not after
        or after[0].pos != "ADJ"
        or after[0].head < 0
    ):
        return False
    return clause.parsed.child(after[0].head, "nmod") is None


def _said_more_closely(clause: Clause, token: Token) -> bool:
    """«свою жену Соломонию Сабурову», «своё тысячелетие»: whose it is the clause says, and which it is as well."""
    if token.pos not in {"DET", "ADJ", "PRON"} or token.head < 0:
        return token.pos not in {"DET", "ADJ", "PRON"}
    noun = clause.token(token.head)
    others = [t for t in clause.parsed.children(noun.i) if t.i != token.i and t.i in clause.kept]
    closely = any(t.rel in {"amod", "nmod", "appos", "flat:name"} or t.pos == "PROPN" for t in others)
    return closely or noun.lower.endswith(("летие", "летия")) or noun.lower.startswith("юбиле")


def _joins_nothing(clause: Clause, token: Token) -> bool:
    """«его арестовали и более семи месяцев [допрашивали]»: what «и» joins to the verb is no verb."""
    after = clause.parsed.tokens[token.i + 1 : token.i + 2]
    verb = token.i - 1 == clause.verb and bool(after)
    return verb and after[0].pos in {"ADV", "NUM"} and after[0].i in clause.kept


def _only_stresses(clause: Clause, token: Token) -> bool:
    """«вышло и на организацию»: behind the verb and before a preposition «и» joins nothing."""
    after = clause.parsed.tokens[token.i + 1 : token.i + 2]
    return token.i - 1 == clause.verb and bool(after) and after[0].pos == "ADP"


def _before_date(standing: Standing, context: Context, token: Token) -> bool:
    """«Ещё в 2013 году»."""
    return any(0 <= date.start - token.end <= 1 for date in context.dates[standing.sentence])


def _so_called(clause: Clause, token: Token) -> bool:
    """«так называемый»."""
    after = clause.parsed.tokens[token.i + 1 : token.i + 2]
    return token.lower == "так" and bool(after) and after[0].lower.startswith("называем")


def _in_date(standing: Standing, context: Context, token: Token) -> bool:
    """«в том же году», whose year is known."""
    dates = context.dates[standing.sentence]
    return any(date.start <= token.start < date.end and date.complete and not date.relative for date in dates)


def _one_of(clause: Clause, token: Token) -> bool:
    """«одним из лидеров партии»; «в одном из банков» is nowhere."""
    after = token.i + 1
    known = token.rel != "obl" or clause.parsed.child(token.i, "case") is None
    return known and after in clause.kept and clause.token(after).lower in {"из"}


def relative_time(standing: Standing, context: Context) -> None:
    """«на следующий день», «через два года»: a time counted from another sentence."""
    clause = standing.clause
    for date in context.dates[standing.sentence]:
        inside = [i for i in clause.kept if date.start <= clause.token(i).start < date.end]
        inside = [i for i in inside if i not in standing.without]
        if not inside or (not date.relative and date.complete):
            continue
        exact = _said_exactly(standing, context, date)
        if exact is None:
            raise Refused("relative-date", context.text[date.start : date.end])
        standing.without |= {*inside, *exact}
        standing.steps.append(Step("exact-date-beside", context.text[date.start : date.end]))


def _said_exactly(standing: Standing, context: Context, loose: Date) -> list[int] | None:
    """«На следующий день, 25 августа 1936 года, …»: what goes with the loose date; None if no exact one is beside."""
    for date in context.dates[standing.sentence]:
        if not certain(date):
            continue
        found = _loose_first(standing, loose, date) if date.start >= loose.end else None
        found = _loose_behind(standing, context, loose, date) if date.end <= loose.start else found
        if found is not None:
            return found
    return None


def _loose_first(standing: Standing, loose: Date, date: Date) -> list[int] | None:
    """«Через день после пожара в театре, 3 мая 1905 года, …»: all up to the date, and the comma that closes it."""
    clause = standing.clause
    between = [i for i in clause.kept if loose.end <= clause.token(i).start < date.start]
    if not between or clause.token(between[-1]).text not in {",", "—", "–"} or clause.verb in between:
        return None
    phrase = between[:-1]
    if clause.subject in phrase or any(clause.token(i).text == "," or is_finite(clause.token(i)) for i in phrase):
        return None
    behind = [i for i in clause.kept if clause.token(i).start >= date.end][:1]
    before = [i for i in clause.kept if clause.token(i).start < loose.start][-1:]
    about = [i for i in before if clause.token(i).lower in _ABOUT]  # «Почти через двадцать лет, 3 июля …»
    return about + between + [i for i in behind if clause.token(i).text == ","]


def _loose_behind(standing: Standing, context: Context, loose: Date, date: Date) -> list[int] | None:
    """«20 июня 1905 года, спустя месяц после пожара»: from the comma to the next one, or to the end."""
    clause = standing.clause
    if context.text[date.end : loose.start].strip() != ",":
        return None
    rest = [i for i in clause.kept if clause.token(i).start >= date.end]
    closing = next((n for n, i in enumerate(rest) if n and clause.token(i).text == ","), None)
    phrase = rest if closing is None else rest[: closing + 1]
    return None if clause.verb in phrase or clause.subject in phrase else phrase
