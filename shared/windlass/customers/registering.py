"""Opening an account. It is closed until a mail has proven the address: nobody can prepare an
account for somebody else's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from windlass.accounts import limits, passwords
from windlass.customers import details, doors, links
from windlass.customers.errors import SignInRefused
from windlass.customers.events import (
    CustomerRegistered,
    CustomerRegistrationRepeated,
    CustomerVerified,
)
from windlass.customers.models import Customer, Purpose
from windlass.customers.repository import CustomerRepository, Record
from windlass.kit import clock, emails
from windlass.kit.ids import new_id

if TYPE_CHECKING:
    from windlass.tenancy.context import StoreContext


def register(
    store: StoreContext,
    *,
    email: str,
    password: str,
    name: str,
    locale: str,
    accepts_marketing: bool,
    ip: str,
) -> None:
    """Open an account and ask for a mail that verifies the address. Nobody is signed in by it.

    The caller cannot learn whether the address has an account: then its owner is told by mail and
    nothing else happens. A guest's record becomes the account. Raises Invalid (422) and
    TooManyAttempts (429).
    """
    address = emails.normalise(email, field="email")
    passwords.require_strong(password, email=address)
    name = details.name_of(name)
    limits.count(doors.REGISTER_FROM_IP, doors.subject(store, ip))
    with doors.evenly():
        hashed = passwords.hashed(password)
        customer = ensure(store, address)
        if customer.is_verified:
            if doors.may_mail(store, address, ip=ip):
                event = CustomerRegistrationRepeated(customer.customer_id)
                CustomerRepository(store.store_id).tell(event)
        elif doors.may_mail(store, address, ip=ip):
            _open(store, customer, hashed, name=name, locale=locale, consents=accepts_marketing)


def verify(store: StoreContext, token: str, password: str, *, ip: str) -> Customer:
    """Open the account for good: the mail proves the address, the password that whoever reads it
    is who registered. Raises LinkOver (422), SignInRefused (401) and TooManyAttempts (429)."""
    subject = doors.subject(store, ip)
    limits.count(doors.LINK_FROM_IP, subject)
    link = links.find(store, token, Purpose.VERIFY_EMAIL)
    owner = CustomerRepository(store.store_id).get(link.customer_id)
    of_email = doors.subject(store, owner.email)
    limits.count(doors.PASSWORD_OF_EMAIL, of_email)
    if not passwords.matches(password, owner.password_hash):
        raise SignInRefused.field("password", "wrong", "This is not the password you chose.")
    customer = links.spend(store, link, lambda one: proven(store, one))
    limits.give_back(doors.LINK_FROM_IP, subject)
    limits.clear(doors.PASSWORD_OF_EMAIL, of_email)
    return customer


def ensure(store: StoreContext, address: str, *, name: str = "", locale: str = "") -> Customer:
    """The customer of an address already normalised, made when there is none."""
    repository = CustomerRepository(store.store_id)
    while (customer := repository.find_by_email(address)) is None:
        new = Customer(
            customer_id=new_id(),
            email=address,
            name=name,
            locale=locale or None,
            created_at=clock.now(),
        )
        if repository.add(new, ()):
            return new
    return customer


def proven(store: StoreContext, customer: Customer) -> list[Record]:
    """The address is theirs."""
    if customer.is_verified:
        return []
    customer.verified_at = clock.now()
    entry = CustomerRepository(store.store_id).entry(
        customer.customer_id,
        actor="customer",
        kind="verified",
        message="Proved that the e-mail address is theirs.",
    )
    return [entry, CustomerVerified(customer.customer_id)]


def opened(store: StoreContext, customer: Customer, message: str) -> Record:
    customer.registered_at = clock.now()
    return CustomerRepository(store.store_id).entry(
        customer.customer_id, actor="customer", kind="registered", message=message
    )


def _open(
    store: StoreContext, customer: Customer, hashed: str, *, name: str, locale: str, consents: bool
) -> None:
    """While the address is not proven, the newest registration counts: links of the ones before
    are over."""

    def edit(one: Customer) -> list[Record] | None:
        if one.is_verified:
            return None
        records: list[Record] = []
        if not one.is_registered:
            records.append(opened(store, one, "Opened an account."))
        one.password_hash, one.epoch = hashed, one.epoch + 1
        one.name, one.locale = name or one.name, locale
        if consents:
            details.consent(one, is_given=True, source="account")
        return [*records, CustomerRegistered(one.customer_id)]

    CustomerRepository(store.store_id).change(customer.customer_id, edit)
