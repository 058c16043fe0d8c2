"""Steps of order lines, each in a transaction of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from pynamodb.exceptions import TransactWriteError

from tests.support.factories import store
from windlass.catalog import service, stock
from windlass.catalog.parts import StockLine
from windlass.catalog.repository import Found
from windlass.db import transactions

type Step = Callable[..., stock.Moves]


@dataclass
class Refusal:
    sold_out: list[stock.Key] = field(default_factory=list)
    was_done: bool = False


def move(step: Step, *lines: StockLine, reference: str = "checkout-1") -> Refusal | None:
    """Why the step was refused, or None."""
    moves: list[stock.Moves] = []

    def once() -> None:
        with transactions.write() as t:
            moves.append(step(t, store(), reference=reference, lines=lines))

    try:
        transactions.attempt(once)
    except TransactWriteError as error:
        return Refusal(moves[-1].sold_out(error), moves[-1].was_done(error))
    return None


def counts(found: Found) -> tuple[int, int, int]:
    """(on hand, reserved, available) of the product's first variant."""
    product = found.product
    now = service.get(store(), product.product_id).stocks[product.variants[0].id]
    return now.on_hand, now.reserved, now.available
