"""The languages that shop and mails speak: English in the code, the others from catalogues."""

from __future__ import annotations

import gettext
from functools import cache
from pathlib import Path
from typing import Final

from msgspec import Struct


class Language(Struct, frozen=True):
    code: str  # ISO 639-1, as in addresses
    name: str  # as its speakers write it
    english: str
    direction: str = "ltr"


KNOWN: Final = {
    language.code: language
    for language in (
        Language("en", "English", "English"),
        Language("de", "Deutsch", "German"),
        Language("fr", "Français", "French"),
        Language("es", "Español", "Spanish"),
        Language("ar", "العربية", "Arabic", "rtl"),
    )
}
SOURCE: Final = "en"
RIGHT_TO_LEFT: Final = frozenset({"ar", "fa", "he", "ur"})
COVERAGE: Final = "x-translated"  # a compiled catalogue's message about itself, in percent


def code_of(locale: str) -> str:
    """`de` of `de-AT` and of `de_AT`."""
    return locale.replace("_", "-").partition("-")[0].lower()


def direction_of(locale: str) -> str:
    return "rtl" if code_of(locale) in RIGHT_TO_LEFT else "ltr"


def named(locale: str) -> Language:
    """One that we have no catalogue of is called by its code, and speaks English."""
    code = code_of(locale)
    return KNOWN.get(code) or Language(code, code, code, direction_of(code))


@cache
def catalogue(folder: Path, locale: str) -> gettext.NullTranslations:
    """The compiled messages of a locale below this folder, or English as written when there are
    none."""
    wanted = locale.replace("-", "_")
    return gettext.translation("messages", folder, [wanted], fallback=True)


def files(folder: Path, locale: str) -> list[str]:
    """Those that the catalogue is read from; none for English as written."""
    return gettext.find("messages", folder, [locale.replace("-", "_")], all=True)


def coverage(folder: Path, code: str) -> int:
    """How much of a catalogue is translated, in percent."""
    if code == SOURCE:
        return 100
    said = catalogue(folder, code).gettext(COVERAGE)
    return int(said) if said.isdecimal() else 0
