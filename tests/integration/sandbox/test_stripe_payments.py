"""PaymentIntents, charges, refunds, fees and balance through the official SDK."""

from __future__ import annotations

from typing import Any

import pytest
import stripe

from tests.integration.sandbox.running import SHOP_URL, Receiver, Running
from tests.integration.sandbox.shop import Shop


def test_intent_is_made_updated_confirmed_and_found(provider: Running, shop: Shop) -> None:
    intents = provider.stripe.v1.payment_intents
    intent = intents.create({"amount": 2000, "currency": "eur"}, shop.options)
    assert (intent.status, intent.latest_charge) == ("requires_payment_method", None)

    changed = intents.update(intent.id, {"amount": 2500, "metadata": {"a": "b"}}, shop.options)
    paid = intents.confirm(
        intent.id, {"payment_method": "pm_card_visa", "expand": ["latest_charge"]}, shop.options
    )

    assert changed.amount == 2500
    assert (paid.status, paid.amount_received) == ("succeeded", 2500)
    charge: Any = paid.latest_charge
    assert (charge.amount, charge.metadata["a"], charge.refunded) == (2500, "b", False)
    assert [i.id for i in intents.list(None, shop.options).data] == [intent.id]


def test_declined_confirm_is_a_card_error_and_is_remembered(provider: Running, shop: Shop) -> None:
    with pytest.raises(stripe.CardError) as declined:
        shop.intent("pm_card_visa_chargeDeclinedInsufficientFunds")

    error = declined.value
    assert error.error is not None
    assert (error.http_status, error.code, error.error.decline_code, error.user_message) == (
        402,
        "card_declined",
        "insufficient_funds",
        "Your card has insufficient funds.",
    )
    intent = provider.stripe.v1.payment_intents.list(None, shop.options).data[0]
    assert intent.status == "requires_payment_method"
    assert intent.last_payment_error is not None
    assert intent.last_payment_error.decline_code == "insufficient_funds"


def test_capture_takes_part_and_releases_the_rest(provider: Running, shop: Shop) -> None:
    held = shop.intent(capture_method="manual")
    assert (held.status, held.amount_capturable) == ("requires_capture", 2000)

    captured = provider.stripe.v1.payment_intents.capture(
        held.id, {"amount_to_capture": 1500, "expand": ["latest_charge"]}, shop.options
    )

    charge: Any = captured.latest_charge
    assert (captured.status, captured.amount_received) == ("succeeded", 1500)
    assert (charge.amount_captured, charge.amount_refunded) == (1500, 500)
    with pytest.raises(stripe.InvalidRequestError) as refused:
        provider.stripe.v1.payment_intents.capture(held.id, None, shop.options)
    assert refused.value.code == "payment_intent_unexpected_state"


def test_capture_above_the_hold_is_refused(provider: Running, shop: Shop) -> None:
    held = shop.intent(capture_method="manual")

    with pytest.raises(stripe.InvalidRequestError) as refused:
        provider.stripe.v1.payment_intents.capture(
            held.id, {"amount_to_capture": 2001}, shop.options
        )

    assert (refused.value.code, refused.value.param) == ("amount_too_large", "amount_to_capture")


def test_cancel_releases_a_hold_and_is_final(
    provider: Running, shop: Shop, hooks: Receiver
) -> None:
    held = shop.intent(capture_method="manual")

    cancelled = provider.stripe.v1.payment_intents.cancel(
        held.id, {"cancellation_reason": "requested_by_customer"}, shop.options
    )

    assert (cancelled.status, cancelled.amount_capturable) == ("canceled", 0)
    provider.deliver()
    assert hooks.types()[-1] == "payment_intent.canceled"
    with pytest.raises(stripe.InvalidRequestError, match="status of canceled"):
        provider.stripe.v1.payment_intents.confirm(held.id, None, shop.options)


def test_intent_of_an_open_session_is_ended_by_expiring_the_session(
    provider: Running, shop: Shop
) -> None:
    session = shop.session()
    shop.pay(session, "4000000000000002")
    intent: Any = shop.retrieve(session).payment_intent

    with pytest.raises(stripe.InvalidRequestError, match="Expire the Checkout Session"):
        provider.stripe.v1.payment_intents.cancel(intent, None, shop.options)

    assert shop.retrieve(session).status == "open"


def test_challenge_of_an_api_intent_returns_with_the_result(provider: Running, shop: Shop) -> None:
    intent = shop.intent("pm_card_authenticationRequired")
    assert intent.status == "requires_action"
    assert intent.next_action is not None
    assert intent.next_action.redirect_to_url is not None
    challenge = provider.path(str(intent.next_action.redirect_to_url.url))

    passed = provider.http.post(challenge, data={"result": "approve"})

    assert passed.headers["location"].startswith(f"{SHOP_URL}/return?payment_intent={intent.id}&")
    assert passed.headers["location"].endswith("redirect_status=succeeded")
    known = provider.stripe.v1.payment_intents.retrieve(intent.id, None, shop.options)
    assert known.status == "succeeded"


def test_off_session_payment_that_needs_a_challenge_is_declined(shop: Shop) -> None:
    with pytest.raises(stripe.CardError) as declined:
        shop.intent("pm_card_authenticationRequired", off_session=True)

    assert declined.value.code == "authentication_required"


def test_amount_below_the_minimum_names_it(shop: Shop) -> None:
    with pytest.raises(stripe.InvalidRequestError) as refused:
        shop.intent(amount=49)

    assert (refused.value.code, refused.value.param) == ("amount_too_small", "amount")
    assert refused.value.user_message == "Amount must be at least €0.50 eur"


def test_balance_adds_up_and_becomes_available(provider: Running, shop: Shop) -> None:
    charge = shop.paid_charge(payment_intent_data={"application_fee_amount": 60})
    provider.stripe.v1.refunds.create({"charge": charge.id, "amount": 500}, shop.options)

    before = provider.stripe.v1.balance.retrieve(None, shop.options)
    provider.clock.let_pass(2 * 86_400)
    after = provider.stripe.v1.balance.retrieve(None, shop.options)

    assert [(p.amount, p.currency) for p in before.pending] == [(1999 - 88 - 60 - 500, "eur")]
    assert [(p.amount, p.currency) for p in after.available] == [(1351, "eur")]
    listed = provider.stripe.v1.balance_transactions.list(None, shop.options)
    assert [(t.type, t.amount, t.net) for t in listed.data] == [
        ("refund", -500, -500),
        ("charge", 1999, 1851),
    ]


def test_customers_belong_to_one_account(provider: Running, shop: Shop) -> None:
    customers = provider.stripe.v1.customers
    ada = customers.create({"email": "ada@example.com", "name": "Ada"}, shop.options)

    renamed = customers.update(ada.id, {"name": "Ada Lovelace"}, shop.options)

    assert (renamed.name, renamed.email) == ("Ada Lovelace", "ada@example.com")
    found = customers.list({"email": "ada@example.com"}, shop.options)
    assert [c.id for c in found.data] == [ada.id]
    assert customers.list({"email": "ada@example.com"}).data == []
    assert customers.delete(ada.id, None, shop.options).deleted is True
    with pytest.raises(stripe.InvalidRequestError, match="No such customer"):
        customers.retrieve(ada.id, None, shop.options)
