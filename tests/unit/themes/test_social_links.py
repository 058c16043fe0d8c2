"""Social links lead to their networks."""

import pytest

from tests.support.themes_factories import theme
from windlass.themes import checking
from windlass.themes.errors import ThemeInvalid


@pytest.mark.parametrize(
    ("network", "address"),
    [
        ("instagram", "https://www.instagram.com/volt"),
        ("x", "https://twitter.com/volt"),
        ("youtube", "https://youtube.com/@volt"),
        ("tiktok", ""),
    ],
)
def test_social_links_lead_to_their_network(network: str, address: str) -> None:
    document = theme()
    document["settings"]["social"][network] = address
    assert checking.checked(document, store_id="store-1", before=theme()) == document


@pytest.mark.parametrize(
    "address",
    [
        *("https://evil.example", "http://instagram.com/volt", "/instagram.com"),
        *("https://instagram.com.evil.example/", "https://notinstagram.com/"),
    ],
)
def test_and_nowhere_else(address: str) -> None:
    document = theme()
    document["settings"]["social"]["instagram"] = address

    with pytest.raises(ThemeInvalid) as error:
        checking.checked(document, store_id="store-1", before=theme())

    [problem] = error.value.fields
    assert (problem.field, problem.rule, problem.message) == (
        "settings.social.instagram",
        "social_link",
        "Give the address of your page on Instagram: https://instagram.com/…",
    )
