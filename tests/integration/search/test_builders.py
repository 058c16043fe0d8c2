"""Builders that race, are killed or are late lose nothing."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.support.catalog_factories import create_product, save_product
from tests.support.search.factories import (
    build,
    index_all,
    system,
    titles,
    touch,
)
from tests.support.table import items
from windlass.adapters import aws
from windlass.catalog import service as catalog
from windlass.kit import config
from windlass.search import building, models, repository, service, storage
from windlass.search.building import Outcome
from windlass.search.models import SearchIndex
from windlass.search.repository import Built, Overtaken, SearchRepository
from windlass.tenancy.context import StoreContext


def files() -> list[str]:
    listed = aws.s3().list_objects_v2(Bucket=config.SEARCH_BUCKET)
    return [found["Key"] for found in listed.get("Contents", [])]


def test_of_two_builders_one_waits_for_the_other(owner: StoreContext) -> None:
    lamp = create_product(owner).product
    touch(owner, lamp.product_id)
    assert SearchRepository(owner.store_id).lease("somebody-else") is not None

    assert build(owner) is Outcome.BUSY

    assert service.index(owner).version == 0
    SearchRepository(owner.store_id).release("somebody-else")
    assert build(owner) is Outcome.BUILT
    assert titles(owner) == [lamp.title]


def test_builders_that_race_lose_nothing(owner: StoreContext) -> None:
    products = [create_product(owner, title=f"Lamp {n}").product for n in range(8)]
    index_all(owner)
    for product in products:
        catalog.update(
            owner, product.product_id, save_product(title=f"New {product.title}"), version=1
        )

    def change(product_id: str) -> None:
        touch(owner, product_id)
        building.build(system(owner))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(change, [product.product_id for product in products]))

    assert sorted(titles(owner, "new")) == [f"New Lamp {n}" for n in range(8)]
    assert items("DirtyProduct") == []


def test_a_swap_from_an_outdated_version_is_refused(owner: StoreContext) -> None:
    create_product(owner)
    index_all(owner)
    before = service.index(owner)
    index_all(owner)

    built = Built("stores/x/late.db.gz", 0, 0, 0, False)
    with pytest.raises(Overtaken):
        SearchRepository(owner.store_id).swap(before.version, built)

    assert service.index(owner).version == 2
    assert titles(owner) == ["Arc desk lamp"]


def test_a_builder_whose_lease_was_lost_gives_up_and_leaves_no_file(owner: StoreContext) -> None:
    lamp = create_product(owner).product
    index_all(owner)
    touch(owner, lamp.product_id)
    repo = SearchRepository(owner.store_id)
    slow = repo.lease("slow")
    assert slow is not None
    repo.release("slow")
    assert build(owner) is Outcome.BUILT

    with pytest.raises(Overtaken):
        building._step(system(owner), repo, _with_marks(repo, slow, lamp.product_id), "slow")

    assert service.index(owner).version == 2
    assert len(files()) == 2  # the current one, and the one before for who still reads it


def _with_marks(repo: SearchRepository, index: object, product_id: str) -> repository.SearchIndex:
    repo.mark([product_id])
    assert isinstance(index, repository.SearchIndex)
    return index


def test_a_crash_between_upload_and_swap_loses_nothing(owner: StoreContext) -> None:
    lamp = create_product(owner).product
    index_all(owner)
    catalog.update(owner, lamp.product_id, save_product(title="Bow desk lamp"), version=1)
    touch(owner, lamp.product_id)

    # What a builder leaves that is killed there: an uploaded file, its lease, the marks.
    repo = SearchRepository(owner.store_id)
    repo.lease("killed")
    aws.s3().put_object(
        Bucket=config.SEARCH_BUCKET, Key=storage.new_key(owner.store_id, 2), Body=b"half"
    )
    assert build(owner) is Outcome.BUSY
    assert titles(owner) == ["Arc desk lamp"]
    _end_lease(owner)

    assert build(owner) is Outcome.BUILT
    assert titles(owner) == ["Bow desk lamp"]


def test_a_crash_after_the_swap_only_builds_once_more(owner: StoreContext) -> None:
    lamp = create_product(owner).product
    touch(owner, lamp.product_id)
    kept = items("DirtyProduct")
    build(owner)
    touch(owner, kept[0]["SK"]["S"])  # as if the mark had not been taken away

    assert build(owner) is Outcome.BUILT

    assert titles(owner) == ["Arc desk lamp"]
    assert service.index(owner).version == 2


def _end_lease(owner: StoreContext) -> None:
    SearchIndex(models.search_pk(owner.store_id), models.INDEX_SK).update(
        [SearchIndex.builds_until.set(1)]
    )


def test_a_mark_that_is_set_again_while_its_version_is_built_stays(owner: StoreContext) -> None:
    lamp = create_product(owner).product
    touch(owner, lamp.product_id)
    repo = SearchRepository(owner.store_id)
    marks = repo.dirty(at_most=10)
    touch(owner, lamp.product_id)

    repo.clear(marks)

    assert len(items("DirtyProduct")) == 1


def test_what_is_asked_for_during_a_build_is_not_settled_with_it(owner: StoreContext) -> None:
    lamp = create_product(owner).product
    touch(owner, lamp.product_id)
    repo = SearchRepository(owner.store_id)
    index = repo.index()
    assert index is not None
    touch(owner, lamp.product_id)

    repo.settle(waiting=index.waiting, rebuild=None)

    assert service.index(owner).waiting is not None
    assert [due.store_id for due in repository.due(at_most=10)] == [owner.store_id]
