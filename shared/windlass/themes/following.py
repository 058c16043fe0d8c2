"""What takes its look from the theme: the store's Branding, and so its mails."""

from __future__ import annotations

from typing import TYPE_CHECKING

from windlass.kit.errors import Stale
from windlass.stores import service as stores
from windlass.stores.settings import Branding, read
from windlass.themes import documents
from windlass.themes.fonts import of_mails
from windlass.themes.repository import ThemeRepository

if TYPE_CHECKING:
    from windlass.tenancy.context import StoreContext

TRIES = 5


def follow(store: StoreContext) -> bool:
    """Give Branding the live theme's colour, letters and scheme; logos and words stay. Whichever
    event comes last or twice, the outcome is the live theme's. False when it was so already."""
    for number in range(TRIES):
        _draft, live = ThemeRepository(store.store_id).current()
        if live is None:
            return False
        looks = documents.from_text(live.document)["settings"]
        wanted = {
            "accent_colour": looks["primary"],
            "colour_scheme": looks["colour_scheme"],
            "heading_font": of_mails(looks["heading_font"]),
            "body_font": of_mails(looks["body_font"]),
        }
        current = stores.get(store)
        branding = read(Branding, current.settings)
        if all(getattr(branding, name) == value for name, value in wanted.items()):
            return False
        try:
            stores.change_settings(store, Branding, wanted, version=current.version)
        except Stale:  # somebody saved settings meanwhile: look again
            if number == TRIES - 1:
                raise
        else:
            return True
    raise AssertionError("unreachable")
