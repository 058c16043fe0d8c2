"""Tax services that a store may connect: one port, TaxJar and Stripe Tax behind it."""

from __future__ import annotations

from collections.abc import Sequence
from copy import replace
from typing import TYPE_CHECKING

from msgspec import Struct

from windlass.adapters.tax_provider import (
    Destination,
    Item,
    Provided,
    ProvidedRate,
    Seller,
    TaxProvider,
    TaxProviderFailed,
    TaxProviderRefused,
)
from windlass.kit.kept import Kept
from windlass.kit.money import Money
from windlass.kit.tax_classes import TaxClass
from windlass.tax.deciding import Sale
from windlass.tax.models import ProviderKind, Scheme, Settings, TaxSettings
from windlass.tax.rules import TaxRate, TaxTable

if TYPE_CHECKING:
    from windlass.tenancy.context import StoreContext

KEPT_SECONDS = 60
MOST_KEPT = 500
NEEDS_POSTAL_CODE = frozenset({"US", "CA"})
_answers: Kept[object, Provided] = Kept(seconds=KEPT_SECONDS, most=MOST_KEPT)


class SaleLine(Struct, frozen=True):
    """One line for a provider: `net` is what all its units cost after discounts."""

    line_id: str
    net: Money
    quantity: int
    tax_class: str


def opened(store: StoreContext, item: TaxSettings) -> TaxProvider:
    """The connected service with its credentials. One KMS call in a cold container. Raises
    TaxProviderRefused for one that is not connected."""
    if item.provider == ProviderKind.STRIPE:
        from windlass.adapters.stripe.tax import StripeTaxClient

        return StripeTaxClient(item.provider_account)
    if item.provider == ProviderKind.TAXJAR and item.provider_sealed:
        from windlass.adapters import kms
        from windlass.adapters.taxjar.client import TaxJarClient

        return TaxJarClient(kms.unseal(item.provider_sealed, context(store)).decode())
    raise TaxProviderRefused("No tax service is connected.")


def context(store: StoreContext) -> dict[str, str]:
    """What sealed credentials are bound to."""
    return {"store": store.store_id, "tax_provider": ProviderKind.TAXJAR}


def improve(
    store: StoreContext,
    item: TaxSettings,
    settings: Settings,
    table: TaxTable,
    sale: Sale,
    lines: Sequence[SaleLine],
    shipping: Money,
) -> TaxTable:
    """The table with the provider's rates for these lines, kept for a minute; as it was, and
    flagged, when the provider does not answer. Rates set by hand win over the provider's."""
    if sale.place.country in NEEDS_POSTAL_CODE and not sale.place.postal_code:
        return table
    key = (store.store_id, settings.version, sale.place, tuple(lines), shipping)
    try:
        provided = _answers.get(
            key, lambda: _ask(opened(store, item), settings, sale, lines, shipping)
        )
    except TaxProviderFailed as error:
        source = f"{table.source} ({error.message})"
        return replace(table, is_fallback=True, reason="fallback", source=source)
    return replace(
        table,
        line_rates={
            line.line_id: _rates(provided.lines.get(line.line_id, ()))
            for line in lines
            if line.tax_class != TaxClass.EXEMPT
        },
        shipping=_rates(provided.shipping),
        shipping_follows_goods=False,
        reason="provider",
        source="TaxJar" if item.provider == ProviderKind.TAXJAR else "Stripe Tax",
    )


def forget() -> None:
    _answers.clear()


def _ask(
    provider: TaxProvider,
    settings: Settings,
    sale: Sale,
    lines: Sequence[SaleLine],
    shipping: Money,
) -> Provided:
    place = sale.place
    registered = {
        (one.country, one.province)
        for one in settings.registrations
        if one.scheme == Scheme.NATIONAL
    } | {(place.country, place.province)}
    return provider.rates(
        Seller(sale.home, tuple(sorted(registered))),
        Destination(place.country, place.province, place.postal_code, place.city, place.line1),
        tuple(Item(line.line_id, line.net, line.quantity, line.tax_class) for line in lines),
        shipping,
    )


def _rates(provided: tuple[ProvidedRate, ...]) -> tuple[TaxRate, ...]:
    return tuple(TaxRate(rate.jurisdiction, rate.name, rate.parts_per_million) for rate in provided)
