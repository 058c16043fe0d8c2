"""Why a code does nothing for this cart, as the shopper reads it."""

from __future__ import annotations

from collections.abc import Sequence

from windlass.discounts import taking
from windlass.discounts.parts import DiscountClass, Kind, Promotion, Rejected
from windlass.discounts.taking import Covered, Ground
from windlass.kit.money import Money


def of_cart(covered: Covered, ground: Ground, currency: str) -> Rejected | None:
    """None for a promotion that could count if it were alone."""
    promotion = covered.promotion
    name, minimum = promotion.label, promotion.minimum_subtotal
    amounts = [promotion.amount, minimum, *(tier.amount for tier in promotion.tiers)]
    if any(amount is not None and amount.currency != currency for amount in amounts):
        return _refused(promotion, "currency", f"{name} does not count for prices in {currency}.")
    if not covered.quantity:
        return _refused(promotion, "nothing_covered", f"{name} is for other products.")
    if minimum is not None and covered.subtotal < minimum.amount:
        missing = Money(minimum.amount - covered.subtotal, currency)
        text = f"Spend {missing.decimal()} {currency} more to use {name}."
        return _refused(promotion, "minimum_subtotal", text)
    if covered.quantity < promotion.minimum_quantity:
        missing_units = promotion.minimum_quantity - covered.quantity
        return _refused(promotion, "minimum_quantity", f"Add {missing_units} more to use {name}.")
    if promotion.kind is Kind.TIERED and covered.tier is None:
        return _below_first_tier(covered, currency)
    if promotion.kind is Kind.BUY_X_GET_Y and not taking.times(covered, ground)[0]:
        text = (
            f"{name} needs {promotion.buy_quantity} to buy"
            f" and {promotion.get_quantity} more to get cheaper."
        )
        return _refused(promotion, "minimum_quantity", text)
    return None


def passed_over(promotion: Promotion, is_chosen: bool, others: Sequence[str]) -> Rejected:
    """For a code that could count, and does not: `others` do."""
    name = promotion.label
    if not is_chosen:
        text = (
            f"{name} cannot be combined with {_listed(others)}, which saves you at least as much."
        )
        return _refused(promotion, "not_combinable", text)
    is_delivery = promotion.discount_class is DiscountClass.SHIPPING
    what = "Delivery is free already" if is_delivery else "Nothing is left to take off"
    return _refused(promotion, "nothing_left", f"{what}: {name} is not needed.")


def _below_first_tier(covered: Covered, currency: str) -> Rejected:
    promotion = covered.promotion
    first = min(tier.minimum for tier in promotion.tiers)
    if promotion.tiers_by_quantity:
        text = f"Add {first - covered.quantity} more to use {promotion.label}."
        return _refused(promotion, "minimum_quantity", text)
    missing = Money(first - covered.subtotal, currency)
    text = f"Spend {missing.decimal()} {currency} more to use {promotion.label}."
    return _refused(promotion, "minimum_subtotal", text)


def _listed(names: Sequence[str]) -> str:
    if not names:
        return "another discount"
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last


def _refused(promotion: Promotion, reason: str, message: str) -> Rejected:
    return Rejected(promotion.discount_id, promotion.code or "", reason, message)
