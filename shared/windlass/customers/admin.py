"""What a merchant may do with customers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from windlass.customers import details, finding, models, terms
from windlass.customers.models import MOST_TAGS, Customer, CustomerEntry
from windlass.customers.repository import CustomerRepository, Record
from windlass.kit import paging
from windlass.kit.errors import Invalid
from windlass.kit.paging import Page
from windlass.tenancy.context import Permission
from windlass.web.etags import stale

if TYPE_CHECKING:
    from windlass.customers.schemas import UpdateCustomer
    from windlass.tenancy.context import StoreContext


# What another feature knows of the customer: entries with an id below the one given, newest first.
type Others = Callable[[Customer, str | None, int], list[CustomerEntry]]


def list_page(
    store: StoreContext, *, query: str = "", tag: str = "", limit: int, cursor: str | None = None
) -> Page[Customer]:
    """By the beginning of the address or of words of the name, by tag, or everybody; everybody
    comes newest first. Raises Forbidden (403) and CursorInvalid (422)."""
    store.require(Permission.CUSTOMERS_READ)
    if tag:
        return finding.by_tag(store, terms.tag(tag), query=query, limit=limit, cursor=cursor)
    if query.strip():
        return finding.by_words(store, query, limit=limit, cursor=cursor)
    return finding.everybody(store, limit=limit, cursor=cursor)


def get(store: StoreContext, customer_id: str) -> Customer:
    """Raises Forbidden (403) and CustomerNotFound (404)."""
    store.require(Permission.CUSTOMERS_READ)
    return CustomerRepository(store.store_id).get(customer_id)


def update(
    store: StoreContext, customer_id: str, request: UpdateCustomer, *, version: int
) -> Customer:
    """Only what is sent is changed. Raises Forbidden (403), CustomerNotFound (404), VersionStale
    (412) and Invalid (422)."""
    store.require(Permission.CUSTOMERS_WRITE)
    repository = CustomerRepository(store.store_id)
    given = request.model_dump(exclude_unset=True, exclude_none=True)
    if "name" in given:
        given["name"] = details.name_of(given["name"])
    if "phone" in given:
        given["phone"] = details.phone_of(given["phone"])
    tags = tags_of(given.pop("tags")) if "tags" in given else None

    def edit(customer: Customer) -> list[Record]:
        if customer.version != version:
            raise stale()
        records: list[Record] = []
        if "accepts_marketing" in given:
            details.consent(customer, is_given=bool(given["accepts_marketing"]), source="merchant")
        if given.get("tax_exempt", customer.tax_exempt) != customer.tax_exempt:
            word = "Made exempt from tax" if given["tax_exempt"] else "No longer exempt from tax"
            records.append(
                repository.entry(
                    customer_id, actor=store.actor_id, kind="tax_exempt", message=f"{word}."
                )
            )
        for name in given.keys() & {"name", "phone", "tax_exempt"}:
            setattr(customer, name, given[name])
        if tags is not None:
            customer.tags = tags
        return records

    return repository.change(customer_id, edit)


def add_note(store: StoreContext, customer_id: str, message: str) -> CustomerEntry:
    """A note for the team, never shown to the customer. Raises Forbidden (403) and
    CustomerNotFound (404)."""
    store.require(Permission.CUSTOMERS_WRITE)
    repository = CustomerRepository(store.store_id)
    repository.get(customer_id)
    entry = repository.entry(customer_id, actor=store.actor_id, kind="note", message=message)
    entry.save(condition=CustomerEntry.pk.does_not_exist())
    return entry


def timeline(
    store: StoreContext,
    customer_id: str,
    *,
    limit: int,
    cursor: str | None = None,
    also: Others | None = None,
) -> Page[CustomerEntry]:
    """Newest first; `also` finds what others keep. Raises Forbidden (403), CustomerNotFound (404)
    and CursorInvalid (422)."""
    store.require(Permission.CUSTOMERS_READ)
    customer = CustomerRepository(store.store_id).get(customer_id)
    pk = models.customer_pk(store.store_id, customer_id)
    scope, key = f"{pk}{models.ENTRIES}", CustomerEntry.sk
    before = paging.unseal(cursor, scope=scope) if cursor else None
    found = CustomerEntry.query(
        pk,
        key.between(models.ENTRIES, f"{models.ENTRIES}{before or '~'}"),
        limit=limit + 2,
        page_size=limit + 2,
        scan_index_forward=False,
    )
    entries = [entry for entry in found if entry.entry_id != before]
    if also is not None:
        entries += also(customer, before, limit + 1)
        entries.sort(key=lambda entry: entry.entry_id, reverse=True)
    position = lambda entry: entry.entry_id  # noqa: E731 - one expression
    return paging.page_of(entries[: limit + 1], limit, scope=scope, position=position)


def tags_of(shown: list[str]) -> list[dict[str, str]]:
    """Each once, in the order given. Raises Invalid (422)."""
    if len(shown) > MOST_TAGS:
        raise Invalid.field("tags", "too_many", f"Use at most {MOST_TAGS} tags.")
    found = {terms.tag(one): " ".join(one.split()) for one in shown}
    return [{"tag": tag, "shown": words} for tag, words in found.items()]
