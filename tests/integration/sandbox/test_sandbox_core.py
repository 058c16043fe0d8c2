"""Journal, troubles, and the JSON API and page over them."""

from __future__ import annotations

import pytest

from infra.local.sandbox.journal import KEPT_ENTRIES
from tests.integration.sandbox.running import Receiver, Running
from tests.integration.sandbox.shop import Shop


def test_journal_shows_requests_decoded_and_forgets_the_oldest(
    provider: Running, shop: Shop
) -> None:
    shop.session()

    entry = provider.http.get(
        "/_sandbox/journal",
        params={"provider": "stripe", "direction": "received", "path": "checkout"},
    ).json()["items"][0]
    assert (entry["method"], entry["path"], entry["status"]) == (
        "POST",
        "/stripe/v1/checkout/sessions",
        200,
    )
    assert entry["body"]["line_items[0][price_data][unit_amount]"] == "1999"
    assert entry["headers"]["stripe-account"] == shop.account
    assert "authorization" not in entry["headers"]
    for _ in range(KEPT_ENTRIES + 10):
        provider.sandbox.journal.record(
            provider="stripe", direction="sent", at=provider.clock(), url="http://product"
        )
    assert len(provider.sandbox.journal.entries(limit=10_000)) == KEPT_ENTRIES


def test_trouble_counts_down_and_keeps_to_its_path(provider: Running, shop: Shop) -> None:
    rule = {"provider": "stripe", "kind": "5xx", "remaining": 2, "path": "/stripe/v1/bal*"}
    provider.switch(rules=[rule])
    headers = {"Authorization": "Bearer sk_test_local"}

    def status(path: str) -> int:
        return provider.http.get(f"/stripe/v1/{path}", headers=headers).status_code

    assert [status(path) for path in ("events", "balance", "balance", "balance")] == [
        200,
        500,
        500,
        200,
    ]
    assert provider.http.get("/_sandbox/switches").json()["rules"] == []


def test_trouble_until_off_stays(provider: Running) -> None:
    provider.switch(rules=[{"kind": "429"}])
    headers = {"Authorization": "Bearer sk_test_local"}

    statuses = {
        provider.http.get("/stripe/v1/balance", headers=headers).status_code for _ in range(5)
    }
    provider.switch(rules=[])

    assert statuses == {429}
    assert provider.http.get("/stripe/v1/balance", headers=headers).status_code == 200


@pytest.mark.parametrize(
    ("settings", "error"),
    [
        ({"rules": [{"kind": "fire"}]}, "rules.kind must be one of"),
        ({"rules": [{"kind": "429", "colour": "red"}]}, "rules: unknown ['colour']"),
        ({"rules": [{"kind": "429", "provider": "nobody"}]}, "no provider 'nobody'"),
        ({"webhooks": {"stripe": {"drop": "all"}}}, "webhooks.stripe.drop must be a whole number"),
        ({"custom": {"stripe": {"colour": 1}}}, "custom.stripe: unknown switch 'colour'"),
        (
            {"custom": {"stripe": {"decline_cards": "yes"}}},
            "custom.stripe.decline_cards must be a flag",
        ),
        ({"colour": 1}, "unknown ['colour']"),
    ],
)
def test_wrong_switches_are_refused_and_change_nothing(
    provider: Running, settings: dict[str, object], error: str
) -> None:
    before = provider.http.get("/_sandbox/switches").json()

    refused = provider.http.put("/_sandbox/switches", json={"rules": [{"kind": "5xx"}]} | settings)

    assert refused.status_code == 422
    assert error in refused.json()["error"]
    assert provider.http.get("/_sandbox/switches").json() == before


def test_state_is_shown_by_kind_and_account(provider: Running, shop: Shop) -> None:
    session = shop.session()

    mine = provider.http.get(
        "/_sandbox/state/stripe.checkout.session", params={"account": shop.account}
    ).json()["items"]
    by_status = provider.http.get(
        "/_sandbox/state/stripe.checkout.session", params={"status": "complete"}
    ).json()["items"]

    assert [doc["id"] for doc in mine] == [session.id]
    assert by_status == []


def test_reset_forgets_everything(provider: Running, shop: Shop) -> None:
    shop.session()
    provider.switch(rules=[{"kind": "slow", "provider": "stripe", "path": "/none"}])

    assert provider.http.post("/_sandbox/reset").status_code == 204

    assert provider.sandbox.state.list("stripe.account") == []
    assert provider.sandbox.webhooks.waiting() == 0
    assert provider.http.get("/_sandbox/switches").json()["rules"] == []


@pytest.mark.parametrize(
    ("_case", "provider_name", "action", "body", "status"),
    [
        ("no such action", "stripe", "explode", {"id": "x"}, 404),
        ("no such provider", "nobody", "explode", {"id": "x"}, 404),
        ("no id", "stripe", "open_dispute", {}, 422),
        ("no such object", "stripe", "open_dispute", {"id": "ch_x"}, 409),
    ],
)
def test_wrong_actions_are_refused(
    provider: Running, _case: str, provider_name: str, action: str, body: object, status: int
) -> None:
    refused = provider.http.post(f"/_sandbox/actions/{provider_name}/{action}", json=body)

    assert refused.status_code == status
    assert refused.json()["error"]


def test_page_shows_traffic_and_objects_with_their_actions(
    provider: Running, shop: Shop, hooks: Receiver
) -> None:
    charge = shop.paid_charge()
    provider.deliver()

    traffic = provider.http.get("/").text
    objects = provider.http.get("/providers/stripe").text

    assert "POST /stripe/v1/checkout/sessions" in traffic
    assert "checkout.session.completed" in traffic
    for shown in (shop.account, "Volt Electronics GmbH", "€19.99", "Open dispute"):
        assert shown in objects
    done = provider.http.post(
        "/providers/stripe/actions/open_dispute",
        data={"id": charge.id, "account": shop.account},
        follow_redirects=True,
    )
    assert "is open</p>" in done.text
    assert "Merchant wins" in done.text


def test_forms_of_the_page_turn_troubles_on_and_off(provider: Running) -> None:
    provider.http.post("/troubles", data={"kind": "429", "provider": "stripe", "remaining": "3"})
    provider.http.post(
        "/providers/stripe/switches",
        data={"decline_cards": "on", "risk_score": "70", "dispute_after_seconds": "9"},
    )
    provider.http.post(
        "/providers/stripe/webhooks", data={"delay_seconds": "4", "duplicates": "1", "drop": "0"}
    )

    settings = provider.http.get("/_sandbox/switches").json()
    assert [(r["kind"], r["provider"], r["remaining"]) for r in settings["rules"]] == [
        ("429", "stripe", 3)
    ]
    assert settings["custom"]["stripe"] == {
        "decline_cards": True,
        "block_highest_risk": False,
        "risk_score": 70,
        "dispute_after_seconds": 9,
        "tax_not_set_up": False,
    }
    assert settings["webhooks"]["stripe"]["delay_seconds"] == 4
    wrong = provider.http.post(
        "/providers/stripe/switches", data={"risk_score": "high"}, follow_redirects=True
    )
    assert "Not kept: custom.stripe.risk_score must be a number" in wrong.text
    provider.http.post("/troubles/0/remove")
    assert provider.http.get("/_sandbox/switches").json()["rules"] == []
