"""Unique codes: thousands of a discount, each for one order."""

from __future__ import annotations

import csv
import io
import re
import secrets
from collections.abc import Iterator
from itertools import batched
from typing import TYPE_CHECKING

from pynamodb.exceptions import TransactWriteError

from windlass.db import transactions
from windlass.db.table import condition_failed
from windlass.discounts import models
from windlass.discounts.errors import DiscountArchived, TooManyCodes
from windlass.discounts.models import Code, Tally
from windlass.discounts.offers import normalise
from windlass.discounts.repository import DiscountRepository
from windlass.kit import clock
from windlass.kit.errors import Invalid
from windlass.kit.paging import Page
from windlass.tenancy.context import Permission

if TYPE_CHECKING:
    from windlass.discounts.models import Discount
    from windlass.discounts.schemas import GenerateCodes
    from windlass.tenancy.context import StoreContext

LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # without those that people mix up
MOST = 50_000  # of one discount
IN_ONE_TRANSACTION = 99  # codes, and the tally
PREFIX = re.compile(r"[^\W_][\w-]*")
ATTEMPTS = 3


def generate(store: StoreContext, discount_id: str, request: GenerateCodes) -> int:
    """Make `count` new codes; how many the discount has then. A crash in between leaves fewer, all
    of them counted. Raises Forbidden (403), DiscountNotFound (404), Invalid (422), TooManyCodes and
    DiscountArchived (409)."""
    store.require(Permission.DISCOUNTS_WRITE)
    repository = DiscountRepository(store.store_id)
    discount = repository.get(discount_id)
    prefix = normalise(request.prefix)
    if prefix and not PREFIX.fullmatch(prefix):
        raise Invalid.field("prefix", "characters", "Use letters, digits and hyphens.")
    if discount.is_automatic:
        raise Invalid.field("count", "automatic", "An automatic discount has no codes.")
    if discount.archived_at is not None:
        raise DiscountArchived("This discount is in the archive. Restore it first.")
    known = repository.tallies([discount_id]).get(discount_id)
    before = known.codes if known else 0
    if before + request.count > MOST:
        raise TooManyCodes(f"A discount has at most {MOST:,} codes, and this one has {before:,}.")
    for some in batched(range(request.count), IN_ONE_TRANSACTION, strict=False):
        _add(store, discount, prefix, request.length, len(some))
    return before + request.count


def list_page(
    store: StoreContext, discount_id: str, *, limit: int = 50, cursor: str | None = None
) -> Page[Code]:
    """Unique codes in alphabetical order. Raises Forbidden (403), DiscountNotFound (404) and
    CursorInvalid (422)."""
    store.require(Permission.DISCOUNTS_READ)
    repository = DiscountRepository(store.store_id)
    repository.get(discount_id)
    return repository.unique_codes(discount_id, limit=limit, cursor=cursor)


def export(store: StoreContext, discount_id: str) -> str:
    """All unique codes as CSV, with whether each was used. Raises Forbidden (403) and
    DiscountNotFound (404)."""
    store.require(Permission.DISCOUNTS_READ)
    DiscountRepository(store.store_id).get(discount_id)
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["code", "used", "made_at"])
    for code in _all(store, discount_id):
        used = "yes" if code.redeemed else "held" if code.taken else "no"
        writer.writerow([code.code, used, f"{code.made_at:%Y-%m-%dT%H:%M:%SZ}"])
    return text.getvalue()


def _all(store: StoreContext, discount_id: str) -> Iterator[Code]:
    found = Code.gsi1.query(models.codes_pk(store.store_id, discount_id), limit=MOST)
    return (item for item in found if isinstance(item, Code))


def _add(store: StoreContext, discount: Discount, prefix: str, length: int, count: int) -> None:
    """All of them or none; other ones when somebody has one of them already."""

    def write() -> None:
        with transactions.write() as t:
            for code in _new(prefix, length, count):
                t.save(_item(store, discount, code), condition=Code.pk.does_not_exist())
            t.update(
                Tally(models.discount_pk(store.store_id, discount.discount_id), models.TALLY_SK),
                [Tally.codes.add(count), Tally.entity.set(Tally)],
            )

    for attempt in range(ATTEMPTS):
        try:
            return transactions.attempt(write)
        except TransactWriteError as error:
            if not condition_failed(error) or attempt == ATTEMPTS - 1:
                raise
    raise AssertionError("unreachable")


def _new(prefix: str, length: int, count: int) -> list[str]:
    start = f"{prefix}-" if prefix else ""
    found: set[str] = set()
    while len(found) < count:
        found.add(start + "".join(secrets.choice(LETTERS) for _ in range(length)))
    return sorted(found)


def _item(store: StoreContext, discount: Discount, code: str) -> Code:
    return Code(
        models.code_pk(store.store_id, code),
        models.CODE_SK,
        code=code,
        discount_id=discount.discount_id,
        is_unique=True,
        made_at=clock.now(),
        gsi1pk=models.codes_pk(store.store_id, discount.discount_id),
        gsi1sk=code,
    )
