"""The words of the pages: English in the code, other languages from compiled catalogues.

locales/messages.pot lists them all for translators; `pybabel extract` makes it, see its test.
"""

import gettext
from functools import cache
from pathlib import Path

LOCALES = Path(__file__).parent / "locales"


@cache
def catalogue(locale: str) -> gettext.NullTranslations:
    """The language's catalogue, or English as written when there is none."""
    return gettext.translation("messages", LOCALES, [locale], fallback=True)


def mark(message: str) -> str:
    """A message that is looked up later: extraction finds it here."""
    return message
