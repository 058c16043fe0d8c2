"""One request a second and a number of points a day, per account, as CJ grants to free users."""

from __future__ import annotations

import threading
from collections import defaultdict

from infra.local.sandbox.context import Sandbox
from infra.local.sandbox.state import Doc
from infra.local.sandbox.suppliers.cj.refusal import CjRefusal

POINTS_PER_DAY = 50_000
TOKEN_PAUSE_SECONDS = 300

_lock = threading.Lock()
_last_call: dict[tuple[int, str], float] = defaultdict(float)


def spend(sandbox: Sandbox, account: Doc, points: int) -> None:
    """Raises CjRefusal 1600200 above one call a second, 1600201 when the day's points are gone."""
    if not sandbox.trouble.value("cj", "quota"):
        return
    now = sandbox.clock()
    caller = (id(sandbox), account["openId"])
    with _lock:
        too_soon = now.timestamp() - _last_call[caller] < 1 / sandbox.trouble.value("cj", "qps")
        if not too_soon:
            _last_call[caller] = now.timestamp()
    if too_soon:
        raise CjRefusal(1600200, "Too much request, QPS limit is 1 time/1second")
    if points == 0:
        return
    with sandbox.state.transaction():
        name = f"{account['openId']} {now:%Y-%m-%d}"
        spent = (sandbox.state.get("cj_points", name) or {"spent": 0})["spent"]
        if spent + points > POINTS_PER_DAY:
            raise CjRefusal(1600201, "Quota has been used up")
        sandbox.state.put("cj_points", name, {"spent": spent + points})


def spend_token(sandbox: Sandbox, open_id: str) -> None:
    """Raises CjRefusal 1600200 for a second access token within five minutes."""
    if not sandbox.trouble.value("cj", "token_limit"):
        return
    now = sandbox.timestamp()
    with sandbox.state.transaction():
        last = (sandbox.state.get("cj_token_pause", open_id) or {"at": 0})["at"]
        if now - last < TOKEN_PAUSE_SECONDS:
            raise CjRefusal(1600200, "Too much request, QPS limit is 1 time/300seconds")
        sandbox.state.put("cj_token_pause", open_id, {"at": now})
