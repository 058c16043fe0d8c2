"""What the rest of the product may do with menus. More of it: `redirects`; for shoppers:
`storefront`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pynamodb.exceptions import TransactWriteError
from pynamodb.expressions.condition import Condition

from windlass.db import outbox, transactions, turns
from windlass.db.table import condition_failed
from windlass.db.turns import Turn, TurnLost
from windlass.kit import clock
from windlass.kit.ids import new_id
from windlass.navigation import models, storefront
from windlass.navigation.errors import MenuFixed, MenuNotFound, TooManyMenus
from windlass.navigation.models import Menu
from windlass.navigation.storefront import TITLES, read
from windlass.stores.events import StorefrontChanged
from windlass.tenancy.context import Permission
from windlass.translations import service as translations
from windlass.web.etags import stale

if TYPE_CHECKING:
    from windlass.db.keys import StoreId
    from windlass.navigation.schemas import SaveMenu
    from windlass.tenancy.context import StoreContext

MOST_MENUS = 20


def list_menus(store: StoreContext) -> list[Menu]:
    """The main menu, the footer's, then the merchant's own, oldest first. A menu that was never
    saved has version 0. Raises Forbidden (403)."""
    store.require(Permission.NAVIGATION_READ)
    return list(read(store.store_id, is_consistent=True).values())


def get(store: StoreContext, key: str) -> Menu:
    """Raises Forbidden (403) and MenuNotFound (404)."""
    store.require(Permission.NAVIGATION_READ)
    found = read(store.store_id, is_consistent=True).get(key)
    if found is None:
        raise MenuNotFound(f"There is no menu {key}.")
    return found


def create(store: StoreContext, request: SaveMenu) -> Menu:
    """One of the merchant's own. Raises Forbidden (403) and TooManyMenus (409)."""
    store.require(Permission.NAVIGATION_WRITE)

    def once(turn: Turn) -> Menu:
        if len(read(store.store_id, is_consistent=True)) >= MOST_MENUS:
            raise TooManyMenus(f"A store has at most {MOST_MENUS} menus.")
        return _save(store.store_id, new_id(), request, version=0, turn=turn)

    return turns.by_turns(store.store_id, "menus", once)


def replace(store: StoreContext, key: str, request: SaveMenu, *, version: int) -> Menu:
    """Raises Forbidden (403), MenuNotFound (404) and VersionStale (412)."""
    store.require(Permission.NAVIGATION_WRITE)
    found = get(store, key)
    if found.version != version:
        raise stale()
    return _save(store.store_id, key, request, version=version)


def remove(store: StoreContext, key: str) -> None:
    """Raises Forbidden (403), MenuNotFound (404) and MenuFixed (409)."""
    store.require(Permission.NAVIGATION_WRITE)
    if key in TITLES:
        raise MenuFixed(f"The {TITLES[key].lower()} cannot be deleted. Take its links out instead.")
    item = Menu(models.navigation_pk(store.store_id), models.menu_sk(key))

    def commit() -> None:
        with transactions.write() as t:
            t.delete(item, condition=Menu.pk.exists())
            t.save(outbox.to_item(store.store_id, StorefrontChanged("menus")))

    try:
        transactions.attempt(commit)
    except TransactWriteError as error:
        if condition_failed(error):
            raise MenuNotFound(f"There is no menu {key}.") from None
        raise
    storefront.forget()
    translations.forget(store.store_id, "menu", key)


def _save(
    store_id: StoreId, key: str, request: SaveMenu, *, version: int, turn: Turn | None = None
) -> Menu:
    """Raises VersionStale (412), and TurnLost when it is not the next menu."""
    menu = Menu(models.navigation_pk(store_id), models.menu_sk(key))
    menu.key, menu.title = key, TITLES.get(key, request.title)
    menu.links, menu.version = _documents(request), version + 1
    menu.updated_at = clock.now()
    is_same: Condition = Menu.version == version if version else Menu.pk.does_not_exist()

    def commit() -> None:
        with transactions.write() as t:
            if turn is not None:
                turns.take(t, turn)
            t.save(menu, condition=is_same)
            t.save(outbox.to_item(store_id, StorefrontChanged("menus")))

    try:
        transactions.attempt(commit)
    except TransactWriteError as error:
        if turn is not None and condition_failed(error):
            raise TurnLost("Others add menus at this moment, too. Try again.") from None
        if condition_failed(error):
            raise stale() from None
        raise
    storefront.forget()
    return menu


def _documents(request: SaveMenu) -> list[dict[str, Any]]:
    return [link.document() for link in request.links]
