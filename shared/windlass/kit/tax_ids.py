"""The personal numbers that customs of some countries want on a parcel."""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct


class TaxIdRule(Struct, frozen=True):
    label: str
    is_required: bool


# Suppliers refuse parcels to Brazil without one (aliexpress.ds.order.create: cpf).
RULES: Final = {
    "BR": TaxIdRule("CPF or CNPJ", True),
    "CL": TaxIdRule("RUT", False),
    "KR": TaxIdRule("Personal customs code (PCCC)", False),
    "MX": TaxIdRule("RFC or CURP", False),
    "TR": TaxIdRule("T.C. identity number", False),
}


def normalise(country: str, written: str) -> str | None:
    """Without its punctuation; None when it breaks the rules of its country."""
    compact = re.sub(r"[\s./-]", "", written).upper()
    match country:
        case "BR":
            is_right = _is_cpf(compact) or _is_cnpj(compact)
        case "KR":
            is_right = re.fullmatch(r"P[0-9]{12}", compact) is not None
        case "TR":
            is_right = re.fullmatch(r"[1-9][0-9]{10}", compact) is not None
        case _:
            is_right = re.fullmatch(r"[0-9A-Z]{4,32}", compact) is not None
    return compact if is_right else None


def _is_cpf(digits: str) -> bool:
    """Eleven digits, the last two by modulo 11; one digit eleven times passes that, and is none."""
    if not re.fullmatch(r"[0-9]{11}", digits) or len(set(digits)) == 1:
        return False
    return _ends_in_checks(digits, [range(10, 1, -1), range(11, 1, -1)])


def _is_cnpj(digits: str) -> bool:
    """The number of a company: fourteen digits, the last two by modulo 11."""
    if not re.fullmatch(r"[0-9]{14}", digits) or len(set(digits)) == 1:
        return False
    first = [5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]
    return _ends_in_checks(digits, [first, [6, *first]])


def _ends_in_checks(digits: str, weights: list[range] | list[list[int]]) -> bool:
    body = digits[:-2]
    for row in weights:
        rest = sum(int(digit) * weight for digit, weight in zip(body, row, strict=True)) % 11
        body += str(0 if rest < 2 else 11 - rest)
    return body == digits
