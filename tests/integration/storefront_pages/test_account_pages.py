"""Orders, addresses, details and wishlist of a shopper, without script."""

from typing import Any

import pytest

from tests.integration.storefront_pages.goods import sell, variant_in
from tests.integration.storefront_pages.shops import open_shop, visitor
from tests.integration.storefront_pages.signing_in import hidden, sign_in, take_in
from tests.integration.storefront_pages.visitors import Visitor
from tests.support import orders_factories
from tests.support.customers_factories import ADA, HAMBURG
from tests.support.hooks import consume
from tests.support.table import items
from windlass.catalog import service as catalog
from windlass.catalog.models import Product
from windlass.customers import service as customers
from windlass.kit import addresses
from windlass.orders import links
from windlass.orders.models import Order
from windlass.tenancy.context import StoreContext

pytestmark = pytest.mark.usefixtures("table")


@pytest.fixture
def volt(table: None) -> StoreContext:
    return open_shop()


def bought(volt: StoreContext, *products: Product, quantity: int = 2, email: str = ADA) -> Order:
    lines = tuple(
        orders_factories.line(
            f"line-{number}",
            product_id=product.product_id,
            variant_id=product.variants[0].id,
            title=product.title,
            variant_title="",
            quantity=quantity,
        )
        for number, product in enumerate(products)
    )
    address = addresses.normalise(HAMBURG).to_document()
    given: dict[str, Any] = {"lines": lines} if lines else {}
    order = orders_factories.place(volt, email=email, address=address, **given)
    take_in(volt, order)
    return order


def ids(order: Order) -> str:
    return f"/account/orders/{order.order_id}"


def reorder(someone: Visitor, order: Order) -> Any:
    form = hidden(someone.get(ids(order)))
    return someone.post(f"{ids(order)}/reorder", form)


def test_orders_bought_as_a_guest_are_there_after_signing_in(volt: StoreContext) -> None:
    order = bought(volt, sell(volt))
    someone = sign_in(volt)
    listed = someone.get("/account/orders")
    assert f"Order #{order.number}" in listed.body
    assert "Hafenstrasse 4" in someone.get(ids(order)).body


def test_an_order_leads_to_its_invoice(volt: StoreContext) -> None:
    order = bought(volt, sell(volt))
    someone = sign_in(volt)

    page = someone.get(ids(order)).page

    where = f"/api/v1/public/stores/volt/orders/{order.order_id}/invoice"
    token = links.token(volt.store_id, order.order_id)
    assert page.one("a", href=f"http://volt.localhost:8080{where}?token={token}")


def test_an_order_leads_to_the_form_of_its_address(volt: StoreContext) -> None:
    order = bought(volt, sell(volt))
    someone = sign_in(volt)

    page = someone.get(ids(order)).page

    token = links.token(volt.store_id, order.order_id)
    assert page.one("a", href=f"/orders/{order.order_id}/address?token={token}")


def test_orders_before_the_account_are_claimed_when_the_address_is_proven(
    volt: StoreContext,
) -> None:
    address = addresses.normalise(HAMBURG).to_document()
    order = orders_factories.place(volt, email=ADA, address=address)
    someone = sign_in(volt)
    consume("customers", "CustomerVerified")
    assert f"Order #{order.number}" in someone.get("/account/orders").body


def test_somebody_elses_order_is_not_there(volt: StoreContext) -> None:
    order = bought(volt, sell(volt))
    eve = sign_in(volt, email="eve@example.com")
    missing = eve.get(ids(order))
    assert (missing.status, missing.headers["Cache-Control"]) == (404, "private, no-store")
    assert "Order #" not in eve.get("/account/orders").body
    assert reorder(eve, order).status in (403, 404)


def test_orders_are_paged(volt: StoreContext) -> None:
    lamp = sell(volt)
    made = [bought(volt, lamp) for _ in range(12)]
    someone = sign_in(volt)
    first = someone.get("/account/orders")
    [following] = [a["href"] for a in first.page.all("a") if a.get("rel") == "next"]
    second = someone.get(following)
    assert f"Order #{made[-1].number}" in first.body
    assert f"Order #{made[0].number}" in second.body
    assert someone.get("/account/orders?cursor=nonsense").headers["Location"] == "/account/orders"


def test_the_same_again_fills_the_cart(volt: StoreContext) -> None:
    order = bought(volt, sell(volt))
    someone = sign_in(volt)
    assert reorder(someone, order).headers["Location"] == "/cart"
    assert someone.cookies["windlass_cart_count"] == "2"


def test_the_same_again_says_what_cannot_be_had(volt: StoreContext) -> None:
    lamp, desk, gone = sell(volt, "Lamp"), sell(volt, "Desk", variant_in(left=1)), sell(volt, "Old")
    order = bought(volt, lamp, desk, gone)
    catalog.archive(volt, gone.product_id)
    someone = sign_in(volt)

    answer = reorder(someone, order)

    assert (answer.status, someone.cookies["windlass_cart_count"]) == (200, "3")
    assert "Only 1 of Desk are left." in answer.body
    assert "Old is no longer available." in answer.body


def add_address(someone: Visitor, **typed: str) -> Any:
    form = hidden(someone.get("/account/addresses/new"))
    return someone.post("/account/addresses/new", form | HAMBURG | {"intent": "save"} | typed)


def address_ids(someone: Visitor) -> list[str]:
    page = someone.get("/account/addresses").page
    links = [a["href"] for a in page.all("a") if a["href"].startswith("/account/addresses/")]
    return [link.rsplit("/", 1)[1] for link in links if not link.endswith("/new")]


def test_addresses_are_added_changed_chosen_and_removed(volt: StoreContext) -> None:
    someone = sign_in(volt)
    assert add_address(someone).status == 303
    assert add_address(someone, city="Altona").status == 303
    first, second = address_ids(someone)
    form = hidden(someone.get("/account/addresses"))

    someone.post(f"/account/addresses/{second}/default", form)
    customer = customers.find_by_email(volt, ADA)
    assert customer is not None
    assert customer.default_address is not None
    assert customer.default_address["city"] == "Altona"

    someone.post(f"/account/addresses/{first}", form | HAMBURG | {"city": "Harburg"})
    assert "Harburg" in someone.get(f"/account/addresses/{first}").body
    someone.post(f"/account/addresses/{second}/remove", form)
    assert address_ids(someone) == [first]
    prefilled = customers.prefill(customers.find_by_email(volt, ADA))
    assert prefilled is not None
    assert (prefilled.email, prefilled.address["city"]) == (ADA, "Harburg")


def test_an_address_is_judged_field_by_field(volt: StoreContext) -> None:
    someone = sign_in(volt)
    answer = add_address(someone, postal_code="1", line1="")
    assert answer.status == 422
    assert {p["id"] for p in answer.page.all("p") if p.get("id", "").startswith("error-")} == {
        "error-line1",
        "error-postal_code",
    }
    assert address_ids(someone) == []


def test_an_address_of_somebody_else_is_not_there(volt: StoreContext) -> None:
    someone = sign_in(volt)
    add_address(someone)
    [address] = address_ids(someone)
    eve = sign_in(volt, email="eve@example.com")
    assert eve.get(f"/account/addresses/{address}").status == 404


def test_details_and_consent_are_kept(volt: StoreContext) -> None:
    someone = sign_in(volt)
    form = hidden(someone.get("/account/details"))
    someone.post("/account/details", form | {"name": "Ada Byron", "consent": "1"})
    found = customers.find_by_email(volt, ADA)
    assert found is not None
    assert (found.name, bool(found.accepts_marketing)) == ("Ada Byron", True)
    assert found.marketing_source == "account"


def test_a_guests_wishes_move_into_the_account(volt: StoreContext) -> None:
    lamp, desk = sell(volt, "Lamp"), sell(volt, "Desk")
    phone = sign_in(volt)
    phone.post("/wishlist/items", {"handle": lamp.handle})
    laptop = visitor()
    laptop.post("/wishlist/items", {"handle": desk.handle})
    assert "Desk" in laptop.get("/wishlist").body

    sign_in(volt, laptop)

    body = phone.get("/wishlist").body
    assert ("Lamp" in body, "Desk" in body) == (True, True)
    assert laptop.cookies["windlass_wishes"] == "2"
    assert "windlass_wishlist" not in laptop.cookies
    assert len(items("Wishlist")) == 1


def test_the_hearts_of_a_page_know_what_is_wished_for(volt: StoreContext) -> None:
    lamp = sell(volt)
    someone = visitor()
    answer = someone.post("/wishlist/items", {"handle": lamp.handle}, X_Windlass_Fragment="wish")
    assert answer.status == 204
    assert someone.get("/wishlist.json").body == '{"handles": ["desk-lamp"]}'
    someone.post("/wishlist/items/remove", {"handle": lamp.handle})
    assert someone.get("/wishlist.json").body == '{"handles": []}'
    assert visitor().get("/wishlist.json").body == '{"handles": []}'


def test_what_is_not_sold_cannot_be_wished_for(volt: StoreContext) -> None:
    before = items()
    someone = visitor()
    assert someone.post("/wishlist/items", {"handle": "nothing"}).status == 404
    assert someone.post("/wishlist/items", {}).status == 404
    assert items() == before
