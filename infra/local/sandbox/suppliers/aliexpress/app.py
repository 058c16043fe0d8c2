"""AliExpress: the two gateways under /aliexpress, and what the sandbox's page shows of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from infra.local.sandbox.context import Sandbox
from infra.local.sandbox.providers import Action, Provider, Switch, View
from infra.local.sandbox.state import Doc
from infra.local.sandbox.suppliers.aliexpress import oauth, orders, products, progress, wire
from infra.local.sandbox.suppliers.aliexpress.signature import of_message
from infra.local.sandbox.suppliers.aliexpress.wire import ORDER, App, Call, Refusal

advance = progress.advance
METHODS: dict[str, Callable[[Call], Doc]] = {
    "aliexpress.ds.product.get": products.detail,
    "aliexpress.ds.text.search": products.search,
    "aliexpress.ds.freight.query": products.freight,
    "aliexpress.ds.order.create": orders.create,
    "aliexpress.trade.ds.order.get": orders.get,
    "aliexpress.ds.order.tracking.get": orders.tracking,
}
SYSTEM: dict[str, Callable[[Sandbox, dict[str, str]], Doc]] = {
    "/auth/token/create": oauth.create_token,
    "/auth/token/refresh": oauth.refresh_token,
}
SWITCHES = [
    Switch("auto_pay", "Automatic payment", "flag", True, "Off: orders stay unpaid"),
    Switch("auto_advance_seconds", "Ship after seconds", "number", 0, "0: only by hand"),
    Switch("out_of_stock", "Out of stock", "list", help="SKU ids"),
    Switch("price_changed", "Changed prices", "map", help="SKU id = price, such as 9.99"),
    Switch("revoked_accounts", "Revoked buyers", "list", help="Buyer accounts (user_nick)"),
]


def routes(sandbox: Sandbox) -> list[Route]:
    app = wire.app_of_environment()
    sandbox.register(_provider(sandbox, app))

    async def sync(request: Request) -> Response:
        parameters = await _parameters(request)
        base_url = str(request.base_url).rstrip("/")
        return JSONResponse(await run_in_threadpool(_sync, sandbox, app, parameters, base_url))

    async def rest(request: Request) -> Response:
        parameters = await _parameters(request)
        path = "/" + request.path_params["path"]
        return JSONResponse(await run_in_threadpool(_rest, sandbox, app, parameters, path))

    return [
        Route("/aliexpress/sync", sync, methods=["GET", "POST"]),
        Route("/aliexpress/rest/{path:path}", rest, methods=["GET", "POST"]),
        *oauth.routes(sandbox, app),
    ]


async def _parameters(request: Request) -> dict[str, str]:
    form = await request.form() if request.method == "POST" else {}
    return dict(request.query_params) | {name: str(value) for name, value in form.items()}


def _sync(sandbox: Sandbox, app: App, parameters: dict[str, str], base_url: str) -> Doc:
    try:
        wire.check_signature(app, parameters)
        method = parameters.get("method", "")
        if method not in METHODS:
            raise Refusal("InvalidApiPath", "The specified API path is invalid")
        session = parameters.get("session") or parameters.get("access_token") or ""
        buyer = oauth.buyer_of(sandbox, session)
        body = METHODS[method](Call(sandbox, buyer, parameters, base_url))
    except Refusal as refusal:
        return wire.error(refusal)
    return wire.success(method, body, simplify=parameters.get("simplify") == "true")


def _rest(sandbox: Sandbox, app: App, parameters: dict[str, str], path: str) -> Doc:
    """System calls answer flat, without an envelope."""
    try:
        wire.check_signature(app, parameters, path)
        if path not in SYSTEM:
            raise Refusal("InvalidApiPath", "The specified API path is invalid")
        return SYSTEM[path](sandbox, parameters)
    except Refusal as refusal:
        body: Doc = wire.error(refusal)["error_response"]
        return {"type": "ISV", "code": body["code"], "message": body["msg"]} | {
            "request_id": body["request_id"]
        }


def _provider(sandbox: Sandbox, app: App) -> Provider:
    def step(_account: str, order_id: str) -> str:
        return f"The order is now {progress.advance(sandbox, order_id)}."

    def headers(body: bytes) -> dict[str, str]:
        signature = of_message(body, app.key, app.secret)
        return {"Content-Type": "application/json", "Authorization": signature}

    return Provider(
        name="aliexpress",
        title="AliExpress",
        prefixes=("/aliexpress/",),
        api_prefixes=("/aliexpress/sync", "/aliexpress/rest/"),
        trouble_answer=_trouble,
        webhook_headers=headers,
        switches=SWITCHES,
        tick=lambda: progress.tick(sandbox),
        views=[
            View(
                kind=ORDER,
                title="Orders",
                columns=[
                    ("Own id", "out_order_id"),
                    ("AliExpress id", "order_id"),
                    ("Status", "status"),
                    ("Shop", "store_name"),
                    ("Tracking", "mail_no"),
                ],
                actions=[
                    Action(
                        "advance",
                        "Next step",
                        step,
                        lambda order: order["status"] in progress.STATUSES[:-1],
                    )
                ],
                id_field="order_id",
                account_of=lambda order: str(order["account"]),
            )
        ],
        tips=["Any buyer account may authorize the app; deny shows the refusal."],
    )


def _trouble(kind: Literal["429", "5xx"]) -> Response:
    if kind == "429":
        refusal = Refusal("ApiCallLimit", "The request count exceeds the limit, retry after 1 s")
        return JSONResponse(wire.error(refusal))
    return JSONResponse(
        wire.error(
            Refusal("ServiceUnavailable", "Service unavailable", "isp.service-unavailable", "busy")
        ),
        503,
    )
