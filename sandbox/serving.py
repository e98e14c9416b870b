"""Running the sandbox in the event loop that is already there."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import socket
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass

import uvicorn

from sandbox.app import create_app
from sandbox.telegram import Telegram

_RELEASE_EVERY_SECONDS = 0.02
_LOOK_EVERY_SECONDS = 0.002


@dataclass(frozen=True, slots=True)
class Served:
    host: str
    port: int

    @property
    def url(self) -> str:
        """Without a slash at the end."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}"


class _Server(uvicorn.Server):
    """Leaves signals to whoever runs the loop, and ends as soon as it is told to."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self._told = asyncio.Event()

    def stop(self) -> None:
        self.should_exit = True
        self._told.set()

    async def main_loop(self) -> None:
        while not await self.on_tick(0):
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._told.wait(), 1)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Over when the last connection is closed, or has had its grace. uvicorn's own pauses 0.1 s in any case."""
        for server in self.servers:
            server.close()
        for connection in list(self.server_state.connections):
            connection.shutdown()
        try:
            async with asyncio.timeout(self.config.timeout_graceful_shutdown):
                await self._until_all_is_closed()
        except TimeoutError:
            for task in self.server_state.tasks:
                task.cancel()
        await self.lifespan.shutdown()

    async def _until_all_is_closed(self) -> None:
        state = self.server_state
        while state.connections or state.tasks:  # noqa: ASYNC110  uvicorn has no event for this
            await asyncio.sleep(_LOOK_EVERY_SECONDS)
        for server in self.servers:
            await server.wait_closed()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@contextlib.asynccontextmanager
async def serve(telegram: Telegram, host: str = "127.0.0.1", port: int = 0) -> AsyncIterator[Served]:
    """Serve while the context is open; `port=0` takes any free one. A busy port raises OSError."""
    listening = _listen(host, port)
    config = uvicorn.Config(
        create_app(telegram),
        lifespan="on",
        log_config=None,  # whoever runs it has set up logging
        log_level="warning",
        access_log=False,  # it would write tokens, which are part of the address
        timeout_graceful_shutdown=1,
        ws="none",
        proxy_headers=False,  # nobody stands between
    )
    server = _Server(config)
    running = asyncio.create_task(server.serve(sockets=[listening]))
    try:
        while not server.started:
            if running.done():
                running.result()
                raise OSError("the sandbox's server ended before it had started")
            await asyncio.sleep(0.005)
        yield Served(host, listening.getsockname()[1])
    finally:
        server.stop()
        while not running.done():
            telegram.release_waiting()
            await asyncio.wait({running}, timeout=_RELEASE_EVERY_SECONDS)
        listening.close()
        running.result()


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # The protocol is named because asyncio switches Nagle's algorithm off only where it sees TCP: otherwise
    # each answer waits 40 ms for the other side's delayed acknowledgement.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        busy = error.errno == errno.EADDRINUSE
        reason = "another program is listening there; choose another port" if busy else error.strerror
        raise OSError(error.errno, f"cannot listen on {host}:{port}: {reason}") from None
    return listening
