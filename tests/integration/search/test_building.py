"""The index follows the products, whatever happens to events and builders."""

from __future__ import annotations

import gzip

from events.indexer import handler
from tests.support.api import CONTEXT
from tests.support.catalog_factories import create_product, save_product, variant_fields
from tests.support.search.factories import (
    build,
    deliver,
    forget_everything,
    index_all,
    look,
    titles,
    touch,
)
from tests.support.stores_factories import create_store, owner_of
from tests.support.table import items
from windlass.adapters import aws
from windlass.catalog import service as catalog
from windlass.catalog.events import ProductDeleted, ProductSaved, StockChanged
from windlass.catalog.models import Stock
from windlass.kit import config
from windlass.search import models, service, sources, storage, writing
from windlass.search.models import SearchIndex
from windlass.search.searching import Wanted
from windlass.tenancy.context import StoreContext


def test_what_is_found_says_what_kind_it_is(owner: StoreContext) -> None:
    create_product(owner, title="Arc lamp")
    create_product(owner, title="Voucher", kind="gift_card")
    index_all(owner)

    hits = look(owner).hits

    assert {hit.title: hit.kind for hit in hits} == {"Arc lamp": "physical", "Voucher": "gift_card"}


def test_a_saved_product_is_found_after_its_event(owner: StoreContext) -> None:
    lamp = create_product(owner).product

    assert deliver(owner, [ProductSaved(lamp.product_id)]) == []

    assert titles(owner, "arc") == ["Arc desk lamp"]
    assert service.index(owner).version == 1
    assert items("DirtyProduct") == []


def test_a_change_makes_the_next_version_from_the_last_one(owner: StoreContext) -> None:
    lamp = create_product(owner, title="Elm desk lamp").product
    vase = create_product(owner, title="Clay vase").product
    index_all(owner)

    catalog.update(owner, lamp.product_id, save_product(title="Bow desk lamp"), version=1)
    deliver(owner, [ProductSaved(lamp.product_id)])

    assert titles(owner, "elm") == []
    assert titles(owner, "bow") == ["Bow desk lamp"]
    assert titles(owner, "clay") == [vase.title]
    index = service.index(owner)
    assert (index.version, index.products, index.is_rebuilt) == (2, 2, False)


def test_a_deleted_product_goes(owner: StoreContext) -> None:
    lamp = create_product(owner).product
    index_all(owner)
    catalog.delete(owner, lamp.product_id, version=1)

    deliver(owner, [ProductDeleted(lamp.product_id)])

    assert titles(owner, "lamp") == []
    assert service.index(owner).products == 0


def test_stock_follows(owner: StoreContext) -> None:
    stock = {"tracked": True, "on_hand": 1}
    lamp = create_product(owner, variants=[variant_fields(stock=stock)]).product
    index_all(owner)
    Stock(lamp.pk, f"STOCK#{lamp.variants[0].id}").update(
        [Stock.on_hand.set(0), Stock.available.set(0)]
    )
    deliver(owner, [StockChanged([lamp.product_id])])

    [hit] = look(owner, "lamp").hits
    assert hit.is_sold_out


def test_events_may_come_twice_late_and_in_any_order(owner: StoreContext) -> None:
    lamp, vase = create_product(owner).product, create_product(owner, title="Clay vase").product
    catalog.delete(owner, vase.product_id, version=1)

    deliver(owner, [ProductDeleted(vase.product_id), ProductSaved(lamp.product_id)])
    deliver(owner, [ProductSaved(vase.product_id), ProductSaved(lamp.product_id)])
    deliver(owner, [ProductSaved(lamp.product_id)])

    assert titles(owner) == ["Arc desk lamp"]


def test_an_older_look_at_a_product_does_not_replace_a_later_one(owner: StoreContext) -> None:
    lamp = create_product(owner).product
    [(_, old)] = sources.documents(owner.store_id, [lamp.product_id])
    catalog.update(owner, lamp.product_id, save_product(title="Bow desk lamp"), version=1)
    [(_, new)] = sources.documents(owner.store_id, [lamp.product_id])
    assert old is not None
    assert new is not None
    path = storage.FOLDER / "race.db"
    path.parent.mkdir(parents=True, exist_ok=True)
    writer = writing.Writer(path)

    assert writer.put(new)
    assert not writer.put(old)

    assert writer.finish() == 1


def test_a_missing_file_is_built_anew(owner: StoreContext) -> None:
    create_product(owner)
    index_all(owner)
    forget_everything()
    storage.remove(service.index(owner).key)

    assert service.find(owner, Wanted("lamp")) is None
    assert service.index(owner).rebuild is not None
    build(owner)

    assert titles(owner, "lamp") == ["Arc desk lamp"]


def test_a_file_of_an_older_schema_is_built_anew(owner: StoreContext) -> None:
    lamp = create_product(owner).product
    index_all(owner)
    SearchIndex(models.search_pk(owner.store_id), models.INDEX_SK).update(
        [SearchIndex.schema.set(0)]
    )
    forget_everything()

    assert service.find(owner, Wanted("lamp")) is None
    touch(owner, lamp.product_id)
    build(owner)

    assert titles(owner, "lamp") == ["Arc desk lamp"]
    assert service.index(owner).is_rebuilt


def test_a_damaged_file_is_built_anew(owner: StoreContext) -> None:
    lamp = create_product(owner).product
    index_all(owner)
    aws.s3().put_object(
        Bucket=config.SEARCH_BUCKET,
        Key=service.index(owner).key,
        Body=gzip.compress(b"not a database, whatever its name says" * 40),
    )
    forget_everything()
    touch(owner, lamp.product_id)

    build(owner)

    assert titles(owner, "lamp") == ["Arc desk lamp"]


def test_step_by_step_is_the_same_as_all_at_once(owner: StoreContext) -> None:
    for number in range(6):
        lamp = create_product(owner, title=f"Lamp {number}", vendor=f"Vendor {number % 2}").product
        touch(owner, lamp.product_id)
        build(owner)
    step_by_step = look(owner, "lamp")

    index_all(owner)

    at_once = look(owner, "lamp")
    assert [hit.product_id for hit in at_once.hits] == [h.product_id for h in step_by_step.hits]
    assert at_once.facets == step_by_step.facets


def test_an_operator_rebuilds_a_store_by_its_address(owner: StoreContext) -> None:
    create_product(owner)

    handler({"rebuild": "volt"}, CONTEXT)

    assert titles(owner) == ["Arc desk lamp"]
    assert service.index(owner).is_rebuilt
    assert service.index(owner).rebuild is None


def test_another_store_finds_nothing_of_it(owner: StoreContext) -> None:
    create_product(owner)
    index_all(owner)
    other = owner_of(create_store("owner-2", slug="ampere"))
    index_all(other)

    assert titles(other, "lamp") == []
    assert service.index(other).key.startswith(f"stores/{other.store_id}/")
