"""What every tax service does for us: rates for the lines of a sale at an address."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from http import HTTPStatus
from typing import Protocol

from msgspec import Struct

from windlass.kit.errors import UpstreamFailed
from windlass.kit.money import Money


class TaxProviderFailed(UpstreamFailed):
    """No usable answer: built-in rates take its place. `message` may be shown to the merchant."""

    code = "tax_provider_failed"


class TaxProviderRefused(TaxProviderFailed):
    """The key is wrong or may not do this: a person has to connect anew."""

    status = HTTPStatus.CONFLICT
    code = "tax_provider_refused"


class Destination(Struct, frozen=True):
    country: str
    province: str
    postal_code: str
    city: str
    line1: str


class Seller(Struct, frozen=True):
    """`registered` are the (country, province) pairs that tax may be charged in."""

    country: str
    registered: tuple[tuple[str, str], ...]


class Item(Struct, frozen=True):
    """`net` is what all units cost after discounts."""

    line_id: str
    net: Money
    quantity: int
    tax_class: str


class ProvidedRate(Struct, frozen=True):
    jurisdiction: str
    name: str
    parts_per_million: int


class Provided(Struct, frozen=True):
    """Every line has an entry; an empty one is not taxed."""

    lines: Mapping[str, tuple[ProvidedRate, ...]]
    shipping: tuple[ProvidedRate, ...]


class Filing(Struct, frozen=True):
    """A sale or a refund for the service's own return. Amounts of a refund are positive here."""

    reference: str  # ours, unique: the service answers the same for the same one
    of: str | None  # the reference of the sale that is refunded
    on: date
    destination: Destination
    goods: Money  # without tax
    shipping: Money  # without tax
    tax: Money


class TaxProvider(Protocol):
    """Raises TaxProviderFailed from every method."""

    name: str

    def test(self) -> None:
        """Whether the credentials work."""

    def rates(
        self, seller: Seller, to: Destination, items: tuple[Item, ...], shipping: Money
    ) -> Provided: ...

    def file(self, filing: Filing) -> None:
        """Hand in what was sold or refunded; does nothing for what was handed in before."""
