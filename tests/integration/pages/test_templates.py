"""Texts to start a page from, with what the store knows of itself."""

import pytest

from tests.integration.pages.test_api import send
from tests.support.stores_factories import create_store, owner_of
from windlass.shipping import service as shipping
from windlass.stores.models import Store

pytestmark = pytest.mark.usefixtures("table")


@pytest.fixture
def store(table: None) -> Store:
    return create_store(slug="volt")


def test_templates_know_the_store_and_mark_the_rest(store: Store) -> None:
    found = {one["key"]: one for one in send(store, "GET", "/templates").body["items"]}

    assert list(found) == ["about", "contact", "faq", "shipping", "returns"]
    assert found["about"]["body_html"].startswith("<p>Volt Electronics sells <mark>what you sell")
    assert "within 30 days" in found["returns"]["body_html"]
    assert "<mark>your e-mail address</mark>" in found["contact"]["body_html"]
    assert "Germany" in found["contact"]["body_html"]


def test_templates_name_delivery_times_and_prices(store: Store) -> None:
    shipping.seed_defaults(owner_of(store), country="DE", currency="EUR")

    found = {one["key"]: one for one in send(store, "GET", "/templates").body["items"]}

    row = "<tr><td>Germany</td><td>Standard shipping</td><td>7 to 14 days</td><td>free</td></tr>"
    assert row in found["shipping"]["body_html"]
    assert "Usually 7 to 21 days" in found["faq"]["body_html"]
