"""Filters of a list by the names that shoppers read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storefront_pages import messages, swatches
from storefront_pages.messages import mark
from storefront_pages.views.listing import ChoiceView, FacetView
from windlass.search.documents import (
    CATEGORY,
    COLLECTION,
    IN_STOCK,
    RATING,
    STOCK,
    TYPE,
    VENDOR,
)
from windlass.translations.fields import Kind, value_field

if TYPE_CHECKING:
    from storefront_pages.shops import Shop
    from windlass.search.facets import FacetCounts

NAMES = {
    CATEGORY: mark("Category"),
    COLLECTION: mark("Collection"),
    TYPE: mark("Kind"),
    VENDOR: mark("Brand"),
    RATING: mark("Rating"),
    STOCK: mark("Availability"),
}


def facet_of(each: FacetCounts, shop: Shop, *, is_open: bool) -> FacetView:
    text = messages.catalogue(shop.view.locale).gettext
    own = shop.words.say(Kind.FILTER, each.name, "name", each.label or each.name)
    colours = swatches.of_facet(each.name, [one.label for one in each.choices], shop)
    return FacetView(
        name=each.name,
        label=text(NAMES[each.name]) if each.name in NAMES else own,
        choices=tuple(
            ChoiceView(
                value=_value(each.name, choice.value, choice.label),
                label=label_of(each.name, choice.value, choice.label, shop),
                count=choice.count,
                is_chosen=choice.is_chosen,
                stars=int(choice.value) if each.name == RATING else 0,
                colours=colours.get(choice.label, ()),
            )
            for choice in each.choices
        ),
        is_open=is_open,
    )


def label_of(name: str, value: str, label: str, shop: Shop) -> str:
    """Of a choice; `label` is what the merchant wrote."""
    text = messages.catalogue(shop.view.locale).gettext
    if name == RATING:
        return text("%(stars)s stars and up") % {"stars": value}
    if name == STOCK:
        return text("In stock") if value == IN_STOCK else text("Sold out")
    if name in (CATEGORY, COLLECTION):
        return shop.words.say(name, value, "title", label or value)
    return shop.words.say(Kind.FILTER, name, value_field(value), label or value)


def _value(name: str, value: str, label: str) -> str:
    """People read addresses: the word, unless only the id says which one is meant. It is the same
    in every language."""
    return value if name in (CATEGORY, COLLECTION, RATING, STOCK) else label
