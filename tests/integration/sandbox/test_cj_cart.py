"""The parts of CJ's wire that the product does not use (yet): cart, search, lists."""

from typing import Any

import httpx
import pytest

from tests.support.sandbox import ADDRESS, sandbox
from tests.support.supplier_factories import API_KEY, cj_client, cj_item, order_number, ship_to

__all__ = ["sandbox"]
pytestmark = pytest.mark.usefixtures("sandbox")
BASE = f"{ADDRESS}/cj/api2.0/v1"


@pytest.fixture
def token() -> str:
    answer = httpx.post(
        f"{BASE}/authentication/getAccessToken", json={"apiKey": API_KEY}, trust_env=False
    )
    return str(answer.json()["data"]["accessToken"])


def ask(token: str, method: str, path: str, **sent: Any) -> Any:
    headers = {"CJ-Access-Token": token}
    return httpx.request(method, BASE + path, headers=headers, trust_env=False, **sent).json()


def test_a_cart_is_paid_as_one(token: str) -> None:
    client = cj_client()
    ids = [
        client.place(order_number(), [cj_item()], ship_to(), "CJPacket Ordinary").external_id
        for _ in range(2)
    ]

    body = {"cjOrderIdList": ids}
    ask(token, "POST", "/shopping/order/addCart", json=body)
    confirmed = ask(token, "POST", "/shopping/order/addCartConfirm", json=body)
    shipment = {"shipmentOrderId": confirmed["data"]["shipmentsId"]}
    parent = ask(token, "POST", "/shopping/order/saveGenerateParentOrder", json=shipment)
    pay = shipment | {"payId": parent["data"]["payId"]}
    paid = ask(token, "POST", "/shopping/pay/payBalanceV2", json=pay)
    again = ask(token, "POST", "/shopping/pay/payBalanceV2", json=pay)

    assert (paid["code"], again["code"]) == (200, 1603101)
    query = {"status": "UNSHIPPED"}
    listed = ask(token, "GET", "/shopping/order/list", params=query)["data"]["list"]
    assert {order["orderId"] for order in listed} == set(ids)
    assert ask(token, "GET", "/shopping/order/list")["data"]["list"] == []


def test_paying_while_creating(token: str) -> None:
    client = cj_client()
    number = order_number()
    body: dict[str, Any] = {
        "orderNumber": number,
        "shippingCountryCode": "DE",
        "shippingCountry": "Germany",
        "shippingProvince": "Berlin",
        "shippingCity": "Berlin",
        "shippingAddress": "Torstraße 1",
        "shippingCustomerName": "Ada Lovelace",
        "logisticName": "CJPacket Ordinary",
        "fromCountryCode": "CN",
        "payType": 2,
        "products": [{"vid": cj_item().variant_id, "quantity": 1}],
    }

    made = ask(token, "POST", "/shopping/order/createOrderV3", json=body)
    again = ask(token, "POST", "/shopping/order/createOrderV3", json=body)
    incomplete = ask(
        token, "POST", "/shopping/order/createOrderV2", json=body | {"shippingCity": ""}
    )

    assert made["data"]["orderStatus"] == "UNSHIPPED"
    assert again["code"] == 1603003
    assert (incomplete["code"], incomplete["message"]) == (
        16900403,
        "shippingCity can not be empty",
    )
    found = client.find_order(number)
    assert found is not None
    assert found.is_paid


def test_the_catalogue_is_searched_by_words_and_category(token: str) -> None:
    query = {"keyWord": "lamp", "page": "1", "size": "1"}
    found = ask(token, "GET", "/product/listV2", params=query)["data"]
    categories = ask(token, "GET", "/product/getCategory")["data"]

    assert (found["totalRecords"], found["totalPages"]) == (2, 2)
    assert len(found["content"][0]["productList"]) == 1
    assert {first["categoryFirstName"] for first in categories} == {
        "Phones & Accessories",
        "Consumer Electronics",
        "Computer & Office",
        "Home & Garden",
    }


@pytest.mark.parametrize(
    ("case", "path", "code"),
    [
        ("no such variant", "/product/variant/queryByVid?vid=1", 1602000),
        ("no such product", "/product/query?pid=1000000000000000000", 1602001),
        ("nothing asked for", "/product/query", 1600300),
        ("no such order", "/shopping/order/getOrderDetail?orderId=1", 1600300),
    ],
)
def test_refusals_have_cjs_codes(token: str, case: str, path: str, code: int) -> None:
    answer = ask(token, "GET", path)

    assert (answer["code"], answer["result"], answer["data"]) == (code, False, None), case


def test_without_a_token_nothing_is_told() -> None:
    assert httpx.get(f"{BASE}/setting/get", trust_env=False).json()["code"] == 1600002
    assert ask("made up", "GET", "/setting/get")["code"] == 1600001
