"""What stands between two commas: part of the clause itself, a clause of its own, or something to leave out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from authoring.events.clause import Clause, Refused, comma_before, depths, is_finite, is_subordinate
from authoring.events.nouns import NEEDS_NAME, WHOSE
from authoring.events.wordlists import DROPPED_ADVERBS, OPENERS, PERSONAL, POINTING, SUBORDINATORS
from authoring.parsing import Parsed, Token
from authoring.topic import noun_of

_CLAUSAL: Final = frozenset({"acl", "acl:relcl", "advcl", "ccomp", "csubj", "csubj:pass", "parataxis", "discourse"})
_AT_FIRST: Final = frozenset({"поначалу", "сначала", "вначале", "сперва", "затем", "потом", "впоследствии"})
_LONGEST: Final = 10
"""Words of a participle's phrase that may stay."""
_SHORT: Final = 4
"""Words that mean little without what describes them."""
_THOUGHTS: Final = (
    "услови", "требован", "предложен", "просьб", "надежд", "вывод", "мнени", "слух", "извест", "уверен", "идея",
    "идею", "идеей", "мысль", "приказ", "мысли", "сообщен", "весть", "тем", "том", "то",
)  # fmt: skip
"""Nouns that say nothing without what follows: «с условием, чтобы …»."""
_THEN: Final = frozenset({"весной", "летом", "осенью", "зимой", "позже", "позднее", "затем", "потом", "вскоре"})


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
    if noun_of(noun) in NEEDS_NAME and not _tells_content(clause, top):
        return False  # «принял постановление, подписанное Лениным»: about what?
    role = noun.rel in {"obj", "nsubj", "nsubj:pass"} and noun.head == clause.verb and noun.i > clause.verb
    agrees = top.feats.get("Case") == noun.feats.get("Case") or top.feats.get("Gender") == noun.feats.get("Gender")
    return role and agrees and not described and not any(is_finite(parsed.tokens[i]) for i in chunk)


def _tells_content(clause: Clause, participle: Token) -> bool:
    """«издал декрет, объявивший церкви собственностью народа»: what it did tells which one it was."""
    does = participle.has(Voice="Act", VerbForm="Part")
    return does and clause.parsed.child(participle.i, "obj") is not None


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
    if _begins_without_verb(clause, chunk):
        return False
    first = words[0].lower
    if first in _AT_FIRST and words[-1].has(Case="Ins") and not any(is_finite(token) for token in tokens):
        return False  # «министром стал Лапин, поначалу управляющим»
    second = words[1].lower if len(words) > 1 else ""
    of_which = any(t.lower.startswith("котор") for t in words[2:4])  # «председателем которого был Белов»
    if first in SUBORDINATORS or of_which or (words[0].pos == "ADP" and second in SUBORDINATORS):
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
    if _points_aside(clause, tokens, tops) or _joins_another(clause, tokens):
        return False
    if all(top.i in own for top in tops):
        return not any(top.has(VerbForm="Part", Variant="Full") for top in tops)
    return False


def _begins_without_verb(clause: Clause, chunk: Sequence[int]) -> bool:
    """«был приговорён к пяти годам, летом, по новому делу, — к десяти»: what is told next, its verb left out."""
    if len(chunk) > 1 or chunk[0] < clause.verb or clause.token(chunk[0]).lower not in _THEN:
        return False
    behind = clause.parsed.tokens[chunk[-1] + 1 :]
    before_dash = list(takewhile(lambda token: token.text not in {"—", "–"}, behind))
    return len(before_dash) < len(behind) and not any(is_finite(token) for token in before_dash)


def _points_aside(clause: Clause, tokens: Sequence[Token], tops: Sequence[Token]) -> bool:
    """«Лапин, к тому времени министр, скончался»: an apposition before the verb that leans on other sentences."""
    points = any(t.lower in POINTING and t.rel in {"det", "amod", "obl", "nmod"} for t in tokens)
    second = [t for t in tokens if t.rel == "nsubj" and t.head == clause.verb and clause.subject is not None]
    aside = all(top.rel in {"appos", "nmod", "obl", "conj"} or top in second for top in tops)
    aside = aside and (bool(second) or any(t.rel == "appos" for t in tokens))
    return points and aside and tokens[-1].i < clause.verb and clause.parsed.tokens[tokens[-1].i + 1].text == ","


def _joins_another(clause: Clause, tokens: Sequence[Token]) -> bool:
    """«принял сигнал, и Морган …»: «и» behind a comma begins another clause, unless it stands before each of a list."""
    behind = tokens[0].lower == "и" and tokens[0].i > clause.verb
    return behind and not any(t.lower == "и" for t in clause.parsed.tokens[clause.verb : tokens[0].i])


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
