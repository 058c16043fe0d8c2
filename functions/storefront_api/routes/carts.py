from typing import Annotated

from aws_lambda_powertools.event_handler.openapi.params import Query

from storefront_api.shops import Locale, client_ip_of, customer_of, words_of
from windlass.carts import service
from windlass.carts.models import Cart
from windlass.carts.out_schemas import CartOut
from windlass.carts.schemas import (
    AddLine,
    BeginCart,
    Remember,
    SetQuantity,
    ShippingRates,
    UseCode,
    UseGiftCard,
)
from windlass.checkout import service as checkouts
from windlass.currencies import service as currencies
from windlass.kit import address_rules, countries, emails
from windlass.kit.errors import Invalid
from windlass.stores import service as stores
from windlass.stores.storefronts import StorefrontStore
from windlass.tenancy import service as tenancy
from windlass.tenancy.context import StoreContext
from windlass.tenancy.errors import StoreNotFound
from windlass.web.api import IdempotencyKey, Router, created
from windlass.web.idempotency import once

router = Router()
CARTS = "/stores/<slug>/carts"
CART = f"{CARTS}/<cart_id>"

Country = Annotated[str, Query(pattern="^[A-Z]{2}$", description="ISO 3166-1 alpha-2, e.g. DE")]
Province = Annotated[str, Query(max_length=64, description="A code or name")]


@router.post(CARTS, responses=created(CartOut))
def create_cart(slug: str, body: BeginCart, locale: Locale = None) -> tuple[CartOut, int]:
    """A cart begins with its first line; what is in it is called as in the language asked for."""
    front = _front(slug)
    store = tenancy.visit(front.store_id)
    language = words_of(store, front, locale).locale
    exchange = None
    if body.currency is not None:
        exchange = currencies.of_currency(front, body.currency, body.market_id)
    cart = service.add_line(
        store,
        None,
        body.product_id,
        body.variant_id,
        body.quantity,
        properties=body.properties,
        exchange=exchange,
        locale=language,
    )
    return _seen(store, front, cart), 201


@router.get(CART)
def get_cart(slug: str, cart_id: str) -> CartOut:
    front = _front(slug)
    store = tenancy.visit(front.store_id, visitor=cart_id)
    customer = customer_of(router, store)
    return CartOut.of(checkouts.view_cart(store, cart_id, front=front, customer=customer))


@router.patch(CART)
def remember(slug: str, cart_id: str, body: Remember) -> CartOut:
    """Keep what the shopper already said, for the checkout form; price the cart in another
    currency."""
    store, front = _shop(slug, cart_id)
    if body.currency is not None:
        service.localise(store, cart_id, currency=body.currency, market_id=body.market_id)
    if body.country is not None:
        _require_country(body.country)
    email = None if body.email is None else emails.normalise(body.email, field="email")
    cart = service.remember(
        store,
        cart_id,
        email=email,
        country=body.country,
        province=body.province,
        note=body.note,
        uses_store_credit=body.uses_store_credit,
    )
    return _seen(store, front, cart)


@router.post(f"{CART}/lines", responses=created(CartOut))
def add_line(
    slug: str, cart_id: str, body: AddLine, idempotency_key: IdempotencyKey = None
) -> tuple[CartOut, int]:
    """On the line of the variant, when it has one with the same properties. A cart that was paid is
    followed by a new one: go on with the id in the answer."""
    store, front = _shop(slug, cart_id)

    def put_in() -> Cart:
        line = (body.product_id, body.variant_id, body.quantity)
        return service.add_line(store, cart_id, *line, properties=body.properties)

    def add() -> CartOut:
        return _seen(store, front, checkouts.editing(store, cart_id, put_in))

    return once(router, store, idempotency_key, CartOut, add), 201


@router.patch(f"{CART}/lines/<line_id>")
def set_quantity(slug: str, cart_id: str, line_id: str, body: SetQuantity) -> CartOut:
    store, front = _shop(slug, cart_id)
    cart = checkouts.editing(
        store, cart_id, lambda: service.set_quantity(store, cart_id, line_id, body.quantity)
    )
    return _seen(store, front, cart)


@router.delete(f"{CART}/lines/<line_id>")
def remove_line(slug: str, cart_id: str, line_id: str) -> CartOut:
    """Answers with the cart that is left."""
    store, front = _shop(slug, cart_id)
    return _seen(store, front, service.remove_line(store, cart_id, line_id))


@router.post(f"{CART}/codes", responses=created(CartOut))
def add_code(slug: str, cart_id: str, body: UseCode) -> tuple[CartOut, int]:
    """Keep a discount code; `codes` in the answer says whether it counts, and why not. Guesses are
    counted and locked out (429)."""
    store, front = _shop(slug, cart_id)
    ip = client_ip_of(router)
    return _seen(store, front, service.add_code(store, cart_id, body.code, ip=ip)), 201


@router.delete(f"{CART}/codes/<code>")
def remove_code(slug: str, cart_id: str, code: str) -> CartOut:
    store, front = _shop(slug, cart_id)
    return _seen(store, front, service.remove_code(store, cart_id, code))


@router.post(f"{CART}/gift-cards", responses=created(CartOut))
def add_gift_card(slug: str, cart_id: str, body: UseGiftCard) -> tuple[CartOut, int]:
    """Pay with a gift card. Its code is not kept; guesses are counted and locked out (429)."""
    store, front = _shop(slug, cart_id)
    ip = client_ip_of(router)
    return _seen(store, front, service.add_gift_card(store, cart_id, body.code, ip=ip)), 201


@router.delete(f"{CART}/gift-cards/<card_id>")
def remove_gift_card(slug: str, cart_id: str, card_id: str) -> CartOut:
    store, front = _shop(slug, cart_id)
    return _seen(store, front, service.remove_gift_card(store, cart_id, card_id))


@router.post(f"{CART}/accept-changes")
def accept_changes(slug: str, cart_id: str) -> CartOut:
    """The shopper has seen the notes: the cart becomes what can be bought, at today's prices.
    Answers with the notes once more."""
    store, front = _shop(slug, cart_id)
    customer = customer_of(router, store)
    return CartOut.of(service.accept_changes(store, cart_id, front=front, customer=customer))


@router.get(f"{CART}/shipping-rates")
def list_shipping_rates(
    slug: str, cart_id: str, country: Country, province: Province = ""
) -> ShippingRates:
    store, _front = _shop(slug, cart_id)
    _require_country(country)
    code = address_rules.of(country).province_code(province) or province
    options = service.shipping_options(store, cart_id, country=country, province=code)
    return ShippingRates.of(options)


def _shop(slug: str, cart_id: str) -> tuple[StoreContext, StorefrontStore]:
    """A shopper in an open store, known by the cart."""
    front = _front(slug)
    return tenancy.visit(front.store_id, visitor=cart_id), front


def _front(slug: str) -> StorefrontStore:
    """Raises StoreNotFound (404) also for one that is closed."""
    front = stores.storefront(slug)
    if not front.is_open:
        raise StoreNotFound(f"There is no open store at {slug}.")
    return front


def _seen(store: StoreContext, front: StorefrontStore, cart: Cart) -> CartOut:
    customer = customer_of(router, store)
    return CartOut.of(service.view_of(store, cart, front=front, customer=customer))


def _require_country(code: str) -> None:
    if code not in countries.CODES:
        raise Invalid.field("country", "unknown_country", f"{code} is not a country we know.")
