"""Texts of the policies to start from, in every language of ours."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from windlass.kit import languages

if TYPE_CHECKING:
    from collections.abc import Mapping


def of(locale: str) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """(texts by kind, words around the facts) in its language, loaded when first asked for;
    English for one that we do not have."""
    code = languages.code_of(locale)
    code = code if code in languages.KNOWN else languages.SOURCE
    spoken = import_module(f"{__name__}.{code}")
    return spoken.STARTING_TEXTS, spoken.FACTS
