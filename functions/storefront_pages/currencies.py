"""In which currency a shopper sees the shop: chosen, else of where they are, else its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storefront_pages.http import Request, Response, cookie
from storefront_pages.views.store import CurrencyView
from windlass.currencies import service

if TYPE_CHECKING:
    from windlass.currencies.exchange import Exchange
    from windlass.stores.storefronts import StorefrontStore

COOKIE = "windlass_currency"  # what is chosen is part of what the edge keeps pages by
KEPT_SECONDS = 365 * 24 * 60 * 60


def wanted_by(request: Request) -> str | None:
    """What the shopper chose before, if anything."""
    return request.cookies.get(COOKIE)


def offered(store: StorefrontStore, locale: str) -> tuple[CurrencyView, ...]:
    """What there is to choose from; none where there is no choice."""
    choices = service.offered(store, locale)
    if len(choices) < 2:
        return ()
    codes = [choice.code for choice in choices]
    return tuple(
        CurrencyView(
            choice.value,
            choice.code,
            choice.name,
            choice.symbol,
            choice.market if codes.count(choice.code) > 1 else "",
        )
        for choice in choices
    )


def value_of(exchange: Exchange) -> str:
    """What names it in the form and in the cookie."""
    chosen = (exchange.currency, exchange.market_id)
    return ".".join(filter(None, chosen))


def remember(response: Response, request: Request, exchange: Exchange) -> None:
    response.cookies.append(
        cookie(COOKIE, value_of(exchange), max_age=KEPT_SECONDS, is_secure=request.is_secure)
    )
