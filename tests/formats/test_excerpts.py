"""What is too long for its place is cut between words."""

from __future__ import annotations

import pytest

from quiz.formats.excerpts import cut


@pytest.mark.parametrize(
    ("line", "most", "said"),
    [
        ("Он переехал в Осло", 18, "Он переехал в Осло"),
        ("Он переехал в Осло", 17, "Он переехал в…"),
        ("Он переехал в Осло", 12, "Он переехал…"),
        ("Он уехал, и скоро", 10, "Он уехал…"),
        ("Он переехал", 8, "Он пере…"),
        ("переехалпереехал", 8, "перееха…"),
    ],
)
def test_no_word_is_cut_unless_little_would_be_left(line: str, most: int, said: str) -> None:
    assert cut(line, most) == said
    assert len(cut(line, most)) <= most
