"""What a store has to translate beside its products, each thing with its texts. A kind of things is
a function that finds them all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from windlass.collections import shelf
from windlass.discounts import service as discounts
from windlass.invoices import service as invoices
from windlass.kit import rich_text
from windlass.navigation import service as navigation
from windlass.pages import service as pages
from windlass.pages.models import Kind as PageKind
from windlass.search import service as search
from windlass.shipping import rules as shipping_rules
from windlass.shipping import service as shipping
from windlass.stores import policies
from windlass.stores import service as stores
from windlass.themes import schema
from windlass.themes import storefront as themes
from windlass.themes.kinds import Kind as SettingKind
from windlass.themes.kinds import Setting
from windlass.translations.fields import (
    MOST_ALT,
    STORE_ID,
    Field,
    Form,
    Kind,
    alt_field,
    value_field,
)

if TYPE_CHECKING:
    from windlass.catalog.parts import Seo
    from windlass.tenancy.context import StoreContext
    from windlass.themes.storefront import LiveTheme, SectionView

FORMS = {
    SettingKind.TEXT: Form.LINE,
    SettingKind.AREA: Form.AREA,
    SettingKind.RICH_TEXT: Form.HTML,
}
MOST_VALUES = 500  # of one filter


class Source(Struct, frozen=True):
    kind: Kind
    id: str
    title: str
    fields: tuple[Field, ...]


def all_of(store: StoreContext, kind: Kind) -> list[Source]:
    """Those with words, in the order of their own lists. Raises Forbidden (403)."""
    return [one for one in FOUND[kind](store) if any(field.text for field in one.fields)]


def find(store: StoreContext, kind: Kind, subject_id: str) -> Source | None:
    """Raises Forbidden (403)."""
    return next((one for one in all_of(store, kind) if one.id == subject_id), None)


def _pages(store: StoreContext) -> Iterator[Source]:
    return _written(store, Kind.PAGE)


def _posts(store: StoreContext) -> Iterator[Source]:
    return _written(store, Kind.POST)


def _written(store: StoreContext, kind: Kind) -> Iterator[Source]:
    for card in pages.list_all(store, kind=PageKind(kind.value)):
        page = pages.get(store, card.page_id)
        html = Field("body_html", "Text", page.body_html, 80_000, Form.HTML, False, store.store_id)
        fields = (Field("title", "Title", page.title, 120), html, *_seo(page.seo))
        yield Source(kind, page.page_id, page.title, fields)


def _collections(store: StoreContext) -> Iterator[Source]:
    for one in shelf.read(store.store_id).collections.values():
        fields = _listing(one.title, one.description_html, one.seo)
        yield Source(Kind.COLLECTION, one.collection_id, one.title, fields)


def _categories(store: StoreContext) -> Iterator[Source]:
    known = shelf.read(store.store_id)
    for node, _depth in known.tree.walk():
        text = known.categories[node.id]
        fields = _listing(node.title, text.description_html, text.seo)
        yield Source(Kind.CATEGORY, node.id, node.title, fields)


def _menus(store: StoreContext) -> Iterator[Source]:
    for menu in navigation.list_menus(store):
        labels = tuple(Field(link["id"], "Link", link["label"], 60) for link in _links(menu.links))
        yield Source(Kind.MENU, menu.key, menu.title, labels)


def _policies(store: StoreContext) -> Iterator[Source]:
    front = stores.storefront_of(store)
    for kind in policies.kinds(front):
        policy = policies.of(front, kind)
        html = Field("html", "Text", policy.html, 15_000, Form.HTML, not policy.is_own)
        yield Source(Kind.POLICY, kind, policy.title, (html,))


def _sections(store: StoreContext) -> Iterator[Source]:
    """Of the theme that shoppers see."""
    for section in _drawn(themes.live(stores.storefront_of(store))):
        known = schema.SECTIONS.get(section.type)
        if known is None:
            continue
        fields = list(_texts(known.settings, section.settings, ""))
        for block in section.blocks:
            block_type = known.block(block.type)
            if block_type is not None:
                prefix = f"{block.id}."
                fields += _texts(block_type.settings, block.settings, prefix, block_type.name)
        beginning = next((rich_text.plain(one.text) for one in fields if one.text), "")
        title = f"{known.name}: {beginning[:60]}" if beginning else known.name
        yield Source(Kind.THEME, section.id, title, tuple(one for one in fields if one.text))


def _store(store: StoreContext) -> Iterator[Source]:
    front = stores.storefront_of(store)
    yield Source(
        Kind.STORE,
        STORE_ID,
        front.name,
        (
            Field("tagline", "Tagline", front.branding.tagline, 300),
            Field("mail_footer", "Below every mail", front.mail.footer, 500, Form.AREA),
            Field(
                "invoice_footer",
                "Below every invoice",
                invoices.footer(store),
                500,
                Form.AREA,
            ),
        ),
    )


def _shipping(store: StoreContext) -> Iterator[Source]:
    for zone in shipping.zones_for_shoppers(store):
        rates = tuple(
            Field(rate.rate_id, "Rate", rate.name, 64) for rate in shipping_rules.rates_of(zone)
        )
        yield Source(Kind.SHIPPING, zone.zone_id, zone.name, rates)


def _discounts(store: StoreContext) -> Iterator[Source]:
    """Automatic ones: shoppers know the others by their codes."""
    for one in discounts.automatic(store):
        yield Source(
            Kind.DISCOUNT, one.discount_id, one.title, (Field("title", "Title", one.title, 120),)
        )


def _filters(store: StoreContext) -> Iterator[Source]:
    """Those that are named after what merchants write on products."""
    for found in search.filters(store):
        name = (Field("name", "Name", found.label, 40),) if found.label else ()
        values = tuple(
            Field(value_field(value), found.label or "Kind", label, 80, is_optional=True)
            for value, label in found.values[:MOST_VALUES]
        )
        yield Source(Kind.FILTER, found.name, found.label or "Kind", (*name, *values))


def _texts(
    settings: Iterable[Setting], values: Mapping[str, Any], prefix: str, of: str = ""
) -> Iterator[Field]:
    for setting in settings:
        form, text = FORMS.get(setting.kind), values.get(setting.id)
        if form is not None and isinstance(text, str):
            label = f"{of}: {setting.label}" if of else setting.label
            yield Field(f"{prefix}{setting.id}", label, text.strip(), setting.most or 500, form)
        elif setting.kind is SettingKind.IMAGE and isinstance(text, Mapping) and text.get("alt"):
            label = f"{of}: {setting.label}" if of else setting.label
            name, alt = alt_field(f"{prefix}{setting.id}"), str(text["alt"])
            yield Field(name, f"{label} in words", alt, MOST_ALT, is_optional=True)


def _drawn(theme: LiveTheme) -> list[SectionView]:
    groups: Sequence[Sequence[SectionView]] = (
        theme.header,
        *theme.templates.values(),
        theme.footer,
    )
    return list({one.id: one for some in groups for one in some}.values())


def _links(links: Sequence[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    for link in links:
        yield link
        yield from _links(link["links"])


def _listing(title: str, html: str, seo: Seo) -> tuple[Field, ...]:
    return (
        Field("title", "Title", title, 120),
        Field("description_html", "Description", html, 20_000, Form.HTML),
        *_seo(seo),
    )


def _seo(seo: Seo) -> tuple[Field, Field]:
    title, description = "Title for search engines", "Description for search engines"
    return (
        Field("seo_title", title, seo.title, 120, Form.LINE, True),
        Field("seo_description", description, seo.description, 320, Form.AREA, True),
    )


FOUND: dict[Kind, Callable[[StoreContext], Iterator[Source]]] = {
    Kind.PAGE: _pages,
    Kind.POST: _posts,
    Kind.COLLECTION: _collections,
    Kind.CATEGORY: _categories,
    Kind.MENU: _menus,
    Kind.POLICY: _policies,
    Kind.THEME: _sections,
    Kind.STORE: _store,
    Kind.SHIPPING: _shipping,
    Kind.DISCOUNT: _discounts,
    Kind.FILTER: _filters,
}
