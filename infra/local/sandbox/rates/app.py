"""Exchange rates in the sandbox: Open Exchange Rates under /openexchangerates, the European Central
Bank's file under /ecb. Both tell of the same table, each in its own way.

The wire has rates as JSON numbers, so floats: made last, from decimals, when answering.
"""

from __future__ import annotations

from datetime import UTC, date, timedelta
from decimal import Decimal
from hashlib import sha256
from typing import Literal

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from infra.local.sandbox.context import Sandbox
from infra.local.sandbox.providers import Provider, Switch
from infra.local.sandbox.rates.table import ECB_CODES, PER_DOLLAR

JUMPS = Switch(
    "factors",
    "Rates that are wrong",
    "map",
    help='By currency, what to multiply its rate by: {"JPY": "10"}',
)
MESSAGES = {
    401: ("invalid_app_id", "Invalid App ID provided."),
    429: ("access_restricted", "Access restricted for repeated over-use."),
    500: ("server_error", "Something went wrong."),
}


def routes(sandbox: Sandbox) -> list[BaseRoute]:
    sandbox.register(
        Provider(
            name="openexchangerates",
            title="Open Exchange Rates",
            prefixes=("/openexchangerates/",),
            api_prefixes=("/openexchangerates/",),
            trouble_answer=lambda kind: _refusal(429 if kind == "429" else 500),
            switches=[
                Switch("revoked_ids", "Revoked app ids", "list"),
                Switch("left_out", "Currencies that are left out", "list"),
                JUMPS,
            ],
            tips=["Any app id of 8 or more characters opens an account."],
            journal_headers=("if-none-match",),
        )
    )
    sandbox.register(
        Provider(
            name="ecb",
            title="European Central Bank",
            prefixes=("/ecb/",),
            api_prefixes=("/ecb/",),
            trouble_answer=_plain_trouble,
            switches=[JUMPS],
        )
    )

    async def latest(request: Request) -> Response:
        return _latest(sandbox, request)

    async def daily(_request: Request) -> Response:
        return _daily(sandbox)

    return [
        Route("/openexchangerates/latest.json", latest),
        Route("/ecb/eurofxref-daily.xml", daily),
    ]


def _latest(sandbox: Sandbox, request: Request) -> Response:
    token = request.headers.get("authorization", "").removeprefix("Token ")
    app_id = token or request.query_params.get("app_id", "")
    if len(app_id) < 8 or app_id in sandbox.trouble.value("openexchangerates", "revoked_ids"):
        return _refusal(401)
    hour = sandbox.clock().astimezone(UTC).replace(minute=0, second=0, microsecond=0)
    rates = _rates(sandbox, "openexchangerates")
    left_out = sandbox.trouble.value("openexchangerates", "left_out")
    answer = {
        "disclaimer": "Usage subject to terms: https://openexchangerates.org/terms",
        "license": "https://openexchangerates.org/license",
        "timestamp": int(hour.timestamp()),
        "base": "USD",
        # the wire has JSON numbers; our adapter reads them as decimals
        "rates": {code: float(rate) for code, rate in rates.items() if code not in left_out},
    }
    etag = f'"{sha256(repr(answer).encode()).hexdigest()[:32]}"'
    if request.headers.get("if-none-match") == etag:
        return Response(status_code=304, headers={"ETag": etag})
    return JSONResponse(answer, headers={"ETag": etag})


def _daily(sandbox: Sandbox) -> Response:
    rates = _rates(sandbox, "ecb")
    euro = rates["EUR"]
    day = _working_day(sandbox.clock().astimezone(UTC).date())
    cubes = "\n".join(
        f"\t\t\t<Cube currency='{code}' rate='{(rates[code] / euro):.5g}'/>" for code in ECB_CODES
    )
    return Response(
        f"""<?xml version="1.0" encoding="UTF-8"?>
<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" \
xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
\t<gesmes:subject>Reference rates</gesmes:subject>
\t<gesmes:Sender><gesmes:name>European Central Bank</gesmes:name></gesmes:Sender>
\t<Cube>
\t\t<Cube time='{day.isoformat()}'>
{cubes}
\t\t</Cube>
\t</Cube>
</gesmes:Envelope>
""",
        media_type="text/xml",
    )


def _working_day(day: date) -> date:
    return day - timedelta(days=max(0, day.weekday() - 4))


def _rates(sandbox: Sandbox, provider: str) -> dict[str, Decimal]:
    factors = sandbox.trouble.value(provider, "factors")
    return {code: rate * Decimal(factors.get(code, "1")) for code, rate in PER_DOLLAR.items()}


def _refusal(status: int) -> Response:
    message, description = MESSAGES[status]
    return JSONResponse(
        {"error": True, "status": status, "message": message, "description": description}, status
    )


def _plain_trouble(kind: Literal["429", "5xx"]) -> Response:
    return Response("Try again later.", 429 if kind == "429" else 503)
