"""What others may react to. Changing a field here is an API change."""

from dataclasses import dataclass


@dataclass(frozen=True)
class FundsMoved:
    """Balances of gift cards or store credit changed: totals and lists follow."""

    fund_ids: list[str]


@dataclass(frozen=True)
class GiftCardReady:
    """It is time to send the card to whom it is for."""

    card_id: str


@dataclass(frozen=True)
class GiftCardExpiring:
    card_id: str
