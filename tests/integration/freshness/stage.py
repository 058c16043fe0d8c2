"""A shop with one of everything, changed over HTTP as its merchant does."""

from __future__ import annotations

from typing import Any

from merchant_api.app import handler
from tests.integration.storefront_pages.goods import sell
from tests.integration.storefront_pages.shops import open_shop
from tests.support.api import Answer, call
from tests.support.catalog_factories import picture_bytes
from tests.support.collections_factories import by_hand, create_category, create_collection
from tests.support.discounts_factories import discount
from tests.support.markets_factories import create_market, set_rates
from tests.support.media import uploaded
from tests.support.pages_factories import create_page
from tests.support.reviews_factories import review
from tests.support.shipping_factories import create_zone
from tests.support.table import items
from tests.support.translations_factories import translate
from windlass.catalog.models import Product
from windlass.collections import placements
from windlass.collections.schemas import ChangeMembers
from windlass.stores import service as stores

MENU = {"title": "Menu", "links": [{"kind": "products", "label": "Shop"}]}
CATEGORY = {"title": "Lamps"}
RULES = {
    "title": "Desk",
    "kind": "rules",
    "rules": [{"field": "tag", "operator": "is", "text": "desk"}],
}


class Stage:
    def __init__(self) -> None:
        self.owner = open_shop()
        self._known = 0

    def begin(self) -> None:
        """What was told until now does not count."""
        self._known = len(told())

    def news(self) -> list[str]:
        """Types of the events since the last change began."""
        return told()[self._known :]

    def send(self, method: str, path: str, body: Any = None, *, version: int = 1) -> Answer:
        """What the merchant changes; it must work."""
        self.begin()
        answer = call(
            handler,
            method,
            f"/api/v1/stores/{self.owner.store_id}{path}",
            as_=self.owner,
            body=body,
            headers={"If-Match": f'"{version}"'},
        )
        assert answer.status < 300, answer.body
        return answer

    def product(self, title: str = "Desk lamp", **facts: Any) -> Product:
        return sell(self.owner, title, **facts)

    def product_id(self) -> str:
        return self.product().product_id

    def archived(self) -> str:
        product_id = self.product().product_id
        self.send("POST", f"/products/{product_id}/archive")
        return product_id

    def image(self) -> str:
        """The address of a product's picture."""
        path = f"/products/{self.product().product_id}/images"
        upload = uploaded(picture_bytes(), of=self.owner)
        return f"{path}/{self.send('POST', path, {'upload_id': upload}).body['images'][0]['id']}"

    def category(self) -> str:
        return create_category(self.owner, "Lamps")

    def collection(self) -> str:
        return create_collection(self.owner).collection_id

    def members(self) -> tuple[str, list[str]]:
        """A collection by hand and what is in it."""
        listing = by_hand(self.owner).collection_id
        ids = [self.product(title).product_id for title in ("Lamp", "Bulb")]
        request = ChangeMembers.model_validate({"add": ids})
        placements.change_members(self.owner, listing, request)
        return listing, ids

    def discount(self) -> str:
        return discount(self.owner).discount_id

    def market(self) -> str:
        set_rates()
        return create_market(self.owner, "USD", "US").market_id

    def menu(self) -> str:
        key: str = self.send("POST", "/navigation/menus", MENU).body["key"]
        return key

    def redirect(self) -> None:
        self.send("PUT", "/redirects", {"path": "/sale", "target": "/products"})

    def page(self, **facts: Any) -> str:
        return create_page(self.owner, **facts).page_id

    def review(self) -> str:
        return review(self.owner, self.product().product_id).review_id

    def zone(self) -> str:
        return create_zone(self.owner, "FR").zone_id

    def speak(self, *locales: str) -> None:
        self.send(
            "PATCH",
            "/settings/languages",
            {"published": list(locales)},
            version=stores.get(self.owner).version,
        )

    def translated_page(self) -> str:
        page_id = self.page()
        translate(self.owner, "page", page_id, title="Über uns")
        return page_id


def told() -> list[str]:
    """Types of all events of the table, in the order of their happening."""
    found = sorted(items("OutboxEvent"), key=lambda item: item["event_id"]["S"])
    return [item["type"]["S"] for item in found]
