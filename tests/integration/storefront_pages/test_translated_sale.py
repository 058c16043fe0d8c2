"""Things are called in cart, checkout and order as the shopper reads them."""

from __future__ import annotations

import pytest

from merchant_api.app import handler
from tests.integration.storefront_pages.buying import filled, selling
from tests.integration.storefront_pages.goods import sell, variant_in
from tests.integration.storefront_pages.payments import path_of, pay
from tests.integration.storefront_pages.shops import visitor
from tests.integration.storefront_pages.visitors import Visitor
from tests.support.api import call
from tests.support.sandbox import sandbox
from tests.support.table import items
from tests.support.translations_factories import translate
from windlass.adapters.stripe.client import client
from windlass.catalog.models import Product
from windlass.mail import views
from windlass.orders import service as orders
from windlass.orders.models import Order
from windlass.stores import languages, service
from windlass.tenancy.context import StoreContext

__all__ = ["sandbox"]
pytestmark = pytest.mark.usefixtures("cloud", "sandbox")


@pytest.fixture
def owner(cloud: None, sandbox: object) -> StoreContext:
    """Of an English shop that also speaks German and French."""
    owner, _ = selling()
    languages.publish(owner, ["de", "fr"], version=service.get(owner).version)
    return owner


@pytest.fixture
def lamp(owner: StoreContext) -> Product:
    made = sell(
        owner,
        "Office light",
        variant_in("Black"),
        options=[{"name": "Colour", "values": ["Black"]}],
    )
    words = {"title": "Bürolampe", "option:Colour": "Farbe", "value:Colour/Black": "Schwarz"}
    translate(owner, "product", made.product_id, **words)
    return made


def with_one(lamp: Product, prefix: str = "") -> Visitor:
    someone = visitor()
    form = {"product": lamp.product_id, "variant": lamp.variants[0].id, "quantity": "1"}
    assert someone.post(f"{prefix}/cart/lines", form).status == 303
    return someone


def names(someone: Visitor, path: str) -> list[str]:
    """Those of the thing's names that the page says."""
    body = someone.get(path).body
    return [name for name in ("Office light", "Black", "Bürolampe", "Schwarz") if name in body]


def bought(owner: StoreContext, someone: Visitor, prefix: str = "") -> Order:
    form = someone.get(f"{prefix}/checkout")
    fields = {field["name"]: field["value"] for field in form.page.all("input", type="hidden")}
    assert fields["seen_total"] == "3440"
    payment = someone.post(f"{prefix}/checkout", filled(form)).headers["Location"]
    thanks = someone.get(path_of(pay(payment).headers["location"]))
    assert thanks.status == 200
    [order] = [orders.get(owner, one["order_id"]["S"]) for one in items("Order")]
    return order


def line_names() -> list[str]:
    account = items("Checkout")[0]["account_id"]["S"]
    sessions = client().v1.checkout.sessions
    [session] = sessions.list({"expand": ["data.line_items"]}, {"stripe_account": account}).data
    assert session.line_items is not None
    return [str(line.description) for line in session.line_items.data]


def test_what_is_put_in_on_a_german_page_has_its_german_names(lamp: Product) -> None:
    someone = with_one(lamp, "/de")

    assert names(someone, "/de/cart") == ["Bürolampe", "Schwarz"]
    assert names(someone, "/de/checkout") == ["Bürolampe", "Schwarz"]
    [line] = items("Cart")[0]["lines"]["L"]
    assert (line["M"]["title"]["S"], line["M"]["variant_title"]["S"]) == ("Bürolampe", "Schwarz")


def test_changing_the_language_takes_the_cart_along_and_back(lamp: Product) -> None:
    someone = with_one(lamp)
    assert names(someone, "/cart") == ["Office light", "Black"]

    assert someone.post("/localisation", {"language": "de", "return_to": "/cart"}).status == 303
    assert names(someone, "/de/cart") == ["Bürolampe", "Schwarz"]

    assert someone.post("/de/localisation", {"language": "en", "return_to": "/cart"}).status == 303
    assert names(someone, "/cart") == ["Office light", "Black"]


@pytest.mark.parametrize("path", ["/cart", "/checkout"])
def test_page_speaks_the_language_of_its_address_whichever_link_led_there(
    lamp: Product, path: str
) -> None:
    someone = with_one(lamp)

    assert names(someone, f"/de{path}") == ["Bürolampe", "Schwarz"]
    assert names(someone, path) == ["Office light", "Black"]


def test_order_is_in_the_language_of_the_checkout_that_a_link_led_to(
    owner: StoreContext, lamp: Product
) -> None:
    order = bought(owner, with_one(lamp), "/de")

    [line] = orders.lines_of(order)
    assert (line.title, line.variant_title) == ("Bürolampe", "Schwarz")


def test_language_that_has_no_translation_calls_things_as_they_are(lamp: Product) -> None:
    assert names(with_one(lamp, "/fr"), "/fr/cart") == ["Office light", "Black"]


def test_order_and_payment_page_have_the_german_names_and_the_merchant_their_own(
    owner: StoreContext, lamp: Product
) -> None:
    order = bought(owner, with_one(lamp, "/de"), "/de")

    [line] = orders.lines_of(order)
    assert (line.title, line.variant_title) == ("Bürolampe", "Schwarz")
    assert (line.source_title, line.source_variant_title) == ("Office light", "Black")
    assert line_names() == ["Bürolampe - Schwarz"]

    path = f"/api/v1/stores/{owner.store_id}/orders/{order.order_id}"
    [shown] = call(handler, "GET", path, as_=owner).body["lines"]
    assert (shown["title"], shown["variant_title"]) == ("Office light", "Black")

    front = service.storefront_of(owner)
    said = [views.order_of(order, front, locale).lines[0].title for locale in (None, "en")]
    assert said == ["Bürolampe", "Office light"]  # to the shopper, to the merchant


def test_order_in_the_shops_own_language_keeps_one_name(owner: StoreContext, lamp: Product) -> None:
    order = bought(owner, with_one(lamp))

    [line] = orders.lines_of(order)
    assert (line.title, line.variant_title) == ("Office light", "Black")
    assert (line.source_title, line.source_variant_title) == ("", "")
    assert line_names() == ["Office light - Black"]
    assert line.as_merchant == line
