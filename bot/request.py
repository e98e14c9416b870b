"""The line to the Bot API, on aiohttp: the library's own slows down when many calls are under way at once."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, cast
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.plain_json import NoJson, from_bytes, to_bytes

Seconds = Any
"""A number, None for no limit, or the library's word for «as set»."""


CHUNK = 64 * 1024
"""Bytes of a file that are taken at once."""
JSON = {"Content-Type": "application/json"}
File = tuple[str, bytes, str]
"""Name, content, MIME type."""


@dataclass(frozen=True, slots=True)
class Parameters:
    """What a call carries, as plain values: all that this line asks of the library's own RequestData."""

    parameters: Mapping[str, Any]
    multipart_data: Mapping[str, File] = field(default_factory=dict)

    @property
    def contains_files(self) -> bool:
        """Whether it has to go as a form."""
        return bool(self.multipart_data)

    @property
    def json_parameters(self) -> dict[str, str]:
        """Each by itself as a field of a form takes it."""
        return {name: value if isinstance(value, str) else json.dumps(value) for name, value in self.parameters.items()}


class Unsent(NetworkError):
    """The call never left this machine: no connection came about. It can be made again without doing harm."""


class Unclear(NetworkError):
    """The line broke, or what came back was no answer: nobody knows whether the call was carried out."""


class FileTooBig(Exception):
    """A file has more bytes than it may."""


class NoFile(Exception):
    """The server does not give a file out, or does not any more."""


class Garbled(Unclear):
    """What came back is no JSON. payload: what it is."""

    def __init__(self, payload: bytes) -> None:
        super().__init__("the server answered with something else than JSON")
        self.payload = payload


class AiohttpRequest(BaseRequest):
    """Calls over kept-alive connections. Timeouts in seconds; a whole call takes no longer than their sum.

    connections: calls under way at once, more wait. proxy: an address such as http://user:password@host:3128;
    None takes what the environment says for the address called first (HTTPS_PROXY, NO_PROXY), «» takes none.
    """

    def __init__(
        self,
        *,
        connections: int = 256,
        connect_timeout: float = 10,
        pool_timeout: float = 20,
        read_timeout: float = 20,
        write_timeout: float = 30,
        proxy: str | None = None,
    ) -> None:
        self._connections = connections
        self._set = (connect_timeout, pool_timeout, read_timeout, write_timeout)
        self._proxy = proxy
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """Seconds for an answer, unless a call says otherwise."""
        return self._set[2]

    async def initialize(self) -> None:
        """Make ready; what is ready stays so."""
        if self._session is not None:
            return
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=self._connections, ttl_dns_cache=300),
            cookie_jar=aiohttp.DummyCookieJar(),
            headers={"User-Agent": self.USER_AGENT},
        )

    async def shutdown(self) -> None:
        """Close the connections."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def call(self, url: str, parameters: Parameters, read_timeout: Seconds = BaseRequest.DEFAULT_NONE) -> Any:
        """The result of a method, as JSON has it. Raises what the library raises, made from the server's words."""
        return await self.post(url, cast(RequestData, parameters), read_timeout=read_timeout)

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Seconds = BaseRequest.DEFAULT_NONE,
        write_timeout: Seconds = BaseRequest.DEFAULT_NONE,
        connect_timeout: Seconds = BaseRequest.DEFAULT_NONE,
        pool_timeout: Seconds = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Status and body. Raises Unsent, TimedOut or Unclear.

        They do not lead to the errors that they were made from: in those the address stands, and with it the token.
        """
        if self._session is None:
            raise RuntimeError("the line is not initialized")
        asked = (connect_timeout, pool_timeout, read_timeout, write_timeout)
        as_set = BaseRequest.DEFAULT_NONE
        waits = [usual if wait is as_set else wait for wait, usual in zip(asked, self._set, strict=True)]
        if self._proxy is None:
            self._proxy = proxy_for(url)
        body, headers = _body(request_data)
        with _explained():
            async with self._session.request(
                method, url, data=body, headers=headers, timeout=_timeout(*waits), proxy=self._proxy or None
            ) as response:
                return response.status, await response.read()

    async def download(self, url: str, most: int) -> bytes:
        """What is there, of at most so many bytes.

        Raises FileTooBig before more is read, NoFile if there is none, Unsent, TimedOut or Unclear.
        """
        if self._session is None:
            raise RuntimeError("the line is not initialized")
        if self._proxy is None:
            self._proxy = proxy_for(url)
        with _explained():
            async with self._session.get(url, timeout=_timeout(*self._set), proxy=self._proxy or None) as response:
                if response.status >= 500:
                    raise NetworkError(f"the server gave no file: {response.status}")
                if response.status != 200:
                    raise NoFile
                content = bytearray()
                async for chunk in response.content.iter_chunked(CHUNK):
                    content += chunk
                    if len(content) > most:
                        raise FileTooBig
                return bytes(content)

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """What the server said. The library's own would log it when it cannot be read: it may be somebody's words."""
        try:
            said = from_bytes(payload)
        except NoJson as error:
            raise Garbled(payload) from error
        if not isinstance(said, dict):
            raise Unclear("the server answered with JSON of another shape")
        return said


@contextmanager
def _explained() -> Iterator[None]:
    """Errors of the line as the library has them. They do not lead to those that they were made from, see above."""
    try:
        yield
    except aiohttp.ConnectionTimeoutError:
        raise Unsent("no connection came about in time") from None
    except aiohttp.ClientConnectorError as error:
        raise Unsent(f"no connection: {error.strerror or error.os_error}") from None
    except TimeoutError:
        raise TimedOut from None
    except aiohttp.InvalidURL:
        raise Unsent("the address of the server is not one") from None
    except (aiohttp.ClientError, OSError) as error:
        raise Unclear(f"the line broke: {type(error).__name__}") from None


def proxy_for(url: str) -> str:
    """The proxy that the environment names for this address, «» if none."""
    parts = urlsplit(url)
    if not parts.hostname or proxy_bypass(parts.hostname):
        return ""
    named = getproxies()
    return named.get(parts.scheme) or named.get("all") or ""


def _body(request_data: RequestData | Parameters | None) -> tuple[Any, dict[str, str] | None]:
    """JSON, or a form when there are files to send."""
    if request_data is None:
        return None, None
    if request_data.contains_files:
        form = aiohttp.FormData(request_data.json_parameters, default_to_multipart=True)
        for name, (filename, content, kind) in (request_data.multipart_data or {}).items():
            form.add_field(name, content, filename=filename, content_type=kind)
        return form, None
    return to_bytes(request_data.parameters), JSON


@lru_cache(maxsize=64)
def _timeout(
    connect: float | None, pool: float | None, read: float | None, write: float | None
) -> aiohttp.ClientTimeout:
    known = [wait for wait in (connect, pool, read, write) if wait is not None]
    return aiohttp.ClientTimeout(
        total=sum(known) if len(known) == 4 else None,
        connect=None if connect is None or pool is None else connect + pool,
        sock_connect=connect,
        sock_read=read,
    )
