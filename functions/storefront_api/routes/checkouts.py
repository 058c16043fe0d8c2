from storefront_api.shops import current_shop, moves
from windlass.checkout import service
from windlass.checkout.schemas import BeginCheckout, CheckoutOut
from windlass.web.api import Router, created

router = Router()
CHECKOUTS = "/stores/<slug>/checkouts"


@router.post(CHECKOUTS, responses=created(CheckoutOut))
def begin_checkout(slug: str, body: BeginCheckout) -> tuple[CheckoutOut, int]:
    """Freezes the price and opens a payment page. The same cart and details again answer the same
    checkout, so it is safe to repeat."""
    store, shop = current_shop(router, slug)
    checkout = service.begin(store, body.cart_id, body.details(locale=shop.locale))
    return CheckoutOut.of(checkout), 201


@router.get(f"{CHECKOUTS}/<checkout_id>", responses=moves(CheckoutOut))
def get_checkout(slug: str, checkout_id: str) -> CheckoutOut:
    """As the payment provider has it now: asking completes a checkout that was paid."""
    store, _shop = current_shop(router, slug)
    return CheckoutOut.of(service.settle(store, checkout_id))
