"""Who may refresh, and what happens to those who come second."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
import time_machine

from infra.local.sandbox.context import Sandbox
from schedules.app import handler as schedules
from tests.support.api import CONTEXT
from tests.support.suppliers_api import ask, connect_aliexpress, connect_cj, merchant
from tests.support.table import items
from windlass.adapters.kms import SealBroken
from windlass.kit import clock
from windlass.suppliers import credentials, service
from windlass.suppliers.models import Kind, SupplierStatus
from windlass.suppliers.repository import SupplierRepository, due_for_refresh
from windlass.tenancy.context import StoreContext
from windlass.web.etags import VersionStale

pytestmark = pytest.mark.usefixtures("cloud", "sandbox")


def repository(store: StoreContext) -> SupplierRepository:
    return SupplierRepository(store.store_id)


def test_many_who_find_a_refused_token_refresh_it_once(sandbox: Sandbox) -> None:
    store = merchant()
    supplier_id = connect_aliexpress(store)["id"]
    stale = credentials.opened(repository(store).get(supplier_id)).access_token

    with ThreadPoolExecutor(8) as pool:
        tokens = set(
            pool.map(lambda _: credentials.renewed(repository(store), supplier_id, stale), range(8))
        )

    assert len(tokens) == 1
    assert stale not in tokens
    assert repository(store).get(supplier_id).status == SupplierStatus.CONNECTED
    refreshed = sandbox.journal.entries("aliexpress", path="/auth/token/refresh")
    assert len(refreshed) == 1
    assert [item for item in items("OutboxEvent") if "Supplier" in item["type"]["S"]] == []


def test_only_one_may_claim_the_refresh() -> None:
    store = merchant()
    supplier_id = connect_cj(store)["id"]
    first, second = repository(store).get(supplier_id), repository(store).get(supplier_id)
    until = int(clock.now().timestamp()) + 60

    assert repository(store).claim_refresh(first, until=until)
    assert not repository(store).claim_refresh(second, until=until)


def test_credentials_of_a_reconnect_are_not_overwritten_by_a_slow_refresh() -> None:
    store = merchant()
    supplier_id = connect_cj(store)["id"]
    stale = repository(store).get(supplier_id)
    connect_cj(store)
    kept = repository(store).get(supplier_id).sealed

    assert not repository(store).save_credentials(stale, b"old", clock.now())
    assert not repository(store).need_reconnect(stale, "old ones failed")

    now = repository(store).get(supplier_id)
    assert (now.sealed, now.status) == (kept, SupplierStatus.CONNECTED)


def test_a_rename_does_not_bring_back_a_connection_that_failed_meanwhile() -> None:
    store = merchant()
    stale = repository(store).get(connect_cj(store)["id"])
    seen = stale.status
    repository(store).need_reconnect(repository(store).get(stale.supplier_id), "revoked")
    stale.name = "New name"

    with pytest.raises(VersionStale):
        repository(store).edit(stale, version=1, status_was=seen)

    kept = repository(store).get(stale.supplier_id)
    assert (kept.status, kept.name) == (SupplierStatus.NEEDS_RECONNECT, "CJ")


def test_a_reconnect_that_read_an_old_status_is_not_kept() -> None:
    store = merchant()
    before = repository(store).get(connect_cj(store)["id"])
    repository(store).need_reconnect(repository(store).get(before.supplier_id), "revoked")
    fresh = repository(store).get(before.supplier_id)
    fresh.status, fresh.gsi3pk, fresh.gsi3sk = SupplierStatus.CONNECTED.value, "a", "b"

    assert not repository(store).reconnect(fresh, before)
    assert repository(store).reconnect(fresh, repository(store).get(before.supplier_id))

    told = [item["type"]["S"] for item in items("OutboxEvent") if "Supplier" in item["type"]["S"]]
    assert sorted(told) == ["SupplierNeedsReconnect", "SupplierReconnected"]


def test_sealed_credentials_open_for_their_supplier_only() -> None:
    store = merchant()
    one = repository(store).get(connect_cj(store)["id"])
    other = repository(store).get(connect_aliexpress(store)["id"])
    other.sealed = one.sealed

    assert credentials.opened(one).api_key.startswith("CJ1234567")
    with pytest.raises(SealBroken):
        credentials.opened(other)


def test_the_schedule_refreshes_what_ends_soon_and_nothing_else() -> None:
    store = merchant()
    supplier_id = connect_cj(store)["id"]
    before = repository(store).get(supplier_id)

    context: Any = CONTEXT
    schedules({"job": "refresh_supplier_tokens"}, context)
    unchanged = repository(store).get(supplier_id)
    with time_machine.travel(clock.now() + timedelta(days=14), tick=True):
        assert len(due_for_refresh(clock.now(), at_most=10)) == 1
        assert service.refresh_due() == 1
        assert due_for_refresh(clock.now(), at_most=10) == []

    after = repository(store).get(supplier_id)
    assert unchanged.credentials_version == before.credentials_version == 1
    assert after.credentials_version == 2
    assert credentials.opened(after) != credentials.opened(before)


def test_a_supplier_that_is_down_is_tried_again_later(sandbox: Sandbox) -> None:
    from infra.local.sandbox.trouble import Rule

    store = merchant()
    supplier_id = connect_aliexpress(store)["id"]
    sandbox.trouble.add(Rule("aliexpress", "5xx"))

    with time_machine.travel(clock.now() + timedelta(days=29), tick=True):
        assert service.refresh_due() == 0
        sandbox.trouble.replace_rules([])
        assert service.refresh_due() == 1

    assert repository(store).get(supplier_id).status == SupplierStatus.CONNECTED


def test_webhooks_are_about_every_store_that_shares_the_account() -> None:
    one, two = merchant(), merchant(user_id="owner-2")
    connect_cj(one)
    connect_cj(two)
    account_id = repository(one).list()[0].account_id

    found = service.subscribers(Kind.CJ, account_id)

    assert {each.store_id for each in found} == {one.store_id, two.store_id}
    assert service.subscribers(Kind.ALIEXPRESS, account_id) == []


def test_an_account_that_was_left_is_told_of_nothing() -> None:
    store = merchant()
    supplier_id = connect_aliexpress(store, "old-buyer")["id"]
    left = repository(store).get(supplier_id).account_id

    connect_aliexpress(store, "new-buyer", supplier_id=supplier_id)

    assert service.subscribers(Kind.ALIEXPRESS, left) == []
    assert len(items("SupplierAccount")) == len(items("Supplier")) == 1


def test_a_removed_supplier_is_told_of_nothing() -> None:
    store = merchant()
    made = connect_cj(store)

    assert ask(store, "DELETE", f"/suppliers/{made['id']}").status == 204

    assert items("Supplier") == items("SupplierAccount") == []
