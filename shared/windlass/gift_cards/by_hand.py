"""Cards that the merchant issues, and the rule by which all new cards expire."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from windlass.currencies import service as currencies
from windlass.gift_cards import expiry, issuing
from windlass.gift_cards.issuing import NewCard
from windlass.gift_cards.models import ExpiryRule, GiftCard
from windlass.gift_cards.repository import GiftCardRepository
from windlass.kit import clock, emails
from windlass.kit.errors import FieldProblem, Invalid
from windlass.stores import service as stores
from windlass.tenancy.context import Permission

if TYPE_CHECKING:
    from windlass.gift_cards.schemas import IssueGiftCard, SetExpiry
    from windlass.stores.storefronts import StorefrontStore
    from windlass.tenancy.context import StoreContext

LATEST_SENDING = timedelta(days=366)


def issue(store: StoreContext, request: IssueGiftCard, *, card_id: str) -> GiftCard:
    """The card, in any currency that the store sells in. It is mailed to its recipient, if it has
    one, now or on the chosen day. The same `card_id` again is the same card. Raises Forbidden (403)
    and Invalid (422)."""
    store.require(Permission.GIFT_CARDS_WRITE)
    front = stores.storefront_of(store)
    _require_valid(request, front)
    email = request.recipient_email
    new = NewCard(
        card_id=card_id,
        amount=request.amount.money(),
        source="issued",
        recipient_name=request.recipient_name,
        recipient_email=emails.normalise(email, field="recipient_email") if email else "",
        message=request.message,
        sender_name=request.sender_name,
        locale=front.locale,
        note=request.note,
        send_on=request.send_on,
        expires_at=_end_of(request.expires_on, front.time_zone),
    )
    issuing.issue(store, new)
    return GiftCardRepository(store.store_id).get(card_id)


def rule(store: StoreContext) -> tuple[ExpiryRule, int | None]:
    """The store's rule, and the least months that the law of its country allows (`expiry`). Raises
    Forbidden (403)."""
    store.require(Permission.GIFT_CARDS_READ)
    country = stores.storefront_of(store).country
    return GiftCardRepository(store.store_id).rule(), expiry.least_months(country)


def set_rule(
    store: StoreContext, request: SetExpiry, *, version: int
) -> tuple[ExpiryRule, int | None]:
    """For cards that are issued from now on. Raises Forbidden (403), Invalid (422) for less than
    the law allows, and VersionStale (412)."""
    store.require(Permission.GIFT_CARDS_WRITE)
    country = stores.storefront_of(store).country
    least = expiry.least_months(country)
    if request.months is not None and least == expiry.NEVER:
        message = "Gift cards sold in your country may not expire."
        raise Invalid.field("months", "never_by_law", message)
    if request.months is not None and least is not None and request.months < least:
        message = f"Gift cards sold in your country must be good for {least} months at least."
        raise Invalid.field("months", "least_by_law", message)
    cards = GiftCardRepository(store.store_id)
    changed = cards.rule()
    changed.months = request.months
    return cards.save_rule(changed, version=version), least


def _require_valid(request: IssueGiftCard, front: StorefrontStore) -> None:
    problems: list[FieldProblem] = []
    today = clock.now().astimezone(ZoneInfo(front.time_zone)).date()
    if request.amount.amount <= 0:
        problems.append(FieldProblem("amount.amount", "greater_than", "Use more than 0."))
    if not currencies.is_offered(front, request.amount.currency):
        message = f"This store does not sell in {request.amount.currency}."
        problems.append(FieldProblem("amount.currency", "store_currency", message))
    if request.send_on is not None and not request.recipient_email:
        message = "Say to which address it is sent on that day."
        problems.append(FieldProblem("recipient_email", "required", message))
    problems += sending_problems(request.send_on, today, field="send_on")
    if request.expires_on is not None and request.expires_on <= (request.send_on or today):
        message = "It must be good for a day at least after it is sent."
        problems.append(FieldProblem("expires_on", "in_the_future", message))
    if problems:
        raise Invalid(problems[0].message, fields=tuple(problems))


def sending_problems(day: date | None, today: date, *, field: str) -> list[FieldProblem]:
    """A card is sent today or within a year."""
    if day is None or today <= day <= today + LATEST_SENDING:
        return []
    return [FieldProblem(field, "within_a_year", "Choose today or a day within a year.")]


def _end_of(day: date | None, time_zone: str) -> datetime | None:
    if day is None:
        return None
    return datetime.combine(day, time(23, 59, 59), ZoneInfo(time_zone)).astimezone(
        clock.now().tzinfo
    )
