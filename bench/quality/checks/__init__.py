"""All checks, in the order of the page on quality."""

from __future__ import annotations

from typing import Final

from bench.quality.checks import evidence, grammar, leaks, limits, options, sets, wording, worth
from bench.quality.fault import Check, SetCheck

CHECKS: Final[tuple[Check, ...]] = (
    Check("who-did", 1, grammar.who_did),
    Check("how-many", 1, grammar.how_many),
    Check("has-subject", 1, grammar.has_subject),
    Check("option-cases", 1, grammar.option_cases),
    Check("gap-case", 1, grammar.gap_case),
    Check("who-in-text", 1, grammar.who_in_text),
    Check("swapped-case", 1, grammar.swapped),
    Check("spacing", 1, wording.spacing),
    Check("capitals", 1, wording.capitals),
    Check("ends", 1, wording.ends),
    Check("pointing", 2, wording.pointing),
    Check("pronoun", 2, wording.pronoun, sure=False),
    Check("whose", 2, wording.whose),
    Check("crutch", 2, wording.crutch),
    Check("linking", 2, wording.linking),
    Check("relative-time", 2, wording.relative, sure=False),
    Check("emphasis", 2, wording.emphasis, sure=False),
    Check("thin", 2, wording.thin, sure=False),
    Check("yearless", 2, worth.yearless, sure=False),
    Check("who-is-meant", 2, wording.who_is_meant, sure=False),
    Check("also-in-quote", 3, evidence.also_in_quote),
    Check("also-elsewhere", 3, evidence.also_elsewhere, sure=False),
    Check("truth", 3, evidence.truth),
    Check("doubted", 3, evidence.doubted),
    Check("exactness", 3, grammar.exactness),
    Check("graded", 3, evidence.graded),
    Check("quote-exact", 4, evidence.quote_exact),
    Check("answer-in-quote", 4, evidence.answer_in_quote),
    Check("words-in-quote", 4, evidence.words_in_quote, sure=False),
    Check("distinct", 5, options.distinct),
    Check("precision", 5, options.precision),
    Check("calendar", 5, options.calendar),
    Check("far-off", 5, options.far_off, sure=False),
    Check("roundness", 5, options.roundness, sure=False),
    Check("length", 5, options.length),
    Check("odd-one-out", 5, options.odd_one_out),
    Check("in-question", 5, options.in_question),
    Check("copied", 6, evidence.copied),
    Check("happened", 6, worth.happened, sure=False),
    Check("leak", 7, leaks.leak),
    Check("dated-items", 7, leaks.dated_items),
    Check("attributed", 8, evidence.attributed, sure=False),
    Check("lengths", 9, limits.lengths),
    Check("screen", 9, limits.screen),
    Check("empty", 9, limits.empty),
    Check("cut", 9, wording.cut),
    Check("balanced", 9, wording.balanced),
    Check("markup", 9, wording.markup),
    Check("initials", 9, wording.initials),
    Check("affixes", 9, wording.affixes),
)

SET_CHECKS: Final[tuple[SetCheck, ...]] = (
    SetCheck("two-answers", 3, evidence.two_answers),
    SetCheck("also-then", 3, sets.also_then),
    SetCheck("chronology", 3, sets.chronology),
    SetCheck("neighbours", 7, leaks.neighbours),
    SetCheck("duplicates", 0, sets.duplicates),
    SetCheck("hero", 6, sets.hero),
    SetCheck("placed", 5, sets.placed),
    SetCheck("too-long", 5, sets.too_long),
    SetCheck("true-or-false", 0, sets.true_or_false),
)

LINES: Final = (
    "Grammatical",
    "Stands alone",
    "One right answer",
    "Supported",
    "Good distractors",
    "Worth asking",
    "No leak",
    "Fair",
    "Fits",
)
"""The nine lines of the page on quality."""
