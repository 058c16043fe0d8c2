"""VIES, the EU's register of VAT numbers.

POST /check-vat-number {countryCode, vatNumber, requesterMemberStateCode, requesterNumber} ->
{valid, requestIdentifier, name, address, userError}; Greece is EL. The identifier, the proof of
having asked, comes only when the requester's own number is sent. What went wrong at a member state
comes as userError or as {"actionSucceed": false, "errorWrappers": [{"error": "MS_UNAVAILABLE"}]}.
"""

from __future__ import annotations

from msgspec import Struct

from windlass.adapters import tax_http
from windlass.adapters.tax_provider import TaxProviderFailed
from windlass.kit import config

BASE = config.VIES_API_BASE
ANSWERED = frozenset({"", "VALID", "INVALID"})
WRONG_INPUT = frozenset({"INVALID_INPUT"})
TIMEOUT_SECONDS = 8.0  # member states are slow


class Found(Struct, frozen=True):
    is_valid: bool
    consultation: str
    name: str
    address: str


def check(number: str, *, requester: str = "") -> Found:
    """Of a number with its country prefix (EL for Greece), as of `requester`, our merchant's own.
    Raises TaxProviderFailed when VIES or the member state does not answer."""
    body = {"countryCode": number[:2], "vatNumber": number[2:]}
    if requester:
        body |= {"requesterMemberStateCode": requester[:2], "requesterNumber": requester[2:]}
    status, answer = tax_http.exchange(
        "POST", f"{BASE}/check-vat-number", body=body, timeout_seconds=TIMEOUT_SECONDS
    )
    problems = [str(one.get("error", "")) for one in answer.get("errorWrappers") or []]
    problem = problems[0] if problems else str(answer.get("userError") or "")
    if problem in WRONG_INPUT:
        return Found(False, "", "", "")
    if status >= 400 or problem not in ANSWERED or "valid" not in answer:
        raise TaxProviderFailed(f"VIES has no answer now ({problem or status}).")
    return Found(
        is_valid=answer["valid"] is True,
        consultation=str(answer.get("requestIdentifier") or ""),
        name=_told(answer.get("name")),
        address=_told(answer.get("address")),
    )


def _told(value: object) -> str:
    """Member states that keep it to themselves answer with dashes."""
    written = str(value or "").strip()
    return "" if written == "---" else written
