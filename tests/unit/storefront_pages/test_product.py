import html

import pytest
from markupsafe import Markup

from storefront_pages.assets import asset
from storefront_pages.picker import picker_of
from storefront_pages.views.product import Stock, VariantView
from tests.unit.storefront_pages import samples
from tests.unit.storefront_pages.pages import gzipped, product_page

HOSTILE = '"><script>alert(1)</script>'


def colours_and_sizes() -> list[VariantView]:
    return [
        samples.variant("BS", "Black", "Small"),
        samples.variant("BL", "Black", "Large", stock=Stock.OUT),
        samples.variant("WS", "White", "Small", price=samples.eur(3100)),
    ]


def test_without_script_the_form_posts_the_chosen_variant() -> None:
    page = product_page()

    assert page.one("form", id="buy") == {"id": "buy", "method": "post", "action": "/cart/lines"}
    assert [field["value"] for field in page.all("input", name="variant")] == ["V1"]
    assert page.one("input", name="quantity")["value"] == "1"


def test_a_hostile_title_stays_text_everywhere() -> None:
    page = product_page(product=samples.product(title=HOSTILE, summary=HOSTILE))

    assert "<script>alert" not in page.html
    assert page.html.count(html.escape(HOSTILE).replace("&quot;", "&#34;")) >= 2


def test_price_stands_beside_what_it_was() -> None:
    variant = samples.variant(price=samples.eur(2950), compare_at=samples.eur(3900))

    page = product_page(product=samples.product(variant))

    assert '<strong>€29.50</strong> <span class="hidden">before</span> <s>€39.00</s>' in page.text


def test_every_option_value_is_a_link_to_a_variant() -> None:
    product = samples.product(*colours_and_sizes(), option_names=("Colour", "Size"))

    page = product_page(product=product)

    links = [link["href"] for link in page.all("a", rel="nofollow")]
    assert links == ["?variant=BS", "?variant=WS", "?variant=BS", "?variant=BL"]
    chosen = [link["data-value"] for link in page.all("a", rel="nofollow", aria_current="true")]
    assert chosen == ["Black", "Small"]


def test_unavailable_values_are_marked_and_not_hidden() -> None:
    product = samples.product(*colours_and_sizes(), option_names=("Colour", "Size"))

    page = product_page(product=product)

    assert page.one("a", data_value="Large")["class"] == "choice is-unavailable"
    assert page.one("a", data_value="White")["class"] == "choice"


def test_a_value_without_the_exact_combination_leads_to_one_that_can_be_bought() -> None:
    product = samples.product(*colours_and_sizes(), chosen=1, option_names=("Colour", "Size"))

    page = product_page(product=product)

    white = page.one("a", data_value="White")
    assert (white["href"], white["class"]) == ("?variant=WS", "choice is-unavailable")


@pytest.mark.parametrize(
    ("stock", "left", "words"),
    [(Stock.IN, None, "In stock"), (Stock.LOW, 3, "Only 3 left"), (Stock.OUT, 0, "Sold out")],
)
def test_stock_says_the_truth(stock: Stock, left: int | None, words: str) -> None:
    product = samples.product(samples.variant(stock=stock, left=left))

    page = product_page(product=product)

    state = stock.value.replace("_", "-")
    assert f'<p class="stock is-{state}" role="status" data-stock>{words}</p>' in page.text


def test_what_is_sold_out_cannot_be_added() -> None:
    page = product_page(product=samples.product(samples.variant(stock=Stock.OUT)))

    buttons = [button for button in page.all("button") if "data-buy" in button]
    assert len(buttons) == 2
    assert all("disabled" in button for button in buttons)


def test_delivery_promise_names_days_country_and_the_way_to_free() -> None:
    page = product_page()

    assert (
        "Delivery to Germany: <strong>12\N{EN DASH}18 Jun</strong> · free from €50.00" in page.text
    )


def test_another_country_is_a_plain_form() -> None:
    page = product_page(countries=Markup('<option value="AT">Austria</option>'))

    assert page.one("form", method="get", action="/products/desk-lamp")
    assert page.one("option", value="AT") == {"value": "AT"}


def test_no_promise_is_shown_without_a_delivery() -> None:
    page = product_page(samples.store(returns_days=None), delivery=None)

    assert "Delivery to" not in page.html
    assert "to return it" not in page.html


def test_only_the_first_picture_loads_at_once() -> None:
    page = product_page()

    pictures = [image for image in page.all("img") if image["src"].endswith("960.webp")]
    assert [image.get("loading") for image in pictures] == [None, "lazy"]
    assert [image.get("fetchpriority") for image in pictures] == ["high", None]
    assert [source["type"] for source in page.all("source")] == ["image/avif", "image/webp"] * 2


def test_nothing_else_hurries_before_the_first_picture() -> None:
    page = product_page()

    thumbnails = [image for image in page.all("img") if image.get("width") == "72"]
    assert [image["fetchpriority"] for image in thumbnails] == ["low", "low"]
    assert [one for one in page.all("script") if "vitals" in one.get("src", "")] == []
    vitals = page.one("meta", name="windlass-vitals")
    assert vitals["data-script"] == asset("vitals.js")


def test_the_chosen_variants_picture_comes_first() -> None:
    variant = samples.variant(image_id="side")

    page = product_page(product=samples.product(variant))

    assert page.one("product-gallery")["data-first"] == "side"


def test_picker_holds_the_servers_own_words() -> None:
    store = samples.store()
    product = samples.product(*colours_and_sizes(), option_names=("Colour", "Size"))

    picker = picker_of(product, store)

    assert picker is not None
    assert picker["options"] == [["Black", "White"], ["Small", "Large"]]
    assert [(v["id"], v["values"], v["state"]) for v in picker["variants"]] == [
        ("BS", [0, 0], "in-stock"),
        ("BL", [0, 1], "out-of-stock"),
        ("WS", [1, 0], "in-stock"),
    ]
    assert "<strong>€31.00</strong>" in picker["variants"][2]["price"]
    assert product_page(store, product=product, picker=picker).json("application/json") == [picker]


def test_a_product_without_options_needs_no_picker() -> None:
    assert picker_of(samples.product(), samples.store()) is None


def test_page_of_250_variants_and_20_pictures_stays_within_its_weight() -> None:
    names = [f"01JQ{n:02}V8ZK3XW5T7YB9MDRC6F{n:03}"[:26] for n in range(250)]
    variants = [
        samples.variant(names[n], f"Colour {n // 10}", f"Size {n % 10}", price=samples.eur(900 + n))
        for n in range(250)
    ]
    words = " ".join(f"word{n % 97} of{n % 61}" for n in range(300))
    product = samples.product(
        *variants,
        option_names=("Colour", "Size"),
        images=tuple(samples.image(f"picture-{n}") for n in range(20)),
        description=f"<p>{words}</p>",
    )

    page = product_page(product=product, picker=picker_of(product, samples.store()))

    weight = gzipped(page.html)
    print(f"product page, 250 variants: {weight} bytes gzipped")
    assert weight <= 15 * 1024


def test_badges_say_that_it_is_new_and_reduced() -> None:
    reduced = samples.variant(price=samples.eur(2000), compare_at=samples.eur(2990))

    page = product_page(product=samples.product(reduced, is_new=True))

    sale = '<span class="badge is-accent" data-sale>Sale \N{MINUS SIGN}33 %</span>'
    assert f'{sale} <span class="badge">New</span>' in page.text


def test_nothing_is_praised_without_a_reason() -> None:
    gone = samples.variant(compare_at=samples.eur(3900), stock=Stock.OUT)

    for product in (samples.product(), samples.product(gone, is_new=True)):
        page = product_page(product=product)
        assert page.all("span", **{"class": "badge"}) == []
        assert page.one("span", data_sale="") == {
            "class": "badge is-accent",
            "data-sale": "",
            "hidden": "",
        }


def test_the_picker_knows_what_each_variant_is_reduced_by() -> None:
    variants = [
        samples.variant("B", "Black", price=samples.eur(2000), compare_at=samples.eur(2990)),
        samples.variant("W", "White"),
        samples.variant("R", "Red", compare_at=samples.eur(2951)),
    ]
    product = samples.product(*variants, option_names=("Colour",))

    picker = picker_of(product, samples.store())

    assert picker is not None
    said = [variant.get("sale") for variant in picker["variants"]]
    assert said == ["Sale \N{MINUS SIGN}33 %", None, "Sale"]
