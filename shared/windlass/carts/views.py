"""A cart against what is for sale now: what changed, and what it costs. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import replace
from typing import TYPE_CHECKING

from msgspec import Struct

from windlass.carts import choosing
from windlass.carts.choosing import Offered
from windlass.carts.models import MOST_OF_ONE, Cart, CartLine
from windlass.catalog import measures
from windlass.catalog.kinds import Kind
from windlass.kit.money import Money
from windlass.pricing.models import Breakdown

if TYPE_CHECKING:
    from windlass.carts.terms import Terms
    from windlass.catalog.measures import UnitPrice
    from windlass.catalog.parts import Image
    from windlass.catalog.storefront import VariantForSale
    from windlass.discounts.rules import Rejected
    from windlass.gift_cards.balances import CardBalance
    from windlass.pricing.models import PricedDiscount


class Note(Struct, frozen=True):
    """What happened to a line since the shopper last chose it. `code` is price_changed (old and
    new are Money), quantity_reduced (both are counts) or no_longer_available (old is a count).

    Of the whole cart, with an empty line id: currency_changed (old and new are currencies), and
    gift_card_currency or store_credit_currency (old is theirs, new the cart's: they do not pay)."""

    code: str
    line_id: str
    old: Money | int | str
    new: Money | int | str
    message: str


class LineView(Struct, frozen=True):
    """`quantity` is what can be bought and is priced; `wanted` is what the shopper chose."""

    line_id: str
    product_id: str
    variant_id: str
    handle: str
    title: str
    variant_title: str
    image: Image | None  # with all its sizes; None when the variant is gone
    picture: str | None  # address of a small one
    quantity: int
    wanted: int
    most: int  # how many may be chosen
    unit_price: Money
    compare_at: Money | None
    total: Money  # before discounts
    requires_shipping: bool
    is_available: bool
    notes: tuple[Note, ...]
    properties: Mapping[str, str]
    discounts: tuple[PricedDiscount, ...] = ()  # what is off this line
    net: Money | None = None  # after discounts; None when it cannot be bought
    is_gift_card: bool = False
    reference_price: UnitPrice | None = None  # per litre, kilogram, metre or piece

    @property
    def to_pay(self) -> Money:
        return self.total if self.net is None else self.net


class CodeView(Struct, frozen=True):
    """One code of the cart. `problem` says why it does nothing; empty when it counts."""

    code: str
    problem: str
    reason: str = ""  # the stable word of the problem


class CardView(Struct, frozen=True):
    """A gift card of the cart, or the shopper's store credit: `spent` is what it pays."""

    card_id: str
    masked: str
    balance: Money
    spent: Money
    problem: str = ""  # why it cannot pay; empty when it can, or is empty


class CartView(Struct, frozen=True):
    cart_id: str
    version: int
    currency: str
    lines: tuple[LineView, ...]
    breakdown: Breakdown  # of what can be bought, without shipping
    count: int  # of things that can be bought
    email: str | None
    country: str | None
    province: str | None
    codes: tuple[CodeView, ...] = ()
    gift_cards: tuple[CardView, ...] = ()
    credit: CardView | None = None  # of the customer who is signed in
    uses_store_credit: bool = False
    note: str = ""
    tax_estimated_in: str = ""  # the country of the taxes, while the cart knows none
    market_id: str = ""  # whose prices; empty: the store's own
    own_notes: tuple[Note, ...] = ()  # of the whole cart
    locale: str = ""  # its things are named in; empty: the store's own

    @property
    def notes(self) -> tuple[Note, ...]:
        return (*self.own_notes, *(note for line in self.lines for note in line.notes))

    @property
    def requires_shipping(self) -> bool:
        return any(line.requires_shipping for line in self.lines if line.is_available)

    @property
    def can_check_out(self) -> bool:
        """Something is in it, and nothing that could not be bought as chosen."""
        return bool(self.lines) and all(line.quantity == line.wanted for line in self.lines)


def of(cart: Cart, offered: Offered, terms: Terms, *, tax_estimated_in: str = "") -> CartView:
    priced = terms.price(choosing.priced_lines(cart, offered))
    quantities = choosing.buyable(cart, offered)
    lines = tuple(
        _of_line(
            line,
            offered.get((line.product_id, line.variant_id)),
            quantities[line.line_id],
            priced,
        )
        for line in cart.lines
    )
    spent = {paid.credit_id: paid.amount for paid in priced.credits}
    funds = (*terms.balances, *([terms.credit] if terms.credit else []))
    cards = [_card(card, terms, spent) for card in funds]
    return CartView(
        cart_id=cart.cart_id,
        version=cart.version,
        currency=terms.currency,
        lines=lines,
        breakdown=priced,
        count=sum(line.quantity for line in lines),
        email=cart.email,
        country=cart.country,
        province=cart.province,
        codes=_codes(cart, (*terms.offers.rejected, *priced.rejected)),
        gift_cards=tuple(cards[: len(terms.balances)]),
        credit=cards[-1] if terms.credit else None,
        uses_store_credit=bool(cart.uses_store_credit),
        note=cart.note or "",
        tax_estimated_in=tax_estimated_in,
        market_id=terms.exchange.market_id,
        own_notes=_own_notes(cart, terms, cards),
        locale=cart.locale or "",
    )


def _own_notes(cart: Cart, terms: Terms, cards: Sequence[CardView]) -> tuple[Note, ...]:
    """Credit that the shopper did not ask to spend is no news."""
    currency, notes = terms.currency, []
    if cart.currency != currency:
        message = f"This shop does not sell in {cart.currency} now. Prices are in {currency}."
        notes.append(Note("currency_changed", "", cart.currency, currency, message))
    for card in cards:
        is_credit = not card.masked
        if card.problem and (terms.uses_credit or not is_credit):
            code = "store_credit_currency" if is_credit else "gift_card_currency"
            notes.append(Note(code, "", card.balance.currency, currency, card.problem))
    return tuple(notes)


def _card(card: CardBalance, terms: Terms, spent: Mapping[str, Money]) -> CardView:
    other, zero = card.balance.currency, Money.zero(terms.currency)
    name = f"The gift card {card.masked}" if card.masked else "Your store credit"
    is_other = other != terms.currency and card.balance.amount > 0
    problem = f"{name} is in {other}; choose {other} to pay with it." if is_other else ""
    return CardView(card.card_id, card.masked, card.balance, spent.get(card.card_id, zero), problem)


def _codes(cart: Cart, rejected: tuple[Rejected, ...]) -> tuple[CodeView, ...]:
    why = {one.code.casefold(): one for one in reversed(rejected)}
    found = []
    for code in cart.discount_codes:
        refusal = why.get(code.casefold())
        problem = ("", "") if refusal is None else (refusal.message, refusal.reason)
        found.append(CodeView(code, *problem))
    return tuple(found)


def _of_line(
    line: CartLine, variant: VariantForSale | None, quantity: int, priced: Breakdown
) -> LineView:
    view = _line(line, variant, quantity)
    if not view.is_available:
        return replace(view, total=Money.zero(priced.currency))
    own = priced.line(line.line_id)
    return replace(view, discounts=own.discounts, net=own.net)


def _line(line: CartLine, variant: VariantForSale | None, quantity: int) -> LineView:
    notes: list[Note] = []
    if quantity == 0 or variant is None:
        message = f"{line.name} is no longer available."
        notes.append(Note("no_longer_available", line.line_id, line.quantity, 0, message))
        return _view(line, variant, 0, notes)
    name = choosing.chosen(line, variant, quantity).name
    is_comparable = variant.price.currency == line.unit_price.currency
    if is_comparable and variant.price != line.unit_price:
        old, new = line.unit_price, variant.price
        message = f"The price of {name} changed from {old.decimal()} to {new.decimal()}."
        notes.append(Note("price_changed", line.line_id, old, new, message))
    if quantity < line.quantity:
        message = f"Only {quantity} of {name} are left, not {line.quantity}."
        notes.append(Note("quantity_reduced", line.line_id, line.quantity, quantity, message))
    return _view(line, variant, quantity, notes)


def _view(
    line: CartLine, variant: VariantForSale | None, quantity: int, notes: list[Note]
) -> LineView:
    shown = choosing.chosen(line, variant, quantity) if variant else line
    left = 0 if variant is None else MOST_OF_ONE if variant.left is None else variant.left
    return LineView(
        line_id=line.line_id,
        product_id=line.product_id,
        variant_id=line.variant_id,
        handle=shown.handle,
        title=shown.title,
        variant_title=shown.variant_title,
        image=variant.image if variant else None,
        picture=shown.image,
        quantity=quantity,
        wanted=line.quantity,
        most=min(left, MOST_OF_ONE),
        unit_price=shown.unit_price,
        compare_at=variant.compare_at if variant else None,
        total=shown.unit_price * quantity,
        requires_shipping=variant is not None and variant.requires_shipping,
        is_available=quantity > 0,
        notes=tuple(notes),
        properties=line.properties,
        is_gift_card=variant is not None and variant.kind == Kind.GIFT_CARD,
        reference_price=measures.price_of(variant.measure, shown.unit_price) if variant else None,
    )
