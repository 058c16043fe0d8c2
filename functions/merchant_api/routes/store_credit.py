"""What the store owes its customers apart from gift cards."""

from windlass.customers import service as customers
from windlass.customers.errors import CustomerNotFound
from windlass.gift_cards import credit
from windlass.gift_cards.schemas import AdjustBalance, LedgerPage, StoreCreditOut
from windlass.stores import service as stores
from windlass.tenancy.context import Permission, StoreContext
from windlass.web.api import Cursor, IdempotencyKey, Limit, Router, created, current_store
from windlass.web.idempotency import request_id

router = Router()
CREDIT = "/stores/<store_id>/store-credit/<customer_id>"


@router.get(CREDIT)
def get_store_credit(store_id: str, customer_id: str) -> StoreCreditOut:
    store = _entered(store_id, customer_id, Permission.GIFT_CARDS_READ)
    return _out(store, customer_id)


@router.post(CREDIT, responses=created(StoreCreditOut))
def adjust_store_credit(
    store_id: str,
    customer_id: str,
    body: AdjustBalance,
    idempotency_key: IdempotencyKey = None,
) -> tuple[StoreCreditOut, int]:
    """Grant credit, or deduct from it what is not promised to a checkout."""
    store = _entered(store_id, customer_id, Permission.GIFT_CARDS_WRITE)
    credit.adjust(
        store,
        customer_id,
        body.amount.money(),
        reason=body.reason,
        key=request_id(router, store, idempotency_key),
    )
    return _out(store, customer_id), 201


@router.get(f"{CREDIT}/entries")
def list_store_credit_entries(
    store_id: str, customer_id: str, limit: Limit = 50, cursor: Cursor = None
) -> LedgerPage:
    """The ledger, newest first."""
    store = _entered(store_id, customer_id, Permission.GIFT_CARDS_READ)
    return LedgerPage.of(credit.entries(store, customer_id, limit=limit, cursor=cursor))


def _entered(store_id: str, customer_id: str, permission: Permission) -> StoreContext:
    """Raises CustomerNotFound (404)."""
    store = current_store(router, store_id)
    store.require(permission)
    if customers.find(store, customer_id) is None:
        raise CustomerNotFound(f"There is no customer {customer_id}.")
    return store


def _out(store: StoreContext, customer_id: str) -> StoreCreditOut:
    found = credit.balance(store, customer_id, is_consistent=True)
    return StoreCreditOut.of(customer_id, found, stores.storefront_of(store).currency)
