"""Disputes: opened by action or by test card, answered, won, lost."""

from __future__ import annotations

import pytest
import stripe

from tests.integration.sandbox.running import Receiver, Running
from tests.integration.sandbox.shop import Shop


def opened(shop: Shop) -> stripe.Dispute:
    charge = shop.paid_charge()
    shop.provider.act("open_dispute", charge.id, shop.account).raise_for_status()
    shop.provider.deliver()
    shop.provider.hooks.received.clear()
    return shop.provider.stripe.v1.disputes.list({"charge": charge.id}, shop.options).data[0]


def test_dispute_takes_the_money_and_tells(provider: Running, shop: Shop, hooks: Receiver) -> None:
    charge = shop.paid_charge()
    provider.deliver()
    hooks.received.clear()

    provider.act("open_dispute", charge.id, shop.account).raise_for_status()

    dispute = provider.stripe.v1.disputes.list(None, shop.options).data[0]
    assert (dispute.status, dispute.reason, dispute.amount) == (
        "needs_response",
        "fraudulent",
        1999,
    )
    assert dispute.payment_intent == charge.payment_intent
    assert dispute.is_charge_refundable is False
    assert [(t.amount, t.fee, t.net) for t in dispute.balance_transactions] == [
        (-1999, 1500, -3499)
    ]
    assert provider.stripe.v1.charges.retrieve(charge.id, None, shop.options).disputed is True
    provider.deliver()
    assert hooks.types() == ["charge.dispute.created", "charge.dispute.funds_withdrawn"]
    assert provider.act("open_dispute", charge.id, shop.account).status_code == 409


def test_card_0259_is_disputed_a_little_later(
    provider: Running, shop: Shop, hooks: Receiver
) -> None:
    shop.pay(shop.session(), "4000000000000259")
    provider.tick()
    assert provider.stripe.v1.disputes.list(None, shop.options).data == []

    provider.clock.let_pass(6)
    provider.tick()
    provider.tick()

    assert len(provider.stripe.v1.disputes.list(None, shop.options).data) == 1
    provider.deliver()
    assert hooks.types().count("charge.dispute.created") == 1


def test_staged_evidence_is_not_yet_submitted(provider: Running, shop: Shop) -> None:
    dispute = opened(shop)

    staged = provider.stripe.v1.disputes.update(
        dispute.id,
        {"evidence": {"product_description": "A lamp"}, "submit": False},
        shop.options,
    )

    assert (staged.status, staged.evidence.product_description) == ("needs_response", "A lamp")
    assert (staged.evidence_details.has_evidence, staged.evidence_details.submission_count) == (
        True,
        0,
    )


def test_submitted_evidence_is_under_review_until_decided(
    provider: Running, shop: Shop, hooks: Receiver
) -> None:
    dispute = opened(shop)
    submitted = provider.stripe.v1.disputes.update(
        dispute.id,
        {"evidence": {"shipping_tracking_number": "1Z999"}, "submit": True},
        shop.options,
    )
    assert submitted.status == "under_review"

    provider.act("win_dispute", dispute.id, shop.account).raise_for_status()

    won = provider.stripe.v1.disputes.retrieve(dispute.id, None, shop.options)
    assert won.status == "won"
    assert sum(t.net for t in won.balance_transactions) == 0
    provider.deliver()
    assert hooks.types() == [
        "charge.dispute.updated",
        "charge.dispute.funds_reinstated",
        "charge.dispute.closed",
    ]


@pytest.mark.parametrize(
    ("text", "status"), [("winning_evidence", "won"), ("losing_evidence", "lost")]
)
def test_deciding_test_evidence_decides(
    provider: Running, shop: Shop, text: str, status: str
) -> None:
    dispute = opened(shop)

    decided = provider.stripe.v1.disputes.update(
        dispute.id, {"evidence": {"uncategorized_text": text}, "submit": True}, shop.options
    )

    assert decided.status == status


def test_accepted_dispute_is_lost_and_takes_no_more_evidence(
    provider: Running, shop: Shop, hooks: Receiver
) -> None:
    dispute = opened(shop)

    assert provider.stripe.v1.disputes.close(dispute.id, None, shop.options).status == "lost"

    provider.deliver()
    assert hooks.types() == ["charge.dispute.closed"]
    with pytest.raises(stripe.InvalidRequestError, match="already closed"):
        provider.stripe.v1.disputes.update(
            dispute.id, {"evidence": {"product_description": "A lamp"}}, shop.options
        )


def test_disputed_charge_cannot_be_refunded(provider: Running, shop: Shop) -> None:
    dispute = opened(shop)

    with pytest.raises(stripe.InvalidRequestError) as refused:
        provider.stripe.v1.refunds.create({"charge": str(dispute.charge)}, shop.options)

    assert refused.value.code == "charge_disputed"
    assert provider.stripe.v1.refunds.list(None, shop.options).data == []


def test_inquiry_moves_no_money_and_leaves_refunds_open(provider: Running, shop: Shop) -> None:
    charge = shop.paid_charge()
    provider.act("open_inquiry", charge.id, shop.account).raise_for_status()

    inquiry = provider.stripe.v1.disputes.list(None, shop.options).data[0]
    refund = provider.stripe.v1.refunds.create({"charge": charge.id}, shop.options)

    assert (inquiry.status, inquiry.balance_transactions) == ("warning_needs_response", [])
    assert refund.amount == 1999
    provider.act("lose_dispute", inquiry.id, shop.account).raise_for_status()
    closed = provider.stripe.v1.disputes.retrieve(inquiry.id, None, shop.options)
    assert closed.status == "warning_closed"
