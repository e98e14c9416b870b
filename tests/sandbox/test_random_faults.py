"""Faults by chance: a share of the calls, the same ones each time."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from sandbox import Conversation, RandomFaults, Served, Telegram
from sandbox.faults import KINDS, Faults, Kind
from tests.sandbox.conftest import TOKEN

ALL: tuple[Kind, ...] = ("429", "500", "502", "400", "403", "timeout", "reset")


def fates(rule: RandomFaults, calls: int) -> list[tuple[str, bool] | None]:
    """Of so many calls: the kind of fault and whether it was carried out all the same."""
    faults = Faults()
    faults.order(rule)
    met = [faults.meet("sendmessage", "7") for _ in range(calls)]
    return [(fault.kind, fault.applied) if fault else None for fault in met]


def test_the_same_seed_gives_the_same_faults_and_another_gives_others() -> None:
    first = fates(RandomFaults("sendMessage", 0.3, ALL, seed=7), 500)
    assert first == fates(RandomFaults("sendMessage", 0.3, ALL, seed=7), 500)
    assert first != fates(RandomFaults("sendMessage", 0.3, ALL, seed=8), 500)


def test_about_the_share_fails_in_all_the_kinds_alike() -> None:
    met = [fate for fate in fates(RandomFaults("sendMessage", 0.1, ALL, seed=1), 70_000) if fate]
    assert 6_700 < len(met) < 7_300
    for kind in KINDS:
        assert 850 < sum(1 for fate in met if fate[0] == kind) < 1_150


def test_about_half_of_the_timeouts_and_resets_are_carried_out_and_nothing_else_is() -> None:
    met = [fate for fate in fates(RandomFaults("sendMessage", 1, ALL, seed=1), 7_000) if fate]
    for kind in KINDS:
        applied = sum(applied for met_kind, applied in met if met_kind == kind)
        assert 400 < applied < 600 if kind in ("timeout", "reset") else applied == 0


def test_which_calls_fail_does_not_depend_on_the_kinds() -> None:
    few, many = (
        fates(RandomFaults("sendMessage", 0.2, ("500",)), 300),
        fates(RandomFaults("sendMessage", 0.2, ALL), 300),
    )
    assert [fate is None for fate in few] == [fate is None for fate in many]


def test_only_the_calls_that_are_meant_count() -> None:
    faults = Faults()
    faults.order(RandomFaults("sendMessage", 1, ("500",), chat_id=7))
    faults.order(RandomFaults("*", 1, ("502",)))
    kinds = [fault and fault.kind for fault in (faults.meet("sendmessage", chat_id) for chat_id in ("7", "8"))]
    assert kinds == ["500", "502"]
    assert faults.meet("getupdates", "") is None


async def test_random_faults_are_ordered_over_http_and_counted_until_cleared(api: Any, chat: Conversation) -> None:
    order = {"method": "sendMessage", "share": 0.5, "kinds": ["429", "403"], "seed": 3, "retry_after": 9}
    answer = (await api.http.post("/sandbox/faults", json=order)).json()
    assert answer == {**order, "chat_id": None, "met": {}}
    answers = [await api("sendMessage", chat_id=7, text="a") for _ in range(40)]
    counts = {str(code): sum(answer.get("error_code") == code for answer in answers) for code in (429, 403)}
    (rule,) = (await api.http.get("/sandbox/faults")).json()
    assert rule["met"] == counts
    assert all(counts.values())
    assert {a["parameters"]["retry_after"] for a in answers if a.get("error_code") == 429} == {9}
    assert len(chat.messages) == 1 + sum(answer["ok"] for answer in answers)
    await api.http.delete("/sandbox/faults")
    assert all([(await api("sendMessage", chat_id=7, text="a"))["ok"] for _ in range(10)])


async def test_a_client_cannot_tell_whether_a_reset_call_was_carried_out_but_the_rule_can(
    served: Served, telegram: Telegram, chat: Conversation
) -> None:
    rule = RandomFaults("sendMessage", 1, ("reset",), seed=5)
    telegram.faults.order(rule)
    async with httpx.AsyncClient(base_url=served.url) as http:
        for _ in range(12):
            with pytest.raises(httpx.TransportError):
                await http.post(f"/bot{TOKEN}/sendMessage", json={"chat_id": 7, "text": "a"})
    assert rule.met["reset, applied"] == len(chat.messages) - 1
    assert 0 < rule.met["reset, applied"] < 12
    assert rule.met.total() == 12


@pytest.mark.parametrize(
    "order",
    [
        {"share": 0.5},
        {"share": 0.5, "kinds": []},
        {"share": 0.5, "kinds": ["418"]},
        {"share": 0.5, "kinds": [500]},
        {"share": 0, "kinds": ["500"]},
        {"share": 1.5, "kinds": ["500"]},
        {"share": "half", "kinds": ["500"]},
    ],
)
async def test_a_share_that_makes_no_sense_is_refused(api: Any, order: dict[str, Any]) -> None:
    answer = await api.http.post("/sandbox/faults", json=order)
    assert answer.status_code == 400
    assert answer.json()["error"]
    assert (await api.http.get("/sandbox/faults")).json() == []
