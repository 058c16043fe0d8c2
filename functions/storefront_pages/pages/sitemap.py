"""sitemap.xml: every page worth finding, up to what one file may hold."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape

from storefront_pages.http import Request, Response
from storefront_pages.shops import Shop
from windlass.catalog import storefront
from windlass.collections import shoppers

MOST_PRODUCTS = 5_000  # fifty reads at most; a day in the cache
AT_ONCE = 100
DAILY = "public, max-age=0, s-maxage=86400"


def show(_request: Request, shop: Shop) -> Response:
    pages = [
        *("/", "/products", "/collections"),
        *shoppers.every_path(shop.context),
        *(f"/policies/{policy.kind}" for policy in shop.view.policies),
    ]
    entries = [f"<url><loc>{escape(shop.view.absolute(path))}</loc></url>" for path in pages]
    entries += _products(shop)
    body = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        + "\n".join(entries)
        + "\n</urlset>\n"
    )
    return Response(body=body, content_type="application/xml; charset=utf-8", cache=DAILY)


def _products(shop: Shop) -> Iterator[str]:
    cursor: str | None = None
    for _ in range(MOST_PRODUCTS // AT_ONCE):
        page = storefront.storefront_list(shop.context, limit=AT_ONCE, cursor=cursor)
        for card in page.items:
            location = escape(shop.view.absolute(f"/products/{card.handle}"))
            changed = card.updated_at.date().isoformat()
            yield f"<url><loc>{location}</loc><lastmod>{changed}</lastmod></url>"
        cursor = page.next_cursor
        if cursor is None:
            return
