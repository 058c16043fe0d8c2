"""The checkout: one page from the e-mail to the payment, nothing added at the end."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from storefront_pages import carts, delivery, formats, messages
from storefront_pages.checkout_forms import (
    Typed,
    address_fields,
    email_field,
    known_from,
    known_of,
    typed_in,
    vat_field,
)
from storefront_pages.http import Request, Response, redirect
from storefront_pages.messages import mark
from storefront_pages.pages import cart as cart_page
from storefront_pages.rendering import render
from storefront_pages.security import form_token, require_own_form
from storefront_pages.shops import Shop
from storefront_pages.summaries import lines_of, sums_of
from storefront_pages.views.checkout import CheckoutView, ShippingChoice, SummaryView
from storefront_pages.views.head import HeadView
from windlass.carts import service as cart_service
from windlass.carts.errors import CartCompleted, CartNotFound
from windlass.carts.terms import Buyer
from windlass.checkout import service
from windlass.checkout.errors import AlreadyPaid, CartEmpty, CheckoutTooLong, SoldOut
from windlass.checkout.models import SETTLED
from windlass.kit import config, countries, currencies
from windlass.kit.errors import Conflict, Invalid, UpstreamFailed
from windlass.kit.money import Money
from windlass.orders import links

if TYPE_CHECKING:
    from windlass.checkout.basket import Basket
    from windlass.checkout.models import Checkout
    from windlass.customers.models import Customer
    from windlass.shipping.models import ShippingOption

BUTTONS = {
    "pay_now": mark("Continue to payment"),
    "place_order": mark("Place order and pay"),
    "order_with_obligation": mark("Order with obligation to pay"),
}


FREE = mark("Place the order")


def show(request: Request, shop: Shop) -> Response:
    """The form, with what is known from an earlier try."""
    cart_id = carts.cart_id_of(request)
    if cart_id is None:
        return redirect("/cart")
    begun = _begun(shop, cart_id)
    problem = ""
    if "cancelled" in request.query:
        text = messages.catalogue(shop.view.locale).gettext
        failure = begun.failure if begun and begun.failure else ""
        problem = failure or text("You came back without paying. Nothing was charged.")
    known = known_from(begun) if begun else known_of(carts.customer_of(request, shop))
    return _form(request, shop, cart_id, known, problem=problem)


def submit(request: Request, shop: Shop) -> Response:
    """On to the payment page, or back with everything that has to be corrected. Raises FormForged
    (403)."""
    cart_id = carts.cart_id_of(request)
    if cart_id is None:
        return redirect("/cart")
    require_own_form(request, bound_to=cart_id)
    typed = typed_in(request.form)
    if request.form.get("intent") == "refresh":
        return _form(request, shop, cart_id, typed)
    try:
        begun = service.begin(shop.context, cart_id, _details(request, shop, typed))
    except (AlreadyPaid, CartCompleted) as error:
        return redirect(links.return_path(shop.store.store_id, error.details["order_id"]))
    except (CartNotFound, CartEmpty):
        return redirect("/cart")
    except (SoldOut, CheckoutTooLong) as error:
        return cart_page.show(request, shop, problem=error.message, status=error.status)
    except Invalid as error:
        problems = {problem.field: problem.message for problem in error.fields}
        wrong = Typed(typed.values, typed.has_consent, problems)
        loose = "" if problems else error.message
        return _form(request, shop, cart_id, wrong, problem=loose, status=error.status)
    except (Conflict, UpstreamFailed) as error:
        return _form(request, shop, cart_id, typed, problem=error.message, status=error.status)
    done = links.return_path(shop.store.store_id, begun.checkout_id)
    return _on_to(done if begun.due.amount == 0 else begun.payment_url or "/checkout", request)


def _on_to(payment_url: str, request: Request) -> Response:
    """A fetch cannot follow a redirect to another site: an island goes there by itself."""
    if request.fragment:
        return Response(headers={"X-Windlass-Go": payment_url})
    return redirect(payment_url)


def _form(
    request: Request,
    shop: Shop,
    cart_id: str,
    typed: Typed,
    *,
    problem: str = "",
    status: int = HTTPStatus.OK,
) -> Response:
    country = _country(shop, typed)
    typed = Typed({**typed.values, "country": country}, typed.has_consent, typed.problems)
    buyer = _buyer(typed, carts.customer_of(request, shop))
    try:
        basket = service.of_cart(shop.context, shop.store, cart_id, buyer)
        if basket.locale != shop.spoken:  # this page was opened in another language than the cart
            carts.call_by(shop, cart_id, shop.spoken)
            basket = service.of_cart(shop.context, shop.store, cart_id, buyer)
    except (CartNotFound, CartCompleted, CartEmpty):
        return redirect("/cart")
    except (SoldOut, CheckoutTooLong) as error:
        return cart_page.show(request, shop, problem=error.message, status=error.status)
    title = messages.catalogue(shop.view.locale).gettext("Checkout")
    body = render(
        "checkout",
        shop.view,
        head=HeadView(title, "", "/checkout", is_indexed=False),
        checkout=_view(shop, basket, typed, problem),
        csrf=form_token(cart_id),
    )
    return Response(status, body, pays_at=_pays_at())


def _view(shop: Shop, basket: Basket, typed: Typed, problem: str) -> CheckoutView:
    """The cheapest delivery is chosen until the shopper chooses, so that the total is one."""
    text = messages.catalogue(shop.view.locale).gettext
    cheapest = basket.options[0] if basket.options else None
    option = basket.option(typed.values.get("shipping")) or cheapest
    option = option if basket.needs_shipping else None
    breakdown = basket.with_shipping(option)
    rejected = (*basket.terms.offers.rejected, *breakdown.rejected)
    needs_email = any(one.reason == "email_needed" for one in rejected)
    is_out_of_reach = basket.needs_shipping and not basket.options
    return CheckoutView(
        email=email_field(shop, typed),
        has_consent=typed.has_consent,
        address=address_fields(shop, typed),
        needs_shipping=basket.needs_shipping,
        shipping=tuple(_choice(one, shop, is_chosen=one == option) for one in basket.options),
        shipping_error=typed.problems.get("shipping_rate_id", ""),
        cannot_ship_to=countries.name(typed.country, shop.view.tag) if is_out_of_reach else "",
        summary=SummaryView(
            lines=lines_of(basket.lines, breakdown),
            sums=tuple(sums_of(breakdown, shop, needs_delivery=basket.needs_shipping)),
            total=breakdown.due,
            is_final=not needs_email and (option is not None or not basket.needs_shipping),
            notices=tuple(dict.fromkeys(one.message for one in rejected)),
            needs_email=needs_email,
        ),
        button=text(_button(shop, typed.country, breakdown.due)),
        problem=problem,
        vat=vat_field(shop, typed),
        goes_on_to_pay=breakdown.due.amount > 0,
    )


def _button(shop: Shop, country: str, due: Money) -> str:
    """Where the merchant leaves it to the law, the European Union's asks for words that leave no
    doubt (Directive 2011/83/EU, article 8(2); in Germany BGB 312j, in Austria KSchG 8)."""
    if due.amount == 0:
        return FREE
    chosen = shop.store.checkout.button_text
    usual = "order_with_obligation" if country in countries.EU else "pay_now"
    return BUTTONS.get(chosen, BUTTONS[usual])


def _choice(option: ShippingOption, shop: Shop, *, is_chosen: bool) -> ShippingChoice:
    text = messages.catalogue(shop.view.locale).gettext
    first, last = delivery.window(shop, option.min_days, option.max_days)
    return ShippingChoice(
        id=option.rate_id,
        name=option.name,
        detail=text("Arrives %(days)s") % {"days": formats.days(first, last, shop.view)},
        price=option.price,
        is_chosen=is_chosen,
    )


def _details(request: Request, shop: Shop, typed: Typed) -> service.Details:
    seen = request.form.get("seen_total", "")
    is_number = seen.isascii() and seen.isdigit() and len(seen) <= 15
    currency = request.form.get("seen_currency", "")
    currency = currency if currency in currencies.CODES else shop.view.currency
    return service.Details(
        email=typed.values.get("email", ""),
        address=typed.address,
        shipping_rate_id=typed.values.get("shipping") or None,
        seen_total=Money(int(seen), currency) if is_number else None,
        locale=shop.view.tag,
        accepts_marketing=typed.has_consent,
        vat_number=typed.values.get("vat_number", ""),
        customer=carts.customer_of(request, shop),
    )


def _buyer(typed: Typed, customer: Customer | None) -> Buyer:
    """As far as the form is filled in."""
    address = typed.address
    return Buyer(
        customer=customer,
        email=typed.values.get("email") or None,
        country=address["country"],
        province=address["province"],
        postal_code=address["postal_code"],
        city=address["city"],
        line1=address["line1"],
        vat_number=typed.values.get("vat_number", ""),
    )


def _begun(shop: Shop, cart_id: str) -> Checkout | None:
    """The checkout that this cart is in, if it is still open."""
    checkout_id = cart_service.checkout_of(shop.context, cart_id)
    found = service.get(shop.context, checkout_id) if checkout_id else None
    return None if found is None or found.state in SETTLED else found


def _country(shop: Shop, typed: Typed) -> str:
    """The one chosen, also one out of reach; without a choice the likeliest."""
    chosen = typed.country.upper()
    if chosen in countries.CODES:
        return chosen
    return delivery.country_for(shop, "") or shop.view.country


def _pays_at() -> str:
    """Where Stripe's payment pages are. The sandbox stands in for it where its API does."""
    api = urlsplit(config.STRIPE_API_BASE)
    if api.hostname == "api.stripe.com":
        return "https://checkout.stripe.com"
    sandbox = urlsplit(config.storefront_url("sandbox"))
    return f"{sandbox.scheme}://{sandbox.netloc}"
