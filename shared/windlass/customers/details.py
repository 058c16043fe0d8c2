"""What customers say of themselves: name, phone, consent and addresses."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from windlass.customers.errors import AddressNotFound
from windlass.customers.models import MOST_ADDRESSES, Customer
from windlass.customers.repository import CustomerRepository, Record
from windlass.kit import clock, plain_text
from windlass.kit.errors import Invalid
from windlass.kit.ids import new_id

if TYPE_CHECKING:
    from windlass.tenancy.context import StoreContext

type Act = Callable[[StoreContext, str, str], Customer]

LONGEST_NAME: Final = 64
LONGEST_PHONE: Final = 30


def name_of(typed: str, *, field: str = "name") -> str:
    """Empty is allowed. Raises Invalid (422)."""
    line = plain_text.one_line(typed)
    if len(line) > LONGEST_NAME:
        raise Invalid.field(field, "too_long", f"Use at most {LONGEST_NAME} characters.")
    if not plain_text.is_plain(line):
        raise Invalid.field(field, "characters", "Use letters, digits and punctuation only.")
    return line


def phone_of(typed: str) -> str:
    line = plain_text.one_line(typed, is_code=True)
    if len(line) > LONGEST_PHONE or not plain_text.is_plain(line):
        raise Invalid.field("phone", "phone", f"Use at most {LONGEST_PHONE} digits and spaces.")
    return line


def consent(customer: Customer, *, is_given: bool, source: str) -> None:
    """Remember a yes or a no with when and where it was said."""
    if bool(customer.accepts_marketing) != is_given or customer.marketing_at is None:
        customer.accepts_marketing = is_given
        customer.marketing_at, customer.marketing_source = clock.now(), source


def save(
    store: StoreContext, customer_id: str, *, name: str, phone: str, accepts_marketing: bool
) -> Customer:
    """By the customer. Raises Invalid (422)."""
    name, phone = name_of(name), phone_of(phone)
    repository = CustomerRepository(store.store_id)

    def edit(one: Customer) -> list[Record]:
        records: list[Record] = []
        if bool(one.accepts_marketing) != accepts_marketing:
            word = "Agreed to" if accepts_marketing else "Stopped"
            records.append(
                repository.entry(
                    customer_id,
                    actor="customer",
                    kind="marketing",
                    message=f"{word} news and offers by e-mail.",
                )
            )
            consent(one, is_given=accepts_marketing, source="account")
        one.name, one.phone = name, phone
        return records

    return repository.change(customer_id, edit)


def follow_newsletter(store: StoreContext, customer_id: str, *, is_given: bool) -> Customer:
    """What they said to the newsletter itself. Safe to repeat."""
    repository = CustomerRepository(store.store_id)

    def edit(one: Customer) -> list[Record] | None:
        if bool(one.accepts_marketing) == is_given:
            return None
        consent(one, is_given=is_given, source="newsletter")
        word = "Subscribed to" if is_given else "Unsubscribed from"
        message = f"{word} the newsletter."
        entry = repository.entry(customer_id, actor="customer", kind="marketing", message=message)
        return [entry]

    return repository.change(customer_id, edit)


def save_address(
    store: StoreContext,
    customer_id: str,
    address_id: str | None,
    typed: Mapping[str, Any],
    *,
    is_default: bool,
    phone_required: bool = False,
) -> Customer:
    """Add an address (`address_id` of None) or replace one. The first one is the default. Raises
    Invalid (422) with every problem of the fields, AddressNotFound (404)."""
    from windlass.kit import addresses  # heavy: phone numbers

    address = addresses.normalise(typed, phone_required=phone_required).to_document()

    def edit(one: Customer) -> tuple[()]:
        known = [dict(entry) for entry in one.addresses]
        if address_id is None:
            if len(known) >= MOST_ADDRESSES:
                message = f"Keep at most {MOST_ADDRESSES} addresses."
                raise Invalid.field("address", "too_many", message)
            entry: dict[str, Any] = {"address_id": new_id(), "is_default": not known}
            known.append(entry)
        else:
            entry = _entry(known, address_id)
        entry["address"] = address
        one.addresses = _with_default(known, entry["address_id"]) if is_default else known
        return ()

    return CustomerRepository(store.store_id).change(customer_id, edit)


def make_default(store: StoreContext, customer_id: str, address_id: str) -> Customer:
    """Raises AddressNotFound (404)."""

    def alter(known: list[dict[str, Any]]) -> list[dict[str, Any]]:
        _entry(known, address_id)
        return _with_default(known, address_id)

    return _change_addresses(store, customer_id, alter)


def remove_address(store: StoreContext, customer_id: str, address_id: str) -> Customer:
    """The oldest of the others becomes the default in its place. Raises AddressNotFound (404)."""

    def alter(known: list[dict[str, Any]]) -> list[dict[str, Any]]:
        gone = _entry(known, address_id)
        left = [one for one in known if one is not gone]
        is_open = bool(left) and not any(one["is_default"] for one in left)
        return _with_default(left, left[0]["address_id"]) if is_open else left

    return _change_addresses(store, customer_id, alter)


def _change_addresses(
    store: StoreContext,
    customer_id: str,
    alter: Callable[[list[dict[str, Any]]], list[dict[str, Any]]],
) -> Customer:
    def edit(one: Customer) -> tuple[()]:
        one.addresses = alter([dict(entry) for entry in one.addresses])
        return ()

    return CustomerRepository(store.store_id).change(customer_id, edit)


def _entry(known: list[dict[str, Any]], address_id: str) -> dict[str, Any]:
    for entry in known:
        if entry["address_id"] == address_id:
            return entry
    raise AddressNotFound("There is no such address.")


def _with_default(known: list[dict[str, Any]], address_id: str) -> list[dict[str, Any]]:
    return [{**one, "is_default": one["address_id"] == address_id} for one in known]
