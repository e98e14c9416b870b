"""What can go wrong, in Telegram's own words."""

from __future__ import annotations

from typing import Any


class ApiError(Exception):
    """A Bot API method was refused: `{"ok": false, "error_code": code, "description": description}`."""

    def __init__(self, code: int, description: str, parameters: dict[str, Any] | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def wire(self) -> dict[str, Any]:
        answer: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            answer["parameters"] = self.parameters
        return answer


class PersonError(Exception):
    """A person tried something that a Telegram app would not let them do; `status` is an HTTP status."""

    def __init__(self, reason: str, status: int = 400) -> None:
        super().__init__(reason)
        self.reason = reason
        self.status = status


def _prefixed(prefix: str, reason: str) -> str:
    """Telegram writes the reason small, unless it is a CODE_IN_CAPITALS."""
    if len(reason) >= 2 and (reason[1] == "_" or "A" <= reason[1] <= "Z"):
        return f"{prefix}: {reason}"
    return f"{prefix}: {reason[0].lower()}{reason[1:]}"


def bad_request(reason: str) -> ApiError:
    return ApiError(400, _prefixed("Bad Request", reason))


def forbidden(reason: str) -> ApiError:
    return ApiError(403, _prefixed("Forbidden", reason))


def too_many_requests(retry_after: int) -> ApiError:
    return ApiError(429, f"Too Many Requests: retry after {retry_after}", {"retry_after": retry_after})
