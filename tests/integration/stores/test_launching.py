"""A store opens when it can sell, and not before."""

from typing import Any

import pytest

from tests.support.accounts_factories import Browser, register
from tests.support.stores_factories import colleague, create_store, owner_of
from tests.support.table import items
from windlass.accounts import service as accounts
from windlass.accounts.sessions import Client
from windlass.catalog import models as catalog
from windlass.catalog.models import Card, Status
from windlass.home import checklist
from windlass.kit import clock
from windlass.kit.errors import Forbidden
from windlass.kit.money import Money
from windlass.shipping import service as shipping
from windlass.stores import launching
from windlass.stores import service as stores
from windlass.stores.errors import LaunchNotReady
from windlass.stores.models import Store
from windlass.stores.repository import StoreRepository
from windlass.tenancy.context import Role, StoreContext

pytestmark = pytest.mark.usefixtures("table")
MUSTS = ["verify_email", "product", "shipping", "payments"]


@pytest.fixture
def store(table: None) -> StoreContext:
    """A new store of someone who has done nothing else."""
    return owner_of(create_store(register(), slug="volt"))


def do(step: str, store: StoreContext) -> None:
    match step:
        case "verify_email":
            token = accounts.mint_verification(store.actor_id)
            accounts.verify_email(token, client=Client("192.0.2.1", "Firefox"))
        case "product":
            publish(store)
        case "shipping":
            shipping.seed_defaults(store, country="DE", currency="EUR")
        case "payments":
            StoreRepository(store.store_id).write(Store.charges_enabled.set(True))


def publish(store: StoreContext, status: Status = Status.ACTIVE) -> None:
    price: Any = Money(1999, "EUR")
    Card(
        catalog.product_pk(store.store_id, "p1"),
        catalog.CARD_SK,
        product_id="p1",
        title="Lamp",
        handle="lamp",
        status=status,
        vendor="",
        product_type="",
        tags=[],
        price=price,
        highest_price=price,
        variant_count=1,
        available=1,
        is_sold_out=False,
        revision=1,
        stock_read_at=0,
        updated_at=clock.now(),
        gsi2pk=catalog.cards_pk(store.store_id, status),
        gsi2sk="p1",
    ).save()


def test_a_new_store_has_everything_to_do(store: StoreContext) -> None:
    found = checklist.of(store)

    assert [(step.key, step.is_done, step.is_required) for step in found.steps] == [
        ("verify_email", False, True),
        ("supplier", False, False),
        ("product", False, True),
        ("shipping", False, True),
        ("payments", False, True),
        ("policies", False, False),
    ]
    assert found.missing == MUSTS


@pytest.mark.parametrize("left_out", MUSTS)
def test_a_store_without_one_of_the_musts_stays_closed(left_out: str, store: StoreContext) -> None:
    for step in MUSTS:
        if step != left_out:
            do(step, store)

    with pytest.raises(LaunchNotReady) as refused:
        checklist.launch(store)

    assert refused.value.details == {"missing": [left_out]}
    assert not stores.storefront("volt").is_open


def test_a_draft_is_not_a_published_product(store: StoreContext) -> None:
    publish(store, Status.DRAFT)
    assert "product" in checklist.of(store).missing


def test_a_shop_that_delivers_to_the_european_union_is_told_of_safety_data(
    store: StoreContext,
) -> None:
    def steps() -> list[tuple[str, bool]]:
        found = checklist.of(store).steps
        return [(step.key, step.is_done) for step in found if step.key == "safety"]

    publish(store)
    before = steps()
    do("shipping", store)
    asked = steps()
    Card.get(catalog.product_pk(store.store_id, "p1"), catalog.CARD_SK).update(
        [Card.has_safety.set(True)]
    )

    assert (before, asked, steps()) == ([], [("safety", False)], [("safety", True)])


def test_a_ready_store_launches_and_tells_once(store: StoreContext) -> None:
    for step in MUSTS:
        do(step, store)

    first = checklist.launch(store)
    closed = launching.close(store)
    again = checklist.launch(store)

    assert (first.is_open, closed.is_open, again.is_open) == (True, False, True)
    assert first.launched_at == again.launched_at
    events = [item["type"]["S"] for item in items("OutboxEvent")]
    assert events.count("StoreLaunched") == 1
    assert stores.storefront("volt").is_open


def test_charges_that_were_disabled_since_the_list_was_read_keep_it_closed(
    store: StoreContext,
) -> None:
    with pytest.raises(LaunchNotReady) as refused:
        launching.launch(store, missing=[])

    assert refused.value.details == {"missing": ["payments"]}
    assert not stores.storefront("volt").is_open
    assert "StoreLaunched" not in [item["type"]["S"] for item in items("OutboxEvent")]


def test_two_launches_from_one_reading_tell_once(store: StoreContext) -> None:
    for step in MUSTS:
        do(step, store)
    repository = StoreRepository(store.store_id)
    before = repository.get()

    assert [repository.open(before) for _ in range(2)] == [True, True]

    events = [item["type"]["S"] for item in items("OutboxEvent")]
    assert events.count("StoreLaunched") == 1


@pytest.mark.parametrize("role", [Role.VIEWER, Role.FULFILMENT])
def test_only_who_may_write_opens_and_closes(role: Role, store: StoreContext) -> None:
    for step in MUSTS:
        do(step, store)
    insider = colleague(stores.get(store), role)

    for use_case in (checklist.launch, launching.close):
        with pytest.raises(Forbidden):
            use_case(insider)

    assert not stores.storefront("volt").is_open


def test_the_routes_say_what_is_missing(store: StoreContext) -> None:
    browser = Browser()
    browser.login()
    path = f"/stores/{store.store_id}"

    listed = browser.send("GET", f"{path}/checklist").body
    refused = browser.send("POST", f"{path}/launch")

    assert (listed["can_launch"], listed["is_open"], len(listed["items"])) == (False, False, 6)
    assert (refused.status, refused.body["code"]) == (409, "launch_not_ready")
    assert refused.body["details"] == {"missing": MUSTS}
