"""What the shop says of itself: a page, an entry in its journal, a home page of sections."""

from __future__ import annotations

from typing import Any

from infra.local.seed.client import World

ABOUT: dict[str, Any] = {
    "title": "About us",
    "kind": "page",
    "status": "published",
    "body_html": (
        "<p>Volt sells small electronics that simply work. We choose each thing by what people "
        "search for, test it at our desks, and let its maker send it straight to you.</p>"
        "<h2>How we choose</h2>"
        "<ul><li>It must do one job well.</li><li>It must last longer than its warranty.</li>"
        "<li>It must be worth its price on the day you buy it.</li></ul>"
        "<h2>How it reaches you</h2>"
        "<p>Most parcels leave within two days and carry a tracking number. The product page says "
        "when yours will arrive, before you pay.</p>"
    ),
    "seo": {"title": "About Volt Electronics", "description": "Who we are and how we choose."},
}
POST: dict[str, Any] = {
    "title": "One charger for the whole bag",
    "kind": "post",
    "status": "published",
    "author": "Volt",
    "body_html": (
        "<p>A laptop, a phone and earbuds once needed three bricks. Today one of 65 W does all "
        "three, if you know what to look for.</p>"
        "<h2>Watts are shared</h2>"
        "<p>With two things plugged in, 65 W become 45 and 20. That is enough for most laptops, "
        "and a phone never notices.</p>"
        "<h2>The cable decides</h2>"
        "<p>A cable for 100 W says so on its plug. Older ones stop at 60, however strong the "
        "charger.</p>"
    ),
    "seo": {"title": "", "description": "What to look for in a travel charger."},
}
LINKS = (
    ("Shop all", "products", ""),
    ("Collections", "collections", ""),
    ("Journal", "url", "/journal"),
    ("About us", "page", "about-us"),
)
HOME: tuple[
    tuple[str, dict[str, Any]], ...
] = (  # in this order; what is not named stays where the look has it
    ("hero", {}),
    ("trust_badges", {}),
    ("collection_list", {"source": "categories"}),
    ("featured_products", {}),
    ("product_carousel", {"source": "best_selling"}),
    ("testimonials", {"colours": "quiet"}),
    ("newsletter", {"alignment": "center"}),
)


def write(world: World, store_id: str) -> None:
    root = f"/stores/{store_id}"
    known = {page["title"] for page in world.merchant("GET", f"{root}/pages")["items"]}
    for page in (ABOUT, POST):
        if page["title"] not in known:
            world.merchant("POST", f"{root}/pages", page)
    _link(world, root)
    _compose(world, root)


def _link(world: World, root: str) -> None:
    path = f"{root}/navigation/menus/main"
    menu = world.merchant("GET", path)
    if menu["version"] == 0:
        links = [{"label": label, "kind": kind, "target": at} for label, kind, at in LINKS]
        body = {"title": menu["title"], "links": links}
        world.merchant("PUT", path, body, **{"If-Match": '"0"'})


def _compose(world: World, root: str) -> None:
    if world.merchant("GET", f"{root}/themes/versions")["items"]:
        return
    draft = world.merchant("GET", f"{root}/themes/draft")
    document = draft["document"]
    document["templates"]["home"] = [
        {
            "id": f"home-{place}",
            "type": type_,
            "is_hidden": False,
            "settings": _settings(document, type_) | settings,
            "blocks": [],
        }
        for place, (type_, settings) in enumerate(HOME, 1)
    ]
    saved = world.merchant(
        "PUT", f"{root}/themes/draft", document, **{"If-Match": f'"{draft["version"]}"'}
    )
    match = {"If-Match": f'"{saved["version"]}"'}
    world.merchant("POST", f"{root}/themes/publish", {"name": "Opening"}, **match)


def _settings(document: dict[str, Any], type_: str) -> dict[str, Any]:
    """Those of the section that is there already, with the words of the shop."""
    sections = document["templates"]["home"]
    return next((one["settings"] for one in sections if one["type"] == type_), {})
