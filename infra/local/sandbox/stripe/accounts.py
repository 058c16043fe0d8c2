"""Connected accounts: created by the platform, enabled by onboarding."""

from __future__ import annotations

from infra.local.sandbox.state import Doc
from infra.local.sandbox.stripe import errors, events, listing
from infra.local.sandbox.stripe.books import Books, public
from infra.local.sandbox.stripe.call import Call
from infra.local.sandbox.stripe.errors import StripeRefusal
from infra.local.sandbox.stripe.forms import Params

EURO_COUNTRIES = set("AT BE CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK".split())
CURRENCIES = {
    "AE": "aed", "AU": "aud", "BG": "bgn", "BR": "brl", "CA": "cad", "CH": "chf", "CZ": "czk",
    "DK": "dkk", "GB": "gbp", "HK": "hkd", "HU": "huf", "JP": "jpy", "MX": "mxn", "MY": "myr",
    "NO": "nok", "NZ": "nzd", "PL": "pln", "RO": "ron", "SE": "sek", "SG": "sgd", "TH": "thb",
    "US": "usd",
}  # fmt: skip
#: The facts that onboarding asks for, by the name that `requirements` gives them.
FACTS = (
    "business_type",
    "company.name",
    "business_profile.product_description",
    "business_profile.support_email",
    "external_account",
    "tos_acceptance.date",
)
#: type -> (fee payer, loss payer, requirement collection, dashboard)
CONTROLLERS = {
    "standard": ("account", "stripe", "stripe", "full"),
    "express": ("application", "application", "stripe", "express"),
    "custom": ("application", "application", "application", "none"),
}
UPDATABLE = ("email", "business_type", "business_profile", "metadata", "settings", "capabilities")


def create(call: Call) -> Doc:
    given = call.params
    given.only("type", "country", "controller", "default_currency", *UPDATABLE)
    country = given.text("country", "US").upper()
    if country not in CURRENCIES and country not in EURO_COUNTRIES:
        raise StripeRefusal(
            f"Country '{country}' is unknown. Try using a 2-character alphanumeric country code"
            " instead, such as 'US', 'EG', or 'GB'.",
            code="country_unsupported",
            param="country",
        )
    requested = {
        name: "inactive"
        for name in given.child("capabilities").values
        if given.child("capabilities").child(name).flag("requested")
    }
    account = call.platform.new(
        "account",
        business_profile=_business_profile(given.child("business_profile")),
        business_type=given.optional_text("business_type"),
        capabilities=requested,
        charges_enabled=False,
        controller=_controller(given),
        country=country,
        default_currency=given.text("default_currency") or CURRENCIES.get(country, "eur"),
        details_submitted=False,
        email=given.optional_text("email"),
        external_accounts={
            "object": "list",
            "data": [],
            "has_more": False,
            "url": "/v1/accounts/external_accounts",
        },
        metadata=given.metadata(),
        payouts_enabled=False,
        settings=given.child("settings").values or {"dashboard": {"display_name": None}},
        tos_acceptance={"date": None},
        type=given.text("type") or "none",
        _facts={},
        _revoked=False,
    )
    account.pop("livemode")
    return call.platform.save(with_requirements(account))


def _controller(given: Params) -> Doc:
    if "type" in given and "controller" in given:
        raise StripeRefusal(
            "You may not provide the `type` parameter and `controller` parameters simultaneously."
            " They are mutually exclusive.",
            param="type",
        )
    kind = given.one_of("type", ("standard", "express", "custom"), "standard")
    fees, losses, requirements, dashboard = CONTROLLERS[kind]
    asked = given.child("controller")
    asked.only("fees", "losses", "requirement_collection", "stripe_dashboard")
    fees = asked.child("fees").one_of("payer", ("account", "application"), fees)
    losses = asked.child("losses").one_of("payments", ("stripe", "application"), losses)
    who = ("stripe", "application")
    return {
        "type": "application",
        "is_controller": True,
        "fees": {"payer": fees},
        "losses": {"payments": losses},
        "requirement_collection": asked.one_of("requirement_collection", who, requirements),
        "stripe_dashboard": {
            "type": asked.child("stripe_dashboard").one_of(
                "type", ("full", "express", "none"), dashboard
            )
        },
    }


def _business_profile(given: Params) -> Doc:
    fields = ("mcc", "name", "product_description", "support_email", "support_url", "url")
    given.only(*fields)
    return {field: given.optional_text(field) for field in fields}


def with_requirements(account: Doc) -> Doc:
    """Set what is still due, and what the account may do, from the facts that are known."""
    due = [fact for fact in FACTS if not account["_facts"].get(fact)]
    enabled = not due and account["details_submitted"]
    account["requirements"] = {
        "currently_due": due,
        "eventually_due": due,
        "past_due": due,
        "pending_verification": [],
        "errors": [],
        "alternatives": [],
        "current_deadline": None,
        "disabled_reason": None if enabled else "requirements.past_due",
    }
    account["charges_enabled"] = account["payouts_enabled"] = enabled
    for name in account["capabilities"]:
        account["capabilities"][name] = "active" if enabled else "inactive"
    return account


def get(books: Books, id: str, key: str = "sk_test_") -> Doc:
    account = books.of("").find("account", id)
    if account is None or account["_revoked"]:
        raise errors.account_invalid(key, id)
    return account


def retrieve(call: Call) -> Doc:
    return get(call.books, call.args["id"])


def retrieve_current(call: Call) -> Doc:
    if call.books.account:
        return get(call.books, call.books.account)
    return {
        "id": "acct_1SandboxPlatform",
        "object": "account",
        "charges_enabled": True,
        "payouts_enabled": True,
        "details_submitted": True,
        "country": "IE",
        "default_currency": "eur",
        "email": None,
        "type": "standard",
    }


def update(call: Call) -> Doc:
    given = call.params
    given.only(*UPDATABLE)
    account = get(call.books, call.args["id"])
    before = public(account)
    for field in ("email", "business_type"):
        if field in given:
            account[field] = given.optional_text(field)
    if "business_profile" in given:
        profile = _business_profile(given.child("business_profile"))
        named = given.child("business_profile").values
        account["business_profile"] |= {field: profile[field] for field in named}
    if "settings" in given:
        account["settings"] |= given.child("settings").values
    for name in given.child("capabilities").values:
        account["capabilities"].setdefault(name, "inactive")
    account["metadata"] = given.metadata(account["metadata"])
    return save(call.books, with_requirements(account), before)


def save(books: Books, account: Doc, before: Doc) -> Doc:
    """Keep the account and tell the platform what changed about it."""
    books.of("").save(account)
    changed = {key: value for key, value in before.items() if account.get(key) != value}
    if changed:
        events.emit(books.of(account["id"]), "account.updated", account, changed)
    return account


def list_(call: Call) -> Doc:
    call.params.only("limit", "starting_after", "ending_before", "created")
    url = "/v1/accounts"
    return listing.page(
        Call(call.platform, call.params, call.args), "account", url, lambda a: not a["_revoked"]
    )


def create_login_link(call: Call) -> Doc:
    account = get(call.books, call.args["id"])
    if account["controller"]["stripe_dashboard"]["type"] != "express":
        raise StripeRefusal(
            "Cannot create a login link for an account that is not an Express account."
        )
    if not account["details_submitted"]:
        raise StripeRefusal(
            "Cannot create a login link for an account that has not completed onboarding."
        )
    url = f"{call.books.sandbox.public_url}/stripe/dashboard/{account['id']}"
    return {"object": "login_link", "created": call.books.now, "url": url}
