"""A shopper on the way through the checkout, without script."""

from typing import Any

from tests.integration.storefront_pages.goods import sell, variant_in
from tests.integration.storefront_pages.payments import connect
from tests.integration.storefront_pages.shops import open_shop, visitor
from tests.integration.storefront_pages.visitors import Answer, Visitor
from tests.support.shipping_factories import create_zone, rate_in
from windlass.catalog.models import Product
from windlass.tenancy.context import StoreContext

ADA = {
    "email": "ada@example.com",
    "country": "DE",
    "name": "Ada Byron",
    "line1": "Hafenstrasse 4",
    "postal_code": "20457",
    "city": "Hamburg",
}


def selling(left: int | None = 10, **overrides: Any) -> tuple[StoreContext, Product]:
    """A shop that can be paid, delivers to DE for 4.90 or 12.90 and to the US for 19.00, with a
    lamp for 29.50."""
    owner = open_shop(**overrides)
    connect(owner)
    rates = [
        rate_in(490, name="Standard", min_days=2, max_days=4),
        rate_in(1290, name="Express", min_days=1, max_days=1),
    ]
    create_zone(owner, "DE", rates=rates)
    create_zone(owner, "US", rates=[rate_in(1900, name="Overseas")])
    return owner, sell(owner, "Desk lamp", variant_in(left=left))


def with_lamp(product: Product, quantity: str = "2") -> Visitor:
    someone = visitor()
    form = {
        "product": product.product_id,
        "variant": product.variants[0].id,
        "quantity": quantity,
    }
    assert someone.post("/cart/lines", form).status == 303
    return someone


def filled(answer: Answer, **typed: str) -> dict[str, str]:
    """The form as the page holds it, filled in."""
    page = answer.page
    hidden = {field["name"]: field["value"] for field in page.all("input", type="hidden")}
    chosen = [field["value"] for field in page.all("input", type="radio") if "checked" in field]
    shipping = {"shipping": chosen[0]} if chosen else {}
    return hidden | shipping | {"intent": "pay"} | ADA | typed


def rate_ids(answer: Answer) -> list[str]:
    return [field["value"] for field in answer.page.all("input", type="radio")]


def to_payment(someone: Visitor, **typed: str) -> str:
    answer = someone.post("/checkout", filled(someone.get("/checkout"), **typed))
    assert answer.status == 303, answer.body
    return answer.headers["Location"]
