"""Addresses that want events; the secret is told once, on creation."""

from __future__ import annotations

from infra.local.sandbox.state import Doc
from infra.local.sandbox.stripe import errors, listing
from infra.local.sandbox.stripe.account_links import web_url
from infra.local.sandbox.stripe.books import token
from infra.local.sandbox.stripe.call import Call

PARAMS = ("url", "enabled_events", "description", "metadata")


def create(call: Call) -> Doc:
    given = call.params
    given.only(*PARAMS, "api_version", "connect")
    url = web_url(given, "url")
    if not given.texts("enabled_events"):
        raise errors.missing("enabled_events")
    endpoint = call.books.new(
        "webhook_endpoint",
        api_version=given.optional_text("api_version"),
        application=None,
        description=given.optional_text("description"),
        enabled_events=given.texts("enabled_events"),
        metadata=given.metadata(),
        status="enabled",
        url=url,
        _connect=given.flag("connect"),
        _secret=f"whsec_{token(32)}",
    )
    call.books.save(endpoint)
    return endpoint | {"secret": endpoint["_secret"]}


def retrieve(call: Call) -> Doc:
    return call.books.get("webhook_endpoint", call.args["id"])


def update(call: Call) -> Doc:
    given = call.params
    given.only(*PARAMS, "disabled")
    endpoint = call.books.get("webhook_endpoint", call.args["id"])
    if "url" in given:
        endpoint["url"] = web_url(given, "url")
    if "enabled_events" in given:
        endpoint["enabled_events"] = given.texts("enabled_events")
    if "description" in given:
        endpoint["description"] = given.optional_text("description")
    if "disabled" in given:
        endpoint["status"] = "disabled" if given.flag("disabled") else "enabled"
    endpoint["metadata"] = given.metadata(endpoint["metadata"])
    return call.books.save(endpoint)


def list_(call: Call) -> Doc:
    call.params.only("limit", "starting_after", "ending_before")
    return listing.page(call, "webhook_endpoint", "/v1/webhook_endpoints")


def delete(call: Call) -> Doc:
    endpoint = call.books.get("webhook_endpoint", call.args["id"])
    call.books.delete(endpoint)
    return {"id": endpoint["id"], "object": "webhook_endpoint", "deleted": True}
