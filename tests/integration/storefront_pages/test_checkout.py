import pytest

from infra.local.sandbox.context import Sandbox
from infra.local.sandbox.trouble import Rule
from tests.integration.storefront_pages.buying import filled, rate_ids, selling, with_lamp
from tests.integration.storefront_pages.goods import sell
from tests.integration.storefront_pages.shops import open_shop, visitor
from tests.support import table
from tests.support.shipping_factories import create_zone
from windlass.catalog import service as catalog
from windlass.catalog.schemas import AdjustStock
from windlass.stores import service as stores
from windlass.stores.settings import Checkout

pytestmark = pytest.mark.usefixtures("table", "sandbox")


def test_without_a_cart_there_is_nothing_to_check_out() -> None:
    selling()

    answer = visitor().get("/checkout")

    assert (answer.status, answer.headers["Location"]) == (303, "/cart")


def test_page_shows_the_whole_sum_from_the_start() -> None:
    _, lamp = selling()

    answer = with_lamp(lamp).get("/checkout")

    sums = [" ".join(part.split()) for part in answer.body.split('<dl class="sums">')[1:2]]
    assert "<dt>Subtotal</dt><dd>€59.00</dd>" in sums[0]
    assert '<dt>Delivery<span class="small muted"> Standard</span></dt><dd>€4.90</dd>' in sums[0]
    assert '<dt>Total</dt><dd><span class="small muted">EUR</span> €63.90</dd>' in sums[0]
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.page.one("meta", name="robots")["content"] == "noindex"


def test_form_may_lead_to_the_payment_page_and_nowhere_else() -> None:
    _, lamp = selling()
    someone = with_lamp(lamp)

    policy = someone.get("/checkout").headers["Content-Security-Policy"]

    assert "form-action 'self' http://sandbox.localhost:8080;" in policy
    assert "form-action 'self';" in someone.get("/cart").headers["Content-Security-Policy"]


def test_another_country_brings_its_own_fields_rates_and_total() -> None:
    _, lamp = selling()
    someone = with_lamp(lamp)

    form = filled(someone.get("/checkout"), country="US", intent="refresh")
    answer = someone.post("/checkout", form, X_Windlass_Fragment="checkout")

    assert answer.status == 200
    assert answer.page.one("label", **{"for": "postal_code"})
    assert "ZIP code" in answer.body
    assert answer.page.one("option", value="CA")  # California
    assert "Overseas" in answer.body
    assert "€78.00" in answer.body
    assert answer.page.one("input", name="email")["value"] == "ada@example.com"


def test_choosing_another_delivery_changes_the_total() -> None:
    _, lamp = selling()
    someone = with_lamp(lamp)
    page = someone.get("/checkout")

    answer = someone.post("/checkout", filled(page, shipping=rate_ids(page)[1], intent="refresh"))

    assert "€71.90" in answer.body
    checked = [
        field["value"] for field in answer.page.all("input", type="radio") if "checked" in field
    ]
    assert checked == [rate_ids(page)[1]]


def test_a_country_out_of_reach_is_said_and_nothing_is_begun() -> None:
    _, lamp = selling()
    someone = with_lamp(lamp)

    answer = someone.post("/checkout", filled(someone.get("/checkout"), country="FR"))

    assert answer.status == 422
    assert "Volt Electronics does not deliver this order to France." in answer.body
    assert table.items("Checkout") == []


def test_every_mistake_is_named_at_once_and_nothing_typed_is_lost() -> None:
    _, lamp = selling()
    someone = with_lamp(lamp)

    answer = someone.post(
        "/checkout",
        filled(someone.get("/checkout"), email="ada@", name="", postal_code="20", consent="1"),
    )

    page = answer.page
    wrong = [field["name"] for _, field in page.elements if field.get("aria-invalid") == "true"]
    assert answer.status == 422
    assert wrong == ["email", "name", "postal_code"]
    assert page.one("input", name="email")["value"] == "ada@"
    assert page.one("input", name="line1")["value"] == "Hafenstrasse 4"
    assert "checked" in page.one("input", name="consent")
    assert "3 things to correct:" in answer.body
    assert table.items("Checkout") == []


@pytest.mark.parametrize("token", ["", "0" * 64])
def test_a_forged_form_begins_nothing(token: str) -> None:
    _, lamp = selling()
    someone = with_lamp(lamp)

    answer = someone.post("/checkout", filled(someone.get("/checkout")) | {"csrf": token})

    assert answer.status == 403
    assert table.items("Checkout") == []


def test_what_is_sold_meanwhile_is_said_in_the_cart() -> None:
    owner, lamp = selling(left=2)
    someone = with_lamp(lamp, "2")
    form = filled(someone.get("/checkout"))
    adjust = AdjustStock(variant_id=lamp.variants[0].id, delta=-1)
    catalog.adjust_stock(owner, lamp.product_id, adjust)

    answer = someone.post("/checkout", form)

    assert answer.status == 409
    assert "there is not enough left of Desk lamp" in answer.body
    assert "Only 1 left. You chose 2." in answer.body
    assert table.items("Checkout") == []


def test_another_total_than_the_one_seen_is_never_charged() -> None:
    _, lamp = selling()
    someone = with_lamp(lamp)

    answer = someone.post("/checkout", filled(someone.get("/checkout")) | {"seen_total": "5900"})

    assert answer.status == 409
    assert "The price has changed." in answer.body
    assert "€63.90" in answer.body
    assert table.items("Checkout") == []


def test_a_shop_that_cannot_be_paid_says_so_and_keeps_the_form() -> None:
    owner = open_shop()
    create_zone(owner, "DE")
    lamp = sell(owner)
    someone = with_lamp(lamp)

    answer = someone.post("/checkout", filled(someone.get("/checkout")))

    assert answer.status == 409
    assert "This shop does not take orders at the moment." in answer.body
    assert answer.page.one("input", name="name")["value"] == "Ada Byron"


def test_a_provider_out_of_reach_loses_nothing(sandbox: Sandbox) -> None:
    _, lamp = selling()
    someone = with_lamp(lamp)
    form = filled(someone.get("/checkout"))
    sandbox.trouble.replace_rules([Rule("stripe", "5xx")])

    try:
        answer = someone.post("/checkout", form)
    finally:
        sandbox.trouble.replace_rules([])

    assert answer.status == 502
    assert answer.page.one("input", name="name")["value"] == "Ada Byron"


@pytest.mark.parametrize(
    ("country", "words"),
    [
        ("DE", "Order with obligation to pay"),
        ("FR", "Order with obligation to pay"),
        ("US", "Continue to payment"),
    ],
)
def test_the_button_says_what_the_law_of_the_country_asks_for(country: str, words: str) -> None:
    _owner, lamp = selling()
    someone = with_lamp(lamp)
    form = someone.get("/checkout").page
    token = form.all("input", name="csrf")[0]["value"]

    answer = someone.post("/checkout", {"csrf": token, "intent": "refresh", "country": country})

    assert answer.page.one("button", value="pay")["name"] == "intent"
    assert f'<span data-part="button">{words}</span>' in answer.body


def test_the_button_says_what_the_merchant_chose() -> None:
    owner, lamp = selling()
    version = stores.get(owner).version
    stores.change_settings(owner, Checkout, {"button_text": "place_order"}, version=version)

    answer = with_lamp(lamp).get("/checkout")

    assert "Place order and pay" in answer.body
