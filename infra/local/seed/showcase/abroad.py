"""The shop abroad: euros, and German beside English."""

from __future__ import annotations

from typing import Any

from infra.local.seed.client import World
from infra.local.seed.showcase.goods import titles

EUROS: dict[str, Any] = {
    "name": "Euro zone",
    "currency": "EUR",
    "countries": ["AT", "DE", "ES", "FR", "IT", "NL"],
    "margin_basis_points": 150,
    "rounding": {"step": 100, "ending": 95},
}
PUBLISHED = ["de"]
IN_GERMAN = {
    "Aria true wireless earbuds": "Aria kabellose Ohrhörer",
    "Pebble waterproof speaker": "Pebble wasserdichter Lautsprecher",
    "65 W travel charger": "65-W-Reiseladegerät",
    "Magnetic power bank": "Magnetische Powerbank",
    "Foldable laptop stand": "Faltbarer Laptopständer",
    "Dimmable desk lamp": "Dimmbare Schreibtischlampe",
    "75 % mechanical keyboard": "Mechanische 75-%-Tastatur",
    "Active smart watch": "Active Smartwatch",
    "Cove over-ear headphones": "Cove Over-Ear-Kopfhörer",
    "Dash sport earbuds": "Dash Sport-Ohrhörer",
    "Studio headphones": "Studiokopfhörer",
    "Drop shower speaker": "Drop Duschlautsprecher",
    "100 W desk charger": "100-W-Tischladegerät",
    "20,000 mAh power bank": "20.000-mAh-Powerbank",
    "Braided USB-C cable": "Geflochtenes USB-C-Kabel",
    "8K HDMI cable": "8K-HDMI-Kabel",
    "Soft silicone phone case": "Weiche Silikonhülle",
    "Clear phone case": "Durchsichtige Handyhülle",
    "7-in-1 USB-C hub": "7-in-1-USB-C-Hub",
    "11-in-1 USB-C dock": "11-in-1-USB-C-Dock",
    "Full HD webcam": "Full-HD-Webcam",
    "4K webcam": "4K-Webcam",
    "Hush wireless mouse": "Hush Funkmaus",
    "Vertical mouse": "Vertikale Maus",
    "65 % compact keyboard": "Kompakte 65-%-Tastatur",
    "Ring light with tripod": "Ringlicht mit Stativ",
    "Cordless mushroom lamp": "Kabellose Pilzlampe",
    "Kids' smart watch": "Smartwatch für Kinder",
    "Aroma humidifier": "Luftbefeuchter mit Duft",
    "Folding desk fan": "Klappbarer Tischventilator",
    "Silent wall clock": "Lautlose Wanduhr",
    "Smart plug with meter": "WLAN-Steckdose mit Messung",
    "Outdoor smart plug": "WLAN-Steckdose für außen",
    "Insulated bottle": "Isolierflasche",
    "Leakproof travel mug": "Auslaufsicherer Reisebecher",
    "Stoneware mug": "Steinzeugbecher",
    "Espresso cups, set of four": "Espressotassen, vier Stück",
    "Ribbed vase": "Geriffelte Vase",
    "Linen cushion cover": "Kissenbezug aus Leinen",
    "Velvet cushion covers": "Kissenbezüge aus Samt",
    "Gift card": "Geschenkkarte",
}


def open_up(world: World, store_id: str) -> None:
    root = f"/stores/{store_id}"
    if not world.merchant("GET", f"{root}/markets")["items"]:
        world.merchant("POST", f"{root}/markets", EUROS)
    version = world.merchant("GET", root)["version"]
    match = {"If-Match": f'"{version}"'}
    world.merchant("PATCH", f"{root}/settings/languages", {"published": PUBLISHED}, **match)
    for title, product_id in titles(world, store_id).items():
        if title in IN_GERMAN:
            _translate(world, f"{root}/translations/de/product/{product_id}", IN_GERMAN[title])


def _translate(world: World, path: str, title: str) -> None:
    found = world.merchant("GET", path)
    if found["version"] == 0:
        body = {"fields": {"title": title}}
        world.merchant("PUT", path, body, **{"If-Match": f'"{found["version"]}"'})
