"""Pages and posts that the merchant wrote, and their plain-text twins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from storefront_pages import messages, structured
from storefront_pages.http import PUBLIC, Request, Response, moved
from storefront_pages.prose import line, markdown, prose_of
from storefront_pages.rendering import render
from storefront_pages.sections.composing import compose
from storefront_pages.views.head import HeadView
from windlass.pages import storefront
from windlass.pages.errors import PageNotFound
from windlass.pages.models import Kind
from windlass.pages.storefront import Moved, Shown

if TYPE_CHECKING:
    from storefront_pages.shops import Shop
    from windlass.pages.storefront import Entry

MARKDOWN = "text/markdown; charset=utf-8"


def page(request: Request, shop: Shop, *, handle: str) -> Response:
    """Raises PageNotFound (404); a former address leads to the present one."""
    return _show(request, shop, handle, Kind.PAGE)


def post(request: Request, shop: Shop, *, handle: str) -> Response:
    """Raises PageNotFound (404); a former address leads to the present one."""
    return _show(request, shop, handle, Kind.POST)


def page_twin(_request: Request, shop: Shop, *, handle: str) -> Response:
    """Raises PageNotFound (404)."""
    return _twin(shop, handle, Kind.PAGE)


def post_twin(_request: Request, shop: Shop, *, handle: str) -> Response:
    """Raises PageNotFound (404)."""
    return _twin(shop, handle, Kind.POST)


def article(entry: Entry, shop: Shop) -> dict[str, Any]:
    """What search engines read of a post (JSON-LD, schema.org)."""
    view = shop.view
    publisher = {"@type": "Organization", "name": view.name, "url": view.absolute("/")}
    data: dict[str, Any] = {
        "@context": structured.CONTEXT,
        "@type": "Article",
        "headline": entry.title,
        "url": view.absolute(entry.path),
        "mainEntityOfPage": view.absolute(entry.path),
        "datePublished": entry.published_at.isoformat(),
        "dateModified": max(entry.updated_at, entry.published_at).isoformat(),
        "author": {"@type": "Person", "name": entry.author} if entry.author else publisher,
        "publisher": publisher,
    }
    if entry.excerpt:
        data["description"] = entry.excerpt
    if entry.picture:
        data["image"] = [view.url + entry.picture]
    return data


def _show(request: Request, shop: Shop, handle: str, kind: Kind) -> Response:
    found = _found(shop, handle, kind)
    if isinstance(found, Moved):
        return moved(request.path_with_query(found.path))
    entry, is_post = found.entry, kind is Kind.POST
    text = messages.catalogue(shop.view.locale).gettext
    trail = [(shop.view.name, "/"), *([(text("Journal"), "/journal")] if is_post else [])]
    crumbs = structured.breadcrumbs(shop.view, *trail, (entry.title, entry.path))
    head = HeadView(
        found.seo_title,
        found.seo_description,
        entry.path,
        image_path=entry.picture,
        kind="article" if is_post else "website",
        data=(article(entry, shop), crumbs) if is_post else (crumbs,),
    )
    prose = prose_of(found.body_html)
    composition = compose(shop, "page")
    body = render(
        "written", shop.view, composition, head=head, entry=entry, is_post=is_post, prose=prose
    )
    return Response(body=body, cache=PUBLIC, frames=(*composition.frames, *prose.frames))


def _twin(shop: Shop, handle: str, kind: Kind) -> Response:
    found = _found(shop, handle, kind)
    if isinstance(found, Moved):
        return moved(f"{found.path}.md")
    entry = found.entry
    lines = [f"# {line(entry.title)}", ""]
    if kind is Kind.POST:
        by = f", {line(entry.author)}" if entry.author else ""
        lines += [f"{entry.published_at.date().isoformat()}{by}", ""]
    lines.append(markdown(found.body_html))
    address = shop.view.absolute(entry.path)
    headers = {"X-Robots-Tag": "noindex", "Link": f'<{address}>; rel="canonical"'}
    return Response(
        body="\n".join(lines) + "\n", content_type=MARKDOWN, cache=PUBLIC, headers=headers
    )


def _found(shop: Shop, handle: str, kind: Kind) -> Shown | Moved:
    found = storefront.find(shop.context, handle, kind=kind)
    if found is None:
        raise PageNotFound("There is no page at this address.")
    return found if isinstance(found, Moved) else storefront.told(found, shop.words)
