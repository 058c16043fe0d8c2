"""The products that a table of reviews means, read a hundred at a time."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import batched
from typing import TYPE_CHECKING, Final

from windlass.catalog import models as catalog
from windlass.catalog.models import Handle, Product, ProductPart

if TYPE_CHECKING:
    from windlass.tenancy.context import StoreContext

AT_ONCE: Final = 100  # what one batch read takes


def find_all(store: StoreContext, texts: Iterable[str]) -> dict[str, Product]:
    """By handle, also a former one, or by id; what names none is left out."""
    wanted = list(dict.fromkeys(texts))
    store_id = store.store_id
    named = {catalog.handle_pk(store_id, text): text for text in wanted}
    ids: dict[str, str] = {}
    for some in batched(named, AT_ONCE, strict=False):
        for handle in Handle.batch_get([(pk, catalog.HANDLE_SK) for pk in some]):
            ids[named[handle.pk]] = handle.product_id
    found = _products(store, {*wanted, *ids.values()})
    named_products = {text: found.get(ids.get(text, "")) or found.get(text) for text in wanted}
    return {text: product for text, product in named_products.items() if product is not None}


def _products(store: StoreContext, product_ids: Iterable[str]) -> dict[str, Product]:
    found: dict[str, Product] = {}
    for some in batched(sorted(product_ids), AT_ONCE, strict=False):
        keys = [(catalog.product_pk(store.store_id, one), catalog.PRODUCT_SK) for one in some]
        for item in ProductPart.batch_get(keys):
            if isinstance(item, Product):
                found[item.product_id] = item
    return found
