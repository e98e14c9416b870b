"""The only room that knows Telegram."""

from __future__ import annotations

import os

# The library's flood waits come as timedeltas from now on; until asked for it warns at each one.
os.environ.setdefault("PTB_TIMEDELTA", "1")
