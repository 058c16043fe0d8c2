from windlass.checkout.schemas import AddressIn
from windlass.fulfilment import service
from windlass.fulfilment.schemas import (
    ActionOut,
    ActionPage,
    AddressDifferences,
    CancelOrder,
    FulfilmentsOut,
    MarkOrdered,
    MarkShipped,
    ResolveAction,
)
from windlass.fulfilment.whole import Fulfilment
from windlass.orders.schemas import OrderOut
from windlass.tenancy.context import Permission, StoreContext
from windlass.web.api import Cursor, IdempotencyKey, IfMatch, Limit, Router, current_store
from windlass.web.etags import version_in
from windlass.web.idempotency import once

router = Router()


@router.get("/stores/<store_id>/actions")
def list_actions(store_id: str, limit: Limit = 50, cursor: Cursor = None) -> ActionPage:
    """What waits for a decision, oldest first."""
    store = current_store(router, store_id)
    return ActionPage.of(service.list_open(store, limit=limit, cursor=cursor))


@router.post("/stores/<store_id>/actions/<action_id>/resolve")
def resolve_action(store_id: str, action_id: str, body: ResolveAction) -> ActionOut:
    """Decide; the order goes on by itself."""
    store = current_store(router, store_id)
    return ActionOut.of(service.resolve(store, action_id, body.choice.value, reason=body.reason))


@router.get("/stores/<store_id>/orders/<order_id>/fulfilments")
def list_fulfilments(store_id: str, order_id: str) -> FulfilmentsOut:
    """What each supplier delivers of the order, and what is to be decided."""
    store = current_store(router, store_id)
    return _shown(store, service.of_order(store, order_id))


@router.post("/stores/<store_id>/orders/<order_id>/fulfilments/<fulfilment_id>/mark-ordered")
def mark_ordered(
    store_id: str, order_id: str, fulfilment_id: str, body: MarkOrdered
) -> FulfilmentsOut:
    store = current_store(router, store_id)
    found = service.mark_ordered(
        store,
        order_id,
        fulfilment_id,
        reference=body.reference,
        item_cost=body.item_cost.money() if body.item_cost else None,
        shipping_cost=body.shipping_cost.money() if body.shipping_cost else None,
    )
    return _shown(store, found)


@router.post("/stores/<store_id>/orders/<order_id>/fulfilments/<fulfilment_id>/mark-shipped")
def mark_shipped(
    store_id: str, order_id: str, fulfilment_id: str, body: MarkShipped
) -> FulfilmentsOut:
    store = current_store(router, store_id)
    found = service.mark_shipped(
        store,
        order_id,
        fulfilment_id,
        carrier=body.carrier,
        tracking_number=body.tracking_number,
        tracking_url=body.tracking_url,
    )
    return _shown(store, found)


@router.post("/stores/<store_id>/orders/<order_id>/fulfilments/<fulfilment_id>/mark-delivered")
def mark_delivered(store_id: str, order_id: str, fulfilment_id: str) -> FulfilmentsOut:
    store = current_store(router, store_id)
    return _shown(store, service.mark_delivered(store, order_id, fulfilment_id))


@router.post("/stores/<store_id>/orders/<order_id>/cancel")
def cancel_order(
    store_id: str, order_id: str, body: CancelOrder, idempotency_key: IdempotencyKey = None
) -> OrderOut:
    """Stop the suppliers, give the money back and put the stock back."""
    store = current_store(router, store_id)
    return once(
        router,
        store,
        idempotency_key,
        OrderOut,
        lambda: OrderOut.of(
            service.cancel_order(
                store,
                order_id,
                reason=body.reason,
                refund=body.refund,
                only_rest=body.only_rest,
            ),
            with_profit=store.may(Permission.PROFIT_READ),
        ),
    )


@router.post("/stores/<store_id>/orders/<order_id>/address/preview")
def preview_address(store_id: str, order_id: str, body: AddressIn) -> AddressDifferences:
    """What would have cost something else with this address. Nothing is changed."""
    store = current_store(router, store_id)
    raw = body.model_dump()
    return AddressDifferences(items=service.differences(store, order_id, raw))


@router.put("/stores/<store_id>/orders/<order_id>/address")
def change_address(
    store_id: str, order_id: str, body: AddressIn, if_match: IfMatch = None
) -> OrderOut:
    """Correct where the order goes, until a supplier was asked to send it. Send the order's
    version as If-Match."""
    store = current_store(router, store_id)
    store.require(Permission.ORDERS_WRITE)
    version = version_in(if_match)
    order = service.readdress(store, order_id, body.model_dump(), version=version)
    return OrderOut.of(order, with_profit=store.may(Permission.PROFIT_READ))


def _shown(store: StoreContext, found: Fulfilment | None) -> FulfilmentsOut:
    return FulfilmentsOut.of(found, with_costs=store.may(Permission.PROFIT_READ))
