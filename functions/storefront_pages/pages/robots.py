"""robots.txt: everything that is worth finding, nothing that is personal."""

from storefront_pages.http import PUBLIC, Request, Response
from storefront_pages.shops import Shop

TEXT = "text/plain; charset=utf-8"


def show(_request: Request, shop: Shop) -> Response:
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in ("/cart", "/checkout", "/orders/", "/password")),
        "",
        f"Sitemap: {shop.view.absolute('/sitemap.xml')}",
    ]
    return Response(body="\n".join(lines) + "\n", content_type=TEXT, cache=PUBLIC)


def closed() -> Response:
    return Response(body="User-agent: *\nDisallow: /\n", content_type=TEXT)
