"""Memberships follow products, rules and categories, whatever the order of the events."""

import pytest

from tests.support.catalog_factories import (
    create_product,
    line_of,
    save_product,
    stocked_product,
    variant_fields,
)
from tests.support.collections_factories import (
    TAGGED,
    Queue,
    by_hand,
    collection_fields,
    create_category,
    create_collection,
    in_it,
    product_of,
    titles,
)
from tests.support.factories import store
from tests.support.stock import move
from tests.support.table import items
from windlass.catalog import service as catalog
from windlass.catalog import stock
from windlass.collections import placements, service
from windlass.collections.models import Sort
from windlass.collections.schemas import PlaceProduct, SaveCollection

pytestmark = pytest.mark.usefixtures("table")
PRICED = {"field": "price", "operator": "below", "number": 3_000}


def edit(product_id: str, **facts: object) -> None:
    version = product_of(store(), product_id).version
    own = product_of(store(), product_id).variants[0].id
    variants = facts.pop("variants", [variant_fields(id=own)])
    request = save_product(variants=variants, **facts)
    catalog.update(store(), product_id, request, version=version)


@pytest.mark.parametrize("newest_first", [False, True])
def test_a_product_joins_and_leaves_with_its_tags(newest_first: bool) -> None:
    queue, desk = Queue(), create_collection(store()).collection_id
    product_id = create_product(store(), tags=["Desk"]).product.product_id
    queue.deliver(newest_first=newest_first)
    assert in_it(store(), desk) == {product_id}
    assert product_of(store(), product_id).collection_ids == [desk]

    edit(product_id, tags=["garden"])
    queue.deliver(newest_first=newest_first)
    assert in_it(store(), desk) == set()
    assert product_of(store(), product_id).collection_ids == []


def test_events_that_come_again_change_nothing() -> None:
    queue = Queue()
    create_collection(store())
    create_product(store(), tags=["desk"])
    queue.deliver()
    before = items()

    queue.deliver(again=True)
    queue.deliver(again=True, newest_first=True)

    assert items() == before


def test_an_old_event_finds_the_product_as_it_is() -> None:
    """The event of the first save comes after everything else."""
    queue, desk = Queue(), create_collection(store()).collection_id
    product_id = create_product(store(), tags=["desk"]).product.product_id
    queue.deliver()
    edit(product_id, tags=[])
    queue.deliver(again=True, newest_first=True)

    assert in_it(store(), desk) == set()


def test_the_last_sale_takes_a_product_out_of_what_is_in_stock() -> None:
    queue = Queue()
    there = {"field": "stock", "operator": "in_stock"}
    shelf_id = create_collection(store(), rules=[there]).collection_id
    found = stocked_product(store(), 1)
    queue.deliver()
    assert in_it(store(), shelf_id) == {found.product.product_id}

    move(stock.reserve, line_of(found))
    move(stock.commit, line_of(found))
    queue.deliver()

    assert in_it(store(), shelf_id) == set()


def test_the_price_order_follows_the_price() -> None:
    queue, desk = Queue(), create_collection(store()).collection_id
    dear = create_product(store(), title="Dear", tags=["desk"]).product.product_id
    create_product(
        store(), title="Cheap", tags=["desk"], variants=[variant_fields(price=_eur(900))]
    )
    queue.deliver()
    assert titles(store(), desk, Sort.PRICE) == ["Cheap", "Dear"]

    own = product_of(store(), dear).variants[0].id
    cheaper = [variant_fields(id=own, price=_eur(500))]
    edit(dear, title="Dear", tags=["desk"], variants=cheaper)
    queue.deliver()

    assert titles(store(), desk, Sort.PRICE) == ["Dear", "Cheap"]
    assert titles(store(), desk, Sort.PRICE_DESC) == ["Cheap", "Dear"]


def test_drafts_belong_to_a_collection_but_no_shopper_sees_them() -> None:
    queue, desk = Queue(), create_collection(store()).collection_id
    product_id = create_product(store(), tags=["desk"], status="draft").product.product_id
    queue.deliver()

    assert in_it(store(), desk) == {product_id}
    assert {tuple(titles(store(), desk, sort)) for sort in Sort} == {()}


def test_a_deleted_product_leaves_everything() -> None:
    queue, hand = Queue(), by_hand(store()).collection_id
    lamps = create_category(store(), "Lamps")
    create_collection(store())
    product_id = create_product(store(), tags=["desk"]).product.product_id
    placements.place(store(), product_id, PlaceProduct(category_id=lamps, collection_ids=[hand]))
    queue.deliver()
    assert len(items("Member")) == 3

    catalog.delete(store(), product_id, version=1)
    queue.deliver()

    assert items("Member") == []


def test_a_change_of_rules_reaches_every_product() -> None:
    queue, desk = Queue(), create_collection(store())
    tagged = create_product(store(), tags=["desk"]).product.product_id
    cheap = create_product(store(), variants=[variant_fields(price=_eur(500))]).product.product_id
    queue.deliver()
    assert in_it(store(), desk.collection_id) == {tagged}

    request = SaveCollection.model_validate(collection_fields(rules=[{**PRICED, "number": 1_000}]))
    service.update(store(), desk.collection_id, request, version=desk.version)
    queue.deliver()

    assert in_it(store(), desk.collection_id) == {cheap}
    job = service.job(store())
    assert job is not None
    assert (job.is_done, job.looked_at) == (True, 2)


def test_any_of_the_rules_is_enough_when_it_says_so() -> None:
    queue = Queue()
    either = create_collection(store(), match="any", rules=[TAGGED, PRICED]).collection_id
    both = create_collection(store(), match="all", rules=[TAGGED, PRICED]).collection_id
    tagged = create_product(store(), tags=["desk"], variants=[variant_fields(price=_eur(9_000))])
    cheap = create_product(store())
    queue.deliver()

    assert in_it(store(), either) == {tagged.product.product_id, cheap.product.product_id}
    assert in_it(store(), both) == set()


def _eur(amount: int) -> dict[str, object]:
    return {"amount": amount, "currency": "EUR"}
