"""How a checkout begins: the price is frozen, the stock is held, the payment page is opened."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from msgspec import Struct, to_builtins

from windlass.adapters.stripe.errors import PaymentRefused
from windlass.billing import plans
from windlass.carts import service as carts
from windlass.carts.terms import Buyer
from windlass.checkout import basket as baskets
from windlass.checkout import ending, fingerprints, opening, payment_page, settling
from windlass.checkout.basket import Basket
from windlass.checkout.errors import (
    AlreadyPaid,
    SoldOut,
    StoreNotSelling,
    TooLittleToCharge,
    TooMuchToCharge,
)
from windlass.checkout.models import SETTLED, Checkout, State
from windlass.checkout.repository import CheckoutRepository
from windlass.kit import addresses, clock, emails
from windlass.kit.addresses import Address
from windlass.kit.errors import Conflict, FieldProblem, Invalid
from windlass.kit.ids import new_id
from windlass.kit.money import Money
from windlass.orders import rules, worth
from windlass.pricing import documents
from windlass.pricing.models import Breakdown
from windlass.shipping.models import ShippingOption
from windlass.stores import service as stores
from windlass.stores.storefronts import StorefrontStore
from windlass.tax import service as tax
from windlass.tenancy.context import StoreContext

if TYPE_CHECKING:
    from windlass.customers.models import Customer

LEAST_AT_STRIPE = timedelta(minutes=30)  # that a session opened now must live
SHORTEST = LEAST_AT_STRIPE + timedelta(minutes=1)
STILL_USEFUL = timedelta(minutes=5)  # an open page with less time left is replaced


class Details(Struct, frozen=True):
    """What the shopper filled in, as typed. `seen_total` is what the page said is left to pay: a
    checkout never charges another figure. `customer` is one who proved to be signed in."""

    email: str
    address: Mapping[str, Any]
    shipping_rate_id: str | None
    seen_total: Money | None = None
    locale: str = "en"
    accepts_marketing: bool = False
    vat_number: str = ""
    customer: Customer | None = None


def begin(store: StoreContext, cart_id: str, details: Details) -> Checkout:
    """Freeze the cart's price and open a payment page for it; `payment_url` is where to go. When
    nothing is left to pay there is no page: the checkout comes back completed, as an order.

    The same cart with the same details comes back to the same page, so two tabs pay once; with
    others, the earlier page is closed first. Raises Invalid (422) with every wrong field,
    StoreNotSelling, SoldOut, CodeRefused, CodeUsedUp, CardSpent, CartChanged, AlreadyPaid,
    TooLittleToCharge, TooMuchToCharge (409), ShippingUnavailable, CheckoutTooLong (422),
    PaymentRefused and PaymentProviderUnavailable (502).
    """
    front = stores.storefront_of(store)
    if not front.is_open or not front.accepts_payments or front.stripe_account_id is None:
        raise StoreNotSelling("This shop does not take orders at the moment.")
    email, address = _contact(front, details)
    _require_vat_number(store, details, address)
    bought_as = carts.completed_as(store, cart_id)
    if bought_as is not None:
        raise AlreadyPaid("This cart has been paid already.", order_id=bought_as)
    basket = baskets.of_cart(
        store,
        front,
        cart_id,
        _buyer(details, email, address),
        consistent=True,
    )
    option = baskets.chosen_option(basket, details.shipping_rate_id, address.country)
    breakdown = basket.with_shipping(option)
    opening.require_seen(details.seen_total, basket, breakdown)

    print_ = fingerprints.of(front, email, address, option, breakdown, basket, details.vat_number)
    known = _current(store, cart_id)
    if known is not None:
        if known.fingerprint == print_ and _has_time(known):
            return _go_on(store, front, known)
        ended = settling.close(store, known.checkout_id)
        if ended.state == State.COMPLETED:
            raise AlreadyPaid("This cart has been paid already.", order_id=ended.checkout_id)
    checkout = _new(front, cart_id, email, address, option, breakdown, basket, details, print_)
    opening.write(store, checkout)
    return _go_on(store, front, checkout)


def _go_on(store: StoreContext, front: StorefrontStore, checkout: Checkout) -> Checkout:
    """To the payment page; or, with nothing left to pay, to the order at once. One that cannot be
    written this moment stays open, and the return page and the reconciliation write it."""
    if checkout.due.amount > 0:
        try:
            return payment_page.ensure(store, front, checkout)
        except PaymentRefused as refused:
            instead = _unpayable(checkout, refused.details.get("provider_code"))
            if instead is None:
                raise
        ending.expire(store, checkout)
        raise instead
    ended = ending.complete_free(store, checkout)
    if ended.state == State.EXPIRED:
        raise SoldOut("Something in your cart was just sold.")
    return ended


def _unpayable(checkout: Checkout, provider_code: object) -> Conflict | None:
    """What the amount has against it, when that is why no payment could begin.
    https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts"""
    rest = f"{checkout.due.decimal()} {checkout.due.currency}"
    match provider_code:
        case "amount_too_small":
            return TooLittleToCharge(
                f"{rest} is too little to pay by card. Take a gift card out, or add something."
            )
        case "amount_too_large":
            return TooMuchToCharge(
                f"{rest} is more than one card payment can be. Take something out."
            )
    return None


def _buyer(details: Details, email: str, address: Address) -> Buyer:
    return Buyer(
        customer=details.customer,
        email=email,
        country=address.country,
        province=address.province,
        postal_code=address.postal_code,
        city=address.city,
        line1=address.line1,
        vat_number=details.vat_number,
    )


def _require_vat_number(store: StoreContext, details: Details, address: Address) -> None:
    """A business that names a wrong number is told, and pays VAT only if it takes it out."""
    if not details.vat_number:
        return
    checked = tax.check_vat_number(store, details.vat_number, country=address.country)
    if not checked.is_valid:
        raise Invalid.field("vat_number", checked.source, checked.message)


def _contact(front: StorefrontStore, details: Details) -> tuple[str, Address]:
    """Checked together, so that every wrong field is named at once."""
    problems: tuple[FieldProblem, ...] = ()
    email, address = "", None
    try:
        email = emails.normalise(details.email, field="email")
    except Invalid as error:
        problems += error.fields
    try:
        address = addresses.normalise(
            details.address, path="address", phone_required=front.checkout.phone_required
        )
    except Invalid as error:
        problems += error.fields
    if problems or address is None:
        raise Invalid("Some of the details are not right.", fields=problems)
    return email, address


def _current(store: StoreContext, cart_id: str) -> Checkout | None:
    """The checkout that the cart is in at the moment."""
    checkout_id = carts.checkout_of(store, cart_id)
    if checkout_id is None:
        return None
    found = CheckoutRepository(store.store_id).find(checkout_id)
    return None if found is None or found.state in SETTLED else found


def _has_time(checkout: Checkout) -> bool:
    """Whether its page can still be used, or opened if a failure kept it from being opened."""
    is_opened = checkout.payment_url is not None
    return checkout.expires_at > clock.now() + (STILL_USEFUL if is_opened else LEAST_AT_STRIPE)


def _new(
    front: StorefrontStore,
    cart_id: str,
    email: str,
    address: Address,
    option: ShippingOption | None,
    breakdown: Breakdown,
    basket: Basket,
    details: Details,
    fingerprint: str,
) -> Checkout:
    lifetime = max(timedelta(minutes=front.checkout.reservation_minutes), SHORTEST)
    fee = baskets.application_fee(breakdown.due, plans.application_fee_basis_points(front.plan))
    return Checkout(
        checkout_id=new_id(),
        store_id=front.store_id,
        cart_id=cart_id,
        state=State.OPEN,
        fingerprint=fingerprint,
        email=email,
        customer_id=details.customer.customer_id if details.customer else None,
        note=basket.note,
        vat_number=details.vat_number or None,
        locale=details.locale,
        accepts_marketing=details.accepts_marketing,
        address=address.to_document(),
        shipping={} if option is None else to_builtins(option),
        lines=[rules.to_document(line) for line in basket.lines],
        breakdown=documents.to_document(breakdown),
        exchange=worth.exchange_document(basket.terms.exchange),
        total=breakdown.total,
        redemptions=[
            one.to_document() for one in basket.terms.offers.redemptions(breakdown.discounts)
        ],
        account_id=front.stripe_account_id,
        application_fee=fee,
        started_at=clock.now(),
        expires_at=clock.now() + lifetime,
    )
