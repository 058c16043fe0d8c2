"""What discounts did: uses, revenue and what was given, by day and by code, fed by orders."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from msgspec import Struct
from pynamodb.exceptions import TransactWriteError

from windlass.db import transactions
from windlass.db.table import condition_failed
from windlass.discounts import models
from windlass.discounts.models import CodeUses, Counted, DayUses, Tally
from windlass.discounts.repository import DiscountRepository
from windlass.kit import clock
from windlass.kit.money import Money
from windlass.stores import service as stores
from windlass.tenancy.context import Permission

if TYPE_CHECKING:
    from pynamodb.expressions.update import Action
    from pynamodb.transactions import TransactWrite

    from windlass.tenancy.context import StoreContext

MOST_CODES_SHOWN = 100


class Given(Struct, frozen=True):
    """What one discount took off one order."""

    discount_id: str
    code: str | None
    amount: Money


class Figures(Struct, frozen=True):
    uses: int
    revenue: Money  # totals of the orders that carry it
    given: Money


class Report(Struct, frozen=True):
    """In the store's currency, orders in others at their frozen rate. Days are those of the store's
    calendar, today last, days without uses included."""

    days: tuple[tuple[date, Figures], ...]
    total: Figures
    codes: tuple[tuple[str, Figures], ...]  # the most used first
    tally_uses: int  # ever


def take_in(
    store: StoreContext,
    *,
    order_id: str,
    placed_at: datetime,
    total: Money,
    given: Sequence[Given],
) -> bool:
    """Count the discounts of an order, once however often it is asked for. Amounts are in the
    store's currency. False when it was counted before."""
    if not given:
        return False
    zone = ZoneInfo(stores.storefront_of(store).time_zone)
    day = placed_at.astimezone(zone).date().isoformat()

    def write() -> None:
        with transactions.write() as t:
            t.save(
                Counted(
                    models.counted_pk(store.store_id, order_id),
                    models.COUNTED_SK,
                    counted_at=clock.now(),
                ),
                condition=Counted.pk.does_not_exist(),
            )
            for one in given:
                _count(t, store, one, total, day)

    try:
        transactions.attempt(write)
    except TransactWriteError as error:
        if condition_failed(error):
            return False
        raise
    return True


def report(store: StoreContext, discount_id: str, *, days: int) -> Report:
    """The last `days` days. Raises Forbidden (403) and DiscountNotFound (404)."""
    store.require(Permission.DISCOUNTS_READ)
    repository = DiscountRepository(store.store_id)
    repository.get(discount_id)
    front = stores.storefront_of(store)
    currency = front.currency
    today = clock.now().astimezone(ZoneInfo(front.time_zone)).date()
    first = today - timedelta(days=days - 1)
    pk = models.report_pk(store.store_id, discount_id)
    suffix = f"#{currency}"
    by_day = {
        item.sk.removeprefix("DAY#").removesuffix(suffix): item
        for item in DayUses.query(pk, DayUses.sk.between(f"DAY#{first}", "DAY#~"))
        if item.sk.endswith(suffix)
    }
    calendar = [first + timedelta(days=number) for number in range(days)]
    by_code = [
        (item.sk.removeprefix("CODE#").removesuffix(suffix), _figures(item, currency))
        for item in CodeUses.query(pk, CodeUses.sk.startswith("CODE#"), limit=1000)
        if item.sk.endswith(suffix)
    ]
    by_code.sort(key=lambda found: (-found[1].uses, found[0]))
    shown = [(day, _figures(by_day.get(day.isoformat()), currency)) for day in calendar]
    tally = repository.tallies([discount_id]).get(discount_id)
    return Report(
        days=tuple(shown),
        total=_sum([figures for _day, figures in shown], currency),
        codes=tuple(by_code[:MOST_CODES_SHOWN]),
        tally_uses=tally.uses if tally else 0,
    )


def _count(t: TransactWrite, store: StoreContext, one: Given, total: Money, day: str) -> None:
    pk, currency = models.report_pk(store.store_id, one.discount_id), total.currency
    t.update(
        DayUses(pk, f"DAY#{day}#{currency}"),
        [*_adding(DayUses, total, one.amount), DayUses.entity.set(DayUses)],
    )
    if one.code is not None:
        t.update(
            CodeUses(pk, f"CODE#{one.code}#{currency}"),
            [*_adding(CodeUses, total, one.amount), CodeUses.entity.set(CodeUses)],
        )
    t.update(
        Tally(models.discount_pk(store.store_id, one.discount_id), models.TALLY_SK),
        [Tally.uses.add(1), Tally.entity.set(Tally)],
    )


def _adding(kind: type[DayUses | CodeUses], total: Money, given: Money) -> list[Action]:
    return [kind.uses.add(1), kind.revenue.add(total.amount), kind.given.add(given.amount)]


def _figures(item: DayUses | CodeUses | None, currency: str) -> Figures:
    return Figures(
        item.uses if item else 0,
        Money(item.revenue if item else 0, currency),
        Money(item.given if item else 0, currency),
    )


def _sum(parts: list[Figures], currency: str) -> Figures:
    return Figures(
        sum(part.uses for part in parts),
        Money(sum(part.revenue.amount for part in parts), currency),
        Money(sum(part.given.amount for part in parts), currency),
    )
