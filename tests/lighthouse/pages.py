"""Which pages of the demo store are audited."""

from __future__ import annotations

import re

import httpx

from infra.local.seed.store import NAME


class NotSeeded(Exception):
    """The store shows too little to be measured."""


def pages_of(store: str) -> list[dict[str, str]]:
    """Home, a collection, a product with a picture, and the cart of somebody who put it there."""
    host, port = re.findall(r"//([^:/]+):?(\d*)", store)[0]
    with httpx.Client(
        base_url=f"http://127.0.0.1:{port}", headers={"Host": f"{host}:{port}"}, timeout=60
    ) as shop:
        collection = _first(r'href="(/collections/[\w-]+)"', _read(shop, "/collections"))
        product = _first(r'href="(/products/[\w-]+)"', _read(shop, collection))
        page = _read(shop, product)
        _first(r'(fetchpriority="high")', page)
        chosen = {
            name: _first(rf'name="{name}" value="(\w+)"', page) for name in ("product", "variant")
        }
        added = shop.post("/cart/lines", data=chosen | {"quantity": "1"}, headers={"Origin": store})
        cookie = "; ".join(f"{name}={value}" for name, value in shop.cookies.items())
        if added.status_code != 303 or not cookie:
            raise NotSeeded(f"{product} could not be put into a cart: {added.status_code}")
    return [
        {"name": "Home", "url": f"{store}/"},
        {"name": "Collection", "url": f"{store}{collection}"},
        {"name": "Product", "url": f"{store}{product}"},
        {"name": "Cart", "url": f"{store}/cart", "cookie": cookie},
    ]


def _read(shop: httpx.Client, path: str) -> str:
    answer = shop.get(path)
    if answer.status_code != 200:
        raise NotSeeded(f"{path} answered {answer.status_code}")
    return answer.text


def _first(pattern: str, page: str) -> str:
    found = re.search(pattern, page)
    if found is None:
        raise NotSeeded(f"a page of {NAME} has nothing like {pattern}")
    return found[1]
