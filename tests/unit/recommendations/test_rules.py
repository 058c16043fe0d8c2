"""What is most like a product."""

from typing import Any

import pytest

from windlass.catalog.models import Card
from windlass.kit.money import Money
from windlass.recommendations.rules import is_in_band, most_alike, shared


def card(product_id: str, price: int = 2000, **facts: Any) -> Card:
    given: dict[str, Any] = {
        "status": "active",
        "tags": [],
        "category_ids": [],
        "collection_ids": [],
        "is_sold_out": False,
    }
    return Card(product_id=product_id, price=Money(price, "EUR"), **(given | facts))


OWN = card("own", category_ids=["home", "lamps"], collection_ids=["c1"], tags=["Desk"])


@pytest.mark.parametrize(
    ("price", "is_inside"), [(1200, True), (1199, False), (2800, True), (2801, False)]
)
def test_the_band_reaches_two_fifths_up_and_down(price: int, is_inside: bool) -> None:
    assert is_in_band(OWN, card("other", price)) is is_inside


def test_the_nearest_category_counts_more_than_collections_and_tags() -> None:
    sibling = card("a", category_ids=["home", "lamps"])
    cousin = card("b", category_ids=["home", "rugs"], collection_ids=["c1"], tags=["desk"])
    assert (shared(OWN, sibling), shared(OWN, cousin)) == (8, 7)


def test_the_same_price_band_comes_first_and_sold_out_last() -> None:
    dear = card("dear", 9000, category_ids=["home", "lamps"], tags=["desk"])
    near = card("near", 2100)
    alike = card("alike", 2500, category_ids=["home", "lamps"])
    gone = card("gone", 2000, category_ids=["home", "lamps"], is_sold_out=True)

    found = most_alike(OWN, [gone, dear, near, alike, OWN], limit=4)

    assert [each.product_id for each in found] == ["alike", "near", "dear", "gone"]


def test_drafts_and_the_product_itself_are_not_recommended() -> None:
    assert most_alike(OWN, [OWN, card("draft", status="draft")], limit=4) == []
