"""Keys for programs: shown once, kept as a hash, gone when revoked."""

from typing import Any

import pytest

from merchant_api.app import handler
from tests.support.api import call
from tests.support.factories import member
from tests.support.table import items
from windlass.api_keys import service
from windlass.api_keys.errors import ApiKeyNotFound, ApiKeyRefused, ApiKeysUsedUp
from windlass.api_keys.schemas import CreateApiKey, Scope
from windlass.tenancy.context import Permission, Role

pytestmark = pytest.mark.usefixtures("table")
PATH = "/api/v1/stores/store-1/api-keys"
READ_ALL: dict[str, Any] = {"name": "Accounting", "scopes": ["store:read", "orders:read"]}


def test_a_key_is_shown_once_and_kept_as_a_hash() -> None:
    owner = member()

    answer = call(handler, "POST", PATH, as_=owner, body=READ_ALL)

    assert answer.status == 201
    secret = answer.body["key"]
    assert secret.startswith("wk_")
    assert len(secret) == 46
    assert answer.body["start"] == secret[:8]
    assert secret not in str(items())
    [listed] = call(handler, "GET", PATH, as_=owner).body["items"]
    assert listed == {name: value for name, value in answer.body.items() if name != "key"}
    assert (listed["scopes"], listed["last_used_at"]) == (["orders:read", "store:read"], None)


def test_a_key_opens_its_store_with_its_scopes_and_nothing_else() -> None:
    _key, secret = service.create(member(), CreateApiKey.model_validate(READ_ALL))

    context = service.enter(secret)

    assert (context.store_id, context.role) == ("store-1", Role.INTEGRATION)
    assert context.scopes == {Permission.STORE_READ, Permission.ORDERS_READ}
    assert [permission for permission in Permission if context.may(permission)] == [
        Permission.STORE_READ,
        Permission.ORDERS_READ,
    ]


@pytest.mark.parametrize("secret", [None, "", "wk_", "wk_wrong", "sk_something"])
def test_what_is_not_a_key_opens_nothing(secret: str | None) -> None:
    service.create(member(), CreateApiKey.model_validate(READ_ALL))
    with pytest.raises(ApiKeyRefused):
        service.enter(secret)


def test_a_revoked_key_is_refused_at_once() -> None:
    owner = member()
    key, secret = service.create(owner, CreateApiKey.model_validate(READ_ALL))
    _other, kept = service.create(owner, CreateApiKey.model_validate(READ_ALL))

    assert call(handler, "DELETE", f"{PATH}/{key.key_id}", as_=owner).status == 204

    with pytest.raises(ApiKeyRefused):
        service.enter(secret)
    assert service.enter(kept).store_id == "store-1"
    assert len(items("ApiKey")) == len(items("ApiKeyPointer")) == 1


def test_a_key_of_another_store_cannot_be_revoked() -> None:
    key, secret = service.create(member("store-2"), CreateApiKey.model_validate(READ_ALL))

    with pytest.raises(ApiKeyNotFound):
        service.revoke(member("store-1"), key.key_id)

    assert service.enter(secret).store_id == "store-2"


@pytest.mark.parametrize(
    ("body", "field"),
    [
        (READ_ALL | {"scopes": []}, "scopes"),
        (READ_ALL | {"scopes": ["orders:write"]}, "scopes.0"),
        (READ_ALL | {"name": ""}, "name"),
    ],
)
def test_a_key_that_may_nothing_or_too_much_is_refused(body: dict[str, Any], field: str) -> None:
    answer = call(handler, "POST", PATH, as_=member(), body=body)
    assert (answer.status, [f["field"] for f in answer.body["fields"]]) == (422, [field])
    assert items("ApiKey") == []


def test_using_a_key_shows_in_the_list_until_it_is_revoked() -> None:
    owner = member()
    key, secret = service.create(owner, CreateApiKey.model_validate(READ_ALL))
    context = service.enter(secret)

    service.mark_used(context)
    [listed] = service.list_all(owner)
    assert listed.last_used_at is not None

    service.revoke(owner, key.key_id)
    service.mark_used(context)
    assert items("ApiKey") == []


def test_a_store_has_fifty_keys_at_most() -> None:
    owner = member()
    for _ in range(50):
        service.create(owner, CreateApiKey(name="key", scopes=[Scope.STORE_READ]))
    with pytest.raises(ApiKeysUsedUp):
        service.create(owner, CreateApiKey(name="key", scopes=[Scope.STORE_READ]))
