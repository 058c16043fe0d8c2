"""The one calculation of a price: cart, payment, order, mail, invoice and refund all use it.

The order of operations:

1. Lines: unit price x quantity.
2. Discounts, in the order given. Each is split over the lines it covers by what is left of them,
   largest remainder first, and never takes more than is left.
3. Shipping: the option as quoted for the goods after discounts (`Breakdown.goods`), so ask for
   quotes with a breakdown without shipping, then price again with the one chosen.
4. Tax, on the net of each line and on shipping.
5. Gift cards, then store credit, each as far as something is left to pay.

Whole minor units of one currency all the way: nothing is rounded but splits, whose parts sum.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from windlass.kit.money import Money, total
from windlass.pricing import words
from windlass.pricing.models import (
    Breakdown,
    Credit,
    Discount,
    Line,
    PricedLine,
    PricedShipping,
    PricingInput,
    Step,
)

if TYPE_CHECKING:
    from windlass.shipping.models import ShippingOption


def price(given: PricingInput) -> Breakdown:
    """Pure. Raises ValueError for a caller's mistake: mixed currencies, negative amounts, a
    quantity below one, or two lines with one id."""
    currency, zero = given.currency, Money.zero(given.currency)
    _require_sound(given)
    amounts = {line.line_id: line.unit_price * line.quantity for line in given.lines}
    steps = [_line_step(line, amounts[line.line_id]) for line in given.lines]

    nets = dict(amounts)
    for discount in given.discounts:
        taken = _spread(discount, nets, zero)
        nets = {line_id: nets[line_id] - taken[line_id] for line_id in nets}
        off = total(list(taken.values()), currency)
        steps.append(Step("discount", discount.discount_id, discount.label, -off))

    lines = tuple(_priced(line, nets[line.line_id], tax=zero) for line in given.lines)
    subtotal = total(list(amounts.values()), currency)
    goods = total(list(nets.values()), currency)

    delivery = _delivery(given.shipping, tax=zero) if given.shipping else None
    shipping = delivery.amount if delivery else zero
    if delivery:
        steps += words.shipping(delivery)

    tax = total([line.tax for line in lines], currency) + (delivery.tax if delivery else zero)
    whole = goods + shipping + tax
    gift_cards, gift_card_steps = _spend(given.gift_cards, whole, "gift_card")
    store_credit, credit_steps = _spend(given.store_credit, whole - gift_cards, "store_credit")
    return Breakdown(
        currency=currency,
        lines=lines,
        delivery=delivery,
        subtotal=subtotal,
        discount=subtotal - goods,
        goods=goods,
        shipping=shipping,
        tax=tax,
        total=whole,
        gift_cards=gift_cards,
        store_credit=store_credit,
        due=whole - gift_cards - store_credit,
        savings=total([_saved(line) for line in given.lines], currency),
        weight_grams=sum(line.weight_grams * line.quantity for line in given.lines),
        steps=(*steps, *gift_card_steps, *credit_steps),
    )


def _require_sound(given: PricingInput) -> None:
    if len({line.line_id for line in given.lines}) != len(given.lines):
        raise ValueError("two lines have one id")
    if any(line.quantity < 1 or line.weight_grams < 0 for line in given.lines):
        raise ValueError("a line holds at least one unit and weighs nothing or more")
    amounts = [line.unit_price for line in given.lines]
    amounts += [discount.amount for discount in given.discounts]
    amounts += [credit.available for credit in (*given.gift_cards, *given.store_credit)]
    if given.shipping:
        amounts.append(given.shipping.price)
    if any(amount.currency != given.currency for amount in amounts):
        raise ValueError(f"not every amount is in {given.currency}")
    if any(amount.amount < 0 for amount in amounts):
        raise ValueError("an amount is negative")


def _spread(discount: Discount, nets: dict[str, Money], zero: Money) -> dict[str, Money]:
    """How much the discount takes off each line: zero for those it does not cover."""
    covered = {
        line_id: net
        for line_id, net in nets.items()
        if not discount.line_ids or line_id in discount.line_ids
    }
    left = total(list(covered.values()), zero.currency)
    off = min(discount.amount, left)
    parts = off.split([net.amount for net in covered.values()])
    return dict.fromkeys(nets, zero) | dict(zip(covered, parts, strict=True))


def _spend(
    credits_: tuple[Credit, ...], to_pay: Money, code: str
) -> tuple[Money, tuple[Step, ...]]:
    spent, steps = Money.zero(to_pay.currency), []
    for credit in credits_:
        part = min(credit.available, to_pay - spent)
        spent += part
        steps.append(Step(code, credit.credit_id, credit.label, -part))
    return spent, tuple(steps)


def _line_step(line: Line, amount: Money) -> Step:
    return Step("line", line.line_id, words.line(line.quantity, line.unit_price), amount)


def _priced(line: Line, net: Money, *, tax: Money) -> PricedLine:
    amount = line.unit_price * line.quantity
    return PricedLine(
        line_id=line.line_id,
        unit_price=line.unit_price,
        compare_at=line.compare_at,
        quantity=line.quantity,
        weight_grams=line.weight_grams,
        amount=amount,
        discount=amount - net,
        net=net,
        tax=tax,
    )


def _delivery(option: ShippingOption, *, tax: Money) -> PricedShipping:
    return PricedShipping(
        zone_id=option.zone_id,
        rate_id=option.rate_id,
        name=option.name,
        country=option.country,
        weight_grams=option.weight_grams,
        amount=option.price,
        regular=option.regular_price,
        free_above=option.free_above,
        min_days=option.min_days,
        max_days=option.max_days,
        tax=tax,
    )


def _saved(line: Line) -> Money:
    if line.compare_at is None or line.compare_at <= line.unit_price:
        return Money.zero(line.unit_price.currency)
    return (line.compare_at - line.unit_price) * line.quantity
