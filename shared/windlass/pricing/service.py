"""The one calculation of a price: cart, payment, order, mail, invoice and refund all use it.

The order of operations:

1. Lines: unit price x quantity.
2. Product discounts, then order discounts, each of what those before it left
   (`discounts.rules` says which count together). Gift cards that are bought are never discounted.
3. Shipping: the option as quoted for the goods after discounts (`Breakdown.goods`), so ask for
   quotes with a breakdown without shipping, then price again with the one chosen.
4. Shipping discounts, as far as delivery still costs something. Which discounts count together is
   decided for goods and delivery at once, so choosing a delivery may change which ones count.
5. Tax on the net of each line and on delivery, after discounts: on top, or inside the prices.
   Gift cards that are bought carry none (it is due on what they will buy).
6. Gift cards, soonest to expire first, then the smaller one, so that few are left with a rest; then
   store credit. They pay all but gift cards that are bought: those are paid with new money.

Whole minor units of one currency all the way. What is rounded (shares, tax) is rounded once, half
up; everything else is split, and the parts of a split sum to the whole. No order of lines,
promotions or cards matters.
"""

from __future__ import annotations

from windlass.discounts import rules as discounts
from windlass.discounts.rules import Applied, PromoLine
from windlass.kit import currencies
from windlass.kit.money import Money
from windlass.pricing import taxes, words
from windlass.pricing.models import (
    Breakdown,
    Credit,
    Line,
    Paid,
    PricedDiscount,
    PricedLine,
    PricedShipping,
    PricingInput,
)


def price(given: PricingInput) -> Breakdown:
    """Pure. Raises ValueError for a caller's mistake: mixed currencies, negative amounts, a
    quantity below one, or two lines with one id."""
    _require_sound(given)
    currency = given.currency
    outcome = discounts.apply(
        [_promo_line(line) for line in given.lines if not line.is_gift_card],
        given.promotions,
        shipping=given.shipping.price if given.shipping else None,
        currency=currency,
    )
    nets = {line.line_id: line.unit_price.amount * line.quantity for line in given.lines}
    off: dict[str, list[PricedDiscount]] = {}
    for one in outcome.applied:
        for line_id, amount in one.taken.items():
            nets[line_id] -= amount.amount
            off.setdefault(line_id, []).append(_discount(one, amount))
    shipping_off = sum(one.shipping_off.amount for one in outcome.applied)
    delivered = given.shipping.price.amount - shipping_off if given.shipping else 0
    taxed = taxes.of(given, nets, delivered)

    lines = tuple(_line(line, nets, off, taxed) for line in given.lines)
    delivery = _delivery(given, shipping_off, taxed)
    subtotal = sum(line.amount.amount for line in lines)
    goods = sum(nets.values())
    tax, zero = taxes.amount_of(taxed.parts, currency), Money.zero(currency)
    added, included = (zero, tax) if taxed.inclusive else (tax, zero)
    whole = goods + delivered + added.amount
    bought_money = sum(nets[line.line_id] for line in given.lines if line.is_gift_card)
    paid = _spend(given, whole - bought_money)
    by_card = sum(one.amount.amount for one in paid if one.kind == "gift_card")
    by_credit = sum(one.amount.amount for one in paid) - by_card

    def money(amount: int) -> Money:
        return Money(amount, currency)

    return Breakdown(
        currency=currency,
        lines=lines,
        delivery=delivery,
        subtotal=money(subtotal),
        discount=money(subtotal - goods),
        goods=money(goods),
        shipping=money(delivered),
        tax=added,
        total=money(whole),
        gift_cards=money(by_card),
        store_credit=money(by_credit),
        due=money(whole - by_card - by_credit),
        savings=money(sum(_saved(line) for line in given.lines)),
        weight_grams=sum(line.weight_grams * line.quantity for line in given.lines),
        steps=(
            *(words.line(line) for line in lines),
            *(words.discount(one, currency) for one in outcome.applied if one.taken),
            *(words.shipping(delivery) if delivery else ()),
            *(words.shipping_discount(one) for one in outcome.applied if one.shipping_off.amount),
            *(words.tax(part) for part in taxed.by_rate),
            *(words.paid(one) for one in paid),
        ),
        tax_included=included,
        tax_parts=taxed.parts,
        discounts=tuple(_in_all(one, currency) for one in outcome.applied),
        credits=paid,
        tax_reason=given.tax.reason if given.tax else None,
        tax_note=given.tax.note if given.tax else None,
        rejected=outcome.rejected,
    )


def _require_sound(given: PricingInput) -> None:
    if len({line.line_id for line in given.lines}) != len(given.lines):
        raise ValueError("two lines have one id")
    if any(line.quantity < 1 or line.weight_grams < 0 for line in given.lines):
        raise ValueError("a line holds at least one unit and weighs nothing or more")
    amounts = [line.unit_price for line in given.lines]
    amounts += [credit.available for credit in (*given.gift_cards, *given.store_credit)]
    if given.shipping:
        amounts.append(given.shipping.price)
    if any(amount.currency != given.currency for amount in amounts):
        raise ValueError(f"not every amount is in {given.currency}")
    if any(amount.amount < 0 for amount in amounts):
        raise ValueError("an amount is negative")


def _promo_line(line: Line) -> PromoLine:
    return PromoLine(
        line.line_id,
        line.product_id,
        line.variant_id,
        line.collection_ids,
        line.unit_price,
        line.quantity,
    )


def _discount(one: Applied, amount: Money) -> PricedDiscount:
    return PricedDiscount(
        one.discount_id, one.code, one.title, one.discount_class.value, amount, one.source_title
    )


def _in_all(one: Applied, currency: str) -> PricedDiscount:
    amount = one.shipping_off.amount + sum(part.amount for part in one.taken.values())
    return _discount(one, Money(amount, currency))


def _line(
    line: Line, nets: dict[str, int], off: dict[str, list[PricedDiscount]], taxed: taxes.Taxes
) -> PricedLine:
    amount, net = line.unit_price * line.quantity, nets[line.line_id]
    parts, currency = taxed.lines.get(line.line_id, ()), amount.currency
    tax, zero = taxes.amount_of(parts, currency), Money.zero(currency)
    return PricedLine(
        line_id=line.line_id,
        unit_price=line.unit_price,
        compare_at=line.compare_at,
        quantity=line.quantity,
        weight_grams=line.weight_grams,
        amount=amount,
        discount=Money(amount.amount - net, currency),
        net=Money(net, currency),
        tax=zero if taxed.inclusive else tax,
        tax_included=tax if taxed.inclusive else zero,
        discounts=tuple(off.get(line.line_id, ())),
        tax_parts=parts,
    )


def _delivery(given: PricingInput, off: int, taxed: taxes.Taxes) -> PricedShipping | None:
    option, currency = given.shipping, given.currency
    if option is None:
        return None
    tax, zero = taxes.amount_of(taxed.shipping, currency), Money.zero(currency)
    return PricedShipping(
        zone_id=option.zone_id,
        rate_id=option.rate_id,
        name=option.name,
        country=option.country,
        weight_grams=option.weight_grams,
        amount=Money(option.price.amount - off, currency),
        regular=option.regular_price,
        free_above=option.free_above,
        min_days=option.min_days,
        max_days=option.max_days,
        tax=zero if taxed.inclusive else tax,
        tax_included=tax if taxed.inclusive else zero,
        discount=Money(off, currency),
    )


def _spend(given: PricingInput, to_pay: int) -> tuple[Paid, ...]:
    """In amounts that leave the rest payable by card."""
    paid = []
    step = currencies.step(given.currency)
    for kind, credits_ in (("gift_card", given.gift_cards), ("store_credit", given.store_credit)):
        for credit in sorted(credits_, key=_soonest):
            part = min(credit.available.amount, to_pay)
            if part < to_pay:
                part -= part % step
            if part:
                to_pay -= part
                amount = Money(part, given.currency)
                paid.append(Paid(credit.credit_id, credit.label, kind, amount))
    return tuple(paid)


def _soonest(credit: Credit) -> tuple[bool, float, int, str]:
    expires_at = credit.expires_at
    return (
        expires_at is None,
        expires_at.timestamp() if expires_at else 0,
        credit.available.amount,
        credit.credit_id,
    )


def _saved(line: Line) -> int:
    if line.compare_at is None or line.compare_at <= line.unit_price:
        return 0
    return (line.compare_at - line.unit_price).amount * line.quantity
