"""The menus of a shop: the merchant's, or one made of the categories."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from storefront_pages import messages
from storefront_pages.views.menu import Crumb, MenuLink
from windlass.collections import shoppers, spoken
from windlass.collections.shoppers import Type
from windlass.navigation import storefront as navigation
from windlass.navigation.models import MAIN
from windlass.pages import storefront as pages
from windlass.translations.fields import Kind
from windlass.translations.spoken import NONE

if TYPE_CHECKING:
    from windlass.tenancy.context import StoreContext
    from windlass.translations.spoken import Words

MOST_CATEGORIES = 6  # at the top of a menu that nobody made
MOST_BELOW = 12
FIXED = {
    "home": "/",
    "products": "/products",
    "collections": "/collections",
    "search": "/search",
    "heading": "",
}


def main(store: StoreContext, locale: str, words: Words = NONE) -> tuple[MenuLink, ...]:
    """As the merchant made it; until then everything on sale and the categories. What is no longer
    there is left out."""
    menu = navigation.for_shoppers(store)[MAIN]
    if menu.version == 0:
        return _usual(store, locale, words)
    return _shown(store, menu.links, words.of(Kind.MENU, MAIN))


def of(store: StoreContext, key: str, locale: str, words: Words = NONE) -> tuple[MenuLink, ...]:
    """Any menu; empty for one that is no longer there."""
    if key == MAIN:
        return main(store, locale, words)
    menu = navigation.for_shoppers(store).get(key)
    return _shown(store, menu.links, words.of(Kind.MENU, key)) if menu else ()


def way_to_category(
    store: StoreContext, category_id: str, words: Words = NONE
) -> tuple[Crumb, ...]:
    """From the top down to the category; empty without one."""
    nodes = shoppers.path_to(store, category_id)
    return tuple(
        Crumb(words.say(Kind.CATEGORY, node.id, "title", node.title), f"/categories/{node.handle}")
        for node in nodes
    )


def _usual(store: StoreContext, locale: str, words: Words) -> tuple[MenuLink, ...]:
    text = messages.catalogue(locale).gettext
    found = [MenuLink(text("Shop all"), "/products")]
    for top in shoppers.categories(store)[:MOST_CATEGORIES]:
        below = shoppers.categories(store, top.id)[:MOST_BELOW]
        named = (spoken.in_words(each, words) for each in below)
        links = tuple(MenuLink(each.title, each.path) for each in named)
        found.append(MenuLink(spoken.in_words(top, words).title, top.path, links))
    return tuple(found)


def _shown(
    store: StoreContext, links: Sequence[dict[str, Any]], labels: Mapping[str, str]
) -> tuple[MenuLink, ...]:
    """`labels` are those that are translated, by the link's id."""
    found = []
    for link in links:
        inside = _shown(store, link["links"], labels)
        path = _path(store, link["kind"], link["target"])
        if path is None and not inside:
            continue
        found.append(MenuLink(labels.get(link["id"]) or link["label"], path or "", inside))
    return tuple(found)


def _path(store: StoreContext, kind: str, target: str) -> str | None:
    """None for what is no longer there."""
    match kind:
        case "collection" | "category":
            listing = shoppers.find(store, target)
            is_right = listing is not None and listing.type == Type(kind)
            return listing.path if listing is not None and is_right else None
        case "product":
            return f"/products/{target}"
        case "page":
            return pages.path_of(store, target)
        case "policy":
            return f"/policies/{target}"
        case "url":
            return target
    return FIXED[kind]
