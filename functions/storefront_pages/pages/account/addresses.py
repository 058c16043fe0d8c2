"""Where parcels go: addresses kept for the next order."""

from __future__ import annotations

from contextlib import suppress
from http import HTTPStatus
from typing import TYPE_CHECKING

from storefront_pages import accounts, delivery
from storefront_pages.checkout_forms import Typed, address_fields, typed_in
from storefront_pages.http import Request, Response, redirect
from storefront_pages.messages import mark
from storefront_pages.pages.account.overview import page
from storefront_pages.views.account import AddressView
from windlass.customers import details
from windlass.customers.errors import AddressNotFound
from windlass.kit import countries
from windlass.kit.addresses import Address
from windlass.kit.errors import Invalid

if TYPE_CHECKING:
    from storefront_pages.shops import Shop
    from windlass.customers.models import Customer

INDEX = "/account/addresses"
NEW = "new"


def index(request: Request, shop: Shop) -> Response:
    customer = accounts.customer_of(request, shop)
    if customer is None:
        return accounts.to_login(request)
    return page(
        request,
        shop,
        customer,
        "account/addresses",
        mark("Your addresses"),
        addresses=[_view(one, shop) for one in customer.addresses],
    )


def show(request: Request, shop: Shop, *, address_id: str) -> Response:
    """The form of one address, or of a new one. Raises AddressNotFound (404)."""
    customer = accounts.customer_of(request, shop)
    if customer is None:
        return accounts.to_login(request)
    values: dict[str, str] = {"name": customer.name}
    if address_id != NEW:
        values = {name: str(value) for name, value in _found(customer, address_id).items()}
    return _form(request, shop, customer, address_id, Typed(values))


def save(request: Request, shop: Shop, *, address_id: str) -> Response:
    """Raises FormForged (403) and AddressNotFound (404)."""
    customer = accounts.customer_of(request, shop)
    if customer is None:
        return accounts.to_login(request, INDEX)
    accounts.require_form(request)
    typed = typed_in(request.form)
    is_first = "default" in request.form
    if request.form.get("intent") == "refresh":  # another country has other fields
        return _form(request, shop, customer, address_id, typed, is_first=is_first)
    try:
        details.save_address(
            shop.context,
            customer.customer_id,
            None if address_id == NEW else address_id,
            typed.address,
            is_default=is_first,
            phone_required=shop.store.checkout.phone_required,
        )
    except Invalid as error:
        problems = {f"address.{one.field}": one.message for one in error.fields}
        wrong = Typed(typed.values, typed.has_consent, problems)
        status = error.status
        loose = "" if problems else error.message
        return _form(
            request,
            shop,
            customer,
            address_id,
            wrong,
            problem=loose,
            status=status,
            is_first=is_first,
        )
    return redirect(INDEX)


def remove(request: Request, shop: Shop, *, address_id: str) -> Response:
    """Raises FormForged (403)."""
    return _then_index(request, shop, address_id, details.remove_address)


def make_default(request: Request, shop: Shop, *, address_id: str) -> Response:
    """Raises FormForged (403)."""
    return _then_index(request, shop, address_id, details.make_default)


def _then_index(request: Request, shop: Shop, address_id: str, act: details.Act) -> Response:
    customer = accounts.customer_of(request, shop)
    if customer is None:
        return accounts.to_login(request, INDEX)
    accounts.require_form(request)
    with suppress(AddressNotFound):  # removed in another tab: the list shows how it is
        act(shop.context, customer.customer_id, address_id)
    return redirect(INDEX)


def _form(
    request: Request,
    shop: Shop,
    customer: Customer,
    address_id: str,
    typed: Typed,
    *,
    problem: str = "",
    status: int = HTTPStatus.OK,
    is_first: bool | None = None,
) -> Response:
    """`is_first` is what was ticked, None before anything was."""
    country = typed.country.upper()
    if country not in countries.CODES:
        country = delivery.country_for(shop, "") or shop.view.country
    typed = Typed({**typed.values, "country": country}, typed.has_consent, typed.problems)
    known = [one for one in customer.addresses if one["address_id"] == address_id]
    is_kept_first = bool(known and known[0]["is_default"]) or not customer.addresses
    return page(
        request,
        shop,
        customer,
        "account/address",
        mark("Address"),
        status=status,
        address_id=address_id,
        fields=address_fields(shop, typed),
        is_default=is_kept_first if is_first is None else is_first,
        problem=problem,
    )


def _found(customer: Customer, address_id: str) -> dict[str, str]:
    for one in customer.addresses:
        if one["address_id"] == address_id:
            return dict(one["address"])
    raise AddressNotFound("There is no such address.")


def _view(entry: dict[str, object], shop: Shop) -> AddressView:
    document = entry["address"]
    assert isinstance(document, dict)
    address = Address.from_document(document)
    return AddressView(
        id=str(entry["address_id"]),
        lines=tuple(address.lines(shop.view.tag)),
        phone=address.phone,
        is_default=bool(entry["is_default"]),
    )
