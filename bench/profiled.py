"""Our bot under cProfile, in all its threads: `python -m bench.profiled FILE` runs it and writes FILE when it stops.

The profiler makes small functions look dear: shares of the whole are near the truth, milliseconds are not. Waiting for
the disk counts, and waiting for the interpreter's lock counts for the calls that give it up: send, commit, execute.
"""

from __future__ import annotations

import cProfile
import pstats
import re
import sys
import threading
from collections import defaultdict
from pathlib import Path
from typing import Any, Final

LINES: Final = 40
_IDLE: Final = re.compile("'poll' of 'select.epoll|'acquire' of '_thread|SimpleQueue")
_BUILT_IN: Final = re.compile(r"'(\w+)' of '(?:sqlite3|_socket|select)\.(\w+)'")
_profiles: list[cProfile.Profile] = []


def main() -> None:
    """Run the bot; then write where its time went, by room, by function, and by function of ours."""
    target = Path(sys.argv[1])
    sys.argv[1:] = ["run"]
    threading.setprofile(_watch)
    whole = cProfile.Profile()
    _profiles.append(whole)
    try:
        from bot.__main__ import main as bot

        whole.enable()
        bot()
    finally:
        whole.disable()
        with target.open("w", encoding="utf-8") as stream:
            stats = pstats.Stats(*_profiles, stream=stream)
            stream.write(rooms(stats))
            stats.sort_stats("tottime").print_stats(LINES)
            stats.sort_stats("cumtime").print_stats(LINES)
            stats.print_stats("/(bot|db|quiz)/", LINES)


def _watch(*_: object) -> None:
    """What a new thread calls first: it gets a profiler of its own."""
    profile = cProfile.Profile()
    _profiles.append(profile)
    profile.enable()


def rooms(stats: pstats.Stats) -> str:
    """Seconds by library and room. What is built into Python counts for who called it, but for sockets and SQLite."""
    seconds: defaultdict[str, float] = defaultdict(float)
    table: dict[tuple[str, int, str], tuple[int, int, float, float, dict[Any, Any]]] = vars(stats)["stats"]
    for (file, _, name), (_, _, own, _, callers) in table.items():
        if _IDLE.search(name):
            continue
        if file != "~":
            seconds[room(file)] += own
        elif found := _BUILT_IN.search(name):
            seconds[f"{found[2]}.{found[1]}"] += own
        else:
            for caller, (_, _, theirs, _) in callers.items():
                seconds[room(caller[0])] += theirs
    whole = sum(seconds.values())
    rows = sorted(seconds.items(), key=lambda row: -row[1])
    return "".join(f"{share:8.2f} s {share / whole:6.1%}  {name}\n" for name, share in rows if share > whole / 500)


def room(file: str) -> str:
    """The library, the part of Python or the module of ours that a file belongs to."""
    if found := re.search(r"site-packages/([^/]+)(?:/([^/]+))?", file):
        return found[1] if found[1] != "telegram" else "/".join(found.groups())
    if found := re.search(r"/(bot|db|quiz)/(\w+)", file):
        return "/".join(found.groups())
    found = re.search(r"/python3\.\d+/(\w+)", file)
    return f"python: {found[1]}" if found else file


if __name__ == "__main__":
    main()
