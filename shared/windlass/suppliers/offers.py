"""Which supplier delivers which variant, for what cost."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from windlass.kit.errors import FieldProblem, Invalid
from windlass.kit.ids import new_id
from windlass.kit.money import Money
from windlass.suppliers.errors import ReassignmentRefused
from windlass.suppliers.models import OfferSet, Supplier
from windlass.suppliers.offer_repository import OfferRepository
from windlass.suppliers.repository import SupplierRepository
from windlass.suppliers.rules import Offer
from windlass.tenancy.context import Permission, StoreContext
from windlass.web.etags import stale

if TYPE_CHECKING:
    from windlass.suppliers.offer_schemas import SaveOffers

MOST_OFFERS = 500  # of one product; they lie in one item
PAGE = 100


def of_product(store: StoreContext, product_id: str) -> tuple[list[Offer], int]:
    """All offers of a product and their version, 0 while there are none. Raises Forbidden (403)."""
    store.require(Permission.SUPPLIERS_READ)
    found = OfferRepository(store.store_id).find(product_id)
    return ([offer_of(each) for each in found.offers], found.version) if found else ([], 0)


def of_products(store: StoreContext, product_ids: Iterable[str]) -> dict[str, list[Offer]]:
    """Offers by product id, for orders: one batch for up to 100 products, no permission asked."""
    found = OfferRepository(store.store_id).find_all(list(product_ids))
    return {each.product_id: [offer_of(offer) for offer in each.offers] for each in found}


def replace(
    store: StoreContext,
    product_id: str,
    request: SaveOffers,
    *,
    version: int,
    variant_ids: set[str],
) -> tuple[list[Offer], int]:
    """All offers of a product anew; those that keep their id keep it.

    Raises Forbidden (403), Invalid (422) for a variant or supplier that is not there, and
    VersionStale (412) unless `version` is the current one.
    """
    store.require(Permission.SUPPLIERS_WRITE)
    suppliers = {each.supplier_id for each in SupplierRepository(store.store_id).list()}
    problems = tuple(_problems(request, variant_ids, suppliers))
    if problems:
        raise Invalid("Some offers do not fit the product.", fields=problems)
    repository = OfferRepository(store.store_id)
    before = repository.find(product_id)
    if (before.version if before else 0) != version:
        raise stale()
    known = {offer["id"] for offer in before.offers} if before else set()
    offers = [_made(each, known) for each in request.offers]
    changed = OfferSet(product_id=product_id, offers=[document(offer) for offer in offers])
    repository.save(changed, before)
    return offers, changed.version


def attach(store: StoreContext, product_id: str, offers: Sequence[Offer]) -> None:
    """Add an import's offers, in place of those of the same supplier and variant. Safe to repeat.

    Raises Forbidden (403), SupplierNotFound (404) and VersionStale (412).
    """
    store.require(Permission.SUPPLIERS_WRITE)
    repository = OfferRepository(store.store_id)
    before = repository.find(product_id)
    kept = [offer_of(each) for each in before.offers] if before else []
    ours = {(offer.supplier_id, offer.variant_id) for offer in offers}
    others = [each for each in kept if (each.supplier_id, each.variant_id) not in ours]
    changed = [document(offer) for offer in (*others, *offers)]
    if before is not None and changed == before.offers:
        return
    repository.save(OfferSet(product_id=product_id, offers=changed), before)


def reassign(store: StoreContext, source: Supplier, target: Supplier) -> None:
    """Move all offers of one supplier to another: of the same kind, or to a person who orders by
    hand. Product by product, so that it can be taken up again after a crash.

    Raises ReassignmentRefused (422).
    """
    store.require(Permission.SUPPLIERS_WRITE)
    if target.supplier_id == source.supplier_id:
        raise ReassignmentRefused("Choose another supplier than the one that goes.")
    if not target.is_manual and target.kind != source.kind:
        raise ReassignmentRefused(f"{target.name} does not know the products of {source.name}.")
    repository = OfferRepository(store.store_id)
    while product_ids := repository.products_of(source.supplier_id, at_most=PAGE):
        for product_id in product_ids:
            before = repository.find(product_id)
            if before is None:
                continue
            moved = [
                each | {"supplier": target.supplier_id}
                if each["supplier"] == source.supplier_id
                else each
                for each in before.offers
            ]
            repository.save(OfferSet(product_id=product_id, offers=moved), before)


def forget(store: StoreContext, product_id: str) -> None:
    """A product is gone: its suppliers lose it. Safe to repeat."""
    repository = OfferRepository(store.store_id)
    before = repository.find(product_id)
    if before is not None and before.offers:
        repository.save(OfferSet(product_id=product_id, offers=[]), before)


def document(offer: Offer) -> dict[str, Any]:
    """As compact as 500 of them in one item ask for."""
    kept: dict[str, Any] = {
        "id": offer.offer_id,
        "variant": offer.variant_id,
        "supplier": offer.supplier_id,
        "product": offer.external_product_id,
        "sku": offer.external_variant_id,
        "cost": f"{offer.cost.amount} {offer.cost.currency}",
        "url": offer.url,
        "priority": offer.priority,
        "countries": list(offer.countries),
    }
    return {name: value for name, value in kept.items() if value not in ("", [])}


def offer_of(kept: dict[str, Any]) -> Offer:
    amount, currency = kept["cost"].split(" ")
    return Offer(
        offer_id=kept["id"],
        variant_id=kept["variant"],
        supplier_id=kept["supplier"],
        external_product_id=kept.get("product", ""),
        external_variant_id=kept.get("sku", ""),
        cost=Money(int(amount), currency),
        url=kept.get("url", ""),
        priority=kept["priority"],
        countries=tuple(kept.get("countries", ())),
    )


def _made(asked: Any, known: set[str]) -> Offer:
    return Offer(
        offer_id=asked.id if asked.id in known else new_id(),
        variant_id=asked.variant_id,
        supplier_id=asked.supplier_id,
        external_product_id=asked.external_product_id,
        external_variant_id=asked.external_variant_id,
        cost=asked.cost.money(),
        url=asked.url,
        priority=asked.priority,
        countries=tuple(dict.fromkeys(asked.countries)),
    )


def _problems(
    request: SaveOffers, variant_ids: set[str], suppliers: set[str]
) -> Iterable[FieldProblem]:
    seen: set[tuple[str, str, str]] = set()
    for place, offer in enumerate(request.offers):
        if offer.variant_id not in variant_ids:
            told = "This product has no such variant."
            yield FieldProblem(f"offers.{place}.variant_id", "unknown_variant", told)
        if offer.supplier_id not in suppliers:
            told = "There is no such supplier."
            yield FieldProblem(f"offers.{place}.supplier_id", "unknown_supplier", told)
        key = (offer.variant_id, offer.supplier_id, offer.external_variant_id)
        if key in seen:
            yield FieldProblem(f"offers.{place}", "unique", "The same offer is there twice.")
        seen.add(key)
