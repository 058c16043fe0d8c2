"""Who made a product and what its buyer must know (Regulation (EU) 2023/988, article 19)."""

from typing import Any

import pytest

from merchant_api.app import handler
from tests.support.api import Answer, call
from tests.support.catalog_factories import product_fields
from tests.support.stores_factories import create_store, owner_of
from windlass.catalog.models import CARD_SK, Card, product_pk
from windlass.stores.models import Store

pytestmark = pytest.mark.usefixtures("table")

MAKER = {
    "name": "Lumen Ltd",
    "address": "Road 1, Shenzhen",
    "country": "CN",
    "contact": "safety@lumen.example",
}
NOBODY = {"name": "", "address": "", "country": "", "contact": ""}
HELPER = MAKER | {"name": "Lumen EU", "address": "Ring 1, Berlin", "country": "DE"}


@pytest.fixture
def store(table: None) -> Store:
    return create_store()


def save(store: Store, safety: dict[str, Any]) -> Answer:
    address = f"/api/v1/stores/{store.store_id}/products"
    body = product_fields(safety=safety)
    return call(handler, "POST", address, as_=owner_of(store), body=body)


def test_safety_data_is_kept_and_given_back(store: Store) -> None:
    given = {
        "manufacturer": MAKER,
        "responsible": HELPER,
        "identifier": "LMP-1",
        "warnings": "Hot.\nNot for children.",
    }

    made = save(store, given)

    assert made.status == 201
    assert made.body["safety"] == given | {"suffices_in_the_union": True}


def test_a_product_without_any_says_that_it_has_none(store: Store) -> None:
    assert save(store, {}).body["safety"] == {
        "manufacturer": NOBODY,
        "responsible": NOBODY,
        "identifier": "",
        "warnings": "",
        "suffices_in_the_union": False,
    }


@pytest.mark.parametrize(
    ("maker", "helper", "suffices"),
    [
        pytest.param(MAKER | {"country": "FR"}, NOBODY, True, id="made_in_the_union"),
        pytest.param(MAKER, NOBODY, False, id="nobody_in_the_union"),
        pytest.param(MAKER, HELPER, True, id="somebody_in_the_union"),
        pytest.param(MAKER, HELPER | {"contact": ""}, False, id="nowhere_to_write_to"),
        pytest.param(MAKER | {"address": ""}, HELPER, False, id="no_address_of_the_maker"),
    ],
)
def test_what_suffices_in_the_european_union(
    store: Store, maker: dict[str, str], helper: dict[str, str], suffices: bool
) -> None:
    made = save(store, {"manufacturer": maker, "responsible": helper})

    card = Card.get(product_pk(owner_of(store).store_id, made.body["id"]), CARD_SK)
    assert (made.body["safety"]["suffices_in_the_union"], card.has_safety) == (suffices, suffices)


@pytest.mark.parametrize("contact", ["ask us", "a@b", "javascript:alert(1)", "ftp://lumen.example"])
def test_a_contact_that_is_neither_mail_nor_page_is_refused(store: Store, contact: str) -> None:
    refused = save(store, {"manufacturer": MAKER | {"contact": contact}})

    assert refused.status == 422
    assert [problem["field"] for problem in refused.body["fields"]] == [
        "safety.manufacturer.contact"
    ]
