"""One value of one setting: what is kept, what is refused."""

from typing import Any

import pytest

from windlass.themes import kinds
from windlass.themes.kinds import Kind, Setting
from windlass.themes.values import clean
from windlass.themes.wrong import Wrong

ID = "01ARZ3NDEKTSV4RRFFQ69G5FAV"
PICTURE = {
    "path": f"/media/store-1/{'0a' * 16}",
    "width": 640,
    "height": 480,
    "widths": [320, 640],
    "formats": ["avif", "webp"],
    "blur": "",
}
IMAGE = kinds.image()
VIDEO = kinds.chosen("video", Kind.VIDEO, "Video")


def cleaned(setting: Setting, value: Any) -> Any:
    return clean(setting, value, store_id="store-1")


def refusal(setting: Setting, value: Any) -> tuple[str, str]:
    with pytest.raises(Wrong) as error:
        cleaned(setting, value)
    return error.value.rule, error.value.part


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("", ""),
        ("/products?sort=new#top", "/products?sort=new#top"),
        (" https://example.com/a ", "https://example.com/a"),
        ("http://example.com", "http://example.com"),
        ("mailto:ada@example.com", "mailto:ada@example.com"),
        ("tel:+49 30 123", "tel:+49 30 123"),
        ("#reviews", "#reviews"),
    ],
)
def test_links_that_lead_somewhere(address: str, kept: str) -> None:
    assert cleaned(kinds.link(), address) == kept


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "java\tscript:alert(1)",
        " javascript:alert(1)",
        "data:text/html,<script>",
        "vbscript:x",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "https://user@evil.example",
        "https://",
        "https:evil",
        "products",
        "ftp://example.com",
        "/a b",
    ],
)
def test_links_that_do_not(address: str) -> None:
    assert refusal(kinds.link(), address) == ("link", "")


def test_a_link_has_a_length() -> None:
    assert refusal(kinds.link(), "/" + "a" * 500) == ("string_too_long", "")


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("<p>Hello <strong>you</strong></p>", "<p>Hello <strong>you</strong></p>"),
        ("<p onclick='x()'>Hi</p><script>alert(1)</script>", "<p>Hi</p>"),
        ("<img src=x onerror=alert(1)>Text", "Text"),
        ('<a href="javascript:alert(1)">x</a>', '<a rel="noopener noreferrer">x</a>'),
        ('<a href="/sale">x</a>', '<a href="/sale" rel="noopener noreferrer">x</a>'),
        ("<iframe src='https://evil.example'></iframe>", ""),
        ("<p style='position:fixed'>x</p>", "<p>x</p>"),
        ("", ""),
    ],
)
def test_rich_text_is_plain_formatting(sent: str, kept: str) -> None:
    setting = kinds.rich("body", "Text")
    assert cleaned(setting, sent) == kept
    assert cleaned(setting, kept) == kept


def test_rich_text_is_measured_as_it_is_kept() -> None:
    setting = kinds.rich("body", "Text", most=10)
    assert cleaned(setting, "<p>abc</p><script>long long long</script>") == "<p>abc</p>"
    assert refusal(setting, "<p>abcd</p>") == ("string_too_long", "")


def test_text_is_one_line_and_an_area_keeps_its_own() -> None:
    assert cleaned(kinds.text("t", "T", most=20), " a\n b\u200b\u202e ") == "a b"
    assert cleaned(kinds.area("t", "T", most=20), " a\r\nb \ud800") == "a\nb"


@pytest.mark.parametrize(
    ("setting", "value", "rule"),
    [
        (kinds.text("t", "T", most=3), "abcd", "string_too_long"),
        (kinds.text("t", "T", most=3), 7, "string_type"),
        (kinds.area("t", "T", most=3), None, "string_type"),
        (kinds.number("n", "N", 2, least=1, most=3), 0, "greater_than_equal"),
        (kinds.number("n", "N", 2, least=1, most=3), 4, "less_than_equal"),
        (kinds.number("n", "N", 2, least=1, most=3), 2.0, "int_type"),
        (kinds.number("n", "N", 2, least=1, most=3), True, "int_type"),
        (kinds.toggle("t", "T", default=True), 1, "bool_type"),
        (kinds.select("s", "S", ("a", "A"), ("b", "B")), "c", "enum"),
        (kinds.select("s", "S", ("a", "A"), ("b", "B")), ["a"], "enum"),
        (kinds.colour("c", "C", "#000000"), "", "colour"),
        (kinds.colour("c", "C"), "red", "colour"),
        (kinds.colour("c", "C"), "#12345", "colour"),
        (kinds.chosen("f", Kind.FONT, "F"), "comic-sans", "enum"),
        (kinds.chosen("m", Kind.MENU, "M"), "side", "pattern"),
        (kinds.chosen("p", Kind.PRODUCT, "P"), "lamp", "pattern"),
        (kinds.chosen("d", Kind.DATE_TIME, "D"), "tomorrow", "date_time"),
        (kinds.chosen("d", Kind.DATE_TIME, "D"), "2026-11-30T22:00:00", "date_time"),
        (kinds.products(), "lamp", "list_type"),
        (kinds.products(), [ID] * 25, "too_long"),
    ],
)
def test_what_breaks_a_rule(setting: Setting, value: Any, rule: str) -> None:
    assert refusal(setting, value) == (rule, "")


def test_colours_are_lower_case_and_may_be_the_themes() -> None:
    assert cleaned(kinds.colour("c", "C", "#000000"), "#ABCDEF") == "#abcdef"
    assert cleaned(kinds.colour("c", "C"), "") == ""


def test_moments_are_kept_in_utc() -> None:
    setting = kinds.chosen("d", Kind.DATE_TIME, "D")
    assert cleaned(setting, "2026-11-30T23:00:00+01:00") == "2026-11-30T22:00:00Z"
    assert cleaned(setting, "") == ""


def test_products_are_named_once() -> None:
    assert cleaned(kinds.products(), [ID, ID]) == [ID]
    assert refusal(kinds.products(), [ID, "lamp"]) == ("pattern", "1")


def test_a_picture_is_of_the_stores_own() -> None:
    image = {"picture": PICTURE, "alt": " A  lamp "}
    assert cleaned(IMAGE, image) == {"picture": PICTURE, "alt": "A lamp"}
    assert cleaned(IMAGE, {"picture": PICTURE}) == {"picture": PICTURE, "alt": ""}
    assert cleaned(IMAGE, None) is None

    foreign = PICTURE | {"path": f"/media/store-2/{'0a' * 16}"}
    assert refusal(IMAGE, {"picture": foreign}) == ("foreign_picture", "picture.path")


@pytest.mark.parametrize(
    ("image", "refused"),
    [
        ("/media/x.png", ("image", "")),
        ({"alt": "no picture"}, ("image", "")),
        ({"picture": PICTURE, "src": "x"}, ("image", "")),
        ({"picture": {"path": PICTURE["path"]}}, ("picture", "picture")),
        ({"picture": PICTURE | {"path": "https://evil.example/x"}}, ("picture", "picture")),
        ({"picture": PICTURE | {"path": "/media/store-1/../x"}}, ("picture", "picture")),
        ({"picture": PICTURE | {"widths": []}}, ("picture", "picture")),
        ({"picture": PICTURE | {"widths": ["640"]}}, ("picture", "picture")),
        ({"picture": PICTURE | {"width": True}}, ("picture", "picture")),
        ({"picture": PICTURE | {"formats": ["svg"]}}, ("picture", "picture")),
        ({"picture": PICTURE | {"blur": "javascript:x"}}, ("picture", "picture")),
        ({"picture": PICTURE, "alt": "x" * 201}, ("string_too_long", "alt")),
        ({"picture": PICTURE, "alt": 7}, ("string_type", "alt")),
    ],
)
def test_a_picture_is_what_an_upload_answered(image: Any, refused: tuple[str, str]) -> None:
    assert refusal(IMAGE, image) == refused


def test_a_video_has_a_provider_and_its_id() -> None:
    video = {"provider": "youtube", "id": "dQw4w9WgXcQ", "poster": None}
    assert cleaned(VIDEO, video) == video
    assert cleaned(VIDEO, {"provider": "vimeo", "id": "76979871"}) == {
        "provider": "vimeo",
        "id": "76979871",
        "poster": None,
    }


@pytest.mark.parametrize(
    ("video", "refused"),
    [
        ("https://youtu.be/dQw4w9WgXcQ", ("video", "")),
        ({"provider": "youtube"}, ("video", "")),
        ({"provider": "evil", "id": "dQw4w9WgXcQ"}, ("enum", "provider")),
        ({"provider": ["youtube"], "id": "dQw4w9WgXcQ"}, ("enum", "provider")),
        ({"provider": "youtube", "id": '"><script>'}, ("pattern", "id")),
        ({"provider": "vimeo", "id": "dQw4w9WgXcQ"}, ("pattern", "id")),
        (
            {"provider": "vimeo", "id": "76979871", "poster": {"picture": {}}},
            ("picture", "poster.picture"),
        ),
    ],
)
def test_a_video_is_nothing_else(video: Any, refused: tuple[str, str]) -> None:
    assert refusal(VIDEO, video) == refused
