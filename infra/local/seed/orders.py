"""Shoppers who buy: orders in every state a merchant will meet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from infra.local.place import DEMO_STORE
from infra.local.seed.client import World, wait_for

CARD = "4242424242424242"


@dataclass(frozen=True, slots=True)
class Purchase:
    email: str
    address: dict[str, str]
    basket: tuple[tuple[str, int], ...]  # (words of the title, quantity)
    ends: str  # delivered, shipped, ordered, refunded, cancelled


def _usa(name: str, line1: str, city: str, province: str, postal_code: str) -> dict[str, str]:
    return {
        "name": name,
        "line1": line1,
        "city": city,
        "province": province,
        "postal_code": postal_code,
        "country": "US",
        "phone": "+1 202 555 0143",
    }


PURCHASES = (
    Purchase(
        "shopper-one@example.com",
        _usa("Shopper One", "12 Oak St", "Portland", "OR", "97205"),
        (("Aria", 1), ("65 W", 1)),
        "delivered",
    ),
    Purchase(
        "shopper-two@example.com",
        _usa("Shopper Two", "48 W 25th St", "New York", "NY", "10010"),
        (("keyboard", 1),),
        "shipped",
    ),
    Purchase(
        "shopper-three@example.com",
        {
            "name": "Shopper Three",
            "line1": "Hauptstr. 5",
            "city": "Berlin",
            "postal_code": "10827",
            "country": "DE",
            "phone": "+49 30 901820",
        },
        (("Pebble", 2),),
        "ordered",
    ),
    Purchase(
        "shopper-four@example.com",
        _usa("Shopper Four", "900 Pine Ave", "Seattle", "WA", "98101"),
        (("laptop stand", 1),),
        "refunded",
    ),
    Purchase(
        "shopper-five@example.com",
        _usa("Shopper Five", "77 Lake Rd", "Chicago", "IL", "60601"),
        (("desk lamp", 1), ("watch", 1)),
        "cancelled",
    ),
)


def place(world: World, store_id: str) -> None:
    """Each shopper buys once, however often this runs."""
    listed = world.merchant("GET", f"/stores/{store_id}/orders")["items"]
    bought = {order["email"] for order in listed}
    for purchase in PURCHASES:
        if purchase.email not in bought:
            order_id = buy(world, purchase)
            bring_to(world, store_id, order_id, purchase.ends)
            print(f"{purchase.email}: {purchase.ends}", flush=True)


def buy(world: World, purchase: Purchase) -> str:
    """The order's id, once the payment has become one."""
    products = world.shop(DEMO_STORE, "GET", "/products")["items"]
    cart_id = ""
    for words, quantity in purchase.basket:
        handle = next(each["handle"] for each in products if words in each["title"])
        product = world.shop(DEMO_STORE, "GET", f"/products/{handle}")
        line = {
            "product_id": product["id"],
            "variant_id": product["variants"][0]["id"],
            "quantity": quantity,
        }
        path = f"/carts/{cart_id}/lines" if cart_id else "/carts"
        cart_id = world.shop(DEMO_STORE, "POST", path, line)["id"]
    country = purchase.address["country"]
    rates = world.shop(DEMO_STORE, "GET", f"/carts/{cart_id}/shipping-rates?country={country}")
    checkout = world.shop(
        DEMO_STORE,
        "POST",
        "/checkouts",
        {
            "cart_id": cart_id,
            "email": purchase.email,
            "address": purchase.address,
            "shipping_rate_id": rates["items"][0]["id"],
        },
    )
    _pay(world, checkout["payment_url"], purchase)
    wait_for(
        lambda: (
            world.shop(DEMO_STORE, "GET", f"/checkouts/{checkout['id']}")["state"] == "completed"
        ),
        "the payment to become an order",
    )
    return str(checkout["id"])


def _pay(world: World, url: str, purchase: Purchase) -> None:
    form = {
        "method": "card",
        "card_number": CARD,
        "expiry": "12 / 34",
        "cvc": "123",
        "name": purchase.address["name"],
        "email": purchase.email,
    }
    world.browse(url, form)


def bring_to(world: World, store_id: str, order_id: str, ends: str) -> None:
    """Let the suppliers work until the order is where the demo wants it."""
    path = f"/stores/{store_id}/orders/{order_id}"
    if ends == "cancelled":
        world.merchant("POST", f"{path}/cancel", {"reason": "Changed my mind", "refund": True})
        return
    _wait_for_status(world, path, {"ordered", "shipped", "delivered"})
    if ends in ("shipped", "delivered"):
        for number in _supplier_numbers(world, path):
            world.sandbox(
                "POST",
                "/_sandbox/suppliers/advance",
                {"orderNumber": number, "to": ends.upper()},
            )
        _wait_for_status(world, path, {ends})
    if ends == "refunded":
        total = world.merchant("GET", path)["total"]
        body = {"amount": total, "reason": "Arrived too late for a birthday"}
        world.merchant("POST", f"{path}/refunds", body)


def _supplier_numbers(world: World, path: str) -> list[str]:
    answer: dict[str, Any] = world.merchant("GET", f"{path}/fulfilments")
    return [str(each["number"]) for each in answer["items"]]


def _wait_for_status(world: World, path: str, wanted: set[str]) -> None:
    wait_for(
        lambda: world.merchant("GET", path)["status"] in wanted, f"{path} to be {sorted(wanted)}"
    )
