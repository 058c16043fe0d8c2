import pytest

from tests.integration.storefront_pages.buying import filled, selling, to_payment, with_lamp
from tests.integration.storefront_pages.payments import DECLINED, path_of, pay
from tests.integration.storefront_pages.shops import open_shop, visitor
from tests.support import table
from tests.support.sandbox import ADDRESS

pytestmark = pytest.mark.usefixtures("table", "sandbox")


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
    invoice = f"/api/v1/public/stores/volt/orders/{order['order_id']['S']}/invoice?token="
    assert [a["href"].split(invoice)[0] for a in thanks.page.all("a") if invoice in a["href"]] == [
        "http://volt.localhost:8080"
    ]
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


def test_the_way_back_opens_in_any_browser_and_its_id_alone_in_none() -> None:
    _, lamp = selling()
    back = path_of(pay(to_payment(with_lamp(lamp))).headers["location"])

    assert "Thank you" in visitor().get(back).body
    assert visitor().get(back.partition("?")[0]).status == 404
    assert visitor().get(back[:-1] + ("A" if back[-1] != "A" else "B")).status == 404


def test_an_unknown_checkout_is_not_found() -> None:
    selling()

    assert visitor().get("/checkout/01JQ0000000000000000000000/return").status == 404


def test_an_island_is_told_where_to_pay() -> None:
    _, lamp = selling()
    someone = with_lamp(lamp)

    form = filled(someone.get("/checkout"))
    answer = someone.post("/checkout", form, X_Windlass_Fragment="checkout")

    assert (answer.status, answer.body) == (200, "")
    assert answer.headers["X-Windlass-Go"].startswith(ADDRESS)
