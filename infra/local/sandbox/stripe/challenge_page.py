"""The 3D Secure page of the buyer's bank."""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from infra.local.sandbox.context import Sandbox
from infra.local.sandbox.pages import page, text
from infra.local.sandbox.state import Doc
from infra.local.sandbox.stripe import charging, outcomes, session_life
from infra.local.sandbox.stripe.books import Books
from infra.local.sandbox.stripe.pay_page import merchant_name, success_url


class ChallengePage:
    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox

    async def show(self, request: Request) -> Response:
        return await run_in_threadpool(self._show, request)

    async def submit(self, request: Request) -> Response:
        approved = text(await request.form(), "result") == "approve"
        return await run_in_threadpool(self._submit, request, approved)

    def _books(self, request: Request) -> Books:
        account = request.path_params["account"]
        return Books(self._sandbox, "" if account == "platform" else account)

    def _show(self, request: Request) -> Response:
        books = self._books(request)
        intent = books.find("payment_intent", request.path_params["intent"])
        if intent is None:
            return page(
                "stripe/closed.html",
                404,
                title="This page does not exist",
                text="Go back to the shop and start again.",
                url=None,
                link="",
            )
        if intent["status"] != "requires_action":
            return self._onwards(books, intent)
        return page("stripe/challenge.html", intent=intent, merchant=merchant_name(books))

    def _submit(self, request: Request, approved: bool) -> Response:
        """The answer counts only while the bank waits for it; later ones change nothing."""
        books = self._books(request)
        with self._sandbox.state.transaction():
            intent = books.get("payment_intent", request.path_params["intent"])
            if intent["status"] == "requires_action" and approved:
                method = books.get("payment_method", intent["payment_method"])
                intent = charging.pay(books, intent, method, challenged=True)
                session = books.find("checkout.session", intent["_session"] or "")
                if session is not None and intent["status"] in session_life.TAKEN:
                    session_life.complete(books, session, intent)
            elif intent["status"] == "requires_action":
                intent = outcomes.fail_challenge(books, intent)
        return self._onwards(books, intent)

    def _onwards(self, books: Books, intent: Doc) -> Response:
        session = books.find("checkout.session", intent["_session"] or "")
        if session is not None:
            is_done = session["status"] == "complete"
            here = session_life.page_url(self._sandbox, session["id"])
            return RedirectResponse(success_url(session) if is_done else here, 303)
        if intent["_return_url"]:
            return RedirectResponse(_with_result(intent), 303)
        return page(
            "stripe/closed.html",
            title="You can close this page",
            text=f"The payment is {intent['status'].replace('_', ' ')}.",
            url=None,
            link="",
        )


def _with_result(intent: Doc) -> str:
    result = {
        "payment_intent": intent["id"],
        "payment_intent_client_secret": intent["client_secret"],
        "redirect_status": "failed" if intent["last_payment_error"] else "succeeded",
    }
    url = str(intent["_return_url"])
    return f"{url}{'&' if '?' in url else '?'}{urlencode(result)}"
