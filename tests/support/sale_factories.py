"""Baskets with codes and gift cards, bought through the real handlers' use cases."""

from __future__ import annotations

from typing import Any

from tests.support.checkout_factories import Shop, pay
from tests.support.discounts_factories import discount
from tests.support.gift_cards_factories import a_card, code_of
from windlass.carts import service as carts
from windlass.checkout import service
from windlass.checkout.models import Checkout, State
from windlass.gift_cards.models import GiftCard
from windlass.kit.money import Money
from windlass.orders import service as orders
from windlass.orders.models import Order


def eur(amount: int) -> Money:
    return Money(amount, "EUR")


def with_code(shop: Shop, **overrides: Any) -> str:
    """The shop has 10 % off with SPRING, unless told otherwise; the discount's id."""
    return discount(shop.owner, **overrides).discount_id


def card_worth(shop: Shop, amount: int) -> GiftCard:
    return a_card(shop.owner, amount)


def cart_with(shop: Shop, *codes: str, cards: tuple[GiftCard, ...] = (), quantity: int = 1) -> str:
    """The id of a cart with the product, these codes and these cards."""
    cart_id = shop.cart(quantity)
    for code in codes:
        carts.add_code(shop.shopper, cart_id, code, ip="10.0.1.1")
    for number, card in enumerate(cards):
        typed = code_of(shop.owner, card)
        carts.add_gift_card(shop.shopper, cart_id, typed, ip=f"10.0.0.{number}")
    return cart_id


def bought(shop: Shop, checkout: Checkout) -> Order:
    """Paid, when there is something to pay, and settled."""
    if checkout.due.amount:
        pay(checkout)
    while service.settle(shop.shopper, checkout.checkout_id).state != State.COMPLETED:
        pass  # orders of one store take turns at its next number
    return orders.get(shop.owner, checkout.checkout_id)
