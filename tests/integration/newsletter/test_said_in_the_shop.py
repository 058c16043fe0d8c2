"""What the newsletter's pages say when something is wrong, and in whose language."""

import pytest

from tests.integration.storefront_pages.shops import open_shop, visitor
from windlass.stores import languages
from windlass.stores import service as stores
from windlass.tenancy.context import StoreContext


@pytest.fixture
def volt(cloud: None) -> StoreContext:
    return open_shop()


def test_a_link_that_is_over_leads_back_to_the_form(volt: StoreContext) -> None:
    languages.publish(volt, ["de"], version=stores.get(volt).version)
    over = "/newsletter/confirm?key=a&request=b&token=c"

    english, german = visitor().get(over), visitor().get(f"/de{over}")

    assert (english.status, german.status) == (422, 422)
    assert "This link is too old or was replaced. Subscribe again." in english.body
    assert 'action="/newsletter"' in english.body.partition("<main")[2]
    assert "Dieser Link ist zu alt oder wurde ersetzt." in german.body


def test_a_way_out_that_is_not_whole_asks_nobody_to_subscribe(volt: StoreContext) -> None:
    answer = visitor().get("/newsletter/unsubscribe?key=a&token=c")

    assert answer.status == 422
    assert "This link is not complete." in answer.body
    assert "Subscribe again" not in answer.body


def test_what_is_no_address_is_said_in_the_shoppers_language(volt: StoreContext) -> None:
    languages.publish(volt, ["de"], version=stores.get(volt).version)
    form = {"email": "ada@nowhere", "return_to": "/"}

    page = visitor().post("/de/newsletter", form)
    words = visitor().post("/de/newsletter", form, X_Windlass_Fragment="newsletter")

    assert "Das ist keine E-Mail-Adresse. Sie sieht aus wie name@example.com." in page.body
    assert words.body == "Das ist keine E-Mail-Adresse. Sie sieht aus wie name@example.com."
