"""What will happen by itself at a later time: expiry, a dispute."""

from __future__ import annotations

from collections.abc import Callable

from infra.local.sandbox.context import Sandbox
from infra.local.sandbox.stripe.books import Books

KIND = "stripe.appointment"

type Event = Callable[[Books, str], object]


def book(books: Books, at: int, what: str, id: str) -> None:
    appointment = {"what": what, "at": at, "account": books.account, "id": id}
    books.sandbox.state.put(KIND, f"{what}:{id}", appointment, books.account)


def keep_due(sandbox: Sandbox, events: dict[str, Event]) -> None:
    """Let everything happen whose time has come, earliest first, each on its own."""
    due = [
        a for a in sandbox.state.list(KIND, None, limit=10_000) if a["at"] <= sandbox.timestamp()
    ]
    for appointment in sorted(due, key=lambda a: int(a["at"])):
        account, what = appointment["account"], appointment["what"]
        with sandbox.state.transaction():
            if sandbox.state.delete(KIND, f"{what}:{appointment['id']}", account):
                events[what](Books(sandbox, account), appointment["id"])
