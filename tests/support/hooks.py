"""The sandbox's webhooks carried to our own handlers: inbound function, outbox, consumer."""

from __future__ import annotations

import json

from events.app import handlers_of
from events.event import Event
from inbound_webhooks.app import app
from infra.local.sandbox.context import Sandbox
from infra.local.sandbox.stripe.events import signature_headers
from tests.support.api import CONTEXT
from tests.support.table import items
from windlass.db.outbox import OutboxEvent
from windlass.kit import clock

_consumed: set[str] = set()


def post(path: str, resource: str, body: str, headers: dict[str, str]) -> int:
    """As API Gateway hands a webhook to the function; the status it answered."""
    parameters = {"token": path.rsplit("/", 1)[1]} if "{token}" in resource else None
    event = {
        "resource": resource,
        "path": path,
        "httpMethod": "POST",
        "headers": headers,
        "multiValueHeaders": {name: [value] for name, value in headers.items()},
        "queryStringParameters": None,
        "multiValueQueryStringParameters": None,
        "pathParameters": parameters,
        "stageVariables": None,
        "requestContext": {"resourcePath": resource, "httpMethod": "POST", "path": path},
        "body": body,
        "isBase64Encoded": False,
    }
    return int(app(event, CONTEXT)["statusCode"])


def consume(consumer: str, *types: str) -> int:
    """Hand every event of these types that was not handed over yet to a consumer; how many."""
    handlers, count = handlers_of(consumer), 0
    for image in items("OutboxEvent"):
        event = OutboxEvent.from_raw_data(image)
        if event.type not in types or event.event_id in _consumed:
            continue
        _consumed.add(event.event_id)
        handlers[event.type](event_of(event))
        count += 1
    return count


def event_of(event: OutboxEvent) -> Event:
    return Event(
        event.event_id,
        event.type,
        event.store_id,
        clock.now(),
        event.event_id,
        json.loads(event.data),
    )


def stripe_bodies(sandbox: Sandbox, type_: str) -> list[str]:
    """The bodies of the Stripe webhooks of this type that were queued, oldest first."""
    rows = sandbox.state.execute(
        "SELECT body FROM webhooks WHERE provider = 'stripe' AND topic = ? ORDER BY seq", type_
    )
    return [row[0].decode() for row in rows]


def post_stripe(sandbox: Sandbox, body: str) -> int:
    """Post a webhook as Stripe signs it."""
    url = sandbox.hooks_url + "/webhooks/stripe"
    headers = {
        name: value
        for name, value in signature_headers(sandbox, url, body.encode()).items()
        if name != "Content-Type"
    }
    return post(
        "/webhooks/stripe",
        "/webhooks/stripe",
        body,
        headers | {"Content-Type": "application/json"},
    )
