"""Lists with Stripe's cursors: newest first, `limit`, `starting_after`, `ending_before`."""

from __future__ import annotations

from collections.abc import Callable

from infra.local.sandbox.state import Doc, Docs
from infra.local.sandbox.stripe import errors
from infra.local.sandbox.stripe.books import NAMES
from infra.local.sandbox.stripe.call import Call
from infra.local.sandbox.stripe.errors import StripeRefusal
from infra.local.sandbox.stripe.forms import Params

DEFAULT_LIMIT, LARGEST_LIMIT = 10, 100


def page(
    call: Call,
    object: str,
    url: str,
    wanted: Callable[[Doc], bool] = lambda _doc: True,
) -> Doc:
    """The envelope with one page of the account's objects that are wanted."""
    created = created_filter(call.params)
    docs = [doc for doc in call.books.all(object) if wanted(doc) and created(doc)]
    return cut(call.params, docs, url, NAMES.get(object, object))


def cut(params: Params, docs: Docs, url: str, what: str) -> Doc:
    limit = params.integer("limit")
    if limit is None:
        limit = DEFAULT_LIMIT
    if not 1 <= limit <= LARGEST_LIMIT:
        raise StripeRefusal(
            f"Invalid limit: must be between 1 and {LARGEST_LIMIT}",
            code="parameter_invalid_integer",
            param="limit",
        )
    after, before = params.text("starting_after"), params.text("ending_before")
    if after:
        start = _position(docs, after, what, "starting_after") + 1
        rows, more = docs[start : start + limit], len(docs) > start + limit
    elif before:
        end = _position(docs, before, what, "ending_before")
        rows, more = docs[max(0, end - limit) : end], end > limit
    else:
        rows, more = docs[:limit], len(docs) > limit
    return {"object": "list", "data": rows, "has_more": more, "url": url}


def created_filter(params: Params) -> Callable[[Doc], bool]:
    """`created=<time>` or `created[gt|gte|lt|lte]=<time>`."""
    given = params.values.get("created")
    if given is None:
        return lambda _doc: True
    if isinstance(given, str):
        exact = params.integer("created")
        return lambda doc: bool(doc["created"] == exact)
    bounds = params.child("created")
    bounds.only("gt", "gte", "lt", "lte")
    gt, gte = bounds.integer("gt"), bounds.integer("gte")
    lt, lte = bounds.integer("lt"), bounds.integer("lte")

    def within(doc: Doc) -> bool:
        at: int = doc["created"]
        return (
            (gt is None or at > gt)
            and (gte is None or at >= gte)
            and (lt is None or at < lt)
            and (lte is None or at <= lte)
        )

    return within


def _position(docs: Docs, id: str, what: str, param: str) -> int:
    for i, doc in enumerate(docs):
        if doc["id"] == id:
            return i
    raise errors.no_such(what, id, param)
