"""Whom a gift card is for, as a shopper writes it on a line of the cart."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from msgspec import Struct

from windlass.kit import clock, emails
from windlass.kit.errors import FieldProblem, Invalid

NAME, EMAIL, MESSAGE, SEND_ON = "recipient_name", "recipient_email", "message", "send_on"
FIELDS = (NAME, EMAIL, MESSAGE, SEND_ON)
LONGEST_NAME, LONGEST_MESSAGE = 80, 500
LATEST_SENDING = timedelta(days=366)


class Recipient(Struct, frozen=True):
    name: str = ""
    email: str = ""  # empty: the buyer's
    message: str = ""
    send_on: date | None = None  # a day of the store's calendar; none: at once


def read(properties: Mapping[str, str], *, today: date) -> Recipient:
    """Raises Invalid (422) with every field that breaks a rule, as `properties.<name>`. `today` is
    the store's."""
    found: list[FieldProblem] = []
    name, message = properties.get(NAME, "").strip(), properties.get(MESSAGE, "").strip()
    for field, text, most in ((NAME, name, LONGEST_NAME), (MESSAGE, message, LONGEST_MESSAGE)):
        if len(text) > most:
            found.append(_problem(field, "too_long", f"Use at most {most} characters."))
    email, typed = "", properties.get(EMAIL, "").strip()
    if typed:
        try:
            email = emails.normalise(typed, field=f"properties.{EMAIL}")
        except Invalid as error:
            found += error.fields
    elif name or message or properties.get(SEND_ON):
        text = "Say to which e-mail address the card is sent."
        found.append(_problem(EMAIL, "required", text))
    day = _day(properties.get(SEND_ON, "").strip(), today, found)
    if found:
        raise Invalid(found[0].message, fields=tuple(found))
    return Recipient(name, email, message, day)


def require(properties: Mapping[str, str]) -> None:
    """The check of a line that is put into a cart, wherever its store is: a day that is today in
    any zone passes. Raises Invalid (422)."""
    read(properties, today=(clock.now() - timedelta(hours=12)).date())


def as_sold(properties: Mapping[str, str]) -> Recipient:
    """The same of a line that was paid: what cannot be read is left out, for a card that was paid
    is always issued. Without an address that could be mailed it goes to its buyer."""
    try:
        email = emails.normalise(properties.get(EMAIL, ""), field=EMAIL)
    except Invalid:
        return Recipient(message=properties.get(MESSAGE, "")[:LONGEST_MESSAGE])
    try:
        day = date.fromisoformat(properties.get(SEND_ON, ""))
    except ValueError:
        day = None
    return Recipient(
        name=properties.get(NAME, "")[:LONGEST_NAME],
        email=email,
        message=properties.get(MESSAGE, "")[:LONGEST_MESSAGE],
        send_on=day,
    )


def _day(typed: str, today: date, found: list[FieldProblem]) -> date | None:
    if not typed:
        return None
    try:
        day = date.fromisoformat(typed)
    except ValueError:
        found.append(_problem(SEND_ON, "date", "Write the day as 2026-12-24."))
        return None
    if not today <= day <= today + LATEST_SENDING:
        text = "Choose today or a day within a year."
        found.append(_problem(SEND_ON, "within_a_year", text))
    return day


def _problem(field: str, rule: str, message: str) -> FieldProblem:
    return FieldProblem(f"properties.{field}", rule, message)
