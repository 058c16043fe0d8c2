"""Deliveries, discounts, filters, pictures and what the shop says of itself, as shoppers read
them in their language, and the merchant in their own."""

from __future__ import annotations

import pytest

from merchant_api.app import handler
from tests.integration.storefront_pages.buying import filled, selling
from tests.integration.storefront_pages.goods import colours, sell, variant_in
from tests.integration.storefront_pages.payments import path_of, pay
from tests.integration.storefront_pages.shops import open_shop, visitor
from tests.integration.storefront_pages.visitors import Visitor
from tests.support.api import call
from tests.support.catalog_factories import picture_bytes
from tests.support.discounts_factories import discount
from tests.support.media import announce, uploaded
from tests.support.sandbox import sandbox
from tests.support.search.factories import forget_everything, index_all
from tests.support.table import items
from tests.support.translations_factories import ask, translate
from windlass.adapters.stripe.client import client
from windlass.catalog import service as catalog
from windlass.catalog.models import Product
from windlass.mail import views
from windlass.orders import service as orders
from windlass.shipping import service as shipping
from windlass.stores import languages, service
from windlass.stores.settings import Branding, Mail
from windlass.tenancy.context import StoreContext
from windlass.translations import spoken

__all__ = ["sandbox"]


def speaking(owner: StoreContext) -> StoreContext:
    languages.publish(owner, ["de"], version=service.get(owner).version)
    return owner


def with_one(product: Product, prefix: str = "/de") -> Visitor:
    someone = visitor()
    variant_id = product.variants[0].id
    form = {"product": product.product_id, "variant": variant_id, "quantity": "1"}
    assert someone.post(f"{prefix}/cart/lines", form).status == 303
    return someone


def translate_rates(owner: StoreContext) -> None:
    zone = next(one for one in shipping.list_zones(owner) if one.name == "DE")
    names = {"Standard": "Standardversand", "Express": "Eilversand"}
    words = {rate["rate_id"]: names[rate["name"]] for rate in zone.rates}
    translate(owner, "shipping", zone.zone_id, **words)


@pytest.mark.usefixtures("cloud", "sandbox")
def test_deliveries_and_discounts_have_their_german_names_and_the_merchant_their_own() -> None:
    owner, lamp = selling()
    speaking(owner)
    translate_rates(owner)
    sale = discount(owner, title="Autumn sale", method="automatic")
    translate(owner, "discount", sale.discount_id, title="Herbstaktion")

    someone = with_one(lamp)
    form = someone.get("/de/checkout")
    assert "Standardversand" in form.body
    assert "Eilversand" in form.body
    assert "Herbstaktion" in someone.get("/de/cart").body
    assert "Autumn sale" not in form.body
    payment = someone.post("/de/checkout", filled(form)).headers["Location"]
    thanks = someone.get(path_of(pay(payment).headers["location"]))

    assert "Standardversand" in thanks.body
    assert "Herbstaktion" in thanks.body
    [made] = items("Order")
    order = orders.get(owner, made["order_id"]["S"])
    assert (order.shipping["name"], order.shipping["source_name"]) == (
        "Standardversand",
        "Standard",
    )
    account = items("Checkout")[0]["account_id"]["S"]
    sessions = client().v1.checkout.sessions
    [session] = sessions.list({}, {"stripe_account": account}).data
    assert session.shipping_cost is not None
    assert session.to_dict()["shipping_options"][0]["shipping_amount"] == 490
    front = service.storefront_of(owner)
    said = [str(views.order_of(order, front, locale).sums) for locale in (None, "en")]
    assert ["Standardversand" in one for one in said] == [True, False]
    assert ["Herbstaktion" in one for one in said] == [True, False]
    assert ["Autumn sale" in one for one in said] == [False, True]
    path = f"/api/v1/stores/{owner.store_id}/orders/{order.order_id}"
    shown = call(handler, "GET", path, as_=owner).body
    assert shown["shipping"]["name"] == "Standard"
    assert "source_name" not in shown["shipping"]
    assert [one["title"] for one in shown["discounts"]] == ["Autumn sale"]
    assert [one["title"] for one in shown["lines"][0]["discounts"]] == ["Autumn sale"]
    steps = [step["text"] for step in shown["steps"] if step["code"] in ("discount", "shipping")]
    assert steps == ["Autumn sale", "Standard to DE"]


@pytest.mark.usefixtures("cloud", "sandbox")
def test_a_delivery_that_was_not_chosen_is_asked_for_in_german() -> None:
    owner, lamp = selling()
    speaking(owner)
    someone = with_one(lamp)
    form = filled(someone.get("/de/checkout"), country="US", province="CA")

    refused = someone.post("/de/checkout", form | {"postal_code": "94105", "shipping": "x"})

    assert refused.status == 422
    assert "Wählen Sie, wie es versandt werden soll." in refused.body
    assert "Choose how" not in refused.body


@pytest.mark.usefixtures("cloud", "sandbox")
def test_a_cart_in_the_shops_own_language_has_the_merchants_names() -> None:
    owner, lamp = selling()
    speaking(owner)
    translate_rates(owner)

    body = with_one(lamp, "").get("/checkout").body

    assert "Express" in body
    assert "Eilversand" not in body


@pytest.mark.usefixtures("cloud")
def test_filters_are_translated_and_their_addresses_stay() -> None:
    forget_everything()
    owner = speaking(open_shop())
    kind = {"product_type": "Lighting"}
    for title in ("Desk lamp", "Arc lamp"):
        sell(owner, title, variant_in("Black"), variant_in("White"), options=colours(), **kind)
    sell(owner, "Mug", variant_in(), product_type="Kitchen")
    index_all(owner)

    rows = ask(owner, "de", kind="filter").body["items"]
    assert [(one["id"], one["title"], one["status"]) for one in rows] == [
        ("colour", "Colour", "missing"),
        ("type", "Kind", "translated"),
    ]
    translate(owner, "filter", "colour", **{"name": "Farbe", "value:black": "Schwarz"})
    translate(owner, "filter", "type", **{"value:lighting": "Beleuchtung"})
    german, english = visitor().get("/de/products").body, visitor().get("/products").body

    for word in ("Farbe", "Schwarz", "White", "Beleuchtung", "Kitchen"):
        assert word in german, word
    assert ">Colour<" not in german
    assert "Lighting" not in german.replace('value="Lighting"', "")
    assert "Farbe" not in english
    chosen = visitor().get("/de/products?colour=Black&type=Lighting").body
    assert "Desk lamp" in chosen
    assert "Mug" not in chosen
    assert 'value="Black"' in chosen


@pytest.mark.usefixtures("table")
def test_the_shop_says_its_tagline_and_the_foot_of_its_mails() -> None:
    owner = speaking(open_shop())
    for section, words in (
        (Branding, {"tagline": "Things that work"}),
        (Mail, {"footer": "Volt Ltd, Berlin"}),
    ):
        version = service.get(owner).version
        service.change_settings(owner, section, words, version=version)
    translate(owner, "store", "store", tagline="Dinge, die laufen", mail_footer="Volt, Berlin")
    front = service.storefront_of(owner)

    assert "Dinge, die laufen" in visitor().get("/de").body
    assert "Things that work" not in visitor().get("/de").body
    assert "Things that work" in visitor().get("/").body
    assert [views.brand_of(front, locale).footer for locale in ("de", "en", "fr")] == [
        "Volt, Berlin",
        "Volt Ltd, Berlin",
        "Volt Ltd, Berlin",
    ]


@pytest.mark.usefixtures("cloud")
def test_pictures_are_described_in_the_language() -> None:
    owner = speaking(open_shop())
    lamp = sell(owner, "Desk lamp")
    picture = uploaded(picture_bytes(), of=owner)
    catalog.attach_image(owner, lamp.product_id, picture, alt="A lamp on a desk")
    announce(picture, of=owner)
    assert 'alt="A lamp on a desk"' in visitor().get("/de/products/desk-lamp").body

    translate(owner, "product", lamp.product_id, title="Schreibtischlampe")
    spoken.forget()
    page = visitor().get("/de/products/desk-lamp").body
    assert 'alt="Schreibtischlampe"' in page
    assert "A lamp on a desk" not in page

    words = {"title": "Schreibtischlampe", f"alt:{picture}": "Lampe auf einem Tisch"}
    translate(owner, "product", lamp.product_id, **words)
    page = visitor().get("/de/products/desk-lamp").body
    assert 'alt="Lampe auf einem Tisch"' in page
    assert 'alt="A lamp on a desk"' in visitor().get("/products/desk-lamp").body
