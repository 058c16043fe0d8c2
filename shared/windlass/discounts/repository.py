"""Every read and write of discounts and codes. Bound to one store at construction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import batched

from msgspec import Struct, field
from pynamodb.exceptions import TransactWriteError

from windlass.db import outbox, transactions
from windlass.db.keys import StoreId
from windlass.db.table import TableItem, failed_conditions
from windlass.discounts import models
from windlass.discounts.errors import CodeTaken, DiscountNotFound, DiscountStale
from windlass.discounts.events import DiscountSaved
from windlass.discounts.models import Code, Discount, FirstOrder, Redeemed, Tally, Uses
from windlass.kit import clock, paging
from windlass.kit.errors import FieldProblem
from windlass.kit.kept import Kept
from windlass.kit.paging import Page

SECONDS = 5
MOST_KEPT = 500
MOST_AUTOMATIC = 25  # switched on at once
MOST_KEYS = 100  # of one batch read

_kept: Kept[str, list[Discount]] = Kept(seconds=SECONDS, most=MOST_KEPT)  # by store


class Found(Struct, frozen=True):
    """What offers need to know, by discount id."""

    automatic: list[Discount] = field(default_factory=list)
    discounts: dict[str, Discount] = field(default_factory=dict)  # of the codes
    totals: dict[str, Uses] = field(default_factory=dict)
    own: dict[str, Uses] = field(default_factory=dict)
    held: dict[str, Redeemed] = field(default_factory=dict)
    first_order: FirstOrder | None = None


class DiscountRepository:
    def __init__(self, store_id: StoreId) -> None:
        self._store_id = store_id

    def get(self, discount_id: str) -> Discount:
        """A consistent read. Raises DiscountNotFound (404)."""
        try:
            return Discount.get(
                models.discount_pk(self._store_id, discount_id),
                models.DISCOUNT_SK,
                consistent_read=True,
            )
        except Discount.DoesNotExist:
            raise DiscountNotFound(f"There is no discount {discount_id}.") from None

    def newest(self, *, before: str, limit: int) -> list[Discount]:
        """Those made before the one of this id, newest first; one query."""
        pk = models.discounts_pk(self._store_id)
        found = Discount.gsi1.query(
            pk, Discount.gsi1sk < before, scan_index_forward=False, limit=limit, page_size=limit
        )
        return [item for item in found if isinstance(item, Discount)]

    def tallies(self, discount_ids: Iterable[str]) -> dict[str, Tally]:
        keys = {
            (models.discount_pk(self._store_id, one), models.TALLY_SK): one for one in discount_ids
        }
        found = self._batch(keys, consistent=False)
        return {keys[item.pk, item.sk]: item for item in found if isinstance(item, Tally)}

    def automatic(self, *, fresh: bool = False) -> list[Discount]:
        """The automatic ones that are switched on, remembered for seconds; one query."""
        if fresh:
            return _kept.put(self._store_id, self._automatic())
        return _kept.get(self._store_id, self._automatic)

    def _automatic(self) -> list[Discount]:
        pk = models.automatic_pk(self._store_id)
        found = Discount.gsi2.query(pk, limit=2 * MOST_AUTOMATIC)
        return [item for item in found if isinstance(item, Discount)]

    def find_codes(self, codes: Sequence[str]) -> dict[str, Code]:
        """By code; one batch read."""
        keys = [(models.code_pk(self._store_id, code), models.CODE_SK) for code in codes]
        found = self._batch(keys, consistent=True)
        return {item.code: item for item in found if isinstance(item, Code)}

    def read(
        self,
        discount_ids: set[str],
        automatic: list[Discount],
        *,
        email_key: str | None,
        held_by: str | None,
        fresh: bool,
    ) -> Found:
        """The discounts of codes, and how much is taken of all that are limited; one batch read,
        none when there is nothing to ask. `fresh` reads the automatic ones again, too."""
        known = {one.discount_id: one for one in automatic}
        limited = [one for one in automatic if fresh or is_limited(one)]
        wanted = discount_ids | {one.discount_id for one in limited}
        if not wanted:
            return Found(automatic)
        keys: dict[tuple[str, str], str] = {}
        for one in wanted:
            uses = models.uses_pk(self._store_id, one)
            if one in discount_ids or fresh:
                keys[models.discount_pk(self._store_id, one), models.DISCOUNT_SK] = one
            keys[uses, models.TOTAL_SK] = one
            if email_key is not None:
                keys[uses, models.buyer_sk(email_key)] = one
            if held_by is not None:
                keys[uses, models.move_sk(held_by)] = one
        if email_key is not None:
            first = models.first_order_pk(self._store_id, email_key), models.FIRST_ORDER_SK
            keys[first] = ""
        discounts: dict[str, Discount] = {}
        totals: dict[str, Uses] = {}
        own: dict[str, Uses] = {}
        held: dict[str, Redeemed] = {}
        first_order = None
        for item in self._batch(keys, consistent=True):
            discount_id = keys[item.pk, item.sk]
            match item:
                case Discount():
                    discounts[discount_id] = item
                case Uses() if item.sk == models.TOTAL_SK:
                    totals[discount_id] = item
                case Uses():
                    own[discount_id] = item
                case Redeemed():
                    held[discount_id] = item
                case FirstOrder():
                    first_order = item
        current = [discounts.get(one, known[one]) if fresh else known[one] for one in known]
        return Found(
            [one for one in current if one.is_automatic and one.is_active],
            discounts,
            totals,
            own,
            held,
            first_order,
        )

    def add(self, discount: Discount) -> None:
        """Raises CodeTaken (409)."""
        self._write(discount, former_code=None, condition_version=None)

    def save(self, discount: Discount, *, former_code: str | None) -> None:
        """The next version of what was read. Raises CodeTaken (409) and DiscountStale (412)."""
        discount.version += 1
        self._write(discount, former_code=former_code, condition_version=discount.version - 1)

    def _write(
        self, discount: Discount, *, former_code: str | None, condition_version: int | None
    ) -> None:
        discount_id = discount.discount_id
        discount.pk = models.discount_pk(self._store_id, discount_id)
        discount.sk = models.DISCOUNT_SK
        discount.gsi1pk, discount.gsi1sk = models.discounts_pk(self._store_id), discount_id
        is_on = discount.is_automatic and discount.is_active and discount.archived_at is None
        discount.gsi2pk = models.automatic_pk(self._store_id) if is_on else None
        discount.gsi2sk = discount_id if is_on else None
        is_same = (
            Discount.pk.does_not_exist()
            if condition_version is None
            else Discount.version == condition_version
        )
        gone = former_code if former_code != discount.code else None

        def commit() -> None:
            with transactions.write() as t:
                if gone is not None:
                    t.delete(Code(models.code_pk(self._store_id, gone), models.CODE_SK))
                t.save(discount, condition=is_same)
                if discount.code is not None and discount.code != former_code:
                    t.save(self._code(discount), condition=Code.pk.does_not_exist())
                t.save(outbox.to_item(self._store_id, DiscountSaved(discount_id)))

        try:
            transactions.attempt(commit)
        except TransactWriteError as error:
            first = int(gone is not None)
            failed = failed_conditions(error)
            if first in failed:
                raise DiscountStale(
                    "This discount was changed since you last read it. Reload it first."
                ) from None
            if first + 1 in failed:
                message = f"Another discount has the code {discount.code}."
                problem = FieldProblem("code", "code_taken", message)
                raise CodeTaken(message, fields=(problem,)) from None
            raise
        finally:
            forget()

    def _code(self, discount: Discount) -> Code:
        code = discount.code or ""
        return Code(
            models.code_pk(self._store_id, code),
            models.CODE_SK,
            code=code,
            discount_id=discount.discount_id,
            made_at=clock.now(),
        )

    def _batch(self, keys: Iterable[tuple[str, str]], *, consistent: bool) -> list[TableItem]:
        return [
            item
            for some in batched(keys, MOST_KEYS, strict=False)
            for item in TableItem.batch_get(some, consistent_read=consistent)
        ]

    def unique_codes(
        self, discount_id: str, *, limit: int, cursor: str | None = None
    ) -> Page[Code]:
        """In alphabetical order; one query. Raises CursorInvalid (422)."""
        pk = models.codes_pk(self._store_id, discount_id)
        after = paging.unseal(cursor, scope=pk) if cursor else ""
        condition = Code.gsi1sk > after if after else None
        most = limit + 1
        found = Code.gsi1.query(pk, condition, limit=most, page_size=most)
        codes = [item for item in found if isinstance(item, Code)]
        return paging.page_of(codes, limit, scope=pk, position=lambda code: code.code)


def is_limited(discount: Discount) -> bool:
    return (
        discount.usage_limit is not None
        or discount.per_customer_limit is not None
        or bool(discount.eligibility.get("is_first_order_only"))
    )


def forget() -> None:
    """After a write: this process shows it at once, others within seconds."""
    _kept.clear()
