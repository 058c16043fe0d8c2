"""What shoppers want to remember: one list per account, and one per browser of a guest."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from pynamodb.exceptions import PutError

from windlass.customers import models
from windlass.customers.errors import CustomerBusy, WishlistFull
from windlass.customers.models import MOST_WISHES, Wishlist
from windlass.db.table import condition_failed, conflicted
from windlass.kit import clock
from windlass.kit.secret_ids import is_secret_id, new_secret_id

if TYPE_CHECKING:
    from windlass.tenancy.context import StoreContext

__all__ = ["add", "is_secret_id", "merge", "new_secret_id", "of", "product_ids", "remove"]

KEPT_FOR: Final = timedelta(days=180)  # a guest's, after the last change
ATTEMPTS: Final = 10
LONGEST_PAUSE_SECONDS: Final = 0.03

type Wishes = list[dict[str, Any]]


def of(customer_id: str) -> str:
    """The holder of an account's list."""
    return f"customer:{customer_id}"


def guest(list_id: str) -> str:
    """The holder of a browser's list; whoever knows the id holds it."""
    return f"guest:{list_id}"


def product_ids(store: StoreContext, holder: str) -> list[str]:
    """The newest wish first; one read."""
    found = _find(store, holder)
    return [wish["product_id"] for wish in found.wishes] if found else []


def add(store: StoreContext, holder: str, product_id: str) -> int:
    """How many are on the list then. Raises WishlistFull (409)."""

    def alter(wishes: Wishes) -> Wishes:
        if any(wish["product_id"] == product_id for wish in wishes):
            return wishes
        if len(wishes) >= MOST_WISHES:
            raise WishlistFull(f"A wishlist holds at most {MOST_WISHES} things.")
        return [{"product_id": product_id, "at": clock.now().isoformat()}, *wishes]

    return _change(store, holder, alter)


def remove(store: StoreContext, holder: str, *ids: str) -> int:
    """How many are left. Harmless for what is not on it."""
    return _change(
        store, holder, lambda wishes: [one for one in wishes if one["product_id"] not in ids]
    )


def merge(store: StoreContext, list_id: str, customer_id: str) -> int:
    """A guest signed in: every wish of both lists, the newest first, on the account's; beyond the
    most, the oldest are dropped. The guest's list is gone. How many there are then."""
    theirs = _find(store, guest(list_id))
    if theirs is None:
        return len(product_ids(store, of(customer_id)))

    def alter(wishes: Wishes) -> Wishes:
        both: dict[str, dict[str, Any]] = {}
        for wish in [*wishes, *theirs.wishes]:
            known = both.setdefault(wish["product_id"], wish)
            both[wish["product_id"]] = max(known, wish, key=lambda one: one["at"])
        return sorted(both.values(), key=lambda one: one["at"], reverse=True)[:MOST_WISHES]

    count = _change(store, of(customer_id), alter)
    theirs.delete()
    return count


def _find(store: StoreContext, holder: str) -> Wishlist | None:
    pk = models.wishlist_pk(store.store_id, holder)
    try:
        found = Wishlist.get(pk, models.WISHLIST_SK, consistent_read=True)
    except Wishlist.DoesNotExist:
        return None
    return None if found.ttl is not None and found.ttl <= clock.now() else found


def _change(store: StoreContext, holder: str, alter: Callable[[Wishes], Wishes]) -> int:
    is_guest = holder.startswith("guest:")
    pk = models.wishlist_pk(store.store_id, holder)
    for _attempt in range(ATTEMPTS):
        found = _find(store, holder)
        wishes = alter([*found.wishes] if found else [])
        if found and wishes == found.wishes:
            return len(wishes)
        seen = found.version if found else 0
        fresh = Wishlist(
            pk,
            models.WISHLIST_SK,
            wishes=wishes,
            version=seen + 1,
            ttl=KEPT_FOR if is_guest else None,
        )
        unchanged = Wishlist.version == seen if found else Wishlist.pk.does_not_exist()
        if not found and is_guest:
            unchanged |= Wishlist.ttl <= clock.now()
        try:
            fresh.save(condition=unchanged)
        except PutError as error:
            if not condition_failed(error) and not conflicted(error):
                raise
            time.sleep(random.uniform(0, LONGEST_PAUSE_SECONDS))
        else:
            return len(wishes)
    raise CustomerBusy("This list is being changed elsewhere. Please try again.")
