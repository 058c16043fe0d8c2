import pytest

from tests.integration.storefront_pages.goods import sell
from tests.integration.storefront_pages.shops import open_shop, visitor
from tests.support.shipping_factories import create_zone

pytestmark = pytest.mark.usefixtures("table")

DUTY = "Duties and import VAT may be due on delivery."


@pytest.mark.parametrize(
    ("country", "is_told"),
    [
        pytest.param("DE", False, id="at home"),
        pytest.param("FR", False, id="within the Union"),
        pytest.param("CH", True, id="beyond it"),
    ],
)
def test_duties_are_told_for_destinations_beyond_the_customs_area(
    country: str, is_told: bool
) -> None:
    owner = open_shop()
    create_zone(owner, "DE", "FR", "CH")
    sell(owner, country_of_origin="NL")

    page = visitor().get(f"/products/desk-lamp?country={country}")

    assert (DUTY in page.body) is is_told
    assert "Made in the Netherlands" in page.body
