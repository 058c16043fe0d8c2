"""What gift cards know of a person: told on request, forgotten on request, still good."""

import pytest

from tests.support.gift_cards_factories import a_card, a_shop, code_of, eur
from tests.support.table import items
from windlass.gift_cards import managing, privacy
from windlass.gift_cards import service as gift_cards
from windlass.tenancy.context import StoreContext

ADA, JO = "ada@example.com", "jo@example.com"


@pytest.fixture
def shop(table: None) -> StoreContext:
    return a_shop()


def from_jo_to_ada(shop: StoreContext) -> str:
    card = a_card(
        shop,
        recipient_name="Ada Lovelace",
        recipient_email=ADA,
        message="Dear Ada",
        sender_name="Jo Doe",
        sender_email=JO,
    )
    return card.card_id


def test_a_person_is_told_of_cards_got_and_bought(shop: StoreContext) -> None:
    from_jo_to_ada(shop)
    a_card(shop, recipient_email="adam@example.com")

    for email in (ADA, JO):
        [told] = privacy.export(privacy.of_person(shop, [email]))
        assert told["worth"] == told["left"] == "50.00 EUR"
        assert told["recipient"] == {"name": "Ada Lovelace", "email": ADA}
        assert told["code"].startswith("•••• ")


def test_who_is_forgotten_is_found_nowhere_and_the_card_stays_good(shop: StoreContext) -> None:
    card_id = from_jo_to_ada(shop)
    code = code_of(shop, managing.get(shop, card_id))

    assert (privacy.forget(shop, [ADA]), privacy.forget(shop, [ADA])) == (1, 0)

    kept = str([item for item in items() if item["entity"]["S"] in ("GiftCard", "GiftCardWord")])
    assert not [word for word in ("ada", "Ada", "lovelace", "Lovelace") if word in kept]
    assert JO in kept
    assert gift_cards.look_up(shop, code, visitor="v", ip="1.2.3.4").balance == eur(5000)
    assert managing.list_page(shop, query="ada", limit=10).items == []
    assert [card.card_id for card in managing.list_page(shop, query="jo@", limit=10).items] == [
        card_id
    ]


def test_another_store_keeps_what_it_knows(shop: StoreContext) -> None:
    other = a_shop("owner-2", slug="ampere")
    from_jo_to_ada(other)

    assert privacy.forget(shop, [ADA]) == 0
    assert len(privacy.of_person(other, [ADA])) == 1
