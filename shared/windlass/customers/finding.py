"""Lists of customers: everybody, by the beginning of words, by tag."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from windlass.customers import models, terms
from windlass.customers.models import Customer, CustomerTerm
from windlass.kit import paging
from windlass.kit.paging import Page

if TYPE_CHECKING:
    from windlass.tenancy.context import StoreContext

MOST_LOOKED_AT = 400  # terms of one page of a search; the cursor goes on from there


def everybody(store: StoreContext, *, limit: int, cursor: str | None) -> Page[Customer]:
    """Newest first: one query of the index, which lags by moments."""
    pk = models.customers_pk(store.store_id)
    before = paging.unseal(cursor, scope=pk) if cursor else None
    found = Customer.gsi1.query(
        pk,
        Customer.gsi1sk < before if before else None,
        limit=limit + 1,
        page_size=limit + 1,
        scan_index_forward=False,
    )
    customers = [item for item in found if isinstance(item, Customer)]
    return paging.page_of(customers, limit, scope=pk, position=lambda one: one.customer_id)


def by_words(store: StoreContext, query: str, *, limit: int, cursor: str | None) -> Page[Customer]:
    """Who has a term for every word, in the order of their terms; each once, though several of
    their terms may begin so."""
    words = terms.asked(query)
    if not words:
        return Page([], None)
    longest = max(words, key=len)

    def is_hit(term: CustomerTerm, customer: Customer) -> bool:
        own = terms.of(customer.name, customer.email)
        first = min((one for one in own if one.startswith(longest)), default="")
        return term.term == first and terms.matches(own, words)

    pk = models.terms_pk(store.store_id)
    return _walk(store, pk, longest, is_hit, scope=f"{pk}?{query}", limit=limit, cursor=cursor)


def by_tag(
    store: StoreContext, tag: str, *, query: str, limit: int, cursor: str | None
) -> Page[Customer]:
    """Who has the tag, newest last; of them who has a term for every word."""
    words = terms.asked(query)

    def is_hit(_term: CustomerTerm, customer: Customer) -> bool:
        return terms.matches(terms.of(customer.name, customer.email), words)

    pk = models.tags_pk(store.store_id)
    return _walk(store, pk, f"{tag}#", is_hit, scope=f"{pk}?{tag}", limit=limit, cursor=cursor)


def _walk(
    store: StoreContext,
    pk: str,
    prefix: str,
    is_hit: Callable[[CustomerTerm, Customer], bool],
    *,
    scope: str,
    limit: int,
    cursor: str | None,
) -> Page[Customer]:
    after = paging.unseal(cursor, scope=scope) if cursor else ""
    hits: list[Customer] = []
    position, looked_at = after, 0
    while looked_at < MOST_LOOKED_AT:
        batch = _terms(pk, prefix, after=position, limit=limit + 1)
        known = _customers(store, [term.customer_id for term in batch])
        for term in batch:
            customer = known.get(term.customer_id)
            if customer is not None and is_hit(term, customer):
                if len(hits) == limit:
                    return Page(hits, paging.seal(position, scope=scope))
                hits.append(customer)
            position = term.sk
        looked_at += len(batch)
        if len(batch) <= limit:
            return Page(hits, None)
    return Page(hits, paging.seal(position, scope=scope))


def _terms(pk: str, prefix: str, *, after: str, limit: int) -> list[CustomerTerm]:
    last = f"{prefix}\U0010ffff"
    found = CustomerTerm.query(
        pk, CustomerTerm.sk.between(after or prefix, last), limit=limit + 1, page_size=limit + 1
    )
    return [term for term in found if term.sk != after][:limit]


def _customers(store: StoreContext, customer_ids: list[str]) -> dict[str, Customer]:
    distinct = list(dict.fromkeys(customer_ids))
    keys = [(models.customer_pk(store.store_id, one), models.SK) for one in distinct]
    return {one.customer_id: one for one in Customer.batch_get(keys)} if keys else {}
