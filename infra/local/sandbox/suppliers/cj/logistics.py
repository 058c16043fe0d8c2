"""Shipping methods with their prices, and where a parcel is."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.routing import Route

from infra.local.sandbox.context import Sandbox
from infra.local.sandbox.state import Doc
from infra.local.sandbox.suppliers.cj import progress
from infra.local.sandbox.suppliers.cj.refusal import CjRefusal
from infra.local.sandbox.suppliers.cj.stock import by_vid
from infra.local.sandbox.suppliers.cj.wire import ORDER, Call, route, usd

UNREACHED = {"CU", "IR", "KP", "RU", "SY"}
NEAR = {"AT", "BE", "CH", "DE", "DK", "ES", "FI", "FR", "GB", "IE", "IT", "NL", "NO", "PL", "SE"}


@dataclass(frozen=True)
class Method:
    name: str
    base: int  # cents
    per_100_grams: int
    aging: str
    takes_battery: bool = True

    def price(self, country: str, grams: int) -> int:
        price = self.base + self.per_100_grams * -(-grams // 100)
        if country == "US":
            return price + 90
        return price if country in NEAR else price + 140


METHODS = (
    Method("CJPacket Ordinary", 260, 95, "7-12", takes_battery=False),
    Method("CJPacket Sensitive", 310, 115, "8-14"),
    Method("YunExpress", 420, 130, "6-9"),
    Method("DHL Official", 1890, 310, "3-5"),
)


def routes(sandbox: Sandbox) -> list[Route]:
    return [
        route(sandbox, "POST", "/logistic/freightCalculate", freight),
        route(sandbox, "GET", "/logistic/trackInfo", tracking),
    ]


def methods_for(country: str, lines: list[tuple[str, int]]) -> list[tuple[Method, int]]:
    """Methods that may carry these (vid, quantity) with their price in cents, cheapest first.

    Raises CjRefusal 1602000 for an unknown variant; empty where CJ does not deliver.
    """
    found = [(by_vid(vid), quantity) for vid, quantity in lines]
    grams = sum(variant.weight * quantity for (_, variant), quantity in found)
    has_battery = any(item.has_battery for (item, _), _ in found)
    if country in UNREACHED:
        return []
    usable = [method for method in METHODS if method.takes_battery or not has_battery]
    return [(method, method.price(country, grams)) for method in usable]


def freight(call: Call) -> list[Doc]:
    call.text("startCountryCode")
    country = call.text("endCountryCode")
    if len(country) != 2:
        raise CjRefusal(1605002, "Country code is wrong")
    lines = [(str(line["vid"]), int(line["quantity"])) for line in call.body.get("products", [])]
    if not lines:
        raise CjRefusal(16900403, "products can not be empty")
    return [
        {
            "logisticName": method.name,
            "logisticPrice": usd(price),
            "logisticPriceCn": usd(price * 7),
            "logisticAging": method.aging,
            "taxesFee": 0,
            "clearanceOperationFee": 0,
            "totalPostageFee": usd(price),
        }
        for method, price in methods_for(country, lines)
    ]


def tracking(call: Call) -> list[Doc]:
    found = []
    for number in call.query.getlist("trackNumber"):
        order = call.sandbox.state.find(ORDER, call.open_id, trackNumber=number)
        if order is not None:
            found.append(_tracked(progress.caught_up(call.sandbox, order)))
    return found


def _tracked(order: Doc) -> Doc:
    delivered = order["orderStatus"] == "DELIVERED"
    return {
        "trackingNumber": order["trackNumber"],
        "logisticName": order["logisticName"],
        "trackingFrom": "CN",
        "trackingTo": order["shippingCountryCode"],
        "deliveryDay": "9" if delivered else "",
        "deliveryTime": order["events"][-1]["eventTime"] if delivered else "",
        "trackingStatus": order["events"][-1]["statusDesc"],
        "lastMileCarrier": "DHL Paket" if order["shippingCountryCode"] == "DE" else "USPS",
        "lastTrackNumber": order["trackNumber"],
    }
