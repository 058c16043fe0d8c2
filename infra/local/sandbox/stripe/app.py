"""Stripe's routes: the API under /stripe/v1, and the pages that browsers see."""

from __future__ import annotations

from functools import partial
from typing import Literal

from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from infra.local.sandbox.context import Sandbox
from infra.local.sandbox.providers import Provider, Switch
from infra.local.sandbox.stripe import (
    account_links,
    accounts,
    actions,
    application_fees,
    appointments,
    balance,
    charges,
    customers,
    disputes,
    events,
    payment_intents,
    refunds,
    session_life,
    sessions,
    tax,
    webhook_endpoints,
)
from infra.local.sandbox.stripe.api import StripeApi
from infra.local.sandbox.stripe.call import Handler
from infra.local.sandbox.stripe.challenge_page import ChallengePage
from infra.local.sandbox.stripe.dashboard_page import DashboardPage
from infra.local.sandbox.stripe.onboarding import Onboarding
from infra.local.sandbox.stripe.pay_page import PayPage

INTENT, SESSION = "/v1/payment_intents/{id}", "/v1/checkout/sessions/{id}"
ROUTES: list[tuple[str, str, Handler]] = [
    ("GET", "/v1/account", accounts.retrieve_current),
    ("POST", "/v1/accounts", accounts.create),
    ("GET", "/v1/accounts", accounts.list_),
    ("GET", "/v1/accounts/{id}", accounts.retrieve),
    ("POST", "/v1/accounts/{id}", accounts.update),
    ("POST", "/v1/accounts/{id}/login_links", accounts.create_login_link),
    ("POST", "/v1/account_links", account_links.create),
    ("GET", "/v1/application_fees", application_fees.list_),
    ("GET", "/v1/application_fees/{id}", application_fees.retrieve),
    ("GET", "/v1/balance", balance.retrieve),
    ("GET", "/v1/balance_transactions", balance.list_transactions),
    ("GET", "/v1/balance_transactions/{id}", balance.retrieve_transaction),
    ("GET", "/v1/charges", charges.list_),
    ("GET", "/v1/charges/{id}", charges.retrieve),
    ("POST", "/v1/charges/{id}", charges.update),
    ("POST", "/v1/checkout/sessions", sessions.create),
    ("GET", "/v1/checkout/sessions", sessions.list_),
    ("GET", SESSION, sessions.retrieve),
    ("POST", SESSION, sessions.update),
    ("POST", f"{SESSION}/expire", sessions.expire),
    ("GET", f"{SESSION}/line_items", sessions.line_items),
    ("POST", "/v1/customers", customers.create),
    ("GET", "/v1/customers", customers.list_),
    ("GET", "/v1/customers/{id}", customers.retrieve),
    ("POST", "/v1/customers/{id}", customers.update),
    ("DELETE", "/v1/customers/{id}", customers.delete),
    ("GET", "/v1/disputes", disputes.list_),
    ("GET", "/v1/disputes/{id}", disputes.retrieve),
    ("POST", "/v1/disputes/{id}", disputes.update),
    ("POST", "/v1/disputes/{id}/close", disputes.close),
    ("GET", "/v1/events", events.list_),
    ("GET", "/v1/events/{id}", events.retrieve),
    ("POST", "/v1/payment_intents", payment_intents.create),
    ("GET", "/v1/payment_intents", payment_intents.list_),
    ("GET", INTENT, payment_intents.retrieve),
    ("POST", INTENT, payment_intents.update),
    ("POST", f"{INTENT}/confirm", payment_intents.confirm),
    ("POST", f"{INTENT}/capture", payment_intents.capture),
    ("POST", f"{INTENT}/cancel", payment_intents.cancel),
    ("POST", "/v1/refunds", refunds.create),
    ("GET", "/v1/refunds", refunds.list_),
    ("GET", "/v1/refunds/{id}", refunds.retrieve),
    ("POST", "/v1/refunds/{id}", refunds.update),
    ("GET", "/v1/tax/settings", tax.retrieve_settings),
    ("POST", "/v1/tax/calculations", tax.create_calculation),
    ("POST", "/v1/webhook_endpoints", webhook_endpoints.create),
    ("GET", "/v1/webhook_endpoints", webhook_endpoints.list_),
    ("GET", "/v1/webhook_endpoints/{id}", webhook_endpoints.retrieve),
    ("POST", "/v1/webhook_endpoints/{id}", webhook_endpoints.update),
    ("DELETE", "/v1/webhook_endpoints/{id}", webhook_endpoints.delete),
]
SWITCHES = (
    Switch("decline_cards", "Decline every card", "flag"),
    Switch("block_highest_risk", "Radar blocks the highest risk", "flag"),
    Switch("risk_score", "Risk score of every card", "number", help="0: as the card says"),
    Switch("tax_not_set_up", "Stripe Tax is not set up", "flag"),
    Switch("dispute_after_seconds", "Card 0259 is disputed after seconds", "number", 5),
)
APPOINTMENTS: dict[str, appointments.Event] = {
    "expire_session": session_life.expire_when_due,
    "open_dispute": disputes.open_,
}


def routes(sandbox: Sandbox) -> list[BaseRoute]:
    sandbox.register(
        Provider(
            name="stripe",
            title="Stripe",
            prefixes=("/stripe/",),
            api_prefixes=("/stripe/v1/",),
            trouble_answer=trouble_answer,
            webhook_headers_by_url=partial(events.signature_headers, sandbox),
            switches=SWITCHES,
            views=actions.views(sandbox),
            slows_itself=True,
            journal_headers=("stripe-account", "stripe-version"),
            tick=lambda: appointments.keep_due(sandbox, APPOINTMENTS),
        )
    )
    api = StripeApi(sandbox, ROUTES)
    pay, challenge = PayPage(sandbox), ChallengePage(sandbox)
    onboarding, dashboard = Onboarding(sandbox), DashboardPage(sandbox)
    challenge_path, visit = "/stripe/challenge/{account}/{intent}", "/stripe/connect/visit/{visit}"
    return [
        Route("/stripe/v1/{path:path}", api.endpoint, methods=["GET", "POST", "DELETE"]),
        Route("/stripe/pay/{session}", pay.show, methods=["GET"]),
        Route("/stripe/pay/{session}", pay.submit, methods=["POST"]),
        Route("/stripe/recover/{session}", pay.recover, methods=["GET"]),
        Route(challenge_path, challenge.show, methods=["GET"]),
        Route(challenge_path, challenge.submit, methods=["POST"]),
        Route(visit, onboarding.show, methods=["GET"]),
        Route(visit, onboarding.submit, methods=["POST"]),
        Route("/stripe/connect/{link}", onboarding.follow, methods=["GET"]),
        Route("/stripe/dashboard/{account}", dashboard.show, methods=["GET"]),
    ]


def trouble_answer(kind: Literal["429", "5xx"]) -> Response:
    if kind == "429":
        message = "Request rate limit exceeded. Learn more about rate limits here."
        error = {"message": message, "type": "invalid_request_error", "code": "rate_limit"}
        return JSONResponse({"error": error}, 429, {"Stripe-Rate-Limited-Reason": "global-rate"})
    error = {"message": "An unknown error occurred", "type": "api_error"}
    return JSONResponse({"error": error}, 500)
