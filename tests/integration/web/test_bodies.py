"""What a request may carry, and what an answer without content leaves out."""

from typing import Any

import pytest

from merchant_api.app import handler
from tests.support.accounts_factories import unverified
from tests.support.api import Answer, call
from tests.support.shipping_factories import create_zone, zone_in
from tests.support.stores_factories import create_store, owner_of
from tests.support.table import items

pytestmark = pytest.mark.usefixtures("table")
LOGIN = {"email": "ada@example.com", "password": "six geese a-laying"}


def log_in(content_type: str | None) -> Answer:
    def as_that(event: dict[str, Any], context: Any) -> dict[str, Any]:
        named = {} if content_type is None else {"content-type": content_type}
        return handler(event | {"headers": {"X-Windlass-Request": "1"} | named}, context)

    return call(as_that, "POST", "/api/v1/auth/login", body=LOGIN)


@pytest.mark.parametrize(
    "content_type",
    [
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "text/plain",
        "application/jsonp",
        " ",
    ],
)
def test_a_body_that_says_it_is_no_json_is_refused(content_type: str) -> None:
    answer = log_in(content_type)

    assert (answer.status, answer.body["code"]) == (415, "unsupported_media_type")
    assert answer.headers["Content-Type"] == ["application/problem+json"]
    assert items() == []


@pytest.mark.parametrize(
    "content_type", ["application/json", "application/json; charset=utf-8", None]
)
def test_json_is_read_under_each_of_its_names(content_type: str | None) -> None:
    assert log_in(content_type).status == 401


def test_an_answer_without_content_has_no_body() -> None:
    volt = create_store(unverified("ada@example.com"), slug="volt")
    owner = owner_of(volt)
    zone = create_zone(owner, "DE")
    answers = []

    def keep(event: dict[str, Any], context: Any) -> dict[str, Any]:
        answers.append(handler(event, context))
        return answers[-1]

    call(keep, "DELETE", f"/api/v1/stores/{volt.store_id}/shipping/zones/{zone.zone_id}", as_=owner)

    [answer] = answers
    assert (answer["statusCode"], answer["body"]) == (204, "")
    assert "Content-Type" not in answer["multiValueHeaders"]


@pytest.mark.parametrize("almost", [0, 1, "true", "no"])
def test_true_and_false_are_no_numbers_or_words(almost: Any) -> None:
    volt = create_store(unverified("ada@example.com"), slug="volt")
    body = zone_in("DE", is_rest_of_world=almost)

    answer = call(
        handler,
        "POST",
        f"/api/v1/stores/{volt.store_id}/shipping/zones",
        as_=owner_of(volt),
        body=body,
    )

    assert answer.status == 422
    assert [field["field"] for field in answer.body["fields"]] == ["is_rest_of_world"]


@pytest.mark.parametrize(
    "value",
    ['{"a":' * 50_000 + "1" + "}" * 50_000, "[" * 50_000 + "]" * 50_000, "9" * 5_000],
    ids=["deep objects", "deep lists", "long number"],
)
def test_json_that_cannot_be_read_is_refused(value: str) -> None:
    def with_it(event: dict[str, Any], context: Any) -> dict[str, Any]:
        return handler(event | {"body": f'{{"email": {value}}}'}, context)

    answer = call(with_it, "POST", "/api/v1/auth/login", body=LOGIN)

    assert answer.status == 422
    assert [(one["field"], one["rule"]) for one in answer.body["fields"]] == [
        ("body", "json_invalid")
    ]
    assert items() == []


def test_long_texts_of_digits_and_brackets_are_read() -> None:
    body = {"email": "ada@example.com", "password": "[{7" * 2_000}

    answer = call(handler, "POST", "/api/v1/auth/login", body=body)

    assert [one["field"] for one in answer.body["fields"]] == ["password"]


@pytest.mark.parametrize("name", ["x" * 801, "\N{GRINNING FACE}" * 201], ids=["letters", "bytes"])
def test_name_that_no_key_has_room_for_is_nothing(name: str) -> None:
    volt = create_store(unverified("ada@example.com"), slug="volt")
    path = f"/api/v1/stores/{volt.store_id}/products/{name}"

    answer = call(handler, "GET", path, as_=owner_of(volt))

    assert (answer.status, answer.body["code"]) == (404, "not_found")
    assert answer.body["message"] == "There is nothing at this address."
