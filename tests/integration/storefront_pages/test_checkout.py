from typing import Any

import pytest
from infra.local.sandbox.context import Sandbox
from infra.local.sandbox.trouble import Rule

from tests.integration.storefront_pages.goods import sell, variant_in
from tests.integration.storefront_pages.payments import DECLINED, connect, path_of, pay
from tests.integration.storefront_pages.shops import open_shop, visitor
from tests.integration.storefront_pages.visitors import Answer, Visitor
from tests.support import table
from tests.support.sandbox import ADDRESS
from tests.support.shipping_factories import create_zone, rate_in
from windlass.catalog import service as catalog
from windlass.catalog.models import Product
from windlass.catalog.schemas import AdjustStock
from windlass.stores import service as stores
from windlass.stores.settings import Checkout
from windlass.tenancy.context import StoreContext

pytestmark = pytest.mark.usefixtures("table", "sandbox")

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


def test_without_a_cart_there_is_nothing_to_check_out() -> None:
    selling()

    answer = visitor().get("/checkout")

    assert (answer.status, answer.headers["Location"]) == (303, "/cart")


def test_page_shows_the_whole_sum_from_the_start() -> None:
    _, lamp = selling()

    answer = with_lamp(lamp).get("/checkout")

    sums = [" ".join(part.split()) for part in answer.body.split('<dl class="sums">')[1:2]]
    assert "<dt>Subtotal</dt><dd>€59.00</dd>" in sums[0]
    assert '<dt>Delivery<span class="small muted"> Standard</span></dt><dd>€4.90</dd>' in sums[0]
    assert '<dt>Total</dt><dd><span class="small muted">EUR</span> €63.90</dd>' in sums[0]
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.page.one("meta", name="robots")["content"] == "noindex"


def test_form_may_lead_to_the_payment_page_and_nowhere_else() -> None:
    _, lamp = selling()
    someone = with_lamp(lamp)

    policy = someone.get("/checkout").headers["Content-Security-Policy"]

    assert "form-action 'self' http://sandbox.localhost:8080;" in policy
    assert "form-action 'self';" in someone.get("/cart").headers["Content-Security-Policy"]


def test_another_country_brings_its_own_fields_rates_and_total() -> None:
    _, lamp = selling()
    someone = with_lamp(lamp)

    form = filled(someone.get("/checkout"), country="US", intent="refresh")
    answer = someone.post("/checkout", form, X_Windlass_Fragment="checkout")

    assert answer.status == 200
    assert answer.page.one("label", **{"for": "postal_code"})
    assert "ZIP code" in answer.body
    assert answer.page.one("option", value="CA")  # California
    assert "Overseas" in answer.body
    assert "€78.00" in answer.body
    assert answer.page.one("input", name="email")["value"] == "ada@example.com"


def test_choosing_another_delivery_changes_the_total() -> None:
    _, lamp = selling()
    someone = with_lamp(lamp)
    page = someone.get("/checkout")

    answer = someone.post("/checkout", filled(page, shipping=rate_ids(page)[1], intent="refresh"))

    assert "€71.90" in answer.body
    checked = [
        field["value"] for field in answer.page.all("input", type="radio") if "checked" in field
    ]
    assert checked == [rate_ids(page)[1]]


def test_a_country_out_of_reach_is_said_and_nothing_is_begun() -> None:
    _, lamp = selling()
    someone = with_lamp(lamp)

    answer = someone.post("/checkout", filled(someone.get("/checkout"), country="FR"))

    assert answer.status == 422
    assert "Volt Electronics does not deliver this order to France." in answer.body
    assert table.items("Checkout") == []


def test_every_mistake_is_named_at_once_and_nothing_typed_is_lost() -> None:
    _, lamp = selling()
    someone = with_lamp(lamp)

    answer = someone.post(
        "/checkout",
        filled(someone.get("/checkout"), email="ada@", name="", postal_code="20", consent="1"),
    )

    page = answer.page
    wrong = [field["name"] for _, field in page.elements if field.get("aria-invalid") == "true"]
    assert answer.status == 422
    assert wrong == ["email", "name", "postal_code"]
    assert page.one("input", name="email")["value"] == "ada@"
    assert page.one("input", name="line1")["value"] == "Hafenstrasse 4"
    assert "checked" in page.one("input", name="consent")
    assert "3 things to correct:" in answer.body
    assert table.items("Checkout") == []


@pytest.mark.parametrize("token", ["", "0" * 64])
def test_a_forged_form_begins_nothing(token: str) -> None:
    _, lamp = selling()
    someone = with_lamp(lamp)

    answer = someone.post("/checkout", filled(someone.get("/checkout")) | {"csrf": token})

    assert answer.status == 403
    assert table.items("Checkout") == []


def test_a_whole_purchase_without_script() -> None:
    _, lamp = selling()
    someone = with_lamp(lamp)

    payment_url = to_payment(someone)
    back = pay(payment_url).headers["location"]
    thanks = someone.get(path_of(back))

    assert payment_url.startswith(ADDRESS)
    assert back.startswith("http://volt.localhost:8080/checkout/")
    assert thanks.status == 200
    assert "Thank you, your order is placed" in thanks.body
    assert "Order #1001." in thanks.body
    assert "ada@example.com" in thanks.body
    assert "€63.90" in thanks.body
    assert "20457 Hamburg" in thanks.body
    assert "windlass_cart" not in someone.cookies
    (order,) = table.items("Order")
    assert order["email"]["S"] == "ada@example.com"


def test_thanks_again_after_a_reload_and_one_order_only() -> None:
    _, lamp = selling()
    someone = with_lamp(lamp)
    back = path_of(pay(to_payment(someone)).headers["location"])

    pages = [someone.get(back) for _ in range(3)]

    assert ["Order #1001." in page.body for page in pages] == [True, True, True]
    assert len(table.items("Order")) == 1


def test_order_can_be_followed_by_its_link_and_by_no_other() -> None:
    _, lamp = selling()
    someone = with_lamp(lamp)
    thanks = someone.get(path_of(pay(to_payment(someone)).headers["location"]))
    link = next(a["href"] for a in thanks.page.all("a") if a["href"].startswith("/orders/"))
    stranger = visitor()

    order = stranger.get(link)
    forged = stranger.get(link[:-2] + "xx")
    bare = stranger.get(link.split("?")[0])

    assert order.status == 200
    assert "Order #1001" in order.body
    assert "Order received" in order.body
    assert order.headers["Cache-Control"] == "private, no-store"
    assert [forged.status, bare.status] == [404, 404]
    assert "Ada" not in forged.body + bare.body


def test_a_link_of_one_shop_opens_nothing_in_another() -> None:
    _, lamp = selling()
    open_shop("anchor")
    someone = with_lamp(lamp)
    thanks = someone.get(path_of(pay(to_payment(someone)).headers["location"]))
    link = next(a["href"] for a in thanks.page.all("a") if a["href"].startswith("/orders/"))

    assert visitor("anchor").get(link).status == 404


def test_who_comes_back_without_paying_finds_everything_as_it_was() -> None:
    _, lamp = selling(left=2)
    someone = with_lamp(lamp, "2")
    to_payment(someone, name="Ada King")

    answer = someone.get("/checkout?cancelled=1")

    assert answer.status == 200
    assert "You came back without paying. Nothing was charged." in answer.body
    assert answer.page.one("input", name="name")["value"] == "Ada King"
    assert answer.page.one("input", name="email")["value"] == "ada@example.com"
    assert "€63.90" in answer.body


def test_the_last_ones_are_still_in_the_cart_of_who_comes_back_to_it() -> None:
    _, lamp = selling(left=2)
    someone = with_lamp(lamp, "2")
    to_payment(someone)

    cart = someone.get("/cart")

    assert "no longer available" not in cart.body
    assert cart.page.one("input", name="quantity")["value"] == "2"
    assert cart.page.all("a", href="/checkout")
    assert [item["state"]["S"] for item in table.items("Checkout")] == ["expired"]


def test_a_declined_card_is_explained_and_can_be_tried_again() -> None:
    _, lamp = selling()
    someone = with_lamp(lamp)
    payment_url = to_payment(someone)
    pay(payment_url, DECLINED)
    checkout_id = table.items("Checkout")[0]["checkout_id"]["S"]

    answer = someone.get(f"/checkout/{checkout_id}/return")

    assert "The payment did not go through" in answer.body
    assert "Your card was declined." in answer.body
    assert answer.page.all("a", href="/checkout")
    assert to_payment(someone) == payment_url


def test_a_delayed_payment_is_waited_for() -> None:
    _, lamp = selling()
    someone = with_lamp(lamp)
    back = pay(to_payment(someone), method="debit").headers["location"]

    answer = someone.get(path_of(back))

    assert "We are waiting for your payment" in answer.body
    assert answer.page.one("order-status")["data-state"] == "pending"
    assert answer.page.one("meta", http_equiv="refresh")["content"] == "5"
    assert table.items("Order") == []


def test_what_is_sold_meanwhile_is_said_in_the_cart() -> None:
    owner, lamp = selling(left=2)
    someone = with_lamp(lamp, "2")
    form = filled(someone.get("/checkout"))
    adjust = AdjustStock(variant_id=lamp.variants[0].id, delta=-1)
    catalog.adjust_stock(owner, lamp.product_id, adjust)

    answer = someone.post("/checkout", form)

    assert answer.status == 409
    assert "Something in your cart was just sold." in answer.body
    assert "Only 1 left. You chose 2." in answer.body
    assert table.items("Checkout") == []


def test_another_total_than_the_one_seen_is_never_charged() -> None:
    _, lamp = selling()
    someone = with_lamp(lamp)

    answer = someone.post("/checkout", filled(someone.get("/checkout")) | {"seen_total": "5900"})

    assert answer.status == 409
    assert "The price has changed." in answer.body
    assert "€63.90" in answer.body
    assert table.items("Checkout") == []


def test_a_shop_that_cannot_be_paid_says_so_and_keeps_the_form() -> None:
    owner = open_shop()
    create_zone(owner, "DE")
    lamp = sell(owner)
    someone = with_lamp(lamp)

    answer = someone.post("/checkout", filled(someone.get("/checkout")))

    assert answer.status == 409
    assert "This shop does not take orders at the moment." in answer.body
    assert answer.page.one("input", name="name")["value"] == "Ada Byron"


def test_a_provider_out_of_reach_loses_nothing(sandbox: Sandbox) -> None:
    _, lamp = selling()
    someone = with_lamp(lamp)
    form = filled(someone.get("/checkout"))
    sandbox.trouble.replace_rules([Rule("stripe", "5xx")])

    try:
        answer = someone.post("/checkout", form)
    finally:
        sandbox.trouble.replace_rules([])

    assert answer.status == 502
    assert answer.page.one("input", name="name")["value"] == "Ada Byron"


def test_an_unknown_checkout_is_not_found() -> None:
    selling()

    assert visitor().get("/checkout/01JQ0000000000000000000000/return").status == 404


def test_the_button_says_what_the_law_asks_for() -> None:
    owner, lamp = selling()
    version = stores.get(owner).version
    stores.change_settings(
        owner, Checkout, {"button_text": "order_with_obligation"}, version=version
    )

    answer = with_lamp(lamp).get("/checkout")

    assert "Order with obligation to pay" in answer.body


def test_an_island_is_told_where_to_pay() -> None:
    _, lamp = selling()
    someone = with_lamp(lamp)

    form = filled(someone.get("/checkout"))
    answer = someone.post("/checkout", form, X_Windlass_Fragment="checkout")

    assert (answer.status, answer.body) == (200, "")
    assert answer.headers["X-Windlass-Go"].startswith(ADDRESS)
