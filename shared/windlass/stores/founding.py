"""How a store comes to be: with its address, its owner and its place in the plan, or not at all."""

from __future__ import annotations

from hashlib import sha256

from pynamodb.exceptions import TransactWriteError
from pynamodb.expressions.update import Action

from windlass.db import outbox, transactions
from windlass.db.table import condition_failed, failed_conditions
from windlass.kit import clock
from windlass.stores import models, slugs, storefronts
from windlass.stores.errors import IdempotencyKeyReused, StoreLimitReached
from windlass.stores.events import StoreCreated
from windlass.stores.models import REQUEST_KEPT_FOR, Founder, Founding, Slug, Store
from windlass.stores.repository import StoreRepository
from windlass.tenancy import service as tenancy
from windlass.tenancy.context import Role, StoreContext
from windlass.tenancy.models import membership


def found(
    context: StoreContext, store: Store, *, most_stores: int, request_key: str | None
) -> Store:
    """Write the store, its address, its founder's membership and the count against the plan in one
    transaction. With a key that was used before, the store of the first request comes back.

    Raises SlugTaken, StoreLimitReached (409) and IdempotencyKeyReused (422).
    """
    store.pk, store.sk = models.store_pk(context.store_id), models.STORE_SK
    store.gsi1pk, store.gsi1sk = models.slug_pk(store.slug), models.STORE_SK
    slug = models.slug_item(store.slug, store.store_id)
    member = membership(context.store_id, store.owner_id, Role.OWNER)
    founder = Founder(models.founder_pk(store.owner_id), models.FOUNDER_SK)
    has_room = Founder.stores.does_not_exist() | (Founder.stores < most_stores)
    request = _request(store, request_key)

    def commit() -> None:
        with transactions.write() as transaction:
            transaction.save(slug, condition=Slug.pk.does_not_exist())
            transaction.save(store, condition=Store.pk.does_not_exist())
            transaction.save(member)
            created = StoreCreated(store.name, store.slug)
            transaction.save(outbox.to_item(context.store_id, created))
            if request is not None:
                is_new = Founding.pk.does_not_exist() | (Founding.ttl < clock.now())
                transaction.save(request, condition=is_new)
            counted: list[Action] = [Founder.stores.add(1), Founder.entity.set(Founder)]
            transaction.update(founder, counted, condition=has_room)

    try:
        transactions.attempt(commit)
    except TransactWriteError as error:
        first = None if request is None else _find(request)
        if first is not None and condition_failed(error):
            return _replay(context, first, request)
        if 0 in failed_conditions(error):
            raise slugs.taken(store.slug) from None
        if condition_failed(error):
            raise StoreLimitReached(
                f"Your plan has room for {most_stores} stores.", limit=most_stores
            ) from None
        raise
    storefronts.forget()
    return store


def _request(store: Store, key: str | None) -> Founding | None:
    if key is None:
        return None
    asked = f"{store.name}\n{store.currency}\n{store.country}"
    return Founding(
        models.founder_pk(store.owner_id),
        models.founding_sk(key),
        store_id=store.store_id,
        fingerprint=sha256(asked.encode()).hexdigest(),
        ttl=REQUEST_KEPT_FOR,
    )


def _find(request: Founding) -> Founding | None:
    try:
        found = Founding.get(request.pk, request.sk, consistent_read=True)
    except Founding.DoesNotExist:
        return None
    return found if found.ttl > clock.now() else None


def _replay(context: StoreContext, first: Founding, request: Founding | None) -> Store:
    if request is None or first.fingerprint != request.fingerprint:
        raise IdempotencyKeyReused("This Idempotency-Key came with another request.")
    return StoreRepository(tenancy.visit(first.store_id, visitor=context.actor_id).store_id).get()
