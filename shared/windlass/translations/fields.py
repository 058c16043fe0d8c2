"""What can be translated of a thing, and how far that has come. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from hashlib import sha256

from msgspec import Struct

from windlass.kit import rich_text
from windlass.kit.errors import FieldProblem, Invalid

LONG = 5_000  # characters
MOST_ALT = 200
STORE_ID = "store"  # what the store says of itself is one thing


class Kind(StrEnum):
    """Of things that have words."""

    PRODUCT = "product"
    PAGE = "page"
    POST = "post"
    COLLECTION = "collection"
    CATEGORY = "category"
    MENU = "menu"
    POLICY = "policy"
    THEME = "theme"
    STORE = "store"  # of a store alone, with the id `store`
    SHIPPING = "shipping"  # a zone
    DISCOUNT = "discount"
    FILTER = "filter"  # of lists, by its name in addresses


class Form(StrEnum):
    LINE = "line"
    AREA = "area"
    HTML = "html"


class Status(StrEnum):
    TRANSLATED = "translated"
    OUTDATED = "outdated"  # the source has changed since
    MISSING = "missing"


class Field(Struct, frozen=True):
    name: str
    label: str
    text: str  # the source
    longest: int
    form: Form = Form.LINE
    is_optional: bool = False  # nothing is missing without it
    media_of: str = ""  # the store whose pictures the HTML may show

    @property
    def is_long(self) -> bool:
        """Read only where it is shown."""
        return self.longest > LONG


def alt_field(picture: str) -> str:
    """What a picture shows, in words."""
    return f"alt:{picture}"


def value_field(value: str) -> str:
    """A value of a filter."""
    return f"value:{value}"


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:16]


def state(field: Field, hashes: Mapping[str, str]) -> Status | None:
    """`hashes` has what is translated. None for what may stay as it is."""
    known = hashes.get(field.name)
    if known is not None:
        return Status.TRANSLATED if known == digest(field.text) else Status.OUTDATED
    return Status.MISSING if field.text and not field.is_optional else None


def status(fields: Sequence[Field], hashes: Mapping[str, str]) -> Status:
    """Of all together: outdated words are worse than missing ones, for shoppers see them."""
    states = {state(field, hashes) for field in fields}
    return next(
        (one for one in (Status.OUTDATED, Status.MISSING) if one in states), Status.TRANSLATED
    )


def hashes_of(fields: Sequence[Field], words: Mapping[str, str]) -> dict[str, str]:
    """Of the source of each field that has words."""
    return {field.name: digest(field.text) for field in fields if field.name in words}


def checked(fields: Sequence[Field], sent: Mapping[str, str]) -> dict[str, str]:
    """The words that are not empty, sanitised as their source is. Raises Invalid (422) for a field
    that is not there and for one that is too long."""
    known = {field.name: field for field in fields}
    problems = [
        FieldProblem(f"fields.{name}", "unknown", "There is no such text to translate.")
        for name in sent
        if name not in known
    ]
    words: dict[str, str] = {}
    for name, field in known.items():
        text = sent.get(name, "").strip()
        if len(text) > field.longest:
            message = f"{field.label} has at most {field.longest} characters."
            problems.append(FieldProblem(f"fields.{name}", "string_too_long", message))
            continue
        if field.form is Form.HTML:
            text = rich_text.clean(text, media_of=field.media_of)
        elif field.form is Form.LINE:
            text = " ".join(text.split())
        if text:
            words[name] = text
    if problems:
        message = problems[0].message if len(problems) == 1 else "Some of the input is not right."
        raise Invalid(message, fields=tuple(problems))
    return words
