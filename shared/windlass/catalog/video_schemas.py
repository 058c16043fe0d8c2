"""The public shape of a product's film. Changing a field here is an API change."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, Field

from windlass.catalog import videos
from windlass.catalog.videos import Video
from windlass.web.schemas import Strict

if TYPE_CHECKING:
    from collections.abc import Collection


def _known(address: str) -> str:
    if videos.found_at(address) is None:
        raise ValueError("This is no link to a video on YouTube or Vimeo.")
    return address


class VideoIn(Strict):
    url: Annotated[str, Field(min_length=1, max_length=300), AfterValidator(_known)] = Field(
        description="Of a video on YouTube or Vimeo, as it is copied from there"
    )
    title: Annotated[str, Field(max_length=120)] = ""
    position: Annotated[int, Field(strict=True, ge=0, le=250)] = Field(
        default=0, description="So many pictures come before it"
    )
    image_id: Annotated[str, Field(pattern=r"^([0-9A-HJKMNP-TV-Z]{26})?$")] = Field(
        default="",
        description="Its poster, a picture of the product; empty or gone: the product's first",
    )
    uploaded_on: date | None = Field(default=None, description="Search engines ask for it")

    def video(self, image_ids: Collection[str]) -> Video:
        found = videos.found_at(self.url)
        assert found is not None  # the field was checked
        return Video(
            *found,
            title=self.title,
            position=self.position,
            image_id=self.image_id if self.image_id in image_ids else "",
            uploaded_on=self.uploaded_on.isoformat() if self.uploaded_on else "",
        )


class VideoOut(BaseModel):
    provider: Literal["youtube", "vimeo"]
    id: str
    url: str
    title: str
    position: int = Field(description="So many pictures come before it")
    image_id: str = Field(description="Its poster; empty: the product's first picture")
    uploaded_on: date | None

    @classmethod
    def maybe(cls, video: Video | None) -> Self | None:
        if video is None:
            return None
        return cls.model_validate(
            {
                "provider": video.provider,
                "id": video.id,
                "url": video.page,
                "title": video.title,
                "position": video.position,
                "image_id": video.image_id,
                "uploaded_on": video.uploaded_on or None,
            }
        )
