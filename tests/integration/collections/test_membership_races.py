"""Rules, edits and hands that change at the same moment as memberships are written."""

import random
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.support.catalog_factories import create_product, save_product, variant_fields
from tests.support.collections_factories import (
    Queue,
    by_hand,
    collection_fields,
    create_collection,
    in_it,
    product_of,
)
from tests.support.factories import store
from windlass.catalog import service as catalog
from windlass.collections import membership, placements, service
from windlass.collections.schemas import ChangeMembers, SaveCollection

pytestmark = pytest.mark.usefixtures("table")
PRICED = {"field": "price", "operator": "below", "number": 3_000}


def edit(product_id: str, **facts: object) -> None:
    product = product_of(store(), product_id)
    request = save_product(variants=[variant_fields(id=product.variants[0].id)], **facts)
    catalog.update(store(), product_id, request, version=product.version)


def test_who_wrote_by_old_rules_looks_again() -> None:
    """Rules change between the look at them and the write of a product."""
    desk = create_collection(store())
    product_id = create_product(store(), tags=["desk"]).product.product_id
    changes: list[str] = []

    def meanwhile(placement: membership.Placement) -> membership.Placement:
        if not changes:
            changes.append("rules")
            request = SaveCollection.model_validate(
                collection_fields(rules=[PRICED | {"number": 1}])
            )
            service.update(store(), desk.collection_id, request, version=desk.version)
        return placement

    membership.settle(store(), product_id, meanwhile)

    assert in_it(store(), desk.collection_id) == set()
    assert product_of(store(), product_id).collection_ids == []


def test_an_edit_at_the_same_moment_is_not_overwritten() -> None:
    desk = create_collection(store()).collection_id
    product_id = create_product(store(), tags=["desk"]).product.product_id
    changes: list[str] = []

    def meanwhile(placement: membership.Placement) -> membership.Placement:
        if not changes:
            changes.append("edit")
            edit(product_id, tags=[], title="Edited")
        return placement

    membership.settle(store(), product_id, meanwhile)

    assert product_of(store(), product_id).title == "Edited"
    assert in_it(store(), desk) == set()


def test_many_at_once_agree() -> None:
    """Edits, deliveries in any order and twice, and hands that add and remove, all racing."""
    desk, hand = create_collection(store()).collection_id, by_hand(store()).collection_id
    ids = [create_product(store(), tags=["desk"]).product.product_id for _ in range(4)]
    queue, dice = Queue(), random.Random(7)

    def one(number: int) -> None:
        product_id = ids[number % 4]
        membership.settle(store(), product_id)
        if number % 3 == 0:
            placements.change_members(store(), hand, ChangeMembers(add=[product_id]))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(one, dice.sample(range(24), 24)))
    queue.deliver()

    assert in_it(store(), desk) == set(ids)
    assert in_it(store(), hand) == set(ids)
    assert {tuple(sorted(product_of(store(), one).collection_ids)) for one in ids} == {
        tuple(sorted((desk, hand)))
    }
