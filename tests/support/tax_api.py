"""The tax routes of the merchant API, called in one line."""

from __future__ import annotations

from typing import Any

from merchant_api.app import handler
from tests.support.api import Answer, call
from windlass.tenancy.context import StoreContext


def put(owner: StoreContext, body: dict[str, Any], version: int = 1) -> Answer:
    path = f"/api/v1/stores/{owner.store_id}/tax/settings"
    return call(handler, "PUT", path, as_=owner, body=body, headers={"If-Match": f'"{version}"'})


def put_provider(owner: StoreContext, body: dict[str, Any]) -> Answer:
    return call(
        handler, "PUT", f"/api/v1/stores/{owner.store_id}/tax/provider", as_=owner, body=body
    )


def post(owner: StoreContext, what: str, body: dict[str, Any]) -> Answer:
    return call(
        handler, "POST", f"/api/v1/stores/{owner.store_id}/tax/{what}", as_=owner, body=body
    )


def calculate(owner: StoreContext, country: str, **facts: Any) -> Any:
    lines = facts.pop("lines", [{"price": {"amount": 11_900, "currency": "EUR"}}])
    answer = post(owner, "calculator", {"country": country, "lines": lines, **facts})
    assert answer.status == 200, answer.body
    return answer.body


def problems(answer: Answer) -> list[tuple[str, str]]:
    assert answer.status == 422
    return [(problem["field"], problem["rule"]) for problem in answer.body["fields"]]
