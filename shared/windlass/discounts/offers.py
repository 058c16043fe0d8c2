"""Which discounts are open to a shopper at this moment. What depends on the cart is left to
`rules.apply`; limits are looked at here and enforced by `redemptions`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct, field

from windlass.discounts import definitions, models
from windlass.discounts.definitions import Eligibility
from windlass.discounts.models import Code, Discount, FirstOrder, MoveState, Status, Uses
from windlass.discounts.parts import CustomerFacts, Promotion, Rejected
from windlass.discounts.redemptions import Redemption
from windlass.discounts.repository import DiscountRepository, Found
from windlass.kit import emails

if TYPE_CHECKING:
    from datetime import datetime

    from windlass.currencies.exchange import Exchange
    from windlass.tenancy.context import StoreContext

MOST_CODES = 5  # in one cart


class Named(Protocol):
    """A discount as a breakdown names it."""

    @property
    def discount_id(self) -> str: ...

    @property
    def code(self) -> str | None: ...


class Offers(Struct, frozen=True):
    """What to price with, and the codes that are not open to this shopper."""

    promotions: tuple[Promotion, ...]
    rejected: tuple[Rejected, ...]
    _limited: Mapping[tuple[str, str | None], Redemption] = field(default_factory=dict)

    def redemptions(self, applied: Iterable[Named]) -> tuple[Redemption, ...]:
        """What to hold for the discounts that a price applied (`Breakdown.discounts`): those of
        them that are limited."""
        keys = sorted({(one.discount_id, one.code or "") for one in applied})
        found = (self._limited.get((discount_id, code or None)) for discount_id, code in keys)
        return tuple(one for one in found if one is not None)


class _Shopper(Struct, frozen=True):
    email: str | None  # normalised for limits
    customer: CustomerFacts | None
    country: str | None
    at: datetime

    @property
    def key(self) -> str | None:
        return None if self.email is None else models.email_key(self.email)


class _Refused(Exception):
    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason


def offers(
    store: StoreContext,
    *,
    codes: Sequence[str] = (),
    email: str | None = None,
    customer: CustomerFacts | None = None,
    country: str | None = None,
    exchange: Exchange | None = None,
    at: datetime,
    held_by: str | None = None,
    fresh: bool = False,
) -> Offers:
    """The automatic discounts and these codes, as far as they are live and open to this shopper, in
    the currency of `exchange`, without one in the store's own.

    Automatic ones are remembered for seconds; `fresh`, for the moment of buying, reads anew and
    consistently. Without codes and limits it costs no round trip, with them two. A discount limited
    per customer is refused (`email_needed`) as long as nobody knows the e-mail address: no price
    with it is final before. What the checkout `held_by` holds counts as free: the shopper came
    back from it. For shoppers: asks for no permission.
    """
    repository = DiscountRepository(store.store_id)
    known = None if email is None else emails.normalised_for_limits(email)
    shopper = _Shopper(known, customer, country, at)
    typed = list(dict.fromkeys(filter(None, map(normalise, codes))))
    entered, surplus = typed[:MOST_CODES], typed[MOST_CODES:]
    rejected = [
        Rejected(None, code, "too_many", f"Use at most {MOST_CODES} codes at once.")
        for code in surplus
    ]
    automatic = repository.automatic(fresh=fresh)
    found_codes = repository.find_codes(entered) if entered else {}
    found = repository.read(
        {code.discount_id for code in found_codes.values()},
        automatic,
        email_key=shopper.key,
        held_by=held_by,
        fresh=fresh,
    )
    promotions: list[Promotion] = []
    limited: dict[tuple[str, str | None], Redemption] = {}
    for discount in found.automatic:
        try:
            redemption = _admit(discount, None, found, shopper)
        except _Refused:
            continue
        promotions.append(definitions.promotion_of(discount, code=None, exchange=exchange))
        if redemption is not None:
            limited[discount.discount_id, None] = redemption
    for text in entered:
        code = found_codes.get(text)
        behind = found.discounts.get(code.discount_id) if code else None
        if code is None or behind is None or behind.archived_at is not None:
            rejected.append(Rejected(None, text, "unknown", f"There is no code {text}."))
            continue
        try:
            redemption = _admit(behind, code, found, shopper)
        except _Refused as refusal:
            message = str(refusal)
            rejected.append(Rejected(behind.discount_id, text, refusal.reason, message))
            continue
        promotions.append(definitions.promotion_of(behind, code=text, exchange=exchange))
        if redemption is not None:
            limited[behind.discount_id, text] = redemption
    return Offers(tuple(promotions), tuple(rejected), limited)


def normalise(code: str) -> str:
    """As codes are kept and compared: capitals, without spaces."""
    return "".join(code.split()).upper()[:64]


def _admit(
    discount: Discount, code: Code | None, found: Found, shopper: _Shopper
) -> Redemption | None:
    """What to hold for it; None for an unlimited one. Raises _Refused."""
    name = code.code if code else discount.title
    eligibility = Eligibility.of(discount.eligibility)
    _require_live(discount, name, shopper.at)
    for reason, message in _closed(discount, code, eligibility, found, shopper, name):
        raise _Refused(reason, message)
    per_customer = discount.per_customer_limit
    if eligibility.is_first_order_only:
        per_customer = 1
    unique = code.code if code and code.is_unique else None
    if discount.usage_limit is None and per_customer is None and unique is None:
        return None
    return Redemption(
        discount_id=discount.discount_id,
        code=unique,
        email_key=shopper.key if per_customer is not None else None,
        usage_limit=discount.usage_limit,
        per_customer_limit=per_customer,
        is_first_order_only=eligibility.is_first_order_only,
    )


def _require_live(discount: Discount, name: str, at: datetime) -> None:
    match discount.status(at):
        case Status.PAUSED | Status.ARCHIVED:
            raise _Refused("paused", f"{name} does not count at the moment.")
        case Status.SCHEDULED:
            raise _Refused("not_started", f"{name} does not count yet.")
        case Status.EXPIRED:
            raise _Refused("ended", f"{name} has ended.")


def _closed(
    discount: Discount,
    code: Code | None,
    eligibility: Eligibility,
    found: Found,
    shopper: _Shopper,
    name: str,
) -> Iterator[tuple[str, str]]:
    """Every reason why it is not open to the shopper."""
    countries, limit = eligibility.countries, discount.per_customer_limit
    if countries and shopper.country is not None and shopper.country not in countries:
        yield "country", f"{name} does not count for deliveries to {shopper.country}."
    if shopper.email is None and (limit is not None or eligibility.needs_email):
        yield "email_needed", f"{name} counts once we know your e-mail address."
    if not eligibility.admits(shopper.customer, shopper.email):
        who = "Sign in to use" if shopper.customer is None else "You cannot use"
        yield (
            "not_eligible",
            f"{who} {name}."
            if eligibility.customers != "emails"
            else (f"{name} is for other customers."),
        )
    if eligibility.is_first_order_only and _has_ordered(found.first_order, shopper.customer):
        yield "not_eligible", f"{name} is for first orders only."
    held = found.held.get(discount.discount_id)
    is_own = held is not None and held.state == MoveState.HELD
    is_own_code = held is not None and is_own and code is not None and held.code == code.code
    if code is not None and code.is_unique and code.taken >= 1 and not is_own_code:
        yield "used_up", f"{name} has been used already."
    if _is_full(found.totals.get(discount.discount_id), discount.usage_limit, is_own=is_own):
        yield "used_up", f"{name} has been used up."
    if _is_full(found.own.get(discount.discount_id), limit, is_own=is_own):
        yield "customer_limit", f"You have used {name} as often as it counts."


def _is_full(uses: Uses | None, limit: int | None, *, is_own: bool) -> bool:
    return limit is not None and uses is not None and uses.taken - is_own >= limit


def _has_ordered(mark: FirstOrder | None, customer: CustomerFacts | None) -> bool:
    return mark is not None or (customer is not None and customer.order_count > 0)
