"""Themes with one-word overrides."""

from __future__ import annotations

import copy
from hashlib import sha256
from typing import Any

from merchant_api.app import handler
from tests.support.api import Answer, call
from windlass.adapters import aws
from windlass.kit import config
from windlass.tenancy.context import StoreContext
from windlass.themes import documents, publishing, schema, service
from windlass.themes.documents import Document
from windlass.themes.models import ThemeVersion


def theme(**settings: Any) -> Document:
    document = documents.usual()
    document["settings"] |= settings
    return document


def hero(document: Document) -> dict[str, Any]:
    settings: dict[str, Any] = document["templates"]["home"][0]["settings"]
    return settings


def titled(title: str, document: Document | None = None) -> Document:
    changed = copy.deepcopy(document or theme())
    hero(changed)["title"] = title
    return changed


def with_section(type_: str, id_: str = "added", *, on: str = "home", **settings: Any) -> Document:
    """The usual theme with one more section, at the end of a template."""
    document = theme()
    section = documents.new_section(schema.SECTIONS[type_], id_)
    section["settings"] |= settings
    document["templates"][on].append(section)
    return document


def saved(store: StoreContext, document: Document) -> service.Draft:
    return service.save(store, document, version=service.get(store).version)


def published(store: StoreContext, document: Document, name: str = "") -> ThemeVersion:
    draft = saved(store, document)
    return publishing.publish(store, name=name, draft_version=draft.version)


def picture(store: StoreContext, name: str = "lamp", *, is_ready: bool = True) -> dict[str, Any]:
    """The document of an upload; with the bucket's object unless it is not ready."""
    path = f"/media/{store.store_id}/{sha256(name.encode()).hexdigest()[:32]}"
    if is_ready:
        aws.s3().put_object(Bucket=config.MEDIA_BUCKET, Key=f"{path[1:]}/640.webp", Body=b"1")
    return {
        "path": path,
        "width": 640,
        "height": 480,
        "widths": [320, 640],
        "formats": ["avif", "webp"],
        "blur": "",
    }


def send(
    store: StoreContext, method: str, path: str, body: Any = None, *, version: int | None = None
) -> Answer:
    headers = {} if version is None else {"If-Match": f'"{version}"'}
    address = f"/api/v1/stores/{store.store_id}/themes{path}"
    return call(handler, method, address, as_=store, body=body, headers=headers)


def problems(answer: Answer) -> list[tuple[str, str]]:
    return [(one["field"], one["rule"]) for one in answer.body["fields"]]
