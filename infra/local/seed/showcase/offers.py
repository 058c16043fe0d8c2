"""Reasons to buy today: discounts, a gift card to sell and one to spend."""

from __future__ import annotations

from typing import Any

from infra.local.seed.client import World
from infra.local.seed.showcase.goods import titles

GIFT_TO = "shopper-one@example.com"
DISCOUNTS: tuple[dict[str, Any], ...] = (
    {
        "title": "Welcome",
        "method": "code",
        "code": "WELCOME10",
        "kind": "percentage",
        "basis_points": 1000,
        "per_customer_limit": 1,
        "combines_with": ["shipping"],
    },
    {
        "title": "Free delivery over $80",
        "method": "automatic",
        "kind": "free_shipping",
        "minimum_subtotal": {"amount": 8000, "currency": "USD"},
        "combines_with": ["order", "product"],
    },
    {
        "title": "The more, the cheaper",
        "method": "automatic",
        "kind": "tiered",
        "tiers": [
            {"minimum_quantity": 3, "basis_points": 500},
            {"minimum_quantity": 5, "basis_points": 1000},
        ],
        "combines_with": ["shipping"],
    },
)
GIFT_CARD = {
    "title": "Gift card",
    "kind": "gift_card",
    "description_html": "<p>Sent by e-mail, on the day you choose.</p>",
    "status": "active",
    "vendor": "Volt",
    "tags": ["gift"],
    "options": [{"name": "Amount", "values": ["$25", "$50", "$100"]}],
    "variants": [
        {
            "values": [f"${dollars}"],
            "sku": f"GIFT-{dollars}",
            "price": {"amount": dollars * 100, "currency": "USD"},
        }
        for dollars in (25, 50, 100)
    ],
}


def make(world: World, store_id: str) -> None:
    path = f"/stores/{store_id}/discounts"
    known = {discount["title"] for discount in world.merchant("GET", path)["items"]}
    for discount in DISCOUNTS:
        if discount["title"] not in known:
            world.merchant("POST", path, discount)
    if GIFT_CARD["title"] not in titles(world, store_id):
        world.merchant("POST", f"/stores/{store_id}/products", GIFT_CARD)
    cards = f"/stores/{store_id}/gift-cards"
    if not world.merchant("GET", cards)["items"]:
        world.merchant(
            "POST",
            cards,
            {
                "amount": {"amount": 2500, "currency": "USD"},
                "recipient_email": GIFT_TO,
                "recipient_name": "Shopper One",
                "message": "Thank you for being the first.",
            },
        )
