from typing import Annotated

from aws_lambda_powertools.event_handler.openapi.params import Query

from windlass.carts import service
from windlass.carts.models import Cart
from windlass.carts.schemas import AddLine, CartOut, Remember, SetQuantity, ShippingRates
from windlass.checkout import service as checkouts
from windlass.kit import address_rules, countries, emails
from windlass.kit.errors import Invalid
from windlass.stores import service as stores
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
def create_cart(slug: str, body: AddLine) -> tuple[CartOut, int]:
    """A cart begins with its first line."""
    store = _shop(slug)
    cart = service.add_line(store, None, body.product_id, body.variant_id, body.quantity)
    return _seen(store, cart), 201


@router.get(CART)
def get_cart(slug: str, cart_id: str) -> CartOut:
    return CartOut.of(checkouts.view_cart(_shop(slug), cart_id))


@router.patch(CART)
def remember(slug: str, cart_id: str, body: Remember) -> CartOut:
    """Keep what the shopper already said, for the checkout form."""
    store = _shop(slug)
    if body.country is not None:
        _require_country(body.country)
    email = None if body.email is None else emails.normalise(body.email, field="email")
    cart = service.remember(
        store, cart_id, email=email, country=body.country, province=body.province
    )
    return _seen(store, cart)


@router.post(f"{CART}/lines", responses=created(CartOut))
def add_line(
    slug: str, cart_id: str, body: AddLine, idempotency_key: IdempotencyKey = None
) -> tuple[CartOut, int]:
    """On the line of the variant, when it has one. A cart that was paid is followed by a new one:
    go on with the id in the answer."""
    store = _shop(slug, visitor=cart_id)

    def add() -> CartOut:
        line = (body.product_id, body.variant_id, body.quantity)
        cart = checkouts.editing(store, cart_id, lambda: service.add_line(store, cart_id, *line))
        return _seen(store, cart)

    return once(router, store, idempotency_key, CartOut, add), 201


@router.patch(f"{CART}/lines/<line_id>")
def set_quantity(slug: str, cart_id: str, line_id: str, body: SetQuantity) -> CartOut:
    store = _shop(slug)
    cart = checkouts.editing(
        store, cart_id, lambda: service.set_quantity(store, cart_id, line_id, body.quantity)
    )
    return _seen(store, cart)


@router.delete(f"{CART}/lines/<line_id>")
def remove_line(slug: str, cart_id: str, line_id: str) -> CartOut:
    """Answers with the cart that is left."""
    store = _shop(slug)
    return _seen(store, service.remove_line(store, cart_id, line_id))


@router.post(f"{CART}/accept-changes")
def accept_changes(slug: str, cart_id: str) -> CartOut:
    """The shopper has seen the notes: the cart becomes what can be bought, at today's prices.
    Answers with the notes once more."""
    return CartOut.of(service.accept_changes(_shop(slug), cart_id))


@router.get(f"{CART}/shipping-rates")
def list_shipping_rates(
    slug: str, cart_id: str, country: Country, province: Province = ""
) -> ShippingRates:
    store = _shop(slug)
    _require_country(country)
    code = address_rules.of(country).province_code(province) or province
    options = service.shipping_options(store, cart_id, country=country, province=code)
    return ShippingRates.of(options)


def _shop(slug: str, *, visitor: str = "shopper") -> StoreContext:
    """A shopper in an open store. Raises StoreNotFound (404) also for one that is closed."""
    store = stores.storefront(slug)
    if not store.is_open:
        raise StoreNotFound(f"There is no open store at {slug}.")
    return tenancy.visit(store.store_id, visitor=visitor)


def _seen(store: StoreContext, cart: Cart) -> CartOut:
    return CartOut.of(service.view_of(store, cart))


def _require_country(code: str) -> None:
    if code not in countries.CODES:
        raise Invalid.field("country", "unknown_country", f"{code} is not a country we know.")
