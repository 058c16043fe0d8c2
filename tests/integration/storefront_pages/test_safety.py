"""A product's page shows who made it and what its buyer must know, whenever that is given."""

import pytest

from tests.integration.storefront_pages.goods import sell
from tests.integration.storefront_pages.shops import open_shop, visitor

pytestmark = pytest.mark.usefixtures("table")

SAFETY = {
    "manufacturer": {
        "name": "Lumen <Ltd>",
        "address": "Road 1, Shenzhen",
        "country": "CN",
        "contact": "safety@lumen.example",
    },
    "responsible": {
        "name": "Lumen EU",
        "address": "Ring 1, Berlin",
        "country": "DE",
        "contact": "https://lumen.example/safety",
    },
    "identifier": "LMP-1",
    "warnings": "Hot while in use.\n\nNot for children under 3.",
}


def test_it_is_shown() -> None:
    sell(open_shop(), "Lamp", handle="lamp", safety=SAFETY)

    answer = visitor().get("/products/lamp")

    shown = answer.body.split('aria-labelledby="safety"')[1].split("</section>")[0]
    assert "Lumen &lt;Ltd&gt;<br>Road 1, Shenzhen, China" in shown
    assert 'href="mailto:safety@lumen.example"' in shown
    assert "Responsible person in the European Union" in shown
    assert 'href="https://lumen.example/safety" rel="nofollow noopener"' in shown
    assert shown.count("<li>") == 2
    assert "LMP-1" in shown


def test_nothing_is_shown_where_nothing_is_known() -> None:
    sell(open_shop(), "Lamp", handle="lamp")

    assert 'id="safety"' not in visitor().get("/products/lamp").body
