from windlass.accounts import service as accounts
from windlass.billing import plans
from windlass.stores import payments
from windlass.stores.models import Store
from windlass.stores.schemas import OnboardingOut, PaymentsOut
from windlass.web.api import Router, current_store

router = Router()


@router.get("/stores/<store_id>/payments")
def get_payments(store_id: str) -> PaymentsOut:
    return _answer(payments.get(current_store(router, store_id)))


@router.post("/stores/<store_id>/payments/onboarding")
def start_onboarding(store_id: str) -> OnboardingOut:
    store = current_store(router, store_id)
    url = payments.onboard(store, email=lambda: accounts.get(store.actor_id).email)
    return OnboardingOut(url=url)


@router.post("/stores/<store_id>/payments/refresh")
def refresh_payments(store_id: str) -> PaymentsOut:
    return _answer(payments.refresh(current_store(router, store_id)))


def _answer(store: Store) -> PaymentsOut:
    plan = plans.of(store.plan)
    return PaymentsOut.of(
        store,
        plan_name=plan.name,
        application_fee_basis_points=plan.application_fee_basis_points,
    )
