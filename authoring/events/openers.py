"""A gerund and a participle in full have nothing of their own before their comma, whatever the tree hangs on them."""

from __future__ import annotations

from authoring.events.clause import is_finite
from authoring.inflection.dictionary import reads_only_as
from authoring.parsing import Parsed, Token


def clear_openers(parsed: Parsed) -> None:
    """«в 1905 году вступил в РСДРП, примкнув к большевикам»: the year is the verb's; «Ставка, распознав угрозу, 12 июля
    образовала фронт»: so is «Ставка»."""
    openers = [token for token in parsed.tokens if token.i and (_is_gerund(token) or _opens_participle(parsed, token))]
    for opener in openers:
        comma = next((i for i in range(opener.i - 1, -1, -1) if parsed.tokens[i].text == ","), None)
        if comma is None:
            continue
        verb = _verb_around(parsed, comma)
        for token in parsed.tokens[:comma]:
            if token.head == opener.i and verb is not None and token.i != verb.i and token.pos != "PUNCT":
                token.head = verb.i
        if _is_gerund(opener):
            _give_subject(parsed, comma)
    if openers:
        parsed.rehang()


def _opens_participle(parsed: Parsed, token: Token) -> bool:
    """«командующим армией, насчитывавшей сто тысяч, был назначен Лапин»: nor has a participle in full behind a comma
    anything before it."""
    full = token.has(VerbForm="Part") and not token.has(Variant="Short")
    return full and parsed.tokens[token.i - 1].text == ","


def _verb_around(parsed: Parsed, comma: int) -> Token | None:
    """The finite verb before a comma, else the first behind the phrase that it opens."""
    before = next((t for t in reversed(parsed.tokens[:comma]) if is_finite(t)), None)
    if before is not None:
        return before
    closing = next((t.i for t in parsed.tokens[comma + 1 :] if t.text == ","), len(parsed.tokens))
    return next((t for t in parsed.tokens[closing:] if is_finite(t) and not t.rel.startswith("aux")), None)


def _is_gerund(token: Token) -> bool:
    return token.has(VerbForm="Conv") or (token.text.islower() and reads_only_as(token.text, "GRND"))


def _give_subject(parsed: Parsed, comma: int) -> None:
    """A noun alone before the comma, in the nominative, and a verb behind the gerund that has no subject."""
    closing = next((t.i for t in parsed.tokens[comma + 1 :] if t.text == ","), None)
    noun = parsed.tokens[comma - 1] if comma else None
    if closing is None or noun is None or noun.pos not in {"NOUN", "PROPN"} or not noun.has(Case="Nom"):
        return
    opening = parsed.tokens[:comma]
    if any(is_finite(t) or t.text in {",", ";", "—"} for t in opening):
        return
    verb = next((t for t in parsed.tokens[closing + 1 :] if is_finite(t) or t.text in {",", ";", ":"}), None)
    if verb is None or not is_finite(verb) or verb.rel.startswith("aux"):
        return
    agrees = all(noun.feats.get(name) == verb.feats.get(name, noun.feats.get(name)) for name in ("Number", "Gender"))
    if agrees and parsed.child(verb.i, "nsubj", "nsubj:pass") is None and noun.rel != "appos":
        passive = verb.has(Variant="Short", Voice="Pass")
        noun.head, noun.rel = verb.i, "nsubj:pass" if passive else "nsubj"
