"""Pages and posts of a merchant, as shoppers and machines read them."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.integration.storefront_pages.shops import open_shop, visitor
from tests.support.pages_factories import create_page, page_fields
from windlass.kit import clock
from windlass.navigation import service as navigation
from windlass.navigation import storefront as menus
from windlass.navigation.schemas import SaveMenu
from windlass.pages import service, storefront
from windlass.pages.schemas import SavePage
from windlass.tenancy.context import StoreContext

pytestmark = pytest.mark.usefixtures("table")


@pytest.fixture(autouse=True)
def nothing_remembered() -> Iterator[None]:
    storefront.forget()
    menus.forget()
    yield
    storefront.forget()
    menus.forget()


@pytest.fixture
def owner(table: None) -> StoreContext:
    return open_shop()


def data_of(body: str) -> list[dict[str, Any]]:
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', body)
    return [json.loads(one) for one in found]


def test_a_page_shows_its_text_and_words_for_search_engines(owner: StoreContext) -> None:
    create_page(owner, seo={"title": "About Volt", "description": "Who we are."})

    answer = visitor().get("/pages/about-us")

    assert (answer.status, answer.headers["Cache-Control"].split(",")[0]) == (200, "public")
    assert "<p>We sell lamps that last.</p>" in answer.body
    assert "<title>About Volt – Volt Electronics</title>" in answer.body
    assert '<meta name="description" content="Who we are.">' in answer.body
    assert 'rel="canonical" href="http://volt.localhost:8080/pages/about-us"' in answer.body


@pytest.mark.parametrize(
    ("overrides", "_case"),
    [
        ({"status": "draft"}, "a draft"),
        ({"publish_at": (clock.now() + timedelta(hours=1)).isoformat()}, "before its moment"),
    ],
)
def test_what_is_not_published_is_nowhere(
    owner: StoreContext, overrides: dict[str, Any], _case: str
) -> None:
    create_page(owner, **overrides)
    create_page(owner, kind="post", **overrides)

    paths = ("/pages/about-us", "/pages/about-us.md", "/journal", "/journal/about-us")

    assert [visitor().get(path).status for path in paths] == [404] * 4
    assert storefront.all_of(owner) == []


def test_a_former_address_leads_on_and_a_deleted_page_is_gone(owner: StoreContext) -> None:
    page = create_page(owner)
    moved = SavePage.model_validate(page_fields(handle="who-we-are"))
    page = service.update(owner, page.page_id, moved, version=1)

    answer = visitor().get("/pages/about-us?from=mail")
    twin = visitor().get("/pages/about-us.md")
    assert (answer.status, answer.headers["Location"]) == (301, "/pages/who-we-are?from=mail")
    assert twin.headers["Location"] == "/pages/who-we-are.md"

    service.delete(owner, page.page_id, version=page.version)
    assert visitor().get("/pages/who-we-are").status == 410


def test_a_video_asks_its_host_for_nothing_before_play(owner: StoreContext) -> None:
    page = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
    video = f'<figure data-video="youtube:dQw4w9WgXcQ"><a href="{page}">See &amp; hear</a></figure>'
    create_page(owner, body_html=f"<p>Hi</p>{video}")

    answer = visitor().get("/pages/about-us")

    assert "<iframe" not in answer.body
    player = "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1&amp;rel=0"
    assert f'data-player="{player}" data-title="See &amp; hear"' in answer.body
    policy = answer.headers["Content-Security-Policy"]
    assert "frame-src https://www.youtube-nocookie.com" in policy
    create_page(owner, title="Plain")
    assert "frame-src" not in visitor().get("/pages/plain").headers["Content-Security-Policy"]


def test_the_journal_lists_posts_newest_first_with_date_and_author(owner: StoreContext) -> None:
    create_page(owner, kind="post", title="Spring", publish_at="2026-03-01T10:00:00Z")
    create_page(owner, kind="post", title="Summer", author="Ada", publish_at="2026-06-01T10:00:00Z")

    body = visitor().get("/journal").body

    assert [*re.findall(r'<h2><a href="(/journal/[^"]+)">', body)] == [
        "/journal/summer",
        "/journal/spring",
    ]
    assert "1 June 2026</time> · Ada" in body
    post = visitor().get("/journal/summer")
    article = next(one for one in data_of(post.body) if one["@type"] == "Article")
    assert article["headline"] == "Summer"
    assert article["datePublished"] == "2026-06-01T10:00:00+00:00"
    assert article["author"] == {"@type": "Person", "name": "Ada"}
    assert article["url"] == "http://volt.localhost:8080/journal/summer"


def test_the_journal_has_pages(owner: StoreContext) -> None:
    for number in range(13):
        at = datetime(2026, 1, 1 + number, tzinfo=UTC).isoformat()
        create_page(owner, kind="post", title=f"Post {number}", publish_at=at)

    first, second = visitor().get("/journal"), visitor().get("/journal?page=2")

    assert ("/journal?page=2" in first.body, "/journal/post-0" in first.body) == (True, False)
    assert "/journal/post-0" in second.body
    for wrong in ("3", "0", "x", "-1"):
        assert visitor().get(f"/journal?page={wrong}").headers["Location"] == "/journal"


def test_twins_are_plain_text(owner: StoreContext) -> None:
    create_page(owner, title="About\nus", body_html="<h2>Who</h2><p>We <strong>are</strong>.</p>")
    create_page(owner, kind="post", title="Spring", author="Ada", publish_at="2026-03-01T10:00:00Z")

    page, post = visitor().get("/pages/about-us.md"), visitor().get("/journal/spring.md")

    assert page.body == "# About us\n\n## Who\n\nWe **are**.\n"
    assert page.headers["Content-Type"] == "text/markdown; charset=utf-8"
    assert page.headers["X-Robots-Tag"] == "noindex"
    assert post.body.startswith("# Spring\n\n2026-03-01, Ada\n\n")


def test_a_menu_leads_to_a_page_by_its_id_and_leaves_out_one_that_is_gone(
    owner: StoreContext,
) -> None:
    page = create_page(owner)
    gone = create_page(owner, title="Gone")
    draft = create_page(owner, title="Draft", status="draft")
    links = [
        {"label": one.title, "kind": "page", "target": one.page_id} for one in (page, gone, draft)
    ]
    links.append({"label": "By handle", "kind": "page", "target": "about-us"})
    menu = SaveMenu.model_validate({"title": "Main menu", "links": links})
    navigation.replace(owner, "main", menu, version=0)
    service.delete(owner, gone.page_id, version=1)

    body = visitor().get("/").body

    assert '<a href="/pages/about-us"' in body
    assert body.count(">By handle</a>") == body.count(">About us</a>") > 0
    assert (">Gone</a>" in body, ">Draft</a>" in body) == (False, False)


def test_all_of_says_what_there_is(owner: StoreContext) -> None:
    create_page(owner, title="Contact")
    create_page(owner)
    create_page(owner, kind="post", title="Spring", publish_at="2026-03-01T10:00:00Z")

    found = storefront.all_of(owner)

    assert [entry.path for entry in found] == [
        "/pages/about-us",
        "/pages/contact",
        "/journal/spring",
    ]
    assert [entry.title for entry in found] == ["About us", "Contact", "Spring"]
