"""The price per litre, kilogram, metre or piece, wherever a price is."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.catalog_factories import create_product, save_product, variant_fields
from tests.support.markets_factories import create_market, set_rates
from tests.support.stores_factories import create_store, owner_of
from windlass.catalog import market_pricing, service, storefront
from windlass.catalog.errors import ProductInvalid
from windlass.catalog.market_prices import of_card
from windlass.catalog.market_pricing import Change
from windlass.catalog.measures import Measure, Reference, Unit, UnitPrice
from windlass.catalog.models import Product
from windlass.catalog.out_schemas import VariantOut
from windlass.catalog.storefront_schemas import StorefrontProductOut
from windlass.currencies import service as currencies
from windlass.kit.money import Money
from windlass.search import documents
from windlass.tenancy.context import StoreContext

pytestmark = pytest.mark.usefixtures("table")

HALF = {"thousandths": 500_000, "unit": "ml"}


@pytest.fixture
def store(table: None) -> StoreContext:
    set_rates(EUR="0.5")  # a euro is two dollars
    return owner_of(create_store())


def eur(amount: int) -> dict[str, Any]:
    return {"amount": amount, "currency": "EUR"}


def oil(store: StoreContext, *, small: int = 499, large: int = 1500) -> Product:
    """Half a litre, and two litres."""
    variants = [
        variant_fields("Small", price=eur(small), measure=HALF),
        variant_fields("Large", price=eur(large), measure={"thousandths": 2_000, "unit": "l"}),
    ]
    options = [{"name": "Size", "values": ["Small", "Large"]}]
    return create_product(store, title="Oil", options=options, variants=variants).product


def test_what_is_compared_is_the_lawful_reference_unless_another_is_asked_for(
    store: StoreContext,
) -> None:
    smaller = {"thousandths": 50_000, "unit": "g", "reference": "100_g"}
    options = [{"name": "Kind", "values": ["Oil", "Salt", "None"]}]
    variants = [
        variant_fields("Oil", measure=HALF),
        variant_fields("Salt", measure=smaller),
        variant_fields("None"),
    ]

    found = create_product(store, options=options, variants=variants).product

    kept = service.get(store, found.product_id).product
    assert [variant.measure for variant in kept.variants] == [
        Measure(500_000, Unit.ML, Reference.L),
        Measure(50_000, Unit.G, Reference.G_100),
        None,
    ]
    out = VariantOut.of(kept.variants[1], None, with_cost=False)
    assert out.unit_price is not None
    assert (out.unit_price.price.amount, out.unit_price.reference) == (4000, "100_g")


def test_litres_are_not_compared_with_kilograms_and_nothing_is_kept(store: StoreContext) -> None:
    found = create_product(store).product
    wrong = save_product(variants=[variant_fields(measure=HALF | {"reference": "1_kg"})])

    with pytest.raises(ProductInvalid) as refused:
        service.update(store, found.product_id, wrong, version=1)

    [problem] = refused.value.fields
    assert (problem.field, problem.rule, problem.message) == (
        "variants.0.measure.reference",
        "same_kind",
        "What is measured in ml has no price per 1 kg.",
    )
    assert service.get(store, found.product_id).product.variants[0].measure is None


def test_a_copy_holds_as_much(store: StoreContext) -> None:
    copy = service.duplicate(store, oil(store).product_id).product

    assert [variant.measure for variant in copy.variants] == [
        Measure(500_000, Unit.ML, Reference.L),
        Measure(2_000, Unit.L, Reference.L),
    ]


def test_a_gift_card_is_not_measured(store: StoreContext) -> None:
    card = create_product(store, kind="gift_card", variants=[variant_fields(measure=HALF)])

    assert card.product.variants[0].measure is None


def test_shops_and_cards_say_what_the_shown_price_makes(store: StoreContext) -> None:
    product = oil(store)

    found = storefront.storefront_product(store, product.handle)
    [card] = storefront.storefront_list(store, limit=5).items

    assert isinstance(found, storefront.StorefrontProduct)
    out = StorefrontProductOut.of(found)
    said = [one.unit_price and one.unit_price.price.amount for one in out.variants]
    assert said == [998, 750]
    assert of_card(card, None).unit_price == UnitPrice(Money(998, "EUR"), Reference.L)


def test_the_search_says_the_same_as_cards(store: StoreContext) -> None:
    found = service.get(store, oil(store).product_id)

    document = documents.document_of(found.product, found.stocks, read_at=0)

    assert document.card["measure"] == "500000 ml 1_l"


def test_in_other_markets_it_is_of_the_price_there(store: StoreContext) -> None:
    america = create_market(store, "USD", "US")
    product = oil(store)
    small, large = product.variants
    exchange = currencies.of_currency(store, "USD", america.market_id)

    by_rate = storefront.variants_for_sale(
        store, [(product.product_id, small.id)], exchange=exchange
    )[product.product_id, small.id]
    assert by_rate.measure is not None
    assert by_rate.measure.price_of(by_rate.price) == UnitPrice(
        Money(by_rate.price.amount * 2, "USD"), Reference.L
    )

    cheaper = Change(large.id, Money(400, "USD"))
    market_pricing.change(store, product.product_id, america.market_id, [cheaper])
    [card] = storefront.storefront_list(store, limit=5).items
    shown = of_card(card, exchange)
    assert (shown.lowest, shown.unit_price) == (
        Money(400, "USD"),
        UnitPrice(Money(200, "USD"), Reference.L),
    )
