from typing import Any

from msgspec.structs import replace

from storefront_pages.pages.order_address import AddressState
from storefront_pages.pages.withdrawal import WithdrawalView
from storefront_pages.views.cart import CartLineView
from tests.unit.storefront_pages import samples
from tests.unit.storefront_pages.pages import Page, page

FIXED = AddressState(is_open=False, is_settled=True, path="")
OPEN = WithdrawalView(is_open=True, path="/orders/O1/withdraw?token=t", asked_at=None)
CLOSED = WithdrawalView(is_open=False, path="", asked_at=None)


def cart_page(*lines: CartLineView) -> Page:
    return page(
        "cart",
        cart=samples.cart(*lines),
        csrf="token",
        problem="",
        problems={},
        delivery=None,
        needs_delivery=True,
    )


def test_each_line_is_a_plain_form() -> None:
    found = cart_page()

    assert found.one("form", action="/cart/lines/L1")["method"] == "post"
    assert found.one("input", name="quantity")["value"] == "2"
    assert found.one("button", name="remove")["value"] == "1"


def test_a_line_that_is_gone_stops_the_checkout_and_can_be_removed() -> None:
    found = cart_page(samples.cart_line(is_available=False, notices=("No longer available.",)))

    assert found.all("a", href="/checkout") == []
    assert "No longer available." in found.html
    assert found.one("button", name="remove")
    assert found.all("input", name="quantity") == []


def test_an_empty_cart_leads_to_the_products() -> None:
    empty = replace(samples.cart(), lines=(), subtotal=samples.eur(0), can_check_out=False)

    found = page(
        "cart", cart=empty, csrf="", problem="", problems={}, delivery=None, needs_delivery=True
    )

    assert "Your cart is empty." in found.html
    assert len(found.all("a", href="/products")) == 4
    assert found.all("a", href="/checkout") == []


def confirmation(state: str, **view: Any) -> Page:
    given: dict[str, Any] = {"order": None, "email": "ada@example.com", "message": ""} | view
    return page("confirmation", state=state, **given)


def test_a_paid_order_is_thanked_for_and_can_be_followed() -> None:
    found = confirmation("paid", order=samples.order())

    assert "Order #1042." in found.html
    assert "A confirmation is on its way to ada@example.com." in found.html
    assert found.one("a", href="/orders/O1?token=t")


def test_a_pending_payment_asks_for_patience() -> None:
    found = confirmation("pending")

    assert found.one("order-status")["data-state"] == "pending"
    assert "We are waiting for your payment" in found.html


def test_a_declined_payment_says_why_and_offers_another_try() -> None:
    found = confirmation("failed", message="Your card was declined.")

    assert "Your card was declined." in found.html
    assert found.one("a", href="/checkout")


def test_an_expired_checkout_says_that_nothing_was_charged() -> None:
    found = confirmation("expired")

    assert "Nothing was charged" in found.html
    assert found.one("a", href="/checkout")


def test_each_parcel_has_its_tracking_link() -> None:
    found = page("order", order=samples.order(), address=FIXED, withdrawal=OPEN)

    link = found.one("a", href="https://track.example/JD0146000065")
    assert (link["rel"], link["target"]) == ("noopener", "_blank")
    assert "2 \N{MULTIPLICATION SIGN} Desk lamp, Black" in found.html
    assert found.one("li", aria_current="step")["class"] == "is-current"


def test_a_cancelled_order_shows_no_progress_and_says_what_went_back() -> None:
    order = samples.order(is_cancelled=True, parcels=(), refunded=samples.eur(6390))

    found = page("order", order=order, address=FIXED, withdrawal=CLOSED)

    assert found.all("ol") == []
    assert "€63.90 was refunded the way you paid." in found.html
