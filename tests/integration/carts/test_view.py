import pytest

from tests.support.carts_factories import Shop, goods, open_shop
from tests.support.shipping_factories import create_zone, rate_in
from tests.support.table import items
from windlass.carts import service
from windlass.carts.views import CartView
from windlass.kit.money import Money

pytestmark = pytest.mark.usefixtures("table")


def eur(amount: int) -> Money:
    return Money(amount, "EUR")


@pytest.fixture
def shop(table: None) -> Shop:
    return open_shop()


def notes(view: CartView) -> list[tuple[str, object, object, str]]:
    return [(note.code, note.old, note.new, note.message) for note in view.notes]


def test_a_cart_is_priced_at_what_things_cost_now(shop: Shop) -> None:
    lamp = goods(shop, price=1999, weight_grams=600, compare_at={"amount": 2999, "currency": "EUR"})
    desk = goods(shop, "Desk", price=500)
    cart = service.add_line(shop.shopper, None, *lamp.pair, 2)
    service.add_line(shop.shopper, cart.cart_id, *desk.pair)

    view = service.view(shop.shopper, cart.cart_id)

    assert [(line.title, line.quantity, line.total) for line in view.lines] == [
        ("Lamp", 2, eur(3998)),
        ("Desk", 1, eur(500)),
    ]
    assert (view.breakdown.total, view.breakdown.savings) == (eur(4498), eur(2000))
    assert [step.text for step in view.breakdown.steps] == ["2 x 19.99", "1 x 5.00"]
    assert (view.count, view.breakdown.weight_grams) == (3, 1200)
    assert (view.notes, view.can_check_out, view.requires_shipping) == ((), True, True)


def test_a_changed_price_is_told_with_both_values(shop: Shop) -> None:
    lamp = goods(shop, price=1999)
    cart = service.add_line(shop.shopper, None, *lamp.pair)
    lamp.reprice(2499)

    view = service.view(shop.shopper, cart.cart_id)

    message = "The price of Lamp changed from 19.99 to 24.99."
    assert notes(view) == [("price_changed", eur(1999), eur(2499), message)]
    assert (view.breakdown.total, view.can_check_out) == (eur(2499), True)


def test_fewer_left_reduces_what_is_priced(shop: Shop) -> None:
    lamp = goods(shop, price=1000, on_hand=5)
    cart = service.add_line(shop.shopper, None, *lamp.pair, 5)
    lamp.restock(2)

    view = service.view(shop.shopper, cart.cart_id)

    assert notes(view) == [("quantity_reduced", 5, 2, "Only 2 of Lamp are left, not 5.")]
    [line] = view.lines
    assert (line.quantity, line.wanted, line.most, line.total) == (2, 5, 2, eur(2000))
    assert (view.breakdown.total, view.can_check_out) == (eur(2000), False)


@pytest.mark.parametrize("how", ["sold out", "withdrawn"])
def test_what_is_gone_is_shown_and_not_priced(how: str, shop: Shop) -> None:
    lamp, desk = goods(shop, on_hand=1), goods(shop, "Desk", price=500)
    cart = service.add_line(shop.shopper, None, *lamp.pair)
    service.add_line(shop.shopper, cart.cart_id, *desk.pair)
    if how == "sold out":
        lamp.restock(0)
    else:
        lamp.withdraw()

    view = service.view(shop.shopper, cart.cart_id)

    assert notes(view) == [("no_longer_available", 1, 0, "Lamp is no longer available.")]
    assert [(line.title, line.is_available) for line in view.lines] == [
        ("Lamp", False),
        ("Desk", True),
    ]
    assert (view.breakdown.total, view.count, view.can_check_out) == (eur(500), 1, False)


def test_looking_changes_nothing(shop: Shop) -> None:
    lamp = goods(shop)
    cart = service.add_line(shop.shopper, None, *lamp.pair)
    lamp.reprice(2499)
    before = items("Cart")

    service.view(shop.shopper, cart.cart_id)

    assert items("Cart") == before


def test_accepted_changes_are_not_told_again(shop: Shop) -> None:
    lamp, desk, chair = goods(shop, on_hand=5), goods(shop, "Desk", price=500), goods(shop, "Chair")
    cart = service.add_line(shop.shopper, None, *lamp.pair, 5)
    service.add_line(shop.shopper, cart.cart_id, *desk.pair)
    service.add_line(shop.shopper, cart.cart_id, *chair.pair)
    lamp.restock(2)
    desk.reprice(700)
    chair.withdraw()

    seen = service.accept_changes(shop.shopper, cart.cart_id)
    after = service.view(shop.shopper, cart.cart_id)

    assert [note.code for note in seen.notes] == [
        "quantity_reduced",
        "price_changed",
        "no_longer_available",
    ]
    assert [(line.title, line.wanted, line.unit_price) for line in after.lines] == [
        ("Lamp", 2, eur(1999)),
        ("Desk", 1, eur(700)),
    ]
    assert (after.notes, after.can_check_out) == ((), True)


def test_choosing_a_quantity_anew_takes_todays_price(shop: Shop) -> None:
    lamp = goods(shop, price=1999)
    cart = service.add_line(shop.shopper, None, *lamp.pair)
    lamp.reprice(2499)

    service.set_quantity(shop.shopper, cart.cart_id, cart.lines[0].line_id, 2)

    assert service.view(shop.shopper, cart.cart_id).notes == ()


def test_an_empty_cart_costs_nothing_and_cannot_be_bought(shop: Shop) -> None:
    cart = service.add_line(shop.shopper, None, *goods(shop).pair)
    service.remove_line(shop.shopper, cart.cart_id, cart.lines[0].line_id)

    view = service.view(shop.shopper, cart.cart_id)

    assert (view.lines, view.breakdown.total, view.can_check_out) == ((), eur(0), False)


def test_shipping_is_quoted_for_what_can_be_bought(shop: Shop) -> None:
    create_zone(
        shop.owner,
        "DE",
        rates=[
            rate_in(490, free_above=5000),
            rate_in(990, name="Heavy", condition="weight", minimum=1001),
        ],
    )
    lamp = goods(shop, price=2500, weight_grams=600)
    cart = service.add_line(shop.shopper, None, *lamp.pair)

    def quoted(country: str) -> list[tuple[str, int]]:
        options = service.shipping_options(shop.shopper, cart.cart_id, country=country)
        return [(option.name, option.price.amount) for option in options]

    assert quoted("DE") == [("Standard shipping", 490)]
    assert quoted("FR") == []
    service.set_quantity(shop.shopper, cart.cart_id, cart.lines[0].line_id, 2)
    assert quoted("DE") == [("Standard shipping", 0), ("Heavy", 990)]


def test_what_is_not_sent_needs_no_shipping(shop: Shop) -> None:
    create_zone(shop.owner, "DE")
    download = goods(shop, "Manual", requires_shipping=False)
    cart = service.add_line(shop.shopper, None, *download.pair)

    assert service.shipping_options(shop.shopper, cart.cart_id, country="DE") == []
    assert not service.view(shop.shopper, cart.cart_id).requires_shipping
