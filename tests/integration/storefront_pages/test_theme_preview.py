"""A theme that is not live, looked at in the editor: for one person's eyes, section by section."""

from __future__ import annotations

import pytest

from storefront_pages.assets import asset
from tests.integration.storefront_pages.dressing import block, dress, section
from tests.integration.storefront_pages.goods import sell
from tests.integration.storefront_pages.shops import open_shop, visitor
from tests.integration.storefront_pages.visitors import Answer
from tests.support.themes_factories import saved, theme
from windlass.kit import config
from windlass.tenancy.context import StoreContext
from windlass.themes import previews
from windlass.themes.documents import Document

pytestmark = pytest.mark.usefixtures("table")


def drafted(owner: StoreContext, *sections: Document) -> str:
    """The token to see a draft with these sections alone on the home page."""
    document = theme()
    document["templates"]["home"] = list(sections)
    saved(owner, document)
    return previews.sign(owner.store_id, previews.Wanted())[0]


def looked_at(token: str, path: str = "/", **headers: str) -> Answer:
    return visitor().get(f"{path}?preview_theme={token}", **headers)


def test_the_draft_is_shown_to_the_holder_of_a_token_and_to_nobody_else() -> None:
    token = drafted(open_shop(), section("rich_text", heading="Draft words"))

    assert "Draft words" in looked_at(token).body
    assert "Draft words" not in visitor().get("/").body


def test_a_preview_is_private_unindexed_unmeasured_and_framed_by_the_dashboard_alone() -> None:
    answer = looked_at(drafted(open_shop(), section("rich_text", heading="Words")))

    assert answer.headers["Cache-Control"] == "private, no-store"
    policy = answer.headers["Content-Security-Policy"]
    assert f"frame-ancestors {config.DASHBOARD_URL}" in policy.split("; ")
    assert answer.page.one("meta", name="robots")["content"] == "noindex"
    assert answer.page.all("link", rel="canonical") == []
    assert answer.page.all("meta", name="windlass-vitals") == []
    assert answer.page.one("meta", name="windlass-editor")["content"] == config.DASHBOARD_URL
    scripts = [script.get("src") for script in answer.page.all("script")]
    assert asset("theme-preview.js") in scripts


def test_a_preview_asks_nobody_about_privacy_and_offers_no_installing() -> None:
    owner = open_shop()
    document = theme()
    document["groups"]["footer"] = [section("footer", shows_install=True)]
    saved(owner, document)
    token = previews.sign(owner.store_id, previews.Wanted())[0]

    live, draft = visitor().get("/").page, looked_at(token).page

    assert [len(live.all(name)) for name in ("consent-banner", "install-app")] == [1, 1]
    assert [len(draft.all(name)) for name in ("consent-banner", "install-app")] == [0, 0]


def test_shoppers_get_nothing_of_the_editor() -> None:
    open_shop()

    answer = visitor().get("/")

    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
    assert "data-section" not in answer.body
    assert "<!--" not in answer.body
    assert asset("theme-preview.js") not in answer.body


@pytest.mark.parametrize("kind", ["foreign", "forged", "long"])
def test_a_token_that_is_not_good_changes_nothing(kind: str) -> None:
    owner, stranger = open_shop("volt"), open_shop("amps")
    drafted(owner, section("rich_text", heading="Draft words"))
    token = {
        "foreign": drafted(stranger, section("rich_text", heading="Theirs")),
        "forged": "x.y",
        "long": "x" * 2_000,
    }[kind]

    answer = visitor("volt").get(f"/?preview_theme={token}")

    assert answer.status == 200
    assert "Draft words" not in answer.body
    assert "Theirs" not in answer.body
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]


def test_one_section_is_answered_alone_with_the_files_of_its_page() -> None:
    owner = open_shop()
    sell(owner)
    token = drafted(
        owner,
        section("rich_text", heading="Words", id_="words"),
        section("product_carousel", id_="row"),
    )

    answer = looked_at(token, X_Windlass_Fragment="section:words")

    assert answer.body.startswith('<div class="part" id="part-words" data-section="words"')
    assert answer.body.rstrip().endswith("</div>")
    assert "Desk lamp" not in answer.body
    files = answer.headers["X-Windlass-Parts"].split(" ")
    assert {asset("words.css"), asset("carousel.css"), asset("product-carousel.js")} <= set(files)


@pytest.mark.parametrize(
    ("kind", "shown"),
    [
        ("slideshow", block("slideshow", "slide", heading="First")),
        ("multicolumn", block("multicolumn", "column", heading="First")),
        ("faq", block("faq", "question", question="How long?", answer="<p>Two days.</p>")),
        ("logo_list", block("logo_list", "logo", name="Volt Weekly")),
    ],
)
def test_the_editor_finds_every_block_and_shoppers_get_no_mark(kind: str, shown: Document) -> None:
    owner = open_shop()
    dress(owner, section(kind, shown, id_="many"))
    token = drafted(owner, section(kind, shown, id_="many"))

    assert 'data-block="block-1"' in looked_at(token, X_Windlass_Fragment="section:many").body
    assert "data-block" not in visitor().get("/").body


def test_the_editor_finds_the_blocks_of_frame_and_product() -> None:
    owner = open_shop()
    sell(owner)
    document = theme()
    message = block("announcement_bar", "announcement", 2, text="Open on Sunday")
    contact = block("footer", "contact", 3)
    document["groups"]["header"].insert(0, section("announcement_bar", message, id_="bar"))
    document["groups"]["footer"] = [section("footer", contact, id_="end")]
    saved(owner, document)
    token = previews.sign(owner.store_id, previews.Wanted())[0]
    parts = document["templates"]["product"][0]["blocks"]
    buy = next(part["id"] for part in parts if part["type"] == "buy")

    page = looked_at(token, "/products/desk-lamp").body

    assert all(f'data-block="{one}"' in page for one in ("block-2", "block-3", buy))
    assert "data-block" not in visitor().get("/products/desk-lamp").body


@pytest.mark.parametrize(
    ("path", "part"),
    [
        ("/", "header"),
        ("/", "footer"),
        ("/products/desk-lamp", "product"),
        ("/products", "collection"),
        ("/collections", "collections"),
        ("/search", "search"),
        ("/cart", "cart"),
        ("/policies/terms", "page"),
        ("/nowhere", "not-found"),
    ],
)
def test_every_page_has_its_own_content_as_a_section(path: str, part: str) -> None:
    owner = open_shop()
    sell(owner)
    token = drafted(owner, section("rich_text", heading="Words"))

    answer = looked_at(token, path, X_Windlass_Fragment=f"section:{part}")

    assert f'data-section="{part}"' in answer.body
    assert "<html" not in answer.body


def test_a_section_with_nothing_to_show_says_so_to_the_merchant_alone() -> None:
    owner = open_shop()
    token = drafted(owner, section("testimonials", id_="said"))

    answer = looked_at(token, X_Windlass_Fragment="section:said")

    assert "Shoppers do not see this section" in answer.body


def test_a_section_that_there_is_not_is_empty() -> None:
    token = drafted(open_shop(), section("rich_text", heading="Words"))

    assert looked_at(token, X_Windlass_Fragment="section:nothing").body == ""
