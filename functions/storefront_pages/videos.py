"""A product's film as its page shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

from windlass.catalog import videos

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storefront_pages.views.image import ImageView
    from storefront_pages.views.store import StoreView
    from windlass.catalog.models import Product


class VideoView(Struct, frozen=True):
    title: str
    poster: ImageView | None
    place: int  # so many pictures come before it
    player: str  # the address that is loaded when somebody presses play
    page: str  # where it can be seen without script
    origin: str
    uploaded_on: str  # empty: not known


def video_of(product: Product, images: Sequence[ImageView]) -> VideoView | None:
    found = videos.video_of(product.video)
    if found is None:
        return None
    own = (image for image in images if image.id == found.image_id)
    return VideoView(
        title=found.title,
        poster=next(own, images[0] if images else None),
        place=min(found.position, len(images)),
        player=found.player,
        page=found.page,
        origin=found.origin,
        uploaded_on=found.uploaded_on,
    )


def data_of(
    video: VideoView | None, store: StoreView, description: str
) -> tuple[dict[str, Any], ...]:
    """JSON-LD, only where name, picture and day are known: search engines refuse less."""
    if video is None or video.poster is None or not (video.title and video.uploaded_on):
        return ()
    found = {
        "@context": "https://schema.org",
        "@type": "VideoObject",
        "name": video.title,
        "description": description or video.title,
        "thumbnailUrl": store.absolute(video.poster.src),
        "uploadDate": video.uploaded_on,
        "embedUrl": video.player.partition("?")[0],
    }
    return (found,)
