"""Connections of a bot to the server: requests in, answers out."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import cast

import httptools

_HEAD = b"HTTP/1.1 %d %s\r\nServer: stub\r\nContent-Type: application/json\r\nContent-Length: %d\r\n%s\r\n"


@dataclass(frozen=True, slots=True)
class Request:
    """One request. `answer` it once, now or later; when the line is `broken` nobody hears."""

    path: bytes
    query: bytes
    content_type: bytes
    body: bytes
    line: Line
    stays: bool

    @property
    def broken(self) -> bool:
        """Whether the other side is gone."""
        return self.line.is_closing

    def answer(self, body: bytes, status: int = 200) -> None:
        """Send the answer, a JSON text."""
        self.line.write(body, status, self.stays)


class Line(asyncio.Protocol):
    """One connection. It stays open between requests, as HTTP/1.1 has it."""

    def __init__(self, take: Callable[[Request], None], lines: set[Line]) -> None:
        """lines: holds it while it is open."""
        self._take, self._lines = take, lines
        self._parser = httptools.HttpRequestParser(self)
        self._transport: asyncio.Transport | None = None
        self._url = self._type = b""
        self._body: list[bytes] = []

    @property
    def is_closing(self) -> bool:
        return self._transport is None or self._transport.is_closing()

    def write(self, body: bytes, status: int, stays: bool) -> None:
        if self._transport is None or self._transport.is_closing():
            return
        end = b"" if stays else b"Connection: close\r\n"
        self._transport.write(_HEAD % (status, HTTPStatus(status).phrase.encode(), len(body), end) + body)
        if not stays:
            self._transport.close()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)
        self._lines.add(self)

    def connection_lost(self, exc: Exception | None) -> None:
        self._transport = None
        self._lines.discard(self)

    def close(self) -> None:
        """Hang up."""
        if self._transport is not None:
            self._transport.abort()

    def data_received(self, data: bytes) -> None:
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserError:
            self.close()

    # What the parser calls.

    def on_message_begin(self) -> None:
        self._url = self._type = b""
        self._body = []

    def on_url(self, url: bytes) -> None:
        self._url += url

    def on_header(self, name: bytes, value: bytes) -> None:
        if name.lower() == b"content-type":
            self._type = value

    def on_body(self, body: bytes) -> None:
        self._body.append(body)

    def on_message_complete(self) -> None:
        path, _, query = self._url.partition(b"?")
        body = self._body[0] if len(self._body) == 1 else b"".join(self._body)
        self._take(Request(path, query, self._type, body, self, self._parser.should_keep_alive()))
