"""Markets and rates with one-word overrides."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from windlass.currencies import markets, repository, service
from windlass.currencies.models import Market
from windlass.currencies.quotes import Quote
from windlass.currencies.schemas import MarketIn
from windlass.kit import clock
from windlass.tenancy.context import StoreContext

PER_DOLLAR = {"USD": "1", "EUR": "0.92", "GBP": "0.79", "JPY": "151.3", "KWD": "0.307"}


def set_rates(as_of: datetime | None = None, **per_dollar: str) -> None:
    """The rates in use, as if a provider had just told them."""
    now = as_of or clock.now()
    quotes = {
        code: Quote(Decimal(rate), now, "openexchangerates")
        for code, rate in (PER_DOLLAR | per_dollar).items()
    }
    previous = repository.latest_rates()
    repository.keep_rates(quotes, {}, etag="", changed_at=now, previous=previous)
    service.forget()


def market_in(currency: str = "USD", *countries: str, **overrides: Any) -> dict[str, Any]:
    return {"name": f"{currency} market", "currency": currency, "countries": list(countries)} | (
        overrides
    )


def create_market(
    store: StoreContext, currency: str = "USD", *countries: str, **overrides: Any
) -> Market:
    return markets.create(
        store, MarketIn.model_validate(market_in(currency, *countries, **overrides))
    )
