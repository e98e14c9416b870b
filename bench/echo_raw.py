"""An echo of bare requests on bare connections, to see how much the stub itself can do: `… URL TOKEN`.

To a press it answers as our bot would, with an answer to the press and a fixed screen: a question after «next», else
a verdict.
"""

import asyncio
import json
import sys
from typing import Any
from urllib.parse import urlsplit

import httptools
import uvloop

QUESTION = {
    "inline_keyboard": [[{"text": "1", "callback_data": "o1:1:x:0"}], [{"text": "2", "callback_data": "o1:1:x:1"}]]
}
VERDICT = {"inline_keyboard": [[{"text": "→", "callback_data": "n1"}]]}
LINES = 64


class Line(asyncio.Protocol):
    """One connection; calls queue up on it and their answers are handed over unread."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport: Any = transport
        self.waiting: list[asyncio.Future[bytes]] = []
        self.body = b""
        self.parser = httptools.HttpResponseParser(self)

    def data_received(self, data: bytes) -> None:
        self.parser.feed_data(data)

    def on_body(self, body: bytes) -> None:
        self.body += body

    def on_message_complete(self) -> None:
        self.waiting.pop(0).set_result(self.body)
        self.body = b""
        self.parser = httptools.HttpResponseParser(self)

    def call(self, path: str, arguments: dict[str, Any]) -> "asyncio.Future[bytes]":
        body = json.dumps(arguments).encode()
        head = f"POST {path} HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        self.transport.write(head.encode() + body)
        self.waiting.append(asyncio.get_running_loop().create_future())
        return self.waiting[-1]


async def main(url: str, token: str) -> None:
    """Echo until cancelled."""
    host, port = urlsplit(url).hostname or "", urlsplit(url).port or 80
    lines = [(await asyncio.get_running_loop().create_connection(Line, host, port))[1] for _ in range(LINES + 1)]
    offset = 0
    try:
        while True:
            answer = await lines[0].call(f"/bot{token}/getUpdates", {"offset": offset, "timeout": 30})
            for number, update in enumerate(json.loads(answer)["result"]):
                offset = update["update_id"] + 1
                react(lines[1 + number % LINES], f"/bot{token}/", update)
    finally:
        for line in lines:
            line.transport.abort()


def react(line: Line, path: str, update: dict[str, Any]) -> None:
    """Say it back, or change the screen."""
    if query := update.get("callback_query"):
        chat, message = query["from"]["id"], query["message"]["message_id"]
        line.call(path + "answerCallbackQuery", {"callback_query_id": query["id"]})
        keys = QUESTION if query["data"] == "n1" else VERDICT
        screen = {"chat_id": chat, "message_id": message, "text": query["message"]["text"], "reply_markup": keys}
        line.call(path + "editMessageText", screen)
    else:
        message = update["message"]
        line.call(
            path + "sendMessage", {"chat_id": message["chat"]["id"], "text": message["text"], "reply_markup": QUESTION}
        )


if __name__ == "__main__":
    uvloop.run(main(*sys.argv[1:]))
