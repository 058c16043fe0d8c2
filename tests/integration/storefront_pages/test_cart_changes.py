import pytest

from tests.integration.storefront_pages.carts import line_form, put_in
from tests.integration.storefront_pages.goods import eur, sell, variant_in
from tests.integration.storefront_pages.shops import open_shop, visitor
from windlass.catalog import service as catalog
from windlass.catalog.models import Product
from windlass.catalog.schemas import AdjustStock, SaveProduct
from windlass.tenancy.context import StoreContext

pytestmark = pytest.mark.usefixtures("table")


def reprice(owner: StoreContext, product: Product, amount: int) -> None:
    request = SaveProduct.model_validate(
        {
            "title": product.title,
            "status": "active",
            "variants": [{"id": product.variants[0].id, "price": eur(amount)}],
        }
    )
    catalog.update(owner, product.product_id, request, version=product.version)


def test_a_new_price_is_said_and_can_be_accepted() -> None:
    owner = open_shop()
    lamp = sell(owner)
    someone = visitor()
    put_in(someone, lamp)
    reprice(owner, lamp, 3500)

    changed = someone.get("/cart")
    _, token = line_form(changed)
    someone.post("/cart/changes", token)
    accepted = someone.get("/cart")

    assert "The price was €29.50 when you chose it." in changed.body
    assert "<strong>€35.00</strong>" in changed.body
    assert changed.page.all("a", href="/checkout")
    assert "The price was" not in accepted.body


def test_what_is_gone_is_said_and_stops_the_checkout_until_accepted() -> None:
    owner = open_shop()
    lamp, speaker = sell(owner, "Lamp"), sell(owner, "Speaker")
    someone = visitor()
    put_in(someone, lamp)
    put_in(someone, speaker)
    catalog.archive(owner, lamp.product_id)

    changed = someone.get("/cart")
    _, token = line_form(changed)
    someone.post("/cart/changes", token)
    accepted = someone.get("/cart")

    assert "This is no longer available." in changed.body
    assert changed.page.all("a", href="/checkout") == []
    assert accepted.page.all("a", href="/checkout")
    assert "Lamp" not in accepted.body


def test_too_few_left_is_said_with_both_numbers() -> None:
    owner = open_shop()
    lamp = sell(owner, "Lamp", variant_in(left=5))
    someone = visitor()
    put_in(someone, lamp, "4")
    request = AdjustStock(variant_id=lamp.variants[0].id, delta=-3)
    catalog.adjust_stock(owner, lamp.product_id, request)

    answer = someone.get("/cart")

    assert "Only 2 left. You chose 4." in answer.body
    assert answer.page.all("a", href="/checkout") == []
