"""What proves something is compared as bytes: other letters are a no, and never an error."""

from __future__ import annotations

import pytest

from storefront_pages.http import Request
from storefront_pages.security import FormForged, require_own_form
from windlass.adapters.aliexpress import webhooks as aliexpress
from windlass.adapters.aliexpress.wire import App
from windlass.adapters.cj import webhooks as cj
from windlass.adapters.stripe import webhooks as stripe
from windlass.kit import clock
from windlass.web import inbound
from windlass.web.etags import VersionStale, version_in

NOW = int(clock.now().timestamp())


def test_a_suppliers_address_with_other_letters_is_not_ours() -> None:
    assert inbound.supplier_of("store.supplier.é") is None


@pytest.mark.parametrize(
    "header",
    [f"t={NOW},v1=é", "t=²,v1=ab", f"t={'9' * 5000},v1=ab"],
    ids=["signature", "time", "digits"],
)
def test_stripe_signs_in_ascii(header: str) -> None:
    assert not stripe.is_signed("{}", header, secret="whsec")


def test_suppliers_sign_in_ascii() -> None:
    assert not aliexpress.is_signed("{}", "é", App("key", "secret"))
    assert not cj.is_signed(b"{}", "é", "open-id")


def test_without_a_secret_nobody_speaks_for_aliexpress() -> None:
    import hmac

    forged = hmac.digest(b"", b"key{}", "sha256").hex()
    assert not aliexpress.is_signed("{}", forged, App("key", ""))


@pytest.mark.parametrize("header", ['"²"', f'"{"9" * 60}"'])
def test_a_version_that_the_table_could_not_hold_is_stale(header: str) -> None:
    with pytest.raises(VersionStale):
        version_in(header)


def test_a_form_with_another_token_is_forged() -> None:
    request = Request("POST", "/cart", "shop.test", True, "", {}, {}, {}, "csrf=%C3%A9")
    with pytest.raises(FormForged):
        require_own_form(request, bound_to="cart")
