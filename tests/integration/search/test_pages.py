"""The search, its facets and its figures, as a shopper without script meets them."""

from __future__ import annotations

import re

import pytest

from tests.integration.storefront_pages.goods import colours, sell, variant_in
from tests.integration.storefront_pages.shops import open_shop, visitor
from tests.integration.storefront_pages.visitors import Visitor
from tests.support.cost import count_table_calls
from tests.support.search.factories import forget_everything, index_all, system
from tests.support.table import items
from windlass.search import analytics, service
from windlass.search.reading import Hit
from windlass.search.schemas import SaveRules
from windlass.search.searching import Wanted
from windlass.stores import service as stores
from windlass.tenancy.context import StoreContext

CARD = re.compile(r'<a href="/products/([\w-]+)">')


@pytest.fixture
def owner(cloud: None) -> StoreContext:
    forget_everything()
    owner = open_shop()
    sell(owner, "Arc desk lamp", variant_in("Black", price=2000), options=colours(), vendor="Volt")
    sell(owner, "Bow floor lamp", variant_in("White", price=9000), options=colours(), vendor="Volt")
    sell(
        owner,
        "Clay vase",
        variant_in("Black", price=4000, sku="1RG1"),
        variant_in("White", price=4500),
        options=colours(),
        vendor="Terra",
    )
    sell(owner, "Draft lamp", status="draft")
    index_all(owner)
    return owner


def shown(someone: Visitor, path: str) -> list[str]:
    answer = someone.get(path)
    assert answer.status == 200, answer.body
    return CARD.findall(answer.body)


def counts(body: str, facet: str) -> dict[str, int]:
    found = re.findall(
        rf'name="{facet}" value="([^"]+)"[^>]*>(?:<svg.*?</svg>)? <span class="facet-label">.*?'
        r'<span class="facet-count">.*?(\d+)<span',
        body,
    )
    return {value: int(number) for value, number in found}


def test_the_results_are_what_was_typed_and_on_sale(owner: StoreContext) -> None:
    someone = visitor()

    assert shown(someone, "/search?q=lamp") == ["arc-desk-lamp", "bow-floor-lamp"]
    assert shown(someone, "/search?q=1rg1") == ["clay-vase"]


def test_a_results_page_is_nobody_elses_and_in_no_search_engine(owner: StoreContext) -> None:
    answer = visitor().get("/search?q=lamp")

    assert answer.headers["Cache-Control"] == "private, no-store"
    assert '<meta name="robots" content="noindex">' in answer.body


def test_a_slip_is_said_with_what_was_found_instead(owner: StoreContext) -> None:
    answer = visitor().get("/search?q=vsae")

    assert CARD.findall(answer.body) == ["clay-vase"]
    assert "These are results for “vase”." in answer.body


def test_finding_nothing_offers_ways_on(owner: StoreContext) -> None:
    day = analytics.today(stores.storefront_of(owner).time_zone)
    for _ in range(3):
        analytics.count_search(system(owner), "floor lamp", found=1, day=day)
    analytics.roll_up(owner.store_id, day)
    service.forget()

    answer = visitor().get("/search?q=zebra")

    assert "Nothing was found for “zebra”." in answer.body
    assert '<a class="button" href="/products">' in answer.body
    assert '<a class="chip" href="/search?q=floor+lamp">floor lamp</a>' in answer.body


def test_only_words_of_the_shop_are_suggested_to_others(owner: StoreContext) -> None:
    someone = visitor()
    for query in ("vase", "vase sold by thieves", "vsae", "lamp"):
        for _ in range(2 if query == "lamp" else 3):
            assert shown(someone, f"/search?q={query.replace(' ', '+')}")

    analytics.roll_up(owner.store_id, analytics.today(stores.storefront_of(owner).time_zone))

    service.forget()
    assert service.popular(owner) == ["vase"]


def test_a_facet_does_not_reduce_its_own_counts(owner: StoreContext) -> None:
    body = visitor().get("/products?colour=Black").body

    assert CARD.findall(body) == ["clay-vase", "arc-desk-lamp"]
    assert counts(body, "colour") == {"Black": 2, "White": 2}
    assert counts(body, "vendor") == {"Terra": 1, "Volt": 1}


def test_several_values_of_a_facet_show_more_and_two_facets_less(owner: StoreContext) -> None:
    someone = visitor()

    assert len(shown(someone, "/products?colour=Black&colour=White")) == 3
    assert shown(someone, "/products?colour=White&vendor=Terra") == ["clay-vase"]


@pytest.mark.parametrize("price", ["price=30-50", "price-from=30&price-to=50", "price=50-30"])
def test_prices_narrow_in_major_units(owner: StoreContext, price: str) -> None:
    answer = visitor().get(f"/products?{price}")

    assert CARD.findall(answer.body) == ["clay-vase"]
    assert "€30.00–€50.00" in answer.body


@pytest.mark.parametrize(
    ("sort", "first"),
    [("price-up", "arc-desk-lamp"), ("price-down", "bow-floor-lamp"), ("title", "arc-desk-lamp")],
)
def test_lists_are_sorted(owner: StoreContext, sort: str, first: str) -> None:
    assert shown(visitor(), f"/products?sort={sort}")[0] == first


def test_each_chip_leads_to_the_list_without_it(owner: StoreContext) -> None:
    body = visitor().get("/products?colour=Black&vendor=Volt&sort=title").body

    chips = re.findall(r'<a class="chip" href="([^"]+)">', body)
    assert chips == [
        "/products?vendor=Volt&amp;sort=title",
        "/products?colour=Black&amp;sort=title",
    ]
    assert '<a class="more" href="/products?sort=title">Clear all</a>' in body


@pytest.mark.parametrize("query", ["colour=Black", "price=10-50", "sort=price-up", "cursor=abc"])
def test_a_part_of_a_list_is_not_indexed_and_names_the_whole_one(
    query: str, owner: StoreContext
) -> None:
    someone = visitor()
    part = someone.get(f"/products?{query}").body

    is_whole = query == "cursor=abc"  # not ours: the beginning is shown
    assert ('<meta name="robots" content="noindex">' in part) is not is_whole
    assert '<link rel="canonical" href="http://volt.localhost:8080/products">' in part
    assert 'name="robots"' not in someone.get("/products").body


def test_nonsense_in_the_address_is_left_out(owner: StoreContext) -> None:
    path = "/products?price=x-y&sort=%00&cursor=nope&utm_source=mail&Colour=%27%22"

    assert len(shown(visitor(), path)) == 3


def test_nothing_left_is_said_with_the_way_back(owner: StoreContext) -> None:
    body = visitor().get("/products?colour=Black&price=80-90").body

    assert "Nothing has all of this." in body
    assert '<a href="/products">Clear all filters</a>' in body


def test_pages_follow_each_other_without_gap(owner: StoreContext) -> None:
    for number in range(30):
        sell(owner, f"Pen {number:02}")
    index_all(owner)
    someone = visitor()

    first = someone.get("/search?q=pen").body
    [following] = re.findall(r'href="(/search[^"]+)" rel="next"', first)
    second = someone.get(following.replace("&amp;", "&")).body

    assert len(CARD.findall(first)) == 24
    assert len({*CARD.findall(first), *CARD.findall(second)}) == 30
    assert 'rel="next"' not in second


def test_searches_and_clicks_are_counted_without_the_searcher(owner: StoreContext) -> None:
    someone = visitor()
    someone.get("/search?q=Lamp")
    someone.get("/search?q=lamp&colour=Black")  # narrows what was counted
    someone.get("/search?q=zebra")
    someone.get("/search?q=ada%40example.com")
    someone.post("/search/clicks", {"q": "lamp"}, sec_fetch_site="same-origin")

    found = {item["SK"]["S"]: item for item in items("QueryCount")}
    assert set(found) == {"lamp", "zebra", "*"}
    assert (found["*"]["text"]["S"], found["*"]["searches"]["N"]) == ("", "1")
    assert (found["lamp"]["searches"]["N"], found["lamp"]["clicks"]["N"]) == ("1", "1")
    assert found["zebra"]["empty"]["N"] == "1"
    analytics.roll_up(owner.store_id, analytics.today(stores.storefront_of(owner).time_zone))
    [day] = items("SearchDay")
    assert [one["M"]["text"]["S"] for one in day["queries"]["L"]] == ["Lamp", "zebra"]
    assert (day["searches"]["N"], day["empty"]["N"], day["clicks"]["N"]) == ("3", "2", "1")


def test_a_click_from_another_site_is_not_counted(owner: StoreContext) -> None:
    answer = visitor().post("/search/clicks", {"q": "lamp"}, sec_fetch_site="cross-site")

    assert answer.status == 403
    assert items("QueryCount") == []


def test_pins_and_hides_hold_for_their_query(owner: StoreContext) -> None:
    ids = {hit.handle: hit.product_id for hit in _all(owner)}
    rule = {
        "id": "lamp",
        "query": "Lamp",
        "pinned": [ids["clay-vase"]],
        "hidden": [ids["arc-desk-lamp"]],
    }
    service.save_rules(owner, SaveRules.model_validate({"rules": [rule]}), version=1)

    assert shown(visitor(), "/search?q=lamp") == ["clay-vase", "bow-floor-lamp"]
    assert "arc-desk-lamp" in shown(visitor(), "/search?q=desk+lamp")


def test_a_list_with_facets_and_a_search_with_its_count_take_few_round_trips(
    owner: StoreContext,
) -> None:
    someone = visitor()
    someone.get("/search?q=vase")
    service.forget()

    with count_table_calls() as listing:
        someone.get("/products?colour=Black")
    service.forget()
    with count_table_calls() as search:
        someone.get("/search?q=lamp")

    assert (listing.round_trips, search.round_trips) == (1, 2)


def _all(owner: StoreContext) -> list[Hit]:
    found = service.find(owner, Wanted())
    assert found is not None
    return found.hits
