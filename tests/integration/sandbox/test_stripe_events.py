"""Events and signed webhooks: what is sent, to whom, and how it is verified."""

from __future__ import annotations

import pytest
import stripe

from tests.integration.sandbox.running import SECRET, Receiver, Running
from tests.integration.sandbox.shop import Shop


def test_webhook_is_verified_by_the_sdk_and_names_its_account(
    provider: Running, shop: Shop, hooks: Receiver
) -> None:
    session = shop.session()
    shop.pay(session)
    provider.deliver()

    path, headers, body = hooks.received[-1]
    event = provider.stripe.construct_event(body, headers["stripe-signature"], SECRET)

    assert path == "/webhooks/stripe"
    assert (event.type, event.account, event.livemode) == (
        "checkout.session.completed",
        shop.account,
        False,
    )
    assert event.api_version == stripe.api_version == "2026-10-28.endive"
    assert event.data.object["id"] == session.id
    assert event.data.object["payment_status"] == "paid"
    with pytest.raises(stripe.SignatureVerificationError):
        provider.stripe.construct_event(body + b" ", headers["stripe-signature"], SECRET)
    with pytest.raises(stripe.SignatureVerificationError):
        provider.stripe.construct_event(body, headers["stripe-signature"], "whsec_other")


def test_late_webhook_is_signed_when_it_goes_out(
    provider: Running, shop: Shop, hooks: Receiver
) -> None:
    hooks.status = 500
    shop.pay(shop.session())
    provider.deliver()
    first = hooks.received[0][1]["stripe-signature"]
    hooks.received.clear()
    hooks.status = 200

    provider.clock.let_pass(3_600)
    provider.deliver()

    late = hooks.received[0][1]["stripe-signature"]
    seconds = [int(header.split(",")[0].removeprefix("t=")) for header in (first, late)]
    assert 3_600 <= seconds[1] - seconds[0] <= 3_660


def test_events_are_listed_by_type_and_belong_to_the_account(provider: Running, shop: Shop) -> None:
    shop.pay(shop.session())
    events = provider.stripe.v1.events

    listed = events.list({"types": ["checkout.session.*", "charge.succeeded"]}, shop.options)

    assert [e.type for e in listed.data] == ["checkout.session.completed", "charge.succeeded"]
    known = events.retrieve(listed.data[0].id, None, shop.options)
    assert known.data.object["object"] == "checkout.session"
    assert events.list({"type": "checkout.session.completed"}).data == []


def test_event_names_the_request_that_caused_it(provider: Running, shop: Shop) -> None:
    provider.stripe.v1.customers.create({}, shop.options | {"idempotency_key": "c-1"})

    event = provider.stripe.v1.events.list({"type": "customer.created"}, shop.options).data[0]

    assert event.request is not None
    assert event.request.idempotency_key == "c-1"
    assert str(event.request.id).startswith("req_")


def test_registered_endpoint_gets_the_types_it_asked_for_with_its_own_secret(
    provider: Running, shop: Shop, hooks: Receiver
) -> None:
    endpoint = provider.stripe.v1.webhook_endpoints.create(
        {
            "url": f"{hooks.url}/elsewhere",
            "enabled_events": ["charge.refunded"],
            "connect": True,
        }
    )
    charge = shop.paid_charge()
    provider.stripe.v1.refunds.create({"charge": charge.id}, shop.options)
    provider.deliver()

    sent = [(headers, body) for path, headers, body in hooks.received if path == "/elsewhere"]
    assert len(sent) == 1
    headers, body = sent[0]
    event = provider.stripe.construct_event(body, headers["stripe-signature"], str(endpoint.secret))
    assert event.type == "charge.refunded"


def test_endpoint_tells_its_secret_once_and_can_be_removed(
    provider: Running, shop: Shop, hooks: Receiver
) -> None:
    endpoints = provider.stripe.v1.webhook_endpoints
    endpoint = endpoints.create(
        {"url": f"{hooks.url}/elsewhere", "enabled_events": ["*"], "connect": True}
    )

    listed = endpoints.list().data
    assert [e.id for e in listed] == [endpoint.id]
    assert "secret" not in listed[0]
    endpoints.update(endpoint.id, {"disabled": True})
    shop.session()
    shop.pay(shop.session())
    assert endpoints.delete(endpoint.id).deleted is True
    provider.deliver()
    assert {path for path, _, _ in hooks.received} == {"/webhooks/stripe"}


def test_platform_endpoint_does_not_get_events_of_connected_accounts(
    provider: Running, shop: Shop, hooks: Receiver
) -> None:
    provider.stripe.v1.webhook_endpoints.create(
        {"url": f"{hooks.url}/platform", "enabled_events": ["*"]}
    )

    shop.paid_charge(payment_intent_data={"application_fee_amount": 50})
    provider.deliver()

    bodies = [body for path, _, body in hooks.received if path == "/platform"]
    assert len(bodies) == 1
    assert b'"type": "application_fee.created"' in bodies[0]
