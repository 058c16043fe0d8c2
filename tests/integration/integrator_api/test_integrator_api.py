"""What a program with a key may see, and how the gateway learns who it is."""

from typing import Any

import pytest

from integrator_api import authorizer
from integrator_api.app import handler
from tests.support.api import CONTEXT, call
from tests.support.stores_factories import create_store, owner_of
from tests.support.table import items
from windlass.api_keys import service
from windlass.api_keys.schemas import CreateApiKey
from windlass.stores.models import Store

pytestmark = pytest.mark.usefixtures("table")
ARN = "arn:aws:execute-api:eu-west-1:123456789012:abc123/live/GET/v1/store"
WHOLE_API = "arn:aws:execute-api:eu-west-1:123456789012:abc123/live/*"


@pytest.fixture
def store(table: None) -> Store:
    return create_store(slug="volt")


def key_of(store: Store, *scopes: str) -> str:
    body = CreateApiKey.model_validate({"name": "key", "scopes": list(scopes)})
    return service.create(owner_of(store), body)[1]


def ask(key: str | None) -> Any:
    headers = {} if key is None else {"X-Api-Key": key}
    return authorizer.handler({"methodArn": ARN, "headers": headers}, CONTEXT)  # type: ignore[arg-type]


def test_the_gateway_may_keep_the_answer_for_any_route_of_the_api(store: Store) -> None:
    answer = ask(key_of(store, "store:read", "orders:read"))

    [statement] = answer["policyDocument"]["Statement"]
    assert (statement["Effect"], statement["Resource"]) == ("Allow", WHOLE_API)
    assert answer["context"]["store_id"] == store.store_id
    assert answer["context"]["scopes"] == "orders:read store:read"
    assert "last_used_at" in items("ApiKey")[0]


@pytest.mark.parametrize("key", [None, "", "wk_wrong"])
def test_an_unknown_key_is_denied_everywhere(key: str | None, store: Store) -> None:
    answer = ask(key)
    [statement] = answer["policyDocument"]["Statement"]
    assert (statement["Effect"], statement["Resource"]) == ("Deny", WHOLE_API)
    assert answer["context"] == {}


def test_the_store_of_the_key_is_answered(store: Store) -> None:
    create_store("owner-2", slug="ampere")
    answer = call(handler, "GET", "/v1/store", headers={"x-api-key": key_of(store, "store:read")})

    assert answer.status == 200
    assert answer.body == {
        "id": store.store_id,
        "name": "Volt Electronics",
        "url": "http://volt.localhost:8080",
        "currency": "EUR",
        "country": "DE",
        "locale": "en",
        "time_zone": "UTC",
        "is_open": False,
    }


def test_a_key_without_the_scope_is_forbidden(store: Store) -> None:
    key = key_of(store, "orders:read")
    answer = call(handler, "GET", "/v1/store", headers={"x-api-key": key})
    assert (answer.status, answer.body["code"]) == (403, "forbidden")
    assert answer.body["details"] == {"permission": "store:read"}


@pytest.mark.parametrize("headers", [{}, {"x-api-key": "wk_wrong"}])
def test_without_a_key_nothing_is_answered(headers: dict[str, str], store: Store) -> None:
    answer = call(handler, "GET", "/v1/store", headers=headers)
    assert (answer.status, answer.body["code"]) == (401, "api_key_refused")
