"""A store with something of everything, and how a path names each thing in it."""

from __future__ import annotations

from dataclasses import dataclass

from infra.local.sandbox.context import Sandbox
from tests.support import suppliers_api
from tests.support.accounts_factories import CLIENT, unverified
from tests.support.checkout_factories import service_rate
from tests.support.fulfilment_factories import business, state_machine
from tests.support.supplier_factories import CASE, listed
from windlass.accounts import repository, sessions
from windlass.api_keys import service as api_keys
from windlass.api_keys.schemas import CreateApiKey
from windlass.carts import service as carts
from windlass.catalog import service as catalog
from windlass.mail import orders as order_mails
from windlass.shipping import service as shipping
from windlass.tenancy.context import StoreContext

SLUG = "volt"
SCOPES = ["store:read", "products:read", "orders:read"]


@dataclass(frozen=True)
class World:
    owner: StoreContext
    api_key: str
    ids: dict[str, str]  # by the name of a parameter or field; the product is the imported one
    for_sale: dict[str, str]  # the same, of the product that the shop sells


def build(sandbox: Sandbox) -> World:
    """Volt sells a lamp by a workshop, and a phone case imported from CJ; an order waits for a
    person, a cart for its checkout, and a checkout for its payment."""
    state_machine()
    user_id = unverified("ada@example.com")
    volt = business(sandbox, user_id=user_id, slug=SLUG)
    cj = suppliers_api.connect_cj(volt.owner)
    volt.offer(suppliers_api.connect_manual(volt.owner))
    imported = suppliers_api.import_product(
        volt.owner, listed(CASE)["cj_url"], supplier_id=cj["id"]
    )
    product = catalog.get(volt.owner, imported["product_id"]).product
    order_id = volt.sell()
    volt.run(order_id)
    key, secret = _api_key(volt.owner)
    checkout = volt.shop.begin()
    cart = carts.get(volt.shop.shopper, volt.shop.cart())
    mail = order_mails.send(volt.system, order_id, "order_confirmation")
    sessions.begin(repository.get(user_id), CLIENT)
    return World(
        volt.owner,
        secret,
        {
            "store_id": str(volt.owner.store_id),
            "slug": SLUG,
            "product_id": imported["product_id"],
            "variant_id": product.variants[0].id,
            "product_ids": imported["product_id"],
            "image_id": product.pictures[0].id,
            "handle": volt.shop.product.product.handle,
            "order_id": order_id,
            "fulfilment_id": volt.part(order_id).part_id,
            "action_id": volt.action(order_id).action_id,
            "supplier_id": cj["id"],
            "zone_id": shipping.list_zones(volt.owner)[0].zone_id,
            "key_id": key,
            "session_id": sessions.of(user_id)[0].session_id,
            "cart_id": cart.cart_id,
            "line_id": cart.lines[0].line_id,
            "checkout_id": checkout.checkout_id,
            "mail_id": mail.mail_id,
            "country": "US",
            "shipping_rate_id": service_rate(volt.shop.shopper),
        },
        {
            "product_id": volt.shop.product.product.product_id,
            "variant_id": volt.shop.variant_id,
        },
    )


def _api_key(owner: StoreContext) -> tuple[str, str]:
    key, secret = api_keys.create(
        owner, CreateApiKey.model_validate({"name": "ERP", "scopes": SCOPES})
    )
    return key.key_id, secret
