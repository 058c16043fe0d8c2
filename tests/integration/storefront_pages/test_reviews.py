"""Reading what others say, and saying something, by the link of a mail or from an account."""

from __future__ import annotations

import json
from base64 import b64encode
from typing import Any

import pytest

from storefront_api.app import handler
from tests.integration.storefront_pages.goods import sell
from tests.integration.storefront_pages.shops import open_shop, visitor
from tests.integration.storefront_pages.visitors import Answer
from tests.support import orders_factories
from tests.support.api import call
from tests.support.catalog_factories import picture_bytes
from tests.support.hooks import consume
from tests.support.media import announce
from tests.support.reviews_factories import review
from tests.support.table import items
from windlass.catalog.models import Product
from windlass.catalog.ratings import Rating
from windlass.customers import registering, sessions
from windlass.customers.models import Customer
from windlass.kit import clock
from windlass.kit.money import Money
from windlass.orders.models import Order
from windlass.reviews import asking, links
from windlass.tenancy.context import StoreContext

pytestmark = pytest.mark.usefixtures("table")
FORM = "/products/desk-lamp/review"


@pytest.fixture
def owner(table: None) -> StoreContext:
    return open_shop()


@pytest.fixture
def lamp(owner: StoreContext) -> Product:
    return sell(owner)


@pytest.fixture
def order(owner: StoreContext, lamp: Product) -> Order:
    price = Money(2950, "EUR")
    bought = orders_factories.line(product_id=lamp.product_id, unit_price=price, unit_cost=None)
    return orders_factories.place(owner, lines=(bought,), email="ada@shop.test")


def proof(owner: StoreContext, order: Order) -> dict[str, str]:
    token = links.token(owner.store_id, order.order_id)
    return {"order": order.order_id, "token": token}


def open_form(sent: dict[str, str], **more: str) -> Answer:
    query = "&".join(f"{name}={value}" for name, value in (sent | more).items())
    return visitor().get(f"{FORM}?{query}")


def csrf(answer: Answer) -> dict[str, str]:
    [field] = [one for one in answer.page.all("input") if one.get("name") == "csrf"]
    return {"csrf": field["value"]}


def shown() -> list[tuple[str, int]]:
    return [
        (item["text"]["S"], int(item["stars"]["N"]))
        for item in items("Review")
        if item["status"]["S"] == "published"
    ]


def test_a_buyer_reviews_from_the_mail_without_an_account(
    owner: StoreContext, order: Order
) -> None:
    link = proof(owner, order)
    form = open_form(link, stars="4")
    assert form.status == 200
    assert form.page.all("input", name="stars", value="4")[0].get("checked") == ""

    said = {"stars": "4", "title": "Good", "text": "Bright enough."}
    answer = visitor().post(FORM, link | csrf(form) | said)

    assert (answer.status, answer.headers["Location"]) == (303, f"{FORM}?state=taken")
    assert "Your review is published." in visitor().get(answer.headers["Location"]).body
    assert shown() == [("Bright enough.", 4)]
    again = open_form(link)
    assert "Bright enough." in again.body
    assert again.page.all("input", name="stars", value="4")[0].get("checked") == ""


def test_a_link_opens_the_form_of_what_was_bought_and_of_nothing_else(
    owner: StoreContext, order: Order
) -> None:
    sell(owner, "Phone stand")
    link = proof(owner, order)

    other = visitor().get(
        f"/products/phone-stand/review?order={link['order']}&token={link['token']}"
    )
    forged = open_form(link | {"token": "A" * 24})

    for answer in (other, forged):
        assert "Sign in" in answer.body
        assert not answer.page.all("input", name="stars")
    refused = visitor().post(FORM, link | {"token": "x", "csrf": "x", "stars": "5"})
    assert refused.status == 403
    assert items("Review") == []


def test_what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost(
    owner: StoreContext, order: Order
) -> None:
    link = proof(owner, order)
    form = open_form(link)

    answer = visitor().post(FORM, link | csrf(form) | {"text": "My long thoughts"})

    assert answer.status == 422
    assert "Choose one to five stars." in answer.body
    assert "My long thoughts" in answer.body
    assert items("Review") == []


def test_the_product_page_shows_figures_reviews_and_data_for_search_engines(
    owner: StoreContext, lamp: Product
) -> None:
    review(owner, lamp.product_id, "Ada Lovelace", 5, text="<b>Bright</b>")
    review(owner, lamp.product_id, "Bob Smith", 4)
    consume("reviews", "ReviewsChanged")

    page = visitor().get("/products/desk-lamp")

    assert "4.5" in page.body
    assert "&lt;b&gt;Bright&lt;/b&gt;" in page.body
    [data] = [
        json.loads(text)
        for kind, text in page.page.scripts
        if kind == "application/ld+json" and '"Product"' in text
    ]
    assert data["aggregateRating"] == {
        "@type": "AggregateRating",
        "ratingValue": "4.5",
        "reviewCount": 2,
    }
    assert [one["author"]["name"] for one in data["review"]] == ["Bob S.", "Ada L."]
    assert "ada@shop.test" not in page.body
    assert "4.5 of 5 stars" in visitor().get("/products").body


def test_a_product_without_reviews_claims_none(lamp: Product) -> None:
    page = visitor().get("/products/desk-lamp")

    assert "Nobody has reviewed this yet." in page.body
    assert "aggregateRating" not in page.body


def test_all_reviews_are_sorted_and_filtered_by_links(owner: StoreContext, lamp: Product) -> None:
    for number in range(23):
        review(owner, lamp.product_id, f"Buyer{number} Smith", 5, text=f"Text {number:02}.")
    review(owner, lamp.product_id, "Bob Smith", 1, text="Broke.")

    first = visitor().get("/products/desk-lamp/reviews?order=lowest")
    assert first.body.index("Broke.") < first.body.index("Text 00.")
    [more] = first.page.all("a", rel="next")
    second = visitor().get(more["href"])
    assert "Text 22." in second.body
    assert "Broke." not in second.body

    only_one = visitor().get("/products/desk-lamp/reviews?stars=1")
    assert "Broke." in only_one.body
    assert "Text 00." not in only_one.body
    assert visitor().get("/products/desk-lamp/reviews?cursor=nonsense").status == 303


def test_declining_needs_a_click_on_a_button(owner: StoreContext, order: Order) -> None:
    asking.plan(owner, order.order_id, delivered_at=order.placed_at)
    link = proof(owner, order)
    path = f"/reviews/decline?order={link['order']}&token={link['token']}"

    asked = visitor().get(path)
    assert items("ReviewRequest")[0]["stopped"]["S"] == ""
    done = visitor().post("/reviews/decline", link | csrf(asked))

    assert (asked.status, done.status) == (200, 200)
    assert items("ReviewRequest")[0]["stopped"]["S"] == "declined"
    assert visitor().get("/reviews/decline?order=x&token=y").status == 404


def post(path: str, body: dict[str, Any], **headers: str) -> Any:
    url = f"/api/v1/public/stores/volt/products/desk-lamp/reviews{path}"
    return call(handler, "POST", url, body=body, headers=headers)


@pytest.mark.usefixtures("cloud")
def test_photos_need_the_same_proof_and_show_when_ready(owner: StoreContext, order: Order) -> None:
    link = proof(owner, order)
    picture = {
        "content_type": "image/jpeg",
        "data": b64encode(picture_bytes(60, 40)).decode(),
    }
    assert post("/photos", picture).body["code"] == "review_link_invalid"
    assert post("/photos", picture | link | {"data": "?"}).status == 422

    photo = post("/photos", picture | link).body["id"]
    taken = post("", {"stars": 5, "photos": [photo]} | link)
    announce(photo, of=owner)

    assert (taken.status, taken.body["status"]) == (201, "published")
    assert "/media/" in visitor().get("/products/desk-lamp/reviews").body.partition("<main")[2]


@pytest.mark.usefixtures("cloud")
def test_nobody_fills_the_shop_with_photos(owner: StoreContext, order: Order) -> None:
    picture = {"content_type": "image/jpeg", "data": b64encode(picture_bytes(4, 4)).decode()}
    sent = [post("/photos", picture | proof(owner, order)) for _ in range(61)]

    assert [answer.status for answer in sent] == [201] * 60 + [429]
    assert sent[-1].body["code"] == "too_many_attempts"
    assert len(items("Upload")) == 60


def test_a_customer_who_bought_it_is_marked_and_one_who_did_not_is_not(
    owner: StoreContext, order: Order
) -> None:
    for email in ("ada@shop.test", "eve@shop.test"):
        customer = registering.ensure(owner, email, name="Some One")
        customer.update([Customer.verified_at.set(clock.now())])
        token = sessions.begin(owner, customer)
        assert post("", {"stars": 3}, Cookie=f"windlass_customer={token}").status == 201

    marks = {item["email"]["S"]: item["is_verified"]["BOOL"] for item in items("Review")}
    assert marks == {"ada@shop.test": True, "eve@shop.test": False}
    [rating] = [Rating.from_raw_data(item) for item in items("Rating")]
    assert rating.counts[3] == 2
