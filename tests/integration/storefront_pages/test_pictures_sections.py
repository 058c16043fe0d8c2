"""Sections that speak with pictures, and what keeps a page whole whatever its theme says."""

from __future__ import annotations

import gzip
import json
import logging
from typing import Any

import pytest

from tests.integration.storefront_pages.dressing import block, dress, section
from tests.integration.storefront_pages.goods import sell
from tests.integration.storefront_pages.shops import open_shop, visitor
from tests.support.themes_factories import picture, published, theme
from windlass.tenancy.context import StoreContext
from windlass.themes import models
from windlass.themes.models import LiveTheme

pytestmark = pytest.mark.usefixtures("cloud")
FILM = {"provider": "youtube", "id": "dQw4w9WgXcQ", "poster": None}


def image(owner: StoreContext, alt: str = "") -> dict[str, Any]:
    return {"picture": picture(owner), "alt": alt}


def rewritten(owner: StoreContext, document: dict[str, Any]) -> None:
    """What is live becomes this, past every check: as an older release may have left it."""
    published(owner, theme(corner_radius=9))
    live = LiveTheme.get(models.themes_pk(owner.store_id), models.LIVE_SK)
    live.document = json.dumps(document)
    live.save()


def test_the_first_hero_is_the_title_of_the_page_and_comes_first() -> None:
    owner = open_shop()
    first = section(
        "hero", id_="one", title="Light", second_button="Us", second_link="/policies/terms"
    )
    first["settings"]["image"] = image(owner, "A lamp")
    dress(owner, first, section("hero", id_="two", title="Sound"))

    page = visitor().get("/").page

    assert "<h1>Light</h1>" in page.html
    assert "<h2>Sound</h2>" in page.html
    assert page.one("img", alt="A lamp")["fetchpriority"] == "high"
    assert [link["href"] for link in page.all("a", **{"class": "button is-quiet"})] == [
        "/policies/terms"
    ]


def test_a_home_page_without_a_hero_still_has_a_title() -> None:
    dress(open_shop(), section("rich_text", heading="Words"))

    page = visitor().get("/").page

    assert '<h1 class="hidden">Volt Electronics</h1>' in page.html
    assert len(page.all("h1")) == 1


def test_slides_are_all_there_without_script_and_move_only_if_wanted() -> None:
    owner = open_shop()
    slides = [
        block("slideshow", "slide", n, heading=f"Slide {n}", image=image(owner)) for n in (1, 2)
    ]
    dress(owner, section("slideshow", *slides, autoplay=True, seconds=9, overlay=75))

    page = visitor().get("/").page

    assert page.one("slide-show")["data-seconds"] == "9"
    assert [one["aria-label"] for one in page.all("div", role="group")] == [
        "Slide 1 of 2",
        "Slide 2 of 2",
    ]
    assert page.html.count("shade-75") == 2


def test_one_slide_does_not_move_by_itself() -> None:
    slide = block("slideshow", "slide", heading="Alone")
    dress(open_shop(), section("slideshow", slide, autoplay=True))

    assert visitor().get("/").page.one("slide-show")["data-seconds"] == "0"


def test_a_picture_beside_words_on_the_side_that_was_chosen() -> None:
    owner = open_shop()
    dress(
        owner,
        section(
            "image_with_text",
            image=image(owner, "A shelf"),
            heading="Shelves",
            picture_side="end",
            picture_share="40",
            colours="strong",
        ),
    )

    page = visitor().get("/").page

    assert page.one("div", id="part-added")["class"] == "part on-strong"
    assert page.one("div", **{"class": "beside is-end is-share-40"}) is not None
    assert page.one("img", alt="A shelf")["width"] == "640"


def test_a_video_asks_nothing_of_its_host_before_somebody_presses_play() -> None:
    dress(open_shop(), section("video", video=FILM, caption="How it is made"))

    answer = visitor().get("/")

    page = answer.page
    assert page.one("a", **{"class": "video-start"})["href"] == (
        "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
    )
    assert page.one("video-player")["data-player"] == (
        "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1&rel=0"
    )
    assert page.all("iframe") == []
    policy = answer.headers["Content-Security-Policy"].split("; ")
    assert "frame-src https://www.youtube-nocookie.com" in policy


def test_only_pages_with_a_video_may_show_another_site_inside() -> None:
    dress(open_shop(), section("video", video=FILM))

    for path in ("/products", "/cart", "/policies/terms"):
        assert "frame-src" not in visitor().get(path).headers["Content-Security-Policy"]


def test_logos_are_named_when_they_have_no_picture() -> None:
    owner = open_shop()
    logos = [
        block("logo_list", "logo", 1, name="Arc", image=image(owner)),
        block("logo_list", "logo", 2, name="Bow", link="https://bow.example"),
        block("logo_list", "logo", 3),
    ]
    dress(owner, section("logo_list", *logos))

    page = visitor().get("/").page

    assert page.one("img", alt="Arc")["class"] == "logo-mark"
    assert '<a href="https://bow.example"><span class="logo-word">Bow</span></a>' in page.html
    assert page.html.split('<ul class="logos">')[1].split("</ul>")[0].count("<li>") == 2


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "//evil.example", 7])
def test_a_link_that_could_run_is_none_even_when_it_was_saved(link: Any) -> None:
    owner = open_shop()
    document = theme()
    hero = document["templates"]["home"][0]["settings"]
    hero |= {"link": link, "second_button": "Look", "second_link": link}
    rewritten(owner, document)

    page = visitor().get("/").page

    assert [one["href"] for one in page.all("a", **{"class": "button"})][:1] == ["/products"]
    assert "Look" not in page.html


def test_a_section_that_fails_is_logged_and_left_out(caplog: pytest.LogCaptureFixture) -> None:
    owner = open_shop()
    sell(owner)
    document = theme()
    broken = section("image_banner", id_="broken", image={"picture": {"path": 1}, "alt": ""})
    document["templates"]["home"].insert(0, broken)
    rewritten(owner, document)

    with caplog.at_level(logging.ERROR, "storefront_pages"):
        answer = visitor().get("/")

    assert answer.status == 200
    assert "part-broken" not in answer.body
    assert "Desk lamp" in answer.body
    assert [record.message for record in caplog.records] == ["section failed"]
    assert caplog.records[0].section == "broken"  # type: ignore[attr-defined]


def test_unknown_types_and_hidden_sections_are_skipped() -> None:
    owner = open_shop()
    document = theme()
    known = section("rich_text", id_="hidden", heading="Hidden")
    document["templates"]["home"] += [
        known | {"is_hidden": True},
        known | {"id": "later", "type": "hologram"},
    ]
    rewritten(owner, document)

    body = visitor().get("/").body

    assert "part-hidden" not in body
    assert "part-later" not in body


def test_settings_of_another_kind_have_their_usual_values() -> None:
    owner = open_shop()
    sell(owner)
    document = theme(primary=None, section_spacing="wide", social=[])
    document["settings"]["social"] = {"x": 4}
    for one in document["templates"]["home"]:
        one["settings"] = dict.fromkeys(one["settings"], 12.5)
    rewritten(owner, document)

    answer = visitor().get("/")

    assert answer.status == 200
    assert "Desk lamp" in answer.body


def test_styles_of_sections_come_only_with_them() -> None:
    owner = open_shop()
    dress(owner, section("faq", block("faq", "question", question="Why?", answer="<p>So.</p>")))

    someone = visitor()

    styles = [
        link["href"].split("-")[0] for link in someone.get("/").page.all("link", rel="stylesheet")
    ]
    assert styles == ["/assets/styles", "/assets/words"]
    elsewhere = someone.get("/collections").page.all("link", rel="stylesheet")
    assert [link["href"].split("-")[0] for link in elsewhere] == ["/assets/styles"]


def test_a_page_of_twenty_sections_stays_light() -> None:
    owner = open_shop()
    for n in range(12):
        sell(owner, f"Lamp {n}")
    sections = [
        section(type_, id_=f"part-{type_}-{n}", heading=f"Heading {n}")
        for n in range(5)
        for type_ in ("featured_products", "product_carousel", "rich_text", "newsletter")
        if not (type_ == "newsletter" and n)
    ]
    dress(owner, *sections)

    weight = len(gzip.compress(visitor().get("/").body.encode(), 9))

    print(f"16 sections, 10 with products: {weight} bytes gzipped")
    assert weight <= 15 * 1024
