"""What the rest of the product may do with discounts. More of it: `rules` (what they take off),
`redemptions` (what checkouts hold), `codes` (unique ones), `reports`, `margins`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct

from windlass.discounts import checks, models
from windlass.discounts.errors import (
    DiscountArchived,
    DiscountStale,
    TooManyDiscounts,
)
from windlass.discounts.models import Discount, Status, Tally
from windlass.discounts.offers import Offers, normalise, offers
from windlass.discounts.repository import MOST_AUTOMATIC, DiscountRepository
from windlass.kit import clock, paging
from windlass.kit.ids import new_id
from windlass.kit.paging import Page
from windlass.stores import service as stores
from windlass.tenancy.context import Permission, StoreContext

if TYPE_CHECKING:
    from datetime import datetime

    from windlass.discounts.schemas import SaveDiscount

__all__ = [
    "Listed",
    "Offers",
    "activate",
    "archive",
    "create",
    "duplicate",
    "get",
    "list_page",
    "normalise",
    "offers",
    "pause",
    "restore",
    "update",
]

EXAMINED = 200  # of one page: with a filter it may be short and still have a next one
COPY = " (copy)"
LONGEST_TITLE = 80


class Listed(Struct, frozen=True):
    """A discount with what is counted of it."""

    discount: Discount
    uses: int
    codes: int

    @classmethod
    def of(cls, discount: Discount, tally: Tally | None) -> Listed:
        return cls(discount, tally.uses if tally else 0, tally.codes if tally else 0)


def list_page(
    store: StoreContext,
    *,
    status: Status | None = None,
    query: str = "",
    limit: int = 50,
    cursor: str | None = None,
) -> Page[Listed]:
    """Newest first, archived ones only when asked for. The query is part of a title or code. With
    a filter a page may be short and still have a next one. Raises Forbidden (403) and CursorInvalid
    (422)."""
    store.require(Permission.DISCOUNTS_READ)
    repository, now = DiscountRepository(store.store_id), clock.now()
    scope = models.discounts_pk(store.store_id)
    before = paging.unseal(cursor, scope=scope) if cursor else models.AFTER_EVERY_ID
    examined = repository.newest(before=before, limit=EXAMINED)
    fitting = [one for one in examined if _fits(one, status, query.strip().casefold(), now)]
    page = fitting[:limit]
    has_more = len(fitting) > limit or len(examined) == EXAMINED
    last = page[-1] if len(fitting) > limit else examined[-1] if examined else None
    tallies = repository.tallies(one.discount_id for one in page)
    return Page(
        [Listed.of(one, tallies.get(one.discount_id)) for one in page],
        paging.seal(last.discount_id, scope=scope) if has_more and last else None,
    )


def get(store: StoreContext, discount_id: str) -> Listed:
    """Raises Forbidden (403) and DiscountNotFound (404)."""
    store.require(Permission.DISCOUNTS_READ)
    return _listed(store, DiscountRepository(store.store_id).get(discount_id))


def create(store: StoreContext, request: SaveDiscount) -> Listed:
    """Raises Forbidden (403), Invalid (422), CodeTaken and TooManyDiscounts (409)."""
    store.require(Permission.DISCOUNTS_WRITE)
    front = stores.storefront_of(store)
    now = clock.now()
    discount = Discount(discount_id=new_id(), created_at=now, updated_at=now)
    checks.apply(request, discount, currency=front.currency, time_zone=front.time_zone)
    repository = DiscountRepository(store.store_id)
    _require_room(repository, discount)
    repository.add(discount)
    return Listed(discount, 0, 0)


def update(store: StoreContext, discount_id: str, request: SaveDiscount, *, version: int) -> Listed:
    """Make the discount what the request says. Checkouts that hold it keep what they hold.

    Raises Forbidden (403), DiscountNotFound (404), Invalid (422), CodeTaken, DiscountArchived,
    TooManyDiscounts (409) and DiscountStale (412).
    """
    store.require(Permission.DISCOUNTS_WRITE)
    front = stores.storefront_of(store)

    def change(discount: Discount) -> None:
        if discount.version != version:
            raise DiscountStale(
                "This discount was changed since you last read it. Reload it first."
            )
        _require_unarchived(discount)
        checks.apply(request, discount, currency=front.currency, time_zone=front.time_zone)

    return _changed(store, discount_id, change)


def activate(store: StoreContext, discount_id: str) -> Listed:
    """Switch it on; its dates still count. Raises Forbidden (403), DiscountNotFound (404),
    DiscountArchived and TooManyDiscounts (409)."""
    return _switched(store, discount_id, is_active=True)


def pause(store: StoreContext, discount_id: str) -> Listed:
    """Switch it off. Raises as `activate`."""
    return _switched(store, discount_id, is_active=False)


def archive(store: StoreContext, discount_id: str) -> Listed:
    """Take it away, with all its codes, so that it can come back. Raises Forbidden (403) and
    DiscountNotFound (404)."""
    store.require(Permission.DISCOUNTS_WRITE)

    def change(discount: Discount) -> None:
        discount.archived_at = discount.archived_at or clock.now()

    return _changed(store, discount_id, change)


def restore(store: StoreContext, discount_id: str) -> Listed:
    """Back as it was. Raises Forbidden (403), DiscountNotFound (404) and TooManyDiscounts (409)."""
    store.require(Permission.DISCOUNTS_WRITE)

    def change(discount: Discount) -> None:
        discount.archived_at = None

    return _changed(store, discount_id, change)


def duplicate(store: StoreContext, discount_id: str) -> Listed:
    """A copy that is switched off, without codes. Raises Forbidden (403) and DiscountNotFound
    (404)."""
    store.require(Permission.DISCOUNTS_WRITE)
    repository = DiscountRepository(store.store_id)
    known, now = repository.get(discount_id), clock.now()
    copy = Discount(
        discount_id=new_id(),
        title=known.title[: LONGEST_TITLE - len(COPY)] + COPY,
        is_automatic=known.is_automatic,
        is_active=False,
        starts_at=known.starts_at,
        ends_at=known.ends_at,
        offer=known.offer,
        eligibility=known.eligibility,
        combines_with=known.combines_with,
        usage_limit=known.usage_limit,
        per_customer_limit=known.per_customer_limit,
        priority=known.priority,
        created_at=now,
        updated_at=now,
    )
    repository.add(copy)
    return Listed(copy, 0, 0)


def automatic(store: StoreContext) -> list[Discount]:
    """Those that count without a code and are switched on: shoppers read their titles. Asks for no
    permission."""
    return DiscountRepository(store.store_id).automatic(fresh=True)


def _switched(store: StoreContext, discount_id: str, *, is_active: bool) -> Listed:
    store.require(Permission.DISCOUNTS_WRITE)

    def change(discount: Discount) -> None:
        _require_unarchived(discount)
        discount.is_active = is_active

    return _changed(store, discount_id, change)


def _changed(store: StoreContext, discount_id: str, change: Callable[[Discount], None]) -> Listed:
    repository = DiscountRepository(store.store_id)
    discount = repository.get(discount_id)
    former_code = discount.code
    change(discount)
    _require_room(repository, discount)
    discount.updated_at = clock.now()
    repository.save(discount, former_code=former_code)
    return _listed(store, discount)


def _listed(store: StoreContext, discount: Discount) -> Listed:
    tallies = DiscountRepository(store.store_id).tallies([discount.discount_id])
    return Listed.of(discount, tallies.get(discount.discount_id))


def _fits(discount: Discount, status: Status | None, query: str, now: datetime) -> bool:
    current = discount.status(now)
    if status is None and current is Status.ARCHIVED:
        return False
    if status is not None and current is not status:
        return False
    return query in discount.title.casefold() or query in (discount.code or "").casefold()


def _require_unarchived(discount: Discount) -> None:
    if discount.archived_at is not None:
        raise DiscountArchived("This discount is in the archive. Restore it first.")


def _require_room(repository: DiscountRepository, discount: Discount) -> None:
    """Every page of the shop reads all automatic discounts, so they are few."""
    if not discount.is_automatic or not discount.is_active or discount.archived_at is not None:
        return
    others = [
        one for one in repository.automatic(fresh=True) if one.discount_id != discount.discount_id
    ]
    if len(others) >= MOST_AUTOMATIC:
        raise TooManyDiscounts(
            f"At most {MOST_AUTOMATIC} automatic discounts can be on at once. Pause one first."
        )
