"""Anki's own backend, answering cards when told to. Run by another Python, see bench.beside_anki.

The `anki` wheel is AGPL: it is no dependency of this project, nothing of it is shipped or copied, and this file only
calls it, in a process and an environment of its own.

What an answer costs there is what it costs in Anki's own reviewer since version 3 of the scheduler: the answer is made
from the states that came with the card, `answer_card` stores card, log line and undo step in one transaction, and
`get_queued_cards` gives the next card. It is as durable as ours: journal_mode = WAL, synchronous = FULL (2), one flush
of the disk for each answer (counted with strace); its locking mode is exclusive, no other process can read meanwhile.
FSRS is switched on, and every card has its memory, as ours do.
"""

from __future__ import annotations

import json
import random
import sqlite3
import sys
import time
from pathlib import Path
from typing import Any

from anki import buildinfo  # type: ignore[import-not-found]  # it is never installed in our environment
from anki.collection import Collection  # type: ignore[import-not-found]
from anki.scheduler.v3 import CardAnswer  # type: ignore[import-not-found]

DAY = 86_400
DUE = 30
"""Cards due, of each hundred."""


def main() -> None:
    """Arguments: the collection's path, cards, log lines for each, wrong answers of each hundred.

    Each line that comes in is a number of answers to give; each line that goes out is a list of seconds.
    """
    path, cards, lines, wrong = Path(sys.argv[1]), *map(int, sys.argv[2:5])
    collection = _filled(path, cards, lines)
    queue = collection.sched.get_queued_cards()
    durable = {name: collection.db.scalar(f"pragma {name}") for name in ("journal_mode", "synchronous")}
    _say({"version": buildinfo.version, "due": queue.review_count, **durable})
    chance = random.Random(5)
    before = collection.db.scalar("select count() from revlog")
    given = 0
    for line in sys.stdin:
        seconds: list[float] = []
        while len(seconds) < int(line) and queue.cards:
            again = chance.randrange(100) < wrong
            begin = time.perf_counter()
            collection.sched.answer_card(_answer(queue.cards[0], again))
            queue = collection.sched.get_queued_cards()
            seconds.append(time.perf_counter() - begin)
        given += len(seconds)
        assert collection.db.scalar("select count() from revlog") == before + given
        _say(seconds)
    collection.close()


def _say(value: object) -> None:
    print(json.dumps(value), flush=True)


def _answer(card: Any, again: bool) -> Any:
    return CardAnswer(
        card_id=card.card.id,
        current_state=card.states.current,
        new_state=card.states.again if again else card.states.good,
        rating=CardAnswer.AGAIN if again else CardAnswer.GOOD,
        answered_at_millis=int(time.time() * 1000),
        milliseconds_taken=6000,
    )


def _filled(path: Path, cards: int, lines: int) -> Any:
    """A collection with so many cards in review and no limits for the day."""
    collection = Collection(str(path))
    limits = collection.decks.config_dict_for_deck_id(1)
    limits["rev"]["perDay"] = limits["new"]["perDay"] = 9999
    collection.decks.update_config(limits)
    collection.set_config("fsrs", True)
    kind, today = collection.models.by_name("Basic")["id"], collection.sched.today
    collection.close()
    now = int(time.time())
    with sqlite3.connect(path) as file:
        file.executemany(f"insert into notes values ({_marks(11)})", (_note(n, kind, now) for n in range(cards)))
        file.executemany(f"insert into cards values ({_marks(18)})", (_card(n, now, today) for n in range(cards)))
        log = (_line(n, k, now) for n in range(cards) for k in range(lines))
        file.executemany(f"insert into revlog values ({_marks(9)})", log)
    file.close()
    return Collection(str(path))


def _marks(count: int) -> str:
    return ",".join("?" * count)


def _id(number: int, now: int) -> int:
    """Ids of notes and cards are the milliseconds of their making."""
    return (now - 400 * DAY) * 1000 + number


def _note(number: int, kind: int, now: int) -> tuple[object, ...]:
    front = f"В каком году экспедиция, которую вёл Иван Громов, нанесла на карту остров Дальний-{number}?"
    fields = f"{front}\x1f{1700 + number * 37 % 251}"
    return (_id(number, now), f"g{number}", kind, now - 400 * DAY, -1, "", fields, front, number, 0, "")


def _card(number: int, now: int, today: int) -> tuple[object, ...]:
    days, share = 20 + number % 10, number * 17 % 100
    due = today + 1 + share - DUE if share >= DUE else today - share % 15
    memory = {"s": (2.5, 12.0, 40.0)[number % 3], "d": 5.5, "dr": 0.9, "lrt": now - days * DAY}
    shown = (_id(number, now), _id(number, now), 1, 0, now - days * DAY, -1)
    return (*shown, 2, 2, due, days, 2500, 4, 0, 0, 0, 0, 0, json.dumps(memory))


def _line(number: int, which: int, now: int) -> tuple[object, ...]:
    at = (now - (20 + number % 10 + 20 * which) * DAY) * 1000 + number
    return (at + number % 10 * 1_000_000, _id(number, now), -1, 3, 20, 7, 2500, 7500, 1)


if __name__ == "__main__":
    main()
