"""Finding orders: by number, by the buyer's e-mail address, and by words that begin words of the
buyer's name and address, the goods' titles and SKUs, and the parcels' tracking numbers.

A search by words is one query of at most 200 words, newest order first among equal words, one batch
read of the candidates' other words, and one of the orders: what it costs does not depend on how
many orders there are.
"""

from __future__ import annotations

from windlass.kit.words import asked, tokens
from windlass.orders import models, rules, search_models, service
from windlass.orders.models import Order
from windlass.orders.repository import OrderRepository
from windlass.orders.rules import Status
from windlass.orders.search_models import SHORTEST, OrderWord, OrderWords
from windlass.tenancy.context import Permission, StoreContext

EXAMINED = 200
MOST_WORDS = 60  # of one order


def search(store: StoreContext, query: str, *, status: Status | None = None) -> list[Order]:
    """Of the newest 50 that match those in this status, newest first. Raises Forbidden (403)."""
    store.require(Permission.ORDERS_READ)
    found = _search(store, query)
    return [order for order in found if status is None or order.status == status]


def _search(store: StoreContext, query: str) -> list[Order]:
    is_exact = "@" in query or query.strip().removeprefix("#").isdecimal()
    if is_exact and (exact := service.search(store, query)):
        return exact
    wanted = [word for word in asked(query) if len(word) >= SHORTEST]
    if not wanted:
        return []
    found = _examine(store, wanted[0])
    if len(wanted) > 1:
        found = _with_all(store, found, wanted[1:])
    ids = sorted(found, key=lambda order_id: found[order_id], reverse=True)[: service.MOST_FOUND]
    keys = [(models.order_pk(store.store_id, order_id), "ORDER") for order_id in ids]
    orders = list(Order.batch_get(keys)) if keys else []
    return sorted(orders, key=lambda order: order.number, reverse=True)


def index(store: StoreContext, order_id: str, *, tracking_number: str = "") -> None:
    """Bring the words of an order up to it, and remember a parcel's. Repeating it changes nothing;
    what the order no longer says, because its buyer was erased, is found no more."""
    order = OrderRepository(store.store_id).get(order_id)
    pk = models.order_pk(store.store_id, order_id)
    known = _known(pk)
    tracking = list(dict.fromkeys([*known.tracking, *asked(tracking_number)]))
    words = list(dict.fromkeys([*tracking, *_words_of(order)]))[:MOST_WORDS]
    with OrderWord.batch_write() as batch:
        for word in set(words) - set(known.words):
            batch.save(_item(store, order, word))
        for word in set(known.words) - set(words):
            batch.delete(_item(store, order, word))
    if words != list(known.words):
        OrderWords(
            pk, search_models.WORDS_SK, number=order.number, words=words, tracking=tracking
        ).save()


def _item(store: StoreContext, order: Order, word: str) -> OrderWord:
    return OrderWord(
        search_models.words_pk(store.store_id, word),
        search_models.word_sk(word, order.number, order.order_id),
        order_id=order.order_id,
        number=order.number,
    )


def _words_of(order: Order) -> list[str]:
    lines = [rules.line_from(line) for line in order.lines]
    local = order.email.partition("@")[0]
    texts = [
        str(order.number),
        *asked(order.email),
        *tokens(local),
        *tokens(str(order.address.get("name", ""))),
        *(word for line in lines for word in asked(line.sku)),
        *(word for line in lines for word in tokens(line.title)),
        *(word for line in lines for word in tokens(line.source_title)),
    ]
    return [word for word in texts if len(word) >= SHORTEST]


def _known(pk: str) -> OrderWords:
    try:
        return OrderWords.get(pk, search_models.WORDS_SK, consistent_read=True)
    except OrderWords.DoesNotExist:
        return OrderWords(pk, search_models.WORDS_SK, number=0)


def _examine(store: StoreContext, first: str) -> dict[str, int]:
    """The numbers of orders that have a word that begins so, by their ids."""
    found = OrderWord.query(
        search_models.words_pk(store.store_id, first),
        OrderWord.sk.between(first, f"{first}~"),
        limit=EXAMINED,
        page_size=EXAMINED,
        scan_index_forward=False,
    )
    return {item.order_id: item.number for item in found}


def _with_all(store: StoreContext, found: dict[str, int], wanted: list[str]) -> dict[str, int]:
    keys = [
        (models.order_pk(store.store_id, order_id), search_models.WORDS_SK) for order_id in found
    ]
    matching = {
        item.pk.rsplit("#", 1)[1]
        for item in OrderWords.batch_get(keys)
        if all(any(word.startswith(one) for word in item.words) for one in wanted)
    }
    return {order_id: number for order_id, number in found.items() if order_id in matching}
