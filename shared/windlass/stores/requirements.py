"""What Stripe still wants to know, in plain words."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from windlass.stores.models import Store


class PaymentsState(StrEnum):
    NOT_CONNECTED = "not_connected"
    ONBOARDING = "onboarding"  # the merchant has not finished Stripe's questions
    RESTRICTED = "restricted"  # answered, and Stripe does not allow charges (yet, or any more)
    ENABLED = "enabled"


# The longest matching beginning or ending of Stripe's name wins.
_WORDS = {
    "business_type": "Whether you are an individual or a company",
    "business_profile.mcc": "What kind of business you run",
    "business_profile.url": "The address of your website",
    "business_profile.product_description": "A description of what you sell",
    "business_profile.support_email": "An e-mail address for your customers",
    "business_profile.support_phone": "A phone number for your customers",
    "external_account": "A bank account for your payouts",
    "tos_acceptance": "Your agreement to Stripe's terms of service",
    "company.name": "The legal name of your business",
    "company.tax_id": "The tax number of your company",
    "company.address": "The address of your company",
    "company.phone": "The phone number of your company",
    "company.verification": "A document that proves your company exists",
    "company.owners_provided": "Who owns the company",
    "company.directors_provided": "Who directs the company",
    "company.executives_provided": "Who manages the company",
    "verification.document": "An identity document",
    "verification.additional_document": "A document that proves the home address",
    "dob": "A date of birth",
    "first_name": "A first name",
    "last_name": "A last name",
    "id_number": "A personal identification number",
    "ssn_last_4": "The last four digits of a social security number",
    "address": "A home address",
    "email": "An e-mail address",
    "phone": "A phone number",
    "relationship": "What someone's role in the company is",
}


def state_of(store: Store) -> PaymentsState:
    if store.stripe_account_id is None:
        return PaymentsState.NOT_CONNECTED
    if store.charges_enabled:
        return PaymentsState.ENABLED
    if not store.requirements.get("details_submitted"):
        return PaymentsState.ONBOARDING
    return PaymentsState.RESTRICTED


def due(requirements: Mapping[str, Any]) -> list[str]:
    """What is asked for now, each thing once, what is late first."""
    names = [*requirements.get("past_due", []), *requirements.get("currently_due", [])]
    return list(dict.fromkeys(in_words(name) for name in names))


def explanation(store: Store) -> str:
    """One sentence for the payments page."""
    match state_of(store):
        case PaymentsState.NOT_CONNECTED:
            return "Connect Stripe to take payments. It takes about five minutes."
        case PaymentsState.ONBOARDING:
            return "Stripe has a few more questions before you can take payments."
        case PaymentsState.RESTRICTED if due(store.requirements):
            return "Stripe has paused your payments until you answer what is listed here."
        case PaymentsState.RESTRICTED:
            return "Stripe is checking what you sent. This usually takes a few minutes."
    if not store.payouts_enabled:
        return "You can take payments. Payouts to your bank start when Stripe has what it needs."
    return "You can take payments, and Stripe pays out to your bank."


def in_words(name: str) -> str:
    for known in sorted(_WORDS, key=len, reverse=True):
        if name.startswith(known) or f".{known}" in name:
            return _WORDS[known]
    return name.rsplit(".", 1)[-1].replace("_", " ").capitalize()
