"""Collections and categories in the words of another language."""

from __future__ import annotations

from copy import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from windlass.collections.shoppers import Listing
    from windlass.translations.spoken import Words


def in_words(listing: Listing, words: Words) -> Listing:
    """Its title in another language, where it is translated; nothing is read."""
    return replace(listing, title=words.say(listing.type, listing.id, "title", listing.title))


def told(listing: Listing, words: Words) -> Listing:
    """All of it in another language; one read for a description that is translated."""
    said = words.of(listing.type, listing.id)
    html = listing.description_html
    description = words.tell(listing.type, listing.id, "description_html", html)
    seo_title = said.get("seo_title") or ("" if "title" in said else listing.seo.title)
    is_new = description != html
    seo_description = said.get("seo_description") or ("" if is_new else listing.seo.description)
    return replace(
        in_words(listing, words),
        description_html=description,
        seo=type(listing.seo)(seo_title, seo_description),
    )
