"""Every page that links lead to, in other languages: nothing falls back to English."""

import html
import re
from urllib.parse import urlsplit

import pytest

from infra import catalogues
from tests.integration.storefront_pages.buying import filled, selling
from tests.integration.storefront_pages.goods import colours, sell, variant_in
from tests.integration.storefront_pages.payments import pay
from tests.integration.storefront_pages.shops import visitor
from tests.integration.storefront_pages.visitors import Answer, Visitor
from tests.support import table
from windlass.stores import languages, service
from windlass.tenancy.context import StoreContext

pytestmark = pytest.mark.usefixtures("cloud", "sandbox")
SHOP = "http://volt.localhost:8080"
FILES = re.compile(r"/(assets|media|api)/|/[\w-]+\.(txt|xml|js|md|webmanifest)$|#")
STARTS = (
    *("", "/products", "/collections", "/search?q=lamp", "/search?q=nothing-at-all", "/cart"),
    *("/gift-cards", "/wishlist", "/account/login", "/account/register", "/account/forgot"),
    *("/offline", "/not/there", "/policies/refund"),
)
# Words of one or two letters, those that are the same in every language, and those that the
# merchant's own texts of this test have in them.
SHORTEST = 6
OWN = {"Standard", "Express", "Product", "Account", "Products"}


def spoken(owner: StoreContext, code: str) -> Visitor:
    languages.publish(owner, [code], version=service.get(owner).version)
    return visitor()


def words_of(page: str) -> list[str]:
    """What a person reads or hears: texts and labels, without script, style and data."""
    body = re.sub(r"<(script|style|svg|code)\b.*?</\1>|<!--.*?-->", " ", page, flags=re.S)
    heard = re.findall(
        r"\s(?:aria-label|title|placeholder|alt|data-(?:label|words|missing|error|loading|said|"
        r'one|many|title|close|done|clear|products|places|queries|all|none|some|in|out|gone))="([^"]*)"',
        body,
    )
    read = re.sub(r"<[^>]+>", "\n", body).split("\n")
    return [html.unescape(each).strip() for each in (*read, *heard) if each.strip()]


def english(code: str) -> set[str]:
    """The messages without values whose translation is another."""
    found = set()
    for domain in catalogues.DOMAINS:
        for message in catalogues.read(domain, code):
            source, said = message.id, message.string
            is_plain = isinstance(source, str) and not re.search(r"[%{]", source)
            if is_plain and len(source) >= SHORTEST and source != said:
                found.add(str(source))
    return found - OWN


def check(answer: Answer, path: str, code: str, unwanted: set[str]) -> list[str]:
    """The links to follow."""
    assert answer.status in (200, 401, 404, 422), path
    direction = "rtl" if code == "ar" else "ltr"
    assert f'<html lang="{code}" dir="{direction}" data-prefix="/{code}"' in answer.body, path
    assert unwanted & set(words_of(answer.body)) == set(), path
    links = re.findall(r'\s(?:href|action|data-from)="([^"]*)"', answer.body)
    own = [html.unescape(one) for one in links if one.startswith("/")]
    stray = [one for one in own if not FILES.search(one) and not _is_in(one, code)]
    assert stray == [], path
    alternates = re.findall(r'hreflang="([^"]+)" href="([^"]+)"', answer.body)
    if alternates:
        asked = urlsplit(path).path
        there = {tag: urlsplit(address).path for tag, address in alternates}
        assert there == {
            "en": asked.removeprefix(f"/{code}") or "/",
            code: asked,
            "x-default": asked.removeprefix(f"/{code}") or "/",
        }
    pages = re.findall(r'<a\b[^>]*\shref="([^"]*)"', answer.body)
    return [html.unescape(one) for one in pages if _is_in(one, code) and not FILES.search(one)]


def _is_in(link: str, code: str) -> bool:
    path = urlsplit(link).path
    return path == f"/{code}" or path.startswith(f"/{code}/")


def crawl(someone: Visitor, code: str, starts: list[str], most: int = 80) -> list[str]:
    unwanted, seen = english(code), dict.fromkeys(starts)
    for path in list(seen):
        _visit(someone, path, code, unwanted, seen, most)
    return list(seen)


def _visit(
    someone: Visitor, path: str, code: str, unwanted: set[str], seen: dict[str, None], most: int
) -> None:
    waiting = [path]
    while waiting and len(seen) <= most:
        next_path = waiting.pop()
        answer = someone.get(next_path)
        if answer.status in (301, 303):
            assert _is_in(urlsplit(answer.headers["Location"]).path, code), next_path
            continue
        for link in check(answer, next_path, code, unwanted):
            if link not in seen and "/localisation" not in link:
                seen[link] = None
                waiting.append(link)


@pytest.mark.parametrize("code", ["de", "ar"])
def test_every_page_is_in_the_language(code: str) -> None:
    owner, lamp = selling()
    sell(owner, "Bulb", variant_in("Black"), variant_in("White", left=2), options=colours())
    someone = spoken(owner, code)
    form = {"product": lamp.product_id, "variant": lamp.variants[0].id}
    assert someone.post(f"/{code}/cart/lines", form).status == 303

    seen = crawl(someone, code, [f"/{code}{start}" for start in STARTS])

    assert f"/{code}/products/{lamp.handle}" in seen
    assert len(seen) > 25


@pytest.mark.parametrize("code", ["de", "ar"])
def test_checkout_order_and_mail_keep_the_language(code: str) -> None:
    owner, lamp = selling()
    someone = spoken(owner, code)
    form = {"product": lamp.product_id, "variant": lamp.variants[0].id}
    someone.post(f"/{code}/cart/lines", form)
    unwanted = english(code)

    form_page = someone.get(f"/{code}/checkout")
    check(form_page, f"/{code}/checkout", code, unwanted)
    wrong = filled(form_page, email="", postal_code="1", phone="x", name="")
    check(someone.post(f"/{code}/checkout", wrong), f"/{code}/checkout", code, unwanted)
    answer = someone.post(f"/{code}/checkout", filled(form_page))
    paid = pay(answer.headers["Location"])
    back = urlsplit(paid.headers["location"])
    assert back.path.startswith(f"/{code}/checkout/")
    done = someone.get(f"{back.path}?{back.query}")
    check(done, back.path, code, unwanted)
    links = re.findall(r'href="([^"]*)"', done.body)
    status = html.unescape(next(link for link in links if f"/{code}/orders/" in link))
    check(someone.get(status), status, code, unwanted)
    order = someone.get(status)
    (placed,) = table.items("Order")
    assert placed["locale"]["S"] == code
    assert re.search(r"2\d{3}", order.body)
