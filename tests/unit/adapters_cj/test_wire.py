import pytest

from windlass.adapters.cj.wire import unwrapped
from windlass.adapters.supplier_errors import (
    BalanceTooLow,
    DuplicateOrder,
    OutOfStock,
    SupplierAuthFailed,
    SupplierFailed,
    SupplierRefused,
    SupplierThrottled,
    SupplierUnavailable,
    UnknownOutcome,
)


@pytest.mark.parametrize(
    ("code", "writes", "expected"),
    [
        (1600001, True, SupplierAuthFailed),
        (1600003, False, SupplierAuthFailed),
        (1600200, True, SupplierThrottled),
        (1600201, True, SupplierThrottled),
        (1600000, False, SupplierUnavailable),
        (1600000, True, UnknownOutcome),
        (1602003, True, OutOfStock),
        (1603003, True, DuplicateOrder),
        (1603102, True, OutOfStock),
        (1604000, True, BalanceTooLow),
        (1605001, True, SupplierRefused),
        (9999999, True, SupplierRefused),
    ],
)
def test_a_code_says_what_to_do(code: int, writes: bool, expected: type[SupplierFailed]) -> None:
    answer = {"code": code, "result": False, "message": "told", "data": None}

    with pytest.raises(SupplierFailed) as failed:
        unwrapped(answer, writes=writes)

    assert type(failed.value) is expected
    assert str(code) in failed.value.message


def test_a_used_up_day_waits_for_midnight_and_a_token_for_five_minutes() -> None:
    def pause(code: int, message: str) -> int:
        with pytest.raises(SupplierThrottled) as throttled:
            unwrapped({"code": code, "message": message}, writes=False)
        return throttled.value.retry_after

    assert pause(1600200, "Too much request, QPS limit is 1 time/1second") == 1
    assert pause(1600200, "Too much request, QPS limit is 1 time/300seconds") == 300
    assert 0 < pause(1600201, "Quota has been used up") <= 86_400
    assert 0 < pause(1600200, "reached the daily request limit (1000 times/day)") <= 86_400


def test_success_is_its_data() -> None:
    assert unwrapped({"code": 200, "data": {"a": 1}}, writes=True) == {"a": 1}
