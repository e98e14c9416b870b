"""What stands between two commas: part of the clause itself, a clause of its own, or something to leave out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from authoring.events.clause import STOPS, Clause, Refused, comma_before, depths, is_finite, is_subordinate
from authoring.events.nouns import NEEDS_NAME, WHOSE
from authoring.events.wordlists import DROPPED_ADVERBS, OPENERS, PERSONAL, SUBORDINATORS
from authoring.parsing import Parsed, Token
from authoring.topic import noun_of

_CLAUSAL: Final = frozenset({"acl", "acl:relcl", "advcl", "ccomp", "csubj", "csubj:pass", "parataxis", "discourse"})
_LONGEST: Final = 10
"""Words of a participle's phrase that may stay."""
_SHORT: Final = 4
"""Words that mean little without what describes them."""
_ELLIPSIS: Final = 5
"""Words at most between the comma and the dash of a clause without its verb."""
_CONTRAST: Final = frozenset({"а", "но", "однако", "зато", "да", "причем", "притом"})

_THOUGHTS: Final = (
    "услови", "требован", "предложен", "просьб", "надежд", "вывод", "мнени", "слух", "извест", "уверен", "идея",
    "идею", "идеей", "мысль", "приказ", "мысли", "сообщен", "весть", "тем", "том", "то",
)  # fmt: skip
"""Nouns that say nothing without what follows: «с условием, чтобы …»."""


def between_stops(parsed: Parsed, begin: int, end: int, verb: int) -> tuple[int, int]:
    """The part of a segment around its verb that no semicolon, colon, dash, bracket or «, а» cuts off."""
    tokens = parsed.tokens
    depth = depths(parsed)
    for i in range(verb - 1, begin - 1, -1):
        if depth[i] == 0 and tokens[i].text in STOPS and tokens[i].rel != "aside":
            begin = i + 1
            break
    for i in range(verb + 1, end):
        contrast = tokens[i].text == "," and i + 1 < end and tokens[i + 1].lower in _CONTRAST
        if depth[i] == 0 and tokens[i].rel != "aside" and (tokens[i].text in STOPS or contrast):
            if tokens[i].text in {":", "—", "–"}:
                _refuse_open(parsed, i, verb)
            if tokens[i].text in {"—", "–"} and not any(is_finite(t) for t in tokens[i:]) and tokens[i - 1].text != ",":
                ellipsis = _ellipsis_before(parsed, i, verb)
                if ellipsis is not None:
                    return begin, ellipsis
                if _tells_of_subject(parsed, i, end, verb):
                    return begin, i
                if not _short_apposition(parsed, i, end):
                    raise Refused("apposition-cut", tokens[i - 1].text)
                break
            end = i
            break
    return begin, end


def _ellipsis_before(parsed: Parsed, dash: int, verb: int) -> int | None:
    """The comma of «…, в Хабаровске — месяцем позже»: a clause that leaves its verb out; None if it is none."""
    comma = comma_before(parsed, dash)
    short = comma > verb and parsed.tokens[comma].text == "," and dash - comma <= _ELLIPSIS
    opening = parsed.tokens[comma + 1]
    other = opening.pos == "PROPN" and opening.has(Case="Nom")  # «Германия объявила войну …, Австрия — 6 августа»
    dated = opening.text.isdigit()  # «войска оставили Калугу, 14 октября — Калинин»
    return comma if short and (opening.pos == "ADP" or other or dated) else None


def apposed(parsed: Parsed, begin: int, end: int, verb: int) -> set[int]:
    """What stands behind a dash that was kept belongs to the noun before it, whatever the tree says."""
    dash = next((i for i in range(verb + 1, end) if parsed.tokens[i].text in {"—", "–"}), None)
    return set(range(dash, end)) if dash is not None and dash >= begin else set()


def _short_apposition(parsed: Parsed, dash: int, end: int) -> bool:
    """«… украли «Богиню» — кубок Жюля Риме»: it stays to the end of the sentence."""
    rest = parsed.tokens[dash + 1 : end]
    plain = all(t.text not in {",", ":", ";", "—", "–"} and t.rel != "aside" for t in rest)
    return 0 < len(rest) <= 8 and plain and rest[0].pos in {"NOUN", "PROPN", "ADJ", "PUNCT"}


def _tells_of_subject(parsed: Parsed, dash: int, end: int, verb: int) -> bool:
    """«был запущен первый спутник Земли — шар диаметром 58 сантиметров, весивший …»: more about a subject that stands
    last and is told closely without it."""
    subject = next((t for t in parsed.children(verb) if t.rel in {"nsubj", "nsubj:pass"} and t.i > verb), None)
    rest = [t for t in parsed.tokens[dash + 1 : end] if t.pos in {"NOUN", "PROPN"}]
    if subject is None or not rest or any(t.text in {"—", "–", ":"} for t in parsed.tokens[dash + 1 : end]):
        return False
    told = parsed.child(subject.i, "nmod", "appos") is not None and parsed.child(subject.i, "conj") is None
    last = all(subject.i in {up.i for up in parsed.ancestors(t.i)} for t in parsed.tokens[subject.i + 1 : dash])
    opening = parsed.tokens[dash + 1]
    same = rest[0].has(Case="Nom") and opening.pos in {"NOUN", "ADJ", "NUM"} and opening.text.islower()
    return told and last and same and not any(t.text == "," for t in parsed.tokens[verb:dash])


def _refuse_open(parsed: Parsed, i: int, verb: int) -> None:
    """What is said after a colon may be what the verb needs («заявил: …», «открыл три элемента: …»)."""
    after = parsed.tokens[i + 1 : i + 3]
    if parsed.tokens[i].text == ":" and any(token.text == "«" for token in after):
        raise Refused("speech-follows", parsed.tokens[verb].text)


def chunks_of(parsed: Parsed, begin: int, end: int) -> list[list[int]]:
    """Runs of words between commas; commas in quotes are no borders, asides are left out."""
    depth = depths(parsed)
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


def without_ellipses(parsed: Parsed, chunks: list[list[int]], verb: int, end: int) -> list[list[int]]:
    """«… издана книга, в 1927-м — «Лекции»»: what hangs before a dash behind the verb is a clause without its own."""
    last = chunks[-1] if chunks else []
    dash = end < len(parsed.tokens) and parsed.tokens[end].text in {"—", "–"}
    if len(chunks) > 1 and dash and last and last[0] > verb:
        return chunks[:-1]
    return chunks


def kept_chunks(clause: Clause, chunks: list[list[int]], own: set[int]) -> list[int]:
    parsed, verb = clause.parsed, clause.verb
    dropped: set[int] = set()
    kept: list[int] = []
    last_kept: list[int] | None = None
    gap = verb_met = False
    for chunk in chunks:
        if verb in chunk:
            if clause.relative not in chunk and not clause.temporal:
                _refuse_subordinate(parsed, range(comma_before(parsed, verb) + 1, verb + 1))
            stays, verb_met = True, True
        elif (gap and verb_met) or _is_opener(parsed, chunk):
            stays = False
        else:
            stays = _stays(clause, chunk, own, dropped)
        if not stays and not gap and last_kept and _tells_which(clause, chunk, last_kept):
            stays = True
        if not stays:
            if last_kept and verb not in last_kept and _describes(parsed, chunk, last_kept):
                raise Refused("description-dropped", parsed.tokens[last_kept[0]].text)
            dropped |= set(chunk)
            gap = True
            continue
        if last_kept is not None:
            comma = chunk[0] - 1
            if not gap and parsed.tokens[comma].text == "," and not _opened(parsed, kept):
                kept.append(comma)
                clause.commas[comma] = _comma_kind(parsed, verb, last_kept, chunk)
            elif gap and _enumerates(parsed, chunk):
                raise Refused("broken-list")
        kept += chunk
        last_kept, gap = chunk, False
    _rehang(parsed, kept, dropped, verb)
    for i in kept:
        if parsed.tokens[i].head in dropped and parsed.tokens[i].pos not in {"PUNCT", "CCONJ"}:
            raise Refused("hangs-on-dropped", parsed.tokens[i].text)
    return kept


def _opened(parsed: Parsed, kept: Sequence[int]) -> bool:
    """«Позднее, в 1901 году, открылся»: without «позднее» the second comma closes nothing."""
    words = [parsed.tokens[i] for i in kept]
    adverb = parsed.tokens[kept[0] - 2] if kept[0] > 1 and parsed.tokens[kept[0] - 1].text == "," else None
    loose = all(t.text != "," and not is_finite(t) for t in words) and words[0].pos == "ADP"
    return loose and adverb is not None and adverb.lower in DROPPED_ADVERBS and adverb.i not in kept


def _tells_which(clause: Clause, chunk: Sequence[int], before: Sequence[int]) -> bool:
    """«показал устройство, способное отмечать грозы»: without it the noun, bare and last, might be any."""
    parsed = clause.parsed
    top = parsed.tokens[chunk[0]]
    noun = parsed.tokens[before[-1]]
    if _is_relative(parsed, chunk):
        return _relative_tells(clause, chunk, noun)
    participle = top.has(VerbForm="Part") or (top.pos == "ADJ" and top.lower.startswith("способн"))
    if not participle or top.has(Variant="Short") or top.head != noun.i or noun.pos != "NOUN" or len(chunk) > _LONGEST:
        return False
    described = any(
        t.rel in {"nmod", "appos", "nummod", "nummod:gov"} or (t.rel == "amod" and not _is_first(parsed, t))
        for t in parsed.children(noun.i)
    )  # «первое в России собрание, посвящённое Пушкину»
    if noun_of(noun) in NEEDS_NAME:
        return False  # «принял постановление, подписанное Лениным»: about what?
    role = noun.rel in {"obj", "nsubj", "nsubj:pass"} and noun.head == clause.verb and noun.i > clause.verb
    agrees = top.feats.get("Case") == noun.feats.get("Case") or top.feats.get("Gender") == noun.feats.get("Gender")
    return role and agrees and not described and not any(is_finite(parsed.tokens[i]) for i in chunk)


def _is_first(parsed: Parsed, adjective: Token) -> bool:
    """«первое в Сибири общество, …»: the first one of what?"""
    return adjective.lower.startswith("перв") and bool(parsed.children(adjective.i))


def _is_relative(parsed: Parsed, chunk: Sequence[int]) -> bool:
    """«в которую вошли …», «которым вводились …»"""
    first = [parsed.tokens[i].lower for i in chunk[:2]]
    return first[0].startswith("котор") or (parsed.tokens[chunk[0]].pos == "ADP" and first[-1].startswith("котор"))


def _relative_tells(clause: Clause, chunk: Sequence[int], noun: Token) -> bool:
    """«возглавил организацию, в которую вступили «гидрографы»»: nothing else says which one it was."""
    parsed = clause.parsed
    role = noun.pos == "NOUN" and noun.i > clause.verb and noun.head == clause.verb and noun.rel in {"obj", "obl"}
    own = parsed.child(noun.i, "nmod", "appos") is not None or noun_of(noun) not in WHOSE
    verbs = [i for i in chunk if is_finite(parsed.tokens[i])]
    named = any(parsed.tokens[i].text == "«" or parsed.tokens[i].text[:1].isupper() for i in chunk)
    if not role or own or len(verbs) != 1 or not named or len(chunk) > _LONGEST:
        return False
    below = parsed.subtree(noun.i)
    torn = any(i not in below and parsed.tokens[i].pos != "PUNCT" for i in chunk)
    return not torn and not any(parsed.tokens[i].lower in PERSONAL for i in chunk)


def _describes(parsed: Parsed, chunk: Sequence[int], before: Sequence[int]) -> bool:
    """«…, по мощности, составлявшей 12 киловатт, …»: between commas of its own it means nothing without the rest."""
    named = any(parsed.tokens[i].pos == "PROPN" or parsed.tokens[i].rel.startswith("nsubj") for i in before)
    return (
        len(before) < _SHORT
        and not named
        and any(parsed.tokens[i].rel == "acl" and parsed.tokens[i].head in before for i in chunk)
    )


def _rehang(parsed: Parsed, kept: list[int], dropped: set[int], verb: int) -> None:
    """«Чтобы сократить путь, Россия заключила в 1896 году договор»: between the verb's commas it is the verb's."""
    after = next((i for i in kept if i > verb and parsed.tokens[i].text == ","), len(parsed.tokens))
    for i in kept:
        token = parsed.tokens[i]
        if comma_before(parsed, verb) < i < after and token.head in dropped and token.rel in {"obl", "advmod"}:
            token.head = verb
    parsed.rehang()


def _refuse_subordinate(parsed: Parsed, chunk: Sequence[int]) -> None:
    """«…, которую объявил Наполеон III»: the tree may call it a main clause, its first word says it is none."""
    if is_subordinate(parsed, chunk):
        raise Refused("subordinate", parsed.tokens[chunk[0]].text)


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
    if any(top.rel in _CLAUSAL or top.has(VerbForm="Conv") for top in tops) or any(t.lower == "будучи" for t in tokens):
        _note_complement(clause, tokens)
        return _keeps_title(tokens, tops)
    if clause.subject is not None and clause.subject in chunk:
        return True
    if all(top.i in own for top in tops):
        return not any(top.has(VerbForm="Part", Variant="Full") for top in tops)
    return False


def _note_complement(clause: Clause, tokens: Sequence[Token]) -> None:
    """A dropped clause that the verb needs («заявил, что …») leaves the verb hanging."""
    if tokens[0].pos == "ADP" and [t.lower for t in tokens[1:2]] == ["чего"]:
        return  # «…, после чего …» completes nothing
    before = clause.parsed.tokens[max(0, tokens[0].i - (1 if tokens[0].text != "," else 0))]
    noun = clause.parsed.tokens[before.i - 1] if before.text == "," and before.i else before
    if any(t.rel in {"ccomp", "csubj", "csubj:pass", "xcomp"} and t.head == clause.verb for t in tokens):
        clause.complement = True
    elif tokens[0].lower in {"что", "чтобы"} and noun.lower.startswith(_THOUGHTS):
        clause.complement = True  # «с условием, чтобы …»


def _keeps_title(tokens: Sequence[Token], tops: Sequence[Token]) -> bool:
    """«…, известное как «Заявление 46-ти»» names the thing: it stays."""
    participle = len(tops) == 1 and tops[0].has(VerbForm="Part") and tops[0].i == tokens[0].i
    titled = tokens[-1].text == "»" and any(token.text == "«" for token in tokens)
    return participle and titled and len(tokens) <= 12
