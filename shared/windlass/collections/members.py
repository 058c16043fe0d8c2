"""Members of collections and categories as items: what they are made of, and in which order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import batched
from typing import TYPE_CHECKING

from anyascii import anyascii
from msgspec import Struct
from pynamodb.expressions.update import Action

from windlass.collections import models
from windlass.collections.models import Member, SoldUnits
from windlass.db.table import TableItem

if TYPE_CHECKING:
    from windlass.catalog.models import Product
    from windlass.db.keys import StoreId

IN_ONE_BATCH = 100
MOST_SOLD = 10**9
INDEX_ATTRIBUTES = ("gsi1pk", "gsi1sk", "gsi2pk", "gsi2sk", "gsi3pk", "gsi3sk")


class Known(Struct, frozen=True):
    """What the table holds of a product's memberships."""

    members: Mapping[str, Member]  # by listing
    sold: int


def find(store_id: StoreId, product_id: str, listing_ids: Iterable[str]) -> Known:
    """Consistent batch reads: the product's members in these listings, and how often it sold."""
    keys = [(models.members_pk(store_id, one), product_id) for one in dict.fromkeys(listing_ids)]
    keys.append((models.sold_pk(store_id, product_id), models.SOLD_SK))
    members: dict[str, Member] = {}
    sold = 0
    for some in batched(keys, IN_ONE_BATCH, strict=False):
        for item in TableItem.batch_get(some, consistent_read=True):
            if isinstance(item, Member):
                members[item.listing_id] = item
            elif isinstance(item, SoldUnits):
                sold = item.units
    return Known(members, sold)


def member_of(
    store_id: StoreId, listing_id: str, product: Product, *, rank: str, by_hand: bool, sold: int
) -> Member:
    """The unsaved member. Only products on sale are in the indexes, which shoppers see."""
    pk, product_id = models.members_pk(store_id, listing_id), product.product_id
    member = Member(
        pk,
        product_id,
        product_id=product_id,
        listing_id=listing_id,
        is_active=product.is_active,
        rank=rank,
    )
    if product.is_active:
        lowest = min(variant.price.amount for variant in product.variants)
        first = rank if by_hand else f"{MOST_SOLD - min(sold, MOST_SOLD):010}"
        member.gsi1pk, member.gsi1sk = f"{pk}#PRICE", f"{lowest:014}#{product_id}"
        member.gsi2pk, member.gsi2sk = f"{pk}#TITLE", f"{_sortable(product.title)}#{product_id}"
        member.gsi3pk, member.gsi3sk = f"{pk}#RANK", f"{first}#{product_id}"
    return member


def differences(now: Member, wanted: Member) -> list[Action]:
    """What makes the one the other; empty when they are alike. The rank is only moved by hand."""
    actions: list[Action] = []
    for name in ("is_active", *INDEX_ATTRIBUTES):
        value = getattr(wanted, name)
        if getattr(now, name) != value:
            attribute = getattr(Member, name)
            actions.append(attribute.remove() if value is None else attribute.set(value))
    return actions


def all_of(store_id: StoreId, listing_id: str) -> list[Member]:
    """Every member, in the order by hand; for collections by hand, which are bounded."""
    pk = models.members_pk(store_id, listing_id)
    found = [item for item in Member.query(pk, consistent_read=True) if isinstance(item, Member)]
    return sorted(found, key=lambda member: (member.rank, member.product_id))


def ids_of(store_id: StoreId, listing_id: str) -> Iterator[str]:
    """The products in it, page by page."""
    for item in Member.query(models.members_pk(store_id, listing_id), consistent_read=True):
        yield item.product_id


def count(store_id: StoreId, listing_id: str, *, at_most: int) -> int:
    """How many products are in it, or `at_most`."""
    pk = models.members_pk(store_id, listing_id)
    return sum(1 for _ in Member.query(pk, limit=at_most, attributes_to_get=["PK", "SK", "entity"]))


def clear(store_id: StoreId, product_id: str, listing_ids: Iterable[str]) -> None:
    """Take a product that is gone out of all of them."""
    with TableItem.batch_write() as batch:
        for listing_id in dict.fromkeys(listing_ids):
            batch.delete(Member(models.members_pk(store_id, listing_id), product_id))
        batch.delete(SoldUnits(models.sold_pk(store_id, product_id), models.SOLD_SK))


def _sortable(title: str) -> str:
    return " ".join(anyascii(title).lower().split())[:60]
