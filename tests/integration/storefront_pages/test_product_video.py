"""A film among the pictures of a product."""

from __future__ import annotations

from typing import Any

import pytest

from merchant_api.app import handler
from tests.integration.storefront_pages.goods import eur
from tests.integration.storefront_pages.shops import open_shop, visitor
from tests.support.api import Answer, call
from tests.support.catalog_factories import picture_bytes
from tests.support.media import announce, uploaded
from windlass.tenancy.context import StoreContext

pytestmark = pytest.mark.usefixtures("cloud")
FILM = "https://youtu.be/dQw4w9WgXcQ?t=3"
PLAYER = "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1&rel=0"


def save(owner: StoreContext, video: dict[str, Any] | None, **facts: Any) -> Answer:
    variants = [{"values": [], "price": eur(2950), "stock": {"tracked": False}}]
    body = {"title": "Desk lamp", "status": "active", "variants": variants, "video": video}
    path = f"/api/v1/stores/{owner.store_id}/products"
    return call(handler, "POST", path, as_=owner, body=body | facts)


def with_pictures(owner: StoreContext, count: int, video: dict[str, Any]) -> list[str]:
    """Ids of the pictures of a product that has this film."""
    made = save(owner, None).body
    path = f"/api/v1/stores/{owner.store_id}/products/{made['id']}"
    uploads = [uploaded(picture_bytes(), of=owner) for _ in range(count)]
    for upload in uploads:
        call(handler, "POST", f"{path}/images", as_=owner, body={"upload_id": upload})
    announce(*uploads, of=owner)
    read = call(handler, "GET", path, as_=owner)
    variant = {"id": made["variants"][0]["id"], "values": [], "price": eur(2950)}
    body = {"title": "Desk lamp", "status": "active", "variants": [variant], "video": video}
    headers = {"If-Match": read.headers["ETag"][0]}
    assert call(handler, "PUT", path, as_=owner, body=body, headers=headers).status == 200
    return [one["id"] for one in read.body["images"]]


def test_a_link_is_kept_as_its_video_and_answered_with_the_product() -> None:
    owner = open_shop()

    answer = save(owner, {"url": FILM, "title": "At night", "uploaded_on": "2026-05-01"})

    assert answer.status == 201
    assert answer.body["video"] == {
        "provider": "youtube",
        "id": "dQw4w9WgXcQ",
        "url": "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
        "title": "At night",
        "position": 0,
        "image_id": "",
        "uploaded_on": "2026-05-01",
    }


@pytest.mark.parametrize(
    "url", ["https://example.com/watch?v=dQw4w9WgXcQ", "javascript:alert(1)", "https://vimeo.com/x"]
)
def test_another_link_is_refused_at_its_field(url: str) -> None:
    answer = save(open_shop(), {"url": url})

    assert answer.status == 422
    assert [one["field"] for one in answer.body["fields"]] == ["video.url"]


def test_it_plays_here_once_somebody_presses_play_and_elsewhere_without_script() -> None:
    save(open_shop(), {"url": FILM, "title": "At night"})

    answer = visitor().get("/products/desk-lamp")

    assert answer.page.one("video-player")["data-player"] == PLAYER
    assert answer.page.one("a", **{"class": "video-start"})["href"] == (
        "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
    )
    assert "Play video: At night" in answer.page.text
    assert answer.page.all("iframe") == []
    policy = answer.headers["Content-Security-Policy"]
    assert "frame-src https://www.youtube-nocookie.com" in policy
    assert "/assets/video-player" in answer.page.html


def test_a_page_without_it_loads_nothing_of_it() -> None:
    save(open_shop(), None)

    answer = visitor().get("/products/desk-lamp")

    assert "frame-src" not in answer.headers["Content-Security-Policy"]
    assert "video" not in answer.page.html


def test_it_stands_at_its_place_with_its_poster() -> None:
    owner = open_shop()
    first, second = with_pictures(owner, 2, {"url": "vimeo.com/76979871", "position": 1})

    page = visitor().get("/products/desk-lamp").page

    slides = [one["id"] for _, one in page.elements if one.get("id", "").startswith("picture-")]
    assert slides == [f"picture-{first}", "picture-video", f"picture-{second}"]
    thumbs = [one["href"] for one in page.all("a") if one["href"].startswith("#picture-")]
    assert thumbs == [f"#{one}" for one in slides]
    assert page.one("video-player")["data-player"] == (
        "https://player.vimeo.com/video/76979871?autoplay=1&dnt=1"
    )
    assert page.one("product-gallery")["data-first"] == first


def test_search_engines_hear_of_it_only_when_all_they_ask_for_is_known() -> None:
    owner = open_shop()
    known = {"url": FILM, "title": "At night", "uploaded_on": "2026-05-01"}
    with_pictures(owner, 1, known)
    save(owner, known, title="No picture")
    save(owner, known | {"uploaded_on": None}, title="No day")

    data = {
        handle: [
            one
            for one in visitor().get(f"/products/{handle}").page.json("application/ld+json")
            if one["@type"] == "VideoObject"
        ]
        for handle in ("desk-lamp", "no-picture", "no-day")
    }

    (film,) = data["desk-lamp"]
    assert (film["name"], film["uploadDate"]) == ("At night", "2026-05-01")
    assert film["embedUrl"] == "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"
    assert film["thumbnailUrl"].startswith("http")
    assert (data["no-picture"], data["no-day"]) == ([], [])


def test_a_copy_has_the_same_film() -> None:
    owner = open_shop()
    made = save(owner, {"url": FILM}).body
    path = f"/api/v1/stores/{owner.store_id}/products/{made['id']}/duplicate"

    copy = call(handler, "POST", path, as_=owner)

    assert copy.body["video"]["id"] == "dQw4w9WgXcQ"
