"""Question files made to do harm are refused in words, at once."""

from __future__ import annotations

import time

import pytest

from quiz.errors import BadFile
from quiz.formats import named_source, read_yaml, sentence
from quiz.formats.shape import FACTS, MOST_FAULTS

LAUGHS = "\n".join([f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10) if n else 'ха'}]" for n in range(10)])
HEAD = "title: T\nlanguage: ru\n"
LONGEST = 10.0
"""Seconds of the processor; each takes one or two, or far less."""
ASKED = f"{HEAD}facts:\n- id: a\n  statement: Б\n  questions:\n  - kind: typed\n    answer: В\n"
HOSTILE = {
    "a billion laughs": (f"{HEAD}{LAUGHS}\n", "alias"),
    "an object of Python": (f"{HEAD}facts: !!python/object/apply:os.system ['true']\n", "tag"),
    "lists in lists": (f"{HEAD}facts: {'[' * 100_000}", "too-deep"),
    "mappings in mappings": (f"{HEAD}facts: {'{a: ' * 100_000}", "too-deep"),
    "a source that is a path": (f"{HEAD}source: ../../etc/passwd\nfacts: []\n", "source-name"),
    "a source that is an absolute path": (f"{HEAD}source: /etc/passwd\nfacts: []\n", "source-name"),
    "more than is read": (f"{HEAD}about: {'a' * 20_000_000}", "too-big"),
    "a hundred thousand empty facts": (HEAD + "facts:\n" + "-\n" * 100_000, "more-faults"),
    "a line of 100,000 items": (f"{HEAD}about: a #b\nfacts: {{{'a: б, ' * 100_000}}}", "remark"),
    "a text of 10 MB": (f"{HEAD}about: {'слово ' * 900_000}", "too-long"),
    "a text of 10 MB by escapes": (HEAD + 'about: "' + r"\u0431" * 1_600_000 + '"', "too-long"),
    "a question of 4 MB with answers by the thousand": (
        f"{ASKED}    ask: {'слово ' * 400_000}\n    accept: [{', '.join(map(str, range(50_000)))}]",
        "wrong-count",
    ),
    "a tab in each of millions of lines": (HEAD + "\t\n" * 6_000_000, "tab"),
    "an anchor at each of 200,000 items": (f"{HEAD}facts: [{'&a б, ' * 200_000}]", "anchor"),
    "thirteen levels": (f"{HEAD}facts: {'[' * 12}а{']' * 12}", "too-deep"),
    "names by the thousand": (HEAD + "".join(f"k{number}: v\n" for number in range(20_000)), "more-faults"),
    "a hundred thousand documents": (f"{HEAD}---\n" * 100_000, "second-document"),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_question_file_made_to_do_harm_is_refused_at_once(what: str) -> None:
    text, code = HOSTILE[what]
    begun = time.process_time()
    with pytest.raises(BadFile) as refused:
        read_yaml(text.encode())
    assert time.process_time() - begun < LONGEST
    assert code in {fault.code for fault in refused.value.faults}
    assert len(refused.value.faults) <= MOST_FAULTS + 1
    assert all(sentence(fault, "ru") for fault in refused.value.faults)
    assert named_source(text.encode()) == ""


def so_many(facts: int) -> bytes:
    """A file with so many facts, one question each."""
    fact = "- {{id: f-{0}, statement: Факт {0}., questions: [{{kind: flashcard, ask: Что, answer: Съезд}}]}}\n"
    return (f"{HEAD}facts:\n" + "".join(fact.format(number) for number in range(facts))).encode()


def test_as_many_facts_as_a_file_may_have_are_read() -> None:
    _, most = FACTS
    assert len(read_yaml(so_many(most)).facts) == most == 20_000


def test_twelve_levels_are_looked_at_and_told_in_words() -> None:
    with pytest.raises(BadFile) as refused:
        read_yaml(f"{HEAD}facts: {'[' * 11}а{']' * 11}".encode())
    assert [fault.code for fault in refused.value.faults] == ["fact-not-mapping"]
