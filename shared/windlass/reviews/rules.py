"""What becomes of a review before a person has seen it, and how it is shown. Pure."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum

from msgspec import Struct

from windlass.kit.errors import FieldProblem, Invalid
from windlass.reviews.models import Status

LONGEST_TITLE, LONGEST_TEXT, MOST_PHOTOS = 120, 5000, 6
CONTACT = re.compile(  # an address of the web, of a mailbox, or a telephone number
    r"https?://|www\.|\b[\w-]+\.(?:com|net|org|shop|store|info|ru|cn)\b"
    r"|[\w.+-]+@[\w-]+\.\w|\+?\d[\d ()/-]{7,}\d",
    re.IGNORECASE,
)


class Publish(StrEnum):
    """Which reviews are shown without a person's look."""

    NONE = "none"
    VERIFIED = "verified"  # those of buyers
    CLEAN = "clean"  # all that no rule holds


class Draft(Struct, frozen=True):
    """What a shopper typed. `upload_ids` are pictures that were sent before."""

    stars: int
    title: str = ""
    text: str = ""
    upload_ids: tuple[str, ...] = ()


class Rules(Struct, frozen=True):
    publish: Publish
    least_stars: int
    words: tuple[str, ...]


def checked(draft: Draft) -> Draft:
    """With its texts tidied. Raises Invalid (422) with every wrong field."""
    title, text = " ".join(_plain(draft.title).split()), _plain(draft.text).strip()
    problems = []
    if not 1 <= draft.stars <= 5:
        problems.append(FieldProblem("stars", "range", "Choose one to five stars."))
    if len(title) > LONGEST_TITLE:
        message = f"Use at most {LONGEST_TITLE} characters."
        problems.append(FieldProblem("title", "too_long", message))
    if len(text) > LONGEST_TEXT:
        message = f"Use at most {LONGEST_TEXT} characters."
        problems.append(FieldProblem("text", "too_long", message))
    if len(draft.upload_ids) > MOST_PHOTOS:
        message = f"Add at most {MOST_PHOTOS} photos."
        problems.append(FieldProblem("photos", "too_many", message))
    if problems:
        raise Invalid("The review could not be taken.", fields=tuple(problems))
    return Draft(draft.stars, title, text, tuple(dict.fromkeys(draft.upload_ids)))


def judge(rules: Rules, draft: Draft, *, is_verified: bool) -> tuple[Status, str]:
    """The status a new text gets, and the rule that held it back: word, contact, photos,
    few_stars, not_verified or all; empty for what is published at once."""
    said = f"{draft.title}\n{draft.text}".casefold()
    if any(re.search(rf"\b{re.escape(word)}\b", said) for word in rules.words):
        return Status.PENDING, "word"
    if CONTACT.search(said):
        return Status.PENDING, "contact"
    if rules.publish is Publish.NONE:
        return Status.PENDING, "all"
    if rules.publish is Publish.VERIFIED and not is_verified:
        return Status.PENDING, "not_verified"
    if draft.stars < rules.least_stars:
        return Status.PENDING, "few_stars"
    if draft.upload_ids and not is_verified:
        return Status.PENDING, "photos"
    return Status.PUBLISHED, ""


def shown_name(name: str) -> str:
    """The first name and an initial: a buyer's whole name is nobody's business. "Ada L.", "Ada",
    or "A buyer" for none."""
    first, *others = name.split()[:3] or [""]
    if not first:
        return "A buyer"
    last = others[-1] if others else ""
    return f"{first[:30]} {last[0].upper()}." if last else first[:30]


def words_of(text: str) -> tuple[str, ...]:
    """One a line, compared without case."""
    return tuple(dict.fromkeys(word for line in text.splitlines() if (word := _word(line))))


def _word(line: str) -> str:
    return " ".join(line.casefold().split())


def _plain(text: str) -> str:
    """Without control characters, of which only line ends may stay."""
    return "".join(
        mark
        for mark in text.replace("\r\n", "\n")
        if mark == "\n" or unicodedata.category(mark)[0] != "C"
    )
