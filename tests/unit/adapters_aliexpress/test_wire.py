from typing import Any

import pytest

from windlass.adapters.aliexpress.wire import failure, items_of
from windlass.adapters.supplier_errors import (
    SupplierAuthFailed,
    SupplierFailed,
    SupplierRefused,
    SupplierThrottled,
    SupplierUnavailable,
    UnknownOutcome,
)


@pytest.mark.parametrize(
    ("case", "value"),
    [
        ("wrapped", {"ae_item_sku_info_d_t_o": [1, 2]}),
        ("simplified", [1, 2]),
    ],
)
def test_a_list_is_found_however_it_is_wrapped(case: str, value: Any) -> None:
    assert items_of(value) == [1, 2], case


@pytest.mark.parametrize("value", [None, {}, {"number": None}, ""])
def test_no_list_is_an_empty_one(value: Any) -> None:
    assert items_of(value) == []


@pytest.mark.parametrize(
    ("code", "writes", "expected"),
    [
        ("IllegalAccessToken", True, SupplierAuthFailed),
        ("27", False, SupplierAuthFailed),
        ("ApiCallLimit", True, SupplierThrottled),
        ("isp.service-unavailable", False, SupplierUnavailable),
        ("isp.service-unavailable", True, UnknownOutcome),
        ("InvalidParameter", True, SupplierRefused),
    ],
)
def test_an_error_code_says_what_to_do(
    code: str, writes: bool, expected: type[SupplierFailed]
) -> None:
    assert type(failure(code, "told", writes=writes)) is expected


def test_a_ban_tells_its_seconds() -> None:
    throttled = failure("ApiCallLimit", "This ban will last 12 seconds", writes=False)

    assert isinstance(throttled, SupplierThrottled)
    assert throttled.retry_after == 12
