"""What a discount must be before it is kept, beyond the shape of the request."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from msgspec import Struct, field

from windlass.discounts import definitions
from windlass.discounts.offers import normalise
from windlass.kit import clock, countries, emails
from windlass.kit.errors import FieldProblem, Invalid

if TYPE_CHECKING:
    from windlass.discounts.models import Discount
    from windlass.discounts.schemas import SaveDiscount, ScopeIn, TierIn
    from windlass.web.schemas import MoneyIn

CODE = re.compile(r"[^\W_][\w-]{2,39}")
WALL_TIME = "%Y-%m-%dT%H:%M"


class _Check(Struct):
    request: SaveDiscount
    currency: str
    problems: list[FieldProblem] = field(default_factory=list)

    def wrong(self, name: str, rule: str, message: str) -> None:
        self.problems.append(FieldProblem(name, rule, message))

    def minor(self, name: str, given: MoneyIn | None, *, is_required: bool = False) -> int | None:
        """The amount, in the store's currency."""
        if given is None:
            if is_required:
                self.wrong(name, "required", "Say how much.")
            return None
        if given.currency != self.currency:
            self.wrong(
                f"{name}.currency", "store_currency", f"Use the store's currency, {self.currency}."
            )
        if is_required and given.amount == 0:
            self.wrong(f"{name}.amount", "too_small", "Use more than nothing.")
        return given.amount


def apply(request: SaveDiscount, discount: Discount, *, currency: str, time_zone: str) -> Discount:
    """Fill the discount from the request; dates are read in `time_zone`. Raises Invalid (422) with
    every field that breaks a rule."""
    check = _Check(request, currency)
    code = _code(check)
    offer = _offer(check)
    starts_at = _moment(check, "starts_at", request.starts_at, time_zone) or clock.now()
    ends_at = _moment(check, "ends_at", request.ends_at, time_zone)
    if ends_at is not None and ends_at <= starts_at:
        check.wrong("ends_at", "before_start", "End it after it starts.")
    eligibility = _eligibility(check)
    if check.problems:
        found = check.problems
        message = found[0].message if len(found) == 1 else "Some of the input is not right."
        raise Invalid(message, fields=tuple(found))

    discount.title = request.title
    discount.is_automatic = request.method == "automatic"
    discount.code = code
    discount.offer = offer
    discount.eligibility = eligibility
    discount.combines_with = sorted(set(request.combines_with))
    discount.usage_limit = request.usage_limit
    discount.per_customer_limit = request.per_customer_limit
    discount.starts_at, discount.ends_at = starts_at, ends_at
    discount.is_active = request.is_active
    discount.priority = request.priority
    return discount


def _code(check: _Check) -> str | None:
    request = check.request
    if request.method == "automatic":
        if request.code:
            check.wrong("code", "automatic", "An automatic discount has no code.")
        return None
    if not request.code:
        return None
    code = normalise(request.code)
    if not CODE.fullmatch(code):
        check.wrong("code", "characters", "Use 3 to 40 letters, digits and hyphens.")
    return code


def _offer(check: _Check) -> dict[str, Any]:
    request = check.request
    offer: dict[str, Any] = {
        "kind": request.kind,
        "currency": check.currency,
        "scope": _scope(request.scope),
        "minimum_subtotal": check.minor("minimum_subtotal", request.minimum_subtotal),
        "minimum_quantity": request.minimum_quantity,
    }
    match request.kind:
        case "percentage":
            if request.basis_points == 0:
                check.wrong("basis_points", "too_small", "Take at least 0.01 % off.")
            offer["basis_points"] = request.basis_points
        case "fixed":
            offer["amount"] = check.minor("amount", request.amount, is_required=True)
            offer["is_per_item"] = request.is_per_item
        case "tiered":
            offer |= _tiers(check)
        case "buy_x_get_y":
            offer |= _buy_get(check)
        case "free_shipping":
            if not definitions.scope_of(offer["scope"]).is_everything:
                message = "Free delivery is for the whole order. Use a minimum, or countries."
                check.wrong("scope", "whole_order", message)
    return offer


def _tiers(check: _Check) -> dict[str, Any]:
    tiers = check.request.tiers
    if not tiers:
        check.wrong("tiers", "required", "Add at least one tier.")
        return {}
    by_quantity = tiers[0].minimum_quantity is not None
    kept = [_tier(check, i, tier, by_quantity=by_quantity) for i, tier in enumerate(tiers)]
    minimums = [tier["minimum"] for tier in kept]
    if len(set(minimums)) < len(minimums):
        check.wrong("tiers", "repeated", "Every tier begins at another minimum.")
    return {
        "tiers": sorted(kept, key=lambda tier: tier["minimum"]),
        "tiers_by_quantity": by_quantity,
    }


def _tier(check: _Check, i: int, tier: TierIn, *, by_quantity: bool) -> dict[str, Any]:
    path = f"tiers.{i}"
    if (tier.minimum_quantity is None) == (tier.minimum_subtotal is None) or by_quantity != (
        tier.minimum_quantity is not None
    ):
        check.wrong(
            path, "one_minimum", "Give all tiers an amount, or all a quantity, to begin at."
        )
    if bool(tier.basis_points) == (tier.amount is not None):
        check.wrong(path, "one_value", "Take a share off, or an amount.")
    amount = check.minor(f"{path}.amount", tier.amount)
    subtotal = check.minor(f"{path}.minimum_subtotal", tier.minimum_subtotal)
    minimum = (tier.minimum_quantity if by_quantity else subtotal) or 0
    return {"minimum": minimum, "basis_points": tier.basis_points, "amount": amount}


def _buy_get(check: _Check) -> dict[str, Any]:
    request = check.request
    for name, least in (("buy_quantity", 1), ("get_quantity", 1), ("get_basis_points", 1)):
        if getattr(request, name) < least:
            check.wrong(name, "too_small", f"Use at least {least}.")
    if request.most_times == 0:
        check.wrong("most_times", "too_small", "Use at least 1, or no limit.")
    return {
        "buy_quantity": request.buy_quantity,
        "get_quantity": request.get_quantity,
        "get_scope": _scope(request.get_scope),
        "get_basis_points": request.get_basis_points,
        "most_times": request.most_times,
    }


def _scope(scope: ScopeIn) -> dict[str, list[str]]:
    return {
        "product_ids": list(dict.fromkeys(scope.product_ids)),
        "collection_ids": list(dict.fromkeys(scope.collection_ids)),
    }


def _eligibility(check: _Check) -> dict[str, Any]:
    given = check.request.eligibility
    if given.customers != "everyone" and not getattr(given, given.customers):
        check.wrong(f"eligibility.{given.customers}", "required", "Say who may use it.")
    kept_emails = []
    for i, address in enumerate(given.emails):
        try:
            known = emails.normalise(address, field=f"eligibility.emails.{i}")
        except Invalid as error:
            check.problems.extend(error.fields)
        else:
            kept_emails.append(emails.normalised_for_limits(known))
    for i, country in enumerate(given.countries):
        if country not in countries.CODES:
            message = f"{country} is not a country we know."
            check.wrong(f"eligibility.countries.{i}", "unknown_country", message)
    return {
        "customers": given.customers,
        "tags": sorted(set(given.tags)),
        "segments": sorted(set(given.segments)),
        "emails": sorted(set(kept_emails)),
        "is_first_order_only": given.is_first_order_only,
        "countries": sorted(set(given.countries)),
    }


def _moment(check: _Check, name: str, local: str | None, time_zone: str) -> datetime | None:
    """In UTC. A time that clocks skip in spring counts as the hour after."""
    if local is None:
        return None
    try:
        wall = datetime.strptime(local, WALL_TIME)  # noqa: DTZ007 - the zone comes next
    except ValueError:
        check.wrong(name, "date", "There is no such date and time.")
        return None
    return wall.replace(tzinfo=ZoneInfo(time_zone)).astimezone(UTC)
