"""What happens to either supplier's calls when its side misbehaves."""

from itertools import count
from typing import Any

import pytest

from infra.local.sandbox.context import Sandbox
from infra.local.sandbox.trouble import Rule
from tests.support.sandbox import sandbox
from tests.support.supplier_cases import Case, case
from tests.support.supplier_factories import (
    aliexpress_client,
    cj_client,
    order_number,
    ship_to,
)
from windlass.adapters.supplier_errors import (
    SupplierAuthFailed,
    SupplierThrottled,
    SupplierUnavailable,
    UnknownOutcome,
)

__all__ = ["case", "sandbox"]


def test_revoked_credentials(case: Case, sandbox: Sandbox) -> None:
    sandbox.trouble.set_custom(case.name, case.revoke)

    with pytest.raises(SupplierAuthFailed):
        case.client.test_connection()


def test_a_read_survives_two_server_errors(case: Case, sandbox: Sandbox) -> None:
    sandbox.trouble.add(Rule(case.name, "5xx", remaining=2))

    assert case.client.test_connection().account_id


def test_a_read_gives_up_on_the_third(case: Case, sandbox: Sandbox) -> None:
    sandbox.trouble.add(Rule(case.name, "5xx", remaining=3))

    with pytest.raises(SupplierUnavailable):
        case.client.test_connection()


def test_throttling_that_lasts_is_said(case: Case, sandbox: Sandbox) -> None:
    sandbox.trouble.add(Rule(case.name, "429"))

    with pytest.raises(SupplierThrottled) as throttled:
        case.client.test_connection()

    assert throttled.value.retry_after == 1


def test_a_lost_answer_is_unknown_and_the_order_is_placed_once(
    case: Case, sandbox: Sandbox
) -> None:
    number, calls = order_number(), count()
    create_call = 0 if case.name == "cj" else 1  # AliExpress reads the SKU's attributes first

    def lose_the_answer(_points: int) -> None:
        if next(calls) == create_call:
            sandbox.trouble.add(Rule(case.name, "lost_answer", 1, seconds=2))

    make: Any = cj_client if case.name == "cj" else aliexpress_client
    hasty = make(timeout_seconds=0.5, gate=lose_the_answer)
    with pytest.raises(UnknownOutcome):
        hasty.place(number, [case.item()], ship_to(), case.shipping)

    again = case.client.place(number, [case.item()], ship_to(), case.shipping)

    [order] = sandbox.state.list(f"{case.name}_order", None)
    assert order.get("orderId", order.get("order_id")) == again.external_id
