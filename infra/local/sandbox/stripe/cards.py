"""The documented test cards, and how a payment with each goes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

type Risk = Literal["normal", "elevated", "highest"]

RISK_SCORES: dict[Risk, int] = {"normal": 24, "elevated": 68, "highest": 92}
DECLINE_MESSAGES = {
    "generic_decline": ("card_declined", "Your card was declined."),
    "insufficient_funds": ("card_declined", "Your card has insufficient funds."),
    "lost_card": ("card_declined", "Your card was declined."),
    "stolen_card": ("card_declined", "Your card was declined."),
    "fraudulent": ("card_declined", "Your card was declined."),
    "expired_card": ("expired_card", "Your card has expired."),
    "incorrect_cvc": ("incorrect_cvc", "Your card's security code is incorrect."),
    "processing_error": (
        "processing_error",
        "An error occurred while processing your card. Try again in a little bit.",
    ),
}


@dataclass(frozen=True)
class Card:
    number: str
    note: str = "Pays"
    brand: str = "visa"
    token: str = ""
    decline: str = ""
    is_blocked: bool = False
    needs_challenge: bool = False
    is_disputed: bool = False
    risk: Risk = "normal"

    @property
    def last4(self) -> str:
        return self.number[-4:]


CARDS = (
    Card("4242424242424242", token="pm_card_visa"),
    Card("4000056655665556", "Pays (debit)", token="pm_card_visa_debit"),
    Card("5555555555554444", "Pays (Mastercard)", "mastercard", "pm_card_mastercard"),
    Card("378282246310005", "Pays (American Express)", "amex", "pm_card_amex"),
    Card(
        "4000000000000002",
        "Declined",
        token="pm_card_visa_chargeDeclined",
        decline="generic_decline",
    ),
    Card(
        "4000000000009995",
        "Insufficient funds",
        token="pm_card_visa_chargeDeclinedInsufficientFunds",
        decline="insufficient_funds",
    ),
    Card("4000000000000069", "Expired", token="pm_card_chargeDeclinedExpiredCard",
         decline="expired_card"),
    Card("4000000000000127", "Wrong CVC", token="pm_card_chargeDeclinedIncorrectCvc",
         decline="incorrect_cvc"),
    Card("4000000000000119", "Processing error", token="pm_card_chargeDeclinedProcessingError",
         decline="processing_error"),
    Card("4000002500003155", "Asks for 3D Secure", token="pm_card_authenticationRequired",
         needs_challenge=True),
    Card("4000000000000259", "Pays, disputed later", token="pm_card_createDispute",
         is_disputed=True),
    Card("4000000000009235", "Pays, elevated risk", token="pm_card_riskLevelElevated",
         risk="elevated"),
    Card("4000000000004954", "Pays, highest risk", token="pm_card_riskLevelHighest",
         risk="highest"),
    Card("4100000000000019", "Always blocked", token="pm_card_radarBlock",
         decline="fraudulent", is_blocked=True, risk="highest"),
)  # fmt: skip
ALIASES = {
    "pm_card_chargeDeclined": "pm_card_visa_chargeDeclined",
    "pm_card_chargeDeclinedInsufficientFunds": "pm_card_visa_chargeDeclinedInsufficientFunds",
    "pm_card_threeDSecure2Required": "pm_card_authenticationRequired",
}
BY_NUMBER = {card.number: card for card in CARDS}
BY_TOKEN = {card.token: card for card in CARDS}


def by_token(token: str) -> Card | None:
    return BY_TOKEN.get(ALIASES.get(token, token))


def passes_luhn(number: str) -> bool:
    digits = [int(digit) for digit in reversed(number)]
    doubled = [sum(divmod(digit * 2, 10)) for digit in digits[1::2]]
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0


def read_form(
    number: str, expiry: str, cvc: str, now: datetime
) -> tuple[Card, tuple[int, int]] | dict[str, str]:
    """The card and its (month, year), or a message per field that is wrong."""
    digits = "".join(character for character in number if character.isdigit())
    wrong: dict[str, str] = {}
    if not digits:
        wrong["card_number"] = "Your card number is incomplete."
    elif len(digits) < 13 or not passes_luhn(digits):
        wrong["card_number"] = "Your card number is invalid."
    elif digits not in BY_NUMBER:
        wrong["card_number"] = (
            "Your card was declined. Your request was in test mode, but used a non test card."
        )
    date = "".join(character for character in expiry if character.isdigit())
    month, year = (int(date[:2]), 2000 + int(date[-2:])) if len(date) in (4, 6) else (0, 0)
    if not 1 <= month <= 12:
        wrong["expiry"] = "Your card's expiration date is incomplete."
    elif (year, month) < (now.year, now.month):
        wrong["expiry"] = "Your card's expiration date is in the past."
    if not cvc.isdigit() or len(cvc) != (4 if digits[:2] in ("34", "37") else 3):
        wrong["cvc"] = "Your card's security code is incomplete."
    if wrong:
        return wrong
    return BY_NUMBER[digits], (month, year)
