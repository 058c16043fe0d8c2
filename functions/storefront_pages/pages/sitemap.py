"""The site map: an index (/sitemap.xml) of files that each name a part of what is worth finding, in
every language of the shop. sitemaps.org allows far more per file; a Lambda's answer does not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from storefront_pages.http import Request, Response
from storefront_pages.router import PageNotFound
from storefront_pages.shops import Shop
from windlass.catalog import storefront
from windlass.collections import shoppers
from windlass.pages import storefront as pages
from windlass.search import service as search

if TYPE_CHECKING:
    from datetime import datetime

AT_ONCE = 100
IN_A_FILE = 1_000  # with five languages about 4 MB
MOST_UNINDEXED = 5_000  # of a shop without search index: fifty reads, and a day in the cache
MOST_FILES = 500
DAILY = "public, max-age=0, s-maxage=86400"
XML = "application/xml; charset=utf-8"
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"

_PRODUCTS = re.compile(r"products-([1-9]\d{0,3})\.xml\Z")

type Entry = tuple[str, datetime | None]  # a path, and when what is there changed


def show(_request: Request, shop: Shop) -> Response:
    """The index: at most one read when the shop has a search index."""
    names = ["pages"]
    if shoppers.every_page(shop.context):
        names.append("collections")
    names += [f"products-{number}" for number in range(1, _product_files(shop) + 1)]
    rows = (
        f"<sitemap><loc>{escape(shop.view.url)}/sitemaps/{name}.xml</loc></sitemap>"
        for name in names
    )
    return _document("sitemapindex", rows)


def part(_request: Request, shop: Shop, *, name: str) -> Response:
    """One file of the index. Raises PageNotFound (404)."""
    if name == "pages.xml":
        return _file(shop, _pages(shop))
    if name == "collections.xml":
        return _file(shop, shoppers.every_page(shop.context))
    numbered = _PRODUCTS.match(name)
    if numbered is None or int(numbered[1]) > _product_files(shop):
        raise PageNotFound("There is no such part of the site map.")
    return _file(shop, _products(shop, int(numbered[1])))


def _pages(shop: Shop) -> Iterator[Entry]:
    for path in ("/", "/products", "/collections"):
        yield path, None
    for page in pages.all_of(shop.context):
        yield page.path, page.updated_at
    for policy in shop.view.policies:
        yield f"/policies/{policy.kind}", None


def _product_files(shop: Shop) -> int:
    count = search.count_on_sale(shop.context)
    if count is None:
        return 1 if storefront.storefront_list(shop.context, limit=1).items else 0
    return min(-(-count // IN_A_FILE), MOST_FILES)


def _products(shop: Shop, number: int) -> Iterable[Entry]:
    start = (number - 1) * IN_A_FILE
    found = search.on_sale(shop.context, start=start, limit=IN_A_FILE)
    if found is None:
        return _unindexed(shop)
    return ((f"/products/{handle}", changed) for handle, changed in found)


def _unindexed(shop: Shop) -> Iterator[Entry]:
    cursor: str | None = None
    for _ in range(MOST_UNINDEXED // AT_ONCE):
        page = storefront.storefront_list(shop.context, limit=AT_ONCE, cursor=cursor)
        for card in page.items:
            yield f"/products/{card.handle}", card.updated_at
        cursor = page.next_cursor
        if cursor is None:
            return


def _file(shop: Shop, entries: Iterable[Entry]) -> Response:
    rows = (row for path, changed in entries for row in _rows(shop, path, changed))
    return _document("urlset", rows, ' xmlns:xhtml="http://www.w3.org/1999/xhtml"')


def _rows(shop: Shop, path: str, changed: datetime | None) -> Iterator[str]:
    """One for each language, and each names them all: so search engines ask for it."""
    alternates = shop.view.alternates(path)
    others = "".join(
        f'<xhtml:link rel="alternate" hreflang="{tag}" href={quoteattr(address)}/>'
        for tag, address in alternates
    )
    since = f"<lastmod>{changed.date().isoformat()}</lastmod>" if changed else ""
    addresses = dict.fromkeys(address for _, address in alternates) or [shop.view.url + path]
    for address in addresses:
        yield f"<url><loc>{escape(address)}</loc>{since}{others}</url>"


def _document(kind: str, rows: Iterable[str], more: str = "") -> Response:
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<{kind} xmlns="{NAMESPACE}"{more}>\n'
    body = head + "\n".join(rows) + f"\n</{kind}>\n"
    return Response(body=body, content_type=XML, cache=DAILY)
