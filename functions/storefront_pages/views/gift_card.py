"""A gift card as its holder sees it."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from windlass.kit.money import Money


class GiftCardView(Struct, frozen=True):
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
