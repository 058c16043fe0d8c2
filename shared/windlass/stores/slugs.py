"""Looking addresses up: whose they are, and which are free."""

from __future__ import annotations

from collections.abc import Iterable

from windlass.kit.errors import FieldProblem
from windlass.stores import models, rules
from windlass.stores.errors import SlugTaken
from windlass.stores.models import Slug, Store


def taken(slug: str) -> SlugTaken:
    message = f"The address {slug} is taken."
    problem = FieldProblem("slug", "taken", message)
    suggestions = free_of(rules.alternatives(slug))
    return SlugTaken(message, fields=(problem,), suggestions=suggestions)


def find(slug: str) -> Slug | None:
    try:
        return Slug.get(models.slug_pk(slug), models.SLUG_SK, consistent_read=True)
    except Slug.DoesNotExist:
        return None


def free_of(slugs: Iterable[str], *, at_most: int = 3) -> list[str]:
    """The first few that nobody holds, for one batch read."""
    wanted = list(slugs)
    held = {
        item.slug for item in Slug.batch_get([(models.slug_pk(s), models.SLUG_SK) for s in wanted])
    }
    return [slug for slug in wanted if slug not in held][:at_most]


def store_at(slug: str) -> Store | None:
    """The store whose current address this is, for one query of the index."""
    found = Store.gsi1.query(models.slug_pk(slug), limit=1, page_size=1)
    return next((item for item in found if isinstance(item, Store)), None)
