"""Subscribing and leaving, by people themselves. More of it: `admin` (for merchants), `privacy`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from windlass.accounts import limits
from windlass.accounts.errors import TooManyAttempts
from windlass.accounts.limits import Limit
from windlass.customers import doors
from windlass.kit import clock, emails
from windlass.kit.email_keys import email_key
from windlass.kit.ids import new_id
from windlass.kit.secret_ids import new_secret_id
from windlass.newsletter import links, models
from windlass.newsletter.errors import SubscriptionLinkOver
from windlass.newsletter.events import (
    NewsletterConfirmationAsked,
    NewsletterJoined,
    NewsletterLeft,
)
from windlass.newsletter.models import Consent, Said, Source, State, Subscriber
from windlass.newsletter.repository import SubscriberRepository

if TYPE_CHECKING:
    from windlass.tenancy.context import StoreContext

FROM_IP: Final = Limit("newsletter-from-ip", free=20, first_lock_seconds=60)
TO_EMAIL: Final = Limit(
    "newsletter-to-email", free=3, first_lock_seconds=300, longest_lock_seconds=3600
)
TO_EMAIL_FROM_ALL: Final = Limit(  # shops together
    "newsletter-to-email-from-all", free=12, first_lock_seconds=300, longest_lock_seconds=3600
)
LINK_FROM_IP: Final = Limit("newsletter-link-from-ip", free=40)


def subscribe(store: StoreContext, *, email: str, text: str, locale: str, ip: str) -> None:
    """Somebody typed an address into a form of the shop, beside these words. They are mailed a link
    to confirm. The same, in the same time, for every address: known, unknown, subscribed, or mailed
    too often. Raises Invalid (422) for what is no address, and TooManyAttempts (429) by ip only."""
    address = emails.normalise(email, field="email")
    limits.count(FROM_IP, doors.subject(store, ip))
    with doors.evenly():
        if _may_mail(store, address):
            ask(store, address, source=Source.FORM, text=text, locale=locale, ip=ip)


def ask(
    store: StoreContext, address: str, *, source: Source, text: str, locale: str, ip: str = ""
) -> None:
    """Have a link to confirm mailed to an address already normalised, unless it is subscribed."""
    repository, key = SubscriberRepository(store.store_id), email_key(address)

    def decide(
        known: Subscriber | None,
    ) -> tuple[Subscriber, Consent, NewsletterConfirmationAsked] | None:
        if known is not None and known.state == State.SUBSCRIBED:
            return None
        item = known or _new(address, locale)
        item.state, item.source, item.locale = State.PENDING.value, source.value, locale
        item.request_id, item.asked_at = new_secret_id(), clock.now()
        item.ttl = models.UNCONFIRMED_KEPT_FOR
        consent = repository.consent(Said.ASKED, source, text=text, locale=locale, ip=ip)
        return item, consent, NewsletterConfirmationAsked(key, item.request_id)

    repository.change(key, decide)


def confirm(
    store: StoreContext, *, key: str, request_id: str, token: str, text: str, ip: str
) -> Subscriber:
    """The button behind the link of the mail; pressed again, it changes nothing. Raises
    SubscriptionLinkOver (422) and TooManyAttempts (429)."""
    limits.count(LINK_FROM_IP, doors.subject(store, ip))
    require_link(store, key=key, request_id=request_id, token=token)
    repository = SubscriberRepository(store.store_id)

    def decide(known: Subscriber | None) -> tuple[Subscriber, Consent, NewsletterJoined] | None:
        is_old = known is None or clock.now() - known.asked_at > models.CONFIRM_WITHIN
        if (
            known is None
            or known.request_id != request_id
            or (is_old and known.state != State.SUBSCRIBED)
        ):
            raise _over()
        if known.state == State.SUBSCRIBED:
            return None
        if known.state == State.UNSUBSCRIBED:  # they left after they had confirmed
            raise _over()
        _join(known)
        said = repository.consent(
            Said.CONFIRMED, Source.MAIL, text=text, locale=known.locale, ip=ip
        )
        return known, said, NewsletterJoined(key)

    found = repository.change(key, decide)
    assert found is not None
    limits.give_back(LINK_FROM_IP, doors.subject(store, ip))
    return found


def require_link(store: StoreContext, *, key: str, request_id: str, token: str) -> None:
    """Raises SubscriptionLinkOver (422) for a link that is not ours."""
    if not links.may_confirm(token, store_id=store.store_id, email_key=key, request_id=request_id):
        raise _over()


def unsubscribe(store: StoreContext, *, key: str, token: str, ip: str) -> None:
    """The button of a mail or of the page behind its link; pressed again, it changes nothing, also
    for an address that was forgotten. Mails about orders and accounts go on. Raises
    SubscriptionLinkOver (422)."""
    require_way_out(store, key=key, token=token)
    leave(store, key, source=Source.MAIL, ip=ip)


def require_way_out(store: StoreContext, *, key: str, token: str) -> None:
    """Raises SubscriptionLinkOver (422) for a link that is not ours."""
    if not links.may_leave(token, store_id=store.store_id, email_key=key):
        message = "This link is not complete. Open it from one of our mails, as a whole."
        raise SubscriptionLinkOver(message)


def leave(store: StoreContext, key: str, *, source: Source, ip: str = "") -> None:
    """No more news to whoever has the address with this key. Safe to repeat."""
    repository = SubscriberRepository(store.store_id)

    def decide(known: Subscriber | None) -> tuple[Subscriber, Consent, NewsletterLeft] | None:
        if known is None or known.state == State.UNSUBSCRIBED:
            return None
        known.state, known.left_at, known.ttl = State.UNSUBSCRIBED.value, clock.now(), None
        consent = repository.consent(Said.LEFT, source, text="", locale=known.locale, ip=ip)
        return known, consent, NewsletterLeft(key)

    repository.change(key, decide)


def join(store: StoreContext, address: str, *, source: Source, text: str, locale: str) -> None:
    """Somebody whose address is proven said yes, beside these words. Safe to repeat."""
    repository, key = SubscriberRepository(store.store_id), email_key(address)

    def decide(known: Subscriber | None) -> tuple[Subscriber, Consent, NewsletterJoined] | None:
        if known is not None and known.state == State.SUBSCRIBED:
            return None
        item = known or _new(address, locale)
        item.source = source.value
        _join(item)
        consent = repository.consent(Said.CONFIRMED, source, text=text, locale=locale, ip="")
        return item, consent, NewsletterJoined(key)

    repository.change(key, decide)


def find(store: StoreContext, key: str) -> Subscriber | None:
    """For the mails about it. Asks for no permission."""
    return SubscriberRepository(store.store_id).find(key)


def _may_mail(store: StoreContext, address: str) -> bool:
    """Whoever asks: strangers keep nobody from subscribing, for they have been mailed by then. All
    addresses of one inbox are one."""
    try:
        limits.count(TO_EMAIL, doors.inbox(store, address))
        limits.count(TO_EMAIL_FROM_ALL, emails.normalised_for_limits(address))
    except TooManyAttempts:
        return False
    return True


def _new(address: str, locale: str) -> Subscriber:
    return Subscriber(
        subscriber_id=new_id(),
        email=address,
        email_key=email_key(address),
        locale=locale,
        request_id=new_secret_id(),
        asked_at=clock.now(),
    )


def _join(item: Subscriber) -> None:
    item.state, item.confirmed_at = State.SUBSCRIBED.value, clock.now()
    item.left_at = item.ttl = None


def _over() -> SubscriptionLinkOver:
    return SubscriptionLinkOver("This link is too old or was replaced. Subscribe again.")
