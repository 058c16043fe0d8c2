from time import monotonic

import pytest

from infra.local.sandbox.context import Sandbox
from tests.support.sandbox import ADDRESS
from tests.support.supplier_factories import API_KEY, cj_client
from windlass.adapters.cj import auth
from windlass.adapters.supplier_errors import SupplierAuthFailed, SupplierThrottled

BASE = f"{ADDRESS}/cj/api2.0/v1"


def test_one_call_a_second_is_kept_by_waiting(sandbox: Sandbox) -> None:
    client = cj_client()
    sandbox.trouble.set_custom("cj", {"quota": True, "qps": 1})
    client.test_connection()
    began = monotonic()

    client.test_connection()

    assert monotonic() - began >= 1


def test_a_new_token_is_given_once_in_five_minutes(sandbox: Sandbox) -> None:
    sandbox.trouble.set_custom("cj", {"token_limit": True})
    auth.sign_in(API_KEY, base_url=BASE)

    with pytest.raises(SupplierThrottled) as throttled:
        auth.sign_in(API_KEY, base_url=BASE)

    assert throttled.value.retry_after == 300


@pytest.mark.usefixtures("sandbox")
def test_tokens_say_when_they_end() -> None:
    tokens = auth.sign_in(API_KEY, base_url=BASE)
    refreshed = auth.refresh(tokens.refresh_token, base_url=BASE)

    lifetime = tokens.refresh_expires_at - tokens.access_expires_at
    assert lifetime.days == 165
    assert refreshed.access_token != tokens.access_token
    assert refreshed.open_id == tokens.open_id


@pytest.mark.usefixtures("sandbox")
def test_a_made_up_key_is_refused() -> None:
    with pytest.raises(SupplierAuthFailed):
        auth.sign_in("CJ1@api@nonsense", base_url=BASE)


@pytest.mark.usefixtures("sandbox")
def test_a_refused_token_is_renewed_once() -> None:
    asked = []

    def renew(stale: str) -> str:
        asked.append(stale)
        return auth.sign_in(API_KEY, base_url=BASE).access_token

    client = cj_client(renew=renew)
    client._wire.access_token = "stale"

    assert client.test_connection().name == "CJ1234567"
    assert asked == ["stale"]
