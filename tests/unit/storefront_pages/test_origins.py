import pytest

from storefront_pages import structured
from storefront_pages.origins import origin_of
from tests.unit.storefront_pages import frames, samples
from tests.unit.storefront_pages.pages import product_page

DUTY = "Duties and import VAT may be due on delivery."


@pytest.mark.parametrize(
    ("country", "locale", "expected"),
    [
        ("PT", "en", "Made in Portugal"),
        ("NL", "en", "Made in the Netherlands"),
        ("CH", "de", "Herkunftsland: Schweiz"),
        ("PT", "fr", "Pays d’origine : Portugal"),
        ("", "en", ""),
        ("ZZ", "en", ""),
    ],
)
def test_origin_is_said_in_the_language_of_the_page(
    country: str, locale: str, expected: str
) -> None:
    assert origin_of(country, locale, locale) == expected


def test_the_page_and_search_engines_are_told_the_origin() -> None:
    product = samples.product(origin="Made in Portugal", origin_country="PT")

    page = product_page(product=product)
    data = structured.product(product, samples.store(), None)

    assert "<span>Made in Portugal</span>" in page.html
    assert data["countryOfOrigin"] == {"@type": "Country", "name": "PT"}


def test_duties_are_told_where_the_island_renews_the_promise() -> None:
    abroad = product_page(delivery=frames.delivery(passes_customs=True))
    home = product_page(delivery=frames.delivery())

    _before, _mark, status = abroad.html.partition('<span role="status">')
    assert DUTY in status.partition("</delivery-estimate>")[0].partition("<details")[0]
    assert DUTY not in home.html


def test_nothing_is_said_of_an_origin_that_is_not_known() -> None:
    product = samples.product()

    assert "Made in" not in product_page(product=product).html
    assert "countryOfOrigin" not in structured.product(product, samples.store(), None)
