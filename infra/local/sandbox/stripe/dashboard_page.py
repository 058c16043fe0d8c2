"""The Express dashboard that login links lead to: balance and payments of one account."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from infra.local.sandbox.context import Sandbox
from infra.local.sandbox.pages import page
from infra.local.sandbox.stripe import balance
from infra.local.sandbox.stripe.books import Books
from infra.local.sandbox.stripe.call import Call
from infra.local.sandbox.stripe.forms import Params
from infra.local.sandbox.stripe.pay_page import merchant_name

SHOWN_PAYMENTS = 50


class DashboardPage:
    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox

    def show(self, request: Request) -> Response:
        books = Books(self._sandbox, request.path_params["account"])
        account = books.of("").find("account", books.account)
        if account is None or account["_revoked"]:
            return page(
                "stripe/closed.html",
                404,
                title="This account does not exist",
                text="Ask for a new link where you came from.",
                url=None,
                link="",
            )
        return page(
            "stripe/dashboard.html",
            merchant=merchant_name(books),
            account=account,
            balance=balance.retrieve(Call(books, Params({}), {})),
            charges=books.all("charge", limit=SHOWN_PAYMENTS),
        )
