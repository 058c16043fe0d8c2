"""Which addresses may lead elsewhere, and how they are spelled."""

import pytest

from windlass.navigation import paths
from windlass.navigation.errors import RedirectInvalid


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("/Old-Page/", "/old-page"),
        ("/old?utm=x#top", "/old"),
        ("https://shop.example/pages/About", "/pages/about"),
        ("/größe", "/gr%c3%b6%c3%9fe"),
        ("/gr%C3%B6%C3%9Fe", "/gr%c3%b6%c3%9fe"),
        ("/a/b/c", "/a/b/c"),
    ],
)
def test_an_old_address_has_one_spelling(written: str, kept: str) -> None:
    assert paths.source(written) == kept


@pytest.mark.parametrize(
    ("written", "rule"),
    [
        ("old", "path"),
        ("/", "path"),
        ("", "path"),
        ("/cart", "reserved"),
        ("/Checkout/x", "reserved"),
        ("/api/v1/public", "reserved"),
        ("/" + "x" * 300, "too_long"),
    ],
)
def test_what_is_no_old_address_is_refused(written: str, rule: str) -> None:
    with pytest.raises(RedirectInvalid) as refusal:
        paths.source(written)
    assert [(each.field, each.rule) for each in refusal.value.fields] == [("path", rule)]


@pytest.mark.parametrize(
    "written", ["//evil.example", "https://evil.example", "new", "javascript:x"]
)
def test_a_redirect_stays_in_the_shop(written: str) -> None:
    with pytest.raises(RedirectInvalid):
        paths.target(written)


def test_a_target_keeps_what_is_behind_it() -> None:
    assert paths.target(" /collections/sale?sort=price#top ") == "/collections/sale?sort=price#top"
