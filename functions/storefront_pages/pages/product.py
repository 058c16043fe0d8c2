"""One product: pictures, variants, price, stock, promise, and the way into the cart."""

from __future__ import annotations

import re
from datetime import timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from markupsafe import Markup

from storefront_pages import delivery, menus, structured
from storefront_pages.cards import is_new
from storefront_pages.http import PRIVATE, PUBLIC, Request, Response, moved
from storefront_pages.images import picture_of
from storefront_pages.origins import origin_of
from storefront_pages.picker import picker_of
from storefront_pages.rendering import render
from storefront_pages.reviews import rating_of, review_of
from storefront_pages.router import PageNotFound
from storefront_pages.safety import safety_of
from storefront_pages.sections.composing import Composition, compose
from storefront_pages.sections.words import Reviews
from storefront_pages.shops import Shop
from storefront_pages.swatches import swatches_of
from storefront_pages.videos import data_of, video_of
from storefront_pages.views.head import HeadView
from storefront_pages.views.menu import Crumb
from storefront_pages.views.product import DeliveryView, GiftView, ProductView, Stock, VariantView
from storefront_pages.views.reviews import ReviewView
from windlass.catalog import storefront
from windlass.catalog.storefront import Redirect
from windlass.gift_cards import recipients
from windlass.kit import clock
from windlass.reviews import showing

if TYPE_CHECKING:
    from storefront_pages.views.ordering import OrderingView
    from windlass.catalog.storefront import Offered, StorefrontProduct

SUMMARY_LENGTH = 160


class ProductNotFound(PageNotFound):
    code = "product_not_found"


def show(
    request: Request,
    shop: Shop,
    *,
    handle: str,
    ordering: OrderingView | None = None,
    status: int = HTTPStatus.OK,
) -> Response:
    """Two reads, and a third where the theme wants more reviews than lie beside the product. Raises
    ProductNotFound (404); a former handle leads to the present one. `ordering` is what could not be
    taken of the quick order list."""
    found = storefront.storefront_product(
        shop.context, handle, exchange=shop.exchange, locale=shop.spoken
    )
    if found is None:
        raise ProductNotFound(f"There is no product {handle}.")
    if isinstance(found, Redirect):
        return moved(request.path_with_query(f"/products/{found.handle}"))
    view = view_of(found, shop, variant_id=request.query.get("variant", ""))
    country = delivery.country_for(shop, *delivery.asked_by(request))
    promise = None if view.gift else delivery.promise(shop, country)
    category_id = next(reversed(found.product.category_ids), "")
    way = menus.way_to_category(shop.context, category_id, shop.words)
    rating = rating_of(found.rating)
    composition = compose(shop, "product")
    reviews = _reviews(found, shop, composition)
    body = render(
        "product",
        shop.view,
        composition,
        head=_head(view, found, shop, promise, way, structured.rated(rating, reviews)),
        product=view,
        way=way,
        delivery=promise,
        countries=_countries(shop, country),
        picker=picker_of(view, shop.view),
        ordering=ordering,
        rating=rating,
        reviews=reviews,
    )
    cache = PRIVATE if ordering else PUBLIC
    own = (view.video.origin,) if view.video else ()
    frames = tuple(dict.fromkeys((*own, *composition.frames)))
    return Response(status, body, cache=cache, frames=frames)


def _reviews(found: StorefrontProduct, shop: Shop, composition: Composition) -> list[ReviewView]:
    """As many as the page wants; four of them lie beside the product."""
    wanted = max(
        (one.view.count for one in composition.all if isinstance(one.view, Reviews)), default=0
    )
    near = showing.newest(found.rating)
    if found.rating is None or min(wanted, found.rating.number) <= len(near):
        return [review_of(review) for review in near]
    page = showing.page(shop.context, found.product.product_id, limit=wanted)
    return [review_of(showing.shown(review)) for review in page.items]


def _countries(shop: Shop, chosen: str) -> str:
    """What else to choose from; empty when there is nothing else."""
    reach = delivery.reach(shop)
    return reach.options(chosen) if len(reach.codes) > 1 else ""


def view_of(found: StorefrontProduct, shop: Shop, *, variant_id: str) -> ProductView:
    """`variant_id` chooses the variant; else the first that can be bought."""
    product = found.product
    variants = tuple(_variant(offer, shop) for offer in found.offers)
    available = (variant for variant in variants if variant.is_available)
    usual = next(available, variants[0])
    chosen = next((variant for variant in variants if variant.id == variant_id), usual)
    pictures = (picture_of(image, alt=product.title) for image in product.pictures)
    images = tuple(picture for picture in pictures if picture is not None)
    return ProductView(
        id=product.product_id,
        handle=product.handle,
        title=product.title,
        description=product.description_html,
        summary=_summary(product.seo.description or product.description_html),
        brand=product.vendor or shop.view.name,
        images=images,
        option_names=tuple(option.name for option in product.options),
        variants=variants,
        chosen=chosen,
        gift=_gift(shop) if product.is_gift_card else None,
        safety=safety_of(product.safety, shop.view.locale),
        origin=origin_of(product.country_of_origin, shop.view.locale, shop.view.tag),
        origin_country=product.country_of_origin,
        is_new=is_new(product.published_at or product.created_at),
        video=video_of(product, images),
        swatches=swatches_of(found, shop),
    )


def _gift(shop: Shop) -> GiftView:
    today = clock.now().astimezone(ZoneInfo(shop.view.time_zone)).date()
    return GiftView(today, today + recipients.LATEST_SENDING - timedelta(days=1))


def _variant(offer: Offered, shop: Shop) -> VariantView:
    variant = offer.variant
    is_reduced = variant.compare_at is not None and variant.price < variant.compare_at
    low = Stock.LOW if offer.is_low else Stock.IN
    return VariantView(
        id=variant.id,
        values=variant.values,
        sku=variant.sku,
        barcode=variant.barcode,
        price=variant.price,
        compare_at=variant.compare_at if is_reduced else None,
        stock=low if offer.is_available else Stock.OUT,
        left=offer.left,
        image_id=variant.image_id,
        lowest_before=variant.lowest_before if shop.view.shows_lowest_price else None,
        measure=variant.measure,
    )


def _head(
    view: ProductView,
    found: StorefrontProduct,
    shop: Shop,
    promise: DeliveryView | None,
    way: tuple[Crumb, ...],
    said: dict[str, Any],
) -> HeadView:
    path = f"/products/{view.handle}"
    trail = ((shop.view.name, "/"), *((one.label, one.path) for one in way), (view.title, path))
    return HeadView(
        title=found.product.seo.title or view.title,
        description=view.summary,
        path=path,
        image_path=view.images[0].src if view.images else "",
        kind="product",
        data=(
            structured.product(view, shop.view, promise) | said,
            structured.breadcrumbs(shop.view, *trail),
            *data_of(view.video, shop.view, view.summary),
        ),
    )


def _summary(text: str) -> str:
    """The beginning of a description without its markup, cut at a word."""
    plain = " ".join(Markup(re.sub(r"<(?=/?(p|li|h\d|br|tr))", " <", text)).striptags().split())
    if len(plain) <= SUMMARY_LENGTH:
        return plain
    return plain[:SUMMARY_LENGTH].rsplit(" ", 1)[0] + "\N{HORIZONTAL ELLIPSIS}"
