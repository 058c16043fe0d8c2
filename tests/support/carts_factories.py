"""Baskets and what they are made of, with one-word overrides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.support.stores_factories import open_store
from windlass.catalog import service as catalog
from windlass.catalog.schemas import SaveProduct, SetStock
from windlass.kit.money import Money
from windlass.pricing.models import Line
from windlass.shipping.models import ShippingOption
from windlass.tenancy import service as tenancy
from windlass.tenancy.context import StoreContext


def pricing_line(
    line_id: str,
    unit: int,
    quantity: int = 1,
    *,
    compare_at: int | None = None,
    weight_grams: int = 0,
    currency: str = "EUR",
) -> Line:
    before = None if compare_at is None else Money(compare_at, currency)
    return Line(line_id, Money(unit, currency), quantity, before, weight_grams)


def shipping_option(
    price: int,
    *,
    regular: int | None = None,
    free_above: int | None = None,
    weight_grams: int = 0,
    currency: str = "EUR",
) -> ShippingOption:
    return ShippingOption(
        zone_id="zone-1",
        rate_id="rate-1",
        name="Standard shipping",
        country="DE",
        weight_grams=weight_grams,
        price=Money(price, currency),
        regular_price=Money(price if regular is None else regular, currency),
        free_above=None if free_above is None else Money(free_above, currency),
        min_days=2,
        max_days=5,
    )


@dataclass(frozen=True)
class Shop:
    """An open store, as its owner and as a shopper see it."""

    slug: str
    owner: StoreContext
    shopper: StoreContext


def open_shop(user_id: str = "owner-1", **overrides: Any) -> Shop:
    store = open_store(user_id, **overrides)
    owner = tenancy.enter(store.store_id, user_id=user_id)
    return Shop(store.slug, owner, tenancy.visit(store.store_id))


@dataclass(frozen=True)
class Goods:
    """A product with one variant, for sale."""

    owner: StoreContext
    product_id: str
    variant_id: str
    request: dict[str, Any]

    @property
    def pair(self) -> tuple[str, str]:
        return self.product_id, self.variant_id

    def reprice(self, amount: int) -> None:
        [variant] = self.request["variants"]
        price = {"amount": amount, "currency": "EUR"}
        variant = variant | {"id": self.variant_id, "price": price, "stock": None}
        changed = SaveProduct.model_validate(self.request | {"variants": [variant]})
        version = catalog.get(self.owner, self.product_id).product.version
        catalog.update(self.owner, self.product_id, changed, version=version)

    def restock(self, on_hand: int) -> None:
        variant = {"variant_id": self.variant_id, "on_hand": on_hand}
        catalog.set_stock(
            self.owner, self.product_id, SetStock.model_validate({"variants": [variant]})
        )

    def withdraw(self) -> None:
        catalog.archive(self.owner, self.product_id)


def goods(
    shop: Shop,
    title: str = "Lamp",
    *,
    price: int = 1999,
    on_hand: int | None = None,
    status: str = "active",
    **variant: Any,
) -> Goods:
    """`on_hand` of None is without limit."""
    stock = {"tracked": on_hand is not None, "on_hand": on_hand or 0}
    request = {
        "title": title,
        "status": status,
        "variants": [{"price": {"amount": price, "currency": "EUR"}, "stock": stock} | variant],
    }
    made = catalog.create(shop.owner, SaveProduct.model_validate(request), currency="EUR")
    return Goods(shop.owner, made.product.product_id, made.product.variants[0].id, request)
