"""The theme as pages draw it: the live one, one read kept for seconds, or a draft in preview.

Values are as the document has them (an image is {"picture", "alt"} or None); hidden sections and
blocks, and those of types this release does not know, are not here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

from windlass.kit.kept import Kept
from windlass.tenancy import service as tenancy
from windlass.themes import documents, models, previews, schema
from windlass.themes.models import LiveTheme as LiveItem
from windlass.themes.models import ThemeDocument, ThemeDraft

if TYPE_CHECKING:
    from collections.abc import Mapping

    from windlass.stores.storefronts import StorefrontStore
    from windlass.themes.documents import Document

SECONDS = 5
MOST_KEPT = 1_000


class BlockView(Struct, frozen=True):
    id: str
    type: str
    settings: Mapping[str, Any]


class SectionView(Struct, frozen=True):
    id: str
    type: str
    settings: Mapping[str, Any]
    blocks: tuple[BlockView, ...] = ()


class LiveTheme(Struct, frozen=True):
    version: int  # 0: never published, made of the store's Branding
    preset: str
    settings: Mapping[str, Any]  # with "social", addresses by network
    header: tuple[SectionView, ...]
    footer: tuple[SectionView, ...]
    templates: Mapping[str, tuple[SectionView, ...]]
    is_preview: bool = False

    def sections(self, template: str) -> tuple[SectionView, ...]:
        return self.templates.get(template, ())

    def find(self, section_id: str) -> SectionView | None:
        """On whatever template or group it stands."""
        everywhere = (self.header, self.footer, *self.templates.values())
        return next((one for some in everywhere for one in some if one.id == section_id), None)


_kept: Kept[str, LiveTheme] = Kept(seconds=SECONDS, most=MOST_KEPT)  # by store


def live(store: StorefrontStore) -> LiveTheme:
    """What shoppers get, as it was at most seconds ago: usually nothing is read. A store that
    never published a theme gets the default one in its Branding's colours and letters."""
    return _kept.get(store.store_id, lambda: _read(store))


def preview(store: StorefrontStore, token: str) -> LiveTheme | None:
    """The draft or the version that the token is for, in the preset that it names, read now. None
    for a token that is over, or of another store, and for what is gone."""
    wanted = previews.read(token, store_id=store.store_id)
    found = _document_of(store, wanted.number) if wanted else None
    if wanted is None or found is None:
        return None
    version, document = found
    if wanted.preset:
        document = _tried_on(wanted, document)
    return view_of(document, version=version, is_preview=True)


def _tried_on(wanted: previews.Wanted, document: Document) -> Document:
    from windlass.themes import presets  # only the editor's previews ask for one

    preset = presets.BY_ID.get(wanted.preset)
    return presets.apply(preset, document, with_home=wanted.with_home) if preset else document


def forget() -> None:
    """After a write: this process shows it at once, others within seconds."""
    _kept.clear()


def view_of(document: Document, *, version: int, is_preview: bool = False) -> LiveTheme:
    groups, templates = document["groups"], document["templates"]
    return LiveTheme(
        version=version,
        preset=document["preset"],
        settings=document["settings"],
        header=_shown(groups["header"]),
        footer=_shown(groups["footer"]),
        templates={name: _shown(sections) for name, sections in templates.items()},
        is_preview=is_preview,
    )


def _read(store: StorefrontStore) -> LiveTheme:
    version, document = _live_document(store)
    return view_of(document, version=version)


def _live_document(store: StorefrontStore) -> tuple[int, Document]:
    pk = models.themes_pk(tenancy.visit(store.store_id).store_id)
    try:
        item = LiveItem.get(pk, models.LIVE_SK)
    except LiveItem.DoesNotExist:
        return 0, documents.of_branding(store.branding)
    return item.version, documents.from_text(item.document)


def _document_of(store: StorefrontStore, number: int | None) -> tuple[int, Document] | None:
    """Of a version, 0 for what is live; the draft for None."""
    pk = models.themes_pk(tenancy.visit(store.store_id).store_id)
    if number == 0:
        return _live_document(store)
    try:
        if number is None:
            draft = ThemeDraft.get(pk, models.DRAFT_SK, consistent_read=True)
            return 0, documents.from_text(draft.document)
        found = ThemeDocument.get(pk, models.document_sk(number), consistent_read=True)
        return number, documents.from_text(found.document)
    except ThemeDraft.DoesNotExist:
        return _live_document(store)  # a draft that was never touched
    except ThemeDocument.DoesNotExist:
        return None


def _shown(sections: list[Document]) -> tuple[SectionView, ...]:
    return tuple(
        SectionView(one["id"], one["type"], one["settings"], _shown_blocks(one))
        for one in sections
        if not one["is_hidden"] and one["type"] in schema.SECTIONS
    )


def _shown_blocks(section: Document) -> tuple[BlockView, ...]:
    known = schema.SECTIONS[section["type"]]
    return tuple(
        BlockView(one["id"], one["type"], one["settings"])
        for one in section["blocks"]
        if not one["is_hidden"] and known.block(one["type"]) is not None
    )
