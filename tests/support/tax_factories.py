"""Tax settings with one-word overrides."""

from __future__ import annotations

from typing import Any

from windlass.tax import configuring
from windlass.tax.schemas import ConnectTaxProvider, TaxSettingsIn
from windlass.tenancy.context import StoreContext

TAXJAR_TOKEN = "0123456789abcdef0123"


def configure(store: StoreContext, **facts: Any) -> None:
    """Through the service, on top of nothing: what is left out is as it is born."""
    current, _item = configuring.read(store)
    configuring.replace(store, TaxSettingsIn.model_validate(facts), version=current.version)


def register(store: StoreContext, *countries: str, **facts: Any) -> None:
    """Registered in countries ("DE") and states ("US-CA")."""
    registrations = [
        {"country": country, "province": province}
        for country, _, province in (place.partition("-") for place in countries)
    ]
    configure(store, registrations=registrations, **facts)


def connect_taxjar(store: StoreContext, token: str = TAXJAR_TOKEN) -> None:
    configuring.connect(store, ConnectTaxProvider(kind="taxjar", token=token))
