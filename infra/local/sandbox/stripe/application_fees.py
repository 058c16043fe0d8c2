"""The platform's share of the charges on connected accounts."""

from __future__ import annotations

from infra.local.sandbox.state import Doc
from infra.local.sandbox.stripe import balance, events, listing
from infra.local.sandbox.stripe.books import APPLICATION, Books
from infra.local.sandbox.stripe.call import Call


def collect(books: Books, charge: Doc, amount: int) -> str:
    """The id of the fee taken from this charge of a connected account."""
    platform = books.of("")
    fee = platform.new(
        "application_fee",
        account=books.account,
        amount=amount,
        amount_refunded=0,
        application=APPLICATION,
        charge=charge["id"],
        currency=charge["currency"],
        fee_source={"type": "charge", "charge": charge["id"]},
        originating_transaction=None,
        refunded=False,
        refunds={"object": "list", "data": [], "has_more": False, "url": ""},
    )
    fee["refunds"]["url"] = f"/v1/application_fees/{fee['id']}/refunds"
    movement = balance.record(platform, "application_fee", amount, fee["currency"], fee["id"])
    fee["balance_transaction"] = movement["id"]
    platform.save(fee)
    events.emit(platform, "application_fee.created", fee)
    return str(fee["id"])


def give_back(books: Books, fee_id: str, target: int) -> int:
    """Refund the fee until `target` of it is refunded in all; how much that was now."""
    platform = books.of("")
    fee = platform.get("application_fee", fee_id)
    amount = int(min(target, fee["amount"]) - fee["amount_refunded"])
    if amount <= 0:
        return 0
    refund = platform.new(
        "fee_refund", amount=amount, currency=fee["currency"], fee=fee_id, metadata={}
    )
    movement = balance.record(
        platform, "application_fee_refund", -amount, fee["currency"], refund["id"]
    )
    refund["balance_transaction"] = movement["id"]
    fee["refunds"]["data"].insert(0, refund)
    fee["amount_refunded"] += amount
    fee["refunded"] = fee["amount_refunded"] == fee["amount"]
    platform.save(fee)
    events.emit(platform, "application_fee.refunded", fee)
    return amount


def retrieve(call: Call) -> Doc:
    return call.platform.get("application_fee", call.args["id"])


def list_(call: Call) -> Doc:
    call.params.only("charge", "limit", "starting_after", "ending_before", "created")
    charge = call.params.text("charge")
    platform_call = Call(call.platform, call.params, call.args)
    return listing.page(
        platform_call,
        "application_fee",
        "/v1/application_fees",
        lambda fee: not charge or fee["charge"] == charge,
    )
