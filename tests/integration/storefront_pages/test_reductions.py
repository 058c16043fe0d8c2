"""Beside a reduction stands the lowest price of the 30 days before, where the law asks for it."""

import pytest

from tests.integration.storefront_pages.goods import colours, eur, sell, variant_in
from tests.integration.storefront_pages.shops import open_shop, visitor
from windlass.catalog import service
from windlass.catalog.models import Product
from windlass.catalog.schemas import SaveProduct
from windlass.tenancy.context import StoreContext

pytestmark = pytest.mark.usefixtures("table")

WORDS = "Lowest price of the last 30 days"


def reduce(owner: StoreContext, product: Product) -> None:
    """From 29.50 to 19.50, struck through at 39.50."""
    variants = [
        variant_in(*variant.values, price=1950)
        | {"id": variant.id, "compare_at": eur(3950), "stock": None}
        for variant in product.variants
    ]
    options = [{"name": one.name, "values": list(one.values)} for one in product.options]
    given = {"title": product.title, "status": "active", "options": options, "variants": variants}
    request = SaveProduct.model_validate(given)
    service.update(owner, product.product_id, request, version=product.version)


def test_a_reduction_names_it_on_the_page_and_on_the_card() -> None:
    owner = open_shop()
    product = sell(owner, "Desk lamp")
    before = visitor().get("/products/desk-lamp").body

    reduce(owner, product)

    page = visitor().get("/products/desk-lamp").body
    assert WORDS not in before
    assert f"{WORDS}: €29.50" in page
    assert "€39.50" in page
    assert f"{WORDS}: €29.50" in visitor().get("/").body


def test_every_variant_names_its_own() -> None:
    owner = open_shop()
    black, white = variant_in("Black", price=2950), variant_in("White", price=4950)
    product = sell(owner, "Desk lamp", black, white, options=colours())

    reduce(owner, product)

    page = visitor().get("/products/desk-lamp").body
    assert f"{WORDS}: €29.50" in page
    assert f"{WORDS}: \\u20ac49.50" in page  # for the variant picker


def test_elsewhere_nothing_is_said() -> None:
    owner = open_shop(country="US", currency="EUR")
    product = sell(owner, "Desk lamp")

    reduce(owner, product)

    page = visitor().get("/products/desk-lamp").body
    assert "€39.50" in page
    assert WORDS not in page
    assert WORDS not in visitor().get("/").body
