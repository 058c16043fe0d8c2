"""Offers per variant, and the markup rule, through the API."""

from typing import Any

import pytest

from tests.support.supplier_factories import CASE, HUB, listed
from tests.support.suppliers_api import (
    ask,
    connect_cj,
    connect_manual,
    import_product,
    merchant,
)
from tests.support.table import items
from windlass.kit.money import Money
from windlass.suppliers import offers, service
from windlass.suppliers.errors import SupplierInUse, SupplierNotFound
from windlass.suppliers.models import OfferSet
from windlass.suppliers.offer_repository import OfferRepository
from windlass.suppliers.repository import SupplierRepository
from windlass.tenancy.context import StoreContext
from windlass.web.etags import VersionStale

pytestmark = pytest.mark.usefixtures("cloud", "sandbox")


@pytest.fixture
def store() -> StoreContext:
    return merchant()


@pytest.fixture
def product_id(store: StoreContext) -> str:
    connect_cj(store)
    return str(import_product(store, listed(HUB)["pid"])["product_id"])


def variant_id(store: StoreContext, product_id: str) -> str:
    return str(ask(store, "GET", f"/products/{product_id}").body["variants"][0]["id"])


def offer(variant: str, supplier: str, **overrides: Any) -> dict[str, Any]:
    money = {"amount": 900, "currency": "USD"}
    return {"variant_id": variant, "supplier_id": supplier, "cost": money} | overrides


def test_several_offers_for_one_variant_are_chosen_by_country(
    store: StoreContext, product_id: str
) -> None:
    path = f"/products/{product_id}/offers"
    before = ask(store, "GET", path).body
    workshop = connect_manual(store)["id"]
    body = {
        "offers": [
            *({k: v for k, v in each.items() if k != "page_url"} for each in before["offers"]),
            offer(variant_id(store, product_id), workshop, priority=2, countries=["DE", "AT"]),
        ]
    }
    body["offers"][0] |= {"countries": ["US"]}

    saved = ask(store, "PUT", path, body, version=before["version"])

    assert (saved.status, saved.body["version"]) == (200, 2)
    assert saved.body["offers"][0]["id"] == before["offers"][0]["id"]
    assert [each["page_url"] for each in saved.body["offers"]] == [
        f"https://cjdropshipping.com/product/-p-{listed(HUB)['pid']}.html",
        "https://example.com/orders",
    ]
    found = offers.of_products(store, [product_id])[product_id]
    chosen = {country: service.choose_offer(found, country) for country in ("US", "DE", "FR")}
    assert chosen["US"] is not None
    assert chosen["US"].cost == Money(1095, "USD")
    assert chosen["DE"] is not None
    assert chosen["DE"].supplier_id == workshop
    assert chosen["FR"] is None


def test_a_stale_version_is_refused(store: StoreContext, product_id: str) -> None:
    path = f"/products/{product_id}/offers"

    first = ask(store, "PUT", path, {"offers": []}, version=1)
    second = ask(store, "PUT", path, {"offers": []}, version=1)

    assert (first.status, second.status) == (200, 412)


def test_two_writers_of_one_version_do_not_both_win(store: StoreContext, product_id: str) -> None:
    repository = OfferRepository(store.store_id)
    stale = repository.find(product_id)

    repository.save(OfferSet(product_id=product_id, offers=[]), stale)
    with pytest.raises(VersionStale):
        repository.save(OfferSet(product_id=product_id, offers=[]), stale)


@pytest.mark.parametrize(
    ("case", "overrides", "field"),
    [
        ("variant", {"variant_id": "01JD0000000000000000000000"}, "offers.0.variant_id"),
        ("supplier", {"supplier_id": "01JD0000000000000000000000"}, "offers.0.supplier_id"),
        ("country", {"countries": ["Germany"]}, "offers.0.countries.0"),
        ("negative", {"cost": {"amount": -1, "currency": "USD"}}, "offers.0.cost.amount"),
    ],
)
def test_an_offer_that_does_not_fit_names_its_field(
    store: StoreContext, product_id: str, case: str, overrides: dict[str, Any], field: str
) -> None:
    body = {"offers": [offer(variant_id(store, product_id), "0" * 26) | overrides]}
    if case != "supplier":
        body["offers"][0]["supplier_id"] = ask(store, "GET", "/suppliers").body["items"][0]["id"]
        body["offers"][0] |= overrides

    answer = ask(store, "PUT", f"/products/{product_id}/offers", body, version=1)

    assert answer.status == 422
    assert answer.body["fields"][0]["field"].endswith(field), answer.body


def test_a_supplier_with_products_goes_only_when_another_takes_over(
    store: StoreContext, product_id: str
) -> None:
    [cj] = ask(store, "GET", "/suppliers").body["items"]
    workshop = connect_manual(store)["id"]

    refused = ask(store, "DELETE", f"/suppliers/{cj['id']}")
    removed = ask(store, "DELETE", f"/suppliers/{cj['id']}", query={"reassign_to": workshop})

    assert (refused.status, refused.body["code"]) == (409, "supplier_in_use")
    assert refused.body["details"] == {"products": 1}
    assert removed.status == 204
    [left] = ask(store, "GET", "/suppliers").body["items"]
    assert (left["id"], left["products"]) == (workshop, 1)
    [moved] = ask(store, "GET", f"/products/{product_id}/offers").body["offers"]
    assert moved["supplier_id"] == workshop


def test_aliexpress_cannot_take_over_from_a_person_who_is_not_there(
    store: StoreContext, product_id: str
) -> None:
    [cj] = ask(store, "GET", "/suppliers").body["items"]

    itself = ask(store, "DELETE", f"/suppliers/{cj['id']}", query={"reassign_to": cj["id"]})
    nobody = ask(store, "DELETE", f"/suppliers/{cj['id']}", query={"reassign_to": "0" * 26})

    assert (itself.status, itself.body["code"]) == (422, "reassignment_refused")
    assert (nobody.status, nobody.body["code"]) == (404, "supplier_not_found")


def test_a_product_gained_since_the_supplier_was_read_keeps_it(
    store: StoreContext, product_id: str
) -> None:
    suppliers = SupplierRepository(store.store_id)
    stale = suppliers.get(connect_manual(store)["id"])
    [offer_kept], _ = offers.of_product(store, product_id)
    made = offers.document(offer_kept) | {"supplier": stale.supplier_id}
    repository = OfferRepository(store.store_id)
    repository.save(OfferSet(product_id=product_id, offers=[made]), repository.find(product_id))

    with pytest.raises(SupplierInUse):
        suppliers.remove(stale)

    assert suppliers.get(stale.supplier_id).uses == 1


def test_an_offer_of_a_supplier_gone_since_is_not_saved(
    store: StoreContext, product_id: str
) -> None:
    suppliers = SupplierRepository(store.store_id)
    gone = suppliers.get(connect_manual(store)["id"])
    suppliers.remove(gone)
    before = items()
    [offer_kept], _ = offers.of_product(store, product_id)
    made = offers.document(offer_kept) | {"supplier": gone.supplier_id}
    repository = OfferRepository(store.store_id)

    with pytest.raises(SupplierNotFound):
        repository.save(OfferSet(product_id=product_id, offers=[made]), repository.find(product_id))

    assert items() == before


def test_the_markup_rule_starts_with_two_and_a_half_times_and_our_rate(store: StoreContext) -> None:
    assert ask(store, "GET", "/markup-rule").body == {
        "multiplier_basis_points": 25000,
        "fixed": 0,
        "ending": "99",
        "currency": "EUR",
        "usd_rate_micros": 920000,
        "is_own_rate": False,
    }


def test_a_markup_rule_prices_the_next_import(store: StoreContext) -> None:
    connect_cj(store)
    rule = {"multiplier_basis_points": 30000, "fixed": 50, "ending": "95"}
    saved = ask(store, "PUT", "/markup-rule", rule | {"usd_rate_micros": 900000})

    made = import_product(store, listed(CASE)["pid"])

    assert saved.body["is_own_rate"] is True
    product = ask(store, "GET", f"/products/{made['product_id']}").body
    assert product["variants"][0]["cost"] == {"amount": 281, "currency": "EUR"}  # 312 * 0.9
    assert product["variants"][0]["price"] == {"amount": 895, "currency": "EUR"}  # 893, up


def test_a_currency_without_a_rate_asks_for_one() -> None:
    store = merchant(currency="ISK", country="IS")
    rule = {"multiplier_basis_points": 25000, "usd_rate_micros": 138_000_000}

    asked = ask(store, "GET", "/markup-rule")
    saved = ask(store, "PUT", "/markup-rule", rule)

    assert (asked.status, asked.body["code"]) == (409, "exchange_rate_missing")
    assert (saved.status, saved.body["usd_rate_micros"]) == (200, 138_000_000)


@pytest.mark.parametrize(
    ("case", "rule", "field"),
    [
        ("below cost", {"multiplier_basis_points": 9_999}, "multiplier_basis_points"),
        ("a fraction", {"multiplier_basis_points": 2.5}, "multiplier_basis_points"),
        ("a strange ending", {"multiplier_basis_points": 20000, "ending": "97"}, "ending"),
        ("no rate", {"multiplier_basis_points": 20000, "usd_rate_micros": 0}, "usd_rate_micros"),
    ],
)
def test_a_bad_markup_rule_names_the_field(
    store: StoreContext, case: str, rule: dict[str, Any], field: str
) -> None:
    answer = ask(store, "PUT", "/markup-rule", rule)

    assert answer.status == 422, case
    assert answer.body["fields"][0]["field"].endswith(field)
