"""What makes the pages of a store that the edge keeps out of date."""

from __future__ import annotations

from events.event import Event, Handler


def changed(_event: Event) -> None:
    """Nothing to do for each: `events.purger` forgets every store of a batch once."""


HANDLERS: dict[str, Handler] = {
    "StorefrontChanged": changed,
    "ThemePublished": changed,
    "ProductSaved": changed,
    "ProductDeleted": changed,
    "MembershipsOutdated": changed,
    "ReviewsChanged": changed,
    "StoreLaunched": changed,
    "MarketsChanged": changed,
    "PageSaved": changed,
    "DiscountSaved": changed,
}
