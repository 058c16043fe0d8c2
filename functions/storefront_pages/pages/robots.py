"""robots.txt: everything that is worth finding, nothing that is personal or the same again."""

from collections.abc import Iterator

from storefront_pages.http import PUBLIC, Request, Response
from storefront_pages.shops import Shop

TEXT = "text/plain; charset=utf-8"

PERSONAL = ("/account", "/cart", "/checkout", "/gift-cards/", "/orders/", "/password", "/wishlist")
AGAIN = ("/search", "/recently-viewed/", "/discount/", "/reviews/decline", "/products/*/related")
LISTS = ("/products", "/collections/*", "/categories/*")
FACTS = ("/*?*country=",)  # the same page, counted for another country


def show(_request: Request, shop: Shop) -> Response:
    prefixes = [""] + [one.prefix for one in shop.view.languages if one.prefix]
    lines = [
        "User-agent: *",
        *(f"Disallow: {prefix}{path}" for prefix in prefixes for path in (*PERSONAL, *AGAIN)),
        *_narrowed(prefixes),
        *(f"Disallow: {path}" for path in FACTS),
        "",
        f"Sitemap: {shop.view.url}/sitemap.xml",
    ]
    return Response(body="\n".join(lines) + "\n", content_type=TEXT, cache=PUBLIC)


def _narrowed(prefixes: list[str]) -> Iterator[str]:
    """Lists by facets and in other orders; their further pages are open, the longer rule wins."""
    for prefix in prefixes:
        for path in LISTS:
            yield f"Disallow: {prefix}{path}?"
            yield f"Allow: {prefix}{path}?cursor="


def closed() -> Response:
    return Response(body="User-agent: *\nDisallow: /\n", content_type=TEXT)
