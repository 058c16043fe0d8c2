import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from pynamodb.exceptions import PutError

from tests.support.carts_factories import Shop, goods, open_shop
from tests.support.table import items
from windlass.carts import service
from windlass.carts.errors import (
    CartFull,
    CartLineNotFound,
    CartNotFound,
    NotEnoughStock,
    VariantNotForSale,
)
from windlass.carts.models import Cart, CartLine
from windlass.carts.repository import CartRepository
from windlass.kit import clock
from windlass.kit.errors import Invalid
from windlass.kit.money import Money

pytestmark = pytest.mark.usefixtures("table")


@pytest.fixture
def shop(table: None) -> Shop:
    return open_shop()


def quantities(shop: Shop, cart_id: str) -> list[tuple[str, int]]:
    return [(line.title, line.quantity) for line in service.get(shop.shopper, cart_id).lines]


def test_a_cart_begins_with_its_first_line(shop: Shop) -> None:
    lamp = goods(shop, price=1999)

    cart = service.add_line(shop.shopper, None, *lamp.pair, 2)

    [line] = service.get(shop.shopper, cart.cart_id).lines
    assert (line.product_id, line.variant_id, line.quantity) == (*lamp.pair, 2)
    assert (line.title, line.handle, line.unit_price) == ("Lamp", "lamp", Money(1999, "EUR"))
    assert (cart.currency, cart.version, cart.item_count) == ("EUR", 1, 2)


def test_cart_ids_cannot_be_guessed_from_one_another(shop: Shop) -> None:
    lamp = goods(shop)

    ids = [service.add_line(shop.shopper, None, *lamp.pair).cart_id for _ in range(3)]

    assert all(re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{26}", one) for one in ids)
    assert len({one[:6] for one in ids}) == 3  # not even their beginning, as it is with ULIDs


def test_the_same_variant_goes_on_the_same_line(shop: Shop) -> None:
    lamp, desk = goods(shop), goods(shop, "Desk")

    cart = service.add_line(shop.shopper, None, *lamp.pair, 2)
    service.add_line(shop.shopper, cart.cart_id, *desk.pair)
    service.add_line(shop.shopper, cart.cart_id, *lamp.pair, 3)

    assert quantities(shop, cart.cart_id) == [("Lamp", 5), ("Desk", 1)]


def test_quantity_can_be_set_and_zero_takes_the_line_out(shop: Shop) -> None:
    lamp, desk = goods(shop), goods(shop, "Desk")
    cart = service.add_line(shop.shopper, None, *lamp.pair, 2)
    cart = service.add_line(shop.shopper, cart.cart_id, *desk.pair)
    first, second = cart.lines

    service.set_quantity(shop.shopper, cart.cart_id, first.line_id, 7)
    assert quantities(shop, cart.cart_id) == [("Lamp", 7), ("Desk", 1)]
    service.set_quantity(shop.shopper, cart.cart_id, first.line_id, 0)
    assert quantities(shop, cart.cart_id) == [("Desk", 1)]
    service.remove_line(shop.shopper, cart.cart_id, second.line_id)
    assert quantities(shop, cart.cart_id) == []


@pytest.mark.parametrize("quantity", [0, -1, 1000])
def test_a_quantity_is_between_1_and_999(quantity: int, shop: Shop) -> None:
    lamp = goods(shop)

    with pytest.raises(Invalid) as refused:
        service.add_line(shop.shopper, None, *lamp.pair, quantity)

    assert [(one.field, one.rule) for one in refused.value.fields] == [("quantity", "range")]
    assert items("Cart") == []


def test_a_line_does_not_grow_past_999(shop: Shop) -> None:
    lamp = goods(shop)
    cart = service.add_line(shop.shopper, None, *lamp.pair, 998)

    with pytest.raises(Invalid, match="at most 999"):
        service.add_line(shop.shopper, cart.cart_id, *lamp.pair, 2)

    assert quantities(shop, cart.cart_id) == [("Lamp", 998)]


def test_no_more_than_there_is_goes_into_a_cart(shop: Shop) -> None:
    lamp = goods(shop, on_hand=3)
    cart = service.add_line(shop.shopper, None, *lamp.pair, 2)

    with pytest.raises(NotEnoughStock, match="Only 3 of these are left") as refused:
        service.add_line(shop.shopper, cart.cart_id, *lamp.pair, 2)
    with pytest.raises(NotEnoughStock):
        service.set_quantity(shop.shopper, cart.cart_id, cart.lines[0].line_id, 4)

    assert refused.value.details == {"left": 3}
    assert quantities(shop, cart.cart_id) == [("Lamp", 2)]


def test_what_is_sold_out_or_withdrawn_cannot_be_added(shop: Shop) -> None:
    sold_out, draft = goods(shop, on_hand=0), goods(shop, "Desk", status="draft")

    with pytest.raises(NotEnoughStock, match="sold out"):
        service.add_line(shop.shopper, None, *sold_out.pair)
    for pair in (draft.pair, ("nothing", "nothing"), (sold_out.product_id, draft.variant_id)):
        with pytest.raises(VariantNotForSale):
            service.add_line(shop.shopper, None, *pair)
    assert items("Cart") == []


def test_goods_of_another_store_cannot_be_added(shop: Shop) -> None:
    other = open_shop("owner-2", name="Other")

    with pytest.raises(VariantNotForSale):
        service.add_line(shop.shopper, None, *goods(other).pair)


def test_another_store_has_no_such_cart(shop: Shop) -> None:
    lamp = goods(shop)
    cart = service.add_line(shop.shopper, None, *lamp.pair)
    elsewhere = open_shop("owner-2", name="Other")
    theirs = goods(elsewhere)
    before = items("Cart")

    for attempt in (
        lambda: service.get(elsewhere.shopper, cart.cart_id),
        lambda: service.view(elsewhere.shopper, cart.cart_id),
        lambda: service.add_line(elsewhere.shopper, cart.cart_id, *theirs.pair),
        lambda: service.set_quantity(elsewhere.shopper, cart.cart_id, cart.lines[0].line_id, 2),
        lambda: service.remove_line(elsewhere.shopper, cart.cart_id, cart.lines[0].line_id),
        lambda: service.remember(elsewhere.shopper, cart.cart_id, country="FR"),
        lambda: service.accept_changes(elsewhere.shopper, cart.cart_id),
    ):
        with pytest.raises(CartNotFound):
            attempt()

    assert items("Cart") == before
    assert service.completed_as(elsewhere.shopper, cart.cart_id) is None


@pytest.mark.parametrize("cart_id", ["", "x", "0" * 25, "0" * 5000, "#", "0" * 25 + "#"])
def test_what_cannot_be_a_cart_id_is_no_cart(cart_id: str, shop: Shop) -> None:
    with pytest.raises(CartNotFound):
        service.get(shop.shopper, cart_id)


def test_a_line_that_is_not_there_is_not_changed(shop: Shop) -> None:
    cart = service.add_line(shop.shopper, None, *goods(shop).pair)

    with pytest.raises(CartLineNotFound):
        service.set_quantity(shop.shopper, cart.cart_id, "line", 2)
    with pytest.raises(CartLineNotFound):
        service.remove_line(shop.shopper, cart.cart_id, "line")


def test_parallel_adds_of_one_variant_sum_up(shop: Shop) -> None:
    lamp = goods(shop)
    cart = service.add_line(shop.shopper, None, *lamp.pair)

    with ThreadPoolExecutor(6) as pool:
        list(
            pool.map(
                lambda number: service.add_line(shop.shopper, cart.cart_id, *lamp.pair, number),
                range(1, 7),
            )
        )

    assert quantities(shop, cart.cart_id) == [("Lamp", 22)]


def test_an_edit_of_an_outdated_cart_is_made_again(shop: Shop) -> None:
    lamp, desk = goods(shop), goods(shop, "Desk")
    outdated = service.add_line(shop.shopper, None, *lamp.pair)
    service.add_line(shop.shopper, outdated.cart_id, *desk.pair)  # since it was read

    def empty_first_line(cart: Cart) -> None:
        cart.lines = cart.lines[1:]

    repository = CartRepository(shop.shopper.store_id)
    repository.change(outdated.cart_id, empty_first_line, first=outdated)

    assert quantities(shop, outdated.cart_id) == [("Desk", 1)]


def test_a_new_cart_never_takes_the_place_of_another(shop: Shop) -> None:
    cart = service.add_line(shop.shopper, None, *goods(shop).pair)
    before = items("Cart")

    with pytest.raises(PutError):
        CartRepository(shop.shopper.store_id).add(Cart(cart_id=cart.cart_id, currency="EUR"))

    assert items("Cart") == before


def test_every_change_keeps_the_cart_for_90_more_days(shop: Shop) -> None:
    lamp = goods(shop)
    cart = service.add_line(shop.shopper, None, *lamp.pair)
    Cart(cart.pk, cart.sk).update([Cart.ttl.set(clock.now().replace(year=2099))])

    later = service.remember(shop.shopper, cart.cart_id, country="DE")

    assert (later.ttl - later.updated_at).days in (89, 90)  # ttl counts whole seconds


def test_a_cart_whose_time_is_over_is_gone_before_the_table_removes_it(shop: Shop) -> None:
    cart = service.add_line(shop.shopper, None, *goods(shop).pair)
    Cart(cart.pk, cart.sk).update([Cart.ttl.set(clock.now().replace(year=2020))])

    with pytest.raises(CartNotFound):
        service.get(shop.shopper, cart.cart_id)


def test_a_cart_holds_100_different_things(shop: Shop) -> None:
    lamp = goods(shop)
    cart = service.add_line(shop.shopper, None, *goods(shop, "Desk").pair)

    def fill(cart: Cart) -> None:
        one = cart.lines[0]
        cart.lines = [
            CartLine(f"line-{i}", one.product_id, f"v-{i}", 1, one.unit_price, "h", "T", "", None)
            for i in range(100)
        ]

    CartRepository(shop.shopper.store_id).change(cart.cart_id, fill)

    with pytest.raises(CartFull):
        service.add_line(shop.shopper, cart.cart_id, *lamp.pair)


def test_what_the_shopper_said_is_remembered(shop: Shop) -> None:
    cart = service.add_line(shop.shopper, None, *goods(shop).pair)

    service.remember(shop.shopper, cart.cart_id, country="US", province="CA")
    known = service.remember(shop.shopper, cart.cart_id, email="ada@example.com")
    assert (known.email, known.country, known.province) == ("ada@example.com", "US", "CA")
    moved = service.remember(shop.shopper, cart.cart_id, country="DE")
    assert (moved.email, moved.country, moved.province) == ("ada@example.com", "DE", None)
