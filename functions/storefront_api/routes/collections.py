from typing import Annotated

from aws_lambda_powertools.event_handler.openapi.params import Query

from storefront_api.shops import PREFIX, Locale, Moved, cached, current_shop, moves, words_of
from windlass.catalog.storefront_schemas import StorefrontCardOut
from windlass.collections import shoppers, spoken
from windlass.collections.errors import CategoryNotFound, CollectionNotFound
from windlass.collections.models import Sort
from windlass.collections.public_schemas import (
    BranchList,
    BranchOut,
    CardList,
    ListingList,
    ListingOut,
    ListingPage,
)
from windlass.collections.shoppers import Listing
from windlass.recommendations import service as recommendations
from windlass.tenancy.context import StoreContext
from windlass.translations.fields import Kind
from windlass.translations.spoken import Words
from windlass.web.api import Cursor, Limit, Response, Router

router = Router()
SHOP = "/stores/<slug>"

Order = Annotated[Sort | None, Query(description="Left out: as the merchant sorts it")]
Ids = Annotated[
    str,
    Query(
        min_length=26,
        max_length=650,
        pattern=r"^[0-9A-HJKMNP-TV-Z]{26}(,[0-9A-HJKMNP-TV-Z]{26})*$",
        examples=["01ARZ3NDEKTSV4RRFFQ69G5FAV"],
        description="Of products, joined by commas, at most 24",
    ),
]


@router.get(f"{SHOP}/categories")
def list_categories(slug: str, locale: Locale = None) -> Response[BranchList]:
    """The whole tree."""
    store, shop = current_shop(router, slug)
    words = words_of(store, shop, locale)
    items = [
        BranchOut(
            id=node.id,
            parent_id=node.parent_id or None,
            title=words.say(Kind.CATEGORY, node.id, "title", node.title),
            handle=node.handle,
            depth=depth,
        )
        for node, depth in shoppers.walk(store)
    ]
    return cached(BranchList(items=items))


@router.get(f"{SHOP}/categories/<handle>", responses=moves(ListingPage))
def get_category(
    slug: str,
    handle: str,
    sort: Order = None,
    limit: Limit = 24,
    cursor: Cursor = None,
    locale: Locale = None,
) -> Response[ListingPage]:
    """With its products and those below it. An old handle answers 301."""
    store, shop = current_shop(router, slug)
    found = shoppers.category(store, handle)
    if found is None:
        raise CategoryNotFound(f"There is no category {handle}.")
    if isinstance(found, shoppers.Moved):
        raise Moved(f"{PREFIX}/stores/{shop.slug}{found.path}")
    return cached(_page(store, found, sort, limit, cursor, words_of(store, shop, locale)))


@router.get(f"{SHOP}/collections")
def list_collections(slug: str, locale: Locale = None) -> Response[ListingList]:
    store, shop = current_shop(router, slug)
    words = words_of(store, shop, locale)
    found = (spoken.told(one, words) for one in shoppers.collections(store))
    return cached(ListingList(items=[ListingOut.of(one) for one in found]))


@router.get(f"{SHOP}/collections/<handle>", responses=moves(ListingPage))
def get_collection(
    slug: str,
    handle: str,
    sort: Order = None,
    limit: Limit = 24,
    cursor: Cursor = None,
    locale: Locale = None,
) -> Response[ListingPage]:
    """With its products. An old handle answers 301."""
    store, shop = current_shop(router, slug)
    found = shoppers.collection(store, handle)
    if found is None:
        raise CollectionNotFound(f"There is no collection {handle}.")
    if isinstance(found, shoppers.Moved):
        raise Moved(f"{PREFIX}/stores/{shop.slug}{found.path}")
    return cached(_page(store, found, sort, limit, cursor, words_of(store, shop, locale)))


@router.get(f"{SHOP}/cards")
def list_cards(slug: str, ids: Ids, locale: Locale = None) -> Response[CardList]:
    """Products by their ids, for what a browser remembers itself."""
    store, shop = current_shop(router, slug)
    language = words_of(store, shop, locale).locale
    found = recommendations.cards(store, ids.split(","))
    return cached(CardList(items=[StorefrontCardOut.of(card, locale=language) for card in found]))


def _page(
    store: StoreContext,
    found: Listing,
    sort: Sort | None,
    limit: int,
    cursor: str | None,
    words: Words,
) -> ListingPage:
    page = shoppers.page(
        store,
        found.id,
        sort=sort or found.sort,
        by_hand=found.by_hand,
        limit=limit,
        cursor=cursor,
    )
    return ListingPage(
        listing=ListingOut.of(spoken.told(found, words)),
        items=[StorefrontCardOut.of(card, locale=words.locale) for card in page.items],
        next_cursor=page.next_cursor,
    )
