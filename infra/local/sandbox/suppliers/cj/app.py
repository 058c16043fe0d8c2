"""CJ Dropshipping: routes under /cj, and what the sandbox's page shows of it."""

from __future__ import annotations

from typing import Literal

from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from infra.local.sandbox.context import Sandbox
from infra.local.sandbox.providers import Action, Provider, Switch, View
from infra.local.sandbox.state import Doc
from infra.local.sandbox.suppliers import catalogue
from infra.local.sandbox.suppliers.cj import (
    auth,
    hooks,
    logistics,
    orders,
    payments,
    products,
    progress,
    stock,
)
from infra.local.sandbox.suppliers.cj.wire import ACCOUNT, ORDER, envelope

advance = progress.advance


def change(sandbox: Sandbox, vid: str, stock: int | None, price: str | None) -> None:
    """Sell out (0) or restock a variant, or change its price, and tell every account.

    Raises ValueError for an unknown variant.
    """
    found = catalogue.by_vid(vid)
    if found is None:
        raise ValueError(f"There is no variant {vid!r}.")
    item, variant = found
    with sandbox.state.transaction():
        switches = sandbox.trouble.custom("cj")
        if stock is not None:
            sold_out = {*switches["out_of_stock"]} - {vid} | ({vid} if stock == 0 else set())
            sandbox.trouble.set_custom("cj", {"out_of_stock": sorted(sold_out)})
            hooks.stock_changed(sandbox, vid, 0 if stock == 0 else variant.stock)
        if price is not None:
            prices = switches["price_changed"] | {vid: price}
            sandbox.trouble.set_custom("cj", {"price_changed": prices})
            hooks.price_changed(sandbox, item.pid, vid, price)


SWITCHES = [
    Switch("quota", "Quota", "flag", True, "Requests a second, and 50,000 points a day"),
    Switch("qps", "Requests a second", "number", 1, "1 for free users, up to 6 for the best"),
    Switch("token_limit", "Token limit", "flag", True, "One new access token in five minutes"),
    Switch("auto_advance_seconds", "Ship after seconds", "number", 0, "0: only by hand"),
    Switch("low_balance", "Low balance", "flag", False, "Accounts hold 0.50 USD"),
    Switch("intercept_orders", "Intercept orders", "flag", False, "New orders wait for an agent"),
    Switch("out_of_stock", "Out of stock", "list", help="Variant ids (vid)"),
    Switch("price_changed", "Changed prices", "map", help="vid = price, such as 9.99"),
    Switch("revoked_keys", "Revoked API keys", "list", help="Keys that work no more"),
]


def routes(sandbox: Sandbox) -> list[Route]:
    sandbox.register(_provider(sandbox))
    parts = (auth, products, stock, logistics, orders, payments, hooks)
    return [route for part in parts for route in part.routes(sandbox)]


def _provider(sandbox: Sandbox) -> Provider:
    return Provider(
        name="cj",
        title="CJ Dropshipping",
        prefixes=("/cj/",),
        api_prefixes=("/cj/",),
        trouble_answer=_trouble,
        webhook_headers=hooks.headers,
        switches=SWITCHES,
        tick=lambda: progress.tick(sandbox),
        views=[_orders_view(sandbox), _accounts_view(sandbox)],
        tips=[
            "Any key of the form CJ1234567@api@ with 32 hexadecimal digits opens an account.",
            "GET /_sandbox/suppliers/catalogue lists products, ids and addresses to import.",
        ],
    )


def _trouble(kind: Literal["429", "5xx"]) -> Response:
    if kind == "429":
        return JSONResponse(envelope(1600200, "Too much request"), 429)
    return JSONResponse(envelope(1600000, "System busy"), 500)


def _orders_view(sandbox: Sandbox) -> View:
    def step(_account: str, order_id: str) -> str:
        return f"The order is now {progress.advance(sandbox, order_id)}."

    def scan(account: str, order_id: str) -> str:
        order = sandbox.state.get(ORDER, order_id, account)
        return progress.track(sandbox, order) if order else "The order is gone."

    return View(
        kind=ORDER,
        title="Orders",
        columns=[
            ("Number", "orderNum"),
            ("CJ id", "orderId"),
            ("Status", "orderStatus"),
            ("Amount", "orderAmount"),
            ("Shipping", "logisticName"),
            ("Tracking", "trackNumber"),
        ],
        actions=[
            Action("advance", "Next step", step, _can_advance),
            Action("scan", "Next scan", scan, lambda doc: doc["orderStatus"] == "SHIPPED"),
        ],
        id_field="orderId",
        account_of=lambda doc: str(doc["account"]),
    )


def _can_advance(order: Doc) -> bool:
    return order["orderStatus"] in progress.STATUSES[:-1]


def _accounts_view(sandbox: Sandbox) -> View:
    def top_up(_account: str, open_id: str) -> str:
        with sandbox.state.transaction():
            account = sandbox.state.get(ACCOUNT, open_id)
            if account is None:
                raise ValueError("The account is gone.")
            account["balance"] += 100_000
            sandbox.state.put(ACCOUNT, open_id, account)
        return "1,000.00 USD were added."

    return View(
        kind=ACCOUNT,
        title="Accounts",
        columns=[
            ("Name", "name"),
            ("openId", "openId"),
            ("Balance", lambda doc: f"{doc['balance'] // 100}.{doc['balance'] % 100:02d} USD"),
            ("Order webhook", lambda doc: ", ".join(doc["callbacks"].get("order", []))),
        ],
        actions=[Action("top-up", "Add 1,000 USD", top_up)],
    )
