"""Products, collections and discounts that a theme names are the store's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from merchant_api import references
from merchant_api.references import ReferenceUnknown
from windlass.discounts import service as discounts
from windlass.discounts.errors import DiscountNotFound
from windlass.kit.errors import FieldProblem, Invalid
from windlass.themes import naming
from windlass.themes.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from windlass.tenancy.context import StoreContext


def require(store: StoreContext, document: Mapping[str, Any], before: Mapping[str, Any]) -> None:
    """What it named before may have been deleted since. Raises ReferenceUnknown (422) with every
    path whose id this store does not have."""
    named, known = naming.ids_in(document), set(naming.ids_in(before).values())
    by_kind: dict[Kind, dict[str, str]] = {kind: {} for kind in naming.KINDS}
    for (path, kind), id_ in ((key, one) for key, one in named.items() if one not in known):
        by_kind[kind][path] = id_
    problems: list[FieldProblem] = []
    try:
        references.require(store, products=by_kind[Kind.PRODUCT], listings=by_kind[Kind.COLLECTION])
    except Invalid as invalid:
        problems += invalid.fields
    problems += [
        FieldProblem(path, "unknown_discount", "There is no such discount.")
        for path, id_ in by_kind[Kind.DISCOUNT].items()
        if not _is_there(store, id_)
    ]
    if problems:
        raise ReferenceUnknown(problems[0].message, fields=tuple(problems))


def _is_there(store: StoreContext, discount_id: str) -> bool:
    try:
        discounts.get(store, discount_id)
    except DiscountNotFound:
        return False
    return True
