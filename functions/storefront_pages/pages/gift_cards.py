"""What is left on a gift card, and the card itself for whoever holds its signed link."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from storefront_pages import carts, messages
from storefront_pages.http import Request, Response
from storefront_pages.rendering import render
from storefront_pages.router import PageNotFound
from storefront_pages.security import require_own_form
from storefront_pages.views.gift_card import GiftCardView
from storefront_pages.views.head import HeadView
from windlass.accounts.errors import TooManyAttempts
from windlass.gift_cards import holding
from windlass.gift_cards import service as gift_cards
from windlass.gift_cards.errors import GiftCardUnknown
from windlass.kit import clock

if TYPE_CHECKING:
    from storefront_pages.shops import Shop
    from windlass.gift_cards.balances import CardBalance

PATH = "/gift-cards"
UNKNOWN = messages.mark("There is no gift card with this code. Check it and try again.")


class GiftCardPageNotFound(PageNotFound):
    code = "gift_card_not_found"


def show(_request: Request, shop: Shop) -> Response:
    return _page(shop)


def look_up(request: Request, shop: Shop) -> Response:
    """Three round trips and those that count the try. Raises FormForged (403)."""
    require_own_form(request)
    typed = request.form.get("code", "")[:40]
    visitor = carts.cart_id_of(request) or request.client_ip
    try:
        card = gift_cards.look_up(shop.context, typed, visitor=visitor, ip=request.client_ip)
    except GiftCardUnknown as error:
        problem = messages.catalogue(shop.view.locale).gettext(UNKNOWN)
        return _page(shop, typed=typed, problem=problem, status=error.status)
    except TooManyAttempts as error:
        return _page(shop, typed=typed, problem=error.message, status=error.status)
    return _page(shop, card=_view(card))


def card(request: Request, shop: Shop, *, card_id: str) -> Response:
    """Raises GiftCardPageNotFound (404), for a wrong link exactly as for a card that is not
    there."""
    held = holding.of_link(shop.context, card_id, token=request.query.get("token", ""))
    if held is None:
        raise GiftCardPageNotFound("There is no gift card behind this link.")
    now = clock.now()
    view = GiftCardView(
        masked=held.masked,
        balance=held.balance,
        expires_at=held.expires_at,
        is_expired=held.expires_at is not None and held.expires_at <= now,
        is_disabled=held.is_disabled,
        code=held.code,
        recipient=held.recipient,
        sender=held.sender,
        message=held.message,
    )
    title = messages.catalogue(shop.view.locale).gettext("Your gift card")
    head = HeadView(title, "", PATH, is_indexed=False)
    response = Response(body=render("gift_card", shop.view, head=head, card=view))
    response.headers["Referrer-Policy"] = "no-referrer"  # the address opens the card
    return response


def _page(
    shop: Shop,
    *,
    card: GiftCardView | None = None,
    typed: str = "",
    problem: str = "",
    status: int = HTTPStatus.OK,
) -> Response:
    title = messages.catalogue(shop.view.locale).gettext("Gift card balance")
    head = HeadView(title, "", PATH, is_indexed=False)
    body = render("gift_cards", shop.view, head=head, card=card, typed=typed, problem=problem)
    return Response(status, body)


def _view(card: CardBalance) -> GiftCardView:
    return GiftCardView(
        masked=card.masked,
        balance=card.balance,
        expires_at=card.expires_at,
        is_expired=card.expires_at is not None and card.expires_at <= clock.now(),
        is_disabled=card.is_disabled,
    )
