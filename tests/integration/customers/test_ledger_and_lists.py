"""Orders counted once, and customers found again."""

import threading
from datetime import timedelta

import pytest

from tests.support import customers_factories as customers
from tests.support.customers_factories import ADA, PLACED
from tests.support.factories import store as store_of
from tests.support.table import items
from windlass.customers import admin, ledger, service
from windlass.customers.errors import CustomerNotFound
from windlass.customers.schemas import UpdateCustomer
from windlass.kit.errors import Forbidden, Invalid
from windlass.kit.ids import new_id
from windlass.kit.money import Money
from windlass.kit.paging import CursorInvalid
from windlass.tenancy.context import Role
from windlass.web.etags import VersionStale

pytestmark = pytest.mark.usefixtures("table")

VOLT, AMPERE = store_of("volt"), store_of("ampere")


def update(customer_id: str, *, version: int, **given: object) -> None:
    admin.update(VOLT, customer_id, UpdateCustomer.model_validate(given), version=version)


def test_a_guests_order_makes_a_customer() -> None:
    found = customers.ordered(VOLT)
    assert (found.email, found.name, found.is_registered) == (ADA, "Ada Byron", False)
    assert (found.order_count, found.lifetime, found.last_order_at) == (1, {"EUR": 2950}, PLACED)


def test_an_order_told_ten_times_at_once_counts_once() -> None:
    order_id = new_id()
    threads = [
        threading.Thread(target=customers.ordered, args=(VOLT,), kwargs={"order_id": order_id})
        for _ in range(10)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    found = service.find_by_email(VOLT, ADA)
    assert found is not None
    assert (found.order_count, found.lifetime) == (1, {"EUR": 2950})
    assert len(items("CustomerOrder")) == 1


def test_ten_orders_at_once_all_count() -> None:
    threads = [threading.Thread(target=customers.ordered, args=(VOLT, 1001 + n)) for n in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    found = service.find_by_email(VOLT, ADA)
    assert found is not None
    assert (found.order_count, found.lifetime) == (10, {"EUR": 29500})


def test_each_currency_has_its_own_sum_and_the_newest_order_is_the_last() -> None:
    customers.ordered(VOLT, 1002, total=Money(500, "JPY"), placed_at=PLACED + timedelta(days=1))
    found = customers.ordered(VOLT, 1001)
    assert found.lifetime == {"EUR": 2950, "JPY": 500}
    assert found.last_order_at == PLACED + timedelta(days=1)


def test_who_was_signed_in_is_the_customer_whatever_address_was_typed() -> None:
    ada = customers.guest(VOLT)
    found = customers.ordered(VOLT, email="office@example.com", customer_id=ada.customer_id)
    assert found.customer_id == ada.customer_id
    assert service.find_by_email(VOLT, "office@example.com") is None


def test_orders_are_paged_newest_first() -> None:
    for number in range(1001, 1006):
        found = customers.ordered(VOLT, number)
    first = ledger.orders_of(VOLT, found.customer_id, limit=2)
    second = ledger.orders_of(VOLT, found.customer_id, limit=2, cursor=first.next_cursor)
    third = ledger.orders_of(VOLT, found.customer_id, limit=2, cursor=second.next_cursor)
    pages = [[one.number for one in page.items] for page in (first, second, third)]
    assert pages == [[1005, 1004], [1003, 1002], [1001]]
    assert third.next_cursor is None


def test_a_customer_is_one_stores() -> None:
    customers.ordered(VOLT)
    assert service.find_by_email(AMPERE, ADA) is None
    assert admin.list_page(AMPERE, limit=10).items == []


def emails(**asked: str) -> list[str]:
    return [one.email for one in admin.list_page(VOLT, limit=10, **asked).items]


def people() -> dict[str, str]:
    named = {"ada@example.com": "Ada Byron", "adam@volt.test": "Adam Ampère", "bo@x.test": "Bo Li"}
    return {
        email: customers.guest(VOLT, email, name=name).customer_id for email, name in named.items()
    }


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("ada", ["ada@example.com", "adam@volt.test"]),
        ("ADA@EX", ["ada@example.com"]),
        ("byr", ["ada@example.com"]),
        ("ampere", ["adam@volt.test"]),
        ("bo li", ["bo@x.test"]),
        ("volt.test", ["adam@volt.test"]),
        ("nobody", []),
        ("!!", []),
    ],
)
def test_search_by_the_beginning_of_address_or_name(query: str, found: list[str]) -> None:
    people()
    assert sorted(emails(query=query)) == found


def test_search_pages_show_each_customer_once() -> None:
    people()
    first = admin.list_page(VOLT, query="ada", limit=1)
    second = admin.list_page(VOLT, query="ada", limit=1, cursor=first.next_cursor)
    assert sorted(one.email for one in [*first.items, *second.items]) == [
        "ada@example.com",
        "adam@volt.test",
    ]
    assert second.next_cursor is None


def test_everybody_comes_newest_first_and_a_cursor_belongs_to_its_list() -> None:
    ids = people()
    first = admin.list_page(VOLT, limit=2)
    second = admin.list_page(VOLT, limit=2, cursor=first.next_cursor)
    listed = [one.customer_id for one in [*first.items, *second.items]]
    assert listed == sorted(ids.values(), reverse=True)
    with pytest.raises(CursorInvalid):
        admin.list_page(VOLT, query="ada", limit=2, cursor=first.next_cursor)
    with pytest.raises(CursorInvalid):
        admin.list_page(AMPERE, limit=2, cursor=first.next_cursor)


def test_tags_are_found_in_any_case_and_gone_when_taken_off() -> None:
    ids = people()
    ada = ids["ada@example.com"]

    update(ada, version=1, tags=["VIP", "vip", "Press"])
    assert emails(tag="vip") == ["ada@example.com"]
    assert admin.get(VOLT, ada).tag_names == ("vip", "Press")
    assert emails(tag="vi") == []

    update(ada, version=2, tags=["Press"])
    assert emails(tag="vip") == []


def test_a_new_name_is_found_and_the_old_one_is_not() -> None:
    ada = people()["ada@example.com"]
    update(ada, version=1, name="Augusta King")
    assert (emails(query="king"), emails(query="byron")) == (["ada@example.com"], [])


def test_a_stale_update_changes_nothing() -> None:
    ada = people()["ada@example.com"]
    update(ada, version=1, tax_exempt=True)
    before = items()
    with pytest.raises(VersionStale):
        update(ada, version=1, tax_exempt=False)
    assert items() == before


def test_a_tag_with_a_key_sign_is_refused() -> None:
    ada = people()["ada@example.com"]
    with pytest.raises(Invalid) as refused:
        update(ada, version=1, tags=["a#b"])
    assert refused.value.fields[0].field == "tags"


def test_notes_and_sign_ins_are_on_the_timeline_newest_first() -> None:
    ada = customers.signed_in(VOLT).customer.customer_id
    admin.add_note(VOLT, ada, "Prefers to be called.")

    whole = admin.timeline(VOLT, ada, limit=10).items
    assert whole[0].message == "Prefers to be called."
    assert {one.kind for one in whole} == {"note", "signed_in", "registered", "verified"}
    first = admin.timeline(VOLT, ada, limit=3)
    second = admin.timeline(VOLT, ada, limit=3, cursor=first.next_cursor)
    assert [one.entry_id for one in [*first.items, *second.items]] == [
        one.entry_id for one in whole
    ]


def test_without_the_right_nothing_is_told_or_changed() -> None:
    ada = people()["ada@example.com"]
    shopper, viewer = store_of("volt", Role.SHOPPER), store_of("volt", Role.VIEWER)
    before = items()
    with pytest.raises(Forbidden):
        admin.list_page(shopper, limit=1)
    with pytest.raises(Forbidden):
        admin.add_note(viewer, ada, "no")
    with pytest.raises(CustomerNotFound):
        admin.get(AMPERE, ada)
    assert items() == before
