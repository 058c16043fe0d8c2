"""What discounts keep of people: the addresses a discount is for. Limits keep hashes only, and keep
them, so that whoever asks to be forgotten cannot use a code again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from windlass.discounts import models
from windlass.discounts.errors import DiscountStale
from windlass.discounts.models import Discount
from windlass.discounts.repository import DiscountRepository
from windlass.kit import emails as addresses

if TYPE_CHECKING:
    from windlass.tenancy.context import StoreContext

PAGE = 100


def named(store: StoreContext, emails: Iterable[str]) -> list[Discount]:
    """The discounts that name one of the addresses."""
    wanted = {addresses.normalised_for_limits(email) for email in emails}
    return [one for one in _all(store) if wanted.intersection(_emails(one))]


def forget(store: StoreContext, emails: Iterable[str]) -> int:
    """How many discounts named one of the addresses. Safe to repeat."""
    wanted = {addresses.normalised_for_limits(email) for email in emails}
    found = named(store, wanted)
    for discount in found:
        _forget(DiscountRepository(store.store_id), discount, wanted)
    return len(found)


def _forget(repository: DiscountRepository, discount: Discount, wanted: set[str]) -> None:
    """Whoever else changes the discount at the same time."""
    while True:
        kept = [email for email in _emails(discount) if email not in wanted]
        discount.eligibility = {**discount.eligibility, "emails": kept}
        try:
            return repository.save(discount, former_code=discount.code)
        except DiscountStale:
            discount = repository.get(discount.discount_id)


def _emails(discount: Discount) -> list[str]:
    emails: list[str] = discount.eligibility.get("emails", [])
    return emails


def _all(store: StoreContext) -> Iterator[Discount]:
    repository, before = DiscountRepository(store.store_id), models.AFTER_EVERY_ID
    while page := repository.newest(before=before, limit=PAGE):
        yield from page
        before = page[-1].discount_id
