"""Pages with one-word overrides."""

from __future__ import annotations

from typing import Any

from windlass.pages import service
from windlass.pages.models import Page
from windlass.pages.schemas import SavePage
from windlass.tenancy.context import StoreContext


def page_fields(**overrides: Any) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "kind": "page",
        "title": "About us",
        "body_html": "<p>We sell lamps that last.</p>",
        "status": "published",
    }
    return facts | overrides


def create_page(store: StoreContext, **overrides: Any) -> Page:
    return service.create(store, SavePage.model_validate(page_fields(**overrides)))
