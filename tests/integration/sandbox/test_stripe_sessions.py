"""Checkout Sessions through the official SDK: amounts, expiry, listing, refusals."""

from __future__ import annotations

from typing import Any

import pytest
import stripe

from tests.integration.sandbox.running import PUBLIC_URL, SHOP_URL, Receiver, Running
from tests.integration.sandbox.shop import Shop

STANDARD: Any = {
    "shipping_rate_data": {
        "display_name": "Standard",
        "type": "fixed_amount",
        "fixed_amount": {"amount": 490, "currency": "eur"},
        "delivery_estimate": {"minimum": {"unit": "business_day", "value": 3}},
    }
}


def test_open_session_has_totals_a_page_and_no_intent(shop: Shop) -> None:
    session = shop.session(
        shipping_options=[STANDARD],
        client_reference_id="checkout-1",
        customer_email="ada@example.com",
        metadata={"checkout_id": "c1"},
    )

    assert session.id.startswith("cs_test_")
    assert (session.status, session.payment_status) == ("open", "unpaid")
    assert (session.amount_subtotal, session.amount_total, session.currency) == (1999, 2489, "eur")
    assert session.total_details is not None
    assert session.total_details.amount_shipping == 490
    assert session.url == f"{PUBLIC_URL}/stripe/pay/{session.id}"
    assert session.payment_intent is None
    assert session.expires_at - session.created == 86_400
    assert session.client_reference_id == "checkout-1"
    assert session.metadata is not None
    assert session.metadata["checkout_id"] == "c1"


def test_line_items_are_listed_and_expanded(provider: Running, shop: Shop) -> None:
    session = shop.session()

    listed = provider.stripe.v1.checkout.sessions.line_items.list(session.id, None, shop.options)
    expanded = shop.retrieve(session, "line_items.data.price.product").line_items

    assert [(i.description, i.quantity, i.amount_total) for i in listed.data] == [("Lamp", 1, 1999)]
    assert expanded is not None
    price: Any = expanded.data[0].price
    assert (price.unit_amount, price.product.name, price.product.description) == (
        1999,
        "Lamp",
        "Brass",
    )
    assert "line_items" not in shop.retrieve(session)


def test_sessions_are_found_by_payment_intent_and_by_status(provider: Running, shop: Shop) -> None:
    paid, still_open = shop.session(), shop.session()
    shop.pay(paid)
    sessions = provider.stripe.v1.checkout.sessions
    intent: Any = shop.retrieve(paid).payment_intent

    by_intent = sessions.list({"payment_intent": intent}, shop.options)
    by_status = sessions.list({"status": "open"}, shop.options)
    complete = sessions.list({"status": "complete"}, shop.options)

    assert [s.id for s in by_intent.data] == [paid.id]
    assert [s.id for s in by_status.data] == [still_open.id]
    assert [s.id for s in complete.data] == [paid.id]


def test_list_pages_by_cursor_until_there_is_no_more(provider: Running, shop: Shop) -> None:
    made = [shop.session().id for _ in range(5)]

    first = provider.stripe.v1.checkout.sessions.list({"limit": 2}, shop.options)

    assert [s.id for s in first.data] == made[:2:-1]
    assert first.has_more is True
    assert [s.id for s in first.auto_paging_iter()] == made[::-1]


def test_expired_session_cannot_be_paid_and_says_so(
    provider: Running, shop: Shop, hooks: Receiver
) -> None:
    session = shop.session()

    expired = provider.stripe.v1.checkout.sessions.expire(session.id, None, shop.options)

    assert (expired.status, expired.url) == ("expired", None)
    refused = shop.pay(session)
    assert refused.status_code == 410
    assert "This checkout has expired" in refused.text
    assert provider.stripe.v1.charges.list(None, shop.options).data == []
    provider.deliver()
    assert hooks.types() == ["checkout.session.expired"]
    with pytest.raises(stripe.InvalidRequestError, match="status of expired"):
        provider.stripe.v1.checkout.sessions.expire(session.id, None, shop.options)


def test_session_expires_by_time_with_its_begun_intent(
    provider: Running, shop: Shop, hooks: Receiver
) -> None:
    soon = provider.sandbox.timestamp() + 1800
    session, other = shop.session(expires_at=soon), shop.session()
    shop.pay(session, "4000000000000002")
    provider.deliver()
    hooks.received.clear()

    provider.clock.let_pass(1801)
    provider.tick()
    provider.deliver()

    assert hooks.types() == ["payment_intent.canceled", "checkout.session.expired"]
    assert shop.retrieve(session).status == "expired"
    assert shop.retrieve(other).status == "open"


def test_paid_session_is_not_touched_when_its_time_comes(
    provider: Running, shop: Shop, hooks: Receiver
) -> None:
    session = shop.session()
    shop.pay(session)
    provider.deliver()
    hooks.received.clear()

    provider.clock.let_pass(86_401)
    provider.tick()
    provider.deliver()

    assert shop.retrieve(session).status == "complete"
    assert hooks.types() == []


def test_expired_session_with_recovery_opens_a_copy(
    provider: Running, shop: Shop, hooks: Receiver
) -> None:
    session = shop.session(after_expiration={"recovery": {"enabled": True}})
    provider.stripe.v1.checkout.sessions.expire(session.id, None, shop.options)
    provider.deliver()
    url = hooks.events()[0]["data"]["object"]["after_expiration"]["recovery"]["url"]

    followed = provider.http.get(provider.path(url))

    copy = provider.stripe.v1.checkout.sessions.list({"status": "open"}, shop.options).data[0]
    assert followed.headers["location"] == copy.url
    assert (copy.recovered_from, copy.amount_total) == (session.id, 1999)


def test_customer_creation_always_makes_a_customer(provider: Running, shop: Shop) -> None:
    session = shop.session(customer_creation="always")

    shop.pay(session)

    customer: Any = shop.retrieve(session, "customer").customer
    assert customer.email == "buyer@example.com"


@pytest.mark.parametrize(
    ("currency", "amount", "shown"),
    [("eur", 1999, "€19.99"), ("jpy", 1999, "¥1,999"), ("kwd", 1990, "KWD 1.990")],
)
def test_page_shows_amounts_with_the_decimals_of_the_currency(
    shop: Shop, currency: str, amount: int, shown: str
) -> None:
    session = shop.session(unit_amount=amount, currency=currency)
    assert session.url

    page = shop.provider.http.get(shop.provider.path(session.url)).text

    assert f"Pay {shown}</button>" in page
    shop.pay(session)
    charge: Any = shop.retrieve(session, "payment_intent.latest_charge").payment_intent
    assert (charge.latest_charge.amount, charge.latest_charge.currency) == (amount, currency)


def test_success_address_gets_the_session_id(shop: Shop) -> None:
    session = shop.session()

    paid = shop.pay(session)

    assert (paid.status_code, paid.headers["location"]) == (
        303,
        f"{SHOP_URL}/return?session={session.id}",
    )
