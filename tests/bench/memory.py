"""Memory of a function's process: a page and an API after 1,000 requests, a large picture."""

from __future__ import annotations

import sys
from pathlib import Path

import tests.conftest as tests
from windlass.db.table import TableItem


def megabytes() -> int:
    """The most this process held; unlike ru_maxrss it forgets the parent it was forked from."""
    status = Path("/proc/self/status").read_text()
    [line] = [line for line in status.splitlines() if line.startswith("VmHWM:")]
    return round(int(line.split()[1]) / 1024)


def pages() -> None:
    from tests.integration.storefront_pages.goods import sell
    from tests.integration.storefront_pages.shops import open_shop, visitor

    owner = open_shop()
    handles = [sell(owner, f"Lamp {number}").handle for number in range(20)]
    someone = visitor()
    for number in range(1000):
        assert someone.get(f"/products/{handles[number % 20]}").status == 200


def api() -> None:
    from merchant_api.app import handler
    from tests.support.api import call
    from tests.support.catalog_factories import create_product
    from tests.support.stores_factories import create_store, owner_of

    owner = owner_of(create_store())
    for _ in range(20):
        create_product(owner)
    path = f"/api/v1/stores/{owner.store_id}/products"
    for _ in range(1000):
        assert call(handler, "GET", path, as_=owner).status == 200


def media() -> None:
    """The picture is read from a file, so that making it does not count."""
    from windlass.media import pictures

    pictures.render(Path(sys.argv[2]).read_bytes(), keep=lambda _rendition: None)


if __name__ == "__main__":
    if sys.argv[1] != "media":
        TableItem.create_table(billing_mode="PAY_PER_REQUEST", wait=True)
    {"pages": pages, "api": api, "media": media}[sys.argv[1]]()
    print(megabytes())
    tests.pytest_unconfigure()
