"""Translations with one-word overrides, through the API as the dashboard does it."""

from __future__ import annotations

from merchant_api.app import handler
from tests.support.api import Answer, call
from windlass.tenancy.context import StoreContext
from windlass.translating import service
from windlass.translations.fields import Kind


def translate(
    store: StoreContext, kind: str, subject_id: str, locale: str = "de", **words: str
) -> service.Work:
    """All words of it anew, whatever was there."""
    version = service.get(store, locale, Kind(kind), subject_id).version
    return service.save(store, locale, Kind(kind), subject_id, words, version=version)


def ask(
    store: StoreContext,
    path: str,
    method: str = "GET",
    *,
    words: dict[str, str] | None = None,
    if_match: str | None = None,
    **query: str,
) -> Answer:
    return call(
        handler,
        method,
        f"/api/v1/stores/{store.store_id}/translations/{path}",
        as_=store,
        body=None if words is None else {"fields": words},
        query=query or None,
        headers={} if if_match is None else {"If-Match": if_match},
    )
