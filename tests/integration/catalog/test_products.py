"""What may happen to a product, also when what was read is out of date."""

import json
from typing import Any

import pytest

from tests.support.catalog_factories import (
    create_product,
    many_variants,
    product_fields,
    save_product,
    stocked_product,
    variant_fields,
)
from tests.support.factories import store
from tests.support.table import items
from windlass.catalog import rules, service, sizes
from windlass.catalog.errors import ProductExists, ProductInvalid, ProductNotFound, ProductStale
from windlass.catalog.models import Status
from windlass.catalog.repository import Moved, ProductRepository
from windlass.catalog.schemas import SaveProduct
from windlass.db.outbox import OutboxEvent
from windlass.kit.errors import Forbidden
from windlass.tenancy.context import Role

pytestmark = pytest.mark.usefixtures("table")


def events() -> list[tuple[str, dict[str, Any]]]:
    found = map(OutboxEvent.from_raw_data, items("OutboxEvent"))
    return [(one.type, json.loads(one.data)) for one in sorted(found, key=lambda e: e.event_id)]


def test_a_new_product_is_there_with_its_stock_card_address_words_and_event() -> None:
    found = stocked_product(store(), 12)

    product_id = found.product.product_id
    assert service.get(store(), product_id).stocks.keys() == found.stocks.keys()
    assert [len(items(kind)) for kind in ("Product", "Stock", "Card", "Handle")] == [1, 1, 1, 1]
    assert {item["SK"]["S"] for item in items("Word")} == {
        f"{word}#{product_id}" for word in ("arc", "desk", "lamp")
    }
    assert events() == [("ProductSaved", {"product_id": product_id})]


def test_two_edits_of_what_was_read_once() -> None:
    product_id = create_product(store()).product.product_id

    service.update(store(), product_id, save_product(title="First"), version=1)
    before = items()
    with pytest.raises(ProductStale):
        service.update(store(), product_id, save_product(title="Second"), version=1)

    assert items() == before
    assert service.get(store(), product_id).product.title == "First"


def test_the_write_itself_refuses_what_was_read_before_another_write() -> None:
    repository = ProductRepository(store().store_id)
    product_id = create_product(store()).product.product_id
    stale = repository.get(product_id)
    service.update(store(), product_id, save_product(title="First"), version=1)
    before = items()

    stale.product.title = "Second"
    with pytest.raises(Moved):
        repository.save(stale)
    with pytest.raises(Moved):
        repository.remove(stale)

    assert items() == before


def test_a_deleted_product_does_not_come_back() -> None:
    repository = ProductRepository(store().store_id)
    product_id = create_product(store()).product.product_id
    stale = repository.get(product_id)
    service.delete(store(), product_id, version=1)

    with pytest.raises(Moved):
        repository.save(stale)
    with pytest.raises(ProductNotFound):
        service.update(store(), product_id, save_product(), version=1)


def test_creating_under_an_id_that_is_used_is_refused() -> None:
    product_id = create_product(store()).product.product_id
    before = items()

    with pytest.raises(ProductExists):
        service.create(store(), save_product(title="New"), currency="EUR", product_id=product_id)

    assert items() == before


def test_an_update_keeps_variants_their_stock_and_replaces_the_rest() -> None:
    fields = product_fields(
        options=[{"name": "Colour", "values": ["Red", "Blue"]}],
        variants=[
            variant_fields("Red", sku="R", stock={"on_hand": 3}),
            variant_fields("Blue", sku="B", stock={"on_hand": 4}),
        ],
    )
    created = service.create(store(), SaveProduct.model_validate(fields), currency="EUR")
    red, blue = created.product.variants

    fields["options"] = [{"name": "Colour", "values": ["Red", "Green"]}]
    fields["variants"] = [
        variant_fields("Green", stock={"on_hand": 5}),
        variant_fields("Red", id=red.id, sku="R2"),
    ]
    service.update(
        store(), created.product.product_id, SaveProduct.model_validate(fields), version=1
    )

    found = service.get(store(), created.product.product_id)
    green, kept = found.product.variants
    assert (kept.id, kept.sku) == (red.id, "R2")
    assert found.stocks[red.id].on_hand == 3
    assert found.stocks[green.id].on_hand == 5
    assert blue.id not in [variant.id for variant in found.product.variants]
    assert found.product.version == 2


def test_words_follow_the_product() -> None:
    product_id = create_product(store(), title="Arc lamp").product.product_id

    service.update(store(), product_id, save_product(title="Bow lamp"), version=1)

    assert {item["SK"]["S"].split("#")[0] for item in items("Word")} == {"bow", "lamp", "arc1"}


def test_deleting_leaves_nothing_but_events() -> None:
    found = stocked_product(store(), 2)
    product_id = found.product.product_id
    service.update(store(), product_id, save_product(handle="lamp"), version=1)

    service.delete(store(), product_id, version=2)
    service.refresh(store(), product_id)

    assert {item["entity"]["S"] for item in items()} == {"OutboxEvent"}
    handles = ["arc-desk-lamp", "lamp"]
    assert events()[-1] == ("ProductDeleted", {"product_id": product_id, "handles": handles})


def test_250_variants_fit_one_product_and_one_read() -> None:
    fields = many_variants(250, description_html="<p>" + "warm light " * 500 + "</p>")
    created = service.create(store(), SaveProduct.model_validate(fields), currency="EUR")

    found = service.get(store(), created.product.product_id)

    assert len(found.product.variants) == len(found.stocks) == 250
    assert [found.stocks[v.id].on_hand for v in found.product.variants] == list(range(250))
    size = sizes.item_bytes(found.product.serialize())
    assert 40_000 < size < rules.MOST_BYTES


def test_a_product_past_100_kilobytes_is_refused_before_anything_is_written() -> None:
    fields = many_variants(250, description_html="<p>" + "ü" * 19_000 + "</p>")
    for number, variant in enumerate(fields["variants"]):
        variant["sku"] = f"{number:064}"
        variant["values"] = [value.ljust(60, "-") for value in variant["values"]]
    for option in fields["options"]:
        option["values"] = [value.ljust(60, "-") for value in option["values"]]

    with pytest.raises(ProductInvalid) as refused:
        service.create(store(), SaveProduct.model_validate(fields), currency="EUR")

    assert [problem.rule for problem in refused.value.fields] == ["too_large"]
    assert items() == []


def test_adding_200_variants_to_a_product_creates_all_their_stock() -> None:
    few = many_variants(20)
    created = service.create(store(), SaveProduct.model_validate(few), currency="EUR")
    all_fields = many_variants(220)
    for fields, variant in zip(all_fields["variants"], created.product.variants, strict=False):
        fields["id"] = variant.id
        del fields["stock"]

    service.update(
        store(), created.product.product_id, SaveProduct.model_validate(all_fields), version=1
    )

    found = service.get(store(), created.product.product_id)
    assert {variant.id for variant in found.product.variants} == found.stocks.keys()
    assert len(found.stocks) == 220


def test_it_is_published_once_and_comes_back_from_the_archive_as_a_draft() -> None:
    product_id = create_product(store(), status="draft").product.product_id
    assert service.get(store(), product_id).product.published_at is None

    service.bulk_status(store(), [product_id], Status.ACTIVE)
    first = service.get(store(), product_id).product.published_at
    service.archive(store(), product_id)
    service.restore(store(), product_id)
    service.bulk_status(store(), [product_id], Status.ACTIVE)

    product = service.get(store(), product_id).product
    assert first is not None
    assert (product.published_at, product.version) == (first, 5)


def test_restoring_leaves_what_is_not_archived() -> None:
    product_id = create_product(store()).product.product_id
    before = items()

    service.restore(store(), product_id)

    assert items() == before


def test_bulk_status_says_what_is_missing() -> None:
    ids = [create_product(store(), status="draft").product.product_id for _ in range(2)]
    elsewhere = create_product(store("store-2")).product.product_id

    done, missing = service.bulk_status(store(), [*ids, elsewhere, ids[0]], Status.ACTIVE)

    assert (done, missing) == (ids, [elsewhere])


def test_a_duplicate_is_a_draft_of_its_own_with_nothing_on_hand() -> None:
    original = stocked_product(store(), 7)

    twin = service.duplicate(store(), original.product.product_id)

    [variant], [stock] = twin.product.variants, twin.stocks.values()
    assert (twin.product.title, twin.product.status) == ("Arc desk lamp (copy)", "draft")
    assert twin.product.handle == "arc-desk-lamp-copy"
    assert variant.id != original.product.variants[0].id
    assert (stock.tracked, stock.on_hand, stock.variant_id) == (True, 0, variant.id)


@pytest.mark.parametrize("role", [Role.VIEWER, Role.FULFILMENT, Role.SHOPPER])
def test_who_may_not_write_changes_nothing(role: Role) -> None:
    product_id = create_product(store()).product.product_id
    before = items()

    with pytest.raises(Forbidden):
        create_product(store(role=role))
    with pytest.raises(Forbidden):
        service.delete(store(role=role), product_id, version=1)

    assert items() == before
