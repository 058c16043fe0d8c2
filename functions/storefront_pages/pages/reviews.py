"""What is said of a product, and the form to say something."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast
from urllib.parse import urlencode

from storefront_pages import accounts, messages
from storefront_pages.http import PUBLIC, Request, Response, moved, redirect
from storefront_pages.images import picture_of
from storefront_pages.pages.product import ProductNotFound
from storefront_pages.rendering import render
from storefront_pages.reviews import rating_of, review_of
from storefront_pages.router import PageNotFound
from storefront_pages.security import form_token, require_own_form
from storefront_pages.views.head import HeadView
from windlass.catalog import storefront
from windlass.catalog.storefront import Redirect
from windlass.kit.errors import AppError, Invalid
from windlass.kit.paging import CursorInvalid
from windlass.reviewing import service as reviewing
from windlass.reviews import asking, links, showing, writing
from windlass.reviews.models import Status
from windlass.reviews.pictures import pictures_of
from windlass.reviews.rules import MOST_PHOTOS, Draft, shown_name

if TYPE_CHECKING:
    from storefront_pages.shops import Shop
    from windlass.catalog.storefront import StorefrontProduct
    from windlass.reviews.repository import Order
    from windlass.reviews.writing import Author

ON_A_PAGE = 20
ORDERS = ("newest", "highest", "lowest")


def show(request: Request, shop: Shop, *, handle: str) -> Response:
    """Every review of a product, page by page: three reads."""
    found = _product(request, shop, handle, "/reviews")
    if isinstance(found, Response):
        return found
    order = request.query.get("order", "newest")
    order = order if order in ORDERS else "newest"
    stars = _stars(request.query.get("stars", "")) or None
    path = f"/products/{handle}/reviews"
    try:
        page = showing.page(
            shop.context,
            found.product.product_id,
            order=cast("Order", order),
            stars=stars,
            limit=ON_A_PAGE,
            cursor=request.query.get("cursor") or None,
        )
    except CursorInvalid:
        return redirect(path)
    text = messages.catalogue(shop.view.locale).gettext
    title = text("Reviews of %(product)s") % {"product": found.product.title}
    chosen = {"order": order} | ({"stars": str(stars)} if stars else {})
    more = urlencode(chosen | {"cursor": page.next_cursor}) if page.next_cursor else ""
    body = render(
        "reviews",
        shop.view,
        head=HeadView(title, "", path, is_indexed=not request.query),
        product=found.product,
        rating=rating_of(found.rating),
        reviews=[review_of(showing.shown(review)) for review in page.items],
        order=order,
        chosen_stars=stars,
        next_path=f"{path}?{more}" if more else None,
    )
    return Response(body=body, cache=PUBLIC)


def form(request: Request, shop: Shop, *, handle: str) -> Response:
    """The form, filled with what this person wrote before."""
    found = _product(request, shop, handle, "/review")
    if isinstance(found, Response):
        return found
    author = _author(request, shop, found.product.product_id, request.query)
    draft = Draft(_stars(request.query.get("stars", "")))
    if author is not None:
        known = writing.find(shop.context, found.product.product_id, author.email)
        if known is not None:
            uploads = tuple(photo["upload_id"] for photo in known.photos)
            draft = Draft(draft.stars or known.stars, known.title, known.text, uploads)
    return _form(request, shop, found, author, draft, sent=request.query)


def submit(request: Request, shop: Shop, *, handle: str) -> Response:
    """Take the review, or show the form again with what is wrong beside each field."""
    sent = request.form
    require_own_form(request, bound_to=sent.get("order", ""))
    found = _product(request, shop, handle, "/review")
    if isinstance(found, Response):
        return found
    author = _author(request, shop, found.product.product_id, sent)
    uploads = (sent.get(f"photo-{place}", "") for place in range(1, MOST_PHOTOS + 2))
    draft = Draft(
        _stars(sent.get("stars", "")),
        sent.get("title", ""),
        sent.get("text", ""),
        tuple(upload for upload in uploads if upload),
    )
    if author is None:
        return _form(request, shop, found, None, draft, sent=sent)
    try:
        review = writing.write(shop.context, found.product.product_id, author, draft)
    except Invalid as error:
        problems = {problem.field: problem.message for problem in error.fields}
        return _form(request, shop, found, author, draft, sent=sent, problems=problems)
    except AppError as error:
        problems = {"photos": error.message}
        return _form(request, shop, found, author, draft, sent=sent, problems=problems)
    state = "taken" if review.status == Status.PUBLISHED else "waiting"
    return redirect(f"/products/{handle}/review?state={state}")


def decline(request: Request, shop: Shop) -> Response:
    """Asked by GET, done by POST: scanners of mail follow links."""
    sent = request.form if request.method == "POST" else request.query
    order_id, token = sent.get("order", ""), sent.get("token", "")
    if not links.is_token(token, store_id=shop.context.store_id, order_id=order_id):
        raise PageNotFound("There is nothing behind this link.")
    if request.method == "POST":
        require_own_form(request, bound_to=order_id)
        asking.stop(shop.context, order_id, "declined")
    text = messages.catalogue(shop.view.locale).gettext
    body = render(
        "review_decline",
        shop.view,
        head=HeadView(text("Review mails"), "", "/reviews/decline", is_indexed=False),
        order=order_id,
        token=token,
        csrf=form_token(order_id),
        is_done=request.method == "POST",
    )
    return Response(body=body)


def _form(
    request: Request,
    shop: Shop,
    found: StorefrontProduct,
    author: Author | None,
    draft: Draft,
    *,
    sent: dict[str, str],
    problems: dict[str, str] | None = None,
) -> Response:
    text = messages.catalogue(shop.view.locale).gettext
    state, order_id = request.query.get("state", ""), sent.get("order", "")
    path = f"/products/{found.product.handle}/review"
    known = author and writing.find(shop.context, found.product.product_id, author.email)
    images = pictures_of(known.photos, alt="") if known else []
    pictures = [picture_of(image, alt="") for image in images if image.id in draft.upload_ids]
    body = render(
        "review",
        shop.view,
        head=HeadView(text("Write a review"), "", path, is_indexed=False),
        product=found.product,
        may_write=author is not None,
        name=shown_name(author.name) if author else "",
        draft=draft,
        problems=problems or {},
        order=order_id,
        token=sent.get("token", ""),
        photos=[picture for picture in pictures if picture],
        csrf=form_token(order_id),
        state=state if state in ("taken", "waiting") else "form",
    )
    status = 422 if problems else 200
    return Response(status, body)


def _author(request: Request, shop: Shop, product_id: str, sent: dict[str, str]) -> Author | None:
    order_id, token = sent.get("order", ""), sent.get("token", "")
    if order_id:
        return reviewing.by_link(shop.context, order_id, token, product_id)
    customer = accounts.customer_of(request, shop)
    return reviewing.by_account(shop.context, customer, product_id) if customer else None


def _product(request: Request, shop: Shop, handle: str, rest: str) -> StorefrontProduct | Response:
    found = storefront.storefront_product(shop.context, handle, locale=shop.spoken)
    if found is None:
        raise ProductNotFound(f"There is no product {handle}.")
    if isinstance(found, Redirect):
        return moved(request.path_with_query(f"/products/{found.handle}{rest}"))
    return found


def _stars(text: str) -> int:
    return int(text) if text in ("1", "2", "3", "4", "5") else 0
