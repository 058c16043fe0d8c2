"""The doors of an account: a password, a code by mail, a link to choose another password."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from windlass.accounts import limits, passwords
from windlass.customers import codes, doors, links, registering, sessions
from windlass.customers.errors import EmailNotVerified, SignInRefused
from windlass.customers.events import (
    CustomerPasswordResetAsked,
    CustomerRegistered,
    CustomerSignedIn,
)
from windlass.customers.models import Customer, Purpose
from windlass.customers.repository import CustomerRepository, Record
from windlass.kit import emails

if TYPE_CHECKING:
    from windlass.tenancy.context import StoreContext


class SignedIn(Struct, frozen=True):
    customer: Customer
    token: str  # for the cookie


def sign_in(
    store: StoreContext, *, email: str, password: str, ip: str, user_agent: str
) -> SignedIn:
    """With a password. Each try is counted for the address and for the ip before the password is
    looked at. Raises SignInRefused (401), as slow for nobody's address as for somebody's,
    EmailNotVerified (401) to who knows the password, and TooManyAttempts (429)."""
    address = emails.normalise(email, field="email")
    from_ip, of_email = doors.subject(store, ip), doors.subject(store, address)
    limits.count(doors.PASSWORD_FROM_IP, from_ip)
    limits.count_from(doors.PASSWORD_OF_EMAIL, of_email, ip)
    repository = CustomerRepository(store.store_id)
    with doors.evenly(only_failures=True):
        customer = repository.find_by_email(address)
        known = customer.password_hash if customer else None
        if not passwords.matches(password, known) or customer is None:
            raise SignInRefused("The e-mail address or the password is not right.")
        if not customer.is_verified:
            if doors.may_mail(store, address, ip=ip):
                repository.tell(CustomerRegistered(customer.customer_id))
            raise EmailNotVerified("Open the link in the mail we sent you, then sign in.")
    limits.give_back(doors.PASSWORD_FROM_IP, from_ip)
    limits.clear_from(doors.PASSWORD_OF_EMAIL, of_email, ip)
    return begin(store, customer, "with a password", user_agent=user_agent)


def sign_in_by_code(
    store: StoreContext, request: str, code: str, *, locale: str, ip: str, user_agent: str
) -> SignedIn:
    """With the digits of a mail; whoever has no account gets one, for the mail proves the address.
    A password that was set before anybody proved it is over. Raises CodeRefused (422) and
    TooManyAttempts (429)."""
    address = codes.redeem(store, request, code, ip=ip)
    customer = registering.ensure(store, address, locale=locale)

    def edit(one: Customer) -> list[Record] | None:
        if one.is_verified and one.is_registered:
            return None
        records: list[Record] = []
        if not one.is_registered:
            how = "Opened an account with a code by mail."
            records.append(registering.opened(store, one, how))
        if not one.is_verified and one.has_password:
            one.password_hash, one.name, one.epoch = None, "", one.epoch + 1
        return records + registering.proven(store, one)

    if not (customer.is_verified and customer.is_registered):
        customer = CustomerRepository(store.store_id).change(customer.customer_id, edit)
    return begin(store, customer, "with a code by mail", user_agent=user_agent)


def forgot_password(store: StoreContext, *, email: str, ip: str) -> None:
    """Ask for a mail with a link, if the address has an account; the caller cannot tell. Raises
    Invalid (422) for what is no address, TooManyAttempts (429) by ip only."""
    address = emails.normalise(email, field="email")
    limits.count(doors.MAIL_FROM_IP, doors.subject(store, ip))
    with doors.evenly():
        repository = CustomerRepository(store.store_id)
        customer = repository.find_by_email(address)
        has_account = customer is not None and customer.is_registered
        if customer is not None and has_account and doors.may_mail(store, address, ip=ip):
            repository.tell(CustomerPasswordResetAsked(customer.customer_id))


def reset_password(store: StoreContext, token: str, password: str, *, ip: str) -> Customer:
    """Set the password; every session and every other link ends, and the address is proven. Raises
    LinkOver, Invalid (422) and TooManyAttempts (429)."""
    subject = doors.subject(store, ip)
    limits.count(doors.LINK_FROM_IP, subject)
    link = links.find(store, token, Purpose.RESET_PASSWORD)
    owner = CustomerRepository(store.store_id).get(link.customer_id)
    passwords.require_strong(password, email=owner.email)
    hashed = passwords.hashed(password)

    def edit(customer: Customer) -> list[Record]:
        records = registering.proven(store, customer)
        customer.password_hash, customer.epoch = hashed, customer.epoch + 1
        return records

    customer = links.spend(store, link, edit)
    limits.give_back(doors.LINK_FROM_IP, subject)
    limits.clear_from(doors.PASSWORD_OF_EMAIL, doors.subject(store, customer.email), ip)
    return customer


def change_password(
    store: StoreContext, customer: Customer, *, current: str, new: str, user_agent: str
) -> SignedIn:
    """Every session ends and this browser gets a new one. Without a password so far, none is asked
    for. Raises SignInRefused (401), Invalid (422) and TooManyAttempts (429)."""
    of_email = doors.subject(store, customer.email)
    passwords.require_strong(new, email=customer.email, field="new_password")
    if customer.has_password:
        limits.count(doors.PASSWORD_OF_EMAIL, of_email)
        if not passwords.matches(current, customer.password_hash):
            raise SignInRefused.field("password", "wrong", "This is not your current password.")
        limits.clear(doors.PASSWORD_OF_EMAIL, of_email)
    hashed = passwords.hashed(new)

    def edit(one: Customer) -> tuple[()]:
        one.password_hash, one.epoch = hashed, one.epoch + 1
        return ()

    changed = CustomerRepository(store.store_id).change(customer.customer_id, edit)
    return SignedIn(changed, sessions.begin(store, changed, user_agent=user_agent))


def begin(store: StoreContext, customer: Customer, how: str, *, user_agent: str) -> SignedIn:
    """A new session, whatever session the browser came with."""
    repository = CustomerRepository(store.store_id)
    token = sessions.begin(store, customer, user_agent=user_agent)
    repository.entry(
        customer.customer_id, actor="customer", kind="signed_in", message=f"Signed in {how}."
    ).save()
    repository.tell(CustomerSignedIn(customer.customer_id))
    return SignedIn(customer, token)
