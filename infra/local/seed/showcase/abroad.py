"""The shop abroad: euros, and German beside English; its words are in `german`."""

from __future__ import annotations

from typing import Any

from infra.local.seed.client import World

EUROS: dict[str, Any] = {
    "name": "Euro zone",
    "currency": "EUR",
    "countries": ["AT", "DE", "ES", "FR", "IT", "NL"],
    "margin_basis_points": 150,
    "rounding": {"step": 100, "ending": 95},
}
PUBLISHED = ["de"]


def open_up(world: World, store_id: str) -> None:
    root = f"/stores/{store_id}"
    if not world.merchant("GET", f"{root}/markets")["items"]:
        world.merchant("POST", f"{root}/markets", EUROS)
    version = world.merchant("GET", root)["version"]
    match = {"If-Match": f'"{version}"'}
    world.merchant("PATCH", f"{root}/settings/languages", {"published": PUBLISHED}, **match)
