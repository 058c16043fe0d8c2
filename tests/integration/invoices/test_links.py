"""The lasting link by which a shopper opens an order's invoice."""

from urllib.parse import parse_qs, urlsplit

import pytest

from storefront_api.app import handler as shop_handler
from tests.support.api import call
from tests.support.invoice_factories import place
from tests.support.stores_factories import open_store
from tests.support.table import items
from windlass.invoices import service
from windlass.stores import launching, storefronts
from windlass.tenancy import service as tenancy


def test_the_shopper_opens_it_by_the_link_of_the_order(cloud: None) -> None:
    front = open_store()
    owner = tenancy.enter(front.store_id, user_id="owner-1")
    order = place(owner)

    link = urlsplit(service.link_for(front, order.order_id))
    query = {name: values[0] for name, values in parse_qs(link.query).items()}
    opened = call(shop_handler, "GET", link.path, query=query)

    assert opened.status == 302
    assert "/invoices/" in opened.headers["Location"][0]
    assert len(items("Invoice")) == 1  # made on the spot: no event had come yet


def test_it_opens_in_a_store_that_is_closed_again(cloud: None) -> None:
    front = open_store()
    owner = tenancy.enter(front.store_id, user_id="owner-1")
    order = place(owner)
    link = urlsplit(service.link_for(front, order.order_id))
    query = {name: values[0] for name, values in parse_qs(link.query).items()}

    launching.close(owner)
    storefronts.forget()

    forged = query | {"token": "guessed"}
    assert call(shop_handler, "GET", link.path, query=query).status == 302
    assert call(shop_handler, "GET", link.path, query=forged).status == 404
    assert call(shop_handler, "GET", f"/api/v1/public/stores/{front.slug}").status == 404


@pytest.mark.parametrize("changed", [{"token": "guessed"}, {"refund": "refund-9"}])
def test_no_other_link_opens_it(cloud: None, changed: dict[str, str]) -> None:
    front = open_store()
    owner = tenancy.enter(front.store_id, user_id="owner-1")
    order = place(owner)
    link = urlsplit(service.link_for(front, order.order_id))
    query = {name: values[0] for name, values in parse_qs(link.query).items()} | changed

    assert call(shop_handler, "GET", link.path, query=query).status == 404


def test_a_link_of_another_store_opens_nothing(cloud: None) -> None:
    ours, theirs = open_store(slug="volt"), open_store("owner-2", slug="ampere")
    order = place(tenancy.enter(ours.store_id, user_id="owner-1"))
    link = urlsplit(service.link_for(theirs, order.order_id))
    query = {name: values[0] for name, values in parse_qs(link.query).items()}

    assert call(shop_handler, "GET", link.path, query=query).status == 404
    assert items("Invoice") == []
