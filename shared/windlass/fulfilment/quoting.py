"""What a supplier order costs right now, and whether it may cost that."""

from __future__ import annotations

from msgspec import Struct

from windlass.adapters.supplier import Item, Quote, ShipTo, SupplierClient
from windlass.adapters.supplier_errors import SupplierAuthFailed, SupplierRefused
from windlass.fulfilment import asking, choices, rules
from windlass.fulfilment.actions import raise_for
from windlass.fulfilment.models import SupplierOrder
from windlass.fulfilment.planning import has_alternative
from windlass.fulfilment.reporting import report
from windlass.fulfilment.repository import Change, FulfilmentRepository
from windlass.fulfilment.rules import ActionKind, Choice, State
from windlass.fulfilment.whole import Fulfilment, is_waiting_for_us, line_ids_of
from windlass.kit.money import Money, total
from windlass.kit.money_text import for_merchant
from windlass.orders import service as orders
from windlass.orders import worth
from windlass.orders.models import Order
from windlass.pricing import documents
from windlass.stores import service as stores
from windlass.suppliers import markup
from windlass.suppliers.errors import ExchangeRateMissing
from windlass.suppliers.models import Kind
from windlass.tenancy.context import StoreContext

CANNOT_DELIVER = frozenset(
    {
        "out_of_stock",
        "variant_not_found",
        "product_not_found",
        "country_unsupported",
        "shipping_unavailable",
    }
)
MOST_REFUSALS = 2  # "sold out" although the quote said it is there


class Priced(Struct, frozen=True):
    """A quote with its way of shipping. `cost` is the whole in the store's currency."""

    items: Money
    shipping: Money
    shipping_code: str
    rate_micros: int
    cost: Money


def quote(store: StoreContext, order_id: str, part_id: str) -> str:
    """Ask the supplier what the lines cost; "place" when they are to be ordered for it, "done"
    when somebody else has to do something first.

    Lines that the supplier cannot deliver go back to the plan. Raises SupplierUnavailable and
    SupplierThrottled: try again.
    """
    fulfilments = FulfilmentRepository(store.store_id)
    found = fulfilments.get(order_id)
    part = found.parts[part_id]
    if part.state != State.PLANNED or not is_waiting_for_us(part):
        return "place" if part.state == State.PLACING else "done"
    order = orders.get(store, order_id)
    if part.kind == Kind.MANUAL:
        asking.order_by_hand(store, order, part_id)
        return "done"
    client = asking.client_of(store, order, part)
    if client is None:
        return "done"
    items, to = items_of(part), asking.ship_to(store, order)
    try:
        answer, missing = _asked(client, items, to)
    except SupplierAuthFailed:
        asking.wait_for_reconnect(store, order_id, part_id)
        return "done"
    except SupplierRefused as refusal:
        asking.ask_about_refusal(store, order, part_id, refusal)
        return "done"
    if part.refusals >= MOST_REFUSALS:
        missing = line_ids_of(part)
    if missing or answer is None:
        _give_up(store, order, part_id, missing)
        return "done"
    return _judge(store, order, part_id, answer)


def items_of(part: SupplierOrder) -> list[Item]:
    return [
        Item(line["product"], line["variant"], line["quantity"], line["line_id"])
        for line in part.lines
    ]


def _asked(client: SupplierClient, items: list[Item], to: ShipTo) -> tuple[Quote | None, list[str]]:
    """The quote and the lines that cannot be had. A refusal does not say whose fault it is, so
    then each line is asked about alone. Raises SupplierRefused for reasons of another kind."""
    try:
        found = client.quote(items, to)
    except SupplierRefused as refusal:
        if refusal.reason not in CANNOT_DELIVER:
            raise
        if len(items) == 1:
            return None, [items[0].reference]
        missing = [line for item in items for line in _asked(client, [item], to)[1]]
        return None, missing or [item.reference for item in items]
    if not found.shipping:
        if len(items) == 1:
            return None, [items[0].reference]
        missing = [line for item in items for line in _asked(client, [item], to)[1]]
        return None, missing or [item.reference for item in items]
    gone = {quoted.variant_id for quoted in found.items if not quoted.is_available}
    return found, [item.reference for item in items if item.variant_id in gone]


def _give_up(store: StoreContext, order: Order, part_id: str, missing: list[str]) -> None:
    """Back to the plan with these lines, which goes to the next supplier or asks a person."""

    def move(found: Fulfilment, change: Change) -> None:
        part = found.parts[part_id]
        if part.state != State.PLANNED:
            return
        choices.exclude(found, part, missing)
        change.save(found.workflow)
        count = rules.items_text(sum(_units(part, missing)))
        news = (
            f"{count} sold out or not sent by {part.supplier_name}; looking for another supplier."
        )
        choices.vacate(change, part, missing, news)

    FulfilmentRepository(store.store_id).change(order.order_id, move)
    report(store, order.order_id)


def _units(part: SupplierOrder, line_ids: list[str]) -> list[int]:
    return [line["quantity"] for line in part.lines if line["line_id"] in line_ids]


def _judge(store: StoreContext, order: Order, part_id: str, answer: Quote) -> str:
    """Keep the quote if it leaves the merchant enough, else ask."""
    front = stores.storefront_of(store)
    exchange = worth.exchange_of(order)
    outcome = "done"
    try:
        priced = _priced(markup.of_store(store, exchange.base), answer)
    except ExchangeRateMissing:
        priced = None

    def decide(found: Fulfilment, change: Change) -> None:
        nonlocal outcome
        outcome = "done"
        part = found.parts[part_id]
        if part.state != State.PLANNED or not is_waiting_for_us(part):
            return
        if priced is None:
            problem = (
                f"Tell us what one US dollar costs in {exchange.base} (Suppliers, price rule): "
                f"{part.supplier_name} counts in dollars."
            )
            raise_for(
                order, found, change, ActionKind.RATE_MISSING, problem, (Choice.RETRY,), part=part
            )
            return
        breakdown = documents.from_document(order.breakdown)
        revenue = exchange.back(rules.revenue_of(breakdown, set(line_ids_of(part))))
        is_accepted = part.accepted_cost is not None and priced.cost <= part.accepted_cost
        guard = front.fulfilment.loss_guard_basis_points
        if not is_accepted and not rules.keeps_enough(revenue, priced.cost, guard):
            _ask_about_loss(store, order, found, change, part, priced, revenue, guard)
            return
        part.item_cost, part.shipping_cost = priced.items, priced.shipping
        part.postponed = 0
        part.shipping_code, part.rate_micros = priced.shipping_code, priced.rate_micros
        change.save(part)
        outcome = "place"

    FulfilmentRepository(store.store_id).change(order.order_id, decide)
    report(store, order.order_id)
    return outcome


def _priced(pricing: markup.Pricing, answer: Quote) -> Priced:
    """The cheapest way to send it. Raises ExchangeRateMissing (409)."""
    way = answer.shipping[0]
    items = total([each.unit_cost * each.quantity for each in answer.items], way.cost.currency)
    return Priced(
        items=items,
        shipping=way.cost,
        shipping_code=way.code,
        rate_micros=pricing.usd_rate_micros,
        cost=pricing.cost(items) + pricing.cost(way.cost),
    )


def _ask_about_loss(
    store: StoreContext,
    order: Order,
    found: Fulfilment,
    change: Change,
    part: SupplierOrder,
    priced: Priced,
    revenue: Money,
    guard: int,
) -> None:
    lines = set(line_ids_of(part))
    can_switch = has_alternative(store, order, found, lines, part.supplier_id)
    left, zero = revenue - priced.cost, Money.zero(revenue.currency)
    remains = (
        f"{for_merchant(left)} would be left" if zero <= left else f"you lose {for_merchant(-left)}"
    )
    least = f", and you want to keep at least {for_merchant(revenue.share(guard))}" if guard else ""
    problem = (
        f"{part.supplier_name} now asks {for_merchant(priced.cost)} for what brings "
        f"{for_merchant(revenue)}: {remains}{least}."
    )
    offered = [Choice.ACCEPT_LOSS, Choice.RETRY, Choice.MANUAL, Choice.CANCEL_PART]
    if can_switch:
        offered.insert(1, Choice.SWITCH)
    cost = {"amount": priced.cost.amount, "currency": priced.cost.currency}
    raise_for(order, found, change, ActionKind.LOSS, problem, offered, part=part, cost=cost)
