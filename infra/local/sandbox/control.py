"""The JSON API for tests: switches, journal, state, reset, webhooks and actions."""

from __future__ import annotations

from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from infra.local.sandbox.context import Sandbox
from infra.local.sandbox.providers import Action

JOURNAL_LIMIT = 500
TABLES = ("docs", "numbers", "journal", "webhooks")


class ActionUnknown(Exception):
    """No provider registered this action."""


def run_action(sandbox: Sandbox, provider: str, name: str, account: str, id: str) -> str:
    """The sentence the action answers with; ValueError when the object is not in a state for it."""
    known = sandbox.providers.get(provider)
    actions: list[Action] = [a for view in known.views for a in view.actions] if known else []
    for action in actions:
        if action.name == name:
            return action.run(account, id)
    raise ActionUnknown(f"{provider} has no action {name!r}")


def routes(sandbox: Sandbox) -> list[Route]:
    """Routes under /_sandbox; wrong input is answered 422 with the field and the rule."""

    def show_switches(_request: Request) -> Response:
        return JSONResponse(sandbox.trouble.settings())

    async def change_switches(request: Request) -> Response:
        try:
            settings = await request.json()
            await run_in_threadpool(sandbox.trouble.apply, settings)
        except (ValueError, TypeError, AttributeError) as wrong:
            return JSONResponse({"error": str(wrong)}, 422)
        return JSONResponse(await run_in_threadpool(sandbox.trouble.settings))

    def journal(request: Request) -> Response:
        asked = request.query_params
        limit = asked.get("limit", "100")
        if not limit.isdigit() or not 1 <= int(limit) <= JOURNAL_LIMIT:
            return JSONResponse({"error": f"limit must be 1 to {JOURNAL_LIMIT}"}, 422)
        entries = sandbox.journal.entries(
            asked.get("provider"), asked.get("direction"), limit=int(limit), path=asked.get("path")
        )
        return JSONResponse({"items": entries})

    def state(request: Request) -> Response:
        equal = dict(request.query_params)
        account = equal.pop("account", None)
        try:
            docs = sandbox.state.list(
                request.path_params["kind"], account, limit=int(equal.pop("limit", "100")), **equal
            )
        except ValueError:
            return JSONResponse({"error": "limit must be a whole number"}, 422)
        return JSONResponse({"items": docs})

    def reset(_request: Request) -> Response:
        sandbox.state.clear(TABLES)
        return Response(status_code=204)

    def webhooks(_request: Request) -> Response:
        return JSONResponse(
            {"waiting": {p: sandbox.webhooks.waiting(p) for p in sandbox.providers}}
        )

    def deliver(_request: Request) -> Response:
        """Everything that waits, now, whatever its time."""
        tried = sum(
            sandbox.webhooks.deliver_due(name, ignore_time=True) for name in sandbox.providers
        )
        return JSONResponse({"tried": tried})

    def tick(_request: Request) -> Response:
        for provider in sandbox.providers.values():
            provider.tick()
        return Response(status_code=204)

    async def act(request: Request) -> Response:
        provider, name = request.path_params["provider"], request.path_params["action"]
        try:
            asked = await request.json()
            said = await run_in_threadpool(
                run_action, sandbox, provider, name, asked.get("account", ""), asked["id"]
            )
        except ActionUnknown as unknown:
            return JSONResponse({"error": str(unknown)}, 404)
        except KeyError:
            return JSONResponse({"error": "id is required"}, 422)
        except ValueError as refused:
            return JSONResponse({"error": str(refused)}, 409)
        return JSONResponse({"message": said})

    paths: list[tuple[str, str, Callable[[Request], object]]] = [
        ("GET", "/switches", show_switches),
        ("PUT", "/switches", change_switches),
        ("GET", "/journal", journal),
        ("GET", "/state/{kind}", state),
        ("POST", "/reset", reset),
        ("GET", "/webhooks", webhooks),
        ("POST", "/webhooks/deliver", deliver),
        ("POST", "/tick", tick),
        ("POST", "/actions/{provider}/{action}", act),
    ]
    return [Route(f"/_sandbox{path}", end, methods=[method]) for method, path, end in paths]
