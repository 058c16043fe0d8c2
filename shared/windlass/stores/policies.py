"""The policies that a store shows: the merchant's own text, or a sensible one to start from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from windlass.kit.errors import NotFound

if TYPE_CHECKING:
    from windlass.stores.storefronts import StorefrontStore

TITLES = {
    "refund": "Refund policy",
    "shipping": "Shipping policy",
    "privacy": "Privacy policy",
    "terms": "Terms of service",
}


class PolicyNotFound(NotFound):
    code = "policy_not_found"


@dataclass(frozen=True, slots=True)
class Policy:
    kind: str
    title: str
    text: str  # plain text; an empty line parts paragraphs


def of(store: StorefrontStore, kind: str) -> Policy:
    """One policy of a store. Raises PolicyNotFound (404) for a kind that there is not."""
    if kind not in TITLES:
        raise PolicyNotFound(f"There is no {kind} policy.")
    own: str = getattr(store.policies, kind)
    return Policy(kind, TITLES[kind], own or _STARTING_TEXTS[kind].format_map(_facts(store)))


def _facts(store: StorefrontStore) -> dict[str, str]:
    contact = store.contact
    return {
        "store": store.name,
        "seller": contact.legal_name or store.name,
        "reach": contact.contact_email or "the address in your order confirmation",
    }


_STARTING_TEXTS = {
    "refund": """You may return anything you bought from {store} within 30 days after it arrived, \
unused and in its original packaging.

To start a return, write to {reach} with your order number. We answer within two working days \
and tell you where to send the parcel. Please do not send anything back before you hear from us.

If an item arrives damaged, faulty or is not what you ordered, tell us within 14 days of its \
arrival and include a photo. We replace it or refund it in full, including shipping.

Once we have your return, we refund the price of the items to your original payment method \
within 14 days. Your statutory rights are not affected.""",
    "shipping": """{store} ships orders as soon as they are paid and checked. You receive an \
e-mail with a tracking link for every parcel; one order may arrive in several parcels.

The delivery time and price for your country are shown in the cart before you pay. Times are \
estimates and start when your order leaves the warehouse.

If your parcel has not moved for ten days, write to {reach} with your order number and we look \
for it. A parcel that is lost on its way is sent again or refunded.

Orders from another country may be charged import duties, which the recipient pays unless the \
checkout says otherwise.""",
    "privacy": """{seller} is responsible for the personal data you give to {store}.

We use your name, address, e-mail address and phone number to deliver your order, to tell you \
about it and to answer your questions. We pass them only to those who need them for that: the \
supplier and the carrier that bring your parcel, and our payment provider.

Card details go directly to our payment provider, Stripe. We never see or store them.

We keep order records for as long as tax law requires and delete other data when it is no longer \
needed. You may ask what we know about you, have it corrected or deleted, or receive a copy: \
write to {reach}.

We set one cookie that remembers your cart. It follows you nowhere else.""",
    "terms": """These terms apply to every order placed with {store}, which is run by {seller}.

An order is an offer to buy. The contract is made when we confirm your payment by e-mail. If an \
item turns out to be unavailable, we tell you and refund what you paid for it.

Prices are shown in the currency of the store. The total with shipping is shown before you pay.

The goods stay our property until they are fully paid. Statutory warranty rights apply. Returns \
are described in our refund policy, delivery in our shipping policy and the use of your data in \
our privacy policy.

Questions and complaints: {reach}.""",
}
