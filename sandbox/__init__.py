"""Telegram on your own machine: a Bot API server in memory, with an interface for being a person."""

from __future__ import annotations

from sandbox.app import create_app
from sandbox.arguments import Upload
from sandbox.clock import Clock
from sandbox.conversation import Conversation
from sandbox.errors import ApiError, PersonError
from sandbox.faults import Fault, RandomFaults
from sandbox.garbage import survivors_left_alone
from sandbox.limits import Limits
from sandbox.serving import Served, serve
from sandbox.telegram import Telegram

__all__ = [
    "ApiError",
    "Clock",
    "Conversation",
    "Fault",
    "Limits",
    "PersonError",
    "RandomFaults",
    "Served",
    "Telegram",
    "Upload",
    "create_app",
    "serve",
    "survivors_left_alone",
]
