"""What the tree hangs on the wrong word: dates, names, numbers, titles, and what stands before a comma."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from authoring.dates import Date
from authoring.events.clause import is_finite
from authoring.events.wordlists import DROPPED_ADVERBS, ORDINAL
from authoring.inflection.dictionary import known
from authoring.parsing import ASIDE, Parsed, Token


def hang(parsed: Parsed, dates: Sequence[Date]) -> None:
    """Puts the words of a sentence under those they belong to; its children are found anew by `Parsed.rehang`."""
    _hang_dates(parsed, dates)
    _hang_names(parsed)
    _hang_company(parsed)
    _hang_ordinals(parsed)
    _hang_titles(parsed)
    _hang_quoted(parsed)
    _hang_behind_and(parsed)
    _hang_before_comma(parsed)


def _hang_dates(parsed: Parsed, dates: Sequence[Date]) -> None:
    """«24 марта 1971 года» is one thing: one of its words hangs on what is around it."""
    for date in dates:
        words = [t for t in parsed.tokens if date.start <= t.start < date.end and t.head != ASIDE]
        if len(words) < 2:
            continue
        inside = {t.i for t in words}
        top = next((t for t in words if t.head not in inside and t.rel in {"obl", "nmod", "advmod"}), None)
        top = top or next((t for t in words if t.head not in inside), words[0])
        _off_adverb(parsed, top)
        for token in words:
            if token.i != top.i and token.head not in inside:
                token.head, token.rel = top.i, "nmod"


def _off_adverb(parsed: Parsed, top: Token) -> None:
    """«Позднее, в 1901 году, открылся …»: the year is the verb's, not one of a list that «позднее» begins."""
    adverb = parsed.tokens[top.head] if 0 <= top.head < top.i else top
    if adverb.i != top.i and adverb.rel == "advmod" and adverb.lower in DROPPED_ADVERBS:
        top.head, top.rel = adverb.head, "obl"


def _hang_names(parsed: Parsed) -> None:
    """«Валерий Гергиев»: a surname hangs on its given name."""
    for name in parsed.names:
        for i in range(name.first + 1, name.last + 1 if name.kind == "PER" else 0):
            if parsed.tokens[i].head != ASIDE and not name.first <= parsed.tokens[i].head <= name.last:
                parsed.tokens[i].head, parsed.tokens[i].rel = name.first, "flat:name"


def _hang_company(parsed: Parsed) -> None:
    """«вместе с Беловым и Громовым он подписал»: two names joined are one list, and «вместе» is the next verb's."""
    for one, other in itertools.pairwise(parsed.names):
        second = parsed.tokens[other.first]
        joined = other.first == one.last + 2 and parsed.tokens[one.last + 1].lower == "и"
        if joined and one.kind == other.kind == "PER" and second.rel == "conj" and second.head > other.last:
            second.head = one.first
    for token in parsed.tokens:
        if token.lower == "вместе" and token.rel == "advmod" and token.head > token.i:
            verb = next((t for t in parsed.tokens[token.i : token.head] if is_finite(t)), None)
            token.head = verb.i if verb is not None else token.head


def _hang_ordinals(parsed: Parsed) -> None:
    """«9-я армия», «2-й съезд»: the number belongs to the noun behind it."""
    for token, after in itertools.pairwise(parsed.tokens):
        noun = after if after.pos in {"NOUN", "PROPN"} else None
        if noun is not None and ORDINAL.fullmatch(token.text) and token.head != noun.i and noun.head != token.i:
            token.head, token.rel = noun.i, "amod"


def _hang_titles(parsed: Parsed) -> None:
    """«воевода князь Лапин поставил»: a nominative before the title is another of his."""
    for token, title in itertools.pairwise(parsed.tokens):
        named = parsed.name_at(title.i + 1)
        if title.rel != "nsubj" or not title.has(Animacy="Anim", Case="Nom") or named is None or token.pos != "NOUN":
            continue
        readings = [one.tag for one in known(token.text) if one.tag.POS == "NOUN" and one.tag.number == "sing"]
        if readings and all(tag.case == "nomn" and tag.animacy == "anim" for tag in readings):
            token.head, token.rel = title.i, "amod"
            token.feats = {**token.feats, "Case": "Nom"}


def _hang_quoted(parsed: Parsed) -> None:
    """«Диплом «лекаря с отличием» Лапин получил»: a title that the tree leaves alone belongs to the noun before it."""
    for noun, opening, word in zip(parsed.tokens, parsed.tokens[1:], parsed.tokens[2:], strict=False):
        if opening.text == "«" and noun.pos == "NOUN" and noun.head >= 0 and word.head == -1 and not is_finite(word):
            word.head, word.rel = noun.i, "appos"


def _hang_behind_and(parsed: Parsed) -> None:
    """«прошла по Томску и с криком ворвалась в театр»: what stands behind «и» with a preposition of its own is the
    next verb's, if that has nothing else before it."""
    for joint, case, noun in zip(parsed.tokens, parsed.tokens[1:], parsed.tokens[2:], strict=False):
        above = parsed.tokens[noun.head] if noun.rel == "conj" and 0 <= noun.head < joint.i else None
        if joint.lower != "и" or case.rel != "case" or case.head != noun.i or above is None:
            continue
        own = parsed.child(above.i, "case")
        end = max(parsed.subtree(noun.i)) + 1
        while end < len(parsed.tokens) and parsed.tokens[end].text in {"»", "!", "?"}:
            end += 1
        verb = parsed.tokens[end] if end < len(parsed.tokens) else noun
        if own is not None and own.lower != case.lower and verb.i != noun.i and is_finite(verb):
            noun.head, noun.rel, joint.head = verb.i, "obl", verb.i


def _hang_before_comma(parsed: Parsed) -> None:
    """«Война кончилась разгромом при Томске в мае, король отрёкся»: what stands behind a verb and before the comma is
    that verb's, whatever the tree says."""
    verb: Token | None = None
    comma = len(parsed.tokens)
    for token in parsed.tokens:
        if token.text in {",", ";", ":", "—", "–", "(", "«"}:
            verb = None
        elif is_finite(token) and token.rel in {"root", "conj"}:
            verb = token
            comma = next((t.i for t in parsed.tokens[token.i :] if t.text == ","), len(parsed.tokens))
        elif verb is not None and token.rel in {"obl", "advmod"} and token.head > comma and token.i < comma:
            above = parsed.tokens[token.head]
            if is_finite(above):
                token.head = verb.i
