from markupsafe import Markup

from storefront_pages.prose import Prose
from storefront_pages.security import content_security_policy
from storefront_pages.views.head import HeadView
from storefront_pages.views.theme import theme_of
from tests.unit.storefront_pages import samples
from tests.unit.storefront_pages.pages import Page, page

PROSE = Prose(Markup("<p>Words.</p>"), ())


def policy_page(head: HeadView) -> Page:
    return page("policy", head=head, title="Terms", text=PROSE)


def test_head_tells_who_what_and_where() -> None:
    head = HeadView("Desk lamp", "Warm & bright", "/products/desk-lamp", image_path="/media/a.jpg")

    found = policy_page(head)

    assert "<title>Desk lamp \N{EN DASH} Volt Electronics</title>" in found.html
    assert found.one("meta", name="description")["content"] == "Warm & bright"
    canonical = found.one("link", rel="canonical")["href"]
    assert canonical == "http://volt.localhost:8080/products/desk-lamp"
    shared = {meta["property"]: meta["content"] for meta in found.all("meta") if "property" in meta}
    assert shared == {
        "og:site_name": "Volt Electronics",
        "og:type": "website",
        "og:title": "Desk lamp",
        "og:description": "Warm & bright",
        "og:url": "http://volt.localhost:8080/products/desk-lamp",
        "og:image": "http://volt.localhost:8080/media/a.jpg",
    }


def test_personal_pages_stay_out_of_search_engines() -> None:
    found = policy_page(HeadView("Cart", "", "/cart", is_indexed=False))

    assert found.one("meta", name="robots")["content"] == "noindex"
    assert found.all("link", rel="canonical") == []


def test_page_has_a_skip_link_and_landmarks() -> None:
    found = policy_page(HeadView("Terms", "", "/policies/terms"))

    assert found.all("a")[0] == {"class": "skip", "href": "#main"}
    assert found.one("main")["id"] == "main"
    assert [len(found.all(name)) for name in ("header", "footer", "main")] == [1, 1, 1]
    assert [nav["aria-label"] for nav in found.all("nav")] == ["Main", "Main", "Policies"]
    assert [len(found.all("h1")), found.one("html")["lang"]] == [1, "en"]


def test_nothing_inline_but_the_stores_own_variables() -> None:
    store = samples.store()

    found = page("home", store)

    inline = [tag for tag, attributes in found.elements if "style" in attributes]
    handlers = [a for _, a in found.elements if any(name.startswith("on") for name in a)]
    assert (inline, handlers) == ([], [])
    assert f"<style>{store.theme.css}</style>" in found.html
    assert [script for script in found.all("script") if "src" not in script] == []


def test_policy_forbids_inline_code_and_foreign_places() -> None:
    policy = content_security_policy(":root{}")

    assert policy == (
        "default-src 'none'; script-src 'self'; "
        "style-src 'self' 'sha256-h3GYPBFE6Av6zUWOZYeC83lN95g5tnhsj1pyM3woz/c='; "
        "img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
        "form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    )


def test_only_the_chosen_letters_are_fetched_early() -> None:
    theme = theme_of({"heading_font": "fraunces", "body_font": "inter"}, locale="en")

    found = page("home", samples.store(theme=theme))

    fonts = [link["href"].rsplit("-", 1)[0] for link in found.all("link", rel="preload")]
    assert fonts == ["/assets/fraunces-latin", "/assets/inter-latin"]


def test_texts_of_the_merchant_are_escaped() -> None:
    store = samples.store(name="<b>Volt</b>")

    found = page("policy", store, title="<i>", text=PROSE)

    assert "<b>Volt" not in found.html
    assert ">&lt;i&gt;</h1>" in found.html
