"""Where old addresses lead, and which are gone for good."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from pynamodb.exceptions import TransactWriteError
from pynamodb.expressions.condition import Condition

from windlass.db import outbox, transactions
from windlass.db.table import condition_failed, conflicted
from windlass.kit import clock, paging
from windlass.kit.errors import FieldProblem
from windlass.kit.paging import Page
from windlass.navigation import models, paths
from windlass.navigation.errors import RedirectBusy, RedirectInvalid, RedirectNotFound
from windlass.navigation.models import Gone, PathPart, Redirect
from windlass.stores.events import StorefrontChanged
from windlass.tenancy.context import Permission

if TYPE_CHECKING:
    from pynamodb.transactions import TransactWrite

    from windlass.db.keys import StoreId
    from windlass.tenancy.context import StoreContext

MOST_HOPS: Final = 10
TRIES: Final = 10
KEPT_FOR: Final = timedelta(days=2 * 365)  # search engines ask for years
MOST_EXPORTED: Final = 10_000
AFTER_EVERY_PATH: Final = "~"


class Outcome(Struct, frozen=True):
    """What to answer at an address without a page."""

    target: str  # empty: it is gone


def find(store: StoreContext, path: str) -> Outcome | None:
    """For shoppers, where there is no page; one query. None for what never was."""
    if len(path) > paths.LONGEST:
        return None
    found = list(PathPart.query(models.path_pk(store.store_id, paths.normal(path)), limit=2))
    for item in found:
        if isinstance(item, Redirect):
            return Outcome(item.target)
    return Outcome("") if found else None


def list_page(
    store: StoreContext, *, query: str = "", limit: int = 50, cursor: str | None = None
) -> Page[Redirect]:
    """By address, those that begin with `query`; one query. Raises Forbidden (403) and
    CursorInvalid (422)."""
    store.require(Permission.NAVIGATION_READ)
    pk, start = models.redirects_pk(store.store_id), paths.normal(query) if query else "/"
    scope = f"{pk} {start}"
    low = paging.unseal(cursor, scope=scope) + "!" if cursor else start
    most = limit + 1
    found = Redirect.gsi1.query(
        pk, Redirect.gsi1sk.between(low, start + AFTER_EVERY_PATH), limit=most, page_size=most
    )
    items = [item for item in found if isinstance(item, Redirect)]
    return paging.page_of(items, limit, scope=scope, position=lambda item: item.path)


def save(store: StoreContext, path: str, target: str) -> Redirect:
    """Lead from one address to another, from now on. Raises Forbidden (403), RedirectInvalid (422)
    also for what would lead in a circle, and RedirectBusy (409)."""
    store.require(Permission.NAVIGATION_WRITE)
    source, target = paths.source(path), paths.target(target)
    for attempt in range(TRIES):
        steps = steps_of(source, target, lambda path: _target_of(store.store_id, path))
        item = item_of(store.store_id, source, target)
        try:
            with transactions.write() as t:
                t.save(item)
                t.save(outbox.to_item(store.store_id, StorefrontChanged("redirects")))
                for step, leads_to in steps:
                    hold(t, store.store_id, step, leads_to)
        except TransactWriteError as error:
            if not condition_failed(error) and not conflicted(error):
                raise
            time.sleep(0.01 * (attempt + 1) * random.uniform(0.2, 1))
        else:
            return item
    raise RedirectBusy("Others are changing redirects. Try again in a moment.")


def remove(store: StoreContext, path: str) -> None:
    """Raises Forbidden (403) and RedirectNotFound (404)."""
    store.require(Permission.NAVIGATION_WRITE)
    pk = models.path_pk(store.store_id, paths.normal(path))
    try:
        item = Redirect.get(pk, models.REDIRECT_SK, consistent_read=True)
    except Redirect.DoesNotExist:
        raise RedirectNotFound(f"Nothing leads away from {path}.") from None

    def commit() -> None:
        with transactions.write() as t:
            t.delete(item)
            t.save(outbox.to_item(store.store_id, StorefrontChanged("redirects")))

    transactions.attempt(commit)


def every(store: StoreContext) -> list[Redirect]:
    """All of them, by address, up to ten thousand. Raises Forbidden (403)."""
    store.require(Permission.NAVIGATION_READ)
    found = Redirect.gsi1.query(models.redirects_pk(store.store_id), limit=MOST_EXPORTED)
    return [item for item in found if isinstance(item, Redirect)]


def gone_item(store_id: StoreId, path: str) -> Gone:
    """Unsaved: there was something at this address, and it was deleted."""
    path = paths.normal(path)
    return Gone(models.path_pk(store_id, path), models.GONE_SK, path=path, ttl=KEPT_FOR)


def mark_gone(store: StoreContext, gone: Iterable[str]) -> None:
    """For the listener of our own events; safe to repeat."""
    for path in gone:
        gone_item(store.store_id, path).save()


def gone_in(t: TransactWrite, store_id: StoreId, path: str) -> None:
    """The same as part of the change that makes it true."""
    t.save(gone_item(store_id, path))


def steps_of(source: str, target: str, leads_to: Callable[[str], str]) -> list[tuple[str, str]]:
    """Every address on the way from the target on, with where it leads ("" for nowhere). Raises
    RedirectInvalid (422) when the way comes back to where it began, or has too many steps."""
    step, way = paths.normal(target), []
    for _ in range(MOST_HOPS):
        if step == source:
            message = "This would lead in a circle."
            raise RedirectInvalid(message, fields=(FieldProblem("target", "circle", message),))
        following = leads_to(step)
        way.append((step, following))
        if not following:
            return way
        step = paths.normal(following)
    message = f"More than {MOST_HOPS} redirects would follow each other. Lead to the last one."
    raise RedirectInvalid(message, fields=(FieldProblem("target", "too_many_hops", message),))


def item_of(store_id: StoreId, source: str, target: str) -> Redirect:
    """Unsaved."""
    return Redirect(
        models.path_pk(store_id, source),
        models.REDIRECT_SK,
        path=source,
        target=target,
        created_at=clock.now(),
        gsi1pk=models.redirects_pk(store_id),
        gsi1sk=source,
    )


def hold(t: TransactWrite, store_id: StoreId, step: str, leads_to: str) -> None:
    """Nobody closes the circle behind our back."""
    pk = models.path_pk(store_id, step)
    t.condition_check(Redirect, pk, models.REDIRECT_SK, condition=leads(leads_to))


def leads(target: str) -> Condition:
    """There, or nowhere."""
    found: Condition = Redirect.target == target if target else Redirect.pk.does_not_exist()
    return found


def _target_of(store_id: StoreId, path: str) -> str:
    try:
        pk = models.path_pk(store_id, path)
        return Redirect.get(pk, models.REDIRECT_SK, consistent_read=True).target
    except Redirect.DoesNotExist:
        return ""
