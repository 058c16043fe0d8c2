"""Codes, gift cards, notes and shared links, by plain forms."""

from __future__ import annotations

import pytest

from tests.integration.storefront_pages.buying import filled, selling, with_lamp
from tests.integration.storefront_pages.carts import put_in
from tests.integration.storefront_pages.shops import visitor
from tests.integration.storefront_pages.visitors import Answer, Visitor
from tests.support.cost import count_table_calls
from tests.support.discounts_factories import discount
from tests.support.gift_cards_factories import a_card, code_of
from tests.support.table import items
from tests.support.tax_factories import register
from windlass.carts import service as carts

pytestmark = pytest.mark.usefixtures("table", "sandbox")


def send(someone: Visitor, action: str, **fields: str) -> Answer:
    token = someone.get("/cart").page.all("input", name="csrf")[0]["value"]
    return someone.post(action, {"csrf": token, **fields})


def test_a_code_takes_off_and_can_be_taken_out() -> None:
    owner, lamp = selling()
    discount(owner)
    someone = with_lamp(lamp)

    assert send(someone, "/cart/codes", code=" spring ").status == 303
    seen = someone.get("/cart")
    send(someone, "/cart/codes", remove="SPRING")
    without = someone.get("/cart")

    assert ("SPRING" in seen.body, "€53.10" in seen.body) == (True, True)  # 59.00 less 10 %
    assert ("SPRING" in without.body, "€53.10" in without.body) == (False, False)


def test_a_code_that_nobody_knows_says_so_beside_it() -> None:
    _owner, lamp = selling()
    someone = with_lamp(lamp)

    refused = send(someone, "/cart/codes", code="NOPE")

    assert (refused.status, "There is no code NOPE." in refused.body) == (422, True)
    assert "NOPE" not in someone.get("/cart").body


def test_a_gift_card_pays_all_and_the_order_needs_no_payment_page() -> None:
    owner, lamp = selling()
    card = a_card(owner, 10_000)
    someone = with_lamp(lamp)
    assert send(someone, "/cart/gift-cards", gift_card=code_of(owner, card)).status == 303
    assert f"•••• {card.last_four}" in someone.get("/cart").body

    form = someone.get("/checkout")
    assert "Place the order" in form.body
    sent = someone.post("/checkout", filled(form))
    thanks = someone.get(sent.headers["Location"])

    assert "Thank you, your order is placed" in thanks.body
    assert f"Gift card •••• {card.last_four}" in thanks.body
    [order] = items("Order")
    assert order["payment"]["M"]["provider"]["S"] == "credit"


def test_a_wrong_gift_card_is_named_beside_its_field() -> None:
    _owner, lamp = selling()
    someone = with_lamp(lamp)

    answer = send(someone, "/cart/gift-cards", gift_card="ABCD-EFGH-JKMN-PQRS")

    assert answer.status == 422
    assert answer.page.one("input", id="gift_card")["aria-invalid"] == "true"


def test_a_note_reaches_the_order() -> None:
    _owner, lamp = selling()
    someone = with_lamp(lamp)
    send(someone, "/cart/note", note="Ring twice")
    assert "Ring twice" in someone.get("/cart").body

    someone.post("/checkout", filled(someone.get("/checkout")))

    [checkout] = items("Checkout")
    assert checkout["note"]["S"] == "Ring twice"


def test_what_is_written_on_a_thing_keeps_it_on_a_line_of_its_own() -> None:
    _owner, lamp = selling()
    someone = visitor()
    form = {"product": lamp.product_id, "variant": lamp.variants[0].id}

    for words in ("For Ada", "For Ada", "For Jo"):
        someone.post("/cart/lines", {**form, "property.Engraving": words})

    page = someone.get("/cart")
    assert [field["value"] for field in page.page.all("input", name="quantity")] == ["2", "1"]
    assert "Engraving: For Jo" in page.body


@pytest.mark.parametrize("has_cart", [True, False])
def test_a_shared_link_brings_its_code_now_or_with_the_first_thing(has_cart: bool) -> None:
    owner, lamp = selling()
    discount(owner)
    someone = with_lamp(lamp) if has_cart else visitor()

    answer = someone.get("/discount/spring?to=/products")
    if not has_cart:
        put_in(someone, lamp, "2")

    assert (answer.status, answer.headers["Location"]) == (303, "/products")
    assert "€53.10" in someone.get("/cart").body
    assert "windlass_discount" not in someone.cookies


@pytest.mark.parametrize(
    "to",
    [
        *("https://evil.test/", "//evil.test", "/\\evil.test", "/a\\b", "http://["),
        *("javascript:alert(1)", "evil", "/a\nb", "/\t/evil.test"),
    ],
)
def test_a_shared_link_leads_nowhere_else(to: str) -> None:
    selling()
    from urllib.parse import quote

    assert visitor().get(f"/discount/x?to={quote(to)}").headers["Location"] == "/"


def test_a_shared_link_leads_on_to_addresses_in_any_script() -> None:
    selling()

    answer = visitor().get("/discount/x?to=/collections/caf%C3%A9%3Fcolour=black%23top")

    assert answer.headers["Location"] == "/collections/caf%C3%A9?colour=black#top"


def test_the_checkout_names_the_code_that_was_used_up_meanwhile() -> None:
    owner, lamp = selling()
    discount(owner, usage_limit=1)
    first, second = with_lamp(lamp), with_lamp(lamp)
    for someone in (first, second):
        send(someone, "/cart/codes", code="SPRING")
    form = filled(second.get("/checkout"))
    first.post("/checkout", filled(first.get("/checkout")))

    late = second.post("/checkout", form)

    assert late.status == 409
    assert "SPRING has been used up." in late.body
    assert (
        late.page.one("input", name="email")["value"] == "ada@example.com"
    )  # nothing typed is lost


def test_a_cart_page_takes_two_round_trips_and_three_more_for_a_code_and_a_card() -> None:
    owner, lamp = selling()
    discount(owner)
    card = a_card(owner, 500)
    someone = with_lamp(lamp)
    someone.get("/cart")  # automatic discounts are remembered for seconds

    with count_table_calls() as plain:
        someone.get("/cart")
    send(someone, "/cart/codes", code="SPRING")
    send(someone, "/cart/gift-cards", gift_card=code_of(owner, card))
    with count_table_calls() as rich:
        someone.get("/cart")

    assert (plain.round_trips, rich.round_trips) == (2, 5)


def test_taxes_are_estimated_for_where_the_viewer_is_until_a_country_is_known() -> None:
    """A lamp of 59.00 with German VAT inside: 19 % are 9.42."""
    owner, lamp = selling()
    register(owner, "DE")
    someone = with_lamp(lamp)

    nowhere = someone.get("/cart")
    unknown = someone.get("/cart", CloudFront_Viewer_Country="XX")
    germany = someone.get("/cart", CloudFront_Viewer_Country="DE")
    [cart] = items("Cart")
    carts.remember(owner, cart["cart_id"]["S"], country="US")
    chosen = someone.get("/cart", CloudFront_Viewer_Country="DE")

    assert [page.body.count("estimated for Germany") for page in (nowhere, unknown)] == [0, 0]
    assert germany.body.count("estimated for Germany") == 1
    assert "Including VAT 19 %" in germany.body or "Including VAT 19%" in germany.body
    assert "€9.42" in germany.body
    assert "€59.00" in germany.body
    assert "estimated" not in chosen.body
    assert "country" not in cart  # looking at it keeps no guess


def test_a_tax_on_top_is_part_of_the_estimated_total() -> None:
    owner, lamp = selling()
    register(owner, "CA")
    someone = with_lamp(lamp)

    page = someone.get("/cart", CloudFront_Viewer_Country="CA")

    assert page.body.count("estimated for Canada") == 1
    assert "€2.95" in page.body  # GST, 5 %
    assert "€61.95" in page.body
