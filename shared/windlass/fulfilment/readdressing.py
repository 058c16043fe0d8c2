"""An order goes elsewhere: as long as no supplier was asked to send it. What is planned is quoted
anew, for another place may cost something else or be out of reach."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from pynamodb.exceptions import TransactWriteError

from windlass.db.table import condition_failed, conflicted
from windlass.fulfilment import models, workflow
from windlass.fulfilment.models import Action, SupplierOrder, Workflow
from windlass.fulfilment.repository import FulfilmentRepository
from windlass.fulfilment.rules import State
from windlass.fulfilment.whole import Fulfilment
from windlass.kit import addresses, countries
from windlass.kit.addresses import Address
from windlass.kit.money_text import for_merchant
from windlass.orders import readdressing, worth
from windlass.orders import service as orders
from windlass.orders.errors import AddressSettled, OrderChanged
from windlass.orders.models import Order
from windlass.shipping import service as shipping
from windlass.stores import service as stores
from windlass.tenancy.context import Permission, StoreContext

if TYPE_CHECKING:
    from pynamodb.expressions.update import Action as Update
    from pynamodb.transactions import TransactWrite

RACES: Final = 5


def readdress(
    store: StoreContext,
    order_id: str,
    raw: Mapping[str, Any],
    *,
    version: int,
    actor: str | None = None,
) -> Order:
    """The buyer is told by mail; `actor` stands on the timeline, without one whose context it is.
    Raises Forbidden (403), OrderNotFound (404), Invalid (422), VersionStale (412) and
    AddressSettled (409) once a supplier was asked for a part that is not cancelled."""
    store.require(Permission.ORDERS_WRITE)
    address = address_of(store, raw)
    pk = models.fulfilment_pk(store.store_id, order_id)
    for race in range(RACES):
        found = FulfilmentRepository(store.store_id).find(order_id)
        _require_unplaced(found)

        def also(transaction: TransactWrite, found: Fulfilment | None = found) -> None:
            if found is None:
                not_begun = Workflow.pk.does_not_exist()
                transaction.condition_check(Workflow, pk, models.WORKFLOW_SK, not_begun)
            else:
                _start_anew(transaction, pk, found, address)

        try:
            order = readdressing.readdress(
                store, order_id, address, version=version, also=also, actor=actor
            )
        except TransactWriteError as error:
            if race == RACES - 1 or not (condition_failed(error) or conflicted(error)):
                raise
        else:
            workflow.wake(store, order_id)
            return order
    raise OrderChanged("This order is being changed by someone else. Try again.")


def differences(store: StoreContext, order_id: str, raw: Mapping[str, Any]) -> list[str]:
    """What another address would have cost, in words: none of it is charged or given back. Raises
    as `readdress`, but for the version."""
    store.require(Permission.ORDERS_WRITE)
    order, address = orders.get(store, order_id), address_of(store, raw)
    _require_unplaced(FulfilmentRepository(store.store_id).find(order_id))
    before = Address.from_document(order.address)
    if (before.country, before.province) == (address.country, address.province):
        return []
    breakdown = orders.breakdown_of(order)
    old, new = _place(before), _place(address)
    tax = for_merchant(breakdown.tax + breakdown.tax_included)
    said = [
        f"Tax was worked out for {old}, {tax} of it. It stays as it was charged, whatever "
        f"{new} would ask for.",
        _delivery(store, order, address),
    ]
    return said


def _delivery(store: StoreContext, order: Order, address: Address) -> str:
    """Judged as at the checkout: by the order's weight and what its goods cost."""
    breakdown, place = orders.breakdown_of(order), _place(address)
    paid = breakdown.shipping
    options = shipping.quote(
        store,
        country=address.country,
        province=address.province,
        weight_grams=breakdown.weight_grams,
        subtotal=breakdown.goods,
        exchange=worth.exchange_of(order),
    )
    if not options:
        return f"Your store does not deliver this order to {place}: see that a supplier does."
    chosen = breakdown.delivery
    same = next((one for one in options if chosen and one.rate_id == chosen.rate_id), None)
    stays = f"The shopper paid {for_merchant(paid)}, and that stays as it is."
    if same is not None:
        return f"{same.name} to {place} costs {for_merchant(same.price)}. {stays}"
    begins = f"Delivery to {place} begins at {for_merchant(options[0].price)}. {stays}"
    return f"{chosen.name} does not reach {place}. {begins}" if chosen else begins


def _place(address: Address) -> str:
    province = addresses.province_name(address.country, address.province)
    return ", ".join(filter(None, (province, countries.name(address.country))))


def address_of(store: StoreContext, raw: Mapping[str, Any]) -> Address:
    """As this store wants them. Raises Invalid (422)."""
    is_required = stores.storefront_of(store).checkout.phone_required
    return addresses.normalise(raw, phone_required=is_required)


def _require_unplaced(found: Fulfilment | None) -> None:
    placed = [part for part in found.live_parts if part.state != State.PLANNED] if found else []
    if placed:
        names = ", ".join(dict.fromkeys(part.supplier_name for part in placed))
        raise AddressSettled(
            f"{names} has been asked to send this order to the address it has. Ask there to change "
            "it, or cancel what has not left.",
            fulfilments=[part.part_id for part in placed],
        )


def _start_anew(t: TransactWrite, pk: str, found: Fulfilment, address: Address) -> None:
    """Fails the transaction when a supplier was asked in this very moment: whoever asks claims the
    supplier order first, which changes its version; whoever plans one, the workflow's."""
    same_plan = Workflow.version == found.workflow.version
    t.condition_check(Workflow, pk, models.WORKFLOW_SK, same_plan)
    for part in found.live_parts:
        unquoted: list[Update] = [
            SupplierOrder.version.add(1),
            SupplierOrder.shipping_code.set(""),
            SupplierOrder.item_cost.remove(),
            SupplierOrder.shipping_cost.remove(),
        ]
        unchanged = SupplierOrder.version == part.version
        t.update(SupplierOrder(pk, models.part_sk(part.part_id)), unquoted, condition=unchanged)
    for action in found.open_actions:
        if "address" in action.details:
            lines = [*address.lines(), *filter(None, (address.phone, address.note))]
            told: list[Update] = [
                Action.version.add(1),
                Action.details.set({**action.details, "address": lines}),
            ]
            same = Action.version == action.version
            t.update(Action(pk, models.action_sk(action.action_id)), told, condition=same)
