from windlass.accounts import service as accounts
from windlass.stores import payments
from windlass.stores.schemas import OnboardingOut, PaymentsOut
from windlass.web.api import Router, current_store

router = Router()


@router.get("/stores/<store_id>/payments")
def get_payments(store_id: str) -> PaymentsOut:
    return PaymentsOut.of(payments.get(current_store(router, store_id)))


@router.post("/stores/<store_id>/payments/onboarding")
def start_onboarding(store_id: str) -> OnboardingOut:
    store = current_store(router, store_id)
    url = payments.onboard(store, email=lambda: accounts.get(store.actor_id).email)
    return OnboardingOut(url=url)


@router.post("/stores/<store_id>/payments/refresh")
def refresh_payments(store_id: str) -> PaymentsOut:
    return PaymentsOut.of(payments.refresh(current_store(router, store_id)))
