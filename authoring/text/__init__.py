"""Raw text → lines, sentences and words, every one with its place in the raw text."""

from __future__ import annotations

from authoring.text.language import language_of
from authoring.text.lines import Line, LineKind, lines_of
from authoring.text.normal import level
from authoring.text.sentences import Sentence, sentences_of
from authoring.text.words import Word, words_of

__all__ = ["Line", "LineKind", "Sentence", "Word", "language_of", "level", "lines_of", "sentences_of", "words_of"]
