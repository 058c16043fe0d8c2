import pytest

from tests.integration.storefront_pages.goods import colours, sell, variant_in
from tests.integration.storefront_pages.shops import brand, open_shop, visitor
from tests.support.shipping_factories import create_zone, rate_in
from windlass.catalog import service as catalog
from windlass.catalog.schemas import SaveProduct

pytestmark = pytest.mark.usefixtures("table")


def test_home_shows_the_newest_products_and_the_reach_of_the_shop() -> None:
    owner = open_shop()
    create_zone(owner, "DE", "AT")
    for n in range(9):
        sell(owner, f"Lamp {n}")

    answer = visitor().get("/")

    titles = [link for link in answer.page.all("a") if link["href"].startswith("/products/")]
    assert [link["href"] for link in titles] == [f"/products/lamp-{n}" for n in range(8, 0, -1)]
    assert "Tracked delivery to 2 countries" in answer.body


def test_what_is_not_published_is_not_shown() -> None:
    owner = open_shop()
    sell(owner, "Secret lamp", status="draft")

    assert "Secret lamp" not in visitor().get("/products").body
    assert visitor().get("/products/secret-lamp").status == 404


def test_all_products_come_page_by_page_through_plain_links() -> None:
    owner = open_shop()
    for n in range(26):
        sell(owner, f"Lamp {n}")
    someone = visitor()

    first = someone.get("/products")
    second = someone.get(first.page.one("a", rel="next")["href"])

    assert [len(answer.page.all("li", **{"class": "card"})) for answer in (first, second)] == [
        24,
        2,
    ]
    assert "Lamp 25<" in first.body
    assert "Lamp 1<" in second.body
    assert "Lamp 0<" in second.body
    assert second.page.all("a", rel="next") == []


def test_a_cursor_that_is_not_ours_leads_to_the_beginning() -> None:
    open_shop()

    answer = visitor().get("/products?cursor=nonsense")

    assert (answer.status, answer.headers["Location"]) == (303, "/products")


def test_product_page_tells_price_stock_and_delivery() -> None:
    owner = open_shop()
    create_zone(owner, "DE", rates=[rate_in(490, free_above=5000, min_days=2, max_days=4)])
    sell(owner, "Desk lamp", variant_in(left=3), description_html="<p>Warm light.</p>")

    answer = visitor().get("/products/desk-lamp")

    assert answer.status == 200
    assert "<h1>Desk lamp</h1>" in answer.body
    assert "<strong>€29.50</strong>" in answer.body
    assert "Only 3 left" in answer.body
    assert "Delivery to Germany: <strong>" in answer.body
    assert "free from €50.00" in answer.body
    assert "<p>Warm light.</p>" in answer.body


def test_variant_in_the_address_is_the_one_chosen() -> None:
    owner = open_shop()
    lamp = sell(
        owner,
        "Desk lamp",
        variant_in("Black"),
        variant_in("White", price=3100, left=0),
        options=colours(),
    )
    white = lamp.variants[1].id

    answer = visitor().get(f"/products/desk-lamp?variant={white}")

    assert answer.page.one("input", name="product")["value"] == lamp.product_id
    assert {field["value"] for field in answer.page.all("input", name="variant")} == {white}
    assert "€31.00" in answer.body
    assert "is-unavailable" in answer.page.one("a", data_value="White")["class"].split()


def test_without_a_choice_the_first_that_can_be_bought_is_shown() -> None:
    owner = open_shop()
    lamp = sell(
        owner, "Desk lamp", variant_in("Black", left=0), variant_in("White"), options=colours()
    )

    answer = visitor().get("/products/desk-lamp")

    assert answer.page.all("input", name="variant")[0]["value"] == lamp.variants[1].id


def test_a_former_handle_leads_to_the_present_one() -> None:
    owner = open_shop()
    lamp = sell(owner, "Desk lamp")
    again = SaveProduct.model_validate(
        {
            "title": "Desk lamp",
            "handle": "fjord-lamp",
            "status": "active",
            "variants": [{"id": lamp.variants[0].id, "price": {"amount": 2950, "currency": "EUR"}}],
        }
    )
    catalog.update(owner, lamp.product_id, again, version=lamp.version)

    answer = visitor().get("/products/desk-lamp?country=DE")

    assert answer.status == 301
    assert answer.headers["Location"] == "/products/fjord-lamp?country=DE"


def test_a_hostile_product_stays_text() -> None:
    owner = open_shop()
    sell(
        owner,
        "</script><script>alert(1)</script>",
        handle="lamp",
        description_html="<p onclick=alert(1)>Fine<script>alert(1)</script></p>",
    )

    for path in ("/products/lamp", "/products", "/"):
        body = visitor().get(path).body
        assert "<script>alert" not in body
        assert "onclick" not in body


def test_structured_data_says_what_the_page_says() -> None:
    owner = open_shop()
    create_zone(owner, "DE")
    lamp = sell(owner, "Desk lamp", description_html="<p>Warm</p><p>light.</p>")

    product, crumbs = visitor().get("/products/desk-lamp").page.json("application/ld+json")

    assert product["description"] == "Warm light."
    (offer,) = product["offers"]
    assert (offer["price"], offer["priceCurrency"]) == ("29.50", "EUR")
    assert offer["url"] == (
        f"http://volt.localhost:8080/products/desk-lamp?variant={lamp.variants[0].id}"
    )
    assert offer["shippingDetails"]["shippingDestination"]["addressCountry"] == "DE"
    assert [step["name"] for step in crumbs["itemListElement"]] == ["Volt Electronics", "Desk lamp"]


def test_another_country_is_promised_its_own_days() -> None:
    owner = open_shop()
    create_zone(owner, "DE", rates=[rate_in(0, min_days=2, max_days=2)])
    create_zone(owner, "AT", rates=[rate_in(900, min_days=9, max_days=9)])
    sell(owner, "Desk lamp")
    someone = visitor()

    assert "· free of charge" in someone.get("/products/desk-lamp").body
    there = someone.get("/products/desk-lamp?country=AT")
    assert "Delivery to Austria: <strong>" in there.body
    assert "free of charge" not in there.body
    assert there.page.all("option", value="AT") == [{"value": "AT", "selected": ""}]


@pytest.mark.parametrize(
    ("viewer", "chosen", "told"),
    [
        ("", "", "Germany"),
        ("AT", "", "Austria"),
        ("FR", "", "Germany"),  # nothing goes there: the shop's own country
        ("AT", "DE", "Germany"),
        ("AT", "FR", "Austria"),
        ("T1", "", "Germany"),
    ],
)
def test_the_promise_begins_with_the_viewers_country_where_the_shop_delivers(
    viewer: str, chosen: str, told: str
) -> None:
    owner = open_shop()
    create_zone(owner, "DE")
    create_zone(owner, "AT")
    sell(owner, "Desk lamp")

    path = f"/products/desk-lamp?country={chosen}"
    answer = visitor().get(path, CloudFront_Viewer_Country=viewer)

    assert f"Delivery to {told}: <strong>" in answer.body
    assert answer.headers["Cache-Control"].startswith("public")  # its key has the country


def test_a_shop_without_zones_promises_nothing() -> None:
    sell(open_shop(), "Desk lamp")

    assert "Delivery to" not in visitor().get("/products/desk-lamp").body


def test_the_merchants_colours_and_words_are_used() -> None:
    owner = open_shop()
    brand(
        owner,
        accent_colour="#c2185b",
        hero_title="Light & sound",
        hero_button="Look around",
        heading_font="serif",
    )

    page = visitor().get("/").page

    assert "--accent:#c2185b" in page.html
    assert "<h1>Light &amp; sound</h1>" in page.html
    assert "Look around" in page.html
    assert "--heading:'Fraunces'," in page.html


def test_products_of_another_shop_are_not_here() -> None:
    sell(open_shop("volt"), "Desk lamp")
    open_shop("anchor")

    assert visitor("anchor").get("/products/desk-lamp").status == 404
    assert "Desk lamp" not in visitor("anchor").get("/products").body
