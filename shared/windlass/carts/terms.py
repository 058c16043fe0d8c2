"""What a price depends on beside the goods: discounts, taxes, gift cards and store credit, as they
apply to one shopper now."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from copy import replace
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct, field

from windlass.carts import speaking
from windlass.discounts.offers import Offers, offers
from windlass.discounts.rules import CustomerFacts
from windlass.gift_cards import credit
from windlass.gift_cards import service as gift_cards
from windlass.kit import clock
from windlass.kit.money import Money
from windlass.pricing import service as pricing
from windlass.pricing.models import Breakdown, Credit, Line, PricingInput
from windlass.tax import service as tax
from windlass.tax.providers import SaleLine

if TYPE_CHECKING:
    from windlass.carts.models import Cart
    from windlass.currencies.exchange import Exchange
    from windlass.customers.models import Customer
    from windlass.gift_cards.balances import CardBalance
    from windlass.shipping.models import ShippingOption
    from windlass.stores.storefronts import StorefrontStore
    from windlass.tax.rules import TaxTable
    from windlass.tenancy.context import StoreContext

NO_OFFERS = Offers((), ())


class Own(Struct, frozen=True):
    """What the cart's own open checkout holds: it is not gone for this shopper."""

    checkout_id: str | None = None
    stock: Mapping[tuple[str, str], int] = field(default_factory=dict)  # by product id, variant id
    funds: Mapping[str, Money] = field(default_factory=dict)  # by id of a gift card or credit


class Buyer(Struct, frozen=True):
    """Who buys and where it goes, as far as that is known. `customer` is one who proved to be
    signed in: only they spend store credit."""

    customer: Customer | None = None
    email: str | None = None
    country: str = ""
    province: str = ""
    postal_code: str = ""
    city: str = ""
    line1: str = ""
    vat_number: str = ""
    likely_country: str = ""  # where they seem to be, for an estimate of taxes while none is known

    @property
    def taxed_in(self) -> str:
        return self.country or self.likely_country

    @property
    def known_email(self) -> str | None:
        return self.email or (self.customer.email if self.customer else None)


def buyer_of(cart: Cart, customer: Customer | None, *, likely_country: str = "") -> Buyer:
    """As far as the cart knows them. `likely_country` counts for taxes alone, while the cart knows
    no country."""
    return Buyer(
        customer=customer,
        email=cart.email,
        country=cart.country or "",
        province=cart.province or "",
        likely_country="" if cart.country else likely_country,
    )


class Terms(Struct, frozen=True):
    """`balances` are all cards of the cart, also empty ones; `credit` the customer's. `taxes` says
    which taxes a price without any carries."""

    exchange: Exchange  # from the store's currency into the cart's
    balances: tuple[CardBalance, ...] = ()
    credit: CardBalance | None = None
    uses_credit: bool = False
    offers: Offers = NO_OFFERS
    taxes: Callable[[Sequence[Line], Breakdown], TaxTable] | None = None

    @property
    def currency(self) -> str:
        return self.exchange.currency

    def price(self, lines: Sequence[Line], shipping: ShippingOption | None = None) -> Breakdown:
        """What these lines cost, delivered like this."""
        given = self._given(lines, shipping)
        breakdown = pricing.price(given)
        if self.taxes is None or not lines:
            return breakdown
        return pricing.price(replace(given, tax=self.taxes(lines, breakdown)))

    def _given(self, lines: Sequence[Line], shipping: ShippingOption | None) -> PricingInput:
        used = self.credit if self.uses_credit else None
        return PricingInput(
            currency=self.currency,
            lines=tuple(lines),
            shipping=shipping,
            promotions=self.offers.promotions,
            gift_cards=tuple(
                Credit(card.card_id, f"Gift card {card.masked}", card.balance, card.expires_at)
                for card in self.balances
                if self._is_usable(card)
            ),
            store_credit=(Credit(used.card_id, "Store credit", used.balance),)
            if used and self._is_usable(used)
            else (),
        )

    def _is_usable(self, card: CardBalance) -> bool:
        return card.balance.currency == self.currency and card.balance.amount > 0


def of_cart(
    store: StoreContext,
    front: StorefrontStore | None,
    cart: Cart,
    buyer: Buyer,
    *,
    exchange: Exchange,
    own: Own | None = None,
    is_consistent: bool = False,
) -> Terms:
    """One read for cards and credit, none without; two for codes and limited discounts; taxes once
    it is known whose shop and where to. Automatic discounts and rates are kept in memory for
    seconds; `is_consistent`, for the moment of buying, reads anew."""
    customer = buyer.customer
    wanted = list(cart.gift_card_ids)
    if customer is not None:
        wanted.append(credit.credit_id(customer.customer_id))
    found = gift_cards.read(store, wanted, is_consistent=is_consistent) if wanted else []
    if own is not None:
        found = [_with_own(card, own) for card in found]
    open_ = offers(
        store,
        codes=cart.discount_codes,
        email=buyer.known_email,
        customer=_facts(customer) if customer else None,
        country=buyer.country or None,
        exchange=exchange,
        at=clock.now(),
        held_by=own.checkout_id if own else None,
        fresh=is_consistent,
    )
    return Terms(
        exchange=exchange,
        balances=tuple(card for card in found if not card.is_credit),
        credit=next((card for card in found if card.is_credit), None),
        uses_credit=bool(cart.uses_store_credit),
        offers=speaking.offers(store, cart, open_),
        taxes=partial(_taxes, store, front, buyer, exchange) if front and buyer.taxed_in else None,
    )


def _facts(customer: Customer) -> CustomerFacts:
    return CustomerFacts(
        customer_id=customer.customer_id,
        tags=frozenset(tag["tag"] for tag in customer.tags),
        order_count=customer.order_count - customer.undone_count,
    )


def _taxes(
    store: StoreContext,
    front: StorefrontStore,
    buyer: Buyer,
    exchange: Exchange,
    lines: Sequence[Line],
    untaxed: Breakdown,
) -> TaxTable:
    return tax.table_for(
        store,
        home_country=front.country,
        country=buyer.taxed_in,
        province=buyer.province,
        postal_code=buyer.postal_code,
        city=buyer.city,
        line1=buyer.line1,
        vat_number=buyer.vat_number,
        customer_exempt=buyer.customer is not None and bool(buyer.customer.tax_exempt),
        lines=[
            SaleLine(line.line_id, untaxed.line(line.line_id).net, line.quantity, line.tax_class)
            for line in lines
            if not line.is_gift_card
        ],
        shipping=untaxed.shipping,
        exchange=exchange,
    )


def _with_own(card: CardBalance, own: Own) -> CardBalance:
    held = own.funds.get(card.card_id)
    return card if held is None else replace(card, balance=card.balance + held)
