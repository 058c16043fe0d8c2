"""How Radar and the issuer answer: risk, approval, 3D Secure, declines."""

from __future__ import annotations

from dataclasses import dataclass

from infra.local.sandbox.state import Doc
from infra.local.sandbox.stripe import events
from infra.local.sandbox.stripe.books import Books
from infra.local.sandbox.stripe.cards import DECLINE_MESSAGES, RISK_SCORES, Card, Risk

ELEVATED_SCORE, HIGHEST_SCORE = 65, 75
CHALLENGE_FAILED = (
    "The provided PaymentMethod has failed authentication. You can provide payment_method_data or"
    " a new PaymentMethod to attempt to fulfill this PaymentIntent again."
)


@dataclass(frozen=True)
class Verdict:
    """`decline` is the decline code, empty when approved."""

    outcome: Doc
    decline: str


def judge(books: Books, card: Card) -> Verdict:
    """What happens to a charge of this card, the trouble switches considered."""
    trouble = books.sandbox.trouble.custom("stripe")
    risk: Risk = card.risk
    score = RISK_SCORES[risk]
    if trouble["risk_score"]:
        score = min(100, trouble["risk_score"])
        risk = (
            "highest"
            if score >= HIGHEST_SCORE
            else "elevated"
            if score >= ELEVATED_SCORE
            else "normal"
        )
    blocked = card.is_blocked or (risk == "highest" and trouble["block_highest_risk"])
    decline = card.decline or ("generic_decline" if trouble["decline_cards"] else "")
    if blocked:
        decline = "fraudulent"
    reason = {"normal": None, "elevated": "elevated_risk_level", "highest": "highest_risk_level"}
    outcome: Doc = {
        "advice_code": None,
        "network_advice_code": None,
        "network_decline_code": None,
        "network_status": "approved_by_network",
        "reason": reason[risk],
        "risk_level": risk,
        "risk_score": score,
        "seller_message": "Payment complete.",
        "type": "authorized",
    }
    if blocked:
        outcome |= {
            "network_status": "not_sent_to_network",
            "reason": "highest_risk_level",
            "seller_message": "Stripe blocked this payment as too risky.",
            "type": "blocked",
        }
    elif decline:
        outcome |= {
            "network_status": "declined_by_network",
            "reason": decline,
            "seller_message": "The bank did not return any further details with this decline.",
            "type": "issuer_declined",
        }
    return Verdict(outcome, decline)


def decline(books: Books, intent: Doc, charge: Doc, decline_code: str) -> Doc:
    """Keep the failed charge and leave the intent open for another payment method."""
    code, message = DECLINE_MESSAGES[decline_code]
    charge |= {
        "status": "failed",
        "paid": False,
        "failure_code": code,
        "failure_message": message,
    }
    error: Doc = {
        "charge": charge["id"],
        "code": code,
        "doc_url": f"https://stripe.com/docs/error-codes/{code.replace('_', '-')}",
        "message": message,
        "type": "card_error",
    }
    if code == "card_declined":
        error["decline_code"] = decline_code
    events.emit(books, "charge.failed", books.save(charge))
    return refuse_payment(books, intent | {"latest_charge": charge["id"]}, error)


def ask_for_challenge(books: Books, intent: Doc) -> Doc:
    url = f"{books.sandbox.public_url}/stripe/challenge/{books.account or 'platform'}"
    intent |= {
        "status": "requires_action",
        "next_action": {
            "type": "redirect_to_url",
            "redirect_to_url": {
                "url": f"{url}/{intent['id']}",
                "return_url": intent["_return_url"],
            },
        },
    }
    events.emit(books, "payment_intent.requires_action", books.save(intent))
    return intent


def fail_challenge(books: Books, intent: Doc) -> Doc:
    """The buyer did not pass 3D Secure: no charge, another payment method is needed."""
    return refuse_payment(
        books,
        intent,
        {
            "code": "payment_intent_authentication_failure",
            "doc_url": (
                "https://stripe.com/docs/error-codes/payment-intent-authentication-failure"
            ),
            "message": CHALLENGE_FAILED,
            "type": "invalid_request_error",
        },
    )


def refuse_payment(books: Books, intent: Doc, error: Doc) -> Doc:
    intent |= {
        "status": "requires_payment_method",
        "last_payment_error": error,
        "next_action": None,
        "payment_method": None,
    }
    events.emit(books, "payment_intent.payment_failed", books.save(intent))
    return intent
