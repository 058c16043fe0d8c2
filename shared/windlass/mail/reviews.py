"""The mail that asks a buyer for reviews."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from windlass.catalog import storefront
from windlass.mail import service, views
from windlass.orders import service as orders
from windlass.reviews import links, writing
from windlass.stores import service as stores

if TYPE_CHECKING:
    from windlass.mail.models import StoreMail
    from windlass.orders.models import Order
    from windlass.stores.storefronts import StorefrontStore
    from windlass.tenancy.context import StoreContext

MOST_PRODUCTS = 6


class ProductToReview(Struct, frozen=True):
    title: str
    image: str | None  # absolute
    url: str
    star_urls: tuple[str, ...]  # one star first: the form with them chosen


def ask(store: StoreContext, order_id: str, *, number: int) -> StoreMail | None:
    """The first or second mail of this order; None when there is nothing (left) to review: it was
    cancelled, everything was reviewed, or no product of it is sold any more."""
    order = orders.find(store, order_id)
    if order is None or order.cancelled_at is not None:
        return None
    front = stores.storefront_of(store)
    products = _products(store, order, front)
    if not products:
        return None
    return service.send(
        store,
        "review_request",
        to=order.email,
        subject=f"{order_id}-{number}",
        locale=order.locale,
        order_id=order_id,
        front=front,
        order=views.order_of(order, front),
        products=products,
        is_reminder=number > 1,
        decline_url=links.decline_url(
            front.url_in(order.locale), store_id=store.store_id, order_id=order_id
        ),
    )


def _products(
    store: StoreContext, order: Order, front: StorefrontStore
) -> tuple[ProductToReview, ...]:
    lines = {line.product_id: line for line in reversed(orders.lines_of(order))}
    pairs = [(line.product_id, line.variant_id) for line in lines.values()]
    sold = storefront.variants_for_sale(store, pairs)
    made = []
    for product_id, line in lines.items():
        offered = sold.get((product_id, line.variant_id))
        if offered is None or writing.find(store, product_id, order.email) is not None:
            continue
        urls = [
            links.write_url(
                front.url_in(order.locale),
                store_id=store.store_id,
                order_id=order.order_id,
                handle=offered.handle,
                stars=stars,
            )
            for stars in (None, 1, 2, 3, 4, 5)
        ]
        image = f"{front.url}{line.image}" if line.image else None
        made.append(ProductToReview(line.title, image, str(urls[0]), tuple(map(str, urls[1:]))))
    return tuple(made[:MOST_PRODUCTS])
