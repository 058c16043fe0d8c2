"""Buyers' VAT numbers: their shapes, and what the EU's register says of them."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Final

from windlass.adapters.tax_provider import TaxProviderFailed
from windlass.kit import clock, countries
from windlass.tax.models import (
    VAT_NUMBER_KEPT_FOR,
    VAT_NUMBER_TRUSTED_FOR,
    Settings,
    VatCheck,
    VatNumber,
    settings_of,
)
from windlass.tax.repository import TaxRepository
from windlass.tenancy.context import StoreContext

# After the prefix; https://ec.europa.eu/taxation_customs/vies/#/faq (Q11) and HMRC's VAT guide.
_SHAPES: Final = {
    "AT": r"U\d{8}",
    "BE": r"[01]\d{9}",
    "BG": r"\d{9,10}",
    "CY": r"\d{8}[A-Z]",
    "CZ": r"\d{8,10}",
    "DE": r"\d{9}",
    "DK": r"\d{8}",
    "EE": r"\d{9}",
    "ES": r"[A-Z0-9]\d{7}[A-Z0-9]",
    "FI": r"\d{8}",
    "FR": r"[A-HJ-NP-Z0-9]{2}\d{9}",
    "GB": r"\d{9}|\d{12}|GD\d{3}|HA\d{3}",
    "GR": r"\d{9}",
    "HR": r"\d{11}",
    "HU": r"\d{8}",
    "IE": r"\d[A-Z0-9+*]\d{5}[A-Z]|\d{7}[A-W][A-I]",
    "IT": r"\d{11}",
    "LT": r"\d{9}|\d{12}",
    "LU": r"\d{8}",
    "LV": r"\d{11}",
    "MT": r"\d{8}",
    "NL": r"[A-Z0-9+*]{10}\d{2}",
    "PL": r"\d{10}",
    "PT": r"\d{9}",
    "RO": r"\d{2,10}",
    "SE": r"\d{12}",
    "SI": r"\d{8}",
    "SK": r"\d{10}",
}
_PREFIXES: Final = {"EL": "GR"}
_GB_WEIGHTS: Final = (8, 7, 6, 5, 4, 3, 2)


def normalise(written: str, *, country: str = "") -> tuple[str, str] | None:
    """The number with its prefix and the country it is of, GR for EL; None for what is no VAT
    number. Without a prefix it is taken as one of `country`."""
    compact = re.sub(r"[\s./-]", "", written).upper()
    own = _PREFIXES.get(compact[:2], compact[:2])
    if own not in _SHAPES:
        own, compact = country, f"{'EL' if country == 'GR' else country}{compact}"
    shape = _SHAPES.get(own)
    if shape is None or not re.fullmatch(shape, compact[2:]):
        return None
    if own == "GB" and not _is_gb(compact[2:]):
        return None
    return compact, own


def check(store: StoreContext, written: str, *, country: str = "") -> VatCheck:
    """Ask about a number and keep the answer, which `service.table_for` then goes by. For
    shoppers: asks for no permission.

    An answer of the last day is not asked for again. EU numbers are looked up in VIES, as the
    store's own EU number if it has one, which makes the answer proof. When VIES does not answer,
    the number counts only if the store accepts that. GB numbers are checked by their digits.
    """
    found = normalise(written, country=country)
    if found is None:
        message = "This is not a VAT number. Check its letters and digits."
        return VatCheck(written[:20], country, False, True, "format", message=message)
    number, of = found
    repository = TaxRepository(store.store_id)
    item, known = repository.find_with_vat_number(number)
    settings = settings_of(item) if item else Settings()
    if known and known.source != "format" and _age(known) < VAT_NUMBER_TRUSTED_FOR:
        return check_of(known)
    if of not in countries.EU:
        return check_of(_keep(repository, number, of, is_valid=True, source="format"))
    from windlass.adapters.vies import client as vies

    try:
        answer = vies.check(number, requester=_requester(settings))
    except TaxProviderFailed:
        if known and known.source == "vies" and known.is_valid:
            return check_of(known)  # it was right when it was asked last
        if settings.accept_unchecked:
            return check_of(_keep(repository, number, of, is_valid=True, source="format"))
        message = "The EU's register does not answer now, so VAT is charged. Try again later."
        return VatCheck(number, of, False, False, "vies", message=message)
    return check_of(
        _keep(
            repository,
            number,
            of,
            is_valid=answer.is_valid,
            source="vies",
            consultation=answer.consultation,
            name=answer.name,
            address=answer.address,
        )
    )


def check_of(item: VatNumber) -> VatCheck:
    if not item.is_valid:
        message = "The EU's register does not know this VAT number, so VAT is charged."
    elif item.source == "format":
        message = "The number is well formed."
    else:
        message = f"Valid: {item.name}." if item.name else "Valid."
    return VatCheck(
        number=item.number,
        country=item.country,
        is_valid=item.is_valid,
        is_checked=item.source == "vies",
        source=item.source,
        consultation=item.consultation,
        name=item.name,
        message=message,
    )


def _keep(
    repository: TaxRepository,
    number: str,
    country: str,
    *,
    is_valid: bool,
    source: str,
    consultation: str = "",
    name: str = "",
    address: str = "",
) -> VatNumber:
    item = VatNumber(
        number=number,
        country=country,
        is_valid=is_valid,
        source=source,
        consultation=consultation,
        name=name[:200],
        address=address[:400],
        checked_at=clock.now(),
        ttl=VAT_NUMBER_KEPT_FOR,
    )
    repository.keep_vat_number(item)
    return item


def _requester(settings: Settings) -> str:
    """The store's own VAT number, with its prefix, if it is registered in the EU."""
    for one in settings.registrations:
        if one.country in countries.EU and one.scheme != "ioss":
            found = normalise(one.number, country=one.country)
            if found:
                return found[0]
    return ""


def _age(item: VatNumber) -> timedelta:
    return clock.now() - item.checked_at


def _is_gb(digits: str) -> bool:
    """Modulus 97, or 97 less 55 for numbers given out since 2010 (HMRC's VAT number check)."""
    if not digits[:9].isdigit():
        return True  # government departments and health authorities
    total = sum(int(digit) * weight for digit, weight in zip(digits, _GB_WEIGHTS, strict=False))
    return any((total + add + int(digits[7:9])) % 97 == 0 for add in (0, 55))
