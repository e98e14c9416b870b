"""How what was measured is told."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from pathlib import Path
from subprocess import PIPE

import pytest

from bench import beside_anki
from bench.__main__ import summary
from bench.beside_anki import Anki, NoAnki, anki_python
from bench.figures import Figure
from bench.page import BEGIN, END, PAGE, write_table
from bench.timing import Report, Told, flush_ms, goal_row


def test_rate_median_and_99_percent_of_times() -> None:
    told = Told("a thing", tuple(number / 1000 for number in range(1, 101)))
    assert told.median == pytest.approx(50.5)
    assert told.slowest == pytest.approx(99)
    assert told.rate == pytest.approx(100 / 5.05)


def test_a_figure_says_which_way_its_goal_lies() -> None:
    rate = Figure("answers", (10.0,), 5.0, "answers/s", (4.0,), at_least=True)
    assert goal_row(rate) == ("10.000 answers/s", "4.000 (ratio 2.50)", "≥ 5", "no")
    assert goal_row(Figure("a tick", (3.0,), 50.0, "ms")) == ("3.000 ms", "", "≤ 50", "yes")


def test_the_page_gets_its_table_and_keeps_its_words(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"Words.\n\n{BEGIN}\nwhat was there\n{END}\n\nMore words.\n", "utf-8")
    rate = Figure("answers", (1234.5,), 5.0, "a second", (617.25,), at_least=True, beside="another bot")
    write_table([summary(rate), summary(Figure("a tick", (0.25,), 50.0, "ms"))], page)
    told = page.read_text("utf-8")
    assert told.startswith("Words.")
    assert told.endswith(f"{END}\n\nMore words.\n")
    assert "| answers | 1,234 a second | another bot: 617 | 2.00 | ≥ 5 × | no |" in told
    assert "| a tick | 0.25 ms |  |  | ≤ 50 ms | yes |" in told
    assert "what was there" not in told


def test_the_page_that_is_written_has_a_place_for_the_table(tmp_path: Path) -> None:
    copy = tmp_path / "page.md"
    copy.write_text(PAGE.read_text("utf-8"), "utf-8")
    write_table([], copy)
    copy.write_text("no marks", "utf-8")
    with pytest.raises(ValueError, match="no place for the table"):
        write_table([], copy)


def test_a_report_shows_all_it_has(capsys: pytest.CaptureFixture[str]) -> None:
    report = Report([Figure("a tick", (3.0,), 50.0, "ms")], [Told("a thing", (0.25,), "once")], [])
    report.add(Report([], [], ["a remark"]))
    report.show("a title")
    out = capsys.readouterr().out
    assert all(word in out for word in ("a title", "a thing", "250.000", "once", "a remark", "a tick", "50"))


def test_a_flush_takes_time_and_leaves_no_file(tmp_path: Path) -> None:
    assert flush_ms(tmp_path, times=3) > 0
    assert list(tmp_path.iterdir()) == []


def test_where_anki_cannot_be_installed_the_reason_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(NoAnki, match="/nowhere/python"), anki_python():
        pass


def test_the_other_process_is_told_how_often_to_answer_and_its_end_is_an_error() -> None:
    """It stands in for Anki: it says what it is, answers once, and goes away."""
    script = "print('{\"due\": 3}', flush=True); print([0.5] * int(input()), flush=True)"
    with subprocess.Popen((sys.executable, "-c", script), stdin=PIPE, stdout=PIPE, text=True) as process:
        peer = Anki(process)
        assert peer.told == {"due": 3}
        assert peer.answer(2) == (0.5, 0.5)
        process.wait()
        with pytest.raises((RuntimeError, BrokenPipeError)):
            peer.answer(1)
        with contextlib.suppress(BrokenPipeError):
            process.stdin.close()  # type: ignore[union-attr]  # it was asked for


def test_anki_is_named_only_where_it_is_run_apart() -> None:
    """It is AGPL: no process of ours may import it."""
    bench = Path(beside_anki.__file__).parent
    naming = {path.name for path in bench.rglob("*.py") if "from anki" in path.read_text("utf-8")}
    assert naming == {"anki_process.py"}
