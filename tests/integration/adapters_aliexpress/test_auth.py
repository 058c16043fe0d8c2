from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from infra.local.sandbox.context import Sandbox
from tests.support.supplier_factories import (
    aliexpress_app,
    aliexpress_client,
    authorize,
)
from windlass.adapters.aliexpress import auth
from windlass.adapters.aliexpress.wire import App
from windlass.adapters.supplier_errors import SupplierAuthFailed, SupplierRefused

pytestmark = pytest.mark.usefixtures("sandbox")


def code_of(location: str) -> str:
    [code] = parse_qs(urlsplit(location).query)["code"]
    return code


def test_the_buyer_sees_the_page_and_comes_back_with_code_and_state() -> None:
    url = auth.authorize_url("http://back/here", "signed-state", aliexpress_app())

    page = httpx.get(url, trust_env=False)
    back = authorize(state="signed-state", redirect_uri="http://back/here")

    assert page.status_code == 200
    assert "Authorize" in page.text
    assert back.startswith("http://back/here?")
    assert parse_qs(urlsplit(back).query)["state"] == ["signed-state"]
    assert auth.sign_in(code_of(back), aliexpress_app()).account_name == "demo-buyer"


def test_a_buyer_may_say_no() -> None:
    back = parse_qs(urlsplit(authorize(decision="deny")).query)

    assert back == {"error": ["access_denied"]}


def test_a_code_works_once() -> None:
    code = code_of(authorize())
    auth.sign_in(code, aliexpress_app())

    with pytest.raises(SupplierAuthFailed):
        auth.sign_in(code, aliexpress_app())


def test_refreshing_ends_the_old_pair() -> None:
    first = auth.sign_in(code_of(authorize()), aliexpress_app())

    second = auth.refresh(first.refresh_token, aliexpress_app())

    assert second.account_id == first.account_id
    assert (second.access_expires_at - first.access_expires_at).days == 0
    assert (second.refresh_expires_at - second.access_expires_at).days == 30
    with pytest.raises(SupplierAuthFailed):
        auth.refresh(first.refresh_token, aliexpress_app())


def test_a_wrong_secret_makes_a_wrong_signature() -> None:
    code = code_of(authorize())
    forged = App("12345678", "guess", aliexpress_app().base_url)

    with pytest.raises(SupplierRefused) as refusal:
        auth.sign_in(code, forged)

    assert refusal.value.reason == "IncompleteSignature"


def test_a_refused_session_is_renewed_once(sandbox: Sandbox) -> None:
    tokens = auth.sign_in(code_of(authorize()), aliexpress_app())
    client = aliexpress_client(renew=lambda _stale: tokens.access_token)
    client._wire.access_token = "stale"

    assert client.test_connection().name == "demo-buyer"
