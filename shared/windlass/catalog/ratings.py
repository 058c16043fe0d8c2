"""What shoppers say of a product, as figures beside it.

Item      PK                            SK
Rating    STORE#<store>#PRODUCT#<id>    RATING

It lies in the product's partition, so a product page knows it without another read. Only published
reviews count; whoever publishes or takes back one adds its difference in the same transaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from pynamodb.exceptions import UpdateError

from windlass.catalog import models
from windlass.catalog.errors import ProductNotFound
from windlass.catalog.models import Product, ProductPart
from windlass.db.table import DocumentsAttribute, IntegerAttribute, condition_failed

if TYPE_CHECKING:
    from typing import Any

    from pynamodb.expressions.update import Action
    from pynamodb.transactions import TransactWrite

    from windlass.tenancy.context import StoreContext

RATING_SK = "RATING"
STARS = (1, 2, 3, 4, 5)
MOST_NEWEST = 4


class Rating(ProductPart, discriminator="Rating"):
    stars_1 = IntegerAttribute(default=0)  # how many published reviews gave one star
    stars_2 = IntegerAttribute(default=0)
    stars_3 = IntegerAttribute(default=0)
    stars_4 = IntegerAttribute(default=0)
    stars_5 = IntegerAttribute(default=0)
    newest = DocumentsAttribute(default=list)  # the latest reviews, as pages show them
    newest_read_at = IntegerAttribute(default=0)  # Unix microseconds

    @property
    def counts(self) -> dict[int, int]:
        return {stars: getattr(self, f"stars_{stars}") for stars in STARS}

    @property
    def number(self) -> int:
        """How many there are."""
        return sum(self.counts.values())

    @property
    def hundredths(self) -> int | None:
        """The average in hundredths of a star, rounded half up: 467 is 4.67; None without any."""
        if not self.number:
            return None
        stars = sum(stars * number for stars, number in self.counts.items())
        return (200 * stars + self.number) // (2 * self.number)


def add_to(
    t: TransactWrite, store: StoreContext, product_id: str, difference: Mapping[int, int]
) -> None:
    """Count reviews in or out: stars to how many more (or, negative, fewer). Two items; the
    transaction fails when the product is gone."""
    changed = {stars: number for stars, number in difference.items() if number}
    if not changed:
        return
    pk = models.product_pk(store.store_id, product_id)
    actions: list[Action] = [
        getattr(Rating, f"stars_{stars}").add(number) for stars, number in changed.items()
    ]
    actions.append(Rating.entity.set(Rating))
    t.condition_check(Product, pk, models.PRODUCT_SK, condition=Product.pk.exists())
    t.update(Rating(pk, RATING_SK), actions)


def show_newest(
    store: StoreContext, product_id: str, reviews: Iterable[dict[str, Any]], *, read_at: int
) -> None:
    """Keep the latest reviews beside the figures, unless those of a later look are there. Does
    nothing for a product that was never rated."""
    pk = models.product_pk(store.store_id, product_id)
    item = Rating(pk, RATING_SK)
    is_older = Rating.newest_read_at.does_not_exist() | (Rating.newest_read_at < read_at)
    try:
        item.update(
            [
                Rating.newest.set(list(reviews)[:MOST_NEWEST]),
                Rating.newest_read_at.set(read_at),
            ],
            condition=Rating.pk.exists() & is_older,
        )
    except UpdateError as error:
        if not condition_failed(error):
            raise


def reviewed(store: StoreContext, product_id: str) -> Product:
    """The product that a review is about, whatever its status: its buyers may still say how it
    was. One read. Raises ProductNotFound (404)."""
    try:
        return Product.get(models.product_pk(store.store_id, product_id), models.PRODUCT_SK)
    except Product.DoesNotExist:
        raise ProductNotFound(f"There is no product {product_id}.") from None
