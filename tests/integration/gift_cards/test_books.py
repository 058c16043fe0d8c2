"""What a store owes to holders of gift cards, and when cards end."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest

from merchant_api.app import handler
from tests.support.api import Answer, call
from tests.support.gift_cards_factories import a_card, a_shop, eur, spend
from windlass.gift_cards import service as gift_cards
from windlass.gift_cards import spending
from windlass.kit import clock
from windlass.tenancy.context import StoreContext

pytestmark = pytest.mark.usefixtures("cloud")
FOR_ADA: dict[str, Any] = {
    "amount": {"amount": 5000, "currency": "EUR"},
    "recipient_name": "Ada Lovelace",
    "recipient_email": "ada@example.com",
}


@pytest.fixture
def shop(cloud: None) -> StoreContext:
    return a_shop()


def ask(shop: StoreContext, method: str, path: str = "", **more: Any) -> Answer:
    return call(
        handler, method, f"/api/v1/stores/{shop.store_id}/gift-cards{path}", as_=shop, **more
    )


def test_what_is_owed_follows_cards_and_never_counts_twice(shop: StoreContext) -> None:
    cards = [a_card(shop, amount) for amount in (5000, 3000, 2000)]
    ended = a_card(shop, 900, expires_at=clock.now() - timedelta(days=1))
    amounts = {cards[0].card_id: eur(1000), cards[2].card_id: eur(2000)}
    spend(spending.hold, shop, amounts)
    spend(spending.commit, shop, amounts)
    ask(shop, "POST", f"/{cards[1].card_id}/disable", body={"reason": "Lost"})
    for _ in range(2):
        for card in (*cards, ended):
            gift_cards.recount(shop, card.card_id)

    assert ask(shop, "GET", "/totals").body["items"] == [
        {"kind": "card", "outstanding": {"amount": 4000, "currency": "EUR"}, "holders": 1}
    ]


def test_cards_expire_by_the_stores_rule_and_never_before_the_law_allows(
    shop: StoreContext,
) -> None:
    found = ask(shop, "GET", "/expiry")
    assert found.body == {"months": None, "least_months": 48, "version": 1}

    def set_to(months: int | None, version: str = '"1"') -> Answer:
        return ask(shop, "PUT", "/expiry", body={"months": months}, headers={"If-Match": version})

    refused = set_to(24)
    assert [one["rule"] for one in refused.body["fields"]] == ["least_by_law"]
    assert set_to(60).body["months"] == 60
    assert set_to(48).status == 412
    card = ask(shop, "POST", body=FOR_ADA).body
    assert card["expires_at"][:4] == str(clock.now().year + 5)
    assert set_to(None, '"2"').body == {"months": None, "least_months": 48, "version": 3}
    assert ask(shop, "POST", body=FOR_ADA).body["expires_at"] is None


def test_a_card_that_many_count_at_once_is_owed_once(shop: StoreContext) -> None:
    card = a_card(shop, 5000)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: gift_cards.recount(shop, card.card_id), range(8)))

    assert ask(shop, "GET", "/totals").body["items"] == [
        {"kind": "card", "outstanding": {"amount": 5000, "currency": "EUR"}, "holders": 1}
    ]
