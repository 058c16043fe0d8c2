"""Refunds and fees through the official SDK: parts, limits, failures."""

from __future__ import annotations

from typing import Any

import pytest
import stripe

from tests.integration.sandbox.running import Receiver, Running
from tests.integration.sandbox.shop import Shop


def test_refunds_in_parts_until_nothing_is_left(
    provider: Running, shop: Shop, hooks: Receiver
) -> None:
    charge = shop.paid_charge()
    provider.deliver()
    hooks.received.clear()
    refunds = provider.stripe.v1.refunds

    part = refunds.create(
        {
            "payment_intent": str(charge.payment_intent),
            "amount": 500,
            "reason": "requested_by_customer",
            "metadata": {"refund": "r1"},
        },
        shop.options,
    )
    rest = refunds.create({"charge": charge.id}, shop.options)

    assert (part.amount, part.status, part.reason) == (500, "succeeded", "requested_by_customer")
    assert (rest.amount, rest.currency) == (1499, "eur")
    known: Any = provider.stripe.v1.charges.retrieve(
        charge.id, {"expand": ["refunds"]}, shop.options
    )
    assert (known.amount_refunded, known.refunded) == (1999, True)
    assert [r.id for r in known.refunds.data] == [rest.id, part.id]
    listed = refunds.list({"charge": charge.id}, shop.options)
    assert [r.id for r in listed.data] == [rest.id, part.id]
    provider.deliver()
    assert hooks.types() == ["refund.created", "charge.refunded"] * 2


def test_refund_above_what_is_left_is_refused(provider: Running, shop: Shop) -> None:
    charge = shop.paid_charge()
    refunds = provider.stripe.v1.refunds

    with pytest.raises(stripe.InvalidRequestError) as too_much:
        refunds.create({"charge": charge.id, "amount": 2000}, shop.options)
    refunds.create({"charge": charge.id, "amount": 1000}, shop.options)
    with pytest.raises(stripe.InvalidRequestError) as left:
        refunds.create({"charge": charge.id, "amount": 1000}, shop.options)
    refunds.create({"charge": charge.id}, shop.options)
    with pytest.raises(stripe.InvalidRequestError) as again:
        refunds.create({"charge": charge.id}, shop.options)

    assert (too_much.value.param, too_much.value.user_message) == (
        "amount",
        "Refund amount (€20.00) is greater than charge amount (€19.99)",
    )
    assert left.value.user_message == (
        "Refund amount (€10.00) is greater than unrefunded amount on charge (€9.99)"
    )
    assert again.value.code == "charge_already_refunded"
    assert len(refunds.list(None, shop.options).data) == 2


def test_refund_needs_a_paid_charge(provider: Running, shop: Shop) -> None:
    session = shop.session()
    shop.pay(session, "4000000000000002")
    intent: Any = shop.retrieve(session).payment_intent

    with pytest.raises(stripe.InvalidRequestError, match="does not have a successful charge"):
        provider.stripe.v1.refunds.create({"payment_intent": intent}, shop.options)


def test_refund_can_fail_later_and_counts_no_more(
    provider: Running, shop: Shop, hooks: Receiver
) -> None:
    charge = shop.paid_charge()
    refund = provider.stripe.v1.refunds.create({"charge": charge.id}, shop.options)

    provider.act("fail_refund", refund.id, shop.account).raise_for_status()

    known = provider.stripe.v1.refunds.retrieve(refund.id, None, shop.options)
    assert (known.status, known.failure_reason) == ("failed", "expired_or_canceled_card")
    restored = provider.stripe.v1.charges.retrieve(charge.id, None, shop.options)
    assert (restored.amount_refunded, restored.refunded) == (0, False)
    provider.deliver()
    assert hooks.types()[-2:] == ["refund.updated", "refund.failed"]


def test_application_fee_is_the_platforms_and_returns_in_proportion(
    provider: Running, shop: Shop, hooks: Receiver
) -> None:
    charge = shop.paid_charge(payment_intent_data={"application_fee_amount": 200})
    fees = provider.stripe.v1.application_fees

    fee = fees.list({"charge": charge.id}).data[0]
    provider.stripe.v1.refunds.create(
        {"charge": charge.id, "amount": 1000, "refund_application_fee": True}, shop.options
    )

    assert (fee.account, fee.amount, fee.currency) == (shop.account, 200, "eur")
    assert charge.application_fee == fee.id
    assert fees.retrieve(fee.id).amount_refunded == 100
    provider.deliver()
    assert hooks.types()[-3:] == ["application_fee.refunded", "refund.created", "charge.refunded"]


def test_application_fee_needs_a_connected_account(provider: Running) -> None:
    with pytest.raises(stripe.InvalidRequestError) as refused:
        provider.stripe.v1.payment_intents.create(
            {"amount": 2000, "currency": "eur", "application_fee_amount": 1}
        )

    assert refused.value.param == "application_fee_amount"
