"""What the rest of the product may do with the draft of a theme. More of it: `publishing`,
`scheduling`, `storefront` (what pages draw)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from windlass.kit.errors import FieldProblem
from windlass.stores import service as stores
from windlass.tenancy.context import Permission
from windlass.themes import checking, documents, models, pictures, presets, previews
from windlass.themes.errors import ThemeInvalid
from windlass.themes.repository import ThemeRepository
from windlass.web.etags import stale

if TYPE_CHECKING:
    from datetime import datetime

    from windlass.tenancy.context import StoreContext
    from windlass.themes.documents import Document
    from windlass.themes.models import LiveTheme, ThemeDraft


class Draft(Struct, frozen=True):
    document: Document
    version: int  # 1: never touched, made of the live theme or of Branding
    updated_at: datetime | None
    updated_by: str
    live_version: int  # 0: nothing was published yet
    live_document: Document

    @property
    def has_changes(self) -> bool:
        """Publishing it would show shoppers something else."""
        return documents.to_text(self.document) != documents.to_text(self.live_document)


class Preview(Struct, frozen=True):
    token: str
    url: str
    expires_at: datetime


def get(store: StoreContext) -> Draft:
    """Raises Forbidden (403)."""
    store.require(Permission.THEMES_READ)
    return draft_of(store, *ThemeRepository(store.store_id).current())


def save(store: StoreContext, document: Document, *, version: int) -> Draft:
    """The whole document, cleaned. Raises Forbidden (403), VersionStale (412) and ThemeInvalid
    (422) with everything that is wrong with it."""
    store.require(Permission.THEMES_WRITE)
    before = _at(store, version)
    cleaned = checking.checked(document, store_id=store.store_id, before=before.document)
    _require_ready(cleaned, before)
    return _written(store, cleaned, before)


def reset(store: StoreContext, *, version: int) -> Draft:
    """Back to what shoppers see. Raises Forbidden (403) and VersionStale (412)."""
    store.require(Permission.THEMES_WRITE)
    before = _at(store, version)
    return _written(store, before.live_document, before)


def apply_preset(store: StoreContext, preset_id: str, *, with_home: bool, version: int) -> Draft:
    """Raises Forbidden (403), VersionStale (412) and ThemeInvalid (422) for one there is not."""
    store.require(Permission.THEMES_WRITE)
    preset = _preset(preset_id)
    before = _at(store, version)
    changed = presets.apply(preset, before.document, with_home=with_home)
    cleaned = checking.checked(changed, store_id=store.store_id, before=before.document)
    return _written(store, cleaned, before)


def restore(store: StoreContext, number: int, *, version: int) -> Draft:
    """Work on from what was published as this version. Raises Forbidden (403),
    ThemeVersionNotFound (404) and VersionStale (412)."""
    store.require(Permission.THEMES_WRITE)
    _version, text = ThemeRepository(store.store_id).version(number)
    return _written(store, documents.from_text(text), _at(store, version))


def preview(store: StoreContext, wanted: previews.Wanted) -> Preview:
    """A link under which the draft, or a version, is shown for an hour. Raises Forbidden (403),
    ThemeVersionNotFound (404) and ThemeInvalid (422) for a preset there is not."""
    store.require(Permission.THEMES_WRITE)
    if wanted.number:
        ThemeRepository(store.store_id).version(wanted.number)
    if wanted.preset:
        _preset(wanted.preset)
    token, expires_at = previews.sign(store.store_id, wanted)
    shop = stores.storefront_of(store)
    return Preview(token, f"{shop.url}/?preview_theme={token}", expires_at)


def draft_of(store: StoreContext, draft: ThemeDraft | None, live: LiveTheme | None) -> Draft:
    """One more read where nothing was published: Branding then is the look."""
    if live is not None:
        live_document = documents.from_text(live.document)
    else:
        live_document = documents.of_branding(stores.storefront_of(store).branding)
    return Draft(
        document=documents.from_text(draft.document) if draft else live_document,
        version=draft.version if draft else models.UNTOUCHED,
        updated_at=draft.updated_at if draft else None,
        updated_by=draft.updated_by if draft else "",
        live_version=live.version if live else 0,
        live_document=live_document,
    )


def _preset(preset_id: str) -> presets.Preset:
    preset = presets.BY_ID.get(preset_id)
    if preset is None:
        message = f"Choose one of: {', '.join(presets.BY_ID)}."
        raise ThemeInvalid(message, fields=(FieldProblem("preset", "enum", message),))
    return preset


def _at(store: StoreContext, version: int) -> Draft:
    draft = draft_of(store, *ThemeRepository(store.store_id).current())
    if draft.version != version:
        raise stale()
    return draft


def _written(store: StoreContext, document: Document, before: Draft) -> Draft:
    saved = ThemeRepository(store.store_id).save_draft(
        documents.to_text(document), version=before.version, by=store.actor_id
    )
    return Draft(
        document=document,
        version=saved.version,
        updated_at=saved.updated_at,
        updated_by=saved.updated_by,
        live_version=before.live_version,
        live_document=before.live_document,
    )


def _require_ready(document: Document, before: Draft) -> None:
    """Pictures that come in were really made. Raises ThemeInvalid (422)."""
    known = {
        made["path"]
        for one in (before.document, before.live_document)
        for _path, made in pictures.found_in(one, "")
    }
    new = {
        path: made for path, made in pictures.found_in(document, "") if made["path"] not in known
    }
    message = "This picture is not ready. Wait until its upload is, or upload it again."
    problems = tuple(
        FieldProblem(f"{path}.path", "picture_not_ready", message)
        for path, made in new.items()
        if not pictures.is_ready(made)
    )
    if problems:
        raise ThemeInvalid(message, fields=problems)
