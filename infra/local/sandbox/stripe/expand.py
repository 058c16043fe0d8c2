"""`expand[]`: ids replaced by the objects that they name."""

from __future__ import annotations

from typing import Any

from infra.local.sandbox.state import Doc
from infra.local.sandbox.stripe.books import Books, kind_of, public
from infra.local.sandbox.stripe.errors import StripeRefusal

#: Kept on the platform's books also when a connected account's object names them.
PLATFORM_OBJECTS = {"account", "application_fee"}
DEEPEST = 4


def rendered(books: Books, doc: Doc, paths: list[str]) -> Doc:
    """The answer for `doc` with every path expanded; lists are reached through `data`."""
    answer = public(doc)
    if answer.get("object") == "list":
        answer["data"] = [public(row) for row in answer["data"]]
    for i, path in enumerate(paths):
        parts = path.split(".")
        if len(parts) > DEEPEST:
            raise StripeRefusal(
                f"You cannot expand more than {DEEPEST} levels of a property",
                param=f"expand[{i}]",
            )
        _expand(books, answer, parts, path, f"expand[{i}]")
    return answer


def _expand(books: Books, node: Any, parts: list[str], path: str, param: str) -> None:
    if isinstance(node, list):
        for item in node:
            _expand(books, item, parts, path, param)
        return
    if node is None or not parts:
        return
    field, rest = parts[0], parts[1:]
    if not isinstance(node, dict) or not (field in node or included(books, node, field)):
        raise StripeRefusal(f"This property cannot be expanded ({path}).", param=param)
    value = node.get(field)
    if isinstance(value, str):
        value = node[field] = _loaded(books, value, path, param)
    _expand(books, value, rest, path, param)


def _loaded(books: Books, id: str, path: str, param: str) -> Doc:
    object = kind_of(id)
    home = books.of("") if object in PLATFORM_OBJECTS else books
    found = home.find(object, id) if object else None
    if found is None:
        raise StripeRefusal(f"This property cannot be expanded ({path}).", param=param)
    return public(found)


def included(books: Books, node: Doc, field: str) -> bool:
    """Lists that are left out unless asked for: a session's line items, a charge's refunds."""
    rows: list[Doc] | None = None
    if node.get("object") == "checkout.session" and field == "line_items":
        session = books.find("checkout.session", node["id"])
        rows = session["_line_items"] if session else None
    if node.get("object") == "charge" and field == "refunds":
        rows = [public(refund) for refund in books.all("refund", charge=node["id"])]
    if rows is None:
        return False
    url = "/v1/checkout/sessions" if field == "line_items" else "/v1/charges"
    node[field] = {
        "object": "list",
        "data": rows,
        "has_more": False,
        "url": f"{url}/{node['id']}/{field}",
    }
    return True
