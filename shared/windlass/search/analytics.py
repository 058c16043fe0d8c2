"""What shoppers search for, what they find and what they click: by store, query and day.

Nothing personal is kept: no visitor, no time of day, and a query that looks like an address, a
number of a person or a secret is counted without its words.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from msgspec import Struct
from pynamodb.expressions.update import Action

from windlass.kit import clock
from windlass.search import models, words
from windlass.search.models import QueryCount, SearchDay
from windlass.search.repository import SearchRepository
from windlass.tenancy.context import Permission

if TYPE_CHECKING:
    from windlass.db.keys import StoreId
    from windlass.tenancy.context import StoreContext

KEPT_FOR = timedelta(days=40)
MOST_QUERIES = 300  # of a day, in its rollup
MOST_READ = 5_000  # of a day's queries, when it is rolled up
POPULAR_DAYS = 7
MOST_POPULAR = 40
LEAST_POPULAR = 3  # times: what one person typed is shown to nobody else
LONGEST = 60
FIGURES = ("searches", "clicks", "empty")
COUNTED = (*FIGURES, "whole")  # of one query
UNTOLD = "*"  # stands for every query whose words are not kept
MOST_SHOWN = 2_000

_shown: set[tuple[str, str]] = set()
_PERSONAL = re.compile(r"@|\d{6}|\b\d[\d ()/.-]{7,}\d\b|https?:|www\.")


class QueryFigures(Struct, frozen=True):
    query: str
    text: str
    searches: int
    clicks: int
    empty: int
    whole: int = 0  # searches that found every word


class DayFigures(Struct, frozen=True):
    day: date
    searches: int
    clicks: int
    empty: int


class Report(Struct, frozen=True):
    days: list[DayFigures]
    top: list[QueryFigures]  # the most searched first
    without_results: list[QueryFigures]


def today(time_zone: str) -> str:
    """The store's calendar day."""
    return clock.now().astimezone(ZoneInfo(time_zone)).date().isoformat()


def count_search(
    store: StoreContext, query: str, *, found: int, day: str, is_whole: bool = True
) -> None:
    """One search by a shopper: one small write. `is_whole` says that every word was found as it was
    typed: only words of the shop may be suggested to others. Asks for no permission."""
    is_empty = found == 0
    whole = int(is_whole and not is_empty)
    _count_one(store.store_id, day, query, searches=1, empty=int(is_empty), whole=whole)


def count_click(store: StoreContext, query: str, *, day: str) -> None:
    """A shopper went from the results of this query to a product."""
    _count_one(store.store_id, day, query, clicks=1)


def report(store: StoreContext, *, days: int, time_zone: str, most: int = 100) -> Report:
    """The last `days` days, today last; the day of today is read live, the others rolled up: two
    queries. Raises Forbidden (403)."""
    store.require(Permission.SEARCH_READ)
    last = clock.now().astimezone(ZoneInfo(time_zone)).date()
    calendar = [last - timedelta(days=number) for number in reversed(range(days))]
    known = {
        item.day: item
        for item in SearchDay.query(
            models.days_pk(store.store_id),
            SearchDay.sk.between(calendar[0].isoformat(), calendar[-1].isoformat()),
        )
        if isinstance(item, SearchDay)
    }
    figures = _figures_of(known[day].queries for day in known if day != last.isoformat())
    live = _queries(store.store_id, last.isoformat())
    for item in live:
        if item.folded != UNTOLD:
            _count(figures, _document(item))
    finished = [_day(each, known.get(each.isoformat())) for each in calendar[:-1]]
    return Report(
        [*finished, DayFigures(last, *(_sum(live, name) for name in FIGURES))],
        sorted(figures.values(), key=lambda one: (-one.searches, one.query))[:most],
        sorted(
            (one for one in figures.values() if one.empty),
            key=lambda one: (-one.empty, one.query),
        )[:most],
    )


def roll_up(store_id: StoreId, day: str) -> None:
    """Write the day's figures into its own item, and what is popular now. Safe to repeat."""
    found = _queries(store_id, day)
    documents = sorted(
        (_document(item) for item in found if item.folded != UNTOLD),
        key=lambda one: (-one["searches"], one["query"]),
    )
    SearchDay(models.days_pk(store_id), day).update(
        [
            SearchDay.entity.set(SearchDay),
            SearchDay.store_id.set(store_id),
            SearchDay.queries.set(documents[:MOST_QUERIES]),
            *(getattr(SearchDay, name).set(_sum(found, name)) for name in FIGURES),
        ]
    )
    first = (date.fromisoformat(day) - timedelta(days=POPULAR_DAYS)).isoformat()
    recent = SearchDay.query(
        models.days_pk(store_id), SearchDay.sk >= first, limit=POPULAR_DAYS + 3
    )
    figures = _figures_of(item.queries for item in recent if isinstance(item, SearchDay))
    wanted = sorted(figures.values(), key=lambda one: (-one.searches, one.query))
    texts = [one.text for one in wanted if one.whole >= LEAST_POPULAR][:MOST_POPULAR]
    SearchRepository(store_id).save_popular(texts)


def searched_on(day: str, *, at_most: int = 1000) -> list[str]:
    """The stores where somebody searched on that day; one query."""
    found = SearchDay.gsi3.query(models.day_pointer(day), limit=at_most, page_size=at_most)
    return [item.store_id for item in found if isinstance(item, SearchDay)]


def days_around(now: datetime) -> list[str]:
    """Every calendar day that it is somewhere, and the one before."""
    return [(now + timedelta(hours=hours)).date().isoformat() for hours in (-36, -12, 14)]


def _storable(query: str) -> str:
    """The query as it is counted, empty for one whose words are nobody's business."""
    text = query.strip()
    if len(text) > LONGEST or _PERSONAL.search(text):
        return ""
    return words.key(text)


def _count_one(store_id: StoreId, day: str, query: str, **added: int) -> None:
    _show_day(store_id, day)
    key = _storable(query) or UNTOLD
    actions = [getattr(QueryCount, name).add(number) for name, number in added.items()]
    actions += [
        QueryCount.entity.set(QueryCount),
        QueryCount.text.set(QueryCount.text | ("" if key == UNTOLD else query.strip())),
        QueryCount.ttl.set(QueryCount.ttl | KEPT_FOR),
    ]
    QueryCount(models.queries_pk(store_id, day), key).update(actions)


def _show_day(store_id: StoreId, day: str) -> None:
    """Put the day where the rollup finds it: once for a container, and at no cost to the rest."""
    if (store_id, day) in _shown:
        return
    actions: list[Action] = [SearchDay.entity.set(SearchDay), SearchDay.store_id.set(store_id)]
    actions += [SearchDay.gsi3pk.set(models.day_pointer(day)), SearchDay.gsi3sk.set(store_id)]
    SearchDay(models.days_pk(store_id), day).update(actions)
    if len(_shown) >= MOST_SHOWN:
        _shown.clear()
    _shown.add((store_id, day))


def forget() -> None:
    """As a new container, for tests."""
    _shown.clear()


def _sum(found: list[QueryCount], name: str) -> int:
    return sum(getattr(item, name) for item in found)


def _queries(store_id: StoreId, day: str) -> list[QueryCount]:
    found = QueryCount.query(models.queries_pk(store_id, day), limit=MOST_READ)
    return [item for item in found if isinstance(item, QueryCount)]


def _document(item: QueryCount) -> dict[str, Any]:
    return {
        "query": item.folded,
        "text": item.text,
        "searches": item.searches,
        "clicks": item.clicks,
        "empty": item.empty,
        "whole": item.whole,
    }


def _figures_of(days: Any) -> dict[str, QueryFigures]:
    found: dict[str, QueryFigures] = {}
    for documents in days:
        for document in documents:
            _count(found, document)
    return found


def _count(found: dict[str, QueryFigures], document: dict[str, Any]) -> None:
    known = found.get(document["query"])
    sums = Counter({name: document.get(name, 0) for name in COUNTED})
    if known is not None:
        sums.update({name: getattr(known, name) for name in COUNTED})
    found[document["query"]] = QueryFigures(
        document["query"],
        known.text if known else document["text"],
        sums["searches"],
        sums["clicks"],
        sums["empty"],
        sums["whole"],
    )


def _day(day: date, item: SearchDay | None) -> DayFigures:
    if item is None:
        return DayFigures(day, 0, 0, 0)
    return DayFigures(day, item.searches, item.clicks, item.empty)
