"""Thirty-two more products, on their shelves: categories, and collections that are kept by rules
or by hand."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from infra.local.seed.client import World
from infra.local.seed.store import bring_in, edited, wait_for_pictures


@dataclass(frozen=True, slots=True)
class Good:
    key: str  # in the suppliers' catalogue
    title: str
    category: str
    tags: tuple[str, ...]
    was: int = 0  # per cent above its price before, 0 for a price that never moved
    measured: str = ""  # the option that says how much is in it


CATEGORIES = {  # title -> what it says of itself
    "Audio": "Headphones, earbuds and speakers, chosen by ear.",
    "Charging": "Power at the desk, in the bag and on the road.",
    "Desk": "Keyboards, mice, stands and what plugs into them.",
    "Lighting": "Light to work by and light to rest by.",
    "Wearables": "Watches that last longer than a day.",
    "Living": "Small things that make a room yours.",
}
GOODS = (
    Good("over-ear-headphones", "Cove over-ear headphones", "Audio", ("bestseller",), was=20),
    Good("sport-earbuds", "Dash sport earbuds", "Audio", ("outdoor", "new")),
    Good("studio-headphones", "Studio headphones", "Audio", ("desk",)),
    Good("mini-shower-speaker", "Drop shower speaker", "Audio", ("travel",)),
    Good("gan-charger-100w", "100 W desk charger", "Charging", ("desk", "new")),
    Good("power-bank-20000", "20,000 mAh power bank", "Charging", ("travel",), was=15),
    Good(
        "braided-usb-c-cable",
        "Braided USB-C cable",
        "Charging",
        ("travel", "bestseller"),
        measured="Length",
    ),
    Good("hdmi-cable-8k", "8K HDMI cable", "Charging", ("desk",)),
    Good("silicone-phone-case", "Soft silicone phone case", "Charging", ("travel",)),
    Good("clear-phone-case", "Clear phone case", "Charging", ("travel",)),
    Good("usb-c-hub-7in1", "7-in-1 USB-C hub", "Desk", ("desk", "bestseller")),
    Good("usb-c-dock-11in1", "11-in-1 USB-C dock", "Desk", ("desk", "new")),
    Good("webcam-1080p", "Full HD webcam", "Desk", ("desk",)),
    Good("webcam-4k", "4K webcam", "Desk", ("desk", "new")),
    Good("ergonomic-mouse", "Hush wireless mouse", "Desk", ("desk",), was=25),
    Good("vertical-mouse", "Vertical mouse", "Desk", ("desk",)),
    Good("compact-keyboard-65", "65 % compact keyboard", "Desk", ("desk", "travel")),
    Good("ring-light-kit", "Ring light with tripod", "Lighting", ("desk",)),
    Good("mushroom-table-lamp", "Cordless mushroom lamp", "Lighting", ("bestseller",)),
    Good("kids-smart-watch", "Kids' smart watch", "Wearables", ("new",)),
    Good("aroma-humidifier", "Aroma humidifier", "Living", ()),
    Good("folding-desk-fan", "Folding desk fan", "Living", ("desk", "travel")),
    Good("silent-wall-clock", "Silent wall clock", "Living", ()),
    Good("smart-plug", "Smart plug with meter", "Living", ("bestseller",), measured="Pack"),
    Good("smart-plug-outdoor", "Outdoor smart plug", "Living", ("outdoor",)),
    Good("insulated-bottle", "Insulated bottle", "Living", ("outdoor", "travel")),
    Good("travel-mug", "Leakproof travel mug", "Living", ("travel",), was=20),
    Good("stoneware-mug", "Stoneware mug", "Living", ()),
    Good("espresso-cup-set", "Espresso cups, set of four", "Living", ("new",)),
    Good("ribbed-vase", "Ribbed vase", "Living", ()),
    Good("linen-cushion-cover", "Linen cushion cover", "Living", ()),
    Good("velvet-cushion-cover", "Velvet cushion covers", "Living", ()),
)
FIRST = {  # the shelf of what the store began with, by words of its title
    "Aria": "Audio",
    "Pebble": "Audio",
    "65 W": "Charging",
    "Magnetic": "Charging",
    "laptop stand": "Desk",
    "75 %": "Desk",
    "desk lamp": "Lighting",
    "Active": "Wearables",
}
PICKS = "Our picks"
COLLECTIONS: tuple[dict[str, Any], ...] = (
    {
        "title": "For the road",
        "kind": "rules",
        "rules": [{"field": "tag", "operator": "is", "text": "travel"}],
        "description_html": "<p>Light, flat and charged in an hour.</p>",
        "sort": "price",
    },
    {
        "title": "On sale",
        "kind": "rules",
        "rules": [{"field": "compare_at", "operator": "is_set"}],
        "description_html": "<p>For less than before, as long as they last.</p>",
        "sort": "newest",
    },
    {
        "title": PICKS,
        "kind": "manual",
        "description_html": "<p>What we would buy ourselves.</p>",
        "sort": "manual",
    },
)
PICKED = ("Cove", "Magnetic", "7-in-1", "mushroom", "Insulated", "Pebble")


def stock_shelves(world: World, store_id: str) -> None:
    made = {good.key: bring_in(world, store_id, good.key) for good in GOODS}
    for good in GOODS:
        _publish(world, store_id, made[good.key], good)
    wait_for_pictures(world, store_id)
    _shelve(world, store_id)


def titles(world: World, store_id: str) -> dict[str, str]:
    """Product ids by title."""
    path, cursor = f"/stores/{store_id}/products?limit=100", ""
    found: dict[str, str] = {}
    while True:
        page = world.merchant("GET", f"{path}{cursor}")
        found |= {card["title"]: card["id"] for card in page["items"]}
        if not page["next_cursor"]:
            return found
        cursor = f"&cursor={page['next_cursor']}"


def _publish(world: World, store_id: str, product_id: str, good: Good) -> None:
    path = f"/stores/{store_id}/products/{product_id}"
    product = world.merchant("GET", path)
    if product["status"] == "active":
        return
    body = edited(product, good.title, [good.category.lower(), *good.tags])
    if good.was:
        for variant in body["variants"]:
            price = variant["price"]
            variant["compare_at"] = price | {"amount": _ninety_nine(price["amount"], good.was)}
    if good.measured:
        place = [option["name"] for option in product["options"]].index(good.measured)
        for variant in body["variants"]:
            variant["measure"] = _measure(variant["values"][place])
    world.merchant("PUT", path, body, **{"If-Match": f'"{product["version"]}"'})


def _measure(text: str) -> dict[str, Any]:
    """Of `0.5 m` or `2 pieces`."""
    number, unit = text.split(" ")
    return {
        "thousandths": int(Decimal(number) * 1_000),
        "unit": "piece" if unit.startswith("piece") else unit,
    }


def _ninety_nine(amount: int, per_cent: int) -> int:
    """What is so much more, on the next .99."""
    return amount * (100 + per_cent) // 10_000 * 100 + 99


def _shelve(world: World, store_id: str) -> None:
    shelves, picks = _categories(world, store_id), _collections(world, store_id)[PICKS]
    for title, product_id in titles(world, store_id).items():
        own = next((good.category for good in GOODS if good.title == title), None)
        shelf = own or next((shelf for words, shelf in FIRST.items() if words in title), None)
        is_picked = any(words in title for words in PICKED)
        world.merchant(
            "PUT",
            f"/stores/{store_id}/products/{product_id}/placement",
            {
                "category_id": shelves[shelf] if shelf else None,
                "collection_ids": [picks] if is_picked else [],
            },
        )


def _categories(world: World, store_id: str) -> dict[str, str]:
    """Their ids by title."""
    path = f"/stores/{store_id}/categories"
    known = {node["title"]: str(node["id"]) for node in world.merchant("GET", path)["items"]}
    for title, text in CATEGORIES.items():
        if title not in known:
            body = {
                "title": title,
                "description_html": f"<p>{text}</p>",
                "seo": {"title": "", "description": text},
            }
            known[title] = str(world.merchant("POST", path, body)["id"])
    return known


def _collections(world: World, store_id: str) -> dict[str, str]:
    """Their ids by title."""
    path = f"/stores/{store_id}/collections"
    known = {one["title"]: str(one["id"]) for one in world.merchant("GET", path)["items"]}
    for body in COLLECTIONS:
        if body["title"] not in known:
            known[body["title"]] = str(world.merchant("POST", path, body)["id"])
    return known
