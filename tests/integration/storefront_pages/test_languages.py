"""A shop in several languages: addresses, links, redirects, choosing."""

import re
from urllib.parse import urlsplit

import pytest

from tests.integration.storefront_pages.goods import sell
from tests.integration.storefront_pages.shops import open_shop, publish, visitor
from tests.support.table import items
from windlass.navigation import redirects
from windlass.stores import service
from windlass.stores.schemas import UpdateStore

pytestmark = pytest.mark.usefixtures("table")
SHOP = "http://volt.localhost:8080"
UNSPOKEN = ("/assets/", "/media/", "/api/", "/sw.js")


def spoken_by(body: str) -> dict[str, str]:
    found = re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">', body)
    return dict(found)


def test_a_prefix_brings_the_language_with_its_direction() -> None:
    sell(open := open_shop())
    someone = publish(open, "de", "ar")

    english, german, arabic = (someone.get(path).body for path in ("/", "/de", "/ar"))

    assert '<html lang="en" dir="ltr" data-prefix=""' in english
    assert '<html lang="de" dir="ltr" data-prefix="/de"' in german
    assert '<html lang="ar" dir="rtl" data-prefix="/ar"' in arabic
    assert "Zum Inhalt springen" in german
    assert "انتقل إلى المحتوى" in arabic


def test_links_forms_and_addresses_stay_in_the_language() -> None:
    owner = open_shop()
    lamp = sell(owner)
    someone = publish(owner, "de")

    body = someone.get(f"/de/products/{lamp.handle}").body

    assert f'<link rel="canonical" href="{SHOP}/de/products/desk-lamp">' in body
    assert f'"url":"{SHOP}/de/products/desk-lamp"' in body.replace('": "', '":"')
    assert 'action="/de/cart/lines"' in body
    for link in re.findall(r'(?:href|action)="(/[^"]*)"', body):
        assert link.startswith(UNSPOKEN) or link == "/de" or link.startswith("/de/"), link


def test_every_language_names_all_the_others() -> None:
    owner = open_shop()
    sell(owner)
    someone = publish(owner, "de", "ar")
    expected = {
        "en": f"{SHOP}/products",
        "de": f"{SHOP}/de/products",
        "ar": f"{SHOP}/ar/products",
        "x-default": f"{SHOP}/products",
    }

    for address in expected.values():
        assert spoken_by(someone.get(urlsplit(address).path).body) == expected


def test_a_shop_of_one_language_names_no_others() -> None:
    open_shop()
    assert spoken_by(visitor().get("/").body) == {}


def test_the_shops_own_language_has_no_prefix() -> None:
    open_shop(locale="de-AT")
    answer = visitor().get("/de/products")
    assert (answer.status, answer.headers["Location"]) == (301, "/products")
    assert '<html lang="de-AT"' in visitor().get("/products").body


@pytest.mark.parametrize(
    ("written", "right"),
    [("/de/", "/de"), ("/DE/Products", "/de/products"), ("/de/cart/", "/de/cart")],
)
def test_a_path_has_one_spelling(written: str, right: str) -> None:
    someone = publish(open_shop(), "de")
    answer = someone.get(written)
    assert (answer.status, answer.headers["Location"]) == (301, right)


@pytest.mark.parametrize(
    "written", ["/en//evil.example", "/EN///evil.example", "/fr//evil.example"]
)
def test_a_language_without_a_prefix_leads_to_no_other_site(written: str) -> None:
    publish(owner := open_shop(), "de", "fr")
    someone = publish(owner, "de")

    answer = someone.get(written)

    assert (answer.status, answer.headers["Location"]) == (301, "/evil.example")


def test_what_moved_is_found_in_every_language() -> None:
    owner = open_shop()
    redirects.save(owner, "/old", "/products")
    someone = publish(owner, "de")
    assert someone.get("/de/old").headers["Location"] == "/de/products"


def test_redirects_after_forms_stay_in_the_language() -> None:
    owner = open_shop()
    lamp = sell(owner)
    someone = publish(owner, "de")

    form = {"product": lamp.product_id, "variant": lamp.variants[0].id}
    added = someone.post("/de/cart/lines", form)

    assert added.headers["Location"] == "/de/cart"
    assert "Ihr Warenkorb" in someone.get("/de/cart").body
    (cart,) = items("Cart")
    assert cart["locale"]["S"] == "de"
    assert "Your cart" in someone.get("/cart").body
    assert someone.get("/de/account").headers["Location"].startswith("/de/account/login")


def test_the_visitor_chooses_and_stays_on_the_page() -> None:
    someone = publish(open_shop(), "de", "fr")

    to_french = someone.post("/de/localisation", {"language": "fr", "return_to": "/products"})
    home = someone.post("/de/localisation", {"language": "en", "return_to": "/products"})
    unknown = someone.post("/de/localisation", {"language": "xx", "return_to": "/products"})

    assert to_french.headers["Location"] == f"{SHOP}/fr/products"
    assert home.headers["Location"] == f"{SHOP}/products"
    assert unknown.headers["Location"] == "/de/products"


def test_the_form_names_every_language_in_its_own_words() -> None:
    body = publish(open_shop(), "de", "ar").get("/de").body

    assert '<option value="en" lang="en">English</option>' in body
    assert '<option value="de" lang="de" selected>Deutsch</option>' in body
    assert '<option value="ar" lang="ar">العربية</option>' in body


def test_what_services_refuse_is_said_in_the_language() -> None:
    owner = open_shop()
    lamp = sell(owner)
    someone = publish(owner, "de")
    form = {"product": lamp.product_id, "variant": lamp.variants[0].id, "quantity": "5000"}

    page = someone.post("/de/cart/lines", form)
    island = someone.post("/de/cart/lines", form, X_Windlass_Fragment="added")

    assert "Wählen Sie zwischen 1 und 999." in page.body
    assert island.body == "Wählen Sie zwischen 1 und 999."


def test_amounts_days_and_countries_are_written_as_the_language_does() -> None:
    from tests.support.shipping_factories import create_zone

    owner = open_shop()
    create_zone(owner, "DE")
    lamp = sell(owner)
    someone = publish(owner, "de", "fr")

    german = someone.get(f"/de/products/{lamp.handle}").body
    french = someone.get(f"/fr/products/{lamp.handle}").body

    assert "29,50\xa0€" in german
    assert "Deutschland" in german
    assert "29,50\u202f€" in french or "29,50\xa0€" in french
    assert "Allemagne" in french


def test_the_offline_page_is_kept_in_every_language() -> None:
    someone = publish(open_shop(), "de", "ar")
    assert '"offline": ["/offline", "/de/offline", "/ar/offline"]' in someone.get("/sw.js").body
    assert "Sie sind offline" in someone.get("/de/offline").body
    assert '"start_url": "/de"' in someone.get("/de/manifest.webmanifest").body


def test_a_closed_shops_door_speaks_and_stays() -> None:
    from tests.integration.storefront_pages.shops import closed_shop

    owner = closed_shop(password="open sesame")
    someone = publish(owner, "de")

    door = someone.get("/de/products")
    opened = someone.post("/de/password", {"password": "open sesame", "back": "/products"})

    assert "Bald geöffnet" in door.body
    assert opened.headers["Location"] == "/de/products"


def test_the_default_may_become_another_language() -> None:
    owner = open_shop()
    publish(owner, "de")
    service.update(owner, UpdateStore(locale="de"), version=service.get(owner).version)

    someone = visitor()

    assert '<html lang="de" dir="ltr" data-prefix=""' in someone.get("/").body
    assert someone.get("/de").headers["Location"] == "/"
