"""A Bot API server as lean as it can be, so that what is measured is the bot that speaks to it.

It knows one bot, believes every request, and keeps the last few messages of each chat. Whether a bot keeps Telegram's
rules is the sandbox's to find out; here only the shape of the answers and the order of updates are Telegram's.
"""

from bench.stub.messages import Message
from bench.stub.serving import Stub, serve_stub

__all__ = ["Message", "Stub", "serve_stub"]
