"""After the payment page: thanks, patience, or the way back."""

from __future__ import annotations

from contextlib import suppress
from http import HTTPStatus
from typing import TYPE_CHECKING

from storefront_pages import carts, messages
from storefront_pages.http import Request, Response
from storefront_pages.messages import mark
from storefront_pages.orders import view_of
from storefront_pages.rendering import render
from storefront_pages.shops import Shop
from storefront_pages.views.head import HeadView
from windlass.checkout import service
from windlass.checkout.errors import CheckoutNotFound
from windlass.checkout.models import State
from windlass.kit.errors import UpstreamFailed
from windlass.orders import links
from windlass.orders import service as orders

if TYPE_CHECKING:
    from windlass.checkout.models import Checkout

WORDS = {"paid": mark("Order placed"), "pending": mark("Waiting for your payment")}
RETURNED = {
    "sold_out": mark("Something you ordered was sold a moment before you paid."),
    "paid_twice": mark("This cart had been paid already."),
}
LOOK_AGAIN_SECONDS = 5


def show(request: Request, shop: Shop, *, checkout_id: str) -> Response:
    """Asks the payment provider, so that nobody waits for a hook. Raises CheckoutNotFound (404),
    also to who has neither the signed address of the way back nor the cart."""
    found = service.get(shop.context, checkout_id)
    if not _is_theirs(request, shop, found):
        raise CheckoutNotFound("There is no payment at this address.")
    with suppress(UpstreamFailed):  # no answer now: the page asks again by itself
        found = service.settle(shop.context, checkout_id)
    order = orders.find(shop.context, checkout_id) if found.state == State.COMPLETED else None
    state = _state(found, has_order=order is not None)
    text = messages.catalogue(shop.view.locale).gettext
    head = HeadView(
        title=text(WORDS.get(state, mark("Payment"))),
        description="",
        path=f"/checkout/{checkout_id}/return",
        is_indexed=False,
        refresh_seconds=LOOK_AGAIN_SECONDS if state == "pending" else 0,
    )
    body = render(
        "confirmation",
        shop.view,
        head=head,
        state=state,
        order=None if order is None else view_of(order, shop),
        email=found.email,
        message=_message(found, state, shop),
    )
    response = Response(HTTPStatus.OK, body)
    is_bought = state == "paid" and carts.cart_id_of(request) == found.cart_id
    return carts.forget(response, request) if is_bought else response


def _is_theirs(request: Request, shop: Shop, found: Checkout) -> bool:
    sent, checkout_id = request.query.get("token", ""), found.checkout_id
    is_signed = links.is_token(sent, store_id=shop.store.store_id, order_id=checkout_id)
    return is_signed or carts.cart_id_of(request) == found.cart_id


def _state(found: Checkout, *, has_order: bool) -> str:
    match found.state:
        case State.COMPLETED:
            return "paid" if has_order else "pending"
        case State.FAILED:
            return "failed"
        case State.EXPIRED:
            return "expired"
        case State.RETURNED:
            return "returned"
        case State.OPEN if found.failure:
            return "failed"
    return "pending"


def _message(found: Checkout, state: str, shop: Shop) -> str:
    failure = found.failure or ""
    if state != "returned":
        return failure
    usual = mark("The payment did not match the order.")
    return messages.catalogue(shop.view.locale).gettext(RETURNED.get(failure, usual))
