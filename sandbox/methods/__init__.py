"""The methods of the Bot API, by subject."""

from __future__ import annotations

from sandbox.methods import chats, editing, media, messages, polls, profile, receiving
from sandbox.methods.call import Methods

METHODS: Methods = {
    **receiving.METHODS,
    **messages.METHODS,
    **editing.METHODS,
    **media.METHODS,
    **polls.METHODS,
    **profile.METHODS,
    **chats.METHODS,
}
