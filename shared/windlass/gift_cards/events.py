"""What others may react to. Changing a field here is an API change."""

from msgspec import Struct


class FundsMoved(Struct, frozen=True):
    """Balances of gift cards or store credit changed: totals and lists follow."""

    fund_ids: list[str]


class GiftCardReady(Struct, frozen=True):
    """It is time to send the card to whom it is for."""

    card_id: str


class GiftCardExpiring(Struct, frozen=True):
    card_id: str
