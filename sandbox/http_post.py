"""A small HTTP client that posts to one address and keeps its connections."""

from __future__ import annotations

import asyncio
import contextlib
import ssl
from dataclasses import dataclass
from urllib.parse import urlsplit

import h11

_READ_BYTES = 65_536


class PostError(Exception):
    """No answer came; the text says why, as getWebhookInfo tells it."""


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    reason: str
    content_type: str
    retry_after: float
    body: bytes


class _Connection:
    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader, self.writer = reader, writer
        self.state = h11.Connection(h11.CLIENT)


class Poster:
    """Posts to `url`, over a kept connection where one is idle."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self._host = parts.hostname or ""
        self._tls = ssl.create_default_context() if parts.scheme == "https" else None
        self._port = parts.port or (443 if self._tls else 80)
        self._target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        self._authority = parts.netloc.rpartition("@")[2]
        self._idle: list[_Connection] = []

    async def post(self, body: bytes, headers: dict[str, str], patience_seconds: float) -> Answer:
        """Raises `PostError`, also when the answer takes longer than `patience_seconds`."""
        try:
            async with asyncio.timeout(patience_seconds):
                return await self._post(body, headers)
        except TimeoutError:
            raise PostError("Read timeout expired") from None
        except ConnectionRefusedError:
            raise PostError("Connection refused") from None
        except (OSError, ValueError, h11.ProtocolError) as error:
            raise PostError(f"Connection failed: {type(error).__name__}") from None

    def close(self) -> None:
        while self._idle:
            self._idle.pop().writer.close()

    async def _post(self, body: bytes, headers: dict[str, str]) -> Answer:
        while self._idle:
            kept = self._idle.pop()
            # A kept connection may have been closed meanwhile: then a fresh one is tried.
            with contextlib.suppress(OSError, h11.RemoteProtocolError):
                return await self._exchange(kept, body, headers)
        reader, writer = await asyncio.open_connection(self._host, self._port, ssl=self._tls)
        return await self._exchange(_Connection(reader, writer), body, headers)

    async def _exchange(self, connection: _Connection, body: bytes, headers: dict[str, str]) -> Answer:
        reusable = False
        try:
            await self._send(connection, body, headers)
            answer = await _read_answer(connection)
            if connection.state.our_state is h11.DONE and connection.state.their_state is h11.DONE:
                connection.state.start_next_cycle()
                self._idle.append(connection)
                reusable = True
            return answer
        finally:
            if not reusable:
                connection.writer.close()

    async def _send(self, connection: _Connection, body: bytes, headers: dict[str, str]) -> None:
        head = {"host": self._authority, "content-length": str(len(body)), **headers}
        request = h11.Request(method="POST", target=self._target, headers=list(head.items()))
        pieces = (request, h11.Data(data=body), h11.EndOfMessage())
        connection.writer.write(b"".join(connection.state.send(piece) or b"" for piece in pieces))
        await connection.writer.drain()


async def _read_answer(connection: _Connection) -> Answer:
    head: h11.Response | None = None
    body: list[bytes] = []
    while True:
        event = connection.state.next_event()
        if event is h11.NEED_DATA:
            connection.state.receive_data(await connection.reader.read(_READ_BYTES))
        elif isinstance(event, h11.Response):
            head = event
        elif isinstance(event, h11.Data):
            body.append(bytes(event.data))
        elif isinstance(event, h11.EndOfMessage) and head is not None:
            return _answer(head, b"".join(body))
        elif isinstance(event, h11.ConnectionClosed):
            raise h11.RemoteProtocolError("closed without an answer")


def _answer(head: h11.Response, body: bytes) -> Answer:
    headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in head.headers}
    retry_after = headers.get("retry-after", "")
    return Answer(
        head.status_code,
        head.reason.decode("latin-1"),
        headers.get("content-type", ""),
        float(retry_after) if retry_after.isdigit() else 0.0,
        body,
    )
