"""Suppliers of a store, through the merchant API."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from merchant_api.app import handler
from tests.support import supplier_factories as goods
from tests.support.api import Answer, call
from tests.support.stores_factories import create_store, owner_of

if TYPE_CHECKING:
    from windlass.tenancy.context import StoreContext


def merchant(**store: Any) -> StoreContext:
    """The owner of a new store."""
    return owner_of(create_store(**store))


def ask(
    store: StoreContext,
    method: str,
    path: str,
    body: Any = None,
    *,
    as_: StoreContext | None = None,
    version: int | None = None,
    query: dict[str, str] | None = None,
) -> Answer:
    """A request below the store's address, by its owner or somebody else."""
    headers = None if version is None else {"If-Match": f'"{version}"'}
    address = f"/api/v1/stores/{store.store_id}{path}"
    return call(handler, method, address, as_=as_ or store, body=body, headers=headers, query=query)


def connect_cj(store: StoreContext, api_key: str = goods.API_KEY) -> Any:
    body = {"kind": "cj", "name": "CJ", "api_key": api_key}
    answer = ask(store, "POST", "/suppliers", body)
    assert answer.status == 201, answer
    return answer.body


def connect_manual(store: StoreContext, name: str = "Berlin Workshop") -> Any:
    body = {"kind": "manual", "name": name, "order_page_url": "https://example.com/orders"}
    answer = ask(store, "POST", "/suppliers", body)
    assert answer.status == 201, answer
    return answer.body


def connect_aliexpress(
    store: StoreContext, account: str = "demo-buyer", *, supplier_id: str | None = None
) -> Any:
    """Through the page that the sandbox shows."""
    begun = ask(store, "POST", "/suppliers/aliexpress/authorize", {"supplier_id": supplier_id})
    asked = parse_qs(urlsplit(begun.body["url"]).query)
    back = goods.authorize(account, state=asked["state"][0], redirect_uri=asked["redirect_uri"][0])
    came = parse_qs(urlsplit(back).query)
    body = {"code": came["code"][0], "state": came["state"][0]}
    answer = ask(store, "POST", "/suppliers/aliexpress/callback", body)
    assert answer.status == 200, answer
    return answer.body


def import_product(store: StoreContext, url_or_id: str, **body: Any) -> Any:
    answer = ask(store, "POST", "/imports", {"url_or_id": url_or_id, **body})
    assert answer.status == 201, answer
    return answer.body
