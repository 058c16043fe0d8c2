"""What each plan of the platform includes."""

from __future__ import annotations

from msgspec import Struct


class Plan(Struct, frozen=True):
    key: str
    name: str
    most_stores: int
    application_fee_basis_points: int  # our share of a sale, taken by Stripe for us


FREE = Plan("free", "Free", most_stores=3, application_fee_basis_points=200)
PLANS = {plan.key: plan for plan in (FREE,)}


def of(key: str) -> Plan:
    """The plan with this key; one that is not sold any more counts as free."""
    return PLANS.get(key, FREE)


def application_fee_basis_points(key: str) -> int:
    return of(key).application_fee_basis_points
