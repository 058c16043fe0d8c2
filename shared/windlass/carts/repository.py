"""Every read and write of carts."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from pynamodb.exceptions import PutError

from windlass.carts import models
from windlass.carts.errors import CartBusy, CartNotFound
from windlass.carts.models import Cart
from windlass.db.keys import StoreId, store_key
from windlass.db.table import condition_failed, conflicted
from windlass.kit import clock
from windlass.kit.email_keys import email_key
from windlass.kit.secret_ids import is_secret_id

if TYPE_CHECKING:
    from pynamodb.transactions import TransactWrite

ATTEMPTS = 10
LONGEST_PAUSE_SECONDS = 0.03


class CartRepository:
    """Bound to one store at construction."""

    def __init__(self, store_id: StoreId) -> None:
        self._store_id = store_id

    def find(self, cart_id: str) -> Cart | None:
        """A consistent read: the page after an add shows what was added. None also for a cart
        whose time is over and that the table has not removed yet."""
        if not is_secret_id(cart_id):
            return None
        try:
            cart = Cart.get(*self._key(cart_id), consistent_read=True)
        except Cart.DoesNotExist:
            return None
        return cart if cart.ttl > clock.now() else None

    def get(self, cart_id: str) -> Cart:
        """Raises CartNotFound (404)."""
        cart = self.find(cart_id)
        if cart is None:
            raise CartNotFound("There is no such cart.")
        return cart

    def add(self, cart: Cart) -> Cart:
        """A cart with a fresh id."""
        cart.pk, cart.sk = self._key(cart.cart_id)
        self._index(cart)
        cart.created_at = cart.updated_at = clock.now()
        cart.ttl = models.KEPT_FOR
        cart.save(condition=Cart.pk.does_not_exist())
        return cart

    def change(
        self, cart_id: str, edit: Callable[[Cart], None], *, first: Cart | None = None
    ) -> Cart:
        """Read, `edit` and write the cart, again when somebody else changed it in between, so no
        change is lost. `first` is the cart when it was read already: it saves a read, and may be
        out of date. Raises CartNotFound (404), CartBusy (409) and what `edit` raises."""
        for _attempt in range(ATTEMPTS):
            cart, first = first or self.get(cart_id), None
            edit(cart)
            self._index(cart)
            seen, cart.version = cart.version, cart.version + 1
            cart.updated_at, cart.ttl = clock.now(), models.KEPT_FOR
            try:
                cart.save(condition=Cart.version == seen)
            except PutError as error:
                if not condition_failed(error) and not conflicted(error):
                    raise
                time.sleep(random.uniform(0, LONGEST_PAUSE_SECONDS))
            else:
                return cart
        raise CartBusy("The cart is being changed elsewhere. Please try again.")

    def enter_checkout(self, transaction: TransactWrite, cart_id: str, checkout_id: str) -> None:
        """Fails the transaction when the cart is gone or was bought."""
        transaction.update(
            Cart(*self._key(cart_id)),
            [
                Cart.checkout_id.set(checkout_id),
                Cart.version.add(1),
                Cart.ttl.set(clock.now() + models.KEPT_FOR),
            ],
            condition=Cart.pk.exists() & Cart.order_id.does_not_exist(),
        )

    def mark_completed(self, transaction: TransactWrite, cart_id: str, order_id: str) -> None:
        """Fails the transaction when the cart was bought as another order."""
        transaction.update(
            Cart(*self._key(cart_id)),
            [Cart.order_id.set(order_id), Cart.version.add(1)],
            condition=Cart.pk.exists()
            & (Cart.order_id.does_not_exist() | (Cart.order_id == order_id)),
        )

    def of_buyer(self, key: str) -> list[Cart]:
        """Every cart in which somebody with this e-mail key typed the address."""
        found = Cart.gsi1.query(store_key(self._store_id, "CARTSOF", key))
        return [item for item in found if isinstance(item, Cart)]

    def _index(self, cart: Cart) -> None:
        key = email_key(cart.email) if cart.email else None
        cart.gsi1pk = store_key(self._store_id, "CARTSOF", key) if key else None
        cart.gsi1sk = cart.cart_id if key else None

    def _key(self, cart_id: str) -> tuple[str, str]:
        return models.cart_pk(self._store_id, cart_id), models.SK
