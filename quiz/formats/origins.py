"""How a machine came to a question: `rule`, `score`, `check`, `edited`. They stand together or not at all."""

from __future__ import annotations

from quiz.formats import shape
from quiz.formats.findings import Fields, Findings, Texts, take_flag
from quiz.questions import Origin


def read_origin(fields: Fields, found: Findings) -> Origin | None:
    """The origin a question gives; None for one without a `rule`, which a person wrote."""
    rule = _rule(fields, found)
    score = _score(fields, found)
    check = take_flag(fields.get("check"), fields.spot.field("check"), found)
    edited = take_flag(fields.get("edited"), fields.spot.field("edited"), found)
    if (node := fields.get("rule")) is None:
        _tell_without_rule(fields, found)
        return None
    if fields.get("score") is None and fields.node.complete:
        found.add(node, fields.spot.field("score"), "missing", name="score")
    return Origin(rule or "", score or 0.0, check, edited)


def _rule(fields: Fields, found: Findings) -> str | None:
    node, spot = fields.get("rule"), fields.spot.field("rule")
    rule = Texts(found).line(node, spot, shape.ID)
    if rule is not None and not shape.RULE.fullmatch(rule):
        found.add(node, spot, "rule-spelling", said=rule)
    return rule


def _score(fields: Fields, found: Findings) -> float | None:
    node, spot = fields.get("score"), fields.spot.field("score")
    said = Texts(found).line(node, spot, shape.OPTION)
    if said is None:
        return None
    if not shape.SCORE.fullmatch(said):
        found.add(node, spot, "score-range", said=said)
        return None
    return float(said)


def _tell_without_rule(fields: Fields, found: Findings) -> None:
    """One fault, at the first of the others, however many there are."""
    if not fields.node.complete:
        return
    for name in shape.ORIGIN_FIELDS:
        if (node := fields.get(name)) is not None:
            found.add(node, fields.spot.field(name), "origin-without-rule", name=name)
            return
