"""Volt Electronics, from registration to launch."""

from __future__ import annotations

from functools import partial
from typing import Any

import httpx

from infra.local.place import DEMO_EMAIL, DEMO_PASSWORD, DEMO_STORE
from infra.local.seed.client import World, wait_for

NAME = "Volt Electronics"
CJ_KEY = "CJ1000001@api@5f0c1e7a9b3d4c6e8a2b4d6f8c0e1a3b"
FROM_CJ = {  # catalogue key -> what the merchant makes of it
    "wireless-earbuds": ("Aria true wireless earbuds", ["audio", "bestseller"]),
    "bluetooth-speaker": ("Pebble waterproof speaker", ["audio", "outdoor"]),
    "gan-charger-65w": ("65 W travel charger", ["charging", "travel"]),
    "magnetic-power-bank": ("Magnetic power bank", ["charging", "travel"]),
    "laptop-stand": ("Foldable laptop stand", ["desk"]),
    "led-desk-lamp": ("Dimmable desk lamp", ["desk", "lighting"]),
}
FROM_ALIEXPRESS = {
    "mechanical-keyboard-75": ("75 % mechanical keyboard", ["desk", "new"]),
    "smart-watch-active": ("Active smart watch", ["wearables", "bestseller"]),
}
ONBOARDING = {
    "business_type": "company",
    "legal_name": "Volt Electronics LLC",
    "product_description": "Small electronics for desk and travel",
    "support_email": DEMO_EMAIL,
    "bank_account": "000123456789",
    "terms": "accepted",
    "action": "complete",
}
ZONES = [
    {
        "name": "United States",
        "places": [{"country": "US"}],
        "rates": [
            {
                "name": "Standard shipping",
                "price": {"amount": 490, "currency": "USD"},
                "free_above": 5000,
                "min_days": 6,
                "max_days": 12,
            },
            {
                "name": "Express shipping",
                "price": {"amount": 1290, "currency": "USD"},
                "min_days": 3,
                "max_days": 6,
            },
        ],
    },
    {
        "name": "Europe",
        "places": [{"country": code} for code in ("AT", "DE", "ES", "FR", "GB", "IT", "NL")],
        "rates": [
            {
                "name": "Standard shipping",
                "price": {"amount": 690, "currency": "USD"},
                "free_above": 6000,
                "min_days": 8,
                "max_days": 15,
            }
        ],
    },
]


def register(world: World) -> None:
    """An account with a verified address; one that is there already is signed in to."""
    body = {"email": DEMO_EMAIL, "password": DEMO_PASSWORD, "name": "Demo Merchant"}
    world.merchant("POST", "/auth/register", body)
    world.sign_in(DEMO_EMAIL, DEMO_PASSWORD)
    if not world.merchant("GET", "/me").get("is_verified"):
        text = world.mail_to(DEMO_EMAIL, containing="verify-email?token=")
        token = text.partition("token=")[2].split()[0]
        world.merchant("POST", "/auth/verify-email", {"token": token})


def open_store(world: World) -> str:
    """The store's id, launched and ready to sell; what was done before is not done again."""
    mine = world.merchant("GET", "/stores")["items"]
    found = next((store for store in mine if store["slug"] == DEMO_STORE), None)
    store = found or world.merchant(
        "POST",
        "/stores",
        {
            "name": NAME,
            "slug": DEMO_STORE,
            "currency": "USD",
            "country": "US",
            "time_zone": "America/New_York",
            "locale": "en",
        },
    )
    store_id = str(store["id"])
    _describe(world, store_id)
    _ship(world, store_id)
    _take_payments(world, store_id)
    _connect_suppliers(world, store_id)
    _import_products(world, store_id)
    if not world.merchant("GET", f"/stores/{store_id}")["is_open"]:
        world.merchant("POST", f"/stores/{store_id}/launch")
    return store_id


def _describe(world: World, store_id: str) -> None:
    settings: dict[str, dict[str, Any]] = {
        "general": {
            "legal_name": "Volt Electronics LLC",
            "contact_email": DEMO_EMAIL,
            "street": "500 Congress Ave",
            "postal_code": "78701",
            "city": "Austin",
            "region": "TX",
        },
        "branding": {
            "accent_colour": "#0f5c66",
            "tagline": "Small electronics that simply work",
            "hero_title": "Good things for desk and travel",
            "hero_text": "Chosen by data, tested by us, sent straight to you.",
            "hero_button": "See all products",
        },
        "fulfilment": {"cancel_window_seconds": 0},
        "mail": {"footer": "Questions? Just answer this mail."},
    }
    for section, values in settings.items():
        path = f"/stores/{store_id}/settings/{section}"
        version = world.merchant("GET", f"/stores/{store_id}")["version"]
        world.merchant("PATCH", path, values, **{"If-Match": f'"{version}"'})


def _ship(world: World, store_id: str) -> None:
    path = f"/stores/{store_id}/shipping/zones"
    known = {zone["name"] for zone in world.merchant("GET", path)["items"]}
    for zone in ZONES:
        if zone["name"] not in known:
            world.merchant("POST", path, zone)


def _take_payments(world: World, store_id: str) -> None:
    path = f"/stores/{store_id}/payments"
    if world.merchant("GET", path)["state"] == "enabled":
        return
    link = world.merchant("POST", f"{path}/onboarding")["url"]
    form = world.browse(link).headers["location"]
    world.browse(form, ONBOARDING)
    wait_for(
        lambda: world.merchant("POST", f"{path}/refresh")["state"] == "enabled", "Stripe's yes"
    )


def _connect_suppliers(world: World, store_id: str) -> None:
    path = f"/stores/{store_id}/suppliers"
    kinds = {supplier["kind"] for supplier in world.merchant("GET", path)["items"]}
    if "cj" not in kinds:
        body = {"kind": "cj", "name": "CJ Dropshipping", "api_key": CJ_KEY}
        world.merchant("POST", path, body)
    if "aliexpress" not in kinds:
        asked = _query(world.merchant("POST", f"{path}/aliexpress/authorize", {})["url"])
        answer = world.browse(
            "/aliexpress/oauth/decide",
            {
                "redirect_uri": asked["redirect_uri"],
                "state": asked["state"],
                "account": "demo-buyer",
                "decision": "approve",
            },
        )
        back = _query(answer.headers["location"])
        world.merchant(
            "POST", f"{path}/aliexpress/callback", {"code": back["code"], "state": back["state"]}
        )


def _import_products(world: World, store_id: str) -> None:
    for key, (title, tags) in (FROM_CJ | FROM_ALIEXPRESS).items():
        _publish(world, store_id, bring_in(world, store_id, key), title, tags)
    wait_for_pictures(world, store_id)


def bring_in(world: World, store_id: str, key: str) -> str:
    """The id of the product that was made of a thing in the suppliers' catalogue."""
    listed = world.sandbox("GET", "/_sandbox/suppliers/catalogue")["items"]
    found = next(item for item in listed if item["key"] == key)
    address = "aliexpress_url" if key in FROM_ALIEXPRESS else "cj_url"
    body = {"url_or_id": found[address]}
    return str(world.merchant("POST", f"/stores/{store_id}/imports", body)["product_id"])


def wait_for_pictures(world: World, store_id: str) -> None:
    """An order keeps the picture that its product shows when it is bought."""
    path = f"/stores/{store_id}/products"

    def are_settled(product_id: str) -> bool:
        images = world.merchant("GET", f"{path}/{product_id}")["images"]
        return all(image["status"] != "processing" for image in images)

    for card in world.merchant("GET", f"{path}?limit=100")["items"]:
        wait_for(partial(are_settled, card["id"]), f"the pictures of {card['title']}")


def _publish(world: World, store_id: str, product_id: str, title: str, tags: list[str]) -> None:
    path = f"/stores/{store_id}/products/{product_id}"
    product = world.merchant("GET", path)
    if product["status"] == "active":
        return
    world.merchant(
        "PUT", path, edited(product, title, tags), **{"If-Match": f'"{product["version"]}"'}
    )


def edited(product: dict[str, Any], title: str, tags: list[str]) -> dict[str, Any]:
    """The product as it was imported, under our own name and on sale."""
    variants = [
        {
            "id": variant["id"],
            "values": variant["values"],
            "sku": variant["sku"],
            "price": variant["price"],
            "compare_at": variant["compare_at"],
            "cost": variant["cost"],
            "weight_grams": variant["weight_grams"],
            "image_id": variant["image_id"],
        }
        for variant in product["variants"]
    ]
    return {
        "title": title,
        "description_html": product["description_html"],
        "status": "active",
        "vendor": "Volt",
        "tags": tags,
        "options": product["options"],
        "variants": variants,
        "seo": {"title": "", "description": ""},
    }


def _query(url: str) -> dict[str, str]:
    return dict(httpx.URL(url).params.items())
