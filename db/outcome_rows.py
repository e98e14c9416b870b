"""What came of the writing of a draft, as JSON keeps it, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from quiz.drafts import Changes, Lack, Outcome
from quiz.errors import Fault
from quiz.model import SetId


def outcome_to_plain(outcome: Outcome) -> dict[str, Any]:
    """As JSON keeps it."""
    return {
        "sentence": outcome.sentence,
        "data": dict(outcome.data),
        "faults": [_fault_to_plain(fault) for fault in outcome.faults],
        "left_out": [_fault_to_plain(fault) for fault in outcome.left_out],
        "lacks": [lack.value for lack in outcome.lacks],
        "language": outcome.language,
        "kinds": dict(outcome.kinds),
        "changes": asdict(outcome.changes) if outcome.changes else None,
        "known": outcome.known,
        "missed": [list(span) for span in outcome.missed],
    }


def outcome_from_plain(plain: Mapping[str, Any]) -> Outcome:
    """Back from JSON; what an older version wrote has less in it."""
    changes, known = plain.get("changes"), plain.get("known")
    return Outcome(
        plain["sentence"],
        plain["data"],
        tuple(map(_fault_from_plain, plain["faults"])),
        tuple(map(_fault_from_plain, plain["left_out"])),
        tuple(map(Lack, plain["lacks"])),
        plain["language"],
        plain.get("kinds", {}),
        Changes(**changes) if changes else None,
        None if known is None else SetId(known),
        tuple((start, end) for start, end in plain.get("missed", ())),
    )


def _fault_to_plain(fault: Fault) -> list[Any]:
    return [fault.line, fault.column, fault.where, fault.code, dict(fault.data)]


def _fault_from_plain(plain: list[Any]) -> Fault:
    line, column, where, code, data = plain
    return Fault(line, column, where, code, data)
