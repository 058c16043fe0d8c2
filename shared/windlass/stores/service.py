"""What the rest of the product may do with stores."""

from __future__ import annotations

from copy import replace
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from windlass.kit import clock
from windlass.kit.errors import Invalid
from windlass.kit.ids import new_id
from windlass.stores import founding, passwords, repository, rules, settings, slugs, storefronts
from windlass.stores.models import Store
from windlass.stores.repository import StoreRepository, StoreStale
from windlass.stores.storefronts import StorefrontStore
from windlass.tenancy import service as tenancy
from windlass.tenancy.context import Permission, Role, StoreContext
from windlass.tenancy.errors import StoreNotFound

if TYPE_CHECKING:
    from windlass.stores.schemas import CreateStore, UpdateStore


class ResolvedSlug(Struct, frozen=True):
    store_id: str
    is_current: bool
    current_slug: str


def create(
    user_id: str, request: CreateStore, *, most_stores: int, request_key: str | None = None
) -> Store:
    """A closed store with its founder as owner, counted against what the plan allows.

    Without a slug it gets a free one made of its name. Raises Invalid (422) for a slug that breaks
    a rule, SlugTaken and StoreLimitReached (409). Sent again with the same `request_key`, it
    answers the store that the first request made.
    """
    if request.slug is None:
        slug = _free_slug(request.name)
    else:
        slug = request.slug
        require_valid(slug)
    context = tenancy.found(new_id(), user_id=user_id)
    store = Store(
        store_id=context.store_id,
        owner_id=user_id,
        name=request.name,
        slug=slug,
        currency=request.currency,
        country=request.country,
        locale=request.locale,
        time_zone=request.time_zone,
        created_at=clock.now(),
    )
    return founding.found(context, store, most_stores=most_stores, request_key=request_key)


def get(store: StoreContext) -> Store:
    """Raises Forbidden (403)."""
    store.require(Permission.STORE_READ)
    return StoreRepository(store.store_id).get()


def mine(user_id: str) -> list[tuple[Store, Role]]:
    """The stores a person belongs to and their role in each, by name; two round trips."""
    roles = {item.store_id: Role(item.role) for item in tenancy.memberships(user_id)}
    contexts = [tenancy.visit(store_id, visitor=user_id) for store_id in roles]
    found = repository.find_all(context.store_id for context in contexts)
    return sorted(
        ((store, roles[store.store_id]) for store in found),
        key=lambda pair: (pair[0].name.casefold(), pair[0].store_id),
    )


def update(store: StoreContext, request: UpdateStore, *, version: int) -> Store:
    """Change the facts of the store that were sent. A password of None is taken away. Raises
    Forbidden (403) and StoreStale (412)."""
    store.require(Permission.STORE_WRITE)
    sent = request.model_dump(exclude_unset=True)
    actions = [
        getattr(Store, name).set(sent[name])
        for name in ("name", "country", "locale", "time_zone")
        if name in sent
    ]
    if "password" in sent:
        plain = sent["password"]
        hashed = passwords.hashed(plain) if plain else None
        actions.append(Store.password_hash.set(hashed) if hashed else Store.password_hash.remove())
    return StoreRepository(store.store_id).edit(version, *actions, shown="store")


def change_settings(
    store: StoreContext, section: type[Struct], sent: dict[str, Any], *, version: int
) -> Store:
    """Change the fields of one section that were sent. Raises Forbidden (403), StoreStale (412) and
    Invalid (422)."""
    store.require(Permission.STORE_WRITE)
    stores = StoreRepository(store.store_id)
    current = stores.get()
    if current.version != version:
        raise StoreStale("This was changed since you last read it. Reload it and try again.")
    rules.refuse_foreign_pictures(store.store_id, sent)
    changed = replace(settings.read(section, current.settings), **sent)
    document = current.settings | {settings.name_of(section): settings.written(changed)}
    shown = settings.name_of(section) if section in settings.SHOWN else None
    return stores.edit(version, Store.settings.set(document), shown=shown)


def resolve(slug: str) -> ResolvedSlug | None:
    """Whose address this is, also an old one, which redirects to `current_slug`."""
    item = slugs.find(slug)
    if item is None:
        return None
    if item.is_current:
        return ResolvedSlug(item.store_id, True, slug)
    current = StoreRepository(tenancy.visit(item.store_id).store_id).get()
    return ResolvedSlug(item.store_id, False, current.slug)


def storefront(slug_or_host: str) -> StorefrontStore:
    """The store at a slug or host name, one read, kept in memory for seconds.

    Under an old address it is the same store: redirect (301) when its `slug` is not the one that
    was asked for. Raises StoreNotFound (404).
    """
    slug = rules.slug_in(slug_or_host)
    if slug is None:
        raise StoreNotFound(f"There is no store at {slug_or_host}.")
    kept = storefronts.recall(slug)
    if kept is not None:
        return kept
    store = slugs.store_at(slug) or _moved(slug)
    return storefronts.remember(slug, storefronts.of(store))


def renewed(known: StorefrontStore, slug_or_host: str) -> StorefrontStore:
    """The same store as it is now, for one consistent read, kept from then on."""
    visit = tenancy.visit(known.store_id)
    store = StoreRepository(visit.store_id).get()
    return storefronts.remember(rules.slug_in(slug_or_host) or store.slug, storefronts.of(store))


def storefront_of(store: StoreContext) -> StorefrontStore:
    """The same for a store that is known, read now: for decisions about money. Asks for no
    permission: shoppers and background work see what the storefront shows."""
    return storefronts.of(StoreRepository(store.store_id).get())


def check_slug(slug: str) -> tuple[bool, str | None, list[str]]:
    """Whether it is free; the sentence about what is wrong; free ones like it."""
    problem = rules.problem_with(slug)
    if problem is not None:
        close = rules.slug_for(slug)
        return False, problem[1], slugs.free_of([close, *rules.alternatives(close)])
    if slugs.find(slug) is None:
        return True, None, []
    return False, f"{slug} is taken.", slugs.free_of(rules.alternatives(slug))


def change_slug(store: StoreContext, slug: str) -> Store:
    """Move the store to another address; the old one redirects. Raises Forbidden (403), Invalid
    (422), SlugTaken, SlugsUsedUp (409) and StoreStale (412)."""
    store.require(Permission.STORE_WRITE)
    require_valid(slug)
    stores = StoreRepository(store.store_id)
    current = stores.get()
    return current if current.slug == slug else stores.move(current, slug)


def require_valid(slug: str) -> None:
    """Raises Invalid (422) with the rule that the slug breaks."""
    problem = rules.problem_with(slug)
    if problem is not None:
        raise Invalid.field("slug", *problem)


def _free_slug(name: str) -> str:
    slug = rules.slug_for(name)
    free = slugs.free_of([slug, *rules.alternatives(slug)], at_most=1)
    return free[0] if free else f"{slug}-{new_id()[-5:].lower()}"


def _moved(slug: str) -> Store:
    resolved = resolve(slug)
    if resolved is None:
        raise StoreNotFound(f"There is no store at {slug}.")
    return StoreRepository(tenancy.visit(resolved.store_id).store_id).get()
