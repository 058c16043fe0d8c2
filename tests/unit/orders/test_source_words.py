"""What a merchant reads of a price that a shopper paid in another language."""

from __future__ import annotations

from copy import replace
from typing import Any

from tests.support.carts_factories import pricing_line, shipping_option
from tests.support.discounts_factories import ALL_CLASSES, free_shipping, percentage
from windlass.discounts.parts import Promotion
from windlass.orders import source_words
from windlass.orders.models import Order
from windlass.pricing import documents
from windlass.pricing.models import Breakdown, PricingInput
from windlass.pricing.service import price

AUTUMN = percentage(
    "sale",
    10,
    title="Herbstaktion",
    source_title="Autumn sale",
    code=None,
    combines_with=ALL_CLASSES,
)


def order_with(*promotions: Promotion, document: dict[str, Any] | None = None) -> Order:
    priced = price(
        PricingInput(
            "EUR",
            (pricing_line("line-1", 2000),),
            replace(shipping_option(490), name="Standardversand"),
            promotions,
        )
    )
    return Order(
        breakdown=document or documents.to_document(priced),
        shipping={"name": "Standardversand", "source_name": "Standard"},
    )


def texts(breakdown: Breakdown) -> list[str]:
    return [step.text for step in breakdown.steps if step.code != "line"]


def test_automatic_discounts_and_the_delivery_are_called_as_the_merchant_calls_them() -> None:
    gift = replace(
        free_shipping("gift", code=None, combines_with=ALL_CLASSES),
        title="Gratisversand",
        source_title="Free delivery",
    )

    found = source_words.breakdown_of(order_with(AUTUMN, gift))

    assert [one.title for one in found.discounts] == ["Autumn sale", "Free delivery"]
    assert [one.title for one in found.lines[0].discounts] == ["Autumn sale"]
    assert found.delivery is not None
    assert found.delivery.name == "Standard"
    assert texts(found) == ["Autumn sale", "Standard to DE", "Free delivery"]


def test_a_code_stays_what_was_typed() -> None:
    found = source_words.breakdown_of(order_with(replace(AUTUMN, code="HERBST")))

    assert [(one.code, one.title) for one in found.discounts] == [("HERBST", "Autumn sale")]
    assert texts(found) == ["HERBST", "Standard to DE"]


def test_the_shopper_keeps_their_words() -> None:
    kept = documents.from_document(order_with(AUTUMN).breakdown)

    assert [one.title for one in kept.discounts] == ["Herbstaktion"]
    assert texts(kept) == ["Herbstaktion", "Standardversand to DE"]


def test_an_order_from_before_merchants_words_were_kept_is_read_as_it_is() -> None:
    document = order_with(AUTUMN).breakdown
    for one in [*document["discounts"], *document["lines"][0]["discounts"]]:
        del one["source_title"]

    found = source_words.breakdown_of(order_with(document=document))

    assert [one.title for one in found.discounts] == ["Herbstaktion"]
    assert texts(found) == ["Herbstaktion", "Standard to DE"]
    assert found.total == documents.from_document(document).total
