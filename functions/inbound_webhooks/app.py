"""What providers post to us: verify the sender, keep the message, answer at once.

The work is done by a consumer of HookReceived, so a slow table, a deploy or a bug never costs a
message: Stripe wants an answer within seconds, CJ within three.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from aws_lambda_powertools import Logger
from chalice.app import BadRequestError, Chalice, ForbiddenError, NotFoundError, Response

from windlass.adapters.stripe import webhooks as stripe_webhooks
from windlass.web import inbound

logger = Logger()
app = Chalice(app_name="windlass-webhooks")

TAKEN = Response(body={"received": True}, status_code=200)


@app.route("/webhooks/stripe", methods=["POST"], content_types=["application/json"])
def stripe() -> Response:
    body = _body()
    signature = _header("stripe-signature")
    if not stripe_webhooks.is_signed(body, signature):
        raise ForbiddenError("The signature does not match.")
    event = _json(body)
    event_id, account = event.get("id"), event.get("account")
    if not isinstance(event_id, str):
        raise BadRequestError("id: an event has an id.")
    inbound.keep("stripe", event_id, subject=str(account or ""), body=body)
    return TAKEN


@app.route("/webhooks/cj/{token}", methods=["POST"], content_types=["application/json"])
def cj(token: str) -> Response:
    supplier = inbound.supplier_of(token)
    if supplier is None:
        raise NotFoundError("There is nothing at this address.")
    body = _body()
    message_id = _json(body).get("messageId")
    hook_id = str(message_id) if message_id else _fingerprint(body)
    store_id, supplier_id = supplier
    inbound.keep("cj", f"{supplier_id}-{hook_id}", subject=f"{store_id}/{supplier_id}", body=body)
    return TAKEN


@app.route("/webhooks/aliexpress", methods=["POST"], content_types=["application/json"])
def aliexpress() -> Response:
    from windlass.adapters.aliexpress import webhooks as aliexpress_webhooks

    body = _body()
    signature = _header("authorization")
    if not aliexpress_webhooks.is_signed(body, signature):
        raise ForbiddenError("The signature does not match.")
    seller = str(_json(body).get("seller_id", ""))
    inbound.keep("aliexpress", _fingerprint(body), subject=seller, body=body)
    return TAKEN


def _header(name: str) -> str:
    request = app.current_request
    return str(request.headers.get(name, "")) if request is not None else ""


def _body() -> str:
    request = app.current_request
    raw = request.raw_body if request is not None else b""
    if isinstance(raw, str):
        raw = raw.encode()
    if len(raw) > inbound.MOST_BYTES:
        raise BadRequestError(f"body: at most {inbound.MOST_BYTES} bytes.")
    try:
        return raw.decode()
    except UnicodeDecodeError:
        raise BadRequestError("body: must be UTF-8.") from None


def _json(body: str) -> dict[str, Any]:
    try:
        document = json.loads(body)
    except ValueError:
        raise BadRequestError("body: must be JSON.") from None
    if not isinstance(document, dict):
        raise BadRequestError("body: must be a JSON object.")
    return document


def _fingerprint(body: str) -> str:
    return hashlib.sha256(body.encode()).hexdigest()[:40]
