from storefront_api.shops import Locale, current_shop, customer_of, moves, words_of
from windlass.checkout import service
from windlass.checkout.schemas import BeginCheckout, CheckoutOut
from windlass.web.api import Router, created

router = Router()
CHECKOUTS = "/stores/<slug>/checkouts"


@router.post(CHECKOUTS, responses=created(CheckoutOut))
def begin_checkout(
    slug: str, body: BeginCheckout, locale: Locale = None
) -> tuple[CheckoutOut, int]:
    """Freezes the price and opens a payment page; with nothing left to pay, the order is placed at
    once and there is none. The same cart and details again answer the same
    checkout, so it is safe to repeat. The payment page and all mails are in the language asked
    for."""
    store, shop = current_shop(router, slug)
    language = words_of(store, shop, locale).locale or shop.locale
    details = body.details(locale=language, customer=customer_of(router, store))
    checkout = service.begin(store, body.cart_id, details)
    return CheckoutOut.of(checkout), 201


@router.get(f"{CHECKOUTS}/<checkout_id>", responses=moves(CheckoutOut))
def get_checkout(slug: str, checkout_id: str) -> CheckoutOut:
    """As the payment provider has it now: asking completes a checkout that was paid."""
    store, _shop = current_shop(router, slug)
    return CheckoutOut.of(service.settle(store, checkout_id))
