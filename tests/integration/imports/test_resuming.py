"""An import that broke, ran twice at once, or whose product went away."""

import pytest

from events.consumers.catalog import HANDLERS
from events.event import Event
from tests.support.supplier_factories import EARBUDS, HUB, listed
from tests.support.suppliers_api import ask, connect_cj, import_product, merchant
from tests.support.table import items
from windlass.imports.errors import ImportInFlight
from windlass.imports.models import ImportedProduct
from windlass.imports.repository import ImportRepository
from windlass.kit import clock
from windlass.kit.ids import new_id
from windlass.media import service as media
from windlass.suppliers import offers
from windlass.tenancy.context import StoreContext

pytestmark = pytest.mark.usefixtures("cloud", "sandbox")


@pytest.fixture
def store() -> StoreContext:
    found = merchant()
    connect_cj(found)
    return found


def test_a_product_that_was_deleted_can_be_imported_again(store: StoreContext) -> None:
    first = import_product(store, listed(HUB)["pid"])
    path = f"/products/{first['product_id']}"
    version = ask(store, "GET", path).body["version"]
    assert ask(store, "DELETE", path, version=version).status == 204

    second = import_product(store, listed(HUB)["pid"])

    assert second["is_new"]
    assert second["product_id"] != first["product_id"]


def test_a_deleted_product_frees_its_supplier(store: StoreContext) -> None:
    made = import_product(store, listed(HUB)["pid"])
    path = f"/products/{made['product_id']}"
    ask(store, "DELETE", path, version=ask(store, "GET", path).body["version"])
    data = {"product_id": made["product_id"]}
    gone = Event(new_id(), "ProductDeleted", store.store_id, clock.now(), "1", data)

    for _delivery in range(2):
        HANDLERS["ProductDeleted"](gone)

    [supplier] = ask(store, "GET", "/suppliers").body["items"]
    assert supplier["products"] == 0
    assert items("SupplierUse") == []


def test_an_import_that_broke_goes_on_where_it_was(store: StoreContext) -> None:
    entry = listed(EARBUDS)
    [supplier] = ask(store, "GET", "/suppliers").body["items"]
    preview = ask(store, "POST", "/imports/preview", {"url_or_id": entry["pid"]}).body
    kept = media.store_original(store, b"a picture of an earlier attempt", "image/jpeg")
    broken = ImportedProduct(
        product_id=new_id(),
        supplier_id=supplier["id"],
        url=preview["url"],
        uploads={preview["image_urls"][0]: kept},
        started_at=clock.now(),
    )
    ImportRepository(store.store_id).claim(broken, None, platform="cj", external_id=entry["pid"])

    made = import_product(store, entry["pid"])

    product = ask(store, "GET", f"/products/{broken.product_id}").body
    assert (made["product_id"], made["is_new"]) == (broken.product_id, True)
    assert product["variants"][0]["image_id"] == kept
    assert len(items("Upload")) == 6
    assert len(offers.of_product(store, broken.product_id)[0]) == 4


def test_a_crash_after_the_product_was_made_does_not_double_it(store: StoreContext) -> None:
    entry = listed(EARBUDS)
    first = import_product(store, entry["pid"])
    repository = ImportRepository(store.store_id)
    claim = repository.find("cj", entry["pid"])
    assert claim is not None
    claim.is_complete, claim.leased_until = False, 0
    claim.save()

    second = import_product(store, entry["pid"])

    assert second["product_id"] == first["product_id"]
    assert (len(items("Product")), len(items("Upload"))) == (1, 6)


def test_two_who_begin_at_once_are_one_import(store: StoreContext) -> None:
    entry = listed(EARBUDS)
    import_product(store, entry["pid"])
    repository = ImportRepository(store.store_id)
    seen, first, second = (repository.find("cj", entry["pid"]) for _ in range(3))
    assert seen is not None
    assert first is not None
    assert second is not None
    repository.claim(first, seen, platform="cj", external_id=entry["pid"])

    with pytest.raises(ImportInFlight):
        repository.claim(second, seen, platform="cj", external_id=entry["pid"])
    with pytest.raises(ImportInFlight):
        repository.complete(seen)


def test_a_running_import_is_answered_409(store: StoreContext) -> None:
    entry = listed(EARBUDS)
    import_product(store, entry["pid"])
    repository = ImportRepository(store.store_id)
    claim = repository.find("cj", entry["pid"])
    assert claim is not None
    claim.is_complete, claim.leased_until = False, 4_000_000_000
    claim.save()

    answer = ask(store, "POST", "/imports", {"url_or_id": entry["pid"]})

    assert (answer.status, answer.body["code"]) == (409, "import_in_flight")
