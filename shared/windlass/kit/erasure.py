"""What stands where somebody's name and address stood. The country, region and postal area stay:
tax authorities ask for them, and they name nobody."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

ERASED: Final = "Erased"
DOMAIN: Final = "erased.invalid"
_KEPT: Final = ("country", "province", "postal_code")


def erased_email(about: str) -> str:
    """An address that nobody has, the same each time for the same thing."""
    return f"{about.lower()}@{DOMAIN}"


def is_erased(email: str) -> bool:
    return email.endswith(f"@{DOMAIN}")


def erased_address(address: Mapping[str, Any]) -> dict[str, Any]:
    """With the same fields, so that whatever reads addresses still does."""
    kept = {name: value if name in _KEPT else "" for name, value in address.items()}
    return kept | {"name": ERASED, "city": ERASED} if address else {}
