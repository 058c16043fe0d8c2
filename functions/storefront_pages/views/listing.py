"""A list of products that can be narrowed and sorted, as its page shows it."""

from __future__ import annotations

from msgspec import Struct

from storefront_pages.views.product import CardView


class ChoiceView(Struct, frozen=True):
    value: str  # as it stands in the address
    label: str
    count: int
    is_chosen: bool
    stars: int = 0  # of a rating
    colours: tuple[str, ...] = ()  # shown beside the label


class FacetView(Struct, frozen=True):
    name: str  # of the field and in the address
    label: str
    choices: tuple[ChoiceView, ...]
    is_open: bool


class PriceView(Struct, frozen=True):
    """Amounts in major units, as the fields take them."""

    low: str  # what was chosen, empty for none
    high: str
    lowest: str  # what there is
    highest: str
    step: str
    currency: str


class ChipView(Struct, frozen=True):
    """One thing the list is narrowed by, and where the list without it is."""

    label: str
    path: str


class SortView(Struct, frozen=True):
    value: str
    label: str
    is_chosen: bool


class ListingView(Struct, frozen=True):
    path: str
    query: str
    cards: tuple[CardView, ...]
    total: int
    facets: tuple[FacetView, ...]
    price: PriceView | None  # None where all cost the same
    chips: tuple[ChipView, ...]
    clear_path: str
    sorts: tuple[SortView, ...]
    next_path: str | None
    is_first: bool
    is_narrowed: bool

    @property
    def is_indexed(self) -> bool:
        """The whole list in its usual order, from its beginning: what else shows is the same."""
        is_usual = not self.sorts or self.sorts[0].is_chosen
        return self.is_first and not self.is_narrowed and is_usual

    @property
    def has_filters(self) -> bool:
        return bool(self.facets or self.price or self.chips)
