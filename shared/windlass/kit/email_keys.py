"""A name for an e-mail address that tells nobody the address."""

from __future__ import annotations

import hmac

from windlass.kit import config
from windlass.kit.text import normalise_email

HEX = 40  # 160 bits


def email_key(address: str) -> str:
    """The same for every spelling of an address; without our key it cannot be computed, so a list
    of addresses tried against it leads nowhere."""
    digest = hmac.digest(
        config.gift_card_key("email-key"), normalise_email(address).encode(), "sha256"
    )
    return digest.hex()[:HEX]
