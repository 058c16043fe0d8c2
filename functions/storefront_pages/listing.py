"""A page of products from the search index: cards, facets, chips and the ways on.

Used by the search, by the list of all products, and by whatever else shows a part of the catalogue:
`page_of(request, shop, "/collections/lamps", within=("collection", id))`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from storefront_pages import choosing, messages
from storefront_pages.cards import card_of
from storefront_pages.choosing import Choices, address
from storefront_pages.filters import facet_of, label_of
from storefront_pages.messages import mark
from storefront_pages.views.listing import (
    ChipView,
    ListingView,
    PriceView,
    SortView,
)
from windlass.kit import currencies, money_text
from windlass.kit.money import Money
from windlass.kit.paging import CursorInvalid
from windlass.search import service
from windlass.search.searching import Found, Wanted

if TYPE_CHECKING:
    from storefront_pages.http import Request
    from storefront_pages.shops import Shop
    from windlass.currencies.exchange import Exchange

ON_A_PAGE = 24
OPEN_FACETS = 4  # of a wide page; the others open when they are wanted
RELEVANCE = "relevance"
FEATURED = "featured"
SORTS = {
    RELEVANCE: mark("Best match"),
    FEATURED: mark("Featured"),
    "newest": mark("Newest"),
    "popular": mark("Best selling"),
    "price-up": mark("Price, low to high"),
    "price-down": mark("Price, high to low"),
    "rating": mark("Best rated"),
    "title": mark("Name, A to Z"),
}


def sorts_of(*, has_query: bool, has_order: bool) -> tuple[str, ...]:
    """The first is what the list shows unless it is told otherwise."""
    rest = ("newest", "popular", "price-up", "price-down", "rating", "title")
    if has_query:
        return (RELEVANCE, *rest)
    return (FEATURED, *rest) if has_order else rest


def page_of(
    request: Request,
    shop: Shop,
    path: str,
    *,
    has_query: bool = False,
    within: tuple[str, str] | None = None,
    order: Sequence[str] = (),
    usual_sort: str = "",
) -> tuple[ListingView, Found] | None:
    """None while the shop has no index. A cursor that is not ours leads to the beginning.

    `order` are product ids by hand, `usual_sort` what the list is sorted by unless the shopper says
    otherwise.
    """
    sorts = sorts_of(has_query=has_query, has_order=bool(order))
    if usual_sort:
        sorts = (usual_sort, *(one for one in sorts if one != usual_sort))
    choices = choosing.read(request, sorts=sorts, currency=shop.exchange.currency)
    sort = choices.sort or sorts[0]

    def find(cursor: str | None) -> Found | None:
        wanted = Wanted(
            query=choices.query if has_query else "",
            chosen=choices.chosen_in(shop.exchange),
            within=within,
            order=order,
            sort=sort,
            limit=ON_A_PAGE,
            cursor=cursor,
        )
        return service.find(shop.context, wanted)

    try:
        found = find(request.query.get("cursor") or None)
    except CursorInvalid:
        found = find(None)
    if found is None:
        return None
    return _view(found, choices, shop, path, sorts, sort, has_query=has_query), found


def _view(
    found: Found,
    choices: Choices,
    shop: Shop,
    path: str,
    sorts: Sequence[str],
    sort: str,
    *,
    has_query: bool,
) -> ListingView:
    text = messages.catalogue(shop.view.locale).gettext
    pairs = choices.pairs() if has_query else [one for one in choices.pairs() if one[0] != "q"]
    narrowing = [one for one in pairs if one[0] not in ("q", "sort")]
    chosen_names = {name for name, _value in choices.values}
    facets = tuple(
        facet_of(each, shop, is_open=number < OPEN_FACETS or each.name in chosen_names)
        for number, each in enumerate(
            one for one in found.facets if len(one.choices) > 1 or one.name in chosen_names
        )
    )
    return ListingView(
        path=path,
        query=choices.query if has_query else "",
        cards=tuple(card_of(hit, shop.exchange, shop.spoken) for hit in found.hits),
        total=found.total,
        facets=facets,
        price=_price(found, choices, shop.exchange),
        chips=tuple(
            ChipView(
                _chip(one, found, choices, shop),
                address(path, [other for other in pairs if other != one]),
            )
            for one in narrowing
        ),
        clear_path=address(path, [one for one in pairs if one not in narrowing]),
        sorts=tuple(SortView(one, text(SORTS[one]), one == sort) for one in sorts),
        next_path=(
            address(path, [*pairs, ("cursor", found.next_cursor)]) if found.next_cursor else None
        ),
        is_first=found.before == 0,
        is_narrowed=choices.is_narrowed,
    )


def _chip(pair: tuple[str, str], found: Found, choices: Choices, shop: Shop) -> str:
    locale = shop.view.locale
    text = messages.catalogue(locale).gettext
    name, value = pair
    if name == "price":
        low, high = choices.price.low, choices.price.high
        ends = [
            "" if end is None else money_text.written(Money(end, choices.currency), locale)
            for end in (low, high)
        ]
        if high is None:
            return text("From %(amount)s") % {"amount": ends[0]}
        if not low:
            return text("Up to %(amount)s") % {"amount": ends[1]}
        return "–".join(ends)
    for facet in found.facets:
        if facet.name == name:
            for choice in facet.choices:
                if value in (choice.value, choice.label):
                    return label_of(name, choice.value, choice.label, shop)
    return label_of(name, value, value, shop)


def _price(found: Found, choices: Choices, exchange: Exchange) -> PriceView | None:
    lowest, highest = (
        None if amount is None else exchange.price(Money(amount, exchange.base)).amount
        for amount in (found.prices.lowest, found.prices.highest)
    )
    if lowest == highest and choices.price.is_open:
        return None
    exponent = currencies.exponent(choices.currency)
    return PriceView(
        low=choices.written(choices.price.low),
        high=choices.written(choices.price.high),
        lowest=choices.written(lowest),
        highest=choices.written(highest),
        step="1" if exponent == 0 else f"0.{'0' * (exponent - 1)}1",
        currency=choices.currency,
    )
