"""The arguments of an HTTP request: address, JSON, form or multipart, as the Bot API takes them."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import parse_qsl, unquote

from starlette.types import Receive, Scope

from sandbox.arguments import Arguments, Upload
from sandbox.errors import ApiError, bad_request

MAX_BODY_BYTES = 52 * 1024 * 1024

_PARAMETER = re.compile(r';\s*([\w*-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]*))')


async def read_arguments(scope: Scope, receive: Receive) -> Arguments:
    """Raises `ApiError`: 413 for a body over 52 MB, 400 for one that cannot be read."""
    body = await read_body(receive)
    values: dict[str, Any] = dict(parse_qsl(scope["query_string"].decode(), keep_blank_values=True))
    if not body:
        return Arguments(values)
    return parse_body(_header(scope, b"content-type"), body, values)


async def read_body(receive: Receive) -> bytes:
    message = await receive()
    body: bytes = message.get("body", b"")
    if not message.get("more_body"):
        return body
    pieces, size = [body], len(body)
    while message.get("more_body"):
        message = await receive()
        piece = message.get("body", b"")
        size += len(piece)
        if size <= MAX_BODY_BYTES:
            pieces.append(piece)
    if size > MAX_BODY_BYTES:  # read to the end all the same, or the client would not hear the answer
        raise ApiError(413, "Request Entity Too Large")
    return b"".join(pieces)


def parse_body(content_type: str, body: bytes, values: dict[str, Any]) -> Arguments:
    """`values` with what the body holds."""
    kind = content_type.partition(";")[0].strip().lower()
    if kind == "application/json":
        return Arguments(values | _json_object(body))
    if kind == "multipart/form-data":
        return _multipart(content_type, body, values)
    if kind == "application/x-www-form-urlencoded":
        return Arguments(values | dict(parse_qsl(body.decode(errors="replace"), keep_blank_values=True)))
    return Arguments(values)


def _header(scope: Scope, name: bytes) -> str:
    for key, value in scope["headers"]:
        if key == name:
            return str(value.decode("latin-1"))
    return ""


def _json_object(body: bytes) -> dict[str, Any]:
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        raise bad_request("Can't parse JSON object") from None
    if not isinstance(value, dict):
        raise bad_request("Object expected as the request")
    return value


def _parameters(header: str) -> dict[str, str]:
    """`; name="value"; …` of a header."""
    found: dict[str, str] = {}
    for name, quoted, bare in _PARAMETER.findall(header):
        found[name.lower()] = re.sub(r"\\(.)", r"\1", quoted) if quoted else bare
    return found


def _multipart(content_type: str, body: bytes, values: dict[str, Any]) -> Arguments:
    boundary = _parameters(content_type).get("boundary", "")
    if not boundary:
        raise bad_request("Can't parse multipart/form-data: boundary not found")
    uploads: dict[str, Upload] = {}
    for part in (b"\r\n" + body).split(b"\r\n--" + boundary.encode("latin-1"))[1:]:
        if part.startswith(b"--"):
            break
        head, _, content = part.partition(b"\r\n\r\n")
        headers = _part_headers(head)
        fields = _parameters(headers.get("content-disposition", ""))
        name = fields.get("name", "")
        if "filename" in fields or "filename*" in fields:
            mime_type = headers.get("content-type", "application/octet-stream").partition(";")[0]
            uploads[name] = Upload(_file_name(fields), mime_type, content)
        else:
            values[name] = content.decode(errors="replace")
    return Arguments(values, uploads)


def _part_headers(head: bytes) -> dict[str, str]:
    lines = [line.partition(":") for line in head.decode(errors="replace").split("\r\n") if line]
    return {name.strip().lower(): value.strip() for name, _, value in lines}


def _file_name(fields: dict[str, str]) -> str:
    extended = fields.get("filename*")
    if extended:
        charset, _, rest = extended.partition("'")
        return unquote(rest.partition("'")[2], encoding=charset or "utf-8")
    # Browsers write a quote in a name as %22; aiohttp writes the whole name that way.
    return unquote(fields["filename"]).rpartition("\\")[2]
