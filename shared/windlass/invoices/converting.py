"""What a document in another currency than its store's says in the store's own, at the order's
frozen rate: the tax that is declared, and what services are told. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from copy import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from windlass.kit.money import BASIS_POINTS, Money, total
from windlass.orders import worth

if TYPE_CHECKING:
    from windlass.currencies.exchange import Exchange
    from windlass.pricing.models import PricedTax


def taxes_at_home(
    exchange: Exchange, parts: Iterable[PricedTax], *, credited: Iterable[dict[str, Any]] = ()
) -> list[PricedTax]:
    """The taxes in the store's currency. `credited` are the tax rows of the credit notes before: a
    rate's tax of all of them together is that of the invoice, to the minor unit."""
    before: dict[tuple[Any, ...], tuple[int, int]] = {}
    for row in credited:
        key = (row["jurisdiction"], row["name"], row["parts_per_million"])
        base, amount = before.get(key, (0, 0))
        before[key] = (base + row["base"], amount + row["amount"])

    def at_home(part: PricedTax) -> PricedTax:
        key = (part.jurisdiction, part.name, part.parts_per_million)
        base, amount = (Money(one, exchange.currency) for one in before.get(key, (0, 0)))
        return replace(
            part,
            base=worth.next_part(exchange, part.base, before=base),
            amount=worth.next_part(exchange, part.amount, before=amount),
        )

    return [at_home(part) for part in parts]


def home(
    exchange: Exchange, amount: Money, taxes: list[PricedTax], *, before: Money | None = None
) -> dict[str, Any] | None:
    """For the document: the whole and its tax in the store's currency, in minor units, and what one
    of it was in the document's. `taxes` are at home already; `before` is what earlier credit notes
    gave back. None where both currencies are one."""
    if exchange.base == exchange.currency:
        return None
    start = before or Money.zero(exchange.currency)
    margin = Decimal(BASIS_POINTS + exchange.margin_basis_points) / BASIS_POINTS
    return {
        "currency": exchange.base,
        "rate": f"{(exchange.rate * margin).normalize():f}",
        "total": worth.next_part(exchange, amount, before=start).amount,
        "tax": total([part.amount for part in taxes], exchange.base).amount,
    }
