"""The shop that an address names, for every route."""

from __future__ import annotations

import hmac
from contextlib import suppress
from http import HTTPStatus
from http.cookies import CookieError, SimpleCookie
from typing import Annotated

from aws_lambda_powertools.event_handler import APIGatewayRestResolver
from aws_lambda_powertools.event_handler.openapi.params import Query
from aws_lambda_powertools.event_handler.openapi.types import OpenAPIResponse
from pydantic import BaseModel

from windlass.currencies import service as currencies
from windlass.currencies.exchange import Exchange
from windlass.customers import sessions
from windlass.customers.models import COOKIE, Customer
from windlass.kit import config
from windlass.stores import service as stores
from windlass.stores.storefronts import StorefrontStore
from windlass.tenancy import service as tenancy
from windlass.tenancy.context import StoreContext
from windlass.tenancy.errors import StoreNotFound
from windlass.translations import spoken
from windlass.translations.spoken import Words
from windlass.web.api import Response, Router

PREFIX = "/api/v1/public"
Currency = Annotated[
    str | None,
    Query(
        pattern=r"^[A-Z]{3}(\.[0-9A-Z]{26})?$",
        description="One that the store sells in, with `.` and the market where it has several; "
        "without it prices are the store's own",
    ),
]
Locale = Annotated[
    str | None,
    Query(
        pattern=r"^[a-z]{2}(-[A-Z]{2})?$",
        description="A language that shoppers of the store can choose; titles and texts are in it "
        "as far as they are translated, else in the store's own",
    ),
]
BRIEFLY = "public, max-age=30, s-maxage=60, stale-while-revalidate=300"


class Moved(Exception):
    """Answered with 301: the thing has another address for good."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


def current_shop(router: Router, slug: str) -> tuple[StoreContext, StorefrontStore]:
    """A shopper in the open store at this slug. Raises StoreNotFound (404), also for a store that
    is closed, and Moved for an old slug of a request that may be repeated elsewhere."""
    shop = stores.storefront(slug)
    if not shop.is_open:
        raise StoreNotFound(f"There is no open store at {slug}.")
    return _at_its_address(router, slug, shop)


def buyers_shop(router: Router, slug: str) -> tuple[StoreContext, StorefrontStore]:
    """The same in a store that may be closed again: for what belongs to who has bought there and
    proves it. Raises StoreNotFound (404) and Moved."""
    return _at_its_address(router, slug, stores.storefront(slug))


def _at_its_address(
    router: Router, slug: str, shop: StorefrontStore
) -> tuple[StoreContext, StorefrontStore]:
    if shop.slug != slug and router.current_event.http_method == "GET":
        path = router.current_event.path
        raise Moved(path.replace(f"/stores/{slug}", f"/stores/{shop.slug}", 1))
    return tenancy.visit(shop.store_id), shop


def words_of(store: StoreContext, shop: StorefrontStore, wanted: str | None) -> Words:
    """What the merchant says in the language that was asked for; its `locale` is empty for the
    store's own."""
    return spoken.of_shop(store, shop, wanted or "")


def exchange_of(shop: StorefrontStore, wanted: str | None) -> Exchange:
    """Into the currency that was asked for. Raises CurrencyNotOffered (409)."""
    if not wanted:
        return currencies.own(shop)
    code, _, market_id = wanted.partition(".")
    return currencies.of_currency(shop, code, market_id)


def customer_of(router: Router, store: StoreContext) -> Customer | None:
    """Who is signed in in this browser: one read when it says that somebody is. A page of another
    site cannot use the session: its cookie is SameSite."""
    cookies = SimpleCookie()
    with suppress(CookieError):
        cookies.load(router.current_event.headers.get("cookie") or "")
    found = cookies.get(COOKIE)
    return sessions.signed_in(store, found.value) if found else None


def client_ip_of(router: Router) -> str:
    """The viewer's address as our own edge tells it, else of whoever called the gateway."""
    event = router.current_event
    secret = (event.headers.get("x-windlass-edge") or "").encode()
    if config.EDGE_SECRET and hmac.compare_digest(secret, config.EDGE_SECRET.encode()):
        told = event.headers.get("x-windlass-client-ip")
        if told:
            return told
    identity = event.request_context.get("identity") or {}
    return str(identity.get("sourceIp") or "unknown")


def cached[Body: BaseModel](body: Body) -> Response[Body]:
    """An answer that the edge and browsers may keep for moments."""
    return Response(
        200, content_type="application/json", body=body, headers={"Cache-Control": BRIEFLY}
    )


def moves(model: type[BaseModel]) -> dict[int, OpenAPIResponse]:
    """Documents what an old address answers, beside the thing itself."""
    there: OpenAPIResponse = {
        "description": "The thing itself",
        "content": {"application/json": {"model": model}},
    }
    return {200: there, 301: {"description": "It has another address: see Location"}}


def follow_moves(app: APIGatewayRestResolver) -> None:
    @app.exception_handler(Moved)  # type: ignore[untyped-decorator]  # Powertools leaves it so
    def redirect(moved: Moved) -> Response[str]:
        return Response(
            HTTPStatus.MOVED_PERMANENTLY,
            content_type=None,
            body="",
            headers={"Location": moved.path, "Cache-Control": BRIEFLY},
        )
