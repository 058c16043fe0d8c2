"""What shops show of categories and collections. Changing a field here is an API change."""

from __future__ import annotations

from pydantic import BaseModel, Field

from windlass.catalog.out_schemas import SeoOut
from windlass.catalog.storefront_schemas import PictureOut, StorefrontCardOut
from windlass.collections.shoppers import Listing


class ListingOut(BaseModel):
    id: str
    title: str
    handle: str
    description_html: str
    seo: SeoOut
    picture: PictureOut | None

    @classmethod
    def of(cls, listing: Listing) -> ListingOut:
        is_ready = listing.image is not None and listing.image.is_ready
        return cls(
            id=listing.id,
            title=listing.title,
            handle=listing.handle,
            description_html=listing.description_html,
            seo=SeoOut(title=listing.seo.title, description=listing.seo.description),
            picture=PictureOut.maybe(listing.image if is_ready else None),
        )


class BranchOut(BaseModel):
    id: str
    parent_id: str | None
    title: str
    handle: str
    depth: int = Field(description="0 at the top")


class BranchList(BaseModel):
    items: list[BranchOut] = Field(description="Parents before their children, in order")
    next_cursor: str | None = Field(default=None, description="A shop's tree fits on one page")


class ListingList(BaseModel):
    items: list[ListingOut]
    next_cursor: str | None = Field(default=None, description="They fit on one page")


class ListingPage(BaseModel):
    """A collection or category with one page of its products."""

    listing: ListingOut
    items: list[StorefrontCardOut]
    next_cursor: str | None


class CardList(BaseModel):
    items: list[StorefrontCardOut] = Field(description="Those on sale, in the order asked for")
