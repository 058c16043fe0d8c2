"""Whatever is sent, the answer is a page and never a failure of ours."""

from base64 import b64encode
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storefront_pages.app import handler
from tests.integration.storefront_pages.goods import sell
from tests.integration.storefront_pages.shops import open_shop, visitor
from tests.integration.storefront_pages.visitors import CONTEXT
from windlass.kit import config

pytestmark = pytest.mark.usefixtures("table")

ROUTES = (
    "/ /products /products/desk-lamp /cart /checkout /orders/x /policies/terms /password".split()
)
FORMS = "/cart/lines /cart/lines/x /cart/changes /checkout /password".split()
TEXT = st.text(max_size=60)


def event(method: str, path: str, **more: Any) -> dict[str, Any]:
    headers = {
        "X-Windlass-Host": "volt.localhost",
        "X-Windlass-Edge": config.EDGE_SECRET,
        "Origin": "http://volt.localhost:8080",
    }
    return {
        "httpMethod": method,
        "path": path,
        "headers": headers | more.pop("headers", {}),
        "queryStringParameters": None,
        "body": None,
        "isBase64Encoded": False,
    } | more


@pytest.mark.parametrize(
    "path",
    [
        "/products/%00",
        "/products/..%2f..%2fetc%2fpasswd",
        "/products/../../etc/passwd",
        "/products/" + "a" * 3000,
        "/products/\N{GRINNING FACE}",
        "/products/<script>alert(1)</script>",
        "/policies/__class__",
        "/checkout//return",
        "/orders/{{7*7}}?token={{7*7}}",
        "/.env",
        "/wp-login.php",
    ],
)
def test_a_hostile_path_is_not_found(path: str) -> None:
    open_shop()

    answer = visitor().get(path)

    assert answer.status in (301, 404)
    assert "<script>alert" not in answer.body
    assert "49" not in answer.headers.get("Location", "")


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    path=st.sampled_from(ROUTES) | TEXT.map(lambda text: f"/products/{text}"),
    query=st.dictionaries(st.sampled_from(["variant", "cursor", "country", "token"]) | TEXT, TEXT),
    cookie=TEXT,
)
def test_no_address_makes_us_fail(
    shop_with_lamp: None, path: str, query: dict[str, str], cookie: str
) -> None:
    asked = event("GET", path, queryStringParameters=query or None, headers={"Cookie": cookie})

    assert handler(asked, CONTEXT)["statusCode"] < 500


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    path=st.sampled_from(FORMS), body=TEXT | st.binary(max_size=40).map(repr), encoded=st.booleans()
)
def test_no_form_makes_us_fail(shop_with_lamp: None, path: str, body: str, encoded: bool) -> None:
    cart = {"Cookie": "windlass_cart=01JQ0000000000000000000000"}
    given_body = b64encode(body.encode()).decode() if encoded else body
    sent = event("POST", path, body=given_body, headers=cart, isBase64Encoded=encoded)

    assert handler(sent, CONTEXT)["statusCode"] < 500


@pytest.mark.parametrize(
    "price", ["1e400", "1e27", "9" * 60, "-1e999999999", "NaN", "Infinity", "sNaN"]
)
@pytest.mark.parametrize("shape", ["price={}-", "price=0-{}", "price-from={}", "price-to={}"])
def test_a_price_beyond_all_money_narrows_nothing(
    shop_with_lamp: None, price: str, shape: str
) -> None:
    answer = visitor().get(f"/products?{shape.format(price)}")

    assert answer.status == 200
    assert "Desk lamp" in answer.body


def test_an_endless_form_is_refused() -> None:
    open_shop()

    answer = visitor().post("/cart/lines", {"product": "x" * 100_000})

    assert answer.status == 422


@pytest.mark.parametrize("name", ["product", "variant"])
def test_an_id_that_cannot_be_one_is_not_for_sale(name: str) -> None:
    lamp = sell(open_shop())
    form = {"product": lamp.product_id, "variant": lamp.variants[0].id, name: "x" * 5000}

    answer = visitor().post("/cart/lines", form)

    assert answer.status == 409
    assert "This is no longer available." in answer.body


@pytest.fixture
def shop_with_lamp() -> None:
    sell(open_shop())


@pytest.mark.parametrize("origin", ["http://[", "null", "", "http://volt.localhost.evil.test"])
def test_a_form_from_an_origin_that_is_not_ours_is_refused(origin: str) -> None:
    open_shop()

    answer = handler(event("POST", "/cart/lines", body="a=b", headers={"Origin": origin}), CONTEXT)

    assert answer["statusCode"] == 403
