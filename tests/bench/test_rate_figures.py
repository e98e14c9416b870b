"""What is made of the rounds: pairs, goals, and where the time goes."""

from __future__ import annotations

import cProfile
import json
import pstats
from typing import Any, cast

from bench.profiled import rooms
from bench.rate import Measured, Round, Site, figures, told


def rounds(*rates: float, late: float = 20.0) -> list[Round]:
    waits = {"verdict": late, "question": late / 2}
    return [Round(rate, rate * 2, 1.5, 0.1, waits, waits) for rate in rates]


def site(*rates: float) -> Site:
    return Site(cast(Any, None), cast(Any, None), rounds(*rates))


def test_each_round_of_a_peer_is_held_against_ours_that_followed_it() -> None:
    sites = {"uzelok": site(600, 100, 700, 110), "aiogram": site(500, 700), "ptb": site(40, 55)}
    rate, other, verdict, question = figures(Measured(rounds(9000)[0], sites, rounds(50, late=160.0)))
    assert (rate.ours, rate.peer) == ((600, 700), (500, 700))
    assert round(rate.ratio, 3) == 1.1
    assert rate.met
    assert (other.ours, other.peer) == ((100, 110), (40, 55))
    assert other.ratio == 2.25
    assert other.met
    assert (verdict.met, question.met) == (False, True)


def test_a_line_tells_rate_cost_and_waits() -> None:
    line = told("ours", rounds(10, 30, 20))
    assert "20.0/s" in line
    assert "40.0 updates/s" in line
    assert "verdict 20 / 20 ms" in line


def test_what_is_built_in_counts_for_who_called_it() -> None:
    profile = cProfile.Profile()
    profile.runcall(json.dumps, ["…"] * 200_000, ensure_ascii=True, indent=1)
    lines = rooms(pstats.Stats(profile)).splitlines()
    assert lines[0].endswith("python: json")
    assert float(lines[0].split()[2].rstrip("%")) > 90
