"""What a product is made of, and how compactly each part is kept in its item."""

from __future__ import annotations

from typing import Any

from msgspec import Struct, field

from windlass.catalog import measures
from windlass.catalog.measures import Measure
from windlass.kit.money import Money
from windlass.kit.renditions import Renditions


class Option(Struct, frozen=True):
    name: str
    values: tuple[str, ...]


class Variant(Struct, frozen=True):
    id: str
    values: tuple[str, ...]  # one per option, in the options' order; empty without options
    price: Money
    compare_at: Money | None = None
    cost: Money | None = None  # what the supplier takes; for the merchant's eyes only
    sku: str = ""
    barcode: str = ""
    weight_grams: int | None = None
    requires_shipping: bool = True
    image_id: str | None = None
    lowest_before: Money | None = None  # of the 30 days before it was reduced: see prices
    measure: Measure | None = None  # how much is in it

    @property
    def title(self) -> str:
        """`Blue / M`, empty for a product without options."""
        return " / ".join(self.values)


class Image(Struct, frozen=True):
    id: str  # of the upload it came from
    position: int
    alt: str = ""
    status: str = "processing"  # "processing", "ready" or "failed"
    problem: str = ""  # why it failed, in words for the merchant
    path: str = ""  # /media/<store>/<content hash>, to which /<width>.<format> is added
    width: int = 0  # of the original as it is shown
    height: int = 0
    widths: tuple[int, ...] = ()  # ascending
    formats: tuple[str, ...] = ()  # best first, e.g. avif, webp
    blur: str = ""  # data URI of a few hundred bytes

    @property
    def is_ready(self) -> bool:
        return self.status == "ready"

    @property
    def sources(self) -> tuple[tuple[str, str], ...]:
        """(mime type, srcset), best first, for the `source` elements of a `picture`."""
        return self._renditions.sources

    @property
    def src(self) -> str:
        """A JPEG for browsers that know none of the sources, for mails and for sharing."""
        return self._renditions.src if self.is_ready else ""

    @property
    def large(self) -> str:
        return self._renditions.large if self.is_ready else ""

    @property
    def small(self) -> str:
        return self._renditions.small if self.is_ready else ""

    @property
    def _renditions(self) -> Renditions:
        return Renditions(self.path, self.width, self.height, self.widths, self.formats, self.blur)


class Seo(Struct, frozen=True):
    title: str = ""
    description: str = ""


class StockLine(Struct, frozen=True):
    """A part of a cart or order that moves stock. `line_id` is unique within its reference."""

    line_id: str
    product_id: str
    variant_id: str
    quantity: int = field(default=1)


def money_text(money: Money | None) -> str | None:
    """`1999 EUR`: a sixth of the bytes of a map, which counts at 250 variants."""
    return None if money is None else f"{money.amount} {money.currency}"


def money_of(text: str | None) -> Money | None:
    if text is None:
        return None
    amount, currency = text.split(" ")
    return Money(int(amount), currency)


def variant_document(variant: Variant) -> dict[str, Any]:
    """Without what is empty."""
    document: dict[str, Any] = {
        "id": variant.id,
        "values": list(variant.values),
        "price": money_text(variant.price),
        "compare_at": money_text(variant.compare_at),
        "cost": money_text(variant.cost),
        "sku": variant.sku,
        "barcode": variant.barcode,
        "weight_grams": variant.weight_grams,
        "image_id": variant.image_id,
        "lowest_before": money_text(variant.lowest_before),
        "measure": measures.text_of(variant.measure),
    }
    document = {name: part for name, part in document.items() if part not in ("", None, [])}
    if not variant.requires_shipping:
        document["requires_shipping"] = False
    return document


def variant_of(document: dict[str, Any]) -> Variant:
    price = money_of(document["price"])
    assert price is not None
    return Variant(
        id=document["id"],
        values=tuple(document.get("values", ())),
        price=price,
        compare_at=money_of(document.get("compare_at")),
        cost=money_of(document.get("cost")),
        sku=document.get("sku", ""),
        barcode=document.get("barcode", ""),
        weight_grams=document.get("weight_grams"),
        requires_shipping=document.get("requires_shipping", True),
        image_id=document.get("image_id"),
        lowest_before=money_of(document.get("lowest_before")),
        measure=measures.of_text(document.get("measure")),
    )


def image_document(image: Image) -> dict[str, Any]:
    """Without the id, under which the product keeps it."""
    return {
        "position": image.position,
        "alt": image.alt,
        "status": image.status,
        "problem": image.problem,
        "path": image.path,
        "width": image.width,
        "height": image.height,
        "widths": list(image.widths),
        "formats": list(image.formats),
        "blur": image.blur,
    }


def image_of(image_id: str, document: dict[str, Any]) -> Image:
    return Image(
        id=image_id,
        position=document["position"],
        alt=document["alt"],
        status=document["status"],
        problem=document["problem"],
        path=document["path"],
        width=document["width"],
        height=document["height"],
        widths=tuple(document["widths"]),
        formats=tuple(document["formats"]),
        blur=document["blur"],
    )
