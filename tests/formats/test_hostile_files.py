"""Question files made to do harm are refused in words, at once."""

from __future__ import annotations

import time

import pytest

from quiz.errors import BadFile
from quiz.formats import named_source, read_yaml

LAUGHS = "\n".join([f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10) if n else 'ха'}]" for n in range(10)])
HEAD = "title: T\nlanguage: ru\n"
LONGEST = 10.0
"""Seconds; each takes a fraction of one."""
HOSTILE = {
    "a billion laughs": (f"{HEAD}{LAUGHS}\n", "alias"),
    "an object of Python": (f"{HEAD}facts: !!python/object/apply:os.system ['true']\n", "tag"),
    "lists in lists": (f"{HEAD}facts: {'[' * 100_000}", "too-deep"),
    "mappings in mappings": (f"{HEAD}facts: {'{a: ' * 100_000}", "too-deep"),
    "a source that is a path": (f"{HEAD}source: ../../etc/passwd\nfacts: []\n", "source-name"),
    "a source that is an absolute path": (f"{HEAD}source: /etc/passwd\nfacts: []\n", "source-name"),
    "more than is read": (f"{HEAD}about: {'a' * 20_000_000}", "too-big"),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_question_file_made_to_do_harm_is_refused_at_once(what: str) -> None:
    text, code = HOSTILE[what]
    begun = time.monotonic()
    with pytest.raises(BadFile) as refused:
        read_yaml(text.encode())
    assert time.monotonic() - begun < LONGEST
    assert code in {fault.code for fault in refused.value.faults}
    assert named_source(text.encode()) == ""
