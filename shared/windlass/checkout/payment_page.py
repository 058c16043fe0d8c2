"""The hosted page on which a checkout is paid."""

from __future__ import annotations

from windlass.adapters.stripe import sessions
from windlass.adapters.stripe.sessions import NewSession
from windlass.checkout import session_lines
from windlass.checkout.models import Checkout
from windlass.checkout.repository import CheckoutRepository
from windlass.kit import text
from windlass.kit.addresses import Address
from windlass.orders import links
from windlass.stores.storefronts import StorefrontStore
from windlass.tenancy.context import StoreContext


def ensure(store: StoreContext, front: StorefrontStore, checkout: Checkout) -> Checkout:
    """The checkout with its payment page. Its key makes the page one, also after a crash between
    opening it and writing it down."""
    if checkout.payment_url is not None:
        return checkout
    session = sessions.create(
        _session(store, front, checkout), idempotency_key=f"checkout-{checkout.checkout_id}"
    )
    repository = CheckoutRepository(store.store_id)
    checkout.session_id, checkout.payment_url = session.session_id, session.url
    if not repository.save(checkout):
        return repository.get(checkout.checkout_id)
    return checkout


def _session(store: StoreContext, front: StorefrontStore, checkout: Checkout) -> NewSession:
    address = Address.from_document(checkout.address)
    shown = session_lines.of(checkout, front.url)
    shop = front.url_in(checkout.locale)
    return NewSession(
        store_id=store.store_id,
        checkout_id=checkout.checkout_id,
        account_id=checkout.account_id,
        email=checkout.email,
        locale=checkout.locale,
        lines=shown.lines,
        shipping_name=shown.shipping_name,
        shipping=shown.shipping,
        total=checkout.due,
        application_fee=checkout.application_fee,
        ship_to={
            "name": address.name,
            "phone": address.phone,
            "line1": address.line1,
            "line2": address.line2,
            "city": address.city,
            "state": address.province,
            "postal_code": address.postal_code,
            "country": address.country,
        },
        success_url=shop + links.return_path(front.store_id, checkout.checkout_id),
        cancel_url=f"{shop}/checkout?cancelled=1",
        expires_at=checkout.expires_at,
        statement_suffix=text.slugify(front.name, max_length=10).replace("-", " ").upper(),
    )
