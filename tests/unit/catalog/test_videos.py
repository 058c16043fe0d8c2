"""Addresses of films as people copy them."""

import pytest

from windlass.catalog import videos


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=4", ("youtube", "dQw4w9WgXcQ")),
        ("youtu.be/dQw4w9WgXcQ", ("youtube", "dQw4w9WgXcQ")),
        ("https://m.youtube.com/shorts/dQw4w9WgXcQ", ("youtube", "dQw4w9WgXcQ")),
        ("https://vimeo.com/channels/staff/76979871", ("vimeo", "76979871")),
        ("https://player.vimeo.com/video/76979871?h=1", ("vimeo", "76979871")),
    ],
)
def test_a_film_is_found_in_every_kind_of_link(address: str, found: tuple[str, str]) -> None:
    assert videos.found_at(address) == found


@pytest.mark.parametrize(
    "address",
    [
        "",
        "https://youtube.com",
        "https://youtu.be/short",
        "ftp://youtu.be/dQw4w9WgXcQ",
        "https://evil.example/youtu.be/dQw4w9WgXcQ",
        "https://[youtu.be",
        "https://vimeo.com/٣٤٥٦٧٨",
    ],
)
def test_other_addresses_have_none(address: str) -> None:
    assert videos.found_at(address) is None
