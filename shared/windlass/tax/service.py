"""Which taxes a sale carries: what carts, checkouts and pages ask."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from windlass.currencies.exchange import Exchange
from windlass.kit import clock
from windlass.kit.kept import Kept
from windlass.kit.money import Money, total
from windlass.tax import deciding, providers, vat_numbers
from windlass.tax.deciding import Sale
from windlass.tax.models import (
    NO_SETTINGS,
    Place,
    Settings,
    TaxSettings,
    VatCheck,
    VatNumber,
    settings_of,
)
from windlass.tax.providers import SaleLine
from windlass.tax.repository import TaxRepository
from windlass.tax.rules import TaxTable
from windlass.tenancy.context import StoreContext

WARM_SECONDS = 5
MOST_WARM = 1000
_warm: Kept[str, TaxSettings | None] = Kept(seconds=WARM_SECONDS, most=MOST_WARM)  # by store


def table_for(
    store: StoreContext,
    *,
    home_country: str,
    country: str,
    province: str = "",
    postal_code: str = "",
    city: str = "",
    line1: str = "",
    vat_number: str = "",
    customer_exempt: bool = False,
    classes: Iterable[str] = (),
    lines: Sequence[SaleLine] = (),
    shipping: Money | None = None,
    exchange: Exchange | None = None,
    at: datetime | None = None,
) -> TaxTable:
    """The taxes of a sale to an address, for `rules.apply`. For shoppers: asks for no permission.

    `home_country` is the store's. `country` may be empty: nothing is taxed yet. `lines`, with their
    nets after discounts, let a connected provider answer and judge limits of value, which are in
    the store's currency: `exchange` changes from it into theirs. Without them the tables answer. A
    `vat_number` counts as its last check said (`check_vat_number`).

    At most one round trip, none with warm settings and no VAT number; a connected provider is one
    call more, kept for a minute. Never fails for a provider: then `is_fallback` is set.
    """
    item, checked = _settings_and_number(store, vat_number, country)
    settings = settings_of(item) if item else NO_SETTINGS
    currency = lines[0].net.currency if lines else ""
    sale = Sale(
        home=home_country,
        place=Place(country, province, postal_code, city, line1),
        classes=frozenset(classes) | {line.tax_class for line in lines},
        on=(at or clock.now()).date(),
        value=_value(lines, exchange),
        is_exempt=customer_exempt,
        business=vat_numbers.check_of(checked) if checked else None,
    )
    table = deciding.table(settings, sale)
    if item is None or settings.provider is None or table.reason != "registered" or not lines:
        return table
    delivery = shipping or Money.zero(currency)
    return providers.improve(store, item, settings, table, sale, lines, delivery)


def check_vat_number(store: StoreContext, written: str, *, country: str = "") -> VatCheck:
    """Ask the register about a buyer's number and keep the answer. See `vat_numbers.check`."""
    return vat_numbers.check(store, written, country=country)


def channel_for(store: StoreContext, *, home_country: str, country: str, province: str) -> str:
    """Under what a sale is reported: national, oss, ioss, or empty for none."""
    item = warm_settings(store)
    settings = settings_of(item) if item else NO_SETTINGS
    place = Place(country, province)
    return deciding.channel(settings, Sale(home_country, place, frozenset(), clock.now().date()))


def warm_settings(store: StoreContext) -> TaxSettings | None:
    """Kept for seconds; None for a store that never set anything."""
    return _warm.get(store.store_id, TaxRepository(store.store_id).find_settings)


def current_settings(store: StoreContext) -> Settings:
    item = warm_settings(store)
    return settings_of(item) if item else NO_SETTINGS


def forget() -> None:
    """After a write: this process sees it at once, others within seconds."""
    _warm.clear()
    providers.forget()


def _settings_and_number(
    store: StoreContext, vat_number: str, country: str
) -> tuple[TaxSettings | None, VatNumber | None]:
    found = vat_numbers.normalise(vat_number, country=country) if vat_number else None
    if found is None:
        return warm_settings(store), None
    item, checked = TaxRepository(store.store_id).find_with_vat_number(found[0])
    return _warm.put(store.store_id, item), checked


def _value(lines: Sequence[SaleLine], exchange: Exchange | None) -> Money | None:
    """What is sold, in the store's currency."""
    if not lines:
        return None
    value = total([line.net for line in lines], lines[0].net.currency)
    return exchange.back(value) if exchange else value
