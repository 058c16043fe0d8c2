"""Products of suppliers become drafts, once."""

import pytest

from infra.local.sandbox.context import Sandbox
from tests.support.stores_factories import colleague, create_store, owner_of
from tests.support.supplier_factories import API_KEY, CASE, EARBUDS, HUB, listed
from tests.support.suppliers_api import (
    ask,
    connect_aliexpress,
    connect_cj,
    import_product,
    merchant,
)
from tests.support.table import items
from windlass.suppliers import offers
from windlass.tenancy.context import Role, StoreContext

pytestmark = pytest.mark.usefixtures("cloud", "sandbox")


@pytest.fixture
def store() -> StoreContext:
    found = merchant()
    connect_cj(found)
    return found


def test_an_address_becomes_a_draft_with_prices_costs_and_stock(store: StoreContext) -> None:
    made = import_product(store, listed(EARBUDS)["cj_url"])

    product = ask(store, "GET", f"/products/{made['product_id']}").body
    assert (made["status"], made["is_new"], made["warnings"]) == ("draft", True, [])
    assert product["title"] == "True Wireless Earbuds with Noise Cancelling"
    assert product["options"] == [
        {"name": "Color", "values": ["White", "Black", "Sky Blue", "Blush Pink"]}
    ]
    first = product["variants"][0]
    assert first["cost"] == {"amount": 1090, "currency": "EUR"}  # 11.85 USD at 0.92
    assert first["price"] == {"amount": 2799, "currency": "EUR"}  # 27.25, up to .99
    assert first["weight_grams"] == 62
    assert "script" not in product["description_html"]
    assert "<img" not in product["description_html"]
    assert "onclick" not in product["description_html"]
    assert "<li>IPX5 against sweat and rain</li>" in product["description_html"]


@pytest.mark.parametrize("platform", ["cj", "aliexpress"])
def test_sixty_variants_imported_twice_are_sixty_with_their_pictures_and_ids(
    store: StoreContext, platform: str
) -> None:
    connect_aliexpress(store)
    entry = listed(CASE)

    first = import_product(store, entry[f"{platform}_url"], locale="en")
    second = import_product(store, entry[f"{platform}_url"], locale="de")

    assert (first["is_new"], second["is_new"]) == (True, False)
    assert second["product_id"] == first["product_id"]
    assert len(items("Product")) == 1
    product = ask(store, "GET", f"/products/{first['product_id']}").body
    assert len(product["variants"]) == 60
    assert len({variant["image_id"] for variant in product["variants"]}) == 12
    assert None not in {variant["image_id"] for variant in product["variants"]}
    found, _ = offers.of_product(store, first["product_id"])
    name = "vid" if platform == "cj" else "sku_id"
    assert {offer.external_variant_id for offer in found} == {
        getattr(variant, name) for variant in entry["variants"]
    }
    assert {offer.variant_id for offer in found} == {v["id"] for v in product["variants"]}


def test_a_german_import_has_german_names(store: StoreContext) -> None:
    connect_aliexpress(store)

    made = import_product(store, listed(EARBUDS)["aliexpress_url"], locale="de")

    product = ask(store, "GET", f"/products/{made['product_id']}").body
    assert product["title"] == "Kabellose Ohrhörer mit Geräuschunterdrückung"
    assert product["options"][0]["values"][0] == "Weiß"


def test_a_product_of_one_variant_has_no_options(store: StoreContext) -> None:
    made = import_product(store, listed(HUB)["pid"])

    product = ask(store, "GET", f"/products/{made['product_id']}").body
    assert (product["options"], len(product["variants"])) == ([], 1)
    assert product["variants"][0]["values"] == []


def test_an_sku_is_the_same_product_as_its_id(store: StoreContext) -> None:
    from infra.local.sandbox.suppliers import catalogue

    by_id = import_product(store, listed(HUB)["pid"])
    by_sku = import_product(store, catalogue.cj_spu(HUB))

    assert (by_sku["product_id"], by_sku["is_new"]) == (by_id["product_id"], False)


def test_a_dead_picture_is_a_warning(store: StoreContext, sandbox: Sandbox) -> None:
    sandbox.trouble.set_custom("cdn", {"dead_images": ["*--black--front.jpg"]})

    made = import_product(store, listed(EARBUDS)["pid"])

    [warning] = made["warnings"]
    assert warning["code"] == "image_missing"
    assert "black--front.jpg was left out" in warning["message"]
    product = ask(store, "GET", f"/products/{made['product_id']}").body
    assert [variant["image_id"] is None for variant in product["variants"]] == [
        False,
        True,
        False,
        False,
    ]


def test_pictures_are_ours(store: StoreContext) -> None:
    import_product(store, listed(EARBUDS)["pid"])

    assert len(items("Upload")) == 6  # four colours and two more views
    assert "/cdn/" not in str(items("Product"))


def test_a_preview_writes_nothing_and_shows_what_would_be(store: StoreContext) -> None:
    before = items()

    found = ask(store, "POST", "/imports/preview", {"url_or_id": listed(CASE)["pid"]})

    assert found.status == 200
    assert len(found.body["variants"]) == 60
    assert found.body["product_id"] is None
    assert found.body["variants"][0]["supplier_cost"] == {"amount": 312, "currency": "USD"}
    assert found.body["variants"][0]["price"] == {"amount": 799, "currency": "EUR"}
    assert found.body["variants"][0]["margin_basis_points"] == 6408
    assert [
        item for item in items() if item not in before and item["entity"]["S"] != "QuotaBucket"
    ] == []


def test_a_markup_for_one_import(store: StoreContext) -> None:
    markup = {"multiplier_basis_points": 40000, "fixed": 0, "ending": "none"}

    made = import_product(store, listed(HUB)["pid"], markup=markup)

    product = ask(store, "GET", f"/products/{made['product_id']}").body
    assert product["variants"][0]["price"] == {"amount": 4028, "currency": "EUR"}  # 10.07 * 4


@pytest.mark.parametrize(
    ("case", "given", "rule"),
    [
        ("another shop", "https://www.temu.com/item/1005098613393221.html", "unknown_reference"),
        ("words", "silicone case", "unknown_reference"),
        ("not there", "1000000000000000000", "product_not_found"),
    ],
)
def test_what_names_no_product_says_so(
    store: StoreContext, case: str, given: str, rule: str
) -> None:
    answer = ask(store, "POST", "/imports", {"url_or_id": given})

    assert (answer.status, answer.body["code"]) == (422, "reference_unknown"), case
    assert answer.body["fields"] == [
        {"field": "url_or_id", "rule": rule, "message": answer.body["message"]}
    ]
    assert items("ImportedProduct") == []


def test_a_supplier_that_is_not_connected_is_asked_for(store: StoreContext) -> None:
    answer = ask(store, "POST", "/imports", {"url_or_id": listed(CASE)["aliexpress_url"]})

    assert (answer.status, answer.body["code"]) == (409, "supplier_missing")
    assert "Connect AliExpress first" in answer.body["message"]


def test_refused_credentials_are_said_and_nothing_is_left(
    store: StoreContext, sandbox: Sandbox
) -> None:
    sandbox.trouble.set_custom("cj", {"revoked_keys": [API_KEY]})

    answer = ask(store, "POST", "/imports", {"url_or_id": listed(CASE)["pid"]})

    assert (answer.status, answer.body["code"]) == (409, "supplier_auth_failed")
    assert items("Product") == items("ImportedProduct") == []


def test_who_may_only_read_does_not_import() -> None:
    made = create_store()
    connect_cj(owner_of(made))
    viewer = colleague(made, Role.VIEWER)

    answer = ask(owner_of(made), "POST", "/imports", {"url_or_id": listed(CASE)["pid"]}, as_=viewer)

    assert answer.status == 403
    assert items("ImportedProduct") == []
