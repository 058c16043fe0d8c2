"""What merchants set: registrations, rates by hand, and a tax service."""

from __future__ import annotations

from typing import TYPE_CHECKING

from windlass.adapters.tax_provider import TaxProvider, TaxProviderFailed, TaxProviderRefused
from windlass.kit import address_rules, countries
from windlass.kit.errors import FieldProblem, Invalid
from windlass.kit.tax_classes import TaxClass
from windlass.stores import service as stores
from windlass.tax import providers, service, tables
from windlass.tax.errors import NoStripeAccount, ProviderMissing
from windlass.tax.models import (
    SHIPPING,
    Override,
    Registration,
    Settings,
    TaxSettings,
    settings_of,
)
from windlass.tax.repository import TaxRepository
from windlass.tenancy.context import Permission, StoreContext

if TYPE_CHECKING:
    from windlass.tax.schemas import ConnectTaxProvider, OverrideIn, RegistrationIn, TaxSettingsIn

HINT_LENGTH = 4


def read(store: StoreContext) -> tuple[Settings, TaxSettings | None]:
    """Raises Forbidden (403)."""
    store.require(Permission.TAX_READ)
    item = TaxRepository(store.store_id).find_settings(is_consistent=True)
    return (settings_of(item) if item else Settings()), item


def replace(
    store: StoreContext, request: TaxSettingsIn, *, version: int
) -> tuple[Settings, TaxSettings | None]:
    """Raises Forbidden (403), Invalid (422) with every field that breaks a rule, and VersionStale
    (412)."""
    store.require(Permission.TAX_WRITE)
    currency = stores.storefront_of(store).currency
    problems: list[FieldProblem] = []
    registrations = _registrations(request.registrations, currency, problems)
    overrides = _overrides(request.overrides, problems)
    if problems:
        raise Invalid(problems[0].message, fields=tuple(problems))
    settings = Settings(
        registrations=registrations,
        overrides=overrides,
        prices=request.prices,
        shipping=request.shipping,
        home_rates_in_eu=request.home_rates_in_eu,
        accept_unchecked=request.accept_unchecked_vat_numbers,
        untaxed_note=request.untaxed_note,
    )
    TaxRepository(store.store_id).save(settings, version=version)
    service.forget()
    return read(store)


def connect(store: StoreContext, request: ConnectTaxProvider) -> tuple[Settings, TaxSettings]:
    """Test the credentials and keep them sealed. Raises Forbidden (403), Invalid (422) for a key
    that is refused, NoStripeAccount (409) and TaxProviderFailed (502)."""
    store.require(Permission.TAX_WRITE)
    account = ""
    if request.kind == "stripe":
        account = stores.storefront_of(store).stripe_account_id or ""
        if not account:
            raise NoStripeAccount("Connect payments first: Stripe Tax works on that account.")
    _test(request, account)
    repository = TaxRepository(store.store_id)
    repository.begin()
    actions = [
        TaxSettings.provider.set(request.kind),
        TaxSettings.provider_account.set(account),
    ]
    if request.token:
        from windlass.adapters import kms

        sealed = kms.seal(request.token.encode(), providers.context(store))
        actions.append(TaxSettings.provider_sealed.set(sealed))
        actions.append(TaxSettings.provider_hint.set(request.token[-HINT_LENGTH:]))
    else:
        actions.append(TaxSettings.provider_sealed.remove())
        actions.append(TaxSettings.provider_hint.set(account[-HINT_LENGTH:]))
    repository.change(*actions)
    service.forget()
    settings, item = read(store)
    assert item is not None
    return settings, item


def disconnect(store: StoreContext) -> None:
    """Forget the service and its key; built-in tables and rates by hand are what is left. Raises
    Forbidden (403) and ProviderMissing (409)."""
    store.require(Permission.TAX_WRITE)
    settings, item = read(store)
    if item is None or settings.provider is None:
        raise ProviderMissing("No tax service is connected.")
    TaxRepository(store.store_id).change(
        TaxSettings.provider.remove(),
        TaxSettings.provider_sealed.remove(),
        TaxSettings.provider_hint.set(""),
    )
    service.forget()


def _test(request: ConnectTaxProvider, account: str) -> None:
    provider: TaxProvider
    if request.kind == "stripe":
        from windlass.adapters.stripe.tax import StripeTaxClient

        provider = StripeTaxClient(account)
    else:
        from windlass.adapters.taxjar.client import TaxJarClient

        if not request.token:
            raise Invalid.field("token", "required", "Enter TaxJar's API token.")
        provider = TaxJarClient(request.token)
    try:
        provider.test()
    except TaxProviderRefused as error:
        raise Invalid.field("token", "refused", error.message) from None
    except TaxProviderFailed as error:
        raise TaxProviderFailed(f"{provider.name} could not be reached: {error.message}") from None


def _registrations(
    given: list[RegistrationIn], currency: str, problems: list[FieldProblem]
) -> tuple[Registration, ...]:
    found: dict[tuple[str, str, str], Registration] = {}
    for i, one in enumerate(given):
        where = f"registrations.{i}"
        place = _place(one.country, one.province, where, problems)
        if place is None:
            continue
        country, province = place
        if one.scheme != "national" and (country not in countries.EU or province):
            message = f"{one.scheme.upper()} is a scheme of the European Union."
            problems.append(FieldProblem(f"{where}.scheme", "eu_only", message))
        if country == "US" and not province:
            message = "Sales tax is of the states: choose one."
            problems.append(FieldProblem(f"{where}.province", "required", message))
        limit = one.limit
        if one.scheme == "ioss" and limit is None:
            if currency != "EUR":
                message = f"Enter what 150 euros are in {currency}."
                problems.append(FieldProblem(f"{where}.limit", "required", message))
            limit = 150_00
        kind = (country if one.scheme == "national" else "", province, one.scheme)
        if kind in found:
            message = "This registration is in the list twice."
            problems.append(FieldProblem(f"{where}.country", "repeated", message))
        found[kind] = Registration(country, province, one.number, one.scheme, limit)
    return tuple(found.values())


def _overrides(given: list[OverrideIn], problems: list[FieldProblem]) -> tuple[Override, ...]:
    found: dict[tuple[str, str, str, str], Override] = {}
    for i, one in enumerate(given):
        where = f"overrides.{i}"
        place = _place(one.country, one.province, where, problems)
        if place is None:
            continue
        if one.tax_class not in ("", SHIPPING, *TaxClass) or one.tax_class == TaxClass.EXEMPT:
            message = f"{one.tax_class} is not a class with a rate."
            problems.append(FieldProblem(f"{where}.tax_class", "unknown_class", message))
        key = (*place, one.postal_prefix, one.tax_class)
        if key in found:
            message = "There is a rate for this place and class already."
            problems.append(FieldProblem(f"{where}.tax_class", "repeated", message))
        found[key] = Override(
            *place, one.postal_prefix, one.tax_class, one.name, one.parts_per_million
        )
    return tuple(found.values())


def _place(
    country: str, written: str, where: str, problems: list[FieldProblem]
) -> tuple[str, str] | None:
    if country not in countries.CODES:
        message = f"{country} is not a country we know."
        problems.append(FieldProblem(f"{where}.country", "unknown_country", message))
        return None
    if not written:
        return country, ""
    known = tables.provinces(country)
    code = written if written in known else address_rules.of(country).province_code(written)
    if code is None:
        message = f"{written} is not a part of {countries.name(country)}."
        problems.append(FieldProblem(f"{where}.province", "unknown_province", message))
        return None
    return country, code
