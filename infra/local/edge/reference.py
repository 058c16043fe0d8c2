"""The API reference at api.localhost/docs, over the committed OpenAPI files."""

from __future__ import annotations

import json
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from infra.local.edge.mailbox import templates
from infra.local.place import LOCAL, ROOT

CONTRACTS = ROOT / "infra/openapi"
SWAGGER = LOCAL / "node_modules/swagger-ui-dist"
SWAGGER_FILES = {"swagger-ui.css", "swagger-ui-bundle.js", "swagger-ui-standalone-preset.js"}
OWN = Path(__file__).parent / "static"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; connect-src 'self'"
)


def names() -> list[str]:
    return sorted(path.stem for path in CONTRACTS.glob("*.json"))


def page() -> str:
    """Reads the titles at each call: `make openapi` shows at once."""
    listed = [
        {"name": json.loads((CONTRACTS / f"{name}.json").read_text())["info"]["title"],
         "url": f"/openapi/{name}.json"}
        for name in names()
    ]  # fmt: skip
    return templates.get_template("reference.html").render(contracts=json.dumps(listed))


def files() -> list[Path]:
    """What the page loads."""
    return [*(SWAGGER / name for name in sorted(SWAGGER_FILES)), OWN / "reference.js"]


async def docs(_request: Request) -> Response:
    return HTMLResponse(page(), headers={"Content-Security-Policy": POLICY})


async def contract(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in names():
        known = ", ".join(names()) or "none yet; `make openapi` writes them"
        return PlainTextResponse(f"There is no API {name!r}. Known: {known}.", 404)
    return FileResponse(CONTRACTS / f"{name}.json", headers={"Cache-Control": "no-cache"})


async def static(request: Request) -> Response:
    name = request.path_params["name"]
    folder = SWAGGER if name in SWAGGER_FILES else OWN
    if name not in SWAGGER_FILES | {"reference.js"} or not (folder / name).exists():
        return PlainTextResponse("There is no such file.", 404)
    return FileResponse(folder / name)


def routes() -> list[Route]:
    return [
        Route("/docs", docs),
        Route("/docs/{name}", static),
        Route("/openapi/{name}.json", contract),
    ]
