"""What the index knows of a product, made from the table's truth."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from windlass.catalog import market_prices, measures, parts, rules, translated
from windlass.search import compounds, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from windlass.catalog.market_prices import MarketPrices
    from windlass.catalog.models import Product, Stock
    from windlass.catalog.parts import Image
    from windlass.catalog.ratings import Rating
    from windlass.catalog.translated import ProductTranslation

MOST_DESCRIPTION_WORDS = 300
MOST_OPTION_VALUES = 60  # of one product that become facets
STATUS, STOCK, RATING, VENDOR, TYPE, TAG = "status", "stock", "rating", "vendor", "type", "tag"
CATEGORY, COLLECTION = "category", "collection"
TRANSLATION = "translation"  # `de:outdated`
IN_STOCK, SOLD_OUT = "in", "out"
SHORT_NAMES = frozenset({CATEGORY, COLLECTION, RATING, STOCK, VENDOR, TYPE, TAG, TRANSLATION})
RESERVED = SHORT_NAMES | frozenset(
    "q sort cursor page price price-from price-to limit variant country token error status locale "
    "currency view search".split()
)


class Facet(Struct, frozen=True):
    """One thing that a product may be chosen by: `colour`, `blue`, shown as Colour and Blue."""

    name: str
    value: str
    label: str
    name_label: str = ""


class VariantDocument(Struct, frozen=True):
    sku: str
    values: tuple[str, ...]
    price: int
    available: int | None


class Document(Struct, frozen=True):
    product_id: str
    revision: int
    read_at: int  # Unix microseconds, taken before the read
    title: str
    handle: str
    price: int  # the lowest, in minor units
    created: int  # Unix seconds: when it was first published, else made
    rating: int  # hundredths of a star, 0 without reviews
    popularity: int  # units sold
    card: dict[str, Any]
    facets: tuple[Facet, ...]
    texts: tuple[str, str, str]  # title, labels, description, as they are indexed
    variants: tuple[VariantDocument, ...] = field(default=())
    compounds: tuple[str, ...] = ()  # words of its titles that may be made of two


def document_of(
    product: Product,
    stocks: dict[str, Stock],
    *,
    read_at: int,
    rating: Rating | None = None,
    sold: int = 0,
    categories: Sequence[str] = (),
    collections: Sequence[str] = (),
    fixed: Sequence[MarketPrices] = (),
    translations: Sequence[ProductTranslation] = (),
    locale: str = "",
) -> Document:
    """`locale` is the store's own, in which the title is written. `categories` are the ids of the
    product's own and of all above it. What they are called is the file's affair, so that a new name
    changes no product."""
    available, is_sold_out = rules.availability(product, stocks)
    lowest = min(product.variants, key=lambda variant: variant.price.amount)
    hundredths = (rating.hundredths if rating else None) or 0
    facets = _facets(product, is_sold_out=is_sold_out, hundredths=hundredths)
    facets += [Facet(CATEGORY, one, "") for one in categories]
    facets += [Facet(COLLECTION, one, "") for one in collections]
    facets += [
        Facet(TRANSLATION, f"{locale}:{found['status']}", "")
        for locale, found in translated.summary(product, translations).items()
    ]
    pictures = product.ready_pictures
    titles = translated.titles(translations)
    card: dict[str, Any] = {
        "highest": max(variant.price.amount for variant in product.variants),
        "compare_at": lowest.compare_at.amount if lowest.compare_at else None,
        "lowest_before": lowest.lowest_before.amount if lowest.lowest_before else None,
        "measure": measures.text_of(lowest.measure),
        "markets": market_prices.summary(product, fixed),
        "titles": titles,
        "variants": len(product.variants),
        "only_variant": rules.only_variant_id(product),
        "sold_out": is_sold_out,
        "few_left": rules.few_left(product, stocks),
        "available": available,
        "status": product.status,
        "kind": product.kind,
        "updated": int(product.updated_at.timestamp()),
        "reviews": rating.number if rating else 0,
        "image": _picture(pictures, 0),
        "second": _picture(pictures, 1),
    }
    return Document(
        product_id=product.product_id,
        revision=product.revision,
        read_at=read_at,
        title=product.title,
        handle=product.handle,
        price=lowest.price.amount,
        created=int((product.published_at or product.created_at).timestamp()),
        rating=hundredths,
        popularity=sold,
        card=card,
        facets=tuple(dict.fromkeys(facets)),
        texts=(
            words.indexed(" ".join([product.title, *titles.values()])),
            words.indexed(" ".join(_labels(product))),
            _plain_words(product.description_html),
        ),
        variants=tuple(
            VariantDocument(
                sku=variant.sku,
                values=variant.values,
                price=variant.price.amount,
                available=stocks[variant.id].left if variant.id in stocks else 0,
            )
            for variant in product.variants
        ),
        compounds=compounds.of(
            title
            for spoken, title in [(locale, product.title), *titles.items()]
            if compounds.are_written_in(spoken)
        ),
    )


def option_name(label: str) -> str:
    """How an option is called in an address: `Shoe size` is `shoe-size`."""
    name = words.key(label).replace(" ", "-")[:40] or "option"
    return f"option-{name}" if name in RESERVED else name


def value_of(label: str) -> str:
    """What makes `blue` and `Blue ` one value."""
    return words.key(label)[:80] or label.strip().casefold()[:80]


def _facets(product: Product, *, is_sold_out: bool, hundredths: int) -> list[Facet]:
    found = [
        Facet(STATUS, product.status, product.status),
        Facet(STOCK, SOLD_OUT if is_sold_out else IN_STOCK, ""),
    ]
    found += [Facet(RATING, str(stars), "") for stars in (1, 2, 3, 4) if hundredths >= stars * 100]
    if product.vendor:
        found.append(Facet(VENDOR, value_of(product.vendor), product.vendor))
    if product.product_type:
        found.append(Facet(TYPE, value_of(product.product_type), product.product_type))
    found += [Facet(TAG, value_of(tag), tag) for tag in product.tags]
    for number, option in enumerate(product.options):
        offered = dict.fromkeys(
            v.values[number] for v in product.variants if len(v.values) > number
        )
        name = option_name(option.name)
        for value in list(offered)[:MOST_OPTION_VALUES]:
            found.append(Facet(name, value_of(value), value, option.name))
    return found


def _labels(product: Product) -> Iterable[str]:
    yield product.vendor
    yield product.product_type
    yield from product.tags
    for option in product.options:
        yield from option.values[:MOST_OPTION_VALUES]
    for variant in product.variants:
        if variant.sku:
            yield variant.sku


def _picture(ready: list[Image], place: int) -> dict[str, Any] | None:
    """Only the first carries its blur: the second is seen when the pointer is on it."""
    if place >= len(ready):
        return None
    document = parts.image_document(ready[place]) | {"id": ready[place].id}
    return document if place == 0 else document | {"blur": ""}


def _plain_words(html: str) -> str:
    text = unescape(re.sub(r"<[^>]*>", " ", html))
    return " ".join(words.indexed(text).split()[:MOST_DESCRIPTION_WORDS])
