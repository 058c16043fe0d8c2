"""Ways into the shop show what is behind them, also where the merchant gave them no picture."""

from __future__ import annotations

import pytest

from storefront_pages import tiles
from tests.integration.storefront_pages.dressing import dress, section
from tests.integration.storefront_pages.goods import sell
from tests.integration.storefront_pages.shops import open_shop, visitor
from tests.support.catalog_factories import picture_bytes
from tests.support.collections_factories import (
    TAGGED,
    Queue,
    create_category,
    create_collection,
)
from tests.support.media import announce, uploaded
from tests.support.search.factories import index_all
from windlass.catalog import service as catalog
from windlass.collections import shelf
from windlass.search import service
from windlass.tenancy.context import StoreContext

pytestmark = pytest.mark.usefixtures("cloud")


@pytest.fixture
def owner(cloud: None) -> StoreContext:
    for remembered in (shelf, service, tiles):
        remembered.forget()
    return open_shop()


def pictured(owner: StoreContext, title: str, shade: int) -> str:
    """The address of the picture of a new product, which is for the desk."""
    product = sell(owner, title, tags=["desk"])
    picture = uploaded(picture_bytes(colour=(shade, shade, shade)), of=owner)
    catalog.attach_image(owner, product.product_id, picture)
    announce(picture, of=owner)
    return catalog.get(owner, product.product_id).product.images[picture].src


def pictures() -> list[str]:
    """What each tile shows: the file of its picture, or its class."""
    page = visitor().get("/collections").page
    return page.html.split('<li class="tile')[1:]


def test_tile_without_a_picture_shows_the_newest_product_and_none_twice(
    owner: StoreContext,
) -> None:
    queue = Queue()
    create_collection(owner, title="All")
    create_collection(owner, title="Best")
    create_collection(owner, title="Empty", rules=[TAGGED | {"text": "none"}])
    lamp, chair = pictured(owner, "Lamp", 40), pictured(owner, "Chair", 200)
    queue.deliver()
    index_all(owner)

    every, best, empty = pictures()

    assert chair in every
    assert lamp in best
    assert chair not in best
    assert empty.startswith(' is-plain"')


def test_shop_without_an_index_names_its_collections(owner: StoreContext) -> None:
    create_collection(owner, title="All")

    [every] = pictures()

    assert every.startswith(' is-plain"')
    assert '<a href="/collections/all">All</a>' in every


def test_list_of_categories_is_not_called_collections(owner: StoreContext) -> None:
    create_category(owner, "Lamps")
    dress(owner, section("collection_list", id_="ways", source="categories"))

    page = visitor().get("/").page

    assert '<h2 id="ways-title">Categories</h2>' in page.html
