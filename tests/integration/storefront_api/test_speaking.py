import pytest

from storefront_api.app import handler
from storefront_api.speaking import preferred
from tests.integration.storefront_pages.shops import open_shop
from tests.support.api import Answer, call

pytestmark = pytest.mark.usefixtures("table")


def missing_cart(language: str) -> Answer:
    path = "/api/v1/public/stores/volt/carts/none"
    return call(handler, "GET", path, headers={"Accept-Language": language})


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "en"),
        ("de-AT,de;q=0.9,en;q=0.8", "de"),
        ("en;q=0.2, fr;q=0.7", "fr"),
        ("nl, es;q=0.5", "es"),
        ("nl;q=x, *", "en"),
        ("de;q=0, ar", "ar"),
    ],
)
def test_the_first_language_that_we_speak_by_weight(header: str, language: str) -> None:
    assert preferred(header) == language


def test_a_problem_is_said_in_the_callers_language() -> None:
    open_shop()

    german, english = missing_cart("de"), missing_cart("en")

    assert (german.status, german.body["code"]) == (404, "cart_not_found")
    assert german.body["message"] == "Diesen Warenkorb gibt es nicht."
    assert german.headers["Content-Language"] == ["de"]
    assert english.body["message"] == "There is no such cart."
    assert "Content-Language" not in english.headers
