"""Reviews brought along from elsewhere, always marked with where they were written.

A row is known by the id it had there, else by its product, author and text: importing a file twice
takes nothing twice, and a file whose import broke off is imported again for the rest. Rows are
written many at a time, each batch whole or not at all. Imported reviews wait in the queue; they are
never marked as bought here.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime
from io import StringIO
from itertools import batched
from typing import TYPE_CHECKING

from msgspec import Struct

from windlass.kit import clock, numbers
from windlass.kit.errors import Invalid
from windlass.kit.ids import new_id
from windlass.reviews import named, rules
from windlass.reviews.errors import ReviewChanged
from windlass.reviews.models import Review, Source, Status, author_of
from windlass.reviews.repository import MOST_AT_ONCE, ReviewRepository
from windlass.reviews.rules import Draft
from windlass.tenancy.context import Permission

if TYPE_CHECKING:
    from windlass.catalog.models import Product
    from windlass.tenancy.context import StoreContext

MOST_ROWS = 1000
LONGEST_PRODUCT = 255  # of a handle
FIRST_YEAR = 1990
NEEDED = ("product", "stars", "author")
type Row = dict[str, str | None]


class Problem(Struct, frozen=True):
    row: int  # the header is row 1
    field: str
    message: str


class Outcome(Struct, frozen=True):
    taken: int
    known: int
    problems: list[Problem]


def take_in(store: StoreContext, *, origin: str, text: str) -> Outcome:
    """Take every sound row; the others are named with their fault, and nothing of them is kept.
    Products are named by handle or id. Raises Forbidden (403) and Invalid (422) for a file that is
    no table of reviews at all."""
    store.require(Permission.REVIEWS_WRITE)
    rows = _rows(text)
    products = named.find_all(store, filter(None, (_product_of(row) for row in rows)))
    sound: dict[tuple[str, str], Review] = {}
    repeated, problems = 0, list[Problem]()
    for number, row in enumerate(rows, 2):
        try:
            review = _review(store, row, origin, products)
        except Invalid as error:
            problems += [Problem(number, one.field, one.message) for one in error.fields]
            continue
        repeated += review.key in sound
        sound.setdefault(review.key, review)
    known = ReviewRepository(store.store_id).known(sound)
    new = [review for key, review in sound.items() if key not in known]
    taken = _add_all(store, new)
    return Outcome(taken, len(sound) + repeated - taken, problems)


def _rows(text: str) -> list[Row]:
    reader = csv.DictReader(StringIO(text.removeprefix("\ufeff")))
    try:
        columns = [name.strip().lower() for name in reader.fieldnames or []]
        reader.fieldnames = columns
        rows: list[Row] = list(reader)
    except csv.Error as error:
        raise Invalid.field("csv", "format", f"This is no CSV file: {error}.") from None
    missing = [name for name in NEEDED if name not in columns]
    if missing:
        raise Invalid.field("csv", "columns", f"The header lacks {', '.join(missing)}.")
    if len(rows) > MOST_ROWS:
        raise Invalid.field("csv", "too_many", f"Send at most {MOST_ROWS:,} rows at once.")
    return rows


def _add_all(store: StoreContext, reviews: list[Review]) -> int:
    """How many of them came in by this request."""
    repository, taken = ReviewRepository(store.store_id), 0
    for some in batched(reviews, MOST_AT_ONCE, strict=False):
        try:
            repository.add(some)
        except ReviewChanged:  # some came in at this moment by another request
            taken += sum(_is_added(repository, review) for review in some)
        else:
            taken += len(some)
    return taken


def _is_added(repository: ReviewRepository, review: Review) -> bool:
    try:
        repository.add([review])
    except ReviewChanged:
        return False
    return True


def _product_of(row: Row) -> str:
    """What names it; nothing where that is too long to name one."""
    text = (row.get("product") or "").strip()
    return text if len(text) <= LONGEST_PRODUCT else ""


def _review(store: StoreContext, row: Row, origin: str, products: Mapping[str, Product]) -> Review:
    def cell(name: str) -> str:
        return (row.get(name) or "").strip()

    product = products.get(_product_of(row))
    if product is None:
        raise Invalid.field("product", "unknown", f"There is no product {cell('product')[:80]!r}.")
    try:
        stars = numbers.whole(cell("stars"))
    except ValueError:
        message = "Stars are a whole number from 1 to 5."
        raise Invalid.field("stars", "number", message) from None
    draft = rules.checked(Draft(stars, cell("title"), cell("text")))
    return Review(
        review_id=new_id(),
        product_id=product.product_id,
        product_title=product.title,
        product_handle=product.handle,
        author=author_of(store.store_id, _identity(row, origin)),
        author_name=rules.shown_name(cell("author")),
        stars=draft.stars,
        title=draft.title,
        text=draft.text,
        status=Status.PENDING.value,
        held_for="all",
        source=Source.IMPORT.value,
        origin=origin,
        written_at=_date(cell("date")),
    )


def _identity(row: Row, origin: str) -> str:
    """Stands where others have their e-mail address, and is none."""
    own = (row.get("id") or "").strip()
    said = own or "\n".join((row.get(name) or "") for name in ("author", "title", "text", "date"))
    return f"import:{origin}:{hashlib.sha256(said.encode()).hexdigest()}"


def _date(text: str) -> datetime:
    if not text:
        return clock.now()
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise Invalid.field("date", "date", "Write dates as 2026-01-31.") from None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    if moment.year < FIRST_YEAR:
        raise Invalid.field("date", "too_early", f"Reviews are from {FIRST_YEAR} or later.")
    if moment > clock.now():
        raise Invalid.field("date", "past", "A review cannot be from the future.")
    return moment
