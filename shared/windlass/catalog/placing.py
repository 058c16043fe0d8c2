"""Where a product stands: its category and the collections it belongs to. Written here, decided by
`collections`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from windlass.catalog import models
from windlass.catalog.events import ProductSaved
from windlass.catalog.models import Card, Product
from windlass.db import outbox

if TYPE_CHECKING:
    from pynamodb.transactions import TransactWrite

    from windlass.tenancy.context import StoreContext


def place(
    t: TransactWrite,
    store: StoreContext,
    product: Product,
    *,
    category_id: str,
    category_ids: Sequence[str],
    collection_ids: Sequence[str],
) -> None:
    """Add to the transaction: the product and its card say where they stand, and ProductSaved
    tells of it. The condition fails when the product is no longer the one that was read."""
    pk, revision = models.product_pk(store.store_id, product.product_id), product.revision + 1
    t.update(
        Product(pk, models.PRODUCT_SK),
        [
            Product.category_id.set(category_id),
            Product.category_ids.set(list(category_ids)),
            Product.collection_ids.set(list(collection_ids)),
            Product.revision.set(revision),
        ],
        condition=Product.revision == product.revision,
    )
    t.update(
        Card(pk, models.CARD_SK),
        [
            Card.category_ids.set(list(category_ids)),
            Card.collection_ids.set(list(collection_ids)),
            Card.revision.set(revision),
        ],
        condition=Card.pk.exists(),
    )
    t.save(outbox.to_item(store.store_id, ProductSaved(product.product_id)))
