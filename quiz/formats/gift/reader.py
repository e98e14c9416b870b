"""Questions in GIFT, the text format of Moodle → a question set."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from quiz.formats import shape
from quiz.formats.decoding import decode_any
from quiz.formats.drawn_gaps import BLANK, fill_gap
from quiz.formats.excerpts import beginning, listed
from quiz.formats.foreign import Imported, Sheet, fingerprint
from quiz.formats.gift import numbers
from quiz.formats.gift.blocks import FORMAT, OWN_HEADER, Answer, Block, Category, answers_in, blocks, reveal
from quiz.formats.html_text import plain_markdown, plain_text
from quiz.formats.ids import spelled_as_id
from quiz.questions import Kind

DEFAULT_CATEGORY = re.compile(r"(Default for|По умолчанию для) (?=\S)")
MOST_ANSWERS = 100
"""In one pair of braces; more are not even looked at."""
GAP = "\x00"
"""Where the braces stood, while the text around them is made plain."""
TRUE_FALSE = re.compile(r"(T|TRUE|F|FALSE)\s*(?:#([^#]*))?(?:#(.*))?", re.DOTALL | re.IGNORECASE)
DEFAULT_KEY = re.compile(rf"({'|'.join(Kind)})-\d{{1,3}}")
OWN_ID = re.compile(rf"({shape.FACT_ID.pattern})/({shape.QUESTION_ID.pattern})")


def read_gift(data: bytes, name: str) -> Imported:
    """The questions of a GIFT file in whatever encoding. Raises BadFile with all that is wrong."""
    return read_gift_text(decode_any(data), name)


def read_gift_text(text: str, name: str) -> Imported:
    """The same of a text that is decoded already."""
    sheet = Sheet(re.sub(r"(?i)\.txt$", "", name))
    ids = _Ids(sheet, text.lstrip("\ufeff").startswith(OWN_HEADER))
    categories: dict[tuple[str, ...], int] = {}
    tags = 0
    for part in blocks(text):
        if isinstance(part, Category):
            categories.setdefault(part.path, part.line)
        else:
            tags += part.tags
            _Reader(part, sheet, ids).read()
    if categories:
        sheet.title = _common(list(categories))
    if len(categories) > 1:
        sheet.leave_out(min(categories.values()), "gift-categories", count=str(len(categories)))
    if tags:
        sheet.leave_out(None, "gift-tags", count=str(tags))
    return sheet.finish()


def looks_like_gift(text: str) -> bool:
    """Whether some block has answers in braces as GIFT has them."""
    return re.search(r"\{\s*(?:[=~#]|(?:T|F|TRUE|FALSE)\s*[#}])", text[:200_000]) is not None


def _common(paths: list[tuple[str, ...]]) -> str:
    """The last name that all paths share."""
    shared = ""
    for names in zip(*paths, strict=False):
        if len(set(names)) > 1:
            break
        shared = names[0]
    return DEFAULT_CATEGORY.sub("", shared)


class _Ids:
    """Ids in comments, each with one meaning."""

    def __init__(self, sheet: Sheet, own: bool) -> None:
        self._sheet, self._own = sheet, own
        self._lines: dict[str, int] = {}
        self._said: dict[str, str] = {}

    def take(self, block: Block) -> tuple[str, str]:
        """The fact's id and the question's; others' ids are the fact's as a whole. Empty if there are none."""
        if (own := OWN_ID.fullmatch(block.id)) and (self._own or DEFAULT_KEY.fullmatch(own[3])):
            return own[1], own[3]
        if not block.id:
            return "", ""
        if block.id in self._lines:
            self._sheet.fault(block.line, "gift-id-twice", id=block.id, first=str(self._lines[block.id]))
            return "", ""
        self._lines[block.id] = block.line
        spelled = spelled_as_id(block.id)
        if self._said.setdefault(spelled, block.id) != block.id:  # «А.1» and «А-1» are two
            spelled = f"{spelled[: shape.ID - 9].rstrip('-')}-{fingerprint(block.id)}"
        return spelled, ""


class _Reader:
    """Puts one block into the sheet: as a question, as something left out, or as a fault."""

    def __init__(self, block: Block, sheet: Sheet, ids: _Ids) -> None:
        self.block, self.sheet = block, sheet
        self.line = block.line
        text = block.text.strip()
        self.title = ""
        if text.startswith("::") and (end := text.find("::", 2)) > 0:
            self.title, text = reveal(text[2:end]).strip(), text[end + 2 :]
        found = FORMAT.match(text)
        self.form = found[1].lower() if found else "moodle"
        self.before, self.after = text[found.end() if found else 0 :], ""
        self.general = ""
        self.dropped: dict[str, None] = {}
        self._ids = ids

    def read(self) -> None:
        """The block's question; what stands in its texts besides words is told."""
        answers = self.inside_braces()
        if answers is None:
            return
        answers, _, general = answers.partition("####")
        self.general = self.words(general)
        self.by_kind(answers.strip())
        for what in self.dropped:
            self.sheet.leave_out(self.line, "gift-dropped", what=what)

    def inside_braces(self) -> str | None:
        """What stands in the braces; None after telling why there is nothing to be taken."""
        text = self.before
        start, end = text.find("{"), text.find("}")
        if start < 0 and end < 0:
            self.sheet.leave_out(self.line, "gift-description", said=beginning(self.words(text)))
            return None
        if start < 0 or 0 <= end < start:
            self.fault_at(end, "gift-brace-closed")
        elif end < 0:
            self.fault_at(start, "gift-brace-open")
        elif (second := re.search(r"[{}]", text[start + 1 : end] + text[end + 1 :])) is not None:
            place = start + 1 + second.start()
            self.fault_at(place if place < end else place + 1, "gift-brace-second")
        else:
            self.before, self.after = text[:start], text[end + 1 :]
            return text[start + 1 : end]
        return None

    def fault_at(self, place: int, code: str) -> None:
        whole = self.block.text
        shift = whole.count("\n", 0, len(whole.rstrip()) - len(self.before) + place)
        self.sheet.fault(self.line + shift, code)

    def by_kind(self, answers: str) -> None:
        if not answers:
            self.essay()
        elif answers[0] == "#":
            self.numerical(answers[1:])
        elif verdict := TRUE_FALSE.fullmatch(answers):
            parts = [verdict[3] or "", verdict[2] or ""]
            self.add(Kind.TRUE_FALSE, parts, answer=verdict[1][0] in "Tt")
        elif answers[0] not in "=~":
            self.sheet.fault(self.line, "gift-answers", said=beginning(reveal(answers)))
        elif (count := answers.count("=") + answers.count("~")) > MOST_ANSWERS:
            self.sheet.fault(self.line, "too-many-options", count=str(count), most=str(shape.MOST_OPTIONS))
        elif "~" in answers:
            self.choice(answers_in(answers))
        elif "->" in answers:
            self.match(answers_in(answers, weighed=False))
        else:
            self.short_answer(answers_in(answers))

    def words(self, raw: str, form: str = "") -> str:
        """A text as people read it. form: its format, if it has none of its own to begin with."""
        raw = re.sub(r"[ \t]*\n\s*", "\n", raw.strip())
        if not form:
            found = FORMAT.match(raw)
            form, raw = (found[1].lower(), raw[found.end() :]) if found else (self.form, raw)
        text = reveal(raw).strip()
        if form == "plain":
            return text
        plain = plain_markdown if form == "markdown" else plain_text
        said, dropped = plain(text, keep_lines=form != "html")
        self.dropped |= dict.fromkeys(dropped)
        return said

    def ask(self, gap: str = BLANK) -> str:
        """The text around the braces, with this in their place if they stood inside it."""
        if not self.after.strip():
            return self.words(self.before, self.form)
        before, after = self.before.lstrip(), self.after.rstrip()
        return self.words(f"{before}{GAP}{after}", self.form).replace(GAP, gap, 1)

    def gap(self, answer: str) -> str:
        """The sentence of a cloze: the braces stand inside it, or a gap is drawn in it; "" if it is no cloze."""
        if self.block.kind in (Kind.CHOICE, Kind.TYPED):
            return ""
        if not self.after.strip():
            return fill_gap(self.ask(), answer, of_several=self.block.kind == Kind.CLOZE)
        ask = self.ask(GAP)
        return "" if re.search(r"[{}]", ask + answer) else ask.replace(GAP, f"{{{answer}}}", 1)

    def add(self, kind: Kind, feedback: Iterable[str], ask: str = "", **fields: Any) -> None:
        """The question. feedback: what explains the right answer; with the general one it is the explanation."""
        fact, key = self._ids.take(self.block)
        statement = self.title if key else ""
        explanation = self.explanation([*map(self.words, feedback), self.general])
        said = ask or self.ask()
        self.sheet.add(
            self.line, kind, said, key=key, fact=fact, statement=statement, explanation=explanation, **fields
        )

    def explanation(self, parts: Iterable[str]) -> str:
        """All of it, as far as there is room."""
        whole = ""
        for part in dict.fromkeys(filter(None, parts)):
            longer = f"{whole}\n{part}" if whole else part
            if whole and len(longer) > shape.EXPLANATION:
                self.sheet.leave_out(self.line, "gift-feedback", said=beginning(part))
            else:
                whole = longer
        return whole

    def essay(self) -> None:
        """With a model answer for feedback it is a flashcard."""
        if self.general and len(self.general) <= shape.BACK:
            fact, key = self._ids.take(self.block)
            statement = self.title if key else ""
            ask = self.ask()
            self.sheet.add(self.line, Kind.FLASHCARD, ask, key=key, fact=fact, statement=statement, answer=self.general)
        else:
            self.sheet.leave_out(self.line, "gift-essay", said=beginning(self.ask()))

    def numerical(self, answers: str) -> None:
        if (count := answers.count("=") + answers.count("~")) > MOST_ANSWERS:
            self.sheet.fault(self.line, "too-many-options", count=str(count), most=str(shape.MOST_OPTIONS))
            return
        found = numbers.read(answers)
        if found.unreadable:
            self.sheet.fault(self.line, "gift-number", said=beginning(found.unreadable))
            return
        if not found.values:
            self.sheet.leave_out(self.line, "gift-range", said=beginning(self.ask()))
            return
        if found.tolerance:
            self.sheet.leave_out(self.line, "gift-tolerance", said=found.tolerance)
        self.typed(list(found.values), found.feedback, "number")

    def typed(self, texts: list[str], feedback: Iterable[str], expects: str = "") -> None:
        answer, *accept = dict.fromkeys(texts)
        if sentence := self.gap(answer):
            self.add(Kind.CLOZE, feedback, sentence, accept=accept or (), expects=expects)
        else:
            self.add(Kind.TYPED, feedback, answer=answer, accept=accept or (), expects=expects)

    def short_answer(self, answers: list[Answer]) -> None:
        best = max(answer.worth for answer in answers)
        if half := [answer for answer in answers if 0 < answer.worth < best]:
            self.sheet.leave_out(self.line, "gift-half-right", how="left", said=listed(map(self.typeable, half)))
        right = [answer for answer in answers if answer.worth == best]
        self.typed([self.typeable(answer) for answer in right], [answer.feedback for answer in right])

    def typeable(self, answer: Answer) -> str:
        """What a learner writes; a star at an end would stand for any words, one behind a backslash for itself."""
        said = self.words(answer.text, "plain")
        bare = re.sub(r"(?<!\\)\*+$", "", re.sub(r"^\*+", "", said)).strip()
        if bare and bare != said:
            self.sheet.leave_out(self.line, "gift-wildcard", said=beginning(said))
        return (bare or said).replace("\\*", "*")

    def choice(self, answers: list[Answer]) -> None:
        whole = [answer for answer in answers if answer.worth >= 100]
        right = whole or [answer for answer in answers if answer.worth > 0]
        wrong = [answer for answer in answers if answer not in right]
        if not right or not wrong:
            self.sheet.fault(self.line, "gift-no-wrong" if right else "gift-no-right", said=beginning(self.ask()))
            return
        if half := [answer for answer in wrong if answer.worth > 0]:
            self.sheet.leave_out(
                self.line, "gift-half-right", how="wrong", said=listed(self.words(each.text) for each in half)
            )
        if len(whole) > 1:
            self.sheet.leave_out(self.line, "gift-any-right", said=listed(self.words(each.text) for each in whole))
        texts = [self.words(answer.text) for answer in right]
        options = [(self.words(answer.text), self.words(answer.feedback)) for answer in wrong]
        feedback = [answer.feedback for answer in right]
        if len(texts) > 1:
            self.add(Kind.MULTI_CHOICE, feedback, answer=texts, wrong=options)
        elif sentence := self.gap(texts[0]):
            self.add(Kind.CLOZE, feedback, sentence, wrong=options)
        else:
            self.add(Kind.CHOICE, feedback, answer=texts[0], wrong=options)

    def match(self, answers: list[Answer]) -> None:
        pairs = []
        for answer in answers:
            left, arrow, right = answer.text.partition("->")
            if not arrow:
                self.sheet.fault(self.line, "gift-match-half", said=beginning(reveal(left)))
                return
            pairs.append((self.words(left), self.words(right, "plain")))
        if extra := [right for left, right in pairs if not left]:
            self.sheet.leave_out(self.line, "gift-match-extra", said=listed(extra))
        feedback = [answer.feedback for answer in answers]
        self.add(Kind.MATCH, feedback, answer=[pair for pair in pairs if pair[0]])
