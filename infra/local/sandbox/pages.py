"""Rendering of the sandbox's own pages."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from starlette.datastructures import FormData
from starlette.responses import HTMLResponse

from infra.local.sandbox.stripe.currencies import shown

FOLDER = Path(__file__).parent
STATIC = FOLDER / "static"


def _when(timestamp: int) -> str:
    return datetime.fromtimestamp(timestamp, UTC).strftime("%d %b %Y %H:%M UTC")


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"money": shown, "when": _when}
    return environment


TEMPLATES = _environment()


def page(template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """A page that is never cached, framed or found by other sites' scripts."""
    html = TEMPLATES.get_template(template).render(**values)
    headers = {
        "Cache-Control": "no-store",
        "Content-Security-Policy": (
            "default-src 'none'; style-src 'self'; img-src * data:; frame-ancestors 'none'"
        ),
    }
    return HTMLResponse(html, status, headers)


def text(form: FormData, name: str) -> str:
    """A trimmed text field; an upload or nothing counts as empty."""
    value = form.get(name)
    return value.strip() if isinstance(value, str) else ""
