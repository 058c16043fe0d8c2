"""Mails stand among what happened with the customer they went to."""

from __future__ import annotations

import pytest

from merchant_api.app import handler
from tests.support import customers_factories as customers
from tests.support import orders_factories
from tests.support.address_factories import GOOD
from tests.support.api import call
from tests.support.cost import count_table_calls
from tests.support.customers_factories import ADA
from tests.support.stores_factories import create_store, owner_of
from windlass.customers import admin
from windlass.kit import addresses
from windlass.mail import of_customers, orders
from windlass.tenancy.context import StoreContext

IN_BERLIN = addresses.normalise(GOOD["DE"] | {"name": "Ada Byron", "country": "DE"}).to_document()

pytestmark = pytest.mark.usefixtures("cloud")


@pytest.fixture
def volt(cloud: None) -> StoreContext:
    return owner_of(create_store(slug="volt"))


def with_mails(volt: StoreContext) -> str:
    """Ada's id: she ordered, got two mails, and somebody else got one."""
    order = orders_factories.place(volt, email=ADA, address=IN_BERLIN)
    ada = customers.ordered(volt, order.number, order_id=order.order_id, total=order.total)
    for template in ("order_confirmation", "delivered"):
        orders.send(volt, order.order_id, template)
    other = orders_factories.place(volt, email="zoe@example.com", address=IN_BERLIN)
    orders.send(volt, other.order_id, "delivered")
    admin.add_note(volt, ada.customer_id, "Called back.")
    return str(ada.customer_id)


def test_mails_come_in_their_turn_over_as_many_pages_as_it_takes(volt: StoreContext) -> None:
    ada = with_mails(volt)
    whole = [one.kind for one in of_customers.timeline(volt, ada, limit=10).items]
    assert whole == ["note", "mail", "mail", "order_placed"]

    seen, cursor = [], None
    for _page in range(4):
        page = of_customers.timeline(volt, ada, limit=1, cursor=cursor)
        seen += [one.kind for one in page.items]
        cursor = page.next_cursor

    assert (seen, cursor) == (whole, None)


def test_a_mail_says_what_became_of_it_and_where_it_is(volt: StoreContext) -> None:
    ada = with_mails(volt)
    path = f"/api/v1/stores/{volt.store_id}/customers/{ada}/timeline"

    [_note, newest, *_rest] = call(handler, "GET", path, as_=volt).body["items"]

    assert newest["message"].endswith("” is about to be sent.")
    assert newest["data"].keys() == {"mail_id", "state", "order_id"}


def test_they_cost_one_read(volt: StoreContext) -> None:
    ada = with_mails(volt)
    with count_table_calls() as without:
        admin.timeline(volt, ada, limit=10)
    with count_table_calls() as with_them:
        of_customers.timeline(volt, ada, limit=10)

    assert with_them.round_trips == without.round_trips + 1
