"""Many variants of one product at once: all of them go into the cart, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from windlass.carts import filling, localising, writing
from windlass.carts.errors import LinesRefused
from windlass.carts.models import Cart
from windlass.carts.repository import CartRepository
from windlass.catalog.kinds import Kind
from windlass.catalog.storefront import variants_for_sale
from windlass.currencies.exchange import Exchange
from windlass.kit.errors import AppError, FieldProblem, Invalid
from windlass.kit.secret_ids import new_secret_id

if TYPE_CHECKING:
    from collections.abc import Mapping

    from windlass.catalog.storefront import VariantForSale
    from windlass.tenancy.context import StoreContext


def add_all(
    store: StoreContext,
    cart_id: str | None,
    product_id: str,
    wanted: Mapping[str, int],
    *,
    exchange: Exchange,
    locale: str,
) -> Cart:
    """Put so many of each variant, by its id, into the cart, as `service.add_line` would one by
    one; in as many round trips as for one line, as far as a batch read goes (50 variants). Nothing
    is written unless every one of them can be had. `exchange` is what the shopper saw the prices
    in, `locale` the language, "" for the store's own.

    Without a cart id, or with that of a cart that was bought, a new cart begins. Raises Invalid
    (422) for nothing, LinesRefused (409) with a field per variant, `quantity.<id>`, CartNotFound
    (404) and CartBusy (409).
    """
    if not wanted:
        raise Invalid.field("quantity", "empty", "Choose how many of at least one.")
    carts = CartRepository(store.store_id)
    found = carts.get(cart_id) if cart_id is not None else None
    open_ = found if found is not None and found.order_id is None else None
    pairs = [(product_id, variant_id) for variant_id in wanted]
    offered = variants_for_sale(store, pairs, exchange=exchange, locale=locale or None)

    def fill(cart: Cart) -> None:
        refused = tuple(
            problem
            for variant_id, quantity in wanted.items()
            for problem in _put_in(
                cart, variant_id, offered.get((product_id, variant_id)), quantity
            )
        )
        if refused:
            raise LinesRefused("Nothing was added yet: some of it cannot be had.", fields=refused)

    if open_ is None:
        cart = Cart(cart_id=new_secret_id(), currency=exchange.currency)
        cart.market_id, cart.locale = exchange.market_id, locale
        fill(cart)
        return carts.add(cart)
    change = localising.changing(store, open_, exchange)

    def edit(cart: Cart) -> None:
        change(writing.unpaid(cart))
        cart.locale = locale
        fill(cart)

    return carts.change(open_.cart_id, edit, first=open_)


def _put_in(
    cart: Cart, variant_id: str, variant: VariantForSale | None, quantity: int
) -> tuple[FieldProblem, ...]:
    field = f"quantity.{variant_id}"
    if variant is None or variant.kind is Kind.GIFT_CARD:  # which asks whom it is for
        return (FieldProblem(field, "not_for_sale", "This is no longer available."),)
    try:
        filling.require_count(quantity)
        filling.put_in(cart, variant, quantity, {})
    except AppError as error:
        rule = error.fields[0].rule if error.fields else error.code
        return (FieldProblem(field, rule, error.message),)
    return ()
