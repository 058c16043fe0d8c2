"""Derived from the contract: bad input is refused with the field named, and nothing changes."""

import pytest

from merchant_api.app import handler
from tests.support.accounts_factories import unverified
from tests.support.api import call
from tests.support.bad_input import bad_bodies
from tests.support.contract import CONTRACT
from tests.support.operations import Operation, operations
from tests.support.stores_factories import create_store, owner_of
from tests.support.table import items

WITH_BODY = [op for op in operations(CONTRACT) if op.body_schema() is not None]
every_operation_with_a_body = pytest.mark.parametrize(
    "operation", WITH_BODY, ids=[operation.name for operation in WITH_BODY]
)


@every_operation_with_a_body
@pytest.mark.usefixtures("table")
def test_every_wrong_body_is_refused_with_its_field(operation: Operation) -> None:
    volt = create_store(unverified("ada@example.com"), slug="volt")
    owner = owner_of(volt)
    before = items()
    passed = []

    for bad in bad_bodies(operation):
        answer = call(handler, **(operation.request(volt.store_id) | {"body": bad.body}), as_=owner)
        named = [field["field"] for field in (answer.body or {}).get("fields", [])]
        is_named = any(f"{name}.".startswith(f"{bad.field}.") for name in named) or (
            not bad.field and bool(named)
        )
        if answer.status != 422 or not is_named:
            passed.append((bad.case, answer.status, named))

    assert passed == []
    assert items() == before


@every_operation_with_a_body
@pytest.mark.usefixtures("table")
@pytest.mark.parametrize("raw", ["", "{", "nonsense", '{"a": NaN}', "\x00"])
def test_a_body_that_is_no_json_is_refused(raw: str, operation: Operation) -> None:
    volt = create_store(slug="volt")
    before = items()

    answer = call(
        _raw(raw), **(operation.request(volt.store_id) | {"body": {}}), as_=owner_of(volt)
    )

    assert answer.status == 422
    assert items() == before


def _raw(text: str):  # type: ignore[no-untyped-def]
    """The handler, given this text for a body."""
    return lambda event, context: handler(event | {"body": text}, context)


COUNTED = [
    (operation, name, place)
    for operation in operations(CONTRACT)
    for name, place in operation.counts()
]


@pytest.mark.parametrize(
    ("operation", "name", "place"), COUNTED, ids=[f"{one.name} {name}" for one, name, _ in COUNTED]
)
@pytest.mark.usefixtures("table")
def test_every_number_in_an_address_is_plain_digits(
    operation: Operation, name: str, place: str
) -> None:
    volt = create_store(slug="volt")
    owner, request = owner_of(volt), operation.request(volt.store_id)

    for odd in ("1_0", " 10", "+10", "10.0", "1e1", "\uff11\uff10"):
        asked = dict(request)
        if place == "query":
            asked["query"] = request.get("query", {}) | {name: odd}
        else:
            head = request["path"].rpartition("/")[0]
            asked["path"] = f"{head}/{odd}"
        answer = call(handler, **asked, as_=owner)

        assert answer.status in (404, 422) if place == "path" else answer.status == 422, odd
        if answer.status == 422:
            assert [field["field"] for field in answer.body["fields"]] == [name], odd


def test_every_text_that_is_sent_has_a_limit() -> None:
    unlimited = [
        f"{operation.name}: {bad.field}"
        for operation in WITH_BODY
        for bad in bad_bodies(operation)
        if bad.case.startswith("without limit")
    ]
    assert unlimited == []
