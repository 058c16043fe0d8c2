"""Translations of products, written by people."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from pynamodb.exceptions import TransactWriteError

from windlass.catalog import models, translated
from windlass.catalog.events import ProductSaved
from windlass.catalog.models import Product
from windlass.catalog.repository import Found, Moved, ProductRepository, settled
from windlass.catalog.translated import ProductTranslation
from windlass.db import outbox, transactions
from windlass.db.table import failed_conditions
from windlass.kit import clock
from windlass.tenancy.context import Permission, StoreContext
from windlass.translations import service as translations
from windlass.translations.fields import Field, Kind, checked, hashes_of
from windlass.web.etags import stale


class Spoken(Struct, frozen=True):
    product: Product
    translation: ProductTranslation | None
    source: Mapping[str, str]  # as it was, by field


def get(store: StoreContext, product_id: str, locale: str) -> Spoken:
    """Raises Forbidden (403) and ProductNotFound (404)."""
    store.require(Permission.MARKETS_READ)
    found = ProductRepository(store.store_id).get(product_id)
    known = translated.of_locale(found.translations, locale)
    source = translations.source(store, locale, Kind.PRODUCT, product_id) if known else {}
    return Spoken(found.product, known, source)


def save(
    store: StoreContext, product_id: str, locale: str, sent: Mapping[str, str], *, version: int
) -> Spoken:
    """All of it anew, made from what the product says now; version 0 for the first. Raises
    Forbidden (403), ProductNotFound (404), ProductBusy (409), VersionStale (412) and Invalid
    (422)."""
    store.require(Permission.MARKETS_WRITE)
    repository = ProductRepository(store.store_id)

    def once() -> Spoken:
        found = repository.get(product_id)
        _require_version(found, locale, version)
        fields = translated.fields_of(found.product)
        words = checked(fields, sent)
        item = ProductTranslation(
            models.product_pk(store.store_id, product_id),
            translated.translation_sk(locale),
            product_id=product_id,
            locale=locale,
            words=words,
            hashes=hashes_of(fields, words),
            saved_by=store.actor_id,
            saved_at=clock.now(),
            version=version + 1,
        )
        _write(store, found, locale, item, fields)
        source = {one.name: one.text for one in fields if one.name in words}
        return Spoken(found.product, item, source)

    made = settled(once)
    repository.refresh_card(repository.get(product_id))
    return made


def remove(store: StoreContext, product_id: str, locale: str, *, version: int) -> None:
    """Raises Forbidden (403), ProductNotFound (404), ProductBusy (409) and VersionStale (412)."""
    store.require(Permission.MARKETS_WRITE)
    repository = ProductRepository(store.store_id)

    def once() -> None:
        found = repository.get(product_id)
        _require_version(found, locale, version)
        if version:
            _write(store, found, locale, None, ())

    settled(once)
    repository.refresh_card(repository.get(product_id))


def _require_version(found: Found, locale: str, version: int) -> None:
    known = translated.of_locale(found.translations, locale)
    if (known.version if known else 0) != version:
        raise stale()


def _write(
    store: StoreContext,
    found: Found,
    locale: str,
    item: ProductTranslation | None,
    fields: tuple[Field, ...],
) -> None:
    """The product counts its revision with every write, so its condition holds for the translation
    too. Raises Moved when the product is no longer the one that was found."""
    product = found.product
    source = translations.source_item(
        store,
        locale,
        Kind.PRODUCT,
        product.product_id,
        fields=fields,
        words=item.words if item else {},
    )
    locales = {one.locale for one in found.translations} - {locale} | ({locale} if item else set())
    try:
        with transactions.write() as t:
            if item is None:
                t.delete(ProductTranslation(product.pk, translated.translation_sk(locale)))
                t.delete(source)
            else:
                t.save(item)
                t.save(source)
            t.save(outbox.to_item(store.store_id, ProductSaved(product.product_id)))
            t.update(
                Product(product.pk, models.PRODUCT_SK),
                [
                    Product.translated_into.set(sorted(locales)),
                    Product.revision.set(found.revision + 1),
                ],
                condition=Product.revision == found.revision,
            )
    except TransactWriteError as error:
        if failed_conditions(error):
            raise Moved from None
        raise
