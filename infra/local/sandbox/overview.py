"""The sandbox's page for people: what was received, what exists, and the switches."""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from infra.local.sandbox import control
from infra.local.sandbox.context import Sandbox
from infra.local.sandbox.pages import page, text
from infra.local.sandbox.providers import Switch, View
from infra.local.sandbox.state import Doc
from infra.local.sandbox.trouble import RULE_KINDS, Rule

SHOWN_ENTRIES, SHOWN_ROWS = 60, 15


class Overview:
    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox

    def home(self, request: Request) -> Response:
        asked = request.query_params
        entries = self._sandbox.journal.entries(
            asked.get("provider") or None, asked.get("direction") or None, limit=SHOWN_ENTRIES
        )
        return page(
            "home.html",
            **self._frame(request, "home"),
            entries=entries,
            asked=dict(asked),
            rules=self._sandbox.trouble.rules(),
            rule_kinds=RULE_KINDS,
            waiting=self._sandbox.webhooks.waiting(),
        )

    def provider(self, request: Request) -> Response:
        provider = self._sandbox.providers.get(request.path_params["provider"])
        if provider is None:
            return RedirectResponse("/", 303)
        trouble = self._sandbox.trouble
        custom = trouble.custom(provider.name)
        return page(
            "provider.html",
            **self._frame(request, provider.name),
            provider=provider,
            tables=[self._table(view) for view in provider.views],
            hooks=trouble.webhooks(provider.name),
            switches=[(s, _shown(custom[s.name])) for s in provider.switches],
        )

    async def add_rule(self, request: Request) -> Response:
        form = await request.form()
        count = text(form, "remaining")
        rule: Doc = {
            "provider": text(form, "provider") or "*",
            "kind": text(form, "kind"),
            "remaining": int(count) if count.isdigit() else None,
            "path": text(form, "path"),
        }
        rules = [vars(known) for known in self._sandbox.trouble.rules()]
        return await self._apply("/", {"rules": [*rules, rule]}, "The trouble is on")

    async def clear_rules(self, _request: Request) -> Response:
        return await self._apply("/", {"rules": []}, "All troubles are off")

    async def remove_rule(self, request: Request) -> Response:
        place = request.path_params["place"]
        rules: list[Rule] = self._sandbox.trouble.rules()
        kept = [vars(rule) for i, rule in enumerate(rules) if i != place]
        return await self._apply("/", {"rules": kept}, "The trouble is off")

    async def set_webhooks(self, request: Request) -> Response:
        form, name = await request.form(), request.path_params["provider"]
        values: Doc = {"reorder": bool(text(form, "reorder")), "topics": text(form, "topics")}
        for field in ("delay_seconds", "duplicates", "drop"):
            given = text(form, field) or "0"
            values[field] = int(given) if given.lstrip("-").isdigit() else given
        return await self._apply(f"/providers/{name}", {"webhooks": {name: values}}, "Kept")

    async def set_switches(self, request: Request) -> Response:
        form, name = await request.form(), request.path_params["provider"]
        provider = self._sandbox.providers.get(name)
        if provider is None:
            return RedirectResponse("/", 303)
        values = {switch.name: _read(switch, form) for switch in provider.switches}
        return await self._apply(f"/providers/{name}", {"custom": {name: values}}, "Kept")

    async def act(self, request: Request) -> Response:
        form, name = await request.form(), request.path_params["provider"]
        try:
            said = await run_in_threadpool(
                control.run_action,
                self._sandbox,
                name,
                request.path_params["action"],
                text(form, "account"),
                text(form, "id"),
            )
        except (ValueError, control.ActionUnknown) as refused:
            said = f"Not done: {refused}"
        return _back(f"/providers/{name}", said)

    async def reset(self, _request: Request) -> Response:
        await run_in_threadpool(self._sandbox.state.clear, control.TABLES)
        return _back("/", "Everything is forgotten")

    async def _apply(self, path: str, settings: Doc, said: str) -> Response:
        try:
            await run_in_threadpool(self._sandbox.trouble.apply, settings)
        except (ValueError, TypeError) as wrong:
            said = f"Not kept: {wrong}"
        return _back(path, said)

    def _frame(self, request: Request, here: str) -> Doc:
        return {
            "here": here,
            "providers": list(self._sandbox.providers.values()),
            "said": request.query_params.get("said", ""),
        }

    def _table(self, view: View) -> Doc:
        rows = [
            {
                "id": doc[view.id_field],
                "account": view.account_of(doc) if view.account_of else account,
                "cells": [_cell(doc, cell) for _, cell in view.columns],
                "actions": [action for action in view.actions if action.when(doc)],
            }
            for account, doc in self._sandbox.state.newest(view.kind, SHOWN_ROWS)
        ]
        return {"view": view, "rows": rows}


def _cell(doc: Doc, cell: object) -> str:
    if callable(cell):
        return str(cell(doc))
    value: object = doc
    for part in str(cell).split("."):
        value = value.get(part) if isinstance(value, dict) else None
    return "" if value is None else str(value)


def _shown(value: object) -> object:
    """Lists and maps as the lines of a text area."""
    if isinstance(value, list):
        return "\n".join(str(item) for item in value)
    if isinstance(value, dict):
        return "\n".join(f"{key}={item}" for key, item in value.items())
    return value


def _read(switch: Switch, form: FormData) -> object:
    given = text(form, switch.name)
    lines = [line.strip() for line in given.splitlines() if line.strip()]
    if switch.kind == "flag":
        return bool(given)
    if switch.kind == "number":
        return int(given) if given.lstrip("-").isdigit() else given
    if switch.kind == "list":
        return lines
    return {key.strip(): value.strip() for key, _, value in (line.partition("=") for line in lines)}


def _back(path: str, said: str) -> Response:
    return RedirectResponse(f"{path}?{urlencode({'said': said})}", 303)


def routes(sandbox: Sandbox) -> list[BaseRoute]:
    overview = Overview(sandbox)
    of = "/providers/{provider}"
    return [
        Route("/", overview.home),
        Route(of, overview.provider),
        Route(f"{of}/webhooks", overview.set_webhooks, methods=["POST"]),
        Route(f"{of}/switches", overview.set_switches, methods=["POST"]),
        Route(f"{of}/actions/{{action}}", overview.act, methods=["POST"]),
        Route("/troubles", overview.add_rule, methods=["POST"]),
        Route("/troubles/clear", overview.clear_rules, methods=["POST"]),
        Route("/troubles/{place:int}/remove", overview.remove_rule, methods=["POST"]),
        Route("/reset", overview.reset, methods=["POST"]),
    ]
