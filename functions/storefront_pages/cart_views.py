"""The cart as its page shows it: what is in it, what it comes to, what changed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from storefront_pages import carts, messages
from storefront_pages.formats import money
from storefront_pages.images import picture_of, thumbnail
from storefront_pages.messages import mark
from storefront_pages.summaries import sums_of
from storefront_pages.views.cart import CardView, CartLineView, CartView, CodeView
from windlass.carts import service
from windlass.carts.errors import CartCompleted, CartNotFound
from windlass.kit import countries
from windlass.kit.errors import UpstreamFailed
from windlass.kit.money import Money

if TYPE_CHECKING:
    from collections.abc import Mapping

    from storefront_pages.shops import Shop
    from windlass.carts import views
    from windlass.customers.models import Customer

PROPERTIES = {
    "recipient_name": mark("For"),
    "recipient_email": mark("Sent to"),
    "message": mark("Message"),
    "send_on": mark("Sent on"),
}


def found(
    shop: Shop, cart_id: str | None, customer: Customer | None, *, viewer_country: str = ""
) -> views.CartView | None:
    """The cart as it stands, with the taxes of `viewer_country` while it knows no other. When
    something of it is held by its own open checkout, that is closed: the shopper is back at the
    cart."""
    cart = find(shop, cart_id, customer, viewer_country)
    if cart is not None and _is_short(cart) and _leave_checkout(shop, cart.cart_id):
        return find(shop, cart_id, customer, viewer_country)
    return cart


def find(
    shop: Shop, cart_id: str | None, customer: Customer | None = None, viewer_country: str = ""
) -> views.CartView | None:
    """Its things by their names in the language of the page; one that was opened in another
    language is changed to it first."""
    if cart_id is None:
        return None
    view = partial(
        service.view,
        shop.context,
        cart_id,
        front=shop.store,
        customer=customer,
        likely_country=viewer_country if viewer_country in countries.CODES else "",
    )
    try:
        cart = view()
        if cart.locale == shop.spoken:
            return cart
        carts.call_by(shop, cart_id, shop.spoken)
        return view()
    except (CartNotFound, CartCompleted):
        return None


def _is_short(cart: views.CartView) -> bool:
    """Something is missing that the cart's own open checkout may hold."""
    is_spent = any(card.balance.amount == 0 for card in cart.gift_cards)
    is_used_up = any(code.reason in ("used_up", "customer_limit") for code in cart.codes)
    return not cart.can_check_out or is_spent or is_used_up


def _leave_checkout(shop: Shop, cart_id: str) -> bool:
    """What is missing may be what the cart's own open checkout holds: close it, since the shopper
    is back at the cart. True when there was one."""
    from windlass.checkout import service as checkouts
    from windlass.checkout.models import SETTLED

    checkout_id = service.checkout_of(shop.context, cart_id)
    if checkout_id is None or checkouts.get(shop.context, checkout_id).state in SETTLED:
        return False
    try:
        checkouts.close(shop.context, checkout_id)
    except UpstreamFailed:
        return False  # it ends by itself when its time is over
    return True


def view_of(cart: views.CartView | None, shop: Shop) -> CartView:
    if cart is None:
        return CartView((), Money.zero(shop.view.currency), count=0, can_check_out=False)
    return CartView(
        lines=tuple(_line(line, shop) for line in cart.lines),
        subtotal=cart.breakdown.subtotal,
        count=cart.count,
        can_check_out=cart.can_check_out,
        sums=tuple(sums_of(cart.breakdown, shop, tax_note=_estimated(cart, shop))),
        total=cart.breakdown.due,
        codes=tuple(CodeView(code.code, code.problem) for code in cart.codes),
        gift_cards=tuple(_card(card) for card in cart.gift_cards),
        credit=_card(cart.credit) if cart.credit else None,
        uses_credit=cart.uses_store_credit,
        note=cart.note,
        notices=tuple(one.message for one in cart.own_notes if one.code == "currency_changed"),
    )


def _estimated(cart: views.CartView, shop: Shop) -> str:
    """Beside taxes of a country that nobody has named yet."""
    if not cart.tax_estimated_in:
        return ""
    country = countries.name(cart.tax_estimated_in, shop.view.tag)
    return _text(shop, "estimated for %(country)s") % {"country": country}


def _card(card: views.CardView) -> CardView:
    return CardView(card.card_id, card.masked, card.balance, card.spent, card.problem)


def _line(line: views.LineView, shop: Shop) -> CartLineView:
    return CartLineView(
        id=line.line_id,
        title=line.title,
        variant=line.variant_title,
        path=f"/products/{line.handle}?variant={line.variant_id}",
        image=picture_of(line.image, alt=line.title) or thumbnail(line.picture),
        quantity=line.quantity,
        most=line.most,
        unit_price=line.unit_price,
        compare_at=line.compare_at,
        total=line.total,
        notices=tuple(_notice(note, shop) for note in line.notes),
        is_available=line.is_available,
        to_pay=line.net if line.discounts else None,
        discounts=tuple((part.code or part.title, -part.amount) for part in line.discounts),
        properties=properties_of(line.properties, shop),
        is_gift_card=line.is_gift_card,
        reference_price=line.reference_price,
    )


def properties_of(written: Mapping[str, str], shop: Shop) -> tuple[tuple[str, str], ...]:
    """What the shopper wrote on a line, with its names as shoppers read them."""
    return tuple(
        (_text(shop, PROPERTIES.get(name, name)), value) for name, value in sorted(written.items())
    )


def _notice(note: views.Note, shop: Shop) -> str:
    """In the shop's language, with amounts as it writes them."""
    match note.old:
        case Money():
            text = _text(shop, "The price was %(old)s when you chose it.")
            return text % {"old": money(note.old, shop.view.locale)}
    if note.new == 0:
        return _text(shop, "This is no longer available.")
    text = _text(shop, "Only %(new)s left. You chose %(old)s.")
    return text % {"new": note.new, "old": note.old}


def _text(shop: Shop, message: str) -> str:
    return messages.catalogue(shop.view.locale).gettext(message)
