"""What stands above and below every page."""

import pytest

from tests.integration.storefront_pages.dressing import block, frame, section
from tests.integration.storefront_pages.shops import open_shop, visitor
from tests.support.collections_factories import create_category
from windlass.collections import shelf
from windlass.navigation import service as navigation
from windlass.navigation import storefront as menus
from windlass.navigation.schemas import SaveMenu

pytestmark = pytest.mark.usefixtures("table")


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    shelf.forget()
    menus.forget()


def test_announcements_are_all_there_without_script() -> None:
    first = block("announcement_bar", "announcement", 1, text="Free from €50", link="/products")
    second = block("announcement_bar", "announcement", 2, text="30 days to think")
    silent = block("announcement_bar", "announcement", 3)
    bar = section("announcement_bar", first, second, silent, id_="bar", seconds=8)
    frame(open_shop(), "header", bar, section("header"))

    page = visitor().get("/policies/terms").page

    island = page.one("announcement-bar")
    assert (island["role"], island["data-seconds"], island["data-pause"]) == (
        "region",
        "8",
        "Pause",
    )
    assert '<li><a href="/products">Free from €50</a></li>' in page.html
    assert "<li>30 days to think</li>" in page.html
    assert page.html.index("announcement-bar") < page.html.index("<header")


def test_the_bars_own_colours_are_part_of_the_style_that_the_policy_knows() -> None:
    text = block("announcement_bar", "announcement", text="Hello")
    bar = section("announcement_bar", text, id_="bar", ground="#101820", ink="#ffffff")
    frame(open_shop(), "header", bar, section("header"))

    answer = visitor().get("/")

    assert ".bar{background:#101820;color:#ffffff}" in answer.body
    assert [tag for tag, _ in answer.page.elements].count("style") == 1


def test_the_header_has_what_the_merchant_wants() -> None:
    owner = open_shop()
    bare = section(
        "header", logo_position="center", shows_search=False, shows_account=False, is_sticky=False
    )
    frame(owner, "header", bare)

    page = visitor().get("/").page

    assert page.one("header") == {"class": "header is-center"}
    assert page.all("search-box") == []
    assert page.all("a", href="/account") == []
    assert len(page.all("a", href="/cart")) == 1


def test_the_header_shows_the_menu_that_was_chosen() -> None:
    owner = open_shop()
    create_category(owner, "Lamps")
    menu = navigation.create(
        owner,
        SaveMenu.model_validate(
            {
                "title": "Sale",
                "links": [{"label": "Sale", "kind": "url", "target": "/search?q=sale"}],
            }
        ),
    )
    frame(owner, "header", section("header", menu=menu.key))

    html = visitor().get("/").body

    assert '<a href="/search?q=sale">Sale</a>' in html
    assert "/categories/lamps" not in html


def test_the_footer_has_its_columns_in_order() -> None:
    owner = open_shop()
    columns = [
        block("footer", "text", 1, heading="About", body="<p>Since 1999.</p>"),
        block("footer", "newsletter", 2, heading="Letters"),
        block("footer", "socials", 3, heading="Follow"),
        block("footer", "policies", 4),
        block("footer", "payment_marks", 5),
        block("footer", "contact", 6),
    ]
    social = {"instagram": "https://instagram.com/volt", "x": "https://x.com/volt"}
    frame(owner, "footer", section("footer", *columns, colours="strong"), social=social)

    page = visitor().get("/policies/terms").page

    footer = page.html[page.html.index("<footer") :]
    assert page.one("footer")["class"] == "footer on-strong"
    order = ["About", "Letters", "Follow", "Volt Electronics", "Refund policy", "Secure payment"]
    places = [footer.index(words) for words in order]
    assert places == sorted(places)
    links = [link["href"] for link in page.all("a") if "me" in link.get("rel", "").split()]
    assert links == ["https://instagram.com/volt", "https://x.com/volt"]
    assert page.one("input", name="return_to")["value"] == "/policies/terms"


def test_social_links_without_an_address_leave_no_empty_column() -> None:
    frame(open_shop(), "footer", section("footer", block("footer", "socials", heading="Follow")))

    assert "Follow" not in visitor().get("/").body
