"""The words of the pages: English in the code, other languages from compiled catalogues.

locales/messages.pot lists them all for translators; `pybabel extract` makes it, see its test.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from windlass.kit import languages

if TYPE_CHECKING:
    import gettext

LOCALES = Path(__file__).parent / "locales"


def catalogue(locale: str) -> gettext.NullTranslations:
    """The language's catalogue, or English as written when there is none."""
    return languages.catalogue(LOCALES, locale)


def mark(message: str) -> str:
    """A message that is looked up later: extraction finds it here."""
    return message
