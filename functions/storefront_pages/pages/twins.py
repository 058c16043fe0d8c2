"""Pages as plain text for machines that read for people: a directory (llms.txt, llmstxt.org) and
Markdown twins of products and policies, with the same prices and stock as the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storefront_pages import delivery, formats, messages, unit_prices
from storefront_pages.cards import card_of
from storefront_pages.http import PUBLIC, Request, Response, moved
from storefront_pages.pages.product import ProductNotFound, view_of
from storefront_pages.prose import markdown
from storefront_pages.views.product import Stock
from windlass.catalog import storefront
from windlass.catalog.storefront import Redirect
from windlass.kit import countries
from windlass.stores import policies

if TYPE_CHECKING:
    from storefront_pages.shops import Shop
    from storefront_pages.views.product import CardView, DeliveryView, VariantView

MARKDOWN = "text/markdown; charset=utf-8"
NEWEST = 50
STOCK = {
    Stock.IN: messages.mark("in stock"),
    Stock.LOW: messages.mark("few left"),
    Stock.OUT: messages.mark("sold out"),
}


def directory(_request: Request, shop: Shop) -> Response:
    """What there is and where, newest products first."""
    view, catalogue = shop.view, messages.catalogue(shop.view.locale)
    _ = catalogue.gettext
    newest = storefront.storefront_list(shop.context, limit=NEWEST)
    cards = (card_of(card, shop.exchange, shop.spoken) for card in newest.items)
    lines = [f"# {_line(view.name)}", ""]
    if view.description:
        lines += [f"> {_line(view.description)}", ""]
    country, currency = countries.name(view.country, view.tag), view.currency
    where = _("An online shop in %(country)s. Prices are in %(currency)s.")
    lines += [
        where % {"country": country, "currency": currency},
        "",
        f"## {_('Products')}",
        "",
        f"- [{_('All products')}]({view.absolute('/products')})",
        f"- [{_('Sitemap')}]({view.absolute('/sitemap.xml')})",
        *(_entry(card, shop) for card in cards),
        "",
        f"## {_('Policies')}",
        "",
        *(
            f"- [{policy.title}]({view.absolute(f'/policies/{policy.kind}.md')})"
            for policy in view.policies
        ),
    ]
    return _document(lines, "text/plain; charset=utf-8")


def product(request: Request, shop: Shop, *, handle: str) -> Response:
    """Raises ProductNotFound (404); a former handle leads to the present one."""
    found = storefront.storefront_product(
        shop.context, handle, exchange=shop.exchange, locale=shop.spoken
    )
    if found is None:
        raise ProductNotFound(f"There is no product {handle}.")
    if isinstance(found, Redirect):
        return moved(request.path_with_query(f"/products/{found.handle}.md"))
    view = view_of(found, shop, variant_id="")
    promise = delivery.promise(shop, delivery.country_for(shop, *delivery.asked_by(request)))
    catalogue = messages.catalogue(shop.view.locale)
    _ = catalogue.gettext
    lines = [f"# {_line(view.title)}", ""]
    if view.brand:
        lines += [_("Brand: %(name)s") % {"name": _line(view.brand)}, ""]
    lines += [f"## {_('Price and stock')}", ""]
    lines += [_offer(variant, shop) for variant in view.variants]
    if promise is not None:
        lines += ["", f"## {_('Delivery')}", "", _promise(promise, shop)]
    days = shop.view.returns_days
    if days:
        within = catalogue.ngettext("Within %(num)s day.", "Within %(num)s days.", days)
        lines += ["", f"## {_('Returns')}", "", within % {"num": days}]
    description = markdown(view.description)
    if description:
        lines += ["", f"## {_('About this product')}", "", description]
    address = shop.view.absolute(f"/products/{view.handle}")
    lines += ["", f"[{_('Buy or see pictures')}]({address})"]
    return _document(lines, MARKDOWN, canonical=address)


def policy(_request: Request, shop: Shop, *, kind: str) -> Response:
    """Raises PolicyNotFound (404)."""
    found = policies.of(shop.store, kind, shop.view.locale)
    title = messages.catalogue(shop.view.locale).gettext(found.title)
    address = shop.view.absolute(f"/policies/{kind}")
    html = shop.words.tell("policy", kind, "html", found.html)
    return _document([f"# {_line(title)}", "", markdown(html)], MARKDOWN, canonical=address)


def _entry(card: CardView, shop: Shop) -> str:
    _ = messages.catalogue(shop.view.locale).gettext
    address = shop.view.absolute(f"/products/{card.handle}.md")
    price = formats.money(card.price, shop.view.locale)
    stock = f", {_('sold out')}" if card.is_sold_out else ""
    return f"- [{_label(card.title)}]({address}): {price}{stock}"


def _offer(variant: VariantView, shop: Shop) -> str:
    _ = messages.catalogue(shop.view.locale).gettext
    name = " / ".join(value for value in variant.values if value) or _("One version")
    price = formats.money(variant.price, shop.view.locale)
    if variant.compare_at is not None:
        before = formats.money(variant.compare_at, shop.view.locale)
        price += f" ({_('before %(price)s') % {'price': before}})"
    if variant.unit_price is not None:
        price += f" ({unit_prices.written(variant.unit_price, shop.view.locale)})"
    sku = f", {_('SKU')} {variant.sku}" if variant.sku else ""
    stock = messages.catalogue(shop.view.locale).gettext(STOCK[variant.stock])
    return f"- {_line(name)}: {price}, {stock}{sku}"


def _promise(promise: DeliveryView, shop: Shop) -> str:
    _ = messages.catalogue(shop.view.locale).gettext
    when = formats.days(promise.earliest, promise.latest, shop.view)
    cost = formats.money(promise.cheapest, shop.view.locale)
    if promise.is_free:
        said = _("To %(country)s: arrives %(when)s, free of charge.")
    else:
        said = _("To %(country)s: arrives %(when)s for %(cost)s.")
    return said % {"country": promise.country_name, "when": when, "cost": cost}


def _document(lines: list[str], content_type: str, *, canonical: str = "") -> Response:
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
