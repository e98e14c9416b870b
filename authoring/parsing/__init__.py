"""Sentences → morphology, syntax and names, by natasha's small models."""

from __future__ import annotations

from authoring.parsing.again import parse_again
from authoring.parsing.models import Models, models
from authoring.parsing.parse import parse
from authoring.parsing.tree import ASIDE, Name, Parsed, Token

__all__ = ["ASIDE", "Models", "Name", "Parsed", "Token", "models", "parse", "parse_again"]
