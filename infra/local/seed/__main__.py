"""`python -m infra.local.seed`: the demo store in the local cloud that WINDLASS_PORT names. With
`--first` only what it needs to sell: eight products and five orders."""

from __future__ import annotations

import sys

from infra.local.place import Place
from infra.local.seed import orders, showcase, store
from infra.local.seed.client import World


def main() -> None:
    world = World(Place.from_environment())
    store.register(world)
    store_id = store.open_store(world)
    orders.place(world, store_id)
    if "--first" not in sys.argv[1:]:
        showcase.fill(world, store_id)


main()
