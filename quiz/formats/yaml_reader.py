"""A question file in YAML → a question set, or everything that is wrong with it."""

from __future__ import annotations

from dataclasses import replace

from quiz.errors import BadFile, Fault
from quiz.formats import shape
from quiz.formats.decoding import decode
from quiz.formats.evidence import Evidence
from quiz.formats.findings import Fields, Findings, Spot, Texts, meant_by, take_flag, take_one_of
from quiz.formats.ids import spelled_as_id
from quiz.formats.nodes import Listing, Mapping, Node, Refused, Scalar, parse
from quiz.formats.plain import default_keys
from quiz.formats.questions import QuestionReader
from quiz.formats.shape import SYNONYMS, tidy
from quiz.questions import Fact, Kind, Question, QuestionSet

ALL_QUESTION_FIELDS = tuple(dict.fromkeys(name for kind in Kind for name in shape.fields_of(kind)))


def read_yaml(data: bytes, material: str | None = None) -> QuestionSet:
    """The question set in a file. Raises BadFile with all its faults at once.

    material: the text of the file that `source` names; with it every quote and subject is looked up there
    (white space folded). Without it they are taken as they are.
    """
    root, faults = parse(decode(data))
    if root is None:
        raise BadFile(faults or [Fault(None, None, "", "empty-file")])
    found = Findings()
    found.extend(faults)
    questions = _File(found, material).read(root)
    if all_faults := found.sorted():
        raise BadFile(all_faults)
    return questions


def read_tree(root: Node, found: Findings, material: str | None = None) -> QuestionSet:
    """The set that a tree holds, whatever it was made of; only to be used if nothing was found wrong."""
    return _File(found, material).read(root)


def named_source(data: bytes) -> str:
    """The file name that a question file gives as its source, "" if there is none that can be used.

    Never raises, however broken the file is: with it the source can be read first and given to `read_yaml`,
    so that faults of quotes are told together with all others. The name has no folders in it.
    """
    try:
        root, _ = parse(decode(data))
    except BadFile:
        return ""
    if not isinstance(root, Mapping):
        return ""
    node = next((value for name, value in root.entries if _is(name, "source")), None)
    name = tidy(node.text) if isinstance(node, Scalar) else ""
    return name if shape.SOURCE_NAME.fullmatch(name) and len(name) <= shape.SOURCE else ""


class _File:
    def __init__(self, found: Findings, material: str | None) -> None:
        self.found = found
        self.texts = Texts(found)
        self.material = material
        self.evidence = Evidence(material) if material is not None else None
        self.quotes_needed = False
        self.fact_lines: dict[str, int] = {}

    def read(self, root: Node) -> QuestionSet:
        if not isinstance(root, Mapping):
            if not isinstance(root, Refused):
                self.found.add(root, Spot(), "top-list" if isinstance(root, Listing) else "top-text")
            return QuestionSet("", "", ())
        fields = Fields(root, Spot(), self.found)
        fields.allow(shape.FILE_FIELDS)
        fields.require(("title", "language", "facts"))
        title = self.texts.line(fields.get("title"), Spot("title"), shape.TITLE)
        language = take_one_of(fields.get("language"), Spot("language"), shape.LANGUAGES, self.found)
        about = self.texts.lines(fields.get("about"), Spot("about"), shape.ABOUT)
        draft = take_flag(fields.get("draft"), Spot("draft"), self.found)
        source = self.source(fields.get("source"))
        self.quotes_needed = bool(source)
        facts = tuple(
            self.fact(node, Spot("facts").item(index))
            for index, node in enumerate(self.texts.items(fields.get("facts"), Spot("facts"), shape.FACTS))
        )
        return QuestionSet(title or "", language or "", facts, about or "", source or "", self.material or "", draft)

    def source(self, node: Node | None) -> str | None:
        name = self.texts.line(node, Spot("source"), shape.SOURCE)
        if name is not None and not shape.SOURCE_NAME.fullmatch(name):
            self.found.add(node, Spot("source"), "source-name", said=name)
        return name

    def fact(self, node: Node, spot: Spot) -> Fact:
        if not isinstance(node, Mapping):
            self.not_mapping(node, spot, "fact")
            return Fact("", "", "", ())
        key = next((value for name, value in node.entries if _is(name, "id")), None)
        spot = Spot(spot.where, fact=_label(key))
        fields = Fields(node, spot, self.found)
        fields.allow(shape.FACT_FIELDS, self.question_field)
        fields.require(("id", "statement", "questions"))
        identity = self.fact_id(fields.get("id"), spot.field("id"))
        statement = self.texts.line(fields.get("statement"), spot.field("statement"), shape.STATEMENT)
        subject = self.passage(fields, "subject", shape.SUBJECT)
        quote = self.passage(fields, "quote", shape.QUOTE)
        questions = self.questions(fields.get("questions"), spot)
        if node.complete and fields.get("quote") is None:
            self.tell_without_quote(fields)
        return Fact(identity or "", statement or "", quote, questions, subject)

    def passage(self, fields: Fields, name: str, limit: int) -> str:
        """A text that must stand in the material; "" if none is given."""
        node, spot = fields.get(name), fields.spot.field(name)
        text = self.texts.line(node, spot, limit)
        if text:
            self.look_up(text, node, spot)
        return text or ""

    def tell_without_quote(self, fields: Fields) -> None:
        """One fault, even if both the subject and the questions need the quote."""
        asked, subject = fields.get("questions"), fields.get("subject")
        if self.quotes_needed and (not isinstance(asked, Listing) or any(map(_lacks_quote, asked.items))):
            self.found.add(fields.node, fields.spot.field("quote"), "quote-missing")
        elif subject is not None:
            self.found.add(subject, fields.spot.field("subject"), "subject-without-quote")

    def question_field(self, name: str) -> tuple[str, str]:
        return ("question-field-in-fact", "") if name in ALL_QUESTION_FIELDS else ("", "")

    def not_mapping(self, node: Node, spot: Spot, what: str) -> None:
        if not isinstance(node, Refused):
            self.found.add(node, spot, f"{what}-not-mapping")

    def fact_id(self, node: Node | None, spot: Spot) -> str | None:
        key = self.texts.line(node, spot, shape.ID)
        if key is None or node is None:
            return None
        if not shape.FACT_ID.fullmatch(key):
            self.found.add(node, spot, "id-spelling", id=key, better=spelled_as_id(key))
        elif key in self.fact_lines:
            self.found.add(node, spot, "duplicate-fact-id", id=key, first=self.fact_lines[key])
        else:
            self.fact_lines[key] = node.line
        return key

    def look_up(self, quote: str, node: Node | None, spot: Spot) -> None:
        if self.evidence is None or self.found.full or len(quote) > shape.QUOTE or self.evidence.holds(quote):
            return
        name = spot.where.rpartition(".")[2]  # quote or subject
        nearest = self.evidence.nearest(quote)
        if nearest is None:
            self.found.add(node, spot, "quote-unknown", name=name)
        else:
            difference = "extra" if not nearest.stands else "lacking" if not nearest.quoted else "other"
            data = {"name": name, "passage": nearest.passage, "quoted": nearest.quoted, "stands": nearest.stands}
            after = nearest.after or "none"
            self.found.add(node, spot, "quote-differs", difference=difference, after=after, **data)

    def questions(self, node: Node | None, fact: Spot) -> tuple[Question, ...]:
        items = self.texts.items(node, fact.field("questions"), shape.QUESTIONS)
        kinds = [_kind(item) for item in items]
        keys = iter(default_keys(kind for kind in kinds if kind))
        lines: dict[str, int] = {}
        questions = []
        for index, (item, kind) in enumerate(zip(items, kinds, strict=True)):
            key = next(keys) if kind else ""
            spot = Spot(fact.field("questions").item(index).where, fact.fact, key)
            question = self.question(item, spot, kind, lines)
            if question is not None:
                questions.append(question)
        return tuple(questions)

    def question(self, item: Node, spot: Spot, kind: Kind | None, lines: dict[str, int]) -> Question | None:
        if not isinstance(item, Mapping):
            self.not_mapping(item, spot, "question")
            return None
        key = self.question_id(item, spot, lines)
        spot = replace(spot, question=key)
        fields = Fields(item, spot, self.found)
        take_one_of(fields.get("kind"), spot.field("kind"), map(str, Kind), self.found)
        if kind is None:
            fields.allow(ALL_QUESTION_FIELDS)
            fields.require(("kind",))
            return None
        return QuestionReader(fields, kind, key, self.found, self.look_up).read()

    def question_id(self, item: Mapping, spot: Spot, lines: dict[str, int]) -> str:
        """The id given, else the default one, which is in `spot`; unique in the fact."""
        node = next((value for name, value in item.entries if _is(name, "id")), None)
        if node is None or isinstance(node, Refused):
            key, node = spot.question, item
        else:
            key = self.texts.line(node, spot.field("id"), shape.ID) or ""
            if key and not shape.QUESTION_ID.fullmatch(key):
                self.found.add(node, spot.field("id"), "id-spelling", id=key, better=spelled_as_id(key))
        if key in lines:
            self.found.add(node, spot.field("id"), "duplicate-question-id", id=key, first=lines[key])
        elif key:
            lines[key] = node.line
        return key


def _kind(item: Node) -> Kind | None:
    """The kind given, or else probably meant, so that the rest of the question can be checked."""
    if not isinstance(item, Mapping):
        return None
    for name, value in item.entries:
        if not isinstance(name, Scalar) or not isinstance(value, Scalar):
            continue
        if meant_by(name.text, ("kind",), SYNONYMS):
            meant = meant_by(value.text, tuple(map(str, Kind)))
            return Kind(meant) if meant else None
    return None


def _is(node: Node | None, text: str) -> bool:
    return isinstance(node, Scalar) and node.text == text


def _lacks_quote(node: Node) -> bool:
    if not isinstance(node, Mapping) or not node.complete:
        return False
    return not any(_is(name, "quote") for name, _ in node.entries)


def _label(node: Node | None) -> str:
    text = tidy(node.text) if isinstance(node, Scalar) else ""
    return text if len(text) <= shape.ID else ""
