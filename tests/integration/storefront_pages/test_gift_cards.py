"""Buying a gift card for somebody, seeing what is left on one, and printing it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.integration.storefront_pages.goods import sell, variant_in
from tests.integration.storefront_pages.shops import open_shop, visitor
from tests.integration.storefront_pages.visitors import Answer, Visitor
from tests.support.gift_cards_factories import a_card, code_of, eur, spend
from tests.support.table import items
from windlass.catalog.models import Product
from windlass.gift_cards import codes, managing, spending
from windlass.kit import clock
from windlass.tenancy.context import StoreContext

pytestmark = pytest.mark.usefixtures("table")


@pytest.fixture
def owner(table: None) -> StoreContext:
    return open_shop()


@pytest.fixture
def voucher(owner: StoreContext) -> Product:
    return sell(
        owner,
        "Gift card",
        variant_in("25", price=2500),
        variant_in("50", price=5000),
        kind="gift_card",
        options=[{"name": "Amount", "values": ["25", "50"]}],
    )


def put_into_cart(by: Visitor, product: Product, **properties: str) -> Answer:
    form = {"product": product.product_id, "variant": product.variants[1].id, "quantity": "1"}
    return by.post("/cart/lines", form | {f"property.{k}": v for k, v in properties.items()})


def test_the_page_of_a_gift_card_asks_whom_it_is_for_and_promises_no_parcel(
    voucher: Product,
) -> None:
    page = visitor().get("/products/gift-card").page

    assert page.one("input", name="property.recipient_email")["type"] == "email"
    assert page.one("textarea", name="property.message")["maxlength"] == "500"
    day = page.one("input", name="property.send_on")
    today = clock.now().date()
    assert abs((clock.now().date().fromisoformat(day["min"]) - today).days) <= 1
    assert "Sent by e-mail, now or on the day you choose" in page.text
    assert page.all("select", name="country") == []


def test_the_page_of_goods_does_not(owner: StoreContext) -> None:
    sell(owner)

    page = visitor().get("/products/desk-lamp").page

    assert page.all("input", name="property.recipient_email") == []


def test_a_gift_card_without_a_picture_shows_its_face_in_lists_and_in_the_cart(
    voucher: Product, owner: StoreContext
) -> None:
    lamp, someone = sell(owner), visitor()
    put_into_cart(someone, voucher)
    line = {"product": lamp.product_id, "variant": lamp.variants[0].id, "quantity": "1"}
    someone.post("/cart/lines", line)

    for path in ("/products", "/cart"):
        page = someone.get(path).page
        assert len(page.all("span", **{"class": "frame gift-tile"})) == 1, path
        assert len(page.all("span", **{"class": "frame"})) == 1, path


def test_what_the_buyer_writes_goes_into_the_cart_with_the_card(voucher: Product) -> None:
    someone = visitor()

    answer = put_into_cart(
        someone, voucher, recipient_email="ada@example.com", message="Happy birthday!"
    )

    assert answer.status == 303
    shown = someone.get("/cart").page.text
    assert "ada@example.com" in shown
    assert "Happy birthday!" in shown


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ({"recipient_email": "nobody"}, "@"),
        ({"recipient_name": "Ada"}, "Say to which e-mail address the card is sent."),
        (
            {"recipient_email": "ada@example.com", "send_on": "2020-01-01"},
            "Choose today or a day within a year.",
        ),
        (
            {"recipient_email": "ada@example.com", "send_on": "Christmas"},
            "Write the day as 2026-12-24.",
        ),
    ],
)
def test_what_makes_no_sense_is_said_and_nothing_is_put_in(
    voucher: Product, written: dict[str, str], words: str
) -> None:
    answer = put_into_cart(visitor(), voucher, **written)

    assert answer.status == 422
    assert words in answer.page.text
    assert items("Cart") == []


def test_the_balance_is_shown_for_the_code(owner: StoreContext) -> None:
    card = a_card(owner, 5000)
    spend(spending.take, owner, {card.card_id: eur(1250)})
    someone = visitor()
    assert someone.get("/gift-cards").status == 200

    answer = someone.post("/gift-cards", {"code": codes.grouped(code_of(owner, card)).lower()})

    assert answer.status == 200
    assert "€37.50" in answer.page.text
    assert codes.masked(card.last_four) in answer.page.text
    assert code_of(owner, card) not in answer.body
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_a_wrong_code_tells_nothing(owner: StoreContext) -> None:
    other = open_shop("ampere")
    foreign = code_of(other, a_card(other))
    never = codes.make(owner.store_id, "never-issued", "aa")

    for code in ("", "nonsense", never, foreign):
        answer = visitor().post("/gift-cards", {"code": code})
        assert answer.status == 422
        words = "There is no gift card with this code. Check it and try again."
        assert words in answer.page.text


def test_guessing_is_slowed_down_by_visitor_also_for_the_right_code(owner: StoreContext) -> None:
    code = code_of(owner, a_card(owner))
    guesses = [codes.make(owner.store_id, str(number), "aa") for number in range(8)]

    statuses = [visitor().post("/gift-cards", {"code": guess}).status for guess in guesses]
    late = visitor().post("/gift-cards", {"code": code})

    assert statuses == [422] * 8
    assert late.status == 429
    assert "Too many attempts. Try again in 60 seconds." in late.page.text


def test_right_codes_and_typing_errors_are_not_counted(owner: StoreContext) -> None:
    code = code_of(owner, a_card(owner))
    mistyped = code[:-1] + ("2" if code[-1] != "2" else "3")

    for _ in range(12):
        assert visitor().post("/gift-cards", {"code": code}).status == 200
        assert visitor().post("/gift-cards", {"code": mistyped}).status == 422


def test_a_form_of_another_site_is_refused(owner: StoreContext) -> None:
    answer = visitor().post("/gift-cards", {"code": "x"}, Origin="https://evil.example")

    assert answer.status == 403


def link(owner: StoreContext, card_id: str, salt: str) -> str:
    token = codes.link_token(owner.store_id, card_id, salt)
    return f"/gift-cards/{card_id}?token={token}"


def test_the_mailed_link_shows_the_card_to_print(owner: StoreContext) -> None:
    card = a_card(owner, recipient_name="Ada", message="<b>Happy</b> birthday!")

    answer = visitor().get(link(owner, card.card_id, card.code_salt))

    assert answer.status == 200
    assert codes.grouped(code_of(owner, card)) in answer.page.text
    assert "&lt;b&gt;Happy&lt;/b&gt; birthday!" in answer.body
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.page.one("meta", name="robots")["content"] == "noindex"


def test_without_the_right_link_there_is_no_card(owner: StoreContext) -> None:
    card, other = a_card(owner), a_card(owner)
    right = link(owner, card.card_id, card.code_salt)
    wrong = [
        f"/gift-cards/{card.card_id}",
        right.replace(card.card_id, other.card_id),
        f"{right}x",
        link(owner, "credit:someone", "aa"),
        "/gift-cards/%00?token=x",
    ]

    assert [visitor().get(address).status for address in wrong] == [404] * 5
    open_shop("ampere")
    assert visitor("ampere").get(right).status == 404


@pytest.mark.parametrize("end", ["disabled", "expired", "spent"])
def test_a_card_that_is_over_shows_no_code(owner: StoreContext, end: str) -> None:
    expires_at = clock.now() - timedelta(days=1) if end == "expired" else None
    card = a_card(owner, 5000, expires_at=expires_at)
    if end == "disabled":
        managing.disable(owner, card.card_id, reason="Lost")
    if end == "spent":
        spend(spending.take, owner, {card.card_id: eur(5000)})

    page = visitor().get(link(owner, card.card_id, card.code_salt)).page

    assert codes.grouped(code_of(owner, card)) not in page.text
    words = {
        "disabled": "This card cannot be used.",
        "expired": "This card was good until",
        "spent": "Everything on this card was spent.",
    }
    assert words[end] in page.text
