"""What `uzelok fit --report` prints."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.fit_command import show_fits
from quiz.fitting import CohortFit, Fit, Fitting, Why
from quiz.fsrs import DEFAULT
from quiz.model import LearnerId

NOW = datetime(2026, 3, 1, 12, 5, tzinfo=UTC)
TAKEN = Fit(12030, 4800, 0.39123, 0.38123, None, DEFAULT, {"doubled": 3})
WHO = LearnerId(5512345678)


@pytest.mark.parametrize("language", ["ru_RU.UTF-8", "en_US.UTF-8"])
def test_the_report_stands_on_lines_of_eighty_characters(
    language: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", language)
    monkeypatch.setenv("COLUMNS", "80")
    of_people = [
        Fitting(WHO, 1024, NOW, None, TAKEN),
        *(Fitting(WHO, 64, NOW, None, Fit(31, 10, 0.5, 0.6, why, DEFAULT)) for why in Why),
    ]
    show_fits([CohortFit(NOW.date(), NOW, 1370, 40000, TAKEN)], of_people)
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 80
    assert len(lines) == 1 + 1 + len(of_people) + 2  # a head, a line for each, and two logs that were put right
    assert sum("0.3912 → 0.3812" in line for line in lines) == 2
