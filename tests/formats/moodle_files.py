"""Files in Moodle XML that the tests begin from, and one for each thing that can be wrong with them."""

from __future__ import annotations

NAME = "questions.xml"
RIGHT = '<answer fraction="100"><text>Moscow</text></answer>'
WRONG = '<answer fraction="0"><text>Kiev</text></answer>'


def quiz(*questions: str) -> bytes:
    """A file with these questions."""
    return f"<quiz>{''.join(questions)}</quiz>".encode()


def asking(kind: str, inside: str, text: str = "Where did it meet?", more: str = "") -> str:
    """A question of one of Moodle's types. text: in HTML. inside: answers and the like."""
    asked = f'<questiontext format="html"><text><![CDATA[{text}]]></text>{more}</questiontext>'
    return f'<question type="{kind}">\n<name><text>Place</text></name>\n{asked}\n{inside}</question>'


GOOD = asking("multichoice", RIGHT + WRONG)
CLOZE = asking("cloze", "", "It met in {1:SA:=Moscow}.")
PARTLY = '<answer fraction="50"><text>Russia</text></answer>'
ANY = '<answer fraction="100"><text>M*w</text></answer>'
PICTURE = '<answer fraction="0" format="html"><text><![CDATA[<img src="a.png">]]></text></answer>'
FILE = '<file name="a.png" path="/" encoding="base64">iVBORw0KGgo=</file>'
PAIR = "<subquestion><text>{}</text><answer><text>{}</text></answer></subquestion>"
PAIRS = "".join(PAIR.format(left, right) for left, right in (("1", "a"), ("2", "b"), ("3", "c"), ("", "d")))
REMARKED = '<answer fraction="100"><text>Moscow</text><feedback><text>Yes.</text></feedback></answer>'
EXPLAINED = "<generalfeedback><text>The seat of the government.</text></generalfeedback>"

SPOILT_MOODLE: list[tuple[str, str, bytes]] = [
    (code, NAME, data)
    for code, data in (
        ("moodle-empty", b" \n"),
        ("moodle-not-xml", "Кто это был?".encode()),
        ("moodle-not-quiz", b"<html><body/></html>"),
        ("moodle-dtd", b'<!DOCTYPE quiz [<!ENTITY a "b">]><quiz/>'),
        ("moodle-entity", quiz(GOOD, "<question type='essay'><name><text>a&nbsp;b</text></name></question>")),
        ("moodle-mismatch", quiz(GOOD, "<question type='essay'><name><text>a</name></text></question>")),
        ("moodle-broken-off", quiz(GOOD)[:-12]),
        ("moodle-syntax", quiz(GOOD, "<question type='essay'><name><text>a & b</text></name></question>")),
        ("moodle-endless-tag", quiz(GOOD, f'<question type="{"a" * 100_001}"/>')),
        ("moodle-too-deep", quiz(GOOD, "<a>" * 40)),
        ("moodle-bare-tag", quiz(GOOD.replace("Kiev", "<b>Kiev</b>"))),
        ("moodle-no-type", quiz(GOOD.replace(' type="multichoice"', ""))),
        ("moodle-no-right", quiz(asking("multichoice", WRONG))),
        ("moodle-no-right", quiz(asking("truefalse", WRONG))),
        ("moodle-no-right", quiz(asking("shortanswer", WRONG))),
        ("moodle-fraction", quiz(GOOD.replace('"0"', '"none"'))),
        ("moodle-fraction", quiz(GOOD.replace('"0"', '"1e999"'))),
        ("moodle-no-option", quiz(asking("gapselect", "<selectoption><text>a</text></selectoption>", "It is [[2]]."))),
        ("moodle-kind", quiz(GOOD, asking("calculatedmulti", ""))),
        ("moodle-kind", quiz(GOOD, asking("essay", ""))),
        ("moodle-kind", quiz(GOOD, asking("cloze", "", "They were in {1:MULTIRESPONSE:=Moscow~=Kiev~Rome}."))),
        ("moodle-hidden", quiz(GOOD, asking("multichoice", f"<hidden>1</hidden>{RIGHT}{WRONG}"))),
        ("moodle-several-gaps", quiz(GOOD, asking("cloze", "", "{1:SA:=Moscow} or {1:SA:=Kiev}?"))),
        ("moodle-no-gap", quiz(GOOD, asking("cloze", "", "It met in {1:RIDDLE:=Moscow} in {2:SA:=March"))),
        ("moodle-braces", quiz(GOOD, asking("cloze", "", "It is {1:SA:=half} of \\(\\frac{1}{2}\\)."))),
        (
            "moodle-picture-only",
            quiz(GOOD, asking("gapselect", f"<selectoption>{FILE}</selectoption>", "It is [[1]].")),
        ),
        ("moodle-several-right", quiz(GOOD, asking("multichoice", RIGHT + RIGHT + WRONG))),
        ("moodle-several-right", quiz(GOOD, asking("cloze", "", "It met in {1:MC:=Moscow~=Kiev}."))),
        ("moodle-no-right", quiz(asking("cloze", "", "It met in {1:MC:%50%Moscow~Kiev}."))),
        ("moodle-any-answer", quiz(GOOD, asking("shortanswer", ANY))),
        ("moodle-picture-only", quiz(GOOD, asking("multichoice", RIGHT + PICTURE))),
        ("moodle-picture-only", quiz(GOOD, asking("multichoice", RIGHT + WRONG, '<img src="b.png">'))),
        (
            "moodle-picture-only",
            quiz(GOOD, asking("matching", PAIRS.replace("</subquestion>", f"{FILE}</subquestion>"))),
        ),
        ("moodle-media", quiz(asking("multichoice", RIGHT + WRONG, more=FILE))),
        ("moodle-media", quiz(asking("multichoice", f"<image_base64>iVBO</image_base64>{RIGHT}{WRONG}"))),
        ("moodle-partly", quiz(asking("shortanswer", RIGHT + PARTLY))),
        ("moodle-wildcard", quiz(asking("shortanswer", RIGHT + ANY))),
        ("moodle-case", quiz(asking("shortanswer", f"<usecase>1</usecase>{RIGHT}"))),
        (
            "moodle-tolerance",
            quiz(asking("numerical", '<answer fraction="100"><text>5</text><tolerance>0.5</tolerance></answer>')),
        ),
        ("moodle-tolerance", quiz(asking("cloze", "", "It met in {1:NM:=1921:0.5}, in March."))),
        ("moodle-spare", quiz(asking("matching", PAIRS))),
        ("moodle-feedback", quiz(asking("multichoice", EXPLAINED + REMARKED + WRONG))),
        ("too-long", quiz(asking("multichoice", RIGHT + WRONG, "long " * 100))),
    )
]
LOST_MOODLE = {
    f"moodle-lost-{what}" for what in ("quote", "origin", "card", "accept", "name", "source", "draft", "language")
}
