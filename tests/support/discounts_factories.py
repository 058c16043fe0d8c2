"""Promotions and what they are of, with one-word overrides."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pynamodb.exceptions import TransactWriteError

from windlass.db import transactions
from windlass.discounts import service
from windlass.discounts.models import Discount
from windlass.discounts.offers import Offers
from windlass.discounts.redemptions import Redemption
from windlass.discounts.rules import DiscountClass, Kind, PromoLine, Promotion
from windlass.discounts.schemas import SaveDiscount
from windlass.kit import clock
from windlass.kit.money import Money
from windlass.tenancy.context import StoreContext

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


def discount(store: StoreContext, **overrides: Any) -> Discount:
    """Through the service, as the dashboard makes it: 10 % off the order with a code, from now."""
    request = {
        "title": "Spring sale",
        "method": "code",
        "code": "SPRING",
        "kind": "percentage",
        "basis_points": 1000,
    } | overrides
    if request["method"] == "automatic":
        request["code"] = None
    return service.create(store, SaveDiscount.model_validate(request)).discount


def offered(store: StoreContext, *codes: str, **shopper: Any) -> Offers:
    return service.offers(store, **{"codes": codes, "at": clock.now(), **shopper})


def redemptions_of(found: Offers) -> tuple[Redemption, ...]:
    """Of everything that is offered."""
    return found.redemptions(found.promotions)


@dataclass(frozen=True)
class Refusal:
    used_up: list[str] = field(default_factory=list)
    was_done: bool = False


def move(step: Any, store: StoreContext, reference: str, redemptions: Any) -> Refusal | None:
    """One step in a transaction of its own; why it was refused, or None."""
    made = []

    def write() -> None:
        with transactions.write() as t:
            made.append(step(t, store, reference=reference, redemptions=redemptions))

    try:
        transactions.attempt(write)
    except TransactWriteError as error:
        return Refusal(made[-1].used_up(error), made[-1].was_done(error))
    return None
