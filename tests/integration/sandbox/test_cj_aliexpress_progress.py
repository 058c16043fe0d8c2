"""Orders that move on by themselves."""

from datetime import timedelta

import pytest
import time_machine

from infra.local.sandbox.context import Sandbox
from tests.support.sandbox import sandbox
from tests.support.supplier_cases import Case, case, place
from windlass.adapters.supplier import SupplierOrderStatus
from windlass.kit import clock

__all__ = ["case", "sandbox"]


def test_a_paid_order_ships_and_arrives_after_the_seconds_that_were_set(
    case: Case, sandbox: Sandbox
) -> None:
    sandbox.trouble.set_custom(case.name, {"auto_advance_seconds": 60})
    order = place(case).external_id
    case.client.pay(order)
    begun = clock.now()

    def status_after(seconds: int) -> SupplierOrderStatus:
        with time_machine.travel(begun + timedelta(seconds=seconds), tick=False):
            sandbox.providers[case.name].tick()
        found = case.client.find_order("", external_id=order)
        assert found is not None
        return found.status

    assert status_after(30) is SupplierOrderStatus.PROCESSING
    assert status_after(90) is SupplierOrderStatus.SHIPPED
    assert status_after(180) is SupplierOrderStatus.DELIVERED


@pytest.mark.parametrize("to", ["UNSHIPPED", "NOWHERE"])
def test_there_is_no_way_back(case: Case, sandbox: Sandbox, to: str) -> None:
    from infra.local.sandbox.suppliers import app as suppliers

    order = place(case).external_id
    suppliers.advance(sandbox, order, "SHIPPED")

    with pytest.raises(ValueError, match="cannot become"):
        suppliers.advance(sandbox, order, to)
