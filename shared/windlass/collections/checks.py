"""What a request makes of a collection or a category: judged, cleaned, given its picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import replace
from typing import TYPE_CHECKING

from windlass.catalog import rules as catalog_rules
from windlass.catalog.parts import Image, Seo
from windlass.collections.models import Kind, Sort
from windlass.collections.rules import ALONE, NUMBERS, OPERATORS, Rule
from windlass.kit.errors import FieldProblem, Invalid
from windlass.kit.text import slugify
from windlass.media import service as media
from windlass.media.models import UploadState

if TYPE_CHECKING:
    from windlass.collections.models import Category, Collection
    from windlass.collections.schemas import PictureIn, SaveCategory, SaveCollection
    from windlass.collections.shelf import Shelf
    from windlass.media.models import Upload
    from windlass.tenancy.context import StoreContext

OWNER = "listing:"  # before the id, as the owner of an upload
BY_HAND = "Only a collection by hand is ordered by hand."
FOR_RULES = "A collection by hand has no best-selling order. Choose another one."


def require_rules(rules: Sequence[Rule], known: Shelf) -> None:
    """Raises Invalid (422) with every wrong rule."""
    problems = [
        FieldProblem(f"rules.{place}.{field}", rule, message)
        for place, each in enumerate(rules)
        for field, rule, message in _rule_problems(each, known)
    ]
    if problems:
        raise Invalid(problems[0].message, fields=tuple(problems))


def require_fitting(request: SaveCollection, known: Shelf) -> None:
    """What kind, rules and order must fulfil together. Raises Invalid (422)."""
    if request.kind is Kind.MANUAL and request.rules:
        raise Invalid.field("rules", "no_rules", "A collection by hand has no rules.")
    if request.kind is Kind.RULES and not request.rules:
        raise Invalid.field("rules", "needed", "Say which products belong to it: add a rule.")
    if request.kind is Kind.RULES and request.sort is Sort.MANUAL:
        raise Invalid.field("sort", "by_hand_only", BY_HAND)
    if request.kind is Kind.MANUAL and request.sort is Sort.BEST_SELLING:
        raise Invalid.field("sort", "by_rules_only", FOR_RULES)
    require_rules([rule.rule() for rule in request.rules], known)


def apply(request: SaveCollection | SaveCategory, item: Collection | Category) -> None:
    """The words that both have, the description without anything but formatting."""
    item.description_html = catalog_rules.clean_html(request.description_html)
    item.seo = Seo(request.seo.title, request.seo.description)


def picture(
    store: StoreContext, asked: PictureIn | None, now: Image | None, *, owner_id: str
) -> Image | None:
    """The picture that was asked for; one that is new shows when the pipeline has finished it.
    Raises UploadNotFound (404), UploadMissing and UploadUsed (409)."""
    if asked is None:
        return None
    if now is not None and now.id == asked.upload_id:
        return finished(now, None, alt=asked.alt)
    upload = media.bind(store, asked.upload_id, owner=f"{OWNER}{owner_id}")
    return finished(Image(asked.upload_id, position=0), upload, alt=asked.alt)


def finished(image: Image, upload: Upload | None, *, alt: str) -> Image:
    """The picture with what the pipeline made of it, if it did."""
    if upload is None or upload.state == UploadState.AWAITED:
        return replace(image, alt=alt)
    made = upload.picture or {}
    return replace(
        image,
        alt=alt,
        status=upload.state,
        problem=upload.problem,
        path=made.get("path", ""),
        width=made.get("width", 0),
        height=made.get("height", 0),
        widths=tuple(made.get("widths", ())),
        formats=tuple(made.get("formats", ())),
        blur=made.get("blur", ""),
    )


def handle_for(title: str, *, otherwise: str) -> str:
    return slugify(title) or otherwise


def _rule_problems(rule: Rule, known: Shelf) -> Iterator[tuple[str, str, str]]:
    allowed = OPERATORS[rule.field]
    if rule.operator not in allowed:
        listed = ", ".join(allowed)
        yield "operator", "not_of_field", f"A rule on the {rule.field} takes: {listed}."
        return
    if rule.operator in ALONE:
        return
    if rule.operator in NUMBERS:
        if rule.number is None:
            yield "number", "needed", "Give a number to compare with."
        elif rule.field == "created" and not 1 <= rule.number <= 3_650:
            yield "number", "range", "Give 1 to 3,650 days."
    elif not rule.text:
        yield "text", "needed", "Say what to look for."
    elif rule.field == "category" and known.tree.find(rule.text) is None:
        yield "text", "unknown_category", "There is no such category."
