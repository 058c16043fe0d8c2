"""A change of rules reaches every product: in steps, after a crash, and in spite of edits."""

from datetime import timedelta

import pytest

from schedules.jobs.collections import refresh_collections
from tests.support.catalog_factories import create_product, save_product, variant_fields
from tests.support.collections_factories import (
    Queue,
    collection_fields,
    create_collection,
    in_it,
    product_of,
)
from tests.support.factories import store
from tests.support.table import items
from windlass.catalog import service as catalog
from windlass.collections import jobs, service
from windlass.collections.models import Collection, MembershipJob
from windlass.collections.schemas import SaveCollection
from windlass.kit import clock

pytestmark = pytest.mark.usefixtures("table")
CHEAP = {"field": "price", "operator": "below", "number": 5_000}


def stock_up(count: int) -> set[str]:
    return {create_product(store(), title=f"Lamp {n}").product.product_id for n in range(count)}


def change_rules(collection: Collection) -> None:
    request = SaveCollection.model_validate(collection_fields(rules=[CHEAP]))
    service.update(store(), collection.collection_id, request, version=collection.version)


def running() -> MembershipJob:
    job = service.job(store())
    assert job is not None
    return job


def test_each_step_leaves_an_event_for_the_next(cloud: None) -> None:
    collection, ids = create_collection(store()), stock_up(130)
    change_rules(collection)

    jobs.go_on(store(), running().job_id, seconds=0)
    assert (running().is_done, running().looked_at) == (False, 100)
    jobs.go_on(store(), running().job_id, seconds=0)

    assert (running().is_done, running().looked_at) == (True, 130)
    assert in_it(store(), collection.collection_id) == ids
    told = [item for item in items("OutboxEvent") if item["type"]["S"] == "MembershipsOutdated"]
    assert len(told) == 3  # two changes of rules, and one step that was not the last


def test_a_step_that_is_delivered_twice_or_late_does_no_harm() -> None:
    collection, _ids = create_collection(store()), stock_up(3)
    change_rules(collection)
    job_id = running().job_id
    jobs.go_on(store(), job_id)
    before = items()

    jobs.go_on(store(), job_id)
    jobs.go_on(store(), "a job that was replaced")

    assert items() == before


def test_a_newer_change_begins_anew_and_remembers_how_many_there_were() -> None:
    collection = create_collection(store())
    stock_up(3)
    change_rules(collection)
    jobs.go_on(store(), running().job_id)

    create_collection(store(), title="Another")

    assert (running().is_done, running().looked_at, running().total) == (False, 0, 3)


def test_a_product_edited_during_the_job_ends_where_it_belongs() -> None:
    collection, queue = create_collection(store()), Queue()
    [first, *_] = sorted(stock_up(3))
    change_rules(collection)
    own = product_of(store(), first).variants[0].id
    dear = [variant_fields(id=own, price={"amount": 9_000, "currency": "EUR"})]
    catalog.update(store(), first, save_product(variants=dear), version=1)

    queue.deliver(newest_first=True)

    assert first not in in_it(store(), collection.collection_id)
    assert len(in_it(store(), collection.collection_id)) == 2


def test_rules_about_age_are_looked_at_every_hour() -> None:
    young = {"field": "created", "operator": "within_days", "number": 30}
    collection, queue = create_collection(store(), rules=[young]), Queue()
    create_collection(store(), title="Not about age")
    [product_id] = stock_up(1)
    queue.deliver()
    before = running().job_id

    refresh_collections()
    queue.deliver()

    assert running().job_id != before
    assert running().is_done
    assert in_it(store(), collection.collection_id) == {product_id}


def test_a_store_without_such_rules_is_left_alone() -> None:
    create_collection(store())
    Queue().deliver()
    before = items()

    refresh_collections()

    assert items() == before


def test_a_job_that_stands_still_goes_on() -> None:
    create_collection(store())
    job = running()
    job.update([MembershipJob.moved_at.set(clock.now() - timedelta(minutes=11))])
    queue = Queue()
    queue.delivered = {event.event_id for event in queue.waiting()}  # its event was lost

    refresh_collections()
    queue.deliver()

    assert running().is_done
