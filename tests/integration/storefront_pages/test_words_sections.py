"""Sections that tell, answer and count: only what is true, and never a broken page."""

from datetime import timedelta
from typing import Any

import pytest

from tests.integration.storefront_pages.dressing import block, dress, section
from tests.integration.storefront_pages.goods import sell
from tests.integration.storefront_pages.shops import open_shop, visitor
from tests.support.discounts_factories import discount
from tests.support.reviews_factories import review
from tests.support.shipping_factories import create_zone
from tests.unit.storefront_pages.pages import Page
from windlass.discounts import service as discounts
from windlass.kit import clock
from windlass.reviews import moderation
from windlass.reviews.models import Status
from windlass.tenancy.context import StoreContext

pytestmark = pytest.mark.usefixtures("table")


def home() -> Page:
    return visitor().get("/").page


def test_a_text_with_a_way_on() -> None:
    body = "<p>Made to <strong>last</strong>.</p>"
    dress(
        open_shop(),
        section("rich_text", heading="<Us>", body=body, button="More", link="/policies/terms"),
    )

    page = home()

    assert '<h2 id="added-title">&lt;Us&gt;</h2>' in page.html
    assert f'<div class="prose">{body}</div>' in page.html
    assert page.one("a", **{"class": "button"})["href"] == "/policies/terms"


def test_a_text_without_words_is_not_there() -> None:
    dress(open_shop(), section("rich_text", heading="", body=""))

    assert "part-added" not in home().html


def test_columns_that_say_nothing_are_left_out() -> None:
    told = block("multicolumn", "column", 1, heading="Quiet", body="<p>Day and night.</p>")
    dress(open_shop(), section("multicolumn", told, block("multicolumn", "column", 2), columns=2))

    page = home()

    assert page.one("ul", **{"class": "columns is-2 is-start"}) == {
        "class": "columns is-2 is-start"
    }
    assert page.html.count('<li class="column">') == 1


def test_questions_open_without_script_and_search_engines_read_them() -> None:
    first = block("faq", "question", 1, question="How long?", answer="<p>Days.</p>", is_open=True)
    empty = block("faq", "question", 2, question="Nothing said", answer="")
    dress(open_shop(), section("faq", first, empty))

    page = home()

    assert "<summary>How long?</summary>" in page.html
    assert page.one("details", **{"class": "fold"})["open"] == ""
    assert "Nothing said" not in page.html
    (data,) = [one for one in page.json("application/ld+json") if one["@type"] == "FAQPage"]
    assert data["mainEntity"] == [
        {
            "@type": "Question",
            "name": "How long?",
            "acceptedAnswer": {"@type": "Answer", "text": "<p>Days.</p>"},
        }
    ]


def reviewed(owner: StoreContext) -> str:
    """A lamp that three people wrote about: five stars, three, and one not published."""
    lamp = sell(owner).product_id
    review(owner, lamp, "Ada Lovelace", 5, text="Bright & quiet.")
    review(owner, lamp, "Bob Byte", 3, text="It is fine.")
    held = review(owner, lamp, "Eve Evil", 5, text="Buy at spam.example")
    moderation.decide(owner, held.review_id, Status.REJECTED)
    return lamp


def test_testimonials_are_published_reviews_word_for_word() -> None:
    owner = open_shop()
    reviewed(owner)
    dress(owner, section("testimonials", least_rating=4))

    page = home()

    assert page.html.count('<li class="testimonial">') == 1
    assert '<p class="review-text">Bright &amp; quiet.</p>' in page.html
    assert "Ada L." in page.html
    assert '<a href="/products/desk-lamp">Desk lamp</a>' in page.html
    assert "spam.example" not in page.html


def test_the_best_come_first_and_the_newest_when_it_is_said() -> None:
    owner = open_shop()
    reviewed(owner)
    dress(
        owner,
        section("testimonials", id_="best", least_rating=1),
        section("testimonials", id_="newest", least_rating=1, source="newest"),
    )

    html = home().html

    best, newest = html.split('id="part-newest"')
    assert best.index("Bright &amp; quiet.") < best.index("It is fine.")
    assert newest.index("It is fine.") < newest.index("Bright &amp; quiet.")


def test_testimonials_are_hidden_while_there_are_none() -> None:
    owner = open_shop()
    sell(owner)
    dress(owner, section("testimonials"))

    assert "testimonial" not in home().html


def sale(owner: StoreContext, **facts: Any) -> str:
    """A discount that ends on the day after tomorrow, at noon in the shop's zone."""
    noon = (clock.now() + timedelta(days=2)).replace(hour=12, minute=0)
    return discount(owner, **({"ends_at": noon.strftime("%Y-%m-%dT%H:%M")} | facts)).discount_id


def test_a_countdown_names_the_true_end_of_its_discount() -> None:
    owner = open_shop()
    found = sale(owner)
    dress(owner, section("countdown", discount=found, heading="Spring sale"))

    page = home()

    ends_at = discounts.get(owner, found).discount.ends_at
    assert ends_at is not None
    assert page.one("count-down")["data-ends"] == ends_at.isoformat()
    assert page.one("time")["datetime"] == ends_at.isoformat()
    assert '<h2 id="added-title">Spring sale</h2>' in page.html


@pytest.mark.parametrize("state", ["paused", "archived", "endless", "unknown"])
def test_a_discount_that_is_off_or_has_no_end_is_not_counted_down(state: str) -> None:
    owner = open_shop()
    found = "01J00000000000000000000000"
    if state == "endless":
        found = discount(owner).discount_id
    elif state != "unknown":
        found = sale(owner)
        {"paused": discounts.pause, "archived": discounts.archive}[state](owner, found)
    dress(owner, section("countdown", discount=found))

    assert "count-down" not in home().html


def test_a_moment_counts_down_once_and_then_something_else_is_said() -> None:
    over = section("countdown", id_="over", source="moment", ends_at="2026-01-01T00:00:00Z")
    told = section(
        "countdown",
        id_="told",
        source="moment",
        ends_at="2026-01-01T00:00:00Z",
        after="text",
        after_text="The sale is over.",
    )
    dress(open_shop(), over, told)

    page = home()

    assert "part-over" not in page.html
    assert "The sale is over." in page.html
    assert page.all("count-down") == []


def test_badges_say_only_what_is_true() -> None:
    owner = open_shop()
    badges = section("trust_badges", heading="Good to know")
    dress(owner, badges, section("trust_badges", id_="less", shows_payment=False))

    without_zones = home().html
    create_zone(owner, "DE", "AT")
    with_zones = home().html

    assert "Tracked delivery" not in without_zones
    assert without_zones.count("30 days to return it") == 2
    assert with_zones.count("Tracked delivery to 2 countries") == 2
    assert with_zones.count("Secure payment through Stripe") == 1


def test_the_newsletter_is_a_plain_form() -> None:
    dress(open_shop(), section("newsletter", button="Join"))

    page = home()

    assert page.one("form", action="/newsletter")["method"] == "post"
    assert page.one("input", name="email")["type"] == "email"
    assert page.one("input", name="return_to")["value"] == "/"
    assert '<button class="button">Join</button>' in page.html


def test_a_divider_is_a_line_or_a_space() -> None:
    dress(open_shop(), section("divider", id_="a", space=64), section("divider", has_line=False))

    html = home().html

    assert '<div class="wide divider is-8"><hr></div>' in html
    assert '<div class="wide divider is-4"></div>' in html
