"""The names of those who published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from windlass.accounts import service as accounts
from windlass.accounts.errors import UserNotFound
from windlass.themes.models import ThemeSchedule, ThemeVersion

if TYPE_CHECKING:
    from collections.abc import Iterable


def names_of(done: Iterable[ThemeVersion | ThemeSchedule]) -> dict[str, str]:
    """By id; who has left is left out. One read for each person."""
    ids = dict.fromkeys(
        one.published_by if isinstance(one, ThemeVersion) else one.created_by for one in done
    )
    return {one: name for one in ids if (name := name_of(one))}


def name_of(user_id: str) -> str:
    """Empty for who has left."""
    try:
        return accounts.get(user_id).name
    except UserNotFound:
        return ""
