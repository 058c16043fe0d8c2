"""Plain texts for machines say what the pages say."""

import pytest

from tests.integration.storefront_pages.goods import colours, eur, sell, variant_in
from tests.integration.storefront_pages.shops import open_shop, visitor
from windlass.catalog import service
from windlass.catalog.schemas import SaveProduct
from windlass.tenancy.context import StoreContext

pytestmark = pytest.mark.usefixtures("table")


@pytest.fixture
def owner(table: None) -> StoreContext:
    return open_shop()


def test_the_directory_names_products_with_prices_and_policies(owner: StoreContext) -> None:
    sell(owner, "Desk [lamp]\n# Not a heading")
    sell(owner, "Gone", variant_in(left=0))

    answer = visitor().get("/llms.txt")

    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.headers["X-Robots-Tag"] == "noindex"
    lines = answer.body.splitlines()
    assert lines[0] == "# Volt Electronics"
    assert "An online shop in Germany. Prices are in EUR." in lines
    base = "http://volt.localhost:8080"
    assert (
        f"- [Desk (lamp) # Not a heading]({base}/products/desk-lamp-not-a-heading.md): €29.50"
        in lines
    )
    assert f"- [Gone]({base}/products/gone.md): €29.50, sold out" in lines
    assert any(line.startswith("- [") and "/policies/refund.md" in line for line in lines)


def test_a_product_s_twin_has_its_prices_stock_and_words(owner: StoreContext) -> None:
    sell(
        owner,
        "Desk lamp",
        variant_in("Black", price=2500, compare_at=eur(3000), sku="L-1"),
        variant_in("White", left=0),
        options=colours(),
        description_html="<h3>Light</h3><p>It is <strong>bright</strong>.</p><ul><li>LED</li></ul>",
    )

    answer = visitor().get("/products/desk-lamp.md")

    assert answer.headers["Content-Type"] == "text/markdown; charset=utf-8"
    page = "http://volt.localhost:8080/products/desk-lamp"
    assert answer.headers["Link"] == f'<{page}>; rel="canonical"'
    assert "- Black: €25.00 (before €30.00), in stock, SKU L-1" in answer.body
    assert "- White: €29.50, sold out" in answer.body
    assert "### Light\n\nIt is **bright**.\n\n* LED" in answer.body
    assert f"[Buy or see pictures]({page})" in answer.body


def test_a_former_handle_leads_on_and_a_draft_has_no_twin(owner: StoreContext) -> None:
    lamp = sell(owner)
    moved = {"title": "Desk lamp", "handle": "tall-lamp", "status": "active"}
    request = SaveProduct.model_validate(moved | {"variants": [variant_in()]})
    service.update(owner, lamp.product_id, request, version=1)
    sell(owner, "Secret", status="draft")

    answer = visitor().get("/products/desk-lamp.md")

    assert (answer.status, answer.headers["Location"]) == (301, "/products/tall-lamp.md")
    assert visitor().get("/products/secret.md").status == 404


def test_a_policy_s_twin(owner: StoreContext) -> None:
    answer = visitor().get("/policies/refund.md")

    assert answer.status == 200
    assert answer.body.startswith("# ")
    assert visitor().get("/policies/nothing.md").status == 404


def test_twin_of_a_text_that_is_nested_beyond_reason_has_its_words(owner: StoreContext) -> None:
    sell(owner, description_html=f"<p>{'<b>' * 2_500}Bright and <i>warm</i>.")

    answer = visitor().get("/products/desk-lamp.md")

    assert answer.status == 200
    assert "## About this product\n\nBright and warm." in answer.body
