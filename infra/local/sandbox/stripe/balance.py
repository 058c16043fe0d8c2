"""Balance transactions: what every movement of money left after fees, and the balance itself."""

from __future__ import annotations

from collections import defaultdict

from infra.local.sandbox.state import Doc
from infra.local.sandbox.stripe import listing, settlement
from infra.local.sandbox.stripe.books import APPLICATION, Books
from infra.local.sandbox.stripe.call import Call

FEE_BASIS_POINTS, FEE_FIXED = 290, 30
AVAILABLE_SECONDS = 2 * 86_400
CATEGORIES = {
    "charge": "charge",
    "payment": "charge",
    "refund": "refund",
    "payment_refund": "refund",
    "refund_failure": "refund_failure",
    "application_fee": "platform_earning",
    "application_fee_refund": "platform_earning_refund",
    "adjustment": "dispute",
}


def processing_fee(amount: int, currency: str) -> Doc:
    """2.9% rounded half up, plus 30 minor units."""
    return {
        "amount": (amount * FEE_BASIS_POINTS + 5_000) // 10_000 + FEE_FIXED,
        "application": None,
        "currency": currency,
        "description": "Stripe processing fees",
        "type": "stripe_fee",
    }


def application_fee(amount: int, currency: str) -> Doc:
    return {
        "amount": amount,
        "application": APPLICATION,
        "currency": currency,
        "description": "Application fee",
        "type": "application_fee",
    }


def record(
    books: Books,
    type: str,
    amount: int,
    currency: str,
    source: str,
    fees: list[Doc] | None = None,
    description: str | None = None,
) -> Doc:
    """One movement, in what the account is paid out in; `net` is the amount less all fees. Fees may
    be in either currency."""
    settled = settlement.of(books, currency)
    amount = settled.amount(amount)
    fees = [
        part
        if part["currency"] == settled.currency
        else part | {"amount": settled.amount(part["amount"]), "currency": settled.currency}
        for part in fees or []
    ]
    fee = sum(part["amount"] for part in fees)
    transaction = books.new(
        "balance_transaction",
        amount=amount,
        available_on=books.now + AVAILABLE_SECONDS,
        currency=settled.currency,
        description=description,
        exchange_rate=None if settled.rate is None else float(settled.rate),
        fee=fee,
        fee_details=fees,
        net=amount - fee,
        reporting_category=CATEGORIES[type],
        source=source,
        status="pending",
        type=type,
    )
    transaction.pop("livemode")
    return books.save(transaction)


def retrieve(call: Call) -> Doc:
    sums: dict[str, dict[str, int]] = {
        "available": defaultdict(int),
        "pending": defaultdict(int),
    }
    for transaction in call.books.all("balance_transaction"):
        when = "available" if transaction["available_on"] <= call.books.now else "pending"
        sums[when][transaction["currency"]] += transaction["net"]
        sums["available"][transaction["currency"]] += 0
    parts = {
        when: [
            {"amount": amount, "currency": currency, "source_types": {"card": amount}}
            for currency, amount in sorted(amounts.items())
        ]
        for when, amounts in sums.items()
    }
    return {"object": "balance", "livemode": False, **parts}


def retrieve_transaction(call: Call) -> Doc:
    return call.books.get("balance_transaction", call.args["id"])


def list_transactions(call: Call) -> Doc:
    given = call.params
    given.only("limit", "starting_after", "ending_before", "created", "currency", "source", "type")
    asked = {name: given.text(name) for name in ("currency", "source", "type") if name in given}

    def wanted(transaction: Doc) -> bool:
        return all(transaction[name] == value for name, value in asked.items())

    return listing.page(call, "balance_transaction", "/v1/balance_transactions", wanted)
