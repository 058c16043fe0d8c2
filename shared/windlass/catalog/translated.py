"""What products are called in other languages.

Item                 PK                            SK
ProductTranslation   STORE#<store>#PRODUCT#<id>    TRANSLATION#<locale>

It lies in the product's partition, so a product page knows it without another read; the titles are
on the card. `Product.translated_into` names the languages, so that whoever has the product knows
what to read. Options are translated by their words, so they may be put in another order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import replace
from typing import TYPE_CHECKING, Any, Final

from pynamodb.attributes import UnicodeAttribute, UTCDateTimeAttribute

from windlass.catalog.models import ProductPart, product_pk
from windlass.catalog.parts import Option, Seo, Variant
from windlass.db.keys import StoreId
from windlass.db.table import DocumentAttribute, IntegerAttribute
from windlass.translations import fields, service
from windlass.translations.fields import MOST_ALT, Field, Form, Kind, alt_field

if TYPE_CHECKING:
    from windlass.catalog.models import Product

PREFIX: Final = "TRANSLATION#"
TITLE, DESCRIPTION = "title", "description_html"
SEO_TITLE, SEO_DESCRIPTION = "seo_title", "seo_description"


class ProductTranslation(ProductPart, discriminator="ProductTranslation"):
    product_id = UnicodeAttribute()
    locale = UnicodeAttribute()
    words = DocumentAttribute(default=dict)  # by field, HTML sanitised
    hashes = DocumentAttribute(default=dict)  # by field: of the source it was made from
    saved_by = UnicodeAttribute()
    saved_at = UTCDateTimeAttribute()
    version = IntegerAttribute(default=1)


def translation_sk(locale: str) -> str:
    return f"{PREFIX}{locale}"


def fields_of(product: Product) -> tuple[Field, ...]:
    """What there is to translate, with lengths as of the source."""
    found = [
        Field(TITLE, "Title", product.title, 200),
        Field(DESCRIPTION, "Description", product.description_html, 20_000, Form.HTML),
        Field(SEO_TITLE, "Title for search engines", product.seo.title, 120, is_optional=True),
        Field(
            SEO_DESCRIPTION,
            "Description for search engines",
            product.seo.description,
            320,
            Form.AREA,
            is_optional=True,
        ),
    ]
    for option in product.options:
        found.append(_optional(_option(option.name), f"Option {option.name}", option.name, 40))
        found += [
            _optional(_value(option.name, value), f"{option.name}: {value}", value, 60)
            for value in option.values
        ]
    found += [
        _optional(alt_field(image.id), f"Picture {number} in words", image.alt, MOST_ALT)
        for number, image in enumerate(product.pictures, 1)
        if image.alt
    ]
    return tuple(found)


def summary(product: Product, translations: Iterable[ProductTranslation]) -> dict[str, Any]:
    """For the card: how far each language has come."""
    known = fields_of(product)
    return {
        one.locale: {
            "status": fields.status(known, one.hashes).value,
            "saved_at": int(one.saved_at.timestamp()),
        }
        for one in translations
    }


def titles(translations: Iterable[ProductTranslation]) -> dict[str, str]:
    """By language, where there is one."""
    return {one.locale: one.words[TITLE] for one in translations if TITLE in one.words}


def of_locale(translations: Iterable[ProductTranslation], locale: str) -> ProductTranslation | None:
    return next((one for one in translations if one.locale == locale), None)


def speak(product: Product, translation: ProductTranslation | None) -> None:
    """The product, in memory and never to be saved again, in the words of the translation."""
    if translation is None:
        return
    words = translation.words
    product.title = words.get(TITLE) or product.title
    product.description_html = words.get(DESCRIPTION) or product.description_html
    product.seo = Seo(
        words.get(SEO_TITLE) or ("" if TITLE in words else product.seo.title),
        words.get(SEO_DESCRIPTION) or ("" if DESCRIPTION in words else product.seo.description),
    )
    product.images = {
        one.id: replace(
            one, alt=words.get(alt_field(one.id)) or ("" if TITLE in words else one.alt)
        )
        for one in product.images.values()
    }
    options = product.options
    product.variants = [_spoken(variant, options, words) for variant in product.variants]
    product.options = [
        Option(
            words.get(_option(option.name), option.name),
            tuple(words.get(_value(option.name, value), value) for value in option.values),
        )
        for option in options
    ]


def names(product: Product, variant_id: str, translation: ProductTranslation) -> tuple[str, str]:
    """What the product and a variant of it are called; the product stays as it is."""
    words, variant = translation.words, product.variant(variant_id)
    title = words.get(TITLE) or product.title
    return title, _spoken(variant, product.options, words).title if variant else ""


def copied(
    store_id: StoreId, known: Iterable[ProductTranslation], source: Product, copy: Product
) -> list[ProductTranslation]:
    """Unsaved, for a copy with another title: what said what the source says says what the copy
    does, and what was outdated stays outdated."""
    before, after = _hashes(source), _hashes(copy)
    return [
        ProductTranslation(
            product_pk(store_id, copy.product_id),
            one.sk,
            product_id=copy.product_id,
            locale=one.locale,
            words=one.words,
            hashes={
                name: after.get(name, digest) if digest == before.get(name) else digest
                for name, digest in one.hashes.items()
            },
            saved_by=one.saved_by,
            saved_at=one.saved_at,
        )
        for one in known
    ]


def take_sources_along(store_id: StoreId, source: Product, copy: Product) -> None:
    """What the translations were made from, for whoever looks after those of the copy."""
    if not source.translated_into:
        return
    before, after = _texts(source), _texts(copy)
    service.take_sources_along(
        store_id,
        Kind.PRODUCT,
        source.product_id,
        copy.product_id,
        lambda name, text: after.get(name, text) if text == before.get(name) else text,
    )


def forget(store_id: StoreId, product_id: str) -> None:
    """Those of a product that is gone. Repeatable."""
    pk = product_pk(store_id, product_id)
    with ProductPart.batch_write() as batch:
        for item in ProductPart.query(pk, ProductPart.sk.startswith(PREFIX)):
            batch.delete(item)
    service.forget(store_id, Kind.PRODUCT, product_id)


def _hashes(product: Product) -> dict[str, str]:
    known = fields_of(product)
    return fields.hashes_of(known, _texts(product))


def _texts(product: Product) -> dict[str, str]:
    return {field.name: field.text for field in fields_of(product)}


def _spoken(variant: Variant, options: list[Option], words: Mapping[str, str]) -> Variant:
    pairs = zip(options, variant.values, strict=True)
    values = tuple(words.get(_value(option.name, value), value) for option, value in pairs)
    return replace(variant, values=values)


def _option(name: str) -> str:
    return f"option:{name}"


def _value(option: str, value: str) -> str:
    return f"value:{option}/{value}"


def _optional(name: str, label: str, text: str, longest: int) -> Field:
    return Field(name, label, text, longest, is_optional=True)
