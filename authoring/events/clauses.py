"""A sentence → its main clauses, each with what belongs to it and nothing else.

The words of a sentence are cut where clauses meet (semicolons, dashes, «а», «но», «и» before a verb of its own) and
then at commas into chunks. A chunk stays if the tree hangs it under the clause's verb without a subordinate clause
between; it goes if it is one; where tree and surface disagree the clause is refused.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from authoring.dates import Date
from authoring.events.wordlists import OPENERS, SUBORDINATORS
from authoring.parsing import ASIDE, Parsed, Token
from quiz.drafts import Step

_CLAUSAL: Final = frozenset({"acl", "acl:relcl", "advcl", "ccomp", "csubj", "csubj:pass", "parataxis", "discourse"})
_STOPS: Final = frozenset({";", ":", "—", "–", "..."})
_BORDERS: Final = _STOPS | {","}
_CONTRAST: Final = frozenset({"а", "но", "однако", "зато", "да", "причем", "притом"})
_SUBJECT: Final = ("nsubj", "nsubj:pass")


@dataclass(slots=True)
class Clause:
    """A main clause. kept: indexes of its words and commas, in order. subject: index of its head word, None if it
    has none. borrowed: the subject stands before another verb. dropped: what was left out, for the explanation."""

    parsed: Parsed
    verb: int
    kept: list[int]
    subject: int | None
    borrowed: bool = False
    shortened: bool = False
    complement: bool = False
    commas: dict[int, str] = field(default_factory=dict)
    steps: list[Step] = field(default_factory=list)

    def token(self, i: int) -> Token:
        """The word at an index."""
        return self.parsed.tokens[i]

    def words(self) -> list[Token]:
        """The kept words, in order."""
        return [self.parsed.tokens[i] for i in self.kept]


class Refused(Exception):
    """This clause cannot be taken out of its sentence."""

    def __init__(self, rule: str, detail: str = "") -> None:
        self.step = Step(rule, detail)
        super().__init__(rule, detail)


def clauses_of(parsed: Parsed, dates: Sequence[Date] = ()) -> tuple[list[Clause], list[Step]]:
    """The main clauses of a sentence that can be cut out of it, and why others could not.

    dates: those of the sentence. Their words hold together, whatever the tree says.
    """
    _bind(parsed, dates)
    found: list[Clause] = []
    refused: list[Step] = []
    predicates = _predicates(parsed)
    if not predicates:
        return [], [Step("no-verb")]
    starts = _segments(parsed, predicates)
    for number, verb in enumerate(predicates):
        try:
            found.append(_clause(parsed, predicates, starts, number, verb))
        except Refused as refusal:
            refused.append(refusal.step)
    return found, refused


def _bind(parsed: Parsed, dates: Sequence[Date]) -> None:
    """Hang each date with one word on what is around it: «24 марта 1971 года» is not torn by the parser."""
    for date in dates:
        words = [t for t in parsed.tokens if date.start <= t.start < date.end and t.head != ASIDE]
        if len(words) < 2:
            continue
        inside = {t.i for t in words}
        top = next((t for t in words if t.head not in inside and t.rel in {"obl", "nmod", "advmod"}), None)
        top = top or next((t for t in words if t.head not in inside), words[0])
        for token in words:
            if token.i != top.i and token.head not in inside:
                token.head, token.rel = top.i, "nmod"
    if dates:
        parsed.rehang()


def is_finite(token: Token) -> bool:
    """A verb that can be a clause's own: finite, or a short participle («был избран», «основан»)."""
    if token.pos not in {"VERB", "AUX"}:
        return False
    return token.has(VerbForm="Fin") or token.has(VerbForm="Part", Variant="Short")


def _predicates(parsed: Parsed) -> list[int]:
    """Roots and their conjuncts that are verbs, outside brackets and quotes, in order."""
    depth = _depths(parsed)
    roots = {t.i for t in parsed.tokens if t.head == -1}
    found = []
    for token in parsed.tokens:
        top = token
        while top.rel == "conj" and 0 <= top.head < len(parsed.tokens) and top.head != top.i:
            top = parsed.tokens[top.head]
            if top.i == token.i:
                break
        marked = any(child.rel == "mark" for child in parsed.children(token.i))
        if top.i in roots and is_finite(token) and token.pos == "VERB" and not depth[token.i] and not marked:
            found.append(token.i)
    return found or _verb_by_surface(parsed, depth)


def _verb_by_surface(parsed: Parsed, depth: Sequence[int]) -> list[int]:
    """Where the tree's root is no verb: the one finite verb whose chunk opens no subordinate clause."""
    verbs = [t.i for t in parsed.tokens if t.pos == "VERB" and is_finite(t) and not depth[t.i]]
    free = [i for i in verbs if not _is_subordinate(parsed, range(_comma_before(parsed, i) + 1, i + 1))]
    if len(free) != 1:
        return []
    parsed.tokens[free[0]].head, parsed.tokens[free[0]].rel = -1, "root"
    parsed.rehang()
    return free


def _depths(parsed: Parsed) -> list[int]:
    """For each token how many brackets and quotes are open around it."""
    depth, found = 0, []
    for token in parsed.tokens:
        if token.text in {")", "»"}:
            depth = max(0, depth - 1)
        found.append(depth)
        if token.text in {"(", "«"}:
            depth += 1
    return found


def _segments(parsed: Parsed, predicates: Sequence[int]) -> list[int]:
    """Where the segment of each predicate begins; the last number is the end of the sentence's words."""
    tokens = parsed.tokens
    starts = [0]
    for before, verb in itertools.pairwise(predicates):
        own = parsed.subtree(verb)
        start = verb
        while start - 1 > before and (tokens[start - 1].i in own or tokens[start - 1].text == ","):
            start -= 1
        joint = [i for i in range(before + 1, verb) if tokens[i].rel == "cc" and tokens[i].head == verb]
        starts.append(joint[0] if joint else start)
    end = len(tokens)
    while end and tokens[end - 1].text in {".", "!", "?", "…", "...", "?!"}:
        end -= 1
    return [*starts, end]


def _clause(parsed: Parsed, predicates: Sequence[int], starts: Sequence[int], number: int, verb: int) -> Clause:
    tokens = parsed.tokens
    begin, end = _between_stops(parsed, starts[number], starts[number + 1], verb)
    subject = _subject(parsed, verb)
    clause = Clause(parsed, verb, [], subject)
    own = parsed.subtree(verb)
    for other in predicates:
        if other != verb and other in own:
            own -= parsed.subtree(other)
    own.add(verb)
    own |= _apposed(parsed, begin, end, verb)
    chunks = _without_ellipses(parsed, _chunks(parsed, begin, end), verb, end)
    own |= _strayed(parsed, chunks, predicates, verb)
    parsed.rehang()
    kept = _kept_chunks(clause, chunks, own)
    clause.kept = kept
    if subject is None:
        _borrow(clause, predicates, number, own)
    elif subject not in kept:
        _lead(clause, subject, begin, own)
    _adopt(clause, predicates, own)
    _refuse_broken(clause, own)
    stray = [tokens[i].text for i in clause.kept if i not in own and tokens[i].pos not in {"PUNCT", "CCONJ"}]
    if stray:
        raise Refused("stray-words", " ".join(stray))
    _trim(clause)
    return clause


def _subject(parsed: Parsed, verb: int) -> int | None:
    """The verb's subject; where the tree names none, a noun in the nominative that agrees with the verb."""
    children = parsed.children(verb)
    own = parsed.tokens[verb]
    named = next((t for t in children if t.rel in _SUBJECT), None)
    if named is not None:
        return _better_subject(children, named, own).i
    for name in parsed.names:
        token = parsed.tokens[name.first]
        person = name.kind == "PER" and token.has(Case="Nom") and token.rel in {"obj", "obl", "nmod", "appos", "iobj"}
        if person and token.head == verb and _fits_verb(token, own):
            return token.i
    beside = _name_beside(parsed, verb) or _noun_in_chunk(parsed, verb)
    if beside is not None:
        return beside
    for token in children:
        noun = token.pos in {"NOUN", "PROPN"} and token.has(Case="Nom")
        bare = token.rel in {"obj", "obl", "nmod"} and not parsed.child(token.i, "case")
        if noun and bare and _fits_verb(token, own):
            return token.i
    return None


def _name_beside(parsed: Parsed, verb: int) -> int | None:
    """A person's name in the nominative right before the verb, though the tree gave it to another one."""
    for name in parsed.names:
        first = parsed.tokens[name.first]
        number = parsed.tokens[name.last + 1 : verb]
        if name.kind != "PER" or name.last >= verb or any(t.pos not in {"ADV", "PART", "AUX", "ADJ"} for t in number):
            continue
        if first.has(Case="Nom") and _fits_verb(first, parsed.tokens[verb]):
            first.head, first.rel = verb, "nsubj"
            parsed.rehang()
            return first.i
    return None


def _noun_in_chunk(parsed: Parsed, verb: int) -> int | None:
    """The only noun in the nominative between the verb's commas, if it agrees and hangs on no other noun."""
    first = _comma_before(parsed, verb) + 1
    last = next((i for i in range(verb + 1, len(parsed.tokens)) if parsed.tokens[i].text in {",", "—", ";", ":"}), None)
    chunk = parsed.tokens[first : last if last is not None else len(parsed.tokens)]
    if any(t.i != verb and t.pos == "VERB" and is_finite(t) for t in chunk) or any(t.text == "«" for t in chunk):
        return None
    nouns = [
        t for t in chunk
        if t.pos in {"NOUN", "PROPN"} and t.has(Case="Nom") and t.rel not in {"flat:name", "appos", "flat", "conj"}
    ]  # fmt: skip
    if len(nouns) != 1 or not _fits_verb(nouns[0], parsed.tokens[verb]):
        return None
    nouns[0].head, nouns[0].rel = verb, "nsubj"
    parsed.rehang()
    return nouns[0].i


def _better_subject(children: Sequence[Token], named: Token, verb: Token) -> Token:
    """«город захватило войско»: of two nouns that may be the subject, the one that agrees."""
    if named.pos not in {"NOUN", "PROPN"} or named.has(Animacy="Anim") or _fits_verb(named, verb):
        return named
    for token in children:
        noun = token.pos in {"NOUN", "PROPN"} and token.rel in {"obj", "nsubj", "nsubj:pass", "conj"}
        if noun and token.i != named.i and token.has(Case="Nom") | token.has(Case="Acc") and _fits_verb(token, verb):
            named.rel, token.rel = "obj", "nsubj"
            return token
    return named


def _fits_verb(noun: Token, verb: Token) -> bool:
    """Number and gender agree."""
    number = noun.feats.get("Number")
    return number == verb.feats.get("Number") and verb.feats.get("Gender") in {None, noun.feats.get("Gender")}


def _between_stops(parsed: Parsed, begin: int, end: int, verb: int) -> tuple[int, int]:
    """The part of a segment around its verb that no semicolon, colon, dash, bracket or «, а» cuts off."""
    tokens = parsed.tokens
    depth = _depths(parsed)
    for i in range(verb - 1, begin - 1, -1):
        if depth[i] == 0 and tokens[i].text in _STOPS:
            begin = i + 1
            break
    for i in range(verb + 1, end):
        contrast = tokens[i].text == "," and i + 1 < end and tokens[i + 1].lower in _CONTRAST
        if depth[i] == 0 and (tokens[i].text in _STOPS or contrast):
            if tokens[i].text in {":", "—", "–"}:
                _refuse_open(parsed, i, verb)
            if tokens[i].text in {"—", "–"} and not any(is_finite(t) for t in tokens[i:]) and tokens[i - 1].text != ",":
                if not _short_apposition(parsed, i, end):
                    raise Refused("apposition-cut", tokens[i - 1].text)
                break
            end = i
            break
    return begin, end


def _apposed(parsed: Parsed, begin: int, end: int, verb: int) -> set[int]:
    """What stands behind a dash that was kept belongs to the noun before it, whatever the tree says."""
    dash = next((i for i in range(verb + 1, end) if parsed.tokens[i].text in {"—", "–"}), None)
    return set(range(dash, end)) if dash is not None and dash >= begin else set()


def _short_apposition(parsed: Parsed, dash: int, end: int) -> bool:
    """«… украли «Богиню» — кубок Жюля Риме»: it stays to the end of the sentence."""
    rest = parsed.tokens[dash + 1 : end]
    plain = all(t.text not in {",", ":", ";", "—", "–"} and t.rel != "aside" for t in rest)
    return 0 < len(rest) <= 8 and plain and rest[0].pos in {"NOUN", "PROPN", "ADJ", "PUNCT"}


def _refuse_open(parsed: Parsed, i: int, verb: int) -> None:
    """What is said after a colon may be what the verb needs («заявил: …», «открыл три элемента: …»)."""
    after = parsed.tokens[i + 1 : i + 3]
    if parsed.tokens[i].text == ":" and any(token.text == "«" for token in after):
        raise Refused("speech-follows", parsed.tokens[verb].text)


def _chunks(parsed: Parsed, begin: int, end: int) -> list[list[int]]:
    """Runs of words between commas; commas in quotes are no borders, asides are left out."""
    depth = _depths(parsed)
    chunks: list[list[int]] = [[]]
    for i in range(begin, end):
        text = parsed.tokens[i].text
        if parsed.tokens[i].rel == "aside":
            continue
        if text == "," and depth[i] == 0:
            chunks.append([])
        else:
            chunks[-1].append(i)
    return [chunk for chunk in chunks if chunk]


def _without_ellipses(parsed: Parsed, chunks: list[list[int]], verb: int, end: int) -> list[list[int]]:
    """«… издана книга, в 1927-м — «Лекции»»: what hangs before a dash behind the verb is a clause without its own."""
    last = chunks[-1] if chunks else []
    dash = end < len(parsed.tokens) and parsed.tokens[end].text in {"—", "–"}
    if len(chunks) > 1 and dash and last and last[0] > verb:
        return chunks[:-1]
    return chunks


def _kept_chunks(clause: Clause, chunks: list[list[int]], own: set[int]) -> list[int]:
    parsed, verb = clause.parsed, clause.verb
    dropped: set[int] = set()
    kept: list[int] = []
    last_kept: list[int] | None = None
    gap = verb_met = False
    for chunk in chunks:
        if verb in chunk:
            _refuse_subordinate(parsed, range(_comma_before(parsed, verb) + 1, verb + 1))
            stays, verb_met = True, True
        elif (gap and verb_met) or _is_opener(parsed, chunk):
            stays = False
        else:
            stays = _stays(clause, chunk, own, dropped)
        if not stays:
            dropped |= set(chunk)
            clause.shortened = clause.shortened or bool(kept)
            gap = True
            continue
        if last_kept is not None:
            comma = chunk[0] - 1
            if not gap and parsed.tokens[comma].text == ",":
                kept.append(comma)
                clause.commas[comma] = _comma_kind(parsed, verb, last_kept, chunk)
            elif gap and _enumerates(parsed, chunk):
                raise Refused("broken-list")
        kept += chunk
        last_kept, gap = chunk, False
    for i in kept:
        if parsed.tokens[i].head in dropped and parsed.tokens[i].pos != "PUNCT":
            raise Refused("hangs-on-dropped", parsed.tokens[i].text)
    return kept


def _comma_before(parsed: Parsed, verb: int) -> int:
    return next((i for i in range(verb - 1, -1, -1) if parsed.tokens[i].text in _BORDERS), -1)


def _refuse_subordinate(parsed: Parsed, chunk: Sequence[int]) -> None:
    """«…, которую объявил Наполеон III»: the tree may call it a main clause, its first word says it is none."""
    if _is_subordinate(parsed, chunk):
        raise Refused("subordinate", parsed.tokens[chunk[0]].text)


def _is_subordinate(parsed: Parsed, chunk: Sequence[int]) -> bool:
    words = [parsed.tokens[i] for i in chunk if parsed.tokens[i].pos != "PUNCT"][:2]
    return bool(words) and (
        words[0].lower in SUBORDINATORS or (words[0].pos == "ADP" and words[-1].lower in SUBORDINATORS)
    )


def _is_opener(parsed: Parsed, chunk: Sequence[int]) -> bool:
    words = " ".join(parsed.tokens[i].lower for i in chunk)
    return words in OPENERS or words.startswith("в том числе")


def _comma_kind(parsed: Parsed, verb: int, before: Sequence[int], after: Sequence[int]) -> str:
    """list: «Радек, Смирнов»; apposition: «Батый, внук хана, …»; isolation: «в декабре, на съезде, исключили»."""
    if _enumerates(parsed, after):
        return "list"
    for chunk in (after, before):
        tops = [
            parsed.tokens[i] for i in chunk if parsed.tokens[i].head not in chunk and parsed.tokens[i].pos != "PUNCT"
        ]
        adverbial = tops and all(t.rel in {"obl", "advmod", "nmod", "flat", "case"} for t in tops)
        participial = any(parsed.tokens[i].has(VerbForm="Part") for i in chunk)
        if verb not in chunk and adverbial and not participial and all(_is_adjunct(parsed, t) for t in tops):
            return "isolation"
    return "apposition"


def _is_adjunct(parsed: Parsed, token: Token) -> bool:
    return parsed.child(token.i, "case") is not None or token.rel == "advmod" or token.pos in {"NUM", "ADJ"}


def _enumerates(parsed: Parsed, chunk: Sequence[int]) -> bool:
    return any(parsed.tokens[i].rel == "conj" and parsed.tokens[i].head not in chunk for i in chunk)


def _stays(clause: Clause, chunk: list[int], own: set[int], dropped: set[int]) -> bool:
    """Whether a chunk between commas is part of the clause itself. Raises Refused if that cannot be told."""
    parsed = clause.parsed
    tokens = [parsed.tokens[i] for i in chunk]
    words = [token for token in tokens if token.pos not in {"PUNCT"}]
    if not words:
        return False
    first = words[0].lower
    second = words[1].lower if len(words) > 1 else ""
    if first in SUBORDINATORS or (words[0].pos == "ADP" and second in SUBORDINATORS):
        _note_complement(clause, tokens)
        return False
    tops = [t for t in tokens if t.head not in chunk and t.pos != "PUNCT" and t.rel not in {"cc", "punct", "case"}]
    if any(is_finite(token) and token.i not in own for token in tokens):
        return False
    if all(top.head in dropped for top in tops):
        return False
    if any(top.rel in _CLAUSAL or top.has(VerbForm="Conv") for top in tops):
        _note_complement(clause, tokens)
        return _keeps_title(clause, tokens, tops)
    if clause.subject is not None and clause.subject in chunk:
        return True
    if all(top.i in own for top in tops):
        return not any(top.has(VerbForm="Part", Variant="Full") for top in tops)
    return False


def _note_complement(clause: Clause, tokens: Sequence[Token]) -> None:
    """A dropped clause that the verb needs («заявил, что …») leaves the verb hanging."""
    if any(t.rel in {"ccomp", "csubj", "csubj:pass", "xcomp"} and t.head == clause.verb for t in tokens):
        clause.complement = True


def _keeps_title(clause: Clause, tokens: Sequence[Token], tops: Sequence[Token]) -> bool:
    """«…, известное как «Заявление 46-ти»» names the thing: it stays."""
    participle = len(tops) == 1 and tops[0].has(VerbForm="Part") and tops[0].i == tokens[0].i
    titled = tokens[-1].text == "»" and any(token.text == "«" for token in tokens)
    return participle and titled and len(tokens) <= 12


def _borrow(clause: Clause, predicates: Sequence[int], number: int, own: set[int]) -> None:
    """«Смирнов вернулся и возглавил трест»: the second verb has the subject of the first."""
    parsed = clause.parsed
    verb = parsed.tokens[clause.verb]
    for before in reversed(predicates[:number]):
        lender = next((t for t in parsed.children(before) if t.rel in _SUBJECT), None)
        if lender is None and _borrow_object(clause, before, own):
            return
        if lender is None:
            continue
        if lender.i > before or not _agrees(verb, parsed.tokens[before]) or _conjoined_far(parsed, clause.verb, before):
            return
        phrase = sorted(parsed.subtree(lender.i))
        if phrase != list(range(phrase[0], phrase[-1] + 1)) or any(is_finite(parsed.tokens[i]) for i in phrase):
            return
        phrase = _core(parsed, lender.i, phrase)
        clause.subject, clause.borrowed = lender.i, True
        own |= set(phrase)
        _trim(clause)
        clause.kept = phrase + clause.kept
        return


def _borrow_object(clause: Clause, before: int, own: set[int]) -> bool:
    """«Смирнова исключили, а в 1928 году приговорили к ссылке»: without a subject the object is shared."""
    parsed = clause.parsed
    verb, first = parsed.tokens[clause.verb], parsed.tokens[before]
    if not (verb.has(Number="Plur", Tense="Past") and first.has(Number="Plur", Tense="Past")):
        return False
    if any(t.rel in {"obj", "nsubj", "nsubj:pass"} for t in parsed.children(clause.verb)):
        return False
    shared = next((t for t in parsed.children(before) if t.rel == "obj" and t.has(Case="Acc")), None)
    name = parsed.name_at(shared.i) if shared is not None else None
    if shared is None or name is None or name.kind != "PER":
        return False
    phrase = list(range(name.first, name.last + 1))
    shared.head, shared.rel = clause.verb, "obj"
    own |= set(phrase)
    _trim(clause)
    clause.kept = phrase + clause.kept
    return True


def _core(parsed: Parsed, head: int, phrase: list[int]) -> list[int]:
    """«Тохтамыш» of «Тохтамыш, объединивший Орду»: the subject without what follows it between commas."""
    away: set[int] = set()
    for token in parsed.children(head):
        below = parsed.subtree(token.i)
        first = min(below)
        opens = parsed.tokens[first].text == "," or (first and parsed.tokens[first - 1].text == ",")
        if opens and token.rel in {"acl", "acl:relcl", "appos", "parataxis", "nmod", "obl", "advcl"}:
            away |= below
    core = [i for i in phrase if i not in away]
    while core and parsed.tokens[core[-1]].text == ",":
        core.pop()
    return core


def _lead(clause: Clause, subject: int, begin: int, own: set[int]) -> None:
    """The tree gives the second verb a subject that stands before the first one."""
    parsed = clause.parsed
    phrase = sorted(parsed.subtree(subject) & own)
    if subject >= begin or phrase != list(range(phrase[0], phrase[-1] + 1)):
        raise Refused("subject-elsewhere", parsed.tokens[subject].text)
    clause.borrowed = True
    phrase = _core(parsed, subject, phrase)
    _trim(clause)
    clause.kept = phrase + clause.kept


def _conjoined_far(parsed: Parsed, verb: int, before: int) -> bool:
    """Whether a finite verb of another clause stands between the two."""
    between = parsed.tokens[before + 1 : verb]
    return any(t.text in {";", ":"} for t in between)


def _agrees(one: Token, other: Token) -> bool:
    return all(one.feats.get(name) == other.feats.get(name) for name in ("Number", "Tense")) and (
        one.feats.get("Gender", "") == other.feats.get("Gender", "")
    )


def _adopt(clause: Clause, predicates: Sequence[int], own: set[int]) -> None:
    """«… и в 1871 году расписал»: what stands right before a verb is its own, though the tree gave it to the first."""
    parsed = clause.parsed
    own |= _alone_with(parsed, clause.verb, clause.kept)
    for i in clause.kept:
        token = parsed.tokens[i]
        if i in own or i >= clause.verb or token.head not in predicates or token.head >= i:
            continue
        if token.rel in {"obl", "advmod"} and clause.verb != token.head:
            own |= parsed.subtree(i)


def _strayed(parsed: Parsed, chunks: Sequence[Sequence[int]], predicates: Sequence[int], verb: int) -> set[int]:
    """«За участие в оппозиции в декабре 1927 года, …, исключили, а … приговорили»: what opens the sentence is the
    first verb's, though the tree gave it to the second."""
    found: set[int] = set()
    for chunk in chunks:
        for i in chunk if max(chunk) < verb else ():
            token = parsed.tokens[i]
            if token.head in predicates and token.head > verb and token.rel in {"obl", "advmod"}:
                token.head = verb
                found |= parsed.subtree(i)
    return found


def _alone_with(parsed: Parsed, verb: int, kept: Sequence[int]) -> set[int]:
    """The words between two commas that hold one verb and no other: they are that verb's, whatever the tree says."""
    place = kept.index(verb)
    first = next((n + 1 for n in range(place - 1, -1, -1) if parsed.tokens[kept[n]].text == ","), 0)
    last = next((n for n in range(place + 1, len(kept)) if parsed.tokens[kept[n]].text == ","), len(kept))
    chunk = [parsed.tokens[i] for i in kept[first:last]]
    others = [
        t for t in chunk
        if t.i != verb and t.pos == "VERB" and (is_finite(t) or t.has(VerbForm="Conv") or t.has(VerbForm="Inf"))
    ]  # fmt: skip
    if others or any(t.lower in SUBORDINATORS for t in chunk):
        return set()
    return {t.i for t in chunk}


def _refuse_broken(clause: Clause, own: set[int]) -> None:
    """A list cut short is another list; a participle that hangs open is none of ours."""
    parsed, kept = clause.parsed, set(clause.kept)
    for token in parsed.tokens:
        if token.i in kept or token.rel != "conj" or token.head not in kept or token.head == clause.verb:
            continue
        joints = [t.lower for t in parsed.children(token.i) if t.rel == "cc"]
        if token.pos not in {"VERB", "AUX"} and not ({"а", "но"} & set(joints) and "также" not in joints):
            raise Refused("broken-list", token.text)
    open_ = None
    for i in clause.kept:
        token = parsed.tokens[i]
        if token.text == ",":
            open_ = i
        elif open_ is not None and i == open_ + 1 and token.has(VerbForm="Part") and not token.has(Variant="Short"):
            closing = any(parsed.tokens[j].text == "," for j in clause.kept if i < j < clause.verb)
            if i < clause.verb and not closing:
                raise Refused("open-participle", token.text)


def _trim(clause: Clause) -> None:
    """Conjunctions and openers at the front, commas at both ends."""
    tokens = clause.parsed.tokens
    kept = clause.kept
    changed = True
    while changed and kept:
        changed = False
        if tokens[kept[0]].text in {",", "—", "–", ";"} or tokens[kept[0]].rel == "cc":
            kept.pop(0)
            changed = True
        for opener in OPENERS:
            parts = opener.split()
            if [tokens[i].lower for i in kept[: len(parts)]] == parts and kept[len(parts) :]:
                del kept[: len(parts)]
                changed = True
                break
    while kept and tokens[kept[-1]].text in {",", ";", "—", "–"}:
        kept.pop()
    if clause.verb not in kept:
        raise Refused("no-verb")
