"""Works on what providers told us: the message was kept by the webhook, here it is acted on."""

from __future__ import annotations

import json

from events.event import Event, Handler
from windlass.checkout import hooks
from windlass.web import inbound


def received(event: Event) -> None:
    provider, hook_id = event.data["provider"], event.data["hook_id"]
    subject, body = event.data["subject"], inbound.body_of(provider, hook_id)
    if provider == "stripe":
        hooks.take_in(subject, json.loads(body))
        return
    from windlass.fulfilment import hooks as supplier_hooks

    supplier_hooks.take_in(provider, subject, json.loads(body))


HANDLERS: dict[str, Handler] = {"HookReceived": received}
