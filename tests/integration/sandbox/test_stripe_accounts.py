"""Connect: accounts, onboarding and login links through the official SDK."""

from __future__ import annotations

import pytest
import stripe

from tests.integration.sandbox.running import Receiver, Running
from tests.integration.sandbox.shop import CREATE, FACTS, Shop, onboarding_form, open_shop

REFRESH = "http://dashboard.localhost:8080/refresh"
RETURN = "http://dashboard.localhost:8080/return"


def test_new_account_may_not_charge_and_says_what_is_due(provider: Running) -> None:
    account = provider.stripe.v1.accounts.create(CREATE)

    assert account.id.startswith("acct_1")
    assert (account.charges_enabled, account.payouts_enabled, account.details_submitted) == (
        False,
        False,
        False,
    )
    assert account.default_currency == "eur"
    assert account.requirements is not None
    assert account.requirements.disabled_reason == "requirements.past_due"
    assert account.requirements.currently_due == [
        "business_type",
        "company.name",
        "business_profile.product_description",
        "business_profile.support_email",
        "external_account",
        "tos_acceptance.date",
    ]
    assert account.capabilities is not None
    assert account.capabilities.card_payments == "inactive"


def test_completed_onboarding_enables_charges_and_tells_the_platform(
    provider: Running, hooks: Receiver
) -> None:
    account = provider.stripe.v1.accounts.create(CREATE)
    form = onboarding_form(provider, account.id)

    done = provider.http.post(form, data=FACTS | {"action": "complete"})

    assert (done.status_code, done.headers["location"]) == (303, RETURN)
    known = provider.stripe.v1.accounts.retrieve(account.id)
    assert (known.charges_enabled, known.payouts_enabled, known.details_submitted) == (
        True,
        True,
        True,
    )
    assert known.capabilities is not None
    assert known.capabilities.card_payments == "active"
    provider.deliver()
    event = hooks.events()[0]
    assert (event["type"], event["account"]) == ("account.updated", account.id)
    assert event["data"]["object"]["charges_enabled"] is True
    assert event["data"]["previous_attributes"]["charges_enabled"] is False
    assert hooks.types() == ["account.updated", "capability.updated", "capability.updated"]


def test_onboarding_left_for_later_keeps_answers_and_lists_the_rest(provider: Running) -> None:
    account = provider.stripe.v1.accounts.create(CREATE)
    form = onboarding_form(provider, account.id)
    some = {"action": "later", "business_type": "individual", "legal_name": "Ada Lovelace"}

    left = provider.http.post(form, data=some)

    assert left.headers["location"] == RETURN
    known = provider.stripe.v1.accounts.retrieve(account.id)
    assert known.charges_enabled is False
    assert known.requirements is not None
    assert known.requirements.currently_due == [
        "business_profile.product_description",
        "business_profile.support_email",
        "external_account",
        "tos_acceptance.date",
    ]
    again = provider.http.get(onboarding_form(provider, account.id)).text
    assert 'value="Ada Lovelace"' in again


def test_completing_with_missing_answers_marks_the_fields(provider: Running) -> None:
    account = provider.stripe.v1.accounts.create(CREATE)
    form = onboarding_form(provider, account.id)

    refused = provider.http.post(form, data=FACTS | {"action": "complete", "bank_account": "12"})

    assert refused.status_code == 422
    assert "Enter an account number of at least 8 characters." in refused.text
    assert provider.stripe.v1.accounts.retrieve(account.id).charges_enabled is False


def test_link_is_good_for_one_visit_then_leads_to_the_refresh_url(provider: Running) -> None:
    account = provider.stripe.v1.accounts.create(CREATE)
    link = provider.stripe.v1.account_links.create(
        {
            "account": account.id,
            "type": "account_onboarding",
            "refresh_url": REFRESH,
            "return_url": RETURN,
        }
    )
    first = provider.http.get(provider.path(link.url))
    second = provider.http.get(provider.path(link.url))

    assert first.headers["location"].startswith("/stripe/connect/visit/")
    assert second.headers["location"] == REFRESH


def test_link_expires_after_five_minutes(provider: Running) -> None:
    account = provider.stripe.v1.accounts.create(CREATE)
    link = provider.stripe.v1.account_links.create(
        {
            "account": account.id,
            "type": "account_onboarding",
            "refresh_url": REFRESH,
            "return_url": RETURN,
        }
    )
    assert link.expires_at - link.created == 300

    provider.clock.let_pass(301)

    assert provider.http.get(provider.path(link.url)).headers["location"] == REFRESH


def test_login_link_opens_the_express_dashboard_after_onboarding(
    provider: Running, shop: Shop
) -> None:
    shop.paid_charge()

    link = provider.stripe.v1.accounts.login_links.create(shop.account)

    page = provider.http.get(provider.path(link.url))
    assert page.status_code == 200
    assert "Volt Electronics GmbH" in page.text
    assert "€19.99" in page.text


def test_login_link_needs_a_finished_onboarding(provider: Running) -> None:
    account = provider.stripe.v1.accounts.create(CREATE)

    with pytest.raises(stripe.InvalidRequestError, match="has not completed onboarding"):
        provider.stripe.v1.accounts.login_links.create(account.id)


def test_accounts_are_listed_newest_first_and_updated(provider: Running) -> None:
    first, second = open_shop(provider), open_shop(provider)

    changed = provider.stripe.v1.accounts.update(
        first.account, {"business_profile": {"name": "Volt"}, "metadata": {"store": "s1"}}
    )

    assert [a.id for a in provider.stripe.v1.accounts.list().data] == [
        second.account,
        first.account,
    ]
    assert changed.business_profile is not None
    assert changed.business_profile.name == "Volt"
    assert changed.metadata is not None
    assert changed.metadata["store"] == "s1"


def test_restricted_account_loses_charges_and_says_why(
    provider: Running, shop: Shop, hooks: Receiver
) -> None:
    provider.act("restrict_account", shop.account).raise_for_status()

    known = provider.stripe.v1.accounts.retrieve(shop.account)
    assert known.charges_enabled is False
    assert known.requirements is not None
    assert known.requirements.currently_due == ["external_account"]
    provider.deliver()
    assert hooks.types() == ["account.updated"]
    with pytest.raises(stripe.InvalidRequestError, match="cannot currently make charges"):
        shop.session()


def test_foreign_and_revoked_accounts_are_forbidden(provider: Running, shop: Shop) -> None:
    session = shop.session()
    provider.act("revoke_account", shop.account).raise_for_status()

    for account in (shop.account, "acct_1Unknown"):
        with pytest.raises(stripe.PermissionError) as refused:
            provider.stripe.v1.checkout.sessions.retrieve(
                session.id, None, {"stripe_account": account}
            )
        assert refused.value.http_status == 403
        assert '"code":"account_invalid"' in str(refused.value.http_body)
    provider.deliver()
    assert provider.hooks.types() == ["account.application.deauthorized"]


def test_objects_of_one_account_do_not_exist_for_another(provider: Running, shop: Shop) -> None:
    session, other = shop.session(), open_shop(provider)

    with pytest.raises(stripe.InvalidRequestError) as refused:
        provider.stripe.v1.checkout.sessions.retrieve(session.id, None, other.options)

    assert (refused.value.http_status, refused.value.code) == (404, "resource_missing")
    assert provider.stripe.v1.checkout.sessions.list(None, other.options).data == []
    assert provider.stripe.v1.checkout.sessions.list().data == []


def test_type_and_controller_exclude_each_other(provider: Running) -> None:
    with pytest.raises(stripe.InvalidRequestError, match="mutually exclusive"):
        provider.stripe.v1.accounts.create(CREATE | {"type": "express"})


def test_old_express_type_becomes_its_controller(provider: Running) -> None:
    account = provider.stripe.v1.accounts.create({"type": "express", "country": "US"})

    assert account.controller is not None
    assert account.controller.stripe_dashboard is not None
    assert account.controller.fees is not None
    assert (account.controller.stripe_dashboard.type, account.controller.fees.payer) == (
        "express",
        "application",
    )
    assert account.default_currency == "usd"
