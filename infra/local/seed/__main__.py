"""`python -m infra.local.seed`: the demo store in the local cloud that WINDLASS_PORT names."""

from __future__ import annotations

from infra.local.place import Place
from infra.local.seed import orders, store
from infra.local.seed.client import World


def main() -> None:
    world = World(Place.from_environment())
    store.register(world)
    store_id = store.open_store(world)
    listed = world.merchant("GET", f"/stores/{store_id}/orders")["items"]
    bought = {order["email"] for order in listed}
    for purchase in orders.PURCHASES:
        if purchase.email not in bought:
            order_id = orders.buy(world, purchase)
            orders.bring_to(world, store_id, order_id, purchase.ends)
            print(f"{purchase.email}: {purchase.ends}", flush=True)


main()
