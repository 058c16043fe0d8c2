"""What shoppers say of a product, as pages show it."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from storefront_pages.views.image import ImageView


class RatingView(Struct, frozen=True):
    """Only of a product that somebody rated."""

    count: int
    hundredths: int  # 467 is 4.67 stars
    rows: tuple[RatingRow, ...]  # five stars first

    @property
    def average(self) -> str:
        """ "4.7" """
        tenths = (self.hundredths + 5) // 10
        return f"{tenths // 10}.{tenths % 10}"

    @property
    def halves(self) -> int:
        """The stars to paint, in halves: 0 to 10."""
        return halves_of(self.hundredths)


class RatingRow(Struct, frozen=True):
    stars: int
    count: int
    percent: int


class ReviewView(Struct, frozen=True):
    id: str
    author: str
    stars: int
    title: str
    text: str
    pictures: tuple[ImageView, ...]
    is_verified: bool
    origin: str
    reply: str
    written_on: date
    is_cut: bool


def halves_of(hundredths: int) -> int:
    return (hundredths + 25) // 50
