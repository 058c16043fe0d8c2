"""Pages, collections, categories and policies are suggested by name, whatever changes them."""

from __future__ import annotations

from tests.support.catalog_factories import create_product
from tests.support.collections_factories import by_hand, create_collection
from tests.support.pages_factories import create_page
from tests.support.search.factories import deliver, index_all, titles
from tests.support.table import items
from windlass.catalog.events import ProductSaved
from windlass.collections.events import MembershipsOutdated
from windlass.pages import service as pages
from windlass.pages import storefront as shown
from windlass.pages.events import PageSaved
from windlass.search import service
from windlass.stores import service as stores
from windlass.stores.events import StorefrontChanged
from windlass.stores.schemas import UpdateStore
from windlass.tenancy.context import StoreContext


def named(owner: StoreContext, query: str) -> list[tuple[str, str]]:
    """What else than products is suggested: (title, path)."""
    service.forget()
    found = service.suggest(owner, query)
    assert found is not None
    return [(place.title, place.path) for place in found.places]


def test_a_page_is_suggested_after_its_event_and_no_longer_when_it_is_gone(
    owner: StoreContext,
) -> None:
    index_all(owner)
    page = create_page(owner, title="Garden guide")
    event = PageSaved(page.page_id)

    assert deliver(owner, [event]) == []
    assert named(owner, "gard") == [("Garden guide", "/pages/garden-guide")]
    assert items("DirtyProduct") == []

    pages.delete(owner, page.page_id, version=1)
    deliver(owner, [event, event])
    assert named(owner, "gard") == []


def test_a_builder_that_knows_former_pages_reads_them_anew(owner: StoreContext) -> None:
    index_all(owner)
    page = create_page(owner, title="Garden guide")
    shown._kept.put(owner.store_id, ())  # as in a container that did not write

    deliver(owner, [PageSaved(page.page_id)])

    assert named(owner, "gard") == [("Garden guide", "/pages/garden-guide")]


def test_collections_and_policies_are_found_by_their_new_names(owner: StoreContext) -> None:
    index_all(owner)
    before = service.index(owner).version
    by_hand(owner, title="Garden")

    deliver(owner, [StorefrontChanged("menus")])
    assert (named(owner, "gard"), service.index(owner).version) == ([], before)

    deliver(owner, [StorefrontChanged("collections")])
    assert named(owner, "gard") == [("Garden", "/collections/garden")]

    create_collection(owner, title="Garden tools")
    deliver(owner, [MembershipsOutdated("job")])
    assert len(named(owner, "gard")) == 2


def test_places_are_taken_up_with_products(owner: StoreContext) -> None:
    index_all(owner)
    lamp = create_product(owner, title="Garden lamp").product
    page = create_page(owner, title="Garden guide")

    deliver(owner, [ProductSaved(lamp.product_id), PageSaved(page.page_id)])

    assert titles(owner, "garden") == ["Garden lamp"]
    assert named(owner, "gard") == [("Garden guide", "/pages/garden-guide")]


def test_a_policy_that_the_new_country_asks_for_is_found(owner: StoreContext) -> None:
    stores.update(owner, UpdateStore(country="US"), version=1)
    index_all(owner)
    assert named(owner, "legal") == []

    stores.update(owner, UpdateStore(country="DE"), version=2)
    deliver(owner, [StorefrontChanged("store")])

    assert named(owner, "legal") == [("Legal notice", "/policies/imprint")]
