"""Things on sale, with one-word overrides."""

from __future__ import annotations

from typing import Any

from windlass.catalog import service
from windlass.catalog.models import Product
from windlass.catalog.schemas import SaveProduct
from windlass.tenancy.context import StoreContext


def eur(amount: int) -> dict[str, Any]:
    return {"amount": amount, "currency": "EUR"}


def variant_in(
    *values: str, price: int = 2950, left: int | None = 10, **facts: Any
) -> dict[str, Any]:
    """`left` of None is always to be had."""
    stock = {"tracked": left is not None, "on_hand": left or 0}
    return {"values": list(values), "price": eur(price), "stock": stock} | facts


def sell(
    owner: StoreContext, title: str = "Desk lamp", *variants: dict[str, Any], **facts: Any
) -> Product:
    given = {"title": title, "status": "active", "variants": list(variants) or [variant_in()]}
    request = SaveProduct.model_validate(given | facts)
    return service.create(owner, request, currency="EUR").product


def colours() -> list[dict[str, Any]]:
    return [{"name": "Colour", "values": ["Black", "White"]}]
