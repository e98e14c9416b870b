"""What is counted and timed, under the names that docs/operations.md explains."""

from __future__ import annotations

import math
from functools import cache, partial

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5, 10, 30)
DRAFTING = (1, 2, 5, 10, 20, 30, 60, 120, 300, 600)
LAG = (1, 5, 15, 60, 300, 900, 3600, 10800)


class Metrics:
    """The figures of one running bot, in a registry of their own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        counter = partial(Counter, registry=self.registry)
        gauge = partial(Gauge, registry=self.registry)
        timer = partial(Histogram, registry=self.registry, buckets=SECONDS)

        self.updates = counter("uzelok_updates", "Attempts at updates, by kind and outcome", ["kind", "outcome"])
        self.handling = timer("uzelok_update_seconds", "From an update's turn until it is done")
        self.under_way = gauge("uzelok_updates_under_way", "Updates not done yet")
        self.pending = gauge("uzelok_updates_pending", "Updates that Telegram has yet to bring, by its own word")
        self.pending.set(math.nan)  # only a webhook is told of
        self.refused = counter("uzelok_refused", "Updates turned away, by the limit that did it", ["limit"])
        self.calls = counter("uzelok_calls", "Calls of the Bot API, by method and outcome", ["method", "outcome"])
        self.calling = timer("uzelok_call_seconds", "One call of the Bot API, without waiting for its turn")
        self.waiting = gauge("uzelok_messages_waiting", "Messages that wait for their turn", ["priority"])
        self.waited = timer("uzelok_turn_seconds", "How long a message waited for its turn", ["priority"])
        self.planned = counter("uzelok_reminders_looked_at", "Learners who were due to be thought of")
        self.reminders = counter("uzelok_reminders", "Reminders, by what became of them", ["outcome"])
        self.lag = Histogram(
            "uzelok_reminder_lag_seconds",
            "From a reminder's plan until it was out",
            registry=self.registry,
            buckets=LAG,
        )
        self.notices = counter("uzelok_notices", "What people were told unasked, by what became of it", ["outcome"])
        self.texts = counter("uzelok_texts", "Texts and files taken up to be written or read from, by kind", ["kind"])
        self.drafts = counter("uzelok_drafts", "Drafts, by what became of them", ["outcome"])
        self.drafting = Histogram(
            "uzelok_draft_seconds",
            "From the moment a text was taken up until its draft was written",
            registry=self.registry,
            buckets=DRAFTING,
        )
        self.fits = counter("uzelok_fits", "Times memory was fitted to somebody, by what came of it", ["outcome"])
        self.fitting = timer("uzelok_fit_seconds", "From the moment somebody's log was read until all was stored")
        self.reviewed = counter("uzelok_questions_reviewed", "Questions of published drafts, by verdict", ["verdict"])
        self.called = cache(self.calls.labels)
        """One call, by method and outcome; looked up once, not each time."""
        self.handled = cache(self.updates.labels)
        """One update, likewise."""
        self.ticked = gauge("uzelok_last_tick_timestamp_seconds", "When the last tick ended")
        self.backup = gauge("uzelok_last_backup_timestamp_seconds", "When the newest backup was made")
        self.backup.set(math.nan)  # whoever makes none has none that could be too old
        self.ready = gauge("uzelok_ready", "Whether a part of the bot can work, looked at when asked", ["check"])
