"""What a person can bring about from the sandbox's page: the bank's and Stripe's side."""

from __future__ import annotations

from collections.abc import Callable

from infra.local.sandbox.context import Sandbox
from infra.local.sandbox.providers import Action, View
from infra.local.sandbox.state import Doc
from infra.local.sandbox.stripe import accounts, disputes, events, refunds, session_life
from infra.local.sandbox.stripe.books import Books, public
from infra.local.sandbox.stripe.currencies import shown
from infra.local.sandbox.stripe.errors import StripeRefusal

type Deed = Callable[[Books, str], str]


def _restrict(books: Books, id: str) -> str:
    account = accounts.get(books, id)
    before = public(account)
    account["capabilities"] = dict(account["capabilities"])
    account["_facts"] = {**account["_facts"], "external_account": ""}
    accounts.save(books, accounts.with_requirements(account), before)
    return f"{id} cannot charge until it names a bank account again"


def _revoke(books: Books, id: str) -> str:
    account = accounts.get(books, id)
    books.of("").save(account | {"_revoked": True})
    application = {"id": "ca_SandboxPlatform", "object": "application", "name": "Windlass"}
    events.emit(books.of(id), "account.application.deauthorized", application)
    return f"{id} no longer lets the platform in"


def _dispute(books: Books, id: str) -> str:
    return f"{disputes.open_(books, id)['id']} is open"


def _inquire(books: Books, id: str) -> str:
    return f"{disputes.open_(books, id, inquiry=True)['id']} is open"


def _decided(status: str) -> Deed:
    return lambda books, id: f"{id} is {disputes.decide(books, id, status)['status']}"


def _settle(*, succeeds: bool) -> Deed:
    def run(books: Books, id: str) -> str:
        session_life.settle(books, id, succeeds=succeeds)
        return f"The bank debit of {id} {'arrived' if succeeds else 'failed'}"

    return run


def _expire(books: Books, id: str) -> str:
    if session_life.current(books, id)["status"] == "open":
        session_life.expire(books, books.get("checkout.session", id))
    return f"{id} is expired"


def _fail_refund(books: Books, id: str) -> str:
    return f"{refunds.fail(books, id)['id']} failed"


def views(sandbox: Sandbox) -> list[View]:
    def action(
        name: str, label: str, deed: Deed, when: Callable[[Doc], bool] = lambda _doc: True
    ) -> Action:
        def run(account: str, id: str) -> str:
            try:
                with sandbox.state.transaction():
                    return deed(Books(sandbox, account), id)
            except StripeRefusal as refusal:
                raise ValueError(str(refusal)) from refusal

        return Action(name, label, run, when)

    def amount(doc: Doc) -> str:
        return shown(doc["amount"], doc["currency"])

    def is_pending(session: Doc) -> bool:
        return (session["status"], session["payment_status"]) == ("complete", "unpaid")

    def is_open(dispute: Doc) -> bool:
        return dispute["status"] in disputes.OPEN

    def is_disputable(charge: Doc) -> bool:
        return bool(charge["captured"] and charge["paid"] and not charge["disputed"])

    return [
        View(
            "stripe.account",
            "Connected accounts",
            (
                ("Account", "id"),
                ("Name", "business_profile.name"),
                ("Country", "country"),
                ("Charges", lambda a: "enabled" if a["charges_enabled"] else "not yet"),
                ("Still due", lambda a: ", ".join(a["requirements"]["currently_due"]) or "nothing"),
            ),
            (
                action("restrict_account", "Restrict", _restrict, lambda a: a["charges_enabled"]),
                action("revoke_account", "Revoke access", _revoke, lambda a: not a["_revoked"]),
            ),
        ),
        View(
            "stripe.checkout.session",
            "Checkout Sessions",
            (
                ("Session", lambda s: s["id"][:20] + "…"),
                ("Total", lambda s: shown(s["amount_total"], s["currency"])),
                ("Status", "status"),
                ("Payment", "payment_status"),
                ("Buyer", "customer_details.email"),
            ),
            (
                action("settle_debit", "Debit arrives", _settle(succeeds=True), is_pending),
                action("fail_debit", "Debit fails", _settle(succeeds=False), is_pending),
                action("expire_session", "Expire", _expire, lambda s: s["status"] == "open"),
            ),
        ),
        View(
            "stripe.charge",
            "Payments",
            (
                ("Charge", "id"),
                ("Amount", amount),
                ("Status", "status"),
                ("Refunded", lambda c: shown(c["amount_refunded"], c["currency"])),
                ("Risk", "outcome.risk_score"),
                ("Reason", "failure_message"),
            ),
            (
                action("open_dispute", "Open dispute", _dispute, is_disputable),
                action("open_inquiry", "Open inquiry", _inquire, is_disputable),
            ),
        ),
        View(
            "stripe.refund",
            "Refunds",
            (("Refund", "id"), ("Amount", amount), ("Status", "status"), ("Reason", "reason")),
            (action("fail_refund", "Fail", _fail_refund, lambda r: r["status"] == "succeeded"),),
        ),
        View(
            "stripe.dispute",
            "Disputes",
            (("Dispute", "id"), ("Amount", amount), ("Status", "status"), ("Charge", "charge")),
            (
                action("win_dispute", "Merchant wins", _decided("won"), is_open),
                action("lose_dispute", "Merchant loses", _decided("lost"), is_open),
            ),
        ),
    ]
