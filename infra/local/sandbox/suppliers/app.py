"""The suppliers in the sandbox: CJ Dropshipping, AliExpress and their pictures."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from infra.local.sandbox.context import Sandbox
from infra.local.sandbox.suppliers import catalogue, cdn
from infra.local.sandbox.suppliers.aliexpress import app as aliexpress
from infra.local.sandbox.suppliers.cj import app as cj


def routes(sandbox: Sandbox) -> list[BaseRoute]:
    async def advance_order(request: Request) -> Response:
        """`{"orderNumber": ..., "to": ...}`: its next step, or all steps up to that status."""
        asked = await request.json()
        try:
            status = await run_in_threadpool(
                advance, sandbox, str(asked.get("orderNumber", "")), asked.get("to")
            )
        except ValueError as refusal:
            return JSONResponse({"message": str(refusal)}, 409)
        return JSONResponse({"status": status})

    async def change(request: Request) -> Response:
        """`{"vid": ..., "stock": 0, "price": "9.99"}`: set the switches and send CJ's webhooks."""
        asked = await request.json()
        try:
            await run_in_threadpool(
                cj.change, sandbox, str(asked.get("vid")), asked.get("stock"), asked.get("price")
            )
        except ValueError as refusal:
            return JSONResponse({"message": str(refusal)}, 409)
        return JSONResponse({"changed": True})

    def listing(_request: Request) -> Response:
        return JSONResponse({"items": [_listed(item) for item in catalogue.items()]})

    return [
        Route("/_sandbox/suppliers/advance", advance_order, methods=["POST"]),
        Route("/_sandbox/suppliers/change", change, methods=["POST"]),
        Route("/_sandbox/suppliers/catalogue", listing),
        *cdn.routes(sandbox),
        *cj.routes(sandbox),
        *aliexpress.routes(sandbox),
    ]


def advance(sandbox: Sandbox, number: str, to: str | None = None) -> str:
    """One step, or all up to `to`. Raises ValueError where there is no way or no such order."""
    for provider in (cj, aliexpress):
        status: str | None = provider.advance(sandbox, number, to)
        if status is not None:
            return status
    raise ValueError(f"No supplier has an order {number!r}.")


def _listed(item: catalogue.Item) -> dict[str, object]:
    return {
        "key": item.key,
        "title": item.title("en"),
        "pid": item.pid,
        "product_id": item.product_id,
        "cj_url": item.cj_url,
        "aliexpress_url": item.aliexpress_url,
        "variants": [
            {
                "vid": variant.vid,
                "sku_id": variant.sku_id,
                "choices": [choice.label("en") for choice in variant.choices],
                "cost_cents": variant.cost,
                "stock": variant.stock,
            }
            for variant in item.variants
        ],
    }
