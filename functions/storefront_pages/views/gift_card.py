"""A gift card as its holder sees it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from windlass.kit.money import Money


@dataclass(frozen=True, slots=True)
class GiftCardView:
    masked: str
    balance: Money
    expires_at: datetime | None
    is_expired: bool
    is_disabled: bool
    code: str = ""  # only behind the signed link
    recipient: str = ""
    sender: str = ""
    message: str = ""

    @property
    def is_usable(self) -> bool:
        return self.balance.amount > 0 and not self.is_expired and not self.is_disabled
