"""Links around a page: menus, and the way to it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MenuLink:
    label: str
    path: str  # empty: a heading over its links
    links: tuple[MenuLink, ...] = ()

    @property
    def is_external(self) -> bool:
        return self.path.startswith(("http://", "https://"))


@dataclass(frozen=True, slots=True)
class Crumb:
    label: str
    path: str
