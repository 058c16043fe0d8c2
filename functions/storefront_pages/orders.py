"""Orders as their shoppers see them: what was bought, how far it is, where the parcels are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storefront_pages import messages
from storefront_pages.cart_views import properties_of
from storefront_pages.images import thumbnail
from storefront_pages.messages import mark
from storefront_pages.summaries import payments_of, sums_of
from storefront_pages.views.order import OrderLineView, OrderView, ParcelView, StepView
from windlass.invoices import links as invoices
from windlass.kit.addresses import Address
from windlass.orders import links
from windlass.orders import service as orders
from windlass.orders.rules import Status
from windlass.pricing import documents

if TYPE_CHECKING:
    from collections.abc import Callable

    from storefront_pages.shops import Shop
    from windlass.orders.models import Order

STATUS = {
    Status.WAITING: mark("Order received"),
    Status.NEEDS_ACTION: mark("Being prepared"),
    Status.ORDERED: mark("Being prepared"),
    Status.PARTLY_SHIPPED: mark("Partly on its way"),
    Status.SHIPPED: mark("On its way"),
    Status.DELIVERED: mark("Delivered"),
    Status.CANCELLED: mark("Cancelled"),
    Status.REFUNDED: mark("Refunded"),
}
STEPS = (mark("Order received"), mark("Being prepared"), mark("On its way"), mark("Delivered"))
REACHED = {
    Status.WAITING: 0,
    Status.NEEDS_ACTION: 1,
    Status.ORDERED: 1,
    Status.PARTLY_SHIPPED: 2,
    Status.SHIPPED: 2,
    Status.DELIVERED: 3,
}
ENDED = (Status.CANCELLED, Status.REFUNDED)
ARRIVING = (Status.PARTLY_SHIPPED, Status.SHIPPED, Status.DELIVERED)


def view_of(order: Order, shop: Shop, parcels: tuple[ParcelView, ...] = ()) -> OrderView:
    text = messages.catalogue(shop.view.locale).gettext
    status = status_of(order)
    breakdown = documents.from_document(order.breakdown)
    refunded = orders.payment_of(order).given_back
    lines = orders.lines_of(order)
    return OrderView(
        id=order.order_id,
        number=f"#{order.number}",
        placed_at=order.placed_at,
        status=text(STATUS[status]),
        email=order.email,
        lines=tuple(
            OrderLineView(
                title=line.title,
                variant=line.variant_title,
                image=thumbnail(line.image),
                quantity=line.quantity,
                total=breakdown.line(line.line_id).amount,
                properties=properties_of(line.properties, shop),
            )
            for line in lines
        ),
        sums=tuple(sums_of(breakdown, shop, with_credits=False)),
        payments=tuple(payments_of(breakdown, shop)),
        note=order.note or "",
        total=order.total,
        refunded=refunded if refunded.amount else None,
        address=tuple(Address.from_document(order.address).lines(shop.view.tag)),
        shipping_method=breakdown.delivery.name if breakdown.delivery else "",
        steps=_steps(order, status, parcels, text),
        parcels=parcels,
        is_cancelled=status in ENDED,
        status_path=links.status_url("", store_id=shop.context.store_id, order_id=order.order_id),
        invoice_url=invoices.link_for(shop.store, order.order_id),
    )


def status_of(order: Order) -> Status:
    """What the merchant has to decide changes nothing about how far the goods are."""
    status = Status(order.status)
    if status is not Status.NEEDS_ACTION:
        return status
    undecided = orders.status_without_actions(order)
    return undecided if undecided in ARRIVING else status


def _steps(
    order: Order, status: Status, parcels: tuple[ParcelView, ...], text: Callable[[str], str]
) -> tuple[StepView, ...]:
    """Each with its time where one is known: a step is as late as its last parcel."""
    if status in ENDED:
        return ()
    shipped = [parcel.shipped_at for parcel in parcels if parcel.shipped_at]
    delivered = [parcel.delivered_at for parcel in parcels if parcel.delivered_at]
    times = (order.placed_at, None, min(shipped, default=None), max(delivered, default=None))
    reached = REACHED[status]
    last = len(STEPS) - 1
    return tuple(
        StepView(
            label=text(label),
            at=times[place] if place <= reached else None,
            state="current"
            if place == reached and place < last
            else "done"
            if place <= reached
            else "next",
        )
        for place, label in enumerate(STEPS)
    )
