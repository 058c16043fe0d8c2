"""What looks like the theme follows it when another one is published."""

from __future__ import annotations

from events.event import Event, Handler
from windlass.tenancy import service as tenancy
from windlass.themes import following


def theme_published(event: Event) -> None:
    if event.store_id is not None:
        following.follow(tenancy.act(event.store_id, task="themes"))


HANDLERS: dict[str, Handler] = {"ThemePublished": theme_published}
