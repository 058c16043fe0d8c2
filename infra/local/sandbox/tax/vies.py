"""VIES under /vies/rest-api: every well-formed number is valid but those the switch names."""

from __future__ import annotations

from datetime import UTC
from typing import Literal

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from infra.local.sandbox.context import Sandbox
from infra.local.sandbox.providers import Provider, Switch
from infra.local.sandbox.state import Doc

MEMBER_STATES = frozenset(
    "AT BE BG CY CZ DE DK EE EL ES FI FR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK XI".split()
)
SWITCHES = [
    Switch("invalid_numbers", "Unknown numbers", "list", help="With their prefix: FR99999999999"),
    Switch("unavailable_states", "Member states that do not answer", "list", help="DE, EL, ..."),
]


def routes(sandbox: Sandbox) -> list[Route]:
    sandbox.register(
        Provider(
            name="vies",
            title="VIES (VAT numbers)",
            prefixes=("/vies/",),
            api_prefixes=("/vies/",),
            trouble_answer=_trouble,
            switches=SWITCHES,
        )
    )

    async def check(request: Request) -> Response:
        return _check(sandbox, await request.json())

    return [Route("/vies/rest-api/check-vat-number", check, methods=["POST"])]


def _check(sandbox: Sandbox, body: Doc) -> Response:
    country, number = str(body.get("countryCode", "")), str(body.get("vatNumber", ""))
    if country not in MEMBER_STATES or not number:
        return _error("INVALID_INPUT", 400)
    if country in sandbox.trouble.value("vies", "unavailable_states"):
        return _error("MS_UNAVAILABLE", 200)
    is_valid = f"{country}{number}" not in sandbox.trouble.value("vies", "invalid_numbers")
    requester = body.get("requesterMemberStateCode") and body.get("requesterNumber")
    now = sandbox.clock().astimezone(UTC)
    return JSONResponse(
        {
            "countryCode": country,
            "vatNumber": number,
            "requestDate": now.isoformat(timespec="milliseconds"),
            "valid": is_valid,
            "requestIdentifier": f"WAPIAAAA{int(number.encode().hex(), 16) % 10**8:08}"
            if requester
            else "",
            "name": _name(country, number) if is_valid else "---",
            "address": "---",
        }
    )


def _name(country: str, number: str) -> str:
    """Germany and Spain tell nobody."""
    return "---" if country in ("DE", "ES") else f"COMPANY {number[-4:]}"


def _error(code: str, status: int) -> Response:
    return JSONResponse({"actionSucceed": False, "errorWrappers": [{"error": code}]}, status)


def _trouble(kind: Literal["429", "5xx"]) -> Response:
    if kind == "429":
        return _error("GLOBAL_MAX_CONCURRENT_REQ", 200)
    return _error("SERVICE_UNAVAILABLE", 500)
