"""One authenticated request to the API, as the resources see it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from infra.local.sandbox.state import Doc
from infra.local.sandbox.stripe.books import Books
from infra.local.sandbox.stripe.forms import Params


@dataclass(frozen=True)
class Call:
    """`books` are those of the account the request acts for (`Stripe-Account`, or the platform)."""

    books: Books
    params: Params
    args: dict[str, str]

    @property
    def platform(self) -> Books:
        return self.books.of("")


type Handler = Callable[[Call], Doc]
