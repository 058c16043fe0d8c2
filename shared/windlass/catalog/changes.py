"""What a request makes of a product, in memory."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from copy import replace
from typing import TYPE_CHECKING

from windlass.catalog import models, rules, videos
from windlass.catalog.errors import ProductInvalid
from windlass.catalog.kinds import Kind
from windlass.catalog.models import Policy, Product, Stock
from windlass.catalog.parts import Option, Seo, Variant
from windlass.kit import clock, text
from windlass.kit.ids import new_id

if TYPE_CHECKING:
    from windlass.catalog.schemas import SaveProduct, SaveVariant
    from windlass.db.keys import StoreId

MOST_GUESSES = 5


def variant_ids(request: SaveProduct) -> list[str]:
    """One per variant, new ones for new ones. Made once per request, so that a write that is tried
    again writes the same stock items."""
    return [variant.id or new_id() for variant in request.variants]


def apply(request: SaveProduct, product: Product, ids: Sequence[str]) -> None:
    """Everything but identity, address, version and pictures. Raises ProductInvalid (422)."""
    _settle_kind(request, product)
    now = clock.now()
    product.title = request.title
    product.description_html = rules.clean_html(request.description_html)
    product.status = request.status.value
    product.vendor = request.vendor
    product.product_type = request.product_type
    product.tags = list({tag.casefold(): tag for tag in request.tags}.values())
    product.options = [Option(option.name, tuple(option.values)) for option in request.options]
    product.variants = [
        _variant(variant, one) for variant, one in zip(request.variants, ids, strict=True)
    ]
    if product.is_gift_card:
        product.variants = [_denomination(variant) for variant in product.variants]
    product.seo = Seo(request.seo.title, request.seo.description)
    product.hs_code = request.hs_code
    product.country_of_origin = request.country_of_origin
    product.tax_class = request.tax_class.value
    product.safety = request.safety.safety()
    video = request.video.video(product.images) if request.video else None
    product.video = videos.document_of(video)
    product.updated_at = now
    if product.is_active and product.published_at is None:
        product.published_at = now


def new_stock(
    store_id: StoreId, request: SaveProduct, product: Product, *, known: Collection[str] = ()
) -> list[Stock]:
    """The unsaved stock of the variants that have none."""
    made: list[Stock] = []
    for asked, variant in zip(request.variants, product.variants, strict=True):
        if variant.id in known:
            continue
        start = None if product.is_gift_card else asked.stock
        made.append(
            stock_item(
                store_id,
                product.product_id,
                variant.id,
                tracked=start.tracked if start else False,
                policy=start.policy if start else Policy.DENY,
                on_hand=start.on_hand if start else 0,
            )
        )
    return made


def stock_item(
    store_id: StoreId,
    product_id: str,
    variant_id: str,
    *,
    tracked: bool,
    policy: Policy,
    on_hand: int = 0,
) -> Stock:
    return Stock(
        models.product_pk(store_id, product_id),
        models.stock_sk(variant_id),
        product_id=product_id,
        variant_id=variant_id,
        tracked=tracked,
        policy=policy.value,
        on_hand=on_hand,
        reserved=0,
        available=on_hand,
        created_at=clock.now(),
    )


def handles_for(title: str) -> Iterator[str]:
    """Addresses to try, at last one with a random end."""
    base = text.slugify(title) or "product"
    yield base
    yield from (f"{base}-{number}" for number in range(2, MOST_GUESSES + 1))
    yield f"{base}-{new_id()[-8:].lower()}"


def _variant(asked: SaveVariant, variant_id: str) -> Variant:
    return Variant(
        id=variant_id,
        values=tuple(asked.values),
        price=asked.price.money(),
        compare_at=asked.compare_at.money() if asked.compare_at else None,
        cost=asked.cost.money() if asked.cost else None,
        sku=asked.sku,
        barcode=asked.barcode,
        weight_grams=asked.weight_grams,
        requires_shipping=asked.requires_shipping,
        image_id=asked.image_id,
        measure=asked.measure.measure() if asked.measure else None,
    )


def _settle_kind(request: SaveProduct, product: Product) -> None:
    is_new = product.version == 1
    asked = request.kind or (Kind.PHYSICAL if is_new else Kind(product.kind))
    if not is_new and asked != product.kind:
        message = "A product stays what it is. Make a new one."
        raise ProductInvalid.field("kind", "fixed", message)
    product.kind = asked.value
    if not product.is_gift_card:
        return
    for place, variant in enumerate(request.variants):
        if variant.price.amount == 0:
            field = f"variants.{place}.price.amount"
            raise ProductInvalid.field(field, "greater_than", "A gift card is worth more than 0.")


def _denomination(variant: Variant) -> Variant:
    """Worth its price: never reduced, sent, weighed or measured."""
    return replace(
        variant,
        compare_at=None,
        cost=None,
        weight_grams=None,
        requires_shipping=False,
        measure=None,
    )
