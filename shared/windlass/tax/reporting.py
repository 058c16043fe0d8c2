"""The tax report: what was sold and taxed where, month by month, refunds taken off."""

from __future__ import annotations

import csv
from datetime import datetime
from io import StringIO
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from msgspec import Struct

from windlass.kit import clock, countries
from windlass.kit.errors import Invalid
from windlass.kit.money import Money
from windlass.stores import service as stores
from windlass.tax.models import TaxTotal
from windlass.tax.repository import TaxRepository
from windlass.tenancy.context import Permission, StoreContext

if TYPE_CHECKING:
    from pynamodb.transactions import TransactWrite

MOST_MONTHS = 24
HEADER = (
    "country",
    "country_name",
    "jurisdiction",
    "tax",
    "scheme",
    "rate_percent",
    "currency",
    "net",
    "tax_amount",
    "refunded_net",
    "refunded_tax",
    "sales",
    "refunds",
)


class Entry(Struct, frozen=True):
    """A part of a sale, or of a refund, as one row of the report takes it. Amounts are positive."""

    country: str
    jurisdiction: str
    name: str
    parts_per_million: int
    channel: str
    net: Money
    tax: Money


class Row(Struct, frozen=True):
    """All months together. `net` and `tax` are what is left after refunds."""

    country: str
    jurisdiction: str
    name: str
    channel: str
    parts_per_million: int
    currency: str
    net: int
    tax: int
    refunded_net: int
    refunded_tax: int
    sales: int
    refunds: int


class Report(Struct, frozen=True):
    first_month: str
    last_month: str
    rows: list[Row]


def month_of(at: datetime, time_zone: str) -> str:
    return at.astimezone(ZoneInfo(time_zone)).strftime("%Y-%m")


def add_to(
    transaction: TransactWrite,
    store: StoreContext,
    entries: list[Entry],
    *,
    month: str,
    is_refund: bool,
) -> None:
    """Count a sale, or a refund in the month it was made, in the transaction of its document.
    Entries of one row are added up first: a transaction writes no item twice."""
    repository = TaxRepository(store.store_id)
    for total in _totals(entries, month=month, is_refund=is_refund):
        repository.add_to_total(transaction, total)


def report(
    store: StoreContext, *, first_month: str | None = None, last_month: str | None = None
) -> Report:
    """Rows by country, rate and currency; nothing is converted. Without months: the current one of
    the store's time zone. Raises Forbidden (403) and Invalid (422) for more than 24 months or an
    order that is not one."""
    store.require(Permission.TAX_READ)
    if last_month is None:
        last_month = month_of(clock.now(), stores.storefront_of(store).time_zone)
    first_month = first_month or last_month
    rows: dict[tuple[str, ...], list[TaxTotal]] = {}
    for total in TaxRepository(store.store_id).totals(_months(first_month, last_month)):
        key = (
            total.country,
            total.jurisdiction,
            total.name,
            f"{total.parts_per_million:08}",
            total.channel,
            total.currency,
        )
        rows.setdefault(key, []).append(total)
    return Report(first_month, last_month, [_row(found) for _key, found in sorted(rows.items())])


def as_csv(rows: list[Row]) -> str:
    """One line per row, in the shape of an OSS return; amounts in major units with a point."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(HEADER)
    for row in rows:
        amounts = (row.net, row.tax, row.refunded_net, row.refunded_tax)
        writer.writerow(
            [
                row.country,
                countries.name(row.country),
                row.jurisdiction,
                _safe(row.name),
                row.channel,
                percent(row.parts_per_million),
                row.currency,
                *(Money(amount, row.currency).decimal() for amount in amounts),
                row.sales,
                row.refunds,
            ]
        )
    return text.getvalue()


def percent(parts_per_million: int) -> str:
    """ "19", "8.875", "0"."""
    whole, rest = divmod(parts_per_million, 10_000)
    return f"{whole}.{rest:04}".rstrip("0").rstrip(".")


def _totals(entries: list[Entry], *, month: str, is_refund: bool) -> list[TaxTotal]:
    found: dict[tuple[object, ...], TaxTotal] = {}
    for entry in entries:
        key = (entry.jurisdiction, entry.name, entry.parts_per_million, entry.channel)
        total = found.get(key)
        if total is None:
            total = found[key] = TaxTotal(
                month=month,
                currency=entry.net.currency,
                country=entry.country,
                jurisdiction=entry.jurisdiction,
                name=entry.name,
                parts_per_million=entry.parts_per_million,
                channel=entry.channel,
                net=0,
                tax=0,
                refunded_net=0,
                refunded_tax=0,
                sales=0 if is_refund else 1,
                refunds=1 if is_refund else 0,
            )
        if is_refund:
            total.refunded_net += entry.net.amount
            total.refunded_tax += entry.tax.amount
        else:
            total.net += entry.net.amount
            total.tax += entry.tax.amount
    return list(found.values())


def _row(found: list[TaxTotal]) -> Row:
    first = found[0]
    refunded_net = sum(total.refunded_net for total in found)
    refunded_tax = sum(total.refunded_tax for total in found)
    return Row(
        country=first.country,
        jurisdiction=first.jurisdiction,
        name=first.name,
        channel=first.channel,
        parts_per_million=first.parts_per_million,
        currency=first.currency,
        net=sum(total.net for total in found) - refunded_net,
        tax=sum(total.tax for total in found) - refunded_tax,
        refunded_net=refunded_net,
        refunded_tax=refunded_tax,
        sales=sum(total.sales for total in found),
        refunds=sum(total.refunds for total in found),
    )


def _months(first: str, last: str) -> list[str]:
    start, end = _index(first, "first_month"), _index(last, "last_month")
    if end < start:
        raise Invalid.field("last_month", "before_first", "The last month is before the first.")
    if end - start >= MOST_MONTHS:
        raise Invalid.field("last_month", "too_many", f"At most {MOST_MONTHS} months at once.")
    return [f"{month // 12:04}-{month % 12 + 1:02}" for month in range(start, end + 1)]


def _index(month: str, field: str) -> int:
    year, _, number = month.partition("-")
    if not 1 <= int(number) <= 12:
        raise Invalid.field(field, "unknown_month", f"{month} is not a month.")
    return int(year) * 12 + int(number) - 1


def _safe(text: str) -> str:
    """A spreadsheet must not take a name for a formula."""
    return f"'{text}" if text[:1] in "=+-@\t\r" and text else text
