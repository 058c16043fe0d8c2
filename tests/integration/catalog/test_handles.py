import pytest

from tests.support.catalog_factories import create_product, many_variants, save_product
from tests.support.factories import store
from tests.support.table import items
from windlass.catalog import service
from windlass.catalog.errors import HandleTaken
from windlass.catalog.models import Product
from windlass.catalog.storefront import Redirect, StorefrontProduct

pytestmark = pytest.mark.usefixtures("table")


def rename(product: Product, handle: str) -> None:
    version = service.get(store(), product.product_id).product.version
    service.update(store(), product.product_id, save_product(handle=handle), version=version)


def test_products_of_one_title_get_addresses_of_their_own() -> None:
    handles = [create_product(store()).product.handle for _ in range(7)]

    assert handles[:5] == ["arc-desk-lamp", *(f"arc-desk-lamp-{n}" for n in range(2, 6))]
    assert len(set(handles)) == 7


def test_looking_for_a_free_address_leaves_no_stock_behind() -> None:
    create_product(store())

    create_product(store(), **many_variants(120))

    assert len(items("Stock")) == 1 + 120


def test_other_stores_may_use_the_same_address() -> None:
    assert create_product(store()).product.handle == create_product(store("b")).product.handle


def test_a_title_without_letters_gets_an_address_too() -> None:
    assert create_product(store(), title="!!!").product.handle == "product"


def test_an_address_that_is_taken_is_refused_and_nothing_is_written() -> None:
    create_product(store(), handle="lamp")
    other = create_product(store(), handle="torch").product
    before = items()

    with pytest.raises(HandleTaken):
        create_product(store(), handle="lamp")
    with pytest.raises(HandleTaken):
        rename(other, "lamp")

    assert items() == before


def test_old_addresses_lead_to_the_current_one() -> None:
    product = create_product(store(), handle="one").product
    rename(product, "two")
    rename(product, "three")

    assert service.storefront_product(store(), "one") == Redirect("three")
    assert service.storefront_product(store(), "two") == Redirect("three")
    assert isinstance(service.storefront_product(store(), "three"), StorefrontProduct)


def test_a_product_may_go_back_to_an_address_it_had() -> None:
    product = create_product(store(), handle="one").product
    rename(product, "two")
    rename(product, "one")

    assert isinstance(service.storefront_product(store(), "one"), StorefrontProduct)
    assert service.storefront_product(store(), "two") == Redirect("one")


def test_an_old_address_stays_with_its_product() -> None:
    rename(create_product(store(), handle="one").product, "two")

    with pytest.raises(HandleTaken):
        create_product(store(), handle="one")


def test_the_oldest_address_is_given_up_after_ten_others() -> None:
    product = create_product(store(), handle="name-0").product
    for number in range(1, 12):
        rename(product, f"name-{number}")

    assert service.storefront_product(store(), "name-0") is None
    assert service.storefront_product(store(), "name-1") == Redirect("name-11")
    assert create_product(store(), handle="name-0").product.handle == "name-0"


@pytest.mark.parametrize("status", ["draft", "archived"])
def test_shoppers_do_not_see_what_is_not_active(status: str) -> None:
    create_product(store(), handle="lamp", status=status)

    assert service.storefront_product(store(), "lamp") is None
    assert service.storefront_list(store(), limit=10).items == []
