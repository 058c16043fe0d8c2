"""The fields of account forms, with what was typed and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct, field

from storefront_pages import messages
from storefront_pages.messages import mark
from storefront_pages.views.checkout import FieldView
from windlass.kit.errors import AppError

if TYPE_CHECKING:
    from storefront_pages.shops import Shop

LABELS = {
    "email": mark("E-mail"),
    "password": mark("Password"),
    "new_password": mark("New password"),
    "code": mark("Code"),
    "name": mark("Full name"),
    "phone": mark("Phone"),
}
HINTS = {
    "new_password": mark("At least 10 characters; a sentence is good."),
    "code": mark("The six digits of the mail."),
}
OPTIONAL = frozenset({"name", "phone"})
LONGEST = {"email": 254, "password": 128, "new_password": 128, "code": 12, "name": 64, "phone": 30}


class Filled(Struct, frozen=True):
    """What somebody typed, what is wrong by field, and what concerns no single field."""

    values: Mapping[str, str] = field(default_factory=dict)
    problems: Mapping[str, str] = field(default_factory=dict)
    problem: str = ""

    @classmethod
    def refused(cls, values: Mapping[str, str], error: AppError) -> Filled:
        problems = {one.field: one.message for one in error.fields}
        return cls(values, problems, "" if problems else error.message)


def field_of(shop: Shop, name: str, filled: Filled, *, autocomplete: str = "") -> FieldView:
    """Passwords and codes are never written back into a page."""
    text = messages.catalogue(shop.view.locale).gettext
    is_secret = name in ("password", "new_password", "code")
    kinds = {"email": "email", "password": "password", "new_password": "password", "phone": "tel"}
    return FieldView(
        name=name,
        label=text(LABELS[name]),
        value="" if is_secret else filled.values.get(name, ""),
        error=filled.problems.get(name, ""),
        is_required=name not in OPTIONAL,
        autocomplete=autocomplete or _autocomplete(name),
        input_mode={"email": "email", "code": "numeric", "phone": "tel"}.get(name, "text"),
        type=kinds.get(name, "text"),
        hint=text(HINTS[name]) if name in HINTS else "",
        max_length=LONGEST[name],
    )


def _autocomplete(name: str) -> str:
    usual = {
        "password": "current-password",
        "new_password": "new-password",
        "code": "one-time-code",
        "phone": "tel",
    }
    return usual.get(name, name)
