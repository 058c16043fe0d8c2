"""The address under which a shopper opens an invoice without an account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from windlass.orders import links

if TYPE_CHECKING:
    from windlass.stores.storefronts import StorefrontStore


def link_for(front: StorefrontStore, order_id: str, *, refund_id: str | None = None) -> str:
    """The lasting, signed address of an order's invoice, or of a refund's credit note, for the
    order's page and its mails. It leads there in a store that is closed again, too."""
    token = links.token(front.store_id, order_id)
    path = f"/api/v1/public/stores/{front.slug}/orders/{order_id}/invoice"
    of = f"&refund={refund_id}" if refund_id else ""
    return f"{front.url}{path}?token={token}{of}"
