"""A shop with suppliers and a paid order, and the steps of its workflow taken by hand."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from events.app import handlers_of
from events.event import Event
from infra.local.sandbox.context import Sandbox
from infra.local.sandbox.suppliers.app import advance
from tests.support import suppliers_api
from tests.support.api import CONTEXT
from tests.support.checkout_factories import Shop, open_shop, pay
from tests.support.supplier_factories import CASE, listed
from tests.support.table import items
from windlass.adapters import aws
from windlass.checkout import service as checkouts
from windlass.fulfilment import service
from windlass.fulfilment.models import Action, SupplierOrder
from windlass.fulfilment.whole import Fulfilment
from windlass.kit import clock, config
from windlass.kit.ids import new_id
from windlass.kit.money import Money
from windlass.orders import service as orders
from windlass.orders.models import Order
from windlass.stores import service as stores
from windlass.stores.settings import Fulfilment as FulfilmentSettings
from windlass.suppliers import offers
from windlass.suppliers.rules import Offer
from windlass.tenancy import service as tenancy
from windlass.tenancy.context import StoreContext
from workflows.app import handler

TIRED_AFTER = 20
ROLE = "arn:aws:iam::123456789012:role/steps"


def state_machine() -> None:
    """The one that FULFIL_ORDER_ARN names; it runs nothing, a test takes the steps."""
    name = config.FULFIL_ORDER_ARN.rsplit(":", 1)[1]
    definition = {"StartAt": "Wait", "States": {"Wait": {"Type": "Succeed"}}}
    aws.step_functions().create_state_machine(
        name=name, definition=json.dumps(definition), roleArn=ROLE
    )


def executions() -> list[str]:
    found = aws.step_functions().list_executions(stateMachineArn=config.FULFIL_ORDER_ARN)
    return sorted(each["name"] for each in found["executions"])


@dataclass
class Business:
    """A shop in Berlin that sells one phone case for 20 euros, delivered for 4.90."""

    shop: Shop
    sandbox: Sandbox

    @property
    def owner(self) -> StoreContext:
        return self.shop.owner

    @property
    def system(self) -> StoreContext:
        return tenancy.act(self.owner.store_id, task="fulfilment")

    def settings(self, **changed: Any) -> None:
        version = stores.get(self.owner).version
        stores.change_settings(self.owner, FulfilmentSettings, changed, version=version)

    def offer(self, supplier: dict[str, Any], key: str = CASE, **facts: Any) -> None:
        """Let a connected supplier deliver the shop's product."""
        entry = listed(key)
        variant = entry["variants"][facts.pop("variant", 0)]
        ids = {
            "cj": (entry["pid"], variant.vid),
            "aliexpress": (entry["product_id"], variant.sku_id),
            "manual": ("", ""),
        }
        product, sku = ids[supplier["kind"]]
        product_id = self.shop.product.product.product_id
        offer = Offer(
            **{
                "offer_id": new_id(),
                "variant_id": self.shop.variant_id,
                "supplier_id": supplier["id"],
                "external_product_id": product,
                "external_variant_id": sku,
                "cost": Money(variant.cost, "USD"),
                **facts,
            }
        )
        offers.attach(self.owner, product_id, [offer])

    def sell(self, quantity: int = 1, **details: Any) -> str:
        """A paid order's id; nothing of it is fulfilled yet."""
        return self.sell_cart(self.shop.cart(quantity), **details)

    def sell_cart(self, cart_id: str, **details: Any) -> str:
        checkout = self.shop.begin(cart_id, **details)
        assert pay(checkout).status_code < 400
        checkouts.settle(self.shop.shopper, checkout.checkout_id)
        return checkout.checkout_id

    def task(self, name: str, order_id: str, **given: Any) -> Any:
        """One task as the state machine calls it."""
        ids = {"store_id": self.owner.store_id, "order_id": order_id}
        context: Any = CONTEXT
        return handler({"task": name, "input": ids | given}, context)

    def run(self, order_id: str) -> str:
        """Every step that needs nobody else; the name of the one that waits or ends."""
        for _round in range(TIRED_AFTER):
            step = self.task("review", order_id)
            match step["next"]:
                case "assess" | "plan" as name:
                    self.task(name, order_id)
                case "refund":
                    self.task("refund_lines", order_id)
                case "cancel":
                    self.task("cancel_order", order_id)
                case "work":
                    for part in step["parts"]:
                        self.work(order_id, part["part_id"], part["step"])
                case waits:
                    return str(waits)
        raise AssertionError(f"the workflow goes round in circles: {step}")

    def work(self, order_id: str, part_id: str, step: str) -> None:
        while step in ("quote", "place", "pay"):
            step = self.task(step, order_id, part_id=part_id)["next"]

    def order(self, order_id: str) -> Order:
        return orders.get(self.owner, order_id)

    def fulfilment(self, order_id: str) -> Fulfilment:
        found = service.of_order(self.owner, order_id)
        assert found is not None
        return found

    def parts(self, order_id: str) -> list[SupplierOrder]:
        found = self.fulfilment(order_id)
        return sorted(found.parts.values(), key=lambda part: part.number)

    def part(self, order_id: str) -> SupplierOrder:
        [part] = self.parts(order_id)
        return part

    def action(self, order_id: str) -> Action:
        [action] = self.fulfilment(order_id).open_actions
        return action

    def decide(self, order_id: str, choice: str) -> str:
        """Resolve the one open action, then go on."""
        service.resolve(self.owner, self.action(order_id).action_id, choice)
        return self.run(order_id)

    def timeline(self, order_id: str) -> list[str]:
        return [entry.message for entry in reversed(orders.timeline(self.owner, order_id))]

    def at_supplier(self, order_id: str, to: str) -> str:
        """The supplier ships or delivers; it has only told us by webhook."""
        return advance(self.sandbox, self.parts(order_id)[-1].number, to)


def business(sandbox: Sandbox, **shop: Any) -> Business:
    """Without a cancel window, so that orders go to suppliers at once."""
    found = Business(open_shop(**shop), sandbox)
    found.settings(cancel_window_seconds=0)
    return found


def with_cj(sandbox: Sandbox, **shop: Any) -> Business:
    found = business(sandbox, **shop)
    found.offer(suppliers_api.connect_cj(found.owner))
    return found


def told(kind: str) -> list[dict[str, Any]]:
    """The data of every event of a kind, in the order they happened."""
    events = [item for item in items("OutboxEvent") if item["type"]["S"] == kind]
    in_order = sorted(events, key=lambda item: item["occurred_at"]["S"])
    return [json.loads(item["data"]["S"]) for item in in_order]


def deliver(kind: str, store_id: str, *, to: str = "fulfilment", **data: Any) -> None:
    """Hand one event to a consumer."""
    event = Event(new_id(), kind, store_id, clock.now(), new_id(), data)
    handlers_of(to)[kind](event)


def orders_at_cj(sandbox: Sandbox) -> list[dict[str, Any]]:
    return sandbox.state.list("cj_order", None, limit=1000)


def orders_at_aliexpress(sandbox: Sandbox) -> list[dict[str, Any]]:
    return sandbox.state.list("aliexpress_order", None, limit=1000)
