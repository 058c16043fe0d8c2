"""A visitor who signs in by the forms, without script."""

from __future__ import annotations

from events.consumers import customers as consumer
from tests.integration.storefront_pages.shops import visitor
from tests.integration.storefront_pages.visitors import Answer, Visitor
from tests.support.customers_factories import ADA, code_of
from tests.support.hooks import consume
from windlass.orders.models import Order
from windlass.tenancy import service as tenancy
from windlass.tenancy.context import StoreContext


def hidden(answer: Answer) -> dict[str, str]:
    """The hidden fields of the page's forms."""
    return {field["name"]: field["value"] for field in answer.page.all("input", type="hidden")}


def ask_code(someone: Visitor, email: str = ADA, back: str = "") -> Answer:
    form = someone.get(f"/account/login?back={back}")
    return someone.post("/account/code", hidden(form) | {"email": email})


def sign_in(
    owner: StoreContext, someone: Visitor | None = None, email: str = ADA, back: str = ""
) -> Visitor:
    someone = someone or visitor()
    asked = ask_code(someone, email, back)
    assert asked.status == 200, asked.body
    code = code_of(owner, someone.cookies["windlass_code"])
    entered = someone.post("/account/code/enter", hidden(asked) | {"code": code})
    assert entered.status == 303, entered.body
    return someone


def count_orders() -> None:
    """The orders become their customers', as seconds after the sale."""
    consume("customers", "OrderPlaced", "CustomerVerified")


def take_in(owner: StoreContext, order: Order) -> None:
    consumer.take_in(tenancy.act(owner.store_id, task="test"), order)
