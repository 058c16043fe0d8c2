"""Changes of merchants that shoppers see on pages which the edge keeps: the event that has it
forget them, and how to make the change."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from tests.integration.freshness.stage import CATEGORY, MENU, RULES, Stage
from tests.support.markets_factories import market_in
from tests.support.pages_factories import page_fields
from tests.support.shipping_factories import zone_in
from tests.support.themes_factories import published, saved, titled
from windlass.stores import launching
from windlass.stores.models import Store
from windlass.stores.repository import StoreRepository
from windlass.themes import service as themes

type Change = Callable[[Stage, str], Any]
CHANGED, SAVED, MEMBERS = "StorefrontChanged", "ProductSaved", "MembershipsOutdated"
GOODS = {
    "title": "Lamp",
    "status": "active",
    "variants": [{"price": {"amount": 1, "currency": "EUR"}}],
}
CODE = {
    "title": "Spring",
    "kind": "percentage",
    "method": "code",
    "code": "SPRING",
    "basis_points": 1000,
}


def sent(body: Any = None, *, to: Callable[[Stage], str] | None = None, version: int = 1) -> Change:
    """The request that the name of the change says, to one of the things that it is about."""

    def change(stage: Stage, name: str) -> None:
        method, path = name.split(" ")
        stage.send(
            method, re.sub(r"\{\w+\}", to(stage), path) if to else path, body, version=version
        )

    return change


def undone(path: str, make: Callable[[Stage], str]) -> Change:
    """What was deleted is brought back."""

    def change(stage: Stage, _name: str) -> None:
        one = make(stage)
        stage.send("DELETE", f"{path}/{one}")
        stage.send("POST", f"{path}/{one}/restore")

    return change


def bulk(stage: Stage, name: str) -> None:
    sent({"product_ids": [stage.product_id()], "status": "draft"})(stage, name)


def reprice(stage: Stage, _name: str) -> None:
    market, product = stage.market(), stage.product()
    price = {"amount": 900, "currency": "USD"}
    change = {"variant_id": product.variants[0].id, "price": price, "compare_at": None}
    path = f"/products/{product.product_id}/market-prices/{market}"
    stage.send("PATCH", path, {"changes": [change]})


def count(stage: Stage, _name: str) -> None:
    product = stage.product()
    counted = {"variant_id": product.variants[0].id, "on_hand": 0}
    stage.send("PUT", f"/products/{product.product_id}/stock", {"variants": [counted]})


def adjust(stage: Stage, _name: str) -> None:
    product = stage.product()
    body = {"variant_id": product.variants[0].id, "delta": -2, "reason": "Broken"}
    stage.send("POST", f"/products/{product.product_id}/stock/adjustments", body)


def place(stage: Stage, name: str) -> None:
    body = {"category_id": stage.category(), "collection_ids": []}
    sent(body, to=Stage.product_id)(stage, name)


def reorder(stage: Stage, _name: str) -> None:
    listing, [_first, last] = stage.members()
    stage.send("POST", f"/collections/{listing}/order", {"product_id": last, "after_id": None})


def leave(stage: Stage, _name: str) -> None:
    listing, [first, _last] = stage.members()
    stage.send("POST", f"/collections/{listing}/products", {"add": [], "remove": [first]})


def pair(stage: Stage, name: str) -> None:
    body = {"product_ids": [stage.product("Bulb").product_id]}
    sent(body, to=Stage.product_id, version=0)(stage, name)


def reopen(stage: Stage, _name: str) -> None:
    StoreRepository(stage.owner.store_id).write(Store.charges_enabled.set(True))
    stage.send("POST", "/close")
    stage.begin()
    launching.launch(stage.owner, missing=[])


def redirect_away(stage: Stage, name: str) -> None:
    stage.redirect()
    sent({"path": "/sale"})(stage, name)


def dress(stage: Stage, name: str) -> None:
    draft = saved(stage.owner, titled("Summer"))
    sent({"name": "Summer"}, version=draft.version)(stage, name)


def roll_back(stage: Stage, _name: str) -> None:
    published(stage.owner, titled("Summer"))
    published(stage.owner, titled("Winter"))
    version = themes.get(stage.owner).version
    stage.send("POST", "/themes/versions/1/restore", {"to": "live"}, version=version)


def translate(stage: Stage, _name: str) -> None:
    stage.speak("de")
    words = {"fields": {"title": "Über uns"}}
    stage.send("PUT", f"/translations/de/page/{stage.page()}", words, version=0)


def untranslate(stage: Stage, _name: str) -> None:
    stage.speak("de")
    stage.send("DELETE", f"/translations/de/page/{stage.translated_page()}")


SEEN: dict[str, tuple[str, Change]] = {
    "PATCH ": (CHANGED, sent({"name": "Volt & Co"})),
    "PUT /slug": (CHANGED, sent({"slug": "ampere"})),
    "POST /close": (CHANGED, sent()),
    "POST /launch": (CHANGED, reopen),
    "PATCH /settings/branding": (CHANGED, sent({"tagline": "On"})),
    "PATCH /settings/general": (CHANGED, sent({"legal_name": "Volt GmbH"})),
    "PATCH /settings/policies": (CHANGED, sent({"refund": "Within 30 days."})),
    "PATCH /settings/languages": (CHANGED, sent({"published": ["de"]})),
    "PUT /settings/swatches": (CHANGED, sent({"values": [{"name": "Sky", "colours": []}]})),
    "POST /products": (SAVED, sent(GOODS)),
    "PUT /products/{product_id}": (SAVED, sent(GOODS, to=Stage.product_id)),
    "DELETE /products/{product_id}": ("ProductDeleted", sent(to=Stage.archived, version=2)),
    "POST /products/{product_id}/archive": (SAVED, sent(to=Stage.product_id)),
    "POST /products/{product_id}/restore": (SAVED, sent(to=Stage.archived)),
    "POST /products/{product_id}/duplicate": (SAVED, sent(to=Stage.product_id)),
    "POST /products/bulk-status": (SAVED, bulk),
    "POST /products/{product_id}/images": (SAVED, lambda stage, _name: stage.image()),
    "PATCH /products/{product_id}/images/{image_id}": (
        SAVED,
        lambda stage, _name: stage.send("PATCH", stage.image(), {"alt": "A lamp"}),
    ),
    "DELETE /products/{product_id}/images/{image_id}": (
        SAVED,
        lambda stage, _name: stage.send("DELETE", stage.image()),
    ),
    "PATCH /products/{product_id}/market-prices/{market_id}": (SAVED, reprice),
    "PUT /products/{product_id}/placement": (SAVED, place),
    "PUT /products/{product_id}/stock": (CHANGED, count),
    "POST /products/{product_id}/stock/adjustments": (CHANGED, adjust),
    "POST /categories": (CHANGED, sent(CATEGORY)),
    "PUT /categories/{category_id}": (CHANGED, sent(CATEGORY, to=Stage.category)),
    "DELETE /categories/{category_id}": (MEMBERS, sent(to=Stage.category)),
    "POST /categories/{category_id}/move": (
        MEMBERS,
        lambda stage, name: sent({"parent_id": stage.category(), "place": 0}, to=Stage.category)(
            stage, name
        ),
    ),
    "POST /categories/{category_id}/restore": (MEMBERS, undone("/categories", Stage.category)),
    "POST /collections": (MEMBERS, sent(RULES)),
    "PUT /collections/{collection_id}": (CHANGED, sent(RULES, to=Stage.collection)),
    "DELETE /collections/{collection_id}": (MEMBERS, sent(to=Stage.collection)),
    "POST /collections/{collection_id}/restore": (
        MEMBERS,
        undone("/collections", Stage.collection),
    ),
    "POST /collections/{collection_id}/order": (CHANGED, reorder),
    "POST /collections/{collection_id}/products": (SAVED, leave),
    "POST /discounts": ("DiscountSaved", sent(CODE)),
    "PUT /discounts/{discount_id}": ("DiscountSaved", sent(CODE, to=Stage.discount)),
    "DELETE /discounts/{discount_id}": ("DiscountSaved", sent(to=Stage.discount)),
    "POST /discounts/{discount_id}/pause": ("DiscountSaved", sent(to=Stage.discount)),
    "POST /discounts/{discount_id}/activate": ("DiscountSaved", sent(to=Stage.discount)),
    "POST /discounts/{discount_id}/duplicate": ("DiscountSaved", sent(to=Stage.discount)),
    "POST /discounts/{discount_id}/restore": (
        "DiscountSaved",
        undone("/discounts", Stage.discount),
    ),
    "POST /markets": ("MarketsChanged", sent(market_in("USD", "US"))),
    "PUT /markets/{market_id}": ("MarketsChanged", sent(market_in("USD", "CA"), to=Stage.market)),
    "DELETE /markets/{market_id}": ("MarketsChanged", sent(to=Stage.market)),
    "POST /navigation/menus": (CHANGED, sent(MENU)),
    "PUT /navigation/menus/{key}": (CHANGED, sent(MENU, to=Stage.menu)),
    "DELETE /navigation/menus/{key}": (CHANGED, sent(to=Stage.menu)),
    "PUT /redirects": (CHANGED, lambda stage, _name: stage.redirect()),
    "POST /redirects/import": (CHANGED, sent({"csv": "from,to\n/old,/products\n"})),
    "POST /redirects/remove": (CHANGED, redirect_away),
    "POST /pages": ("PageSaved", sent(page_fields())),
    "PUT /pages/{page_id}": ("PageSaved", sent(page_fields(status="draft"), to=Stage.page)),
    "DELETE /pages/{page_id}": ("PageSaved", sent(to=Stage.page)),
    "POST /pages/{page_id}/restore": ("PageSaved", undone("/pages", Stage.page)),
    "PUT /recommendations/products/{product_id}": (CHANGED, pair),
    "PUT /reviews/{review_id}/status": (
        "ReviewsChanged",
        sent({"status": "rejected"}, to=Stage.review),
    ),
    "PUT /reviews/{review_id}/reply": (
        "ReviewsChanged",
        sent({"text": "Thanks!"}, to=Stage.review),
    ),
    "PUT /search/rules": (CHANGED, sent({"sold_out_last": True})),
    "POST /shipping/zones": (CHANGED, sent(zone_in("FR"))),
    "PUT /shipping/zones/{zone_id}": (CHANGED, sent(zone_in("IT"), to=Stage.zone)),
    "DELETE /shipping/zones/{zone_id}": (CHANGED, sent(to=Stage.zone)),
    "POST /themes/publish": ("ThemePublished", dress),
    "POST /themes/versions/{number}/restore": ("ThemePublished", roll_back),
    "PUT /translations/{locale}/{kind}/{subject_id}": (CHANGED, translate),
    "DELETE /translations/{locale}/{kind}/{subject_id}": (CHANGED, untranslate),
}
