"""Gift cards are products whose variants are amounts: not sent, not counted, not reduced."""

from typing import Any

import pytest

from tests.support.catalog_factories import create_product, save_product, variant_fields
from tests.support.factories import store
from windlass.catalog import service
from windlass.catalog.errors import ProductInvalid
from windlass.catalog.kinds import Kind
from windlass.catalog.repository import Found
from windlass.kit.money import Money

pytestmark = pytest.mark.usefixtures("table")


def amount(minor: int, **overrides: object) -> dict[str, object]:
    return variant_fields(
        f"{minor // 100}", price={"amount": minor, "currency": "EUR"}, **overrides
    )


def gift_card(**overrides: object) -> Found:
    fields: dict[str, Any] = {
        "title": "Gift card",
        "kind": "gift_card",
        "options": [{"name": "Amount", "values": ["25", "50"]}],
        "variants": [
            amount(2500, weight_grams=10, stock={"tracked": True, "on_hand": 0}),
            amount(5000, compare_at={"amount": 6000, "currency": "EUR"}),
        ],
    }
    return create_product(store(), **fields | overrides)


def test_an_amount_is_always_to_be_had_and_never_sent() -> None:
    product = gift_card().product
    pairs = [(product.product_id, variant.id) for variant in product.variants]

    found = service.variants_for_sale(store(), pairs)

    assert [
        (one.kind, one.price, one.compare_at, one.cost, one.weight_grams, one.requires_shipping)
        for one in found.values()
    ] == [
        (Kind.GIFT_CARD, Money(2500, "EUR"), None, None, None, False),
        (Kind.GIFT_CARD, Money(5000, "EUR"), None, None, None, False),
    ]
    assert [one.left for one in found.values()] == [None, None]
    assert all(one.has(1000) for one in found.values())


def test_shops_see_it_as_available() -> None:
    product = gift_card().product

    shown = service.storefront_product(store(), product.handle)

    assert isinstance(shown, service.StorefrontProduct)
    assert [(one.is_available, one.left) for one in shown.offers] == [(True, None), (True, None)]
    [card] = service.storefront_list(store(), limit=10).items
    assert (card.kind, card.is_sold_out) == ("gift_card", False)
    assert card.available is None


def test_what_nobody_says_is_goods() -> None:
    product = create_product(store()).product

    assert service.get(store(), product.product_id).product.kind == "physical"


def test_a_product_stays_what_it_is() -> None:
    product = gift_card().product
    same = save_product(title="Voucher")

    changed = service.update(store(), product.product_id, same, version=1)

    assert (changed.product.kind, changed.product.title) == ("gift_card", "Voucher")
    with pytest.raises(ProductInvalid) as refused:
        service.update(store(), product.product_id, save_product(kind="physical"), version=2)
    assert [(one.field, one.rule) for one in refused.value.fields] == [("kind", "fixed")]


def test_a_gift_card_is_worth_something() -> None:
    with pytest.raises(ProductInvalid) as refused:
        gift_card(variants=[amount(2500), amount(0) | {"values": ["50"]}])

    [problem] = refused.value.fields
    assert (problem.field, problem.rule) == ("variants.1.price.amount", "greater_than")


def test_a_copy_is_a_gift_card_too() -> None:
    copy = service.duplicate(store(), gift_card().product.product_id)

    assert copy.product.kind == "gift_card"
