"""What an order is worth to its store, in the store's own currency at the order's frozen rate.

Reports, profit and the loss guard add up orders of several currencies: they do so in these amounts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from windlass.currencies.exchange import Exchange

if TYPE_CHECKING:
    from windlass.kit.money import Money
    from windlass.orders.models import Order


def exchange_from(document: dict[str, Any] | None, currency: str) -> Exchange:
    """What was frozen with a sale in `currency`; the store's own where nothing was changed."""
    return Exchange.of(document) if document else Exchange.own(currency)


def exchange_document(exchange: Exchange) -> dict[str, Any] | None:
    """For keeping with a sale; nothing for the store's own prices."""
    return None if exchange.is_own and not exchange.market_id else exchange.document()


def exchange_of(order: Order) -> Exchange:
    return exchange_from(order.exchange, order.currency)


def total_of(order: Order) -> Money:
    return exchange_of(order).back(order.total)


def next_part(exchange: Exchange, part: Money, *, before: Money) -> Money:
    """The worth of a part that follows others worth `before` of the same whole: the worths of all
    parts sum to that of the whole, however it is divided."""
    return exchange.back(before + part) - exchange.back(before)
