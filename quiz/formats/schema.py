"""The question file as JSON Schema, for editors that check and complete while typing."""

from __future__ import annotations

from quiz.formats import shape
from quiz.questions import Expects, Kind

Schema = dict[str, object]

HINTS: dict[str, str] = {
    "title": "What the set is called.",
    "language": "The language of the questions.",
    "draft": "Not reviewed yet; a draft cannot be published. Delete the line after the review.",
    "source": "The file beside this one that the quotes come from.",
    "about": "What the set is about, for the invitation.",
    "facts": "What is worth remembering, fact by fact.",
    "id": "Short and lasting: what learners remember hangs on it.",
    "statement": "The fact in one sentence.",
    "subject": "Whom or what the quote speaks of, where it does not say so; stands in the source word for word.",
    "quote": "A passage of the source, word for word, that the fact rests on.",
    "questions": "Ways of asking the fact, from easy to hard.",
    "ask": "The question.",
    "explanation": "One or two sentences that add something; shown after the answer.",
    "level": "1 (recognise) … 3 (recall); by kind if not given.",
    "wrong": "Wrong options; each may say why it is wrong.",
    "accept": "Further answers that are right.",
    "expects": "What the typed answer should be.",
    "rule": "The rule of the program that wrote the question; none if a person did.",
    "score": "How sure the program is of the question: 0 … 1.",
    "check": "A person should look at the question before it is used.",
    "edited": "A person changed the question after the program.",
}
ANSWER_HINTS: dict[Kind, str] = {
    Kind.CHOICE: "The one right option.",
    Kind.MULTI_CHOICE: "All right options.",
    Kind.TRUE_FALSE: "Whether the statement in `ask` is true.",
    Kind.TYPED: "What the learner should write.",
    Kind.ORDER: "The items in the right order.",
    Kind.MATCH: "The pairs: left side, right side.",
    Kind.FLASHCARD: "The back of the card.",
}
TOGETHER: Schema = {"rule": ["score"], "score": ["rule"], "check": ["rule"], "edited": ["rule"]}
"""What else a question must give that gives one of these."""


def json_schema() -> Schema:
    """JSON Schema (2020-12) of a question file. `read_yaml` knows more, about quotes for one."""
    fields: Schema = {
        "title": _named("title", _text(shape.TITLE)),
        "language": _named("language", {"enum": list(shape.LANGUAGES)}),
        "draft": _named("draft", {"type": "boolean"}),
        "source": _named("source", _text(shape.SOURCE)),
        "about": _named("about", _text(shape.ABOUT)),
        "facts": _named("facts", _list({"$ref": "#/$defs/fact"}, shape.FACTS)),
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Uzelok question file",
        **_object(fields, ("title", "language", "facts")),
        "$defs": {
            "fact": _fact(),
            "question": _any_question(),
            "wrongOption": _wrong_option(),
            **{str(kind): _question(kind) for kind in Kind},
        },
    }


def _fact() -> Schema:
    fields: Schema = {
        "id": _named("id", _id(shape.FACT_ID.pattern)),
        "statement": _named("statement", _text(shape.STATEMENT)),
        "subject": _named("subject", _text(shape.SUBJECT)),
        "quote": _named("quote", _text(shape.QUOTE)),
        "questions": _named("questions", _list({"$ref": "#/$defs/question"}, shape.QUESTIONS)),
    }
    return {**_object(fields, ("id", "statement", "questions")), "dependentRequired": {"subject": ["quote"]}}


def _any_question() -> Schema:
    """By `if` and `then`, so that an editor complains of the kind that was meant, not of all the others."""
    branches = [
        {
            "if": {"properties": {"kind": {"const": str(kind)}}, "required": ["kind"]},
            "then": {"$ref": f"#/$defs/{kind}"},
        }
        for kind in Kind
    ]
    kinds = {"enum": [str(kind) for kind in Kind], "description": "The kind of question."}
    return {"type": "object", "properties": {"kind": kinds}, "required": ["kind"], "allOf": branches}


def _question(kind: Kind) -> Schema:
    known: dict[str, Schema] = {
        "kind": {"const": str(kind)},
        "id": _named("id", _id(shape.QUESTION_ID.pattern)),
        "ask": _ask(kind),
        "explanation": _named("explanation", _text(shape.EXPLANATION)),
        "quote": _named("quote", _text(shape.QUOTE)),
        "level": _named("level", {"enum": [int(level) for level in shape.LEVELS]}),
        "wrong": _named("wrong", _list({"$ref": "#/$defs/wrongOption"}, shape.WRONG)),
        "accept": _named("accept", _list(_text(shape.OPTION), shape.ACCEPT)),
        "expects": _named("expects", {"enum": [str(expects) for expects in Expects]}),
        "rule": _named("rule", _id(shape.RULE.pattern)),
        "score": _named("score", {"type": "number", "minimum": 0, "maximum": 1}),
        "check": _named("check", {"type": "boolean"}),
        "edited": _named("edited", {"type": "boolean"}),
    }
    if kind is not Kind.CLOZE:
        known["answer"] = {"description": ANSWER_HINTS[kind], **_answer(kind)}
    fields: Schema = {name: known[name] for name in shape.fields_of(kind)}
    return {**_object(fields, shape.required_of(kind)), "dependentRequired": TOGETHER}


def _ask(kind: Kind) -> Schema:
    if kind is Kind.CLOZE:
        gap = r"^[^{}]*\{[^{}]*[^{}\s][^{}]*\}[^{}]*$"
        words = "A sentence whose answer stands in braces: In 1923 he became {narkom}."
        return {"type": "string", "maxLength": shape.ASK, "pattern": gap, "description": words}
    if kind is Kind.TRUE_FALSE:
        return {**_text(shape.ASK), "description": "A statement to be judged."}
    return _named("ask", _text(shape.ASK))


def _answer(kind: Kind) -> Schema:
    match kind:
        case Kind.MULTI_CHOICE:
            return _list(_text(shape.OPTION), shape.SEVERAL_RIGHT)
        case Kind.TRUE_FALSE:
            return {"type": "boolean"}
        case Kind.ORDER:
            return _list(_text(shape.ORDER_ITEM), shape.ORDERED)
        case Kind.MATCH:
            return {
                "type": "object",
                "propertyNames": {"minLength": 1, "maxLength": shape.MATCH_LEFT},
                "additionalProperties": _text(shape.MATCH_RIGHT),
                "minProperties": shape.PAIRS[0],
                "maxProperties": shape.PAIRS[1],
            }
        case Kind.FLASHCARD:
            return _text(shape.BACK)
        case _:
            return _text(shape.OPTION)


def _wrong_option() -> Schema:
    explained = _object({"text": _text(shape.OPTION), "why": _text(shape.WHY)}, ("text",))
    return {"anyOf": [_text(shape.OPTION), explained]}


def _text(limit: int) -> Schema:
    # A bare 1923 or true is taken as the author spelled it, so editors should not complain of it.
    return {"type": ["string", "number", "boolean"], "minLength": 1, "maxLength": limit}


def _id(pattern: str) -> Schema:
    return {"type": ["string", "number"], "maxLength": shape.ID, "pattern": f"^({pattern})$"}


def _list(items: Schema, bounds: tuple[int, int]) -> Schema:
    return {"type": "array", "items": items, "minItems": bounds[0], "maxItems": bounds[1]}


def _object(properties: Schema, required: tuple[str, ...]) -> Schema:
    return {"type": "object", "properties": properties, "required": list(required), "additionalProperties": False}


def _named(name: str, schema: Schema) -> Schema:
    return {**schema, "description": HINTS[name]}
