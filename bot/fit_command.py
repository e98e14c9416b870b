"""`uzelok fit`: memory is fitted now, and what came of it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from bot.console import read_settings, refuse, say
from bot.work import FITTER, now, run_until_stopped

if TYPE_CHECKING:
    from datetime import datetime

    from bot.tailor import Tailor
    from quiz.fitting import CohortFit, Fit, Fitting
    from quiz.ports import Store

MOST_SHOWN = 200


def fit(
    learner: Annotated[int | None, typer.Option(help="This one, by their id, due or not.")] = None,
    all_: Annotated[bool, typer.Option("--all", help="Everybody, due or not.")] = False,
    cohort: Annotated[bool, typer.Option("--cohort", help="All learners together, for those who are new.")] = False,
    report: Annotated[bool, typer.Option("--report", help="Fit nobody; show what came of it.")] = False,
) -> None:
    """Fit memory to those who are due, as the running bot does by itself.

    Example: uzelok fit --report
    """
    from db import open_store

    async def work() -> None:
        async with open_store(read_settings().database_url) as store:
            if report:
                await _report(store)
                return
            tailor = _tailor(store)
            if cohort:
                begun = await tailor.fit_cohort()
                await tailor.spread()
                typer.echo(
                    say("fit-cohort-not" if begun is None else "fit-cohort", people=begun.people if begun else 0)
                )
            elif learner is not None or all_:
                await _fit_these(store, tailor, None if all_ else learner)
            else:
                typer.echo(say("fitted", count=await tailor.fit_due()))

    run_until_stopped(work())


def _tailor(store: Store) -> Tailor:
    from bot.fitroom import FitRoom
    from bot.metrics import Metrics
    from bot.tailor import Tailor

    return Tailor(store, FitRoom(FITTER), now, Metrics())


async def _fit_these(store: Store, tailor: Tailor, learner: int | None) -> None:
    from quiz.model import LearnerId
    from quiz.usecases.fitting import take_up_one

    everybody = await store.look(lambda tx: list(tx.learners.ids())) if learner is None else [LearnerId(learner)]
    fitted = 0
    for each in everybody:
        job = await store.run(take_up_one, each, now())
        if job is not None:
            fitted += await tailor.fit_one(job) is not None
        elif learner is not None:
            refuse("fit-nobody", learner=str(learner))
    typer.echo(say("fitted", count=fitted))


async def _report(store: Store) -> None:
    cohorts, people = await store.look(lambda tx: (tx.fits.cohorts(MOST_SHOWN), tx.fits.done(MOST_SHOWN)))
    if not cohorts and not people:
        typer.echo(say("fit-none"))
        return
    show_fits(cohorts, people)


def show_fits(cohorts: Sequence[CohortFit], people: Sequence[Fitting]) -> None:
    """A line for each; below, what was wrong with their logs."""
    from rich.console import Console
    from rich.table import Table

    shown = Table(box=None, padding=(0, 2, 0, 0), header_style="")
    for name in ("who", "when", "answers", "held-out", "loss", "outcome"):
        numbers = name in {"answers", "held-out"}
        shown.add_column(say(f"fit-{name}"), justify="right" if numbers else "left", no_wrap=name != "outcome")
    done = [(say("fit-all", people=each.people), each.at, each.fit) for each in cohorts if each.fit]
    done += [(str(each.learner), each.at, each.fit) for each in people if each.fit]
    for who, at, found in done:
        shown.add_row(who, *_row(at, found))
    console = Console(highlight=False, markup=False)
    console.print(shown)
    for who, _, found in done:
        if found.repairs:
            what = ", ".join(f"{say(f'repair-{what}')} {times}" for what, times in sorted(found.repairs.items()))
            console.print(say("fit-repairs", who=who, what=what))


def _row(at: datetime, found: Fit) -> tuple[str, ...]:
    loss = "" if found.before is None or found.after is None else f"{found.before:.4f} → {found.after:.4f}"
    return f"{at:%Y-%m-%d}", str(found.answers), str(found.held_out), loss, say(f"fit-{found.why or 'taken'}")
