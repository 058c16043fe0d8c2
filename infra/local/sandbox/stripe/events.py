"""Events: recorded per account, listed, and sent as signed webhooks."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
from fnmatch import fnmatchcase

from infra.local.sandbox.context import Sandbox
from infra.local.sandbox.state import Doc
from infra.local.sandbox.stripe import listing
from infra.local.sandbox.stripe.books import Books, public
from infra.local.sandbox.stripe.call import Call

API_VERSION = "2026-10-28.endive"
DEFAULT_SECRET = "whsec_local"
HOOK_PATH = "/webhooks/stripe"


def emit(books: Books, type: str, doc: Doc, previous: Doc | None = None) -> Doc:
    """Record what happened to `doc` and queue a webhook for every endpoint that wants it.

    `previous` holds the old values of the fields that changed, for `*.updated`.
    """
    data: Doc = {"object": public(doc)}
    if previous is not None:
        data["previous_attributes"] = previous
    event = books.new(
        "event",
        api_version=API_VERSION,
        data=data,
        pending_webhooks=1,
        request={"id": books.request_id, "idempotency_key": books.idempotency_key},
        type=type,
    )
    if books.account:
        event["account"] = books.account
    books.save(event)
    body = json.dumps(event, indent=2).encode()
    for url in urls_for(books.sandbox, type, connected=bool(books.account)):
        books.sandbox.webhooks.send("stripe", url, body, topic=type)
    return event


def urls_for(sandbox: Sandbox, type: str, *, connected: bool) -> list[str]:
    """The product's own address always, then the registered endpoints that ask for this type."""
    urls = [sandbox.hooks_url + HOOK_PATH]
    for endpoint in sandbox.state.list("stripe.webhook_endpoint"):
        wanted = any(fnmatchcase(type, pattern) for pattern in endpoint["enabled_events"])
        if wanted and endpoint["_connect"] == connected and endpoint["status"] == "enabled":
            urls.append(endpoint["url"])
    return list(dict.fromkeys(urls))


def signature_headers(sandbox: Sandbox, url: str, body: bytes) -> dict[str, str]:
    """`Stripe-Signature` made with the secret of the endpoint, at the time of sending."""
    endpoint = sandbox.state.find("stripe.webhook_endpoint", url=url)
    secret = os.environ.get("STRIPE_WEBHOOK_SECRET", DEFAULT_SECRET)
    if endpoint is not None and url != sandbox.hooks_url + HOOK_PATH:
        secret = endpoint["_secret"]
    at = sandbox.timestamp()
    signed = hmac.new(secret.encode(), f"{at}.".encode() + body, hashlib.sha256).hexdigest()
    return {
        "Content-Type": "application/json; charset=utf-8",
        "Stripe-Signature": f"t={at},v1={signed}",
        "User-Agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
    }


def retrieve(call: Call) -> Doc:
    return call.books.get("event", call.args["id"])


def list_(call: Call) -> Doc:
    call.params.only("limit", "starting_after", "ending_before", "type", "types", "created")
    type, types = call.params.text("type"), call.params.texts("types")
    patterns = [*types, *([type] if type else [])]

    def wanted(event: Doc) -> bool:
        return not patterns or any(fnmatchcase(event["type"], p) for p in patterns)

    return listing.page(call, "event", "/v1/events", wanted)
