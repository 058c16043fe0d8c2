"""Every read and write of products. Bound to one store at construction."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence

from msgspec import Struct, field
from pynamodb.exceptions import TransactWriteError
from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action

from windlass.catalog import cards, models, prices, sizes, words
from windlass.catalog.errors import HandleTaken, ProductBusy, ProductNotFound
from windlass.catalog.events import ProductDeleted, ProductSaved
from windlass.catalog.market_prices import MarketPrices
from windlass.catalog.models import Card, Handle, Product, ProductPart, Stock, Word
from windlass.catalog.parts import Image, Variant
from windlass.catalog.picture_updates import outcome_at
from windlass.catalog.ratings import Rating
from windlass.catalog.translated import ProductTranslation
from windlass.db import outbox, transactions
from windlass.db.keys import StoreId
from windlass.db.table import failed_conditions

IN_ONE_TRANSACTION = 100
MOST_FORMER_HANDLES = 10
TRIES = 12


class Moved(Exception):
    """Someone else wrote the product since it was read: read it again."""


class Found(Struct):
    """A product with its stock, and what it was before anyone changes it in memory."""

    product: Product
    stocks: dict[str, Stock] = field(default_factory=dict)  # by variant
    read_at: int = 0  # Unix microseconds, taken before the read
    revision: int = 0  # 0: not saved yet
    words: list[str] = field(default_factory=list)
    handle: str = ""
    rating: Rating | None = None
    variants: dict[str, Variant] = field(default_factory=dict)
    fixed: list[MarketPrices] = field(default_factory=list)  # prices of its own in other markets
    translations: list[ProductTranslation] = field(default_factory=list)


class ProductRepository:
    def __init__(self, store_id: StoreId) -> None:
        self._store_id = store_id

    def get(self, product_id: str) -> Found:
        """One consistent query. Raises ProductNotFound (404)."""
        found = self.find(product_id, consistent=True)
        if found is None:
            raise ProductNotFound(f"There is no product {product_id}.")
        return found

    def find(self, product_id: str, *, consistent: bool = False) -> Found | None:
        """The product and the stock of its variants, in one query."""
        pk, read_at = models.product_pk(self._store_id, product_id), time.time_ns() // 1000
        items = list(ProductPart.query(pk, consistent_read=consistent))
        product = next((item for item in items if isinstance(item, Product)), None)
        if product is None:
            return None
        stocks = {item.variant_id: item for item in items if isinstance(item, Stock)}
        return Found(
            product,
            stocks,
            read_at,
            product.revision,
            list(product.words),
            product.handle,
            next((item for item in items if isinstance(item, Rating)), None),
            {variant.id: variant for variant in product.variants},
            [item for item in items if isinstance(item, MarketPrices)],
            [item for item in items if isinstance(item, ProductTranslation)],
        )

    def stocks_left_behind(self, product_id: str) -> list[Stock]:
        """The stock items in the partition, whether or not the product is still there."""
        pk = models.product_pk(self._store_id, product_id)
        found = ProductPart.query(pk, ProductPart.sk.startswith(models.STOCK_PREFIX))
        return [item for item in found if isinstance(item, Stock)]

    def find_handle(self, handle: str) -> Handle | None:
        try:
            return Handle.get(models.handle_pk(self._store_id, handle), models.HANDLE_SK)
        except Handle.DoesNotExist:
            return None

    def save(self, found: Found, new_stocks: Sequence[Stock] = ()) -> None:
        """The product with its card, address, words, new stock and ProductSaved: all or none.

        Before it, stock of more variants than one transaction takes, a copy's prices elsewhere
        and its translations: without the product they are nothing. Raises HandleTaken (409),
        ProductInvalid (422) for one that is too large, and Moved when the product is no longer the
        one that was found.
        """
        product = found.product
        product.pk = models.product_pk(self._store_id, product.product_id)
        product.sk = models.PRODUCT_SK
        product.words, product.revision = words.words_of(product), found.revision + 1
        price_change = prices.settle(self._store_id, product, found.variants)
        sizes.require_small(product)
        handles, dropped = self._handles(found)
        gone = sorted(set(found.words) - set(product.words))
        kept = product.words if product.words != found.words else []
        stocks = found.stocks | {stock.variant_id: stock for stock in new_stocks}
        room = IN_ONE_TRANSACTION - 4 - len(handles) - len(dropped) - len(gone) - len(kept)
        deletions = len(gone) + len(dropped)
        taken = [] if found.revision else [*found.fixed, *found.translations]
        self._save_early([*new_stocks[room:], *taken])
        is_same: Condition = Product.revision == found.revision
        if found.revision == 0:
            is_same = Product.pk.does_not_exist()
        try:
            with transactions.write() as t:
                t.save(product, condition=is_same)
                for handle in handles:
                    t.save(handle, condition=_is_free_for(product))
                t.save(self._card(found, stocks))
                if price_change is not None:
                    t.save(price_change)
                for word in kept:
                    t.save(self._word(word, product))
                for stock in new_stocks[:room]:
                    t.save(stock)
                t.save(outbox.to_item(self._store_id, ProductSaved(product.product_id)))
                for word in gone:
                    t.delete(self._word(word, product))
                for text in dropped:
                    t.delete(Handle(models.handle_pk(self._store_id, text), models.HANDLE_SK))
        except TransactWriteError as error:
            failed = failed_conditions(error)
            if deletions in failed:
                raise Moved from None
            if deletions + 1 in failed:
                raise HandleTaken(f"The address {product.handle} is taken.") from None
            raise
        found.revision, found.stocks = product.revision, stocks
        found.words, found.handle = list(product.words), product.handle
        found.variants = {variant.id: variant for variant in product.variants}

    def remove(self, found: Found) -> None:
        """The product, its card, addresses and words go; its stock goes when the event comes.
        Raises Moved."""
        product = found.product
        handles = sorted({*product.former_handles, found.handle})
        gone = ProductDeleted(product.product_id, handles)
        try:
            with transactions.write() as t:
                t.delete(product, condition=Product.revision == found.revision)
                t.delete(Card(product.pk, models.CARD_SK))
                for text in handles:
                    t.delete(Handle(models.handle_pk(self._store_id, text), models.HANDLE_SK))
                for word in found.words:
                    t.delete(self._word(word, product))
                t.save(outbox.to_item(self._store_id, gone))
        except TransactWriteError as error:
            if 0 in failed_conditions(error):
                raise Moved from None
            raise

    def finish_image(self, product_id: str, image: Image) -> bool:
        """Fill in one picture without touching the rest of the product, so that many may finish
        at once. False when the product or the picture is gone."""
        pk = models.product_pk(self._store_id, product_id)
        path = Product.images[image.id]
        actions: list[Action] = [*outcome_at(path, image), Product.revision.add(1)]
        try:
            with transactions.write() as t:
                t.update(Product(pk, models.PRODUCT_SK), actions, condition=path.exists())
                t.save(outbox.to_item(self._store_id, ProductSaved(product_id)))
        except TransactWriteError as error:
            if failed_conditions(error):
                return False
            raise
        return True

    def refresh_card(self, found: Found) -> None:
        """Bring the card up to what was found, unless a later look already did."""
        cards.refresh(self._card(found, found.stocks))

    def _card(self, found: Found, stocks: dict[str, Stock]) -> Card:
        facts = (found.rating, found.read_at, found.fixed, found.translations)
        return cards.card_of(self._store_id, found.product, stocks, *facts)

    def _handles(self, found: Found) -> tuple[list[Handle], list[str]]:
        """The addresses to write, the current one first, and those to give up."""
        product = found.product
        if product.handle == found.handle:
            return [], []
        former = [text for text in product.former_handles if text != product.handle]
        if found.handle:
            former.append(found.handle)
        product.former_handles = former[-MOST_FORMER_HANDLES:]
        items = [self._handle(product, product.handle, is_current=True)]
        if found.handle:
            items.append(self._handle(product, found.handle, is_current=False))
        return items, former[:-MOST_FORMER_HANDLES]

    def _handle(self, product: Product, text: str, *, is_current: bool) -> Handle:
        return Handle(
            models.handle_pk(self._store_id, text),
            models.HANDLE_SK,
            product_id=product.product_id,
            is_current=is_current,
        )

    def _word(self, word: str, product: Product) -> Word:
        return Word(
            models.words_pk(self._store_id),
            models.word_sk(word, product.product_id),
            product_id=product.product_id,
            words=product.words,
        )

    def _save_early(self, parts: Sequence[ProductPart]) -> None:
        for start in range(0, len(parts), IN_ONE_TRANSACTION):
            with transactions.write() as t:
                for part in parts[start : start + IN_ONE_TRANSACTION]:
                    t.save(part)


def settled[Result](work: Callable[[], Result]) -> Result:
    """Run `work`, which reads and writes anew, until nobody else wrote in between. Raises
    ProductBusy (409) after a dozen tries."""
    for number in range(TRIES):
        try:
            return transactions.attempt(work)
        except Moved:
            time.sleep(0.01 * (number + 1) * random.uniform(0.2, 1))
    raise ProductBusy("This product is being changed by others. Try again in a moment.")


def _is_free_for(product: Product) -> Condition:
    is_free: Condition = Handle.pk.does_not_exist() | (Handle.product_id == product.product_id)
    return is_free
