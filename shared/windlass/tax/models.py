"""Where a store is registered for tax, what it sets by hand, and the VAT numbers it has checked.

Item          PK                    SK                   all of a store is one Query
TaxSettings   STORE#<store>#TAX     SETTINGS
VatNumber     STORE#<store>#TAX     VATNUMBER#<number>   the last answer about a number; ttl
TaxTotal      STORE#<store>#TAXREPORT#<month>   <currency>#<place>#<name>#<rate>#<channel>

A month is that of the store's own time zone, 2026-11. TaxTotals move in the transaction that writes
an invoice or a credit note.
"""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import Any

from msgspec import Struct, to_builtins
from pynamodb.attributes import (
    BinaryAttribute,
    BooleanAttribute,
    TTLAttribute,
    UnicodeAttribute,
    UTCDateTimeAttribute,
)

from windlass.db.keys import StoreId, store_key
from windlass.db.table import (
    DocumentAttribute,
    DocumentsAttribute,
    IntegerAttribute,
    TableItem,
)

SETTINGS_SK = "SETTINGS"
VAT_NUMBER_KEPT_FOR = timedelta(days=365)
VAT_NUMBER_TRUSTED_FOR = timedelta(days=1)
SHIPPING = "shipping"  # an override's class for delivery


class Scheme(StrEnum):
    """How a registration covers places."""

    NATIONAL = "national"  # of the country, or of one state or province
    OSS = "oss"  # one return for all of the EU
    IOSS = "ioss"  # parcels from outside the EU up to a value


class ProviderKind(StrEnum):
    TAXJAR = "taxjar"
    STRIPE = "stripe"


class Registration(Struct, frozen=True):
    country: str
    province: str = ""
    number: str = ""
    scheme: str = Scheme.NATIONAL
    limit: int | None = None  # minor units of the store's currency: dearer goods are not covered


class Override(Struct, frozen=True):
    """A rate set by hand, for one class or, with none, for all goods; or for shipping."""

    country: str
    province: str = ""
    postal_prefix: str = ""
    tax_class: str = ""
    name: str = "Tax"
    parts_per_million: int = 0


class Settings(Struct, frozen=True):
    registrations: tuple[Registration, ...] = ()
    overrides: tuple[Override, ...] = ()
    prices: str = "by_market"  # by_market, inclusive, exclusive
    shipping: str = "by_law"  # by_law, taxed, free
    home_rates_in_eu: bool = True  # below the threshold of 10,000 euros: the home country's VAT
    accept_unchecked: bool = False  # a well-formed VAT number counts while VIES does not answer
    untaxed_note: str = ""  # printed when no tax is charged for want of a registration
    provider: str | None = None
    version: int = 1  # of a store that never set anything too

    def to_document(self) -> dict[str, Any]:
        document: dict[str, Any] = to_builtins(self)
        return document


class TaxSettings(TableItem, discriminator="TaxSettings"):
    registrations = DocumentsAttribute(default=list)
    overrides = DocumentsAttribute(default=list)
    options = DocumentAttribute(default=dict)
    provider = UnicodeAttribute(null=True)
    provider_sealed = BinaryAttribute(legacy_encoding=False, null=True)
    provider_account = UnicodeAttribute(default="")  # of Stripe
    provider_hint = UnicodeAttribute(default="")  # the end of the key, for people to know it by
    version = IntegerAttribute(default=1)


class VatNumber(TableItem, discriminator="VatNumber"):
    number = UnicodeAttribute()
    country = UnicodeAttribute()
    is_valid = BooleanAttribute()
    source = UnicodeAttribute()  # vies, format
    consultation = UnicodeAttribute(default="")  # proof of having asked
    name = UnicodeAttribute(default="")
    address = UnicodeAttribute(default="")
    checked_at = UTCDateTimeAttribute()
    ttl = TTLAttribute()


class TaxTotal(TableItem, discriminator="TaxTotal"):
    month = UnicodeAttribute()
    currency = UnicodeAttribute()
    country = UnicodeAttribute()
    jurisdiction = UnicodeAttribute()
    name = UnicodeAttribute()  # of the tax, or the reason why there is none
    parts_per_million = IntegerAttribute()
    channel = UnicodeAttribute()  # the registration's scheme, or the reason
    net = IntegerAttribute(default=0)
    tax = IntegerAttribute(default=0)
    refunded_net = IntegerAttribute(default=0)
    refunded_tax = IntegerAttribute(default=0)
    sales = IntegerAttribute(default=0)
    refunds = IntegerAttribute(default=0)


class Place(Struct, frozen=True):
    """Where goods go. `province` is a code as `kit.addresses` makes it, or empty."""

    country: str
    province: str = ""
    postal_code: str = ""
    city: str = ""
    line1: str = ""


class VatCheck(Struct, frozen=True):
    """What is known about a buyer's VAT number. `message` is for the shopper."""

    number: str
    country: str
    is_valid: bool
    is_checked: bool  # false when the service did not answer
    source: str
    consultation: str = ""
    name: str = ""
    message: str = ""


NO_SETTINGS = Settings()


def tax_pk(store_id: StoreId) -> str:
    return store_key(store_id, "TAX")


def report_pk(store_id: StoreId, month: str) -> str:
    return store_key(store_id, "TAXREPORT", month)


def vat_number_sk(number: str) -> str:
    return f"VATNUMBER#{number}"


def settings_of(item: TaxSettings) -> Settings:
    return Settings(
        registrations=tuple(Registration(**one) for one in item.registrations),
        overrides=tuple(Override(**one) for one in item.overrides),
        provider=item.provider,
        version=item.version,
        **item.options,
    )
