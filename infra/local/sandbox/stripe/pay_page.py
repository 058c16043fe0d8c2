"""The hosted payment page of a Checkout Session; works without JavaScript."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from infra.local.sandbox.context import Sandbox
from infra.local.sandbox.pages import page, text
from infra.local.sandbox.state import Doc
from infra.local.sandbox.stripe import cards, charging, session_items, session_life
from infra.local.sandbox.stripe.books import Books
from infra.local.sandbox.stripe.countries import COUNTRIES

FIELDS = ("email", "card_number", "expiry", "cvc", "name", "country", "method", "shipping_rate")


class PayPage:
    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox

    async def show(self, request: Request) -> Response:
        return await run_in_threadpool(self._show, request.path_params["session"])

    async def submit(self, request: Request) -> Response:
        form = await request.form()
        return await run_in_threadpool(self._submit, request.path_params["session"], form)

    async def recover(self, request: Request) -> Response:
        return await run_in_threadpool(self._recover, request.path_params["session"])

    def _show(self, id: str) -> Response:
        with self._sandbox.state.transaction():
            found = self._open(id)
            if isinstance(found, Response):
                return found
            books, session = found
            return self._form(books, session, message=_last_decline(books, session))

    def _submit(self, id: str, form: FormData) -> Response:
        """One transaction from looking at the session to its payment: two tabs pay once."""
        given = {name: text(form, name) for name in FIELDS}
        with self._sandbox.state.transaction():
            found = self._open(id)
            if isinstance(found, Response):
                return found
            books, session = found
            if given["shipping_rate"]:
                session_items.with_shipping(session, given["shipping_rate"])
                books.save(session)
            if text(form, "action") == "shipping":
                return self._form(books, session, given)
            return self._pay(books, session, given)

    def _pay(self, books: Books, session: Doc, given: dict[str, str]) -> Response:
        wrong: dict[str, str] = {}
        email = session["customer_email"] or given["email"]
        if "@" not in email or " " in email:
            wrong["email"] = "Your email address is incomplete."
        address = {
            "country": given["country"] or None,
            "city": None,
            "line1": None,
            "line2": None,
            "postal_code": None,
            "state": None,
        }
        billing = {"email": email, "name": given["name"] or None, "address": address}
        details = billing | {"phone": None, "tax_exempt": "none", "tax_ids": []}
        if session["amount_total"] == 0 and not wrong:
            session["customer_details"] = details
            return _to_shop(session_life.complete(books, session, None))
        if given["method"] == "debit":
            if not given["name"]:
                wrong["name"] = "Your name is incomplete."
            if wrong:
                return self._form(books, session, given, wrong)
            method = charging.debit_method(books, session["currency"], **billing)
        else:
            read = cards.read_form(
                given["card_number"], given["expiry"], given["cvc"], self._sandbox.clock()
            )
            if isinstance(read, dict) or wrong:
                wrong |= read if isinstance(read, dict) else {}
                return self._form(books, session, given, wrong)
            card, expiry = read
            method = charging.card_method(books, card, expiry, **billing)
        intent = session_life.pay(books, session, method, details)
        if intent["status"] == "requires_action":
            return RedirectResponse(intent["next_action"]["redirect_to_url"]["url"], 303)
        if intent["status"] == "requires_payment_method":
            message = intent["last_payment_error"]["message"]
            return self._form(books, session, given, message=message, status=402)
        return _to_shop(session)

    def _open(self, id: str) -> tuple[Books, Doc] | Response:
        """The open session with its account's books, or the page for one that is not open."""
        found = self._sandbox.state.find("stripe.checkout.session", None, id=id)
        if found is None:
            return page(
                "stripe/closed.html",
                404,
                title="This payment page does not exist",
                text="Check the link, or go back to the shop and start again.",
                url=None,
                link="",
            )
        books = Books(self._sandbox, found["_account"])
        session = session_life.current(books, id)
        if session["status"] == "complete":
            return page(
                "stripe/closed.html",
                title="You have already paid",
                text="This payment is complete. You were charged once.",
                url=success_url(session),
                link="Continue to the shop",
            )
        if session["status"] == "expired":
            return page(
                "stripe/closed.html",
                410,
                title="This checkout has expired",
                text="Nothing was charged. Go back to the shop to start again.",
                url=session["cancel_url"],
                link="Back to the shop",
            )
        return books, session

    def _form(
        self,
        books: Books,
        session: Doc,
        given: dict[str, str] | None = None,
        wrong: dict[str, str] | None = None,
        message: str = "",
        status: int | None = None,
    ) -> Response:
        rates = [
            books.get("shipping_rate", option["shipping_rate"])
            for option in session["shipping_options"]
        ]
        shown = dict.fromkeys(FIELDS, "") | (given or {})
        shown["email"] = session["customer_email"] or shown["email"]
        return page(
            "stripe/pay.html",
            status or (422 if wrong else 200),
            session=session,
            items=[
                item | {"product": books.get("product", item["price"]["product"])}
                for item in session["_line_items"]
            ],
            merchant=merchant_name(books),
            rates=rates,
            given=shown,
            wrong=wrong or {},
            message=message,
            countries=COUNTRIES,
            test_cards=cards.CARDS,
        )

    def _recover(self, id: str) -> Response:
        with self._sandbox.state.transaction():
            found = self._sandbox.state.find("stripe.checkout.session", None, id=id)
            books = Books(self._sandbox, found["_account"]) if found else None
            copy = session_life.recovered(books, id) if books else None
            if copy is None:
                return page(
                    "stripe/closed.html",
                    410,
                    title="This link has expired",
                    text="Go back to the shop to start again.",
                    url=None,
                    link="",
                )
            return RedirectResponse(copy["url"], 303)


def _last_decline(books: Books, session: Doc) -> str:
    """Why the last attempt failed, for a buyer who comes back to the page."""
    intent = books.find("payment_intent", session["payment_intent"] or "")
    error = intent and intent["last_payment_error"]
    return str(error["message"]) if error else ""


def merchant_name(books: Books) -> str:
    account = books.of("").find("account", books.account) if books.account else None
    if account is None:
        return "Windlass"
    profile = account["business_profile"]["name"]
    return str(profile or account["_facts"].get("company.name") or account["email"] or "Shop")


def success_url(session: Doc) -> str:
    return str(session["success_url"]).replace("{CHECKOUT_SESSION_ID}", session["id"])


def _to_shop(session: Doc) -> Response:
    return RedirectResponse(success_url(session), 303)
