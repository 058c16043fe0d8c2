"""A store's own Stripe account: opened, onboarded, and followed as Stripe changes its mind."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from windlass.adapters.stripe import accounts
from windlass.adapters.stripe.accounts import AccountState
from windlass.kit import clock, config
from windlass.stores import repository
from windlass.stores.errors import PaymentsNotConnected
from windlass.stores.models import Store
from windlass.stores.repository import StoreRepository
from windlass.tenancy import service as tenancy
from windlass.tenancy.context import Permission, StoreContext


def get(store: StoreContext) -> Store:
    """Raises Forbidden (403)."""
    store.require(Permission.PAYMENTS_READ)
    return StoreRepository(store.store_id).get()


def onboard(store: StoreContext, *, email: Callable[[], str]) -> str:
    """The address of Stripe's questions, good for one visit within minutes; the first time, the
    account is opened for that e-mail address. Raises Forbidden (403), PaymentRefused and
    PaymentProviderUnavailable (502)."""
    store.require(Permission.PAYMENTS_WRITE)
    stores = StoreRepository(store.store_id)
    account_id = stores.get().stripe_account_id or _open(stores, email())
    page = f"{config.DASHBOARD_URL}/stores/{store.store_id}/payments"
    return accounts.onboarding_url(
        account_id, return_url=f"{page}?onboarding=done", refresh_url=f"{page}?onboarding=again"
    )


def refresh(store: StoreContext) -> Store:
    """Ask Stripe how the account is now. Raises Forbidden (403), PaymentsNotConnected (409),
    PaymentRefused and PaymentProviderUnavailable (502)."""
    store.require(Permission.PAYMENTS_WRITE)
    stores = StoreRepository(store.store_id)
    account_id = stores.get().stripe_account_id
    if account_id is None:
        raise PaymentsNotConnected("Connect Stripe first.")
    asked_at = int(clock.now().timestamp())
    state = accounts.retrieve(account_id)
    stores.write(*_actions(state, asked_at), condition=Store.payments_as_of <= asked_at)
    return stores.get()


def apply_account_update(state: AccountState, *, created: int) -> bool:
    """Take in an `account.updated` event, in whatever order they come. `created` is the event's
    time in Unix seconds; for two of one second Stripe is asked. False for an account that no store
    has."""
    store_id = repository.store_of_account(state.account_id)
    if store_id is None:
        return False
    stores = StoreRepository(tenancy.act(store_id, task="stripe").store_id)
    if stores.write(*_actions(state, created), condition=Store.payments_as_of < created):
        return True
    if stores.get().payments_as_of == created:
        newest = accounts.retrieve(state.account_id)
        stores.write(*_actions(newest, created), condition=Store.payments_as_of == created)
    return True


def store_of_account(account_id: str) -> str | None:
    """Whose account it is, for what Stripe tells about one; None for nobody's."""
    return repository.store_of_account(account_id)


def disconnect(account_id: str) -> bool:
    """After `account.application.deauthorized`: the merchant has shown us the door. False for an
    account that no store has."""
    store_id = repository.store_of_account(account_id)
    if store_id is None:
        return False
    StoreRepository(tenancy.act(store_id, task="stripe").store_id).disconnect(account_id)
    return True


def _open(stores: StoreRepository, email: str) -> str:
    """Repeated or raced, it ends with one account: Stripe knows the key, the store takes one."""
    store = stores.get()
    opened_at = int(clock.now().timestamp())
    state = accounts.create(
        store_id=store.store_id,
        name=store.name,
        country=store.country,
        email=email,
        url=config.storefront_url(store.slug),
        idempotency_key=f"account-{store.store_id}-{store.country}-{store.payments_as_of}",
    )
    if stores.connect(state.account_id):
        stores.write(*_actions(state, opened_at), condition=Store.payments_as_of < opened_at)
        return state.account_id
    return stores.get().stripe_account_id or state.account_id


def _actions(state: AccountState, as_of: int) -> list[Any]:
    requirements = {
        "details_submitted": state.details_submitted,
        "currently_due": list(state.currently_due),
        "past_due": list(state.past_due),
        "pending_verification": list(state.pending_verification),
        "disabled_reason": state.disabled_reason,
    }
    return [
        Store.charges_enabled.set(state.charges_enabled),
        Store.payouts_enabled.set(state.payouts_enabled),
        Store.requirements.set(requirements),
        Store.payments_as_of.set(as_of),
    ]
