"""Suppliers' goods, addresses and clients for tests."""

from __future__ import annotations

from secrets import token_hex
from typing import TYPE_CHECKING, Any

from tests.support.sandbox import ADDRESS
from windlass.adapters.supplier import Item, ShipTo

if TYPE_CHECKING:
    from windlass.adapters.aliexpress.client import AliExpressClient
    from windlass.adapters.aliexpress.wire import App
    from windlass.adapters.cj.client import CjClient

API_KEY = "CJ1234567@api@0123456789abcdef0123456789abcdef"
CASE, HUB, EARBUDS = "silicone-phone-case", "usb-c-hub-7in1", "wireless-earbuds"


def listed(key: str) -> dict[str, Any]:
    """The catalogue's entry: pid, product_id, addresses and variants with both suppliers' ids."""
    from infra.local.sandbox.suppliers import catalogue

    [item] = [item for item in catalogue.items() if item.key == key]
    return {
        "pid": item.pid,
        "product_id": item.product_id,
        "cj_url": item.cj_url,
        "aliexpress_url": item.aliexpress_url,
        "variants": item.variants,
    }


def cj_item(key: str = CASE, *, variant: int = 0, quantity: int = 1) -> Item:
    entry = listed(key)
    return Item(entry["pid"], entry["variants"][variant].vid, quantity, f"line-{key}-{variant}")


def aliexpress_item(key: str = CASE, *, variant: int = 0, quantity: int = 1) -> Item:
    entry = listed(key)
    return Item(entry["product_id"], entry["variants"][variant].sku_id, quantity, f"line-{key}")


def ship_to(**overrides: Any) -> ShipTo:
    address = {
        "name": "Ada Lovelace",
        "line1": "Torstraße 1",
        "city": "Berlin",
        "country": "DE",
        "postal_code": "10119",
        "phone": "+49 30 901820",
    }
    return ShipTo(**(address | overrides))


def cj_client(api_key: str = API_KEY, **wire: Any) -> CjClient:
    from windlass.adapters.cj import auth
    from windlass.adapters.cj.client import CjClient
    from windlass.adapters.cj.wire import Wire

    base_url = f"{ADDRESS}/cj/api2.0/v1"
    tokens = auth.sign_in(api_key, base_url=base_url)
    return CjClient(Wire(tokens.access_token, **({"base_url": base_url} | wire)))


def aliexpress_app() -> App:
    from windlass.adapters.aliexpress.wire import App

    return App("12345678", "helloworld", f"{ADDRESS}/aliexpress")


def authorize(account: str = "demo-buyer", **form: str) -> str:
    """What the buyer's browser comes back to after the page was approved (or `decision`)."""
    import httpx

    sent = {"account": account, "decision": "approve", "redirect_uri": "http://back/", **form}
    answer = httpx.post(f"{ADDRESS}/aliexpress/oauth/decide", data=sent, trust_env=False)
    return str(answer.headers["location"])


def aliexpress_client(account: str = "demo-buyer", **wire: Any) -> AliExpressClient:
    from urllib.parse import parse_qs, urlsplit

    from windlass.adapters.aliexpress import auth
    from windlass.adapters.aliexpress.client import AliExpressClient
    from windlass.adapters.aliexpress.wire import Wire

    [code] = parse_qs(urlsplit(authorize(account)).query)["code"]
    tokens = auth.sign_in(code, aliexpress_app())
    return AliExpressClient(
        Wire(tokens.access_token, aliexpress_app(), **wire),
        account_id=tokens.account_id,
        account_name=tokens.account_name,
    )


def order_number() -> str:
    return f"1001-{token_hex(4)}"
