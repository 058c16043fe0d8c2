"""A look is tried on before it is applied, and what is live is shown beside the draft."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.integration.storefront_pages.shops import open_shop
from windlass.stores import service as stores
from windlass.tenancy.context import StoreContext
from windlass.themes import service, storefront
from windlass.themes.errors import ThemeInvalid
from windlass.themes.previews import Wanted
from windlass.themes.storefront import LiveTheme

pytestmark = pytest.mark.usefixtures("table")


def seen(owner: StoreContext, wanted: Wanted) -> LiveTheme:
    [token] = parse_qs(urlsplit(service.preview(owner, wanted).url).query)["preview_theme"]
    theme = storefront.preview(stores.storefront_of(owner), token)
    assert theme is not None
    return theme


def changed(owner: StoreContext, **settings: Any) -> None:
    draft = service.get(owner)
    document = draft.document | {"settings": draft.document["settings"] | settings}
    service.save(owner, document, version=draft.version)


def test_a_preset_is_shown_over_the_draft_and_changes_nothing() -> None:
    owner = open_shop()
    changed(owner, quick_add=False)

    tried = seen(owner, Wanted(preset="coastal"))

    assert tried.settings["primary"] == "#0e6272"
    assert tried.settings["quick_add"] is False
    assert [one.type for one in tried.sections("home")] == [
        *("hero", "trust_badges", "featured_products"),
    ]
    assert service.get(owner).document["preset"] == "harbour"


def test_a_preset_is_shown_with_its_home_page_when_that_is_asked_for() -> None:
    tried = seen(open_shop(), Wanted(preset="coastal", with_home=True))

    assert [one.type for one in tried.sections("home")] == [
        *("hero", "trust_badges", "featured_products", "collection_list"),
        *("testimonials", "newsletter"),
    ]


def test_a_preset_there_is_not_cannot_be_looked_at() -> None:
    with pytest.raises(ThemeInvalid) as refused:
        service.preview(open_shop(), Wanted(preset="nothing"))

    assert [problem.field for problem in refused.value.fields] == ["preset"]


def test_version_nought_is_what_shoppers_see_whatever_the_draft_says() -> None:
    owner = open_shop()
    changed(owner, primary="#0b6e4f")

    assert seen(owner, Wanted()).settings["primary"] == "#0b6e4f"
    assert seen(owner, Wanted(number=0)).settings["primary"] == "#1f4fd8"
