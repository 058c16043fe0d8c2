from storefront_pages.views.product import CardView
from tests.unit.storefront_pages import samples
from tests.unit.storefront_pages.listings import listing
from tests.unit.storefront_pages.pages import Page, gzipped, page


def products_page(*cards: CardView, next_path: str | None = None) -> Page:
    return page("products", list=listing(*cards, next_path=next_path))


def test_card_is_one_link_with_its_price() -> None:
    found = products_page(samples.card(title="<Lamp>", has_price_range=True))

    assert '<a href="/products/desk-lamp">&lt;Lamp&gt;</a>' in found.html
    assert '<span class="price-from">From</span> <strong>€29.50</strong>' in found.text


def test_sold_out_and_sale_are_said() -> None:
    gone, reduced = samples.card(is_sold_out=True), samples.card(compare_at=samples.eur(3900))

    found = products_page(gone, reduced)

    assert '<span class="badge">Sold out</span>' in found.html
    assert '<span class="badge is-accent">Sale \N{MINUS SIGN}24 %</span>' in found.html


def test_next_page_is_a_link() -> None:
    found = products_page(samples.card(), next_path="/products?cursor=abc")

    assert found.one("a", rel="next")["href"] == "/products?cursor=abc"


def test_last_page_promises_no_other() -> None:
    assert products_page(samples.card()).all("a", rel="next") == []


def test_only_the_first_row_loads_at_once() -> None:
    found = products_page(*[samples.card() for _ in range(6)])

    assert [image.get("loading") for image in found.all("img") if image["src"][0] == "/"] == (
        [None] * 4 + ["lazy"] * 2
    )


def test_a_list_of_24_stays_light() -> None:
    found = products_page(*[samples.card(handle=f"p{n}", title=f"Lamp {n}") for n in range(24)])

    weight = gzipped(found.html)
    print(f"list of 24: {weight} bytes gzipped")
    assert weight <= 15 * 1024
