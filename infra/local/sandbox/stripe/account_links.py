"""Account links: short-lived addresses of the onboarding page, good for one visit."""

from __future__ import annotations

from infra.local.sandbox.state import Doc
from infra.local.sandbox.stripe import accounts
from infra.local.sandbox.stripe.books import token
from infra.local.sandbox.stripe.call import Call
from infra.local.sandbox.stripe.errors import StripeRefusal
from infra.local.sandbox.stripe.forms import Params

VALID_SECONDS = 300
TYPES = ("account_onboarding", "account_update")


def create(call: Call) -> Doc:
    given = call.params
    given.only("account", "type", "refresh_url", "return_url", "collection_options", "collect")
    account = accounts.get(call.books, given.required_text("account"))
    given.required_text("type")
    link = {
        "id": token(24),
        "account": account["id"],
        "type": given.one_of("type", TYPES, ""),
        "refresh_url": web_url(given, "refresh_url"),
        "return_url": web_url(given, "return_url"),
        "expires_at": call.books.now + VALID_SECONDS,
        "is_used": False,
    }
    sandbox = call.books.sandbox
    sandbox.state.put("stripe.account_link", link["id"], link)
    return {
        "object": "account_link",
        "created": call.books.now,
        "expires_at": link["expires_at"],
        "url": f"{sandbox.public_url}/stripe/connect/{link['id']}",
    }


def web_url(given: Params, name: str) -> str:
    url = given.required_text(name)
    if not url.startswith(("http://", "https://")):
        raise StripeRefusal("Not a valid URL", code="url_invalid", param=given.name(name))
    return url
