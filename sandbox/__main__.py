"""`python -m sandbox`: the sandbox by itself, for any bot of any library."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import signal
import sys
from collections.abc import Callable
from datetime import datetime

from sandbox import Clock, Limits, Telegram, serve, survivors_left_alone

DEFAULT_TOKEN = "100001:sandbox"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m sandbox",
        description="Telegram on your own machine: a Bot API server and a web chat.",
        epilog="example: python -m sandbox --port 8081 --bot 100001:secret@my_bot --person Anna:ru",
    )
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    parser.add_argument("--port", type=int, default=8081, help="port, 0 for any free one (default: %(default)s)")
    parser.add_argument(
        "--bot",
        action="append",
        metavar="TOKEN[@USERNAME]",
        help=f"a bot that may call; can be repeated (default: {DEFAULT_TOKEN}@sandbox_bot)",
    )
    parser.add_argument(
        "--person",
        action="append",
        metavar="NAME[:LANGUAGE]",
        help="a person to be in the web chat; can be repeated (default: Anna:en)",
    )
    parser.add_argument("--start", metavar="TIME", help="the clock's time at first, ISO 8601 with an offset")
    parser.add_argument("--limits", action="store_true", help="answer 429 to bots that send too fast")
    return parser.parse_args()


def _telegram(arguments: argparse.Namespace) -> Telegram:
    start = datetime.fromisoformat(arguments.start) if arguments.start else None
    telegram = Telegram(Clock(start), Limits() if arguments.limits else None)
    for number, bot in enumerate(arguments.bot or [f"{DEFAULT_TOKEN}@sandbox_bot"], start=1):
        token, _, username = bot.partition("@")
        username = username or f"sandbox{number}_bot"
        telegram.add_bot(token, username, username)
    for person in arguments.person or ["Anna:en"]:
        name, _, language = person.partition(":")
        telegram.add_person(name, language_code=language or "en")
    return telegram


async def _run(arguments: argparse.Namespace) -> None:
    telegram = _telegram(arguments)
    stopped = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):  # Windows has none; Ctrl+C ends it there
            asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    async with serve(telegram, arguments.host, arguments.port) as served:
        print(f"web chat:  {served.url}/", f"Bot API:   {served.url}/bot<TOKEN>/<method>", sep="\n", flush=True)
        await stopped.wait()


def _loop_factory() -> Callable[[], asyncio.AbstractEventLoop] | None:
    """uvloop's where it is installed, which answers more calls a second; None is asyncio's own."""
    try:
        import uvloop
    except ImportError:
        return None
    return uvloop.new_event_loop


def main() -> int:
    try:
        with survivors_left_alone(), asyncio.Runner(loop_factory=_loop_factory()) as runner:
            runner.run(_run(_arguments()))
    except OSError as error:
        print(f"sandbox: {error.strerror or error}", file=sys.stderr)
        return 1
    except ValueError as error:
        print(f"sandbox: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        pass
    return 0


if __name__ == "__main__":
    sys.exit(main())
