"""Promotions and what they are of, with one-word overrides."""

from __future__ import annotations

from typing import Any

from windlass.discounts.rules import DiscountClass, Kind, PromoLine, Promotion
from windlass.kit.money import Money

ALL_CLASSES = frozenset(DiscountClass)


def percentage(discount_id: str, percent: int, **overrides: Any) -> Promotion:
    return _promotion(discount_id, Kind.PERCENTAGE, basis_points=percent * 100, **overrides)


def fixed(discount_id: str, amount: int, *, currency: str = "EUR", **overrides: Any) -> Promotion:
    return _promotion(discount_id, Kind.FIXED, amount=Money(amount, currency), **overrides)


def free_shipping(discount_id: str, **overrides: Any) -> Promotion:
    defaults = {"discount_class": DiscountClass.SHIPPING}
    return _promotion(discount_id, Kind.FREE_SHIPPING, **(defaults | overrides))


def buy_get(discount_id: str, buy: int, get: int, **overrides: Any) -> Promotion:
    defaults = {
        "discount_class": DiscountClass.PRODUCT,
        "buy_quantity": buy,
        "get_quantity": get,
    }
    return _promotion(discount_id, Kind.BUY_X_GET_Y, **(defaults | overrides))


def tiered(discount_id: str, **overrides: Any) -> Promotion:
    return _promotion(discount_id, Kind.TIERED, **overrides)


def promo_line(
    line_id: str, unit: int, quantity: int = 1, *, currency: str = "EUR", **overrides: Any
) -> PromoLine:
    return PromoLine(
        **{
            "line_id": line_id,
            "product_id": f"product-{line_id}",
            "variant_id": f"variant-{line_id}",
            "collection_ids": frozenset(),
            "unit_price": Money(unit, currency),
            "quantity": quantity,
            **overrides,
        }
    )


def _promotion(discount_id: str, kind: Kind, **overrides: Any) -> Promotion:
    return Promotion(
        **{
            "discount_id": discount_id,
            "title": discount_id.title(),
            "kind": kind,
            "discount_class": DiscountClass.ORDER,
            "code": discount_id.upper(),
            **overrides,
        }
    )
