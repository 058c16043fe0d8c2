"""Markets in other currencies, with rates set by hand unless a test is about rates."""

from __future__ import annotations

from typing import Any

from windlass.currencies import service
from windlass.currencies.models import Market
from windlass.currencies.repository import MarketRepository
from windlass.kit import clock
from windlass.kit.ids import new_id
from windlass.stores import storefronts
from windlass.tenancy.context import StoreContext


def market(owner: StoreContext, currency: str, rate: str, **overrides: Any) -> Market:
    """One more market of the store, known everywhere at once."""
    made = Market(
        **{
            "market_id": new_id(),
            "name": f"Market in {currency}",
            "currency": currency,
            "manual_rate": rate,
            "created_at": clock.now(),
            **overrides,
        }
    )
    MarketRepository(owner.store_id).write(lambda _currency, _markets: made)
    forget()
    return made


def change_market(owner: StoreContext, market_id: str, **changes: Any) -> Market:
    """Another rate, switched off, ...; known everywhere at once."""

    def decide(_currency: str, markets: list[Market]) -> Market:
        [found] = [one for one in markets if one.market_id == market_id]
        for name, value in changes.items():
            setattr(found, name, value)
        found.version += 1
        return found

    changed = MarketRepository(owner.store_id).write(decide)
    forget()
    return changed


def forget() -> None:
    service.forget()
    storefronts.forget()
