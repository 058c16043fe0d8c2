"""Both suppliers as cases of one test. Use it by importing the fixtures `case` and `sandbox`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.supplier_factories import (
    API_KEY,
    CASE,
    HUB,
    aliexpress_client,
    aliexpress_item,
    cj_client,
    cj_item,
    listed,
    order_number,
    ship_to,
)
from windlass.adapters.supplier import Item, PlacedOrder, SupplierClient

if TYPE_CHECKING:
    from infra.local.sandbox.context import Sandbox


@dataclass
class Case:
    name: str
    client: SupplierClient
    item: Callable[..., Item]
    product_id: str
    hub_id: str
    shipping: str
    revoke: dict[str, Any]


@pytest.fixture(params=["cj", "aliexpress"])
def case(request: pytest.FixtureRequest, sandbox: Sandbox) -> Case:
    if request.param == "cj":
        return Case(
            "cj",
            cj_client(timeout_seconds=1),
            cj_item,
            listed(CASE)["pid"],
            listed(HUB)["pid"],
            "CJPacket Ordinary",
            {"revoked_keys": [API_KEY]},
        )
    return Case(
        "aliexpress",
        aliexpress_client(timeout_seconds=1),
        aliexpress_item,
        listed(CASE)["product_id"],
        listed(HUB)["product_id"],
        "CAINIAO_STANDARD",
        {"revoked_accounts": ["demo-buyer"]},
    )


def place(case: Case, number: str | None = None, **address: str) -> PlacedOrder:
    """Two of the black case."""
    return case.client.place(
        number or order_number(), [case.item(quantity=2)], ship_to(**address), case.shipping
    )
