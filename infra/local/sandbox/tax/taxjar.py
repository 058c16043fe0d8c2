"""TaxJar under /taxjar/v2: rates of an address, and what was handed in for the returns.

Its wire has amounts and rates as JSON numbers, so floats: made last, from decimals, when answering.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Literal

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from infra.local.sandbox.context import Sandbox
from infra.local.sandbox.providers import Provider, Switch, View
from infra.local.sandbox.state import Doc
from infra.local.sandbox.tax import rates

ORDER, REFUND = "taxjar_order", "taxjar_refund"
CLASSES = {"20010": "clothing", "40030": "food", "81100": "books", "31000": "digital"}
EXEMPT = "99999"
TITLES = {
    400: "Bad Request",
    401: "Unauthorized",
    404: "Not Found",
    422: "Unprocessable Entity",
    429: "Too Many Requests",
    500: "Internal Server Error",
}
US_PARTS = ("state", "county", "city", "special")


class Refused(Exception):
    def __init__(self, status: int, detail: str) -> None:
        super().__init__(detail)
        self.answer = refusal(status, detail)


def refusal(status: int, detail: str) -> JSONResponse:
    return JSONResponse({"status": status, "error": TITLES[status], "detail": detail}, status)


def routes(sandbox: Sandbox) -> list[Route]:
    sandbox.register(
        Provider(
            name="taxjar",
            title="TaxJar",
            prefixes=("/taxjar/",),
            api_prefixes=("/taxjar/",),
            trouble_answer=_trouble,
            switches=[Switch("revoked_tokens", "Revoked tokens", "list")],
            views=[_view(ORDER, "Orders handed in"), _view(REFUND, "Refunds handed in")],
            tips=["Any token of 16 or more letters and digits opens an account."],
        )
    )

    async def categories(request: Request) -> Response:
        return _guarded(sandbox, request) or JSONResponse({"categories": _categories()})

    async def taxes(request: Request) -> Response:
        return await _answered(sandbox, request, lambda body: (200, {"tax": _tax(body)}))

    async def order(request: Request) -> Response:
        return await _answered(
            sandbox, request, lambda body: (201, {"order": _file(sandbox, ORDER, body)})
        )

    async def refund(request: Request) -> Response:
        return await _answered(
            sandbox, request, lambda body: (201, {"refund": _file(sandbox, REFUND, body)})
        )

    base = "/taxjar/v2"
    return [
        Route(f"{base}/categories", categories),
        Route(f"{base}/taxes", taxes, methods=["POST"]),
        Route(f"{base}/transactions/orders", order, methods=["POST"]),
        Route(f"{base}/transactions/refunds", refund, methods=["POST"]),
    ]


async def _answered(sandbox: Sandbox, request: Request, work: Any) -> Response:
    if refused := _guarded(sandbox, request):
        return refused
    body = await request.json()
    try:
        status, answer = await run_in_threadpool(work, body)
    except Refused as error:
        return error.answer
    return JSONResponse(answer, status)


def _guarded(sandbox: Sandbox, request: Request) -> Response | None:
    token = request.headers.get("authorization", "").removeprefix("Bearer ")
    revoked = sandbox.trouble.value("taxjar", "revoked_tokens")
    if not re.fullmatch(r"[A-Za-z0-9]{16,}", token) or token in revoked:
        path = request.url.path.removeprefix("/taxjar")
        return refusal(401, f"Not authorized for route '{request.method} {path}'")
    return None


def _tax(body: Doc) -> Doc:
    country = body.get("to_country")
    if not country:
        raise Refused(400, "to_country is required")
    if country == "US" and not (body.get("to_zip") and body.get("to_state")):
        raise Refused(400, "to_zip and to_state are required when to_country is US")
    shipping = _amount(body.get("shipping"))
    lines = body.get("line_items") or []
    nexus = {(one.get("country"), one.get("state") or "") for one in body["nexus_addresses"]}
    here = (country, body.get("to_state") or "") if country == "US" else None
    has_nexus = here in nexus if here else country in {of for of, _state in nexus}
    answer: Doc = {
        "order_total_amount": float(_amount(body.get("amount")) + shipping),
        "shipping": float(shipping),
        "has_nexus": has_nexus,
        "freight_taxable": False,
        "tax_source": "destination" if has_nexus else None,
        "amount_to_collect": 0.0,
        "rate": 0.0,
        "taxable_amount": 0.0,
    }
    if not has_nexus:
        return answer
    found = _parts(country, body)
    freight = country != "US" or rates.of_zip(body["to_state"], body["to_zip"]).freight_taxable
    items = [_line(country, body, line, found) for line in lines]
    delivery = _taxed(shipping if freight else Decimal(0), found)
    collected = sum((_amount(one["tax_collectable"]) for one in [*items, delivery]), Decimal(0))
    return answer | {
        "freight_taxable": freight,
        "amount_to_collect": float(collected),
        "rate": float(sum(found.values(), Decimal(0))),
        "taxable_amount": sum(one["taxable_amount"] for one in [*items, delivery]),
        "jurisdictions": {"country": country, "state": body.get("to_state")},
        "breakdown": {"line_items": items, "shipping": delivery if freight else None},
    }


def _line(country: str, body: Doc, line: Doc, found: dict[str, Decimal]) -> Doc:
    code = str(line.get("product_tax_code") or "")
    exempt = {EXEMPT}
    if country == "US":
        place = rates.of_zip(body["to_state"], body["to_zip"])
        exempt |= {number for number, name in CLASSES.items() if name in place.exempt}
    net = _amount(line.get("unit_price")) * int(line.get("quantity") or 1)
    net -= _amount(line.get("discount"))
    return {"id": str(line["id"])} | _taxed(Decimal(0) if code in exempt else net, found)


def _taxed(net: Decimal, found: dict[str, Decimal]) -> Doc:
    combined = sum(found.values(), Decimal(0)) if net else Decimal(0)
    tax = (net * combined).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return {
        "taxable_amount": float(net),
        "tax_collectable": float(tax),
        "combined_tax_rate": float(combined),
    } | {name: float(rate) if net else 0.0 for name, rate in found.items()}


def _parts(country: str, body: Doc) -> dict[str, Decimal]:
    if country == "US":
        place = rates.of_zip(body["to_state"], body["to_zip"])
        names = ("state_sales_tax_rate", "county_tax_rate", "city_tax_rate", "special_tax_rate")
        return {name: getattr(place, part) for name, part in zip(names, US_PARTS, strict=True)}
    if country in rates.GST:
        found = {"gst_tax_rate": rates.GST[country]}
        if country == "CA" and body.get("to_state") in rates.PROVINCES:
            kind, rate = rates.PROVINCES[body["to_state"]]
            found[f"{kind}_tax_rate"] = rate
        return found
    return {"country_tax_rate": rates.VAT.get(country, Decimal(0))}


def _file(sandbox: Sandbox, kind: str, body: Doc) -> Doc:
    reference = str(body.get("transaction_id") or "")
    if not reference:
        raise Refused(400, "transaction_id is required")
    if kind == REFUND and not body.get("transaction_reference_id"):
        raise Refused(400, "transaction_reference_id is required")
    with sandbox.state.transaction():
        if sandbox.state.get(kind, reference):
            raise Refused(422, "Provider tranx already imported for your user account")
        doc = body | {"transaction_id": reference}
        sandbox.state.put(kind, reference, doc)
    return doc


def _amount(value: object) -> Decimal:
    return Decimal(str(value or 0))


def _categories() -> list[Doc]:
    return [
        {"name": name.title(), "product_tax_code": code, "description": name}
        for code, name in CLASSES.items()
    ]


def _trouble(kind: Literal["429", "5xx"]) -> Response:
    if kind == "429":
        return refusal(429, "Too many requests")
    return refusal(500, "Something went wrong")


def _view(kind: str, title: str) -> View:
    return View(
        kind=kind,
        title=title,
        columns=[
            ("Reference", "transaction_id"),
            ("Date", "transaction_date"),
            ("Country", "to_country"),
            ("State", "to_state"),
            ("Amount", lambda doc: str(doc.get("amount"))),
            ("Tax", lambda doc: str(doc.get("sales_tax"))),
        ],
        id_field="transaction_id",
    )
