"""Importing products from suppliers: look first, then make a draft."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from windlass.adapters.supplier_errors import SupplierRefused
from windlass.catalog import service as catalog
from windlass.catalog.errors import ProductNotFound
from windlass.imports import drafts, pictures, references, shapes
from windlass.imports.errors import ImportInFlight, ReferenceUnknown, SupplierMissing
from windlass.imports.models import ImportedProduct
from windlass.imports.references import Reference
from windlass.imports.repository import LEASE_SECONDS, ImportRepository
from windlass.imports.shapes import Remark, Shaped
from windlass.kit import clock
from windlass.kit.ids import new_id
from windlass.stores import service as stores
from windlass.suppliers import markup, offers
from windlass.suppliers import service as suppliers
from windlass.suppliers.models import SupplierStatus
from windlass.tenancy.context import Permission, StoreContext

if TYPE_CHECKING:
    from windlass.adapters.supplier import SupplierProduct
    from windlass.catalog.models import Product
    from windlass.imports.schemas import ImportRequest
    from windlass.suppliers.markup import Pricing
    from windlass.suppliers.models import Supplier

MOST_REDIRECTED_BYTES = 5 * 1024 * 1024
LANGUAGES = {"en", "de", "fr", "es", "it", "nl"}


class Preview(Struct, frozen=True):
    """What an import would make; `product_id` when it was made already."""

    supplier_id: str
    source: SupplierProduct
    shaped: Shaped
    pricing: Pricing
    product_id: str | None


class Imported(Struct, frozen=True):
    product: Product
    is_new: bool
    warnings: tuple[Remark, ...]


def preview(store: StoreContext, request: ImportRequest) -> Preview:
    """Nothing is written. Raises Forbidden (403), ReferenceUnknown (422), SupplierMissing (409)
    and the SupplierFailed family."""
    reference, supplier = _begin(store, request)
    source, pricing = _read(store, request, reference, supplier)
    known = ImportRepository(store.store_id).find(reference.platform, source.external_id)
    made = _made_before(store, known)
    shaped = shapes.shape(source)
    return Preview(supplier.supplier_id, source, shaped, pricing, made.product_id if made else None)


def make(store: StoreContext, request: ImportRequest) -> Imported:
    """A draft of the supplier's product, with its pictures, costs, prices and offers; the product
    that was made before when it is imported again, in whatever language.

    Raises Forbidden (403), ReferenceUnknown (422), SupplierMissing and ImportInFlight (409) and
    the SupplierFailed family. What broke half-way goes on with the next request.
    """
    reference, supplier = _begin(store, request)
    repository = ImportRepository(store.store_id)
    made = _made_before(store, repository.find(reference.platform, reference.external_id))
    if made is not None:
        return Imported(made, is_new=False, warnings=())
    source, pricing = _read(store, request, reference, supplier)
    seen = repository.find(source.platform, source.external_id)
    made = _made_before(store, seen)
    if made is not None:
        return Imported(made, is_new=False, warnings=())
    claim = _claim(repository, seen, source, supplier)
    try:
        return _make(store, repository, claim, source, pricing)
    except Exception:
        repository.release(claim)
        raise


def _make(
    store: StoreContext,
    repository: ImportRepository,
    claim: ImportedProduct,
    source: SupplierProduct,
    pricing: Pricing,
) -> Imported:
    shaped = shapes.shape(source)
    product = _product(store, claim.product_id)
    warnings: Sequence[Remark] = ()
    if product is None:
        uploads, warnings = _pictures(store, repository, claim, shaped.images)
        product = catalog.create(
            store,
            drafts.request(shaped, pricing, uploads),
            currency=pricing.currency,
            images=drafts.images(shaped, uploads),
            product_id=claim.product_id,
        ).product
    offers.attach(
        store, product.product_id, drafts.offers(shaped, source, product, claim.supplier_id)
    )
    repository.complete(claim)
    return Imported(product, is_new=True, warnings=(*shaped.warnings, *warnings))


def _pictures(
    store: StoreContext,
    repository: ImportRepository,
    claim: ImportedProduct,
    urls: Sequence[str],
) -> tuple[dict[str, str], list[Remark]]:
    """Upload ids by address, those of an earlier attempt included."""
    uploads: dict[str, str] = dict(claim.uploads)
    warnings: list[Remark] = []
    missing = [url for url in urls if url not in uploads]
    for url, upload_id, warning in pictures.store_all(store, missing):
        if upload_id is not None:
            uploads[url] = upload_id
        if warning is not None:
            warnings.append(warning)
    repository.keep_uploads(claim, uploads)
    return uploads, warnings


def _begin(store: StoreContext, request: ImportRequest) -> tuple[Reference, Supplier]:
    store.require(Permission.SUPPLIERS_WRITE)
    store.require(Permission.PRODUCTS_WRITE)
    given = request.url_or_id
    if references.is_short_link(given):
        from windlass.kit import http  # httpx costs every cold start

        given = http.fetch(given, max_bytes=MOST_REDIRECTED_BYTES).url
    reference = references.parse(given)
    return reference, _supplier(store, reference, request.supplier_id)


def _supplier(store: StoreContext, reference: Reference, supplier_id: str | None) -> Supplier:
    able = [each for each in suppliers.list_all(store) if each.kind == reference.platform]
    if supplier_id is not None:
        able = [each for each in able if each.supplier_id == supplier_id]
    connected = [each for each in able if each.status == SupplierStatus.CONNECTED]
    if not able:
        name = {"cj": "CJ Dropshipping", "aliexpress": "AliExpress"}[reference.platform]
        raise SupplierMissing(f"Connect {name} first: this product is sold there.")
    return (connected or able)[0]


def _read(
    store: StoreContext, request: ImportRequest, reference: Reference, supplier: Supplier
) -> tuple[SupplierProduct, Pricing]:
    shop = stores.storefront_of(store)
    language = (request.locale or shop.locale).split("-")[0]
    pricing = markup.of_store(store, shop.currency)
    if request.markup is not None:
        pricing = drafts.repriced(pricing, request.markup)
    client = suppliers.client_for(store, supplier.supplier_id)
    try:
        source = client.product(
            reference.external_id,
            country=shop.country,
            locale=language if language in LANGUAGES else "en",
        )
    except SupplierRefused as refusal:
        if refusal.reason != "product_not_found":
            raise
        told = f"{supplier.name} has no product {reference.external_id}."
        raise ReferenceUnknown.field("url_or_id", "product_not_found", told) from None
    return source, pricing


def _made_before(store: StoreContext, known: ImportedProduct | None) -> Product | None:
    """The product of a complete import that the merchant has not deleted since."""
    return _product(store, known.product_id) if known and known.is_complete else None


def _product(store: StoreContext, product_id: str) -> Product | None:
    try:
        return catalog.get(store, product_id).product
    except ProductNotFound:
        return None


def _claim(
    repository: ImportRepository,
    seen: ImportedProduct | None,
    source: SupplierProduct,
    supplier: Supplier,
) -> ImportedProduct:
    """A new import, a broken one taken up, or one anew whose product was deleted."""
    now = clock.now()
    if seen is not None and seen.leased_until > now.timestamp():
        raise ImportInFlight("This product is being imported right now.")
    goes_on = seen is not None and not seen.is_complete
    claim = ImportedProduct(
        product_id=seen.product_id if seen and goes_on else new_id(),
        supplier_id=supplier.supplier_id,
        url=source.url,
        leased_until=int(now.timestamp()) + LEASE_SECONDS,
        uploads=seen.uploads if seen and goes_on else {},
        started_at=now,
    )
    return repository.claim(claim, seen, platform=source.platform, external_id=source.external_id)
