"""What shoppers say of a product, as pages show it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from storefront_pages.views.image import ImageView


@dataclass(frozen=True, slots=True)
class RatingView:
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


@dataclass(frozen=True, slots=True)
class RatingRow:
    stars: int
    count: int
    percent: int


@dataclass(frozen=True, slots=True)
class ReviewView:
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
