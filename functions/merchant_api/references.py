"""Ids in a request that must name things of the very store that it is for."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from windlass.catalog import prices
from windlass.collections import shelf
from windlass.kit.errors import FieldProblem, Invalid
from windlass.tenancy.context import StoreContext

NONE: Mapping[str, str] = {}


class ReferenceUnknown(Invalid):
    """The fields say which ids this store does not have."""

    code = "reference_unknown"


def require(
    store: StoreContext,
    *,
    products: Mapping[str, str] = NONE,
    listings: Mapping[str, str] = NONE,
    known: Collection[str] = (),
) -> None:
    """Ids by the field that names them; listings are collections and categories. What was named
    before, `known`, may have been deleted since. Raises ReferenceUnknown (422) with every field
    whose id this store does not have."""
    new_products = {field: one for field, one in products.items() if one not in known}
    new_listings = {field: one for field, one in listings.items() if one not in known}
    problems: list[FieldProblem] = []
    if new_products:
        found = {one.product_id for one in prices.products(store, new_products.values())}
        problems += [
            FieldProblem(field, "unknown_product", "There is no such product.")
            for field, one in new_products.items()
            if one not in found
        ]
    if new_listings:
        there = shelf.current(store.store_id)
        problems += [
            FieldProblem(field, "unknown_collection", "There is no such collection.")
            for field, one in new_listings.items()
            if one not in there.collections and there.tree.find(one) is None
        ]
    if problems:
        raise ReferenceUnknown(problems[0].message, fields=tuple(problems))
