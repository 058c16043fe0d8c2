"""A generated catalogue, the same every time: 3 variants, 20 categories, 30 tags, 80 words."""

from __future__ import annotations

import random
from itertools import batched

from windlass.catalog import cards, words
from windlass.catalog.models import (
    Handle,
    Product,
    Stock,
    Word,
    handle_pk,
    product_pk,
    stock_sk,
    word_sk,
    words_pk,
)
from windlass.catalog.parts import Option, Variant
from windlass.db.table import TableItem
from windlass.kit import clock
from windlass.kit.ids import new_id
from windlass.kit.money import Money
from windlass.tenancy.context import StoreContext

VOCABULARY = (
    "amber arc atlas basin beacon birch bolt brook cabin cedar cobalt coral crest delta dune echo "
    "ember fern field flint forge glade grain grove harbor haze hollow iris ivory jade juniper "
    "kelp lantern ledge linen lumen maple marble meadow mesa mist moss nova oak onyx opal orbit "
    "pebble pine plume prairie quartz quill rapid reef ridge river rowan rust saffron sage shale "
    "shore slate sol spruce stone summit tide timber topaz trail umber vale velvet vista willow"
).split()
CATEGORIES = [f"Category {number}" for number in range(20)]
TAGS = [f"tag-{number}" for number in range(30)]


def fill(
    store: StoreContext, count: int, *, currency: str = "EUR", with_words: bool = True
) -> None:
    """Write `count` active products straight to the table, as the catalogue keeps them. The words
    of its own search are most of the items; what does not look there does without."""
    random_ = random.Random(count)
    for numbers in batched(range(count), 100, strict=False):
        items: list[TableItem] = []
        for number in numbers:
            made = _items(store, number, random_, currency)
            items += [item for item in made if with_words or not isinstance(item, Word)]
        with Product.batch_write() as batch:
            for item in items:
                batch.save(item)


def _items(
    store: StoreContext, number: int, random_: random.Random, currency: str
) -> list[TableItem]:
    product_id = new_id()
    title = f"{' '.join(random_.sample(VOCABULARY, 3)).title()} {number}"
    handle = title.lower().replace(" ", "-")
    text = " ".join(random_.choices(VOCABULARY, k=80))
    price = Money(random_.randrange(900, 19_900), currency)
    variants = [
        Variant(id=new_id(), values=(size,), price=price, sku=f"SKU-{number}-{size}")
        for size in ("S", "M", "L")
    ]
    product = Product(
        product_pk(store.store_id, product_id),
        "PRODUCT",
        product_id=product_id,
        title=title,
        handle=handle,
        description_html=f"<p>{text}</p>",
        status="active",
        vendor=f"Vendor {number % 50}",
        product_type=random_.choice(CATEGORIES),
        tags=random_.sample(TAGS, 3),
        currency=currency,
        options=[Option("Size", ("S", "M", "L"))],
        variants=variants,
        images={},
        published_at=clock.now(),
        created_at=clock.now(),
        updated_at=clock.now(),
    )
    product.words = words.words_of(product)
    stocks = {
        variant.id: Stock(
            product_pk(store.store_id, product_id),
            stock_sk(variant.id),
            product_id=product_id,
            variant_id=variant.id,
            created_at=clock.now(),
        )
        for variant in variants
    }
    card = cards.card_of(store.store_id, product, stocks, read_at=0)
    pointer = Handle(
        handle_pk(store.store_id, handle), "HANDLE", product_id=product_id, is_current=True
    )
    indexed = [
        Word(
            words_pk(store.store_id),
            word_sk(word, product_id),
            product_id=product_id,
            words=product.words,
        )
        for word in product.words
    ]
    return [product, *stocks.values(), card, pointer, *indexed]
