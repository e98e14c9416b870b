"""One row of a table with headings → one question."""

from __future__ import annotations

import re
from collections.abc import Mapping

from quiz.formats import shape
from quiz.formats.foreign import Sheet, Value, language_of
from quiz.formats.gaps import GAP
from quiz.formats.pairs import paired
from quiz.formats.shape import folded, tidy
from quiz.formats.tables.cells import Cells, in_words, listed
from quiz.formats.tables.columns import (
    FALSE,
    OF_THE_FACT,
    SURE_VERDICTS,
    TRUE,
    VERDICTS,
    kind_meant,
    place_of_letter,
    read_kind,
    spoken,
)
from quiz.questions import Kind


class RowReader:
    """Puts the question of a row into the sheet. facts: what is said of each fact, by its id, in whichever row."""

    def __init__(self, sheet: Sheet, facts: Mapping[str, Mapping[str, str]], line: int, cells: Cells) -> None:
        self.sheet, self.line, self.cells, self.facts = sheet, line, cells, facts
        self.ask, self.answer = cells.text("ask"), cells.text("answer")
        self.answers = cells.many("answer") if len(cells.places_of("answer")) > 1 else []
        self.wrong = cells.many("wrong")
        self.faults = 0

    def fault(self, code: str, **data: str) -> None:
        """Something that is wrong with this row."""
        self.faults += 1
        self.sheet.fault(self.line, code, None, **data)

    def read(self) -> None:
        """Adds the question to the sheet, or tells what is wrong with its row."""
        if not self.ask:
            self.fault("rows-no-question")
            return
        self.take_options()
        kind = self.kind()
        if kind is None:
            return
        answer = self.answer_of(kind)
        if not answer and kind is not Kind.CLOZE and not self.faults:
            self.fault("rows-no-answer")
        if kind in (Kind.CHOICE, Kind.MULTI_CHOICE) and not self.wrong:
            self.fault("rows-no-wrong")
        if not self.faults:
            self.add(kind, answer)

    def take_options(self) -> None:
        """Right and wrong options together, and which is right: by its words, its number or its letter."""
        options = self.cells.many("option")
        if not options or not self.answer:
            return
        chosen = [self._chosen(said, options) for said in [self.answer]]
        if chosen == [None]:
            chosen = [self._chosen(said, options) for said in re.split(r"[,;|\n]", self.answer) if said.strip()]
        if None in chosen:
            self.fault("rows-no-such-option", said=tidy(self.answer)[:60])
            return
        self.answers = [options[index] for index in chosen if index is not None]
        self.answer = self.answers[0]
        self.wrong += [option for index, option in enumerate(options) if index not in chosen]

    def _chosen(self, said: str, options: list[str]) -> int | None:
        same = [index for index, option in enumerate(options) if folded(option) == folded(said)]
        number = said.strip().rstrip(".)")
        place = int(number) if number.isdecimal() else place_of_letter(number) if len(number) == 1 else 0
        return same[0] if same else place - 1 if 0 < place <= len(options) else None

    def kind(self) -> Kind | None:
        """The kind the row gives, or the one that its cells speak for."""
        if said := self.cells.text("kind"):
            kind = read_kind(said)
            if kind is None:
                meant = kind_meant(said)
                self.fault("rows-kind", said=tidy(said)[:60], meant=meant or "none")
            return kind
        gap = GAP.search(self.ask)
        if gap and (not self.answer or folded(gap[1]) == folded(self.answer)):
            return Kind.CLOZE
        if self.wrong:
            return Kind.MULTI_CHOICE if len(self.answers or listed(self.answer)) > 1 else Kind.CHOICE
        if self.answer and spoken(self.answer) in SURE_VERDICTS:
            return Kind.TRUE_FALSE
        asks_for_writing = self.cells.many("accept") or self.cells.text("expects")
        return Kind.TYPED if asks_for_writing else Kind.FLASHCARD

    def answer_of(self, kind: Kind) -> Value:
        """The answer as a question file has it."""
        match kind:
            case Kind.CLOZE:
                return self._gap()
            case Kind.TRUE_FALSE:
                return self._verdict()
            case Kind.MULTI_CHOICE | Kind.ORDER:
                return tuple(self.answers or listed(self.answer))
            case Kind.MATCH:
                return self._pairs()
            case _:
                return self.answer

    def _gap(self) -> str:
        """A gap may be given by a line and the answer beside it; an answer that says the same again is none."""
        gap = GAP.search(self.ask)
        if gap and folded(gap[1]) == folded(self.answer):
            return ""
        if self.answer and not gap and len(lines := re.findall(r"_{2,}", self.ask)) == 1:
            self.ask = self.ask.replace(lines[0], f"{{{self.answer.strip()}}}")
            return ""
        return self.answer

    def _verdict(self) -> Value:
        said = spoken(self.answer)
        if said in TRUE | FALSE:
            return "true" if said in TRUE else "false"
        return self.answer

    def _pairs(self) -> Value:
        lines = listed(self.answer)
        pairs = paired(lines)
        if lines and pairs is None:
            self.fault("rows-pairs", said=tidy(lines[0])[:60])
        return tuple(pairs or ())

    def statement(self, kind: Kind, answer: Value) -> str:
        """The fact in a sentence, where question and answer side by side would make none."""
        if kind is Kind.TRUE_FALSE and answer in ("true", "false"):
            said = tidy(self.ask)[: shape.STATEMENT - 20]
            return said if answer == "true" else f"{said} — {VERDICTS[language_of(said)][False]}"
        return ""

    def add(self, kind: Kind, answer: Value) -> None:
        """Everything else the row gives, as it is: the rules of a question file look at it."""
        cells, fields = self.cells, dict[str, Value]()
        whys = cells.whys()
        if self.wrong:
            fields["wrong"] = [
                (text, whys[index].strip() if index < len(whys) else "") for index, text in enumerate(self.wrong)
            ]
        fields["accept"] = tuple(cells.many("accept"))
        for name in ("expects", "explanation", "level", "rule", "score", "check", "edited"):
            fields[name] = in_words(name, cells.text(name))
        key = tidy(cells.text("id"))
        if shape.QUESTION_ID.fullmatch(key):
            fields, key = {"id": key, **fields}, ""
        fact = cells.text("fact_id")
        known = self.facts.get(fact) or {name: cells.text(name) for name in OF_THE_FACT}
        self.sheet.add(
            self.line,
            kind,
            self.ask,
            key=key,
            fact=fact,
            statement=known.get("statement") or self.statement(kind, answer),
            quote=known.get("quote", ""),
            subject=known.get("subject", ""),
            own_quote=cells.text("own_quote"),
            answer=answer,
            **fields,
        )
