"""Is what somebody typed the right answer? Russian first, English as well; rules, no dictionaries."""

from __future__ import annotations

from quiz.typed.judging import judge
from quiz.typed.verdict import Missing, Outcome, TypedVerdict

__all__ = ["Missing", "Outcome", "TypedVerdict", "judge"]
