"""Links around a page: menus, and the way to it."""

from __future__ import annotations

from msgspec import Struct


class MenuLink(Struct, frozen=True):
    label: str
    path: str  # empty: a heading over its links
    links: tuple[MenuLink, ...] = ()

    @property
    def is_external(self) -> bool:
        return self.path.startswith(("http://", "https://"))


class Crumb(Struct, frozen=True):
    label: str
    path: str
