"""Pages as plain text for machines that read for people: a directory (llms.txt, llmstxt.org) and
Markdown twins of products and policies, with the same prices and stock as the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storefront_pages import delivery, formats
from storefront_pages.http import PUBLIC, Request, Response, moved
from storefront_pages.pages.product import ProductNotFound, view_of
from storefront_pages.views.product import Stock
from windlass.catalog import storefront
from windlass.catalog.market_prices import of_card
from windlass.catalog.storefront import Redirect
from windlass.stores import policies

if TYPE_CHECKING:
    from storefront_pages.shops import Shop
    from storefront_pages.views.product import DeliveryView, VariantView

MARKDOWN = "text/markdown; charset=utf-8"
NEWEST = 50
STOCK = {Stock.IN: "in stock", Stock.LOW: "few left", Stock.OUT: "sold out"}


def directory(_request: Request, shop: Shop) -> Response:
    """What there is and where, newest products first."""
    view = shop.view
    newest = storefront.storefront_list(shop.context, limit=NEWEST)
    lines = [f"# {_line(view.name)}", ""]
    if view.description:
        lines += [f"> {_line(view.description)}", ""]
    lines += [
        f"An online shop in {view.country}. Prices are in {view.currency}.",
        "",
        "## Products",
        "",
        f"- [All products]({view.absolute('/products')})",
        f"- [Sitemap]({view.absolute('/sitemap.xml')})",
        *(
            f"- [{_label(card.title)}]({view.absolute(f'/products/{card.handle}.md')}): "
            f"{formats.money(of_card(card, shop.exchange).lowest, view.locale)}"
            f"{', sold out' if card.is_sold_out else ''}"
            for card in newest.items
        ),
        "",
        "## Policies",
        "",
        *(
            f"- [{policy.title}]({view.absolute(f'/policies/{policy.kind}.md')})"
            for policy in view.policies
        ),
    ]
    return _text(lines, "text/plain; charset=utf-8")


def product(request: Request, shop: Shop, *, handle: str) -> Response:
    """Raises ProductNotFound (404); a former handle leads to the present one."""
    from markdownify import markdownify

    found = storefront.storefront_product(
        shop.context, handle, exchange=shop.exchange, locale=shop.spoken
    )
    if found is None:
        raise ProductNotFound(f"There is no product {handle}.")
    if isinstance(found, Redirect):
        return moved(request.path_with_query(f"/products/{found.handle}.md"))
    view = view_of(found, shop, variant_id="")
    promise = delivery.promise(shop, delivery.country_for(shop, *delivery.asked_by(request)))
    lines = [f"# {_line(view.title)}", "", f"Brand: {_line(view.brand)}", ""]
    lines += ["## Price and stock", ""]
    lines += [_offer(variant, shop) for variant in view.variants]
    if promise is not None:
        lines += ["", "## Delivery", "", _promise(promise, shop)]
    if shop.view.returns_days:
        lines += ["", "## Returns", "", f"Within {shop.view.returns_days} days."]
    description = markdownify(view.description, heading_style="ATX").strip()
    if description:
        lines += ["", "## About this product", "", description]
    address = shop.view.absolute(f"/products/{view.handle}")
    lines += ["", f"[Buy or see pictures]({address})"]
    return _text(lines, MARKDOWN, canonical=address)


def policy(_request: Request, shop: Shop, *, kind: str) -> Response:
    """Raises PolicyNotFound (404)."""
    from markdownify import markdownify

    found = policies.of(shop.store, kind)
    address = shop.view.absolute(f"/policies/{kind}")
    html = shop.words.tell("policy", kind, "html", found.html)
    words = markdownify(html, heading_style="ATX").strip()
    return _text([f"# {_line(found.title)}", "", words], MARKDOWN, canonical=address)


def _offer(variant: VariantView, shop: Shop) -> str:
    name = " / ".join(value for value in variant.values if value) or "One version"
    price = formats.money(variant.price, shop.view.locale)
    before = ""
    if variant.compare_at is not None:
        before = f" (before {formats.money(variant.compare_at, shop.view.locale)})"
    sku = f", SKU {variant.sku}" if variant.sku else ""
    return f"- {_line(name)}: {price}{before}, {STOCK[variant.stock]}{sku}"


def _promise(promise: DeliveryView, shop: Shop) -> str:
    when = formats.days(promise.earliest, promise.latest, shop.view)
    cost = "free" if promise.is_free else formats.money(promise.cheapest, shop.view.locale)
    return f"To {promise.country_name}: arrives {when}, {cost}."


def _text(lines: list[str], content_type: str, *, canonical: str = "") -> Response:
    """Not for the index of a search engine: the page itself is."""
    headers = {"X-Robots-Tag": "noindex"}
    if canonical:
        headers["Link"] = f'<{canonical}>; rel="canonical"'
    return Response(
        body="\n".join(lines) + "\n", content_type=content_type, cache=PUBLIC, headers=headers
    )


def _line(text: str) -> str:
    """On one line, so that nobody's title begins a heading of ours."""
    return " ".join(text.split())


def _label(text: str) -> str:
    return _line(text).replace("[", "(").replace("]", ")")
