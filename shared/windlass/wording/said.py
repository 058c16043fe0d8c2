"""What services say, in the shopper's language: they write English, and it is looked up here."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

from windlass.kit import countries, languages
from windlass.wording.sentences import SENTENCES

PLACES = frozenset({"country", "place"})  # values that may name a country
LOCALES = Path(__file__).parent / "locales"
_BETWEEN = re.compile(r"(?<=[.!?])\s+")


@lru_cache(maxsize=4096)
def said(message: str, locale: str) -> str:
    """The message in the language of the locale, the values in it as they are; what we do not know
    stays English. Several sentences are translated one by one."""
    if languages.code_of(locale) == languages.SOURCE or not message:
        return message
    text = languages.catalogue(LOCALES, locale).gettext
    exact = text(message)
    if exact != message:
        return exact
    for template, pattern in _patterns():
        found = pattern.fullmatch(message)
        if found and not any(_BETWEEN.search(value) for value in found.groups()):
            values = {
                name: _place(value, locale) if name in PLACES else said(value, locale)
                for name, value in found.groupdict().items()
            }
            return text(template).format_map(values)
    sentences = _BETWEEN.split(message)
    if len(sentences) == 1:
        return message
    return " ".join(said(sentence, locale) for sentence in sentences)


def _place(written: str, locale: str) -> str:
    """A country by its code or English name; anything else as it is."""
    code = _country_codes().get(written, written)
    return countries.name(code, locale.replace("_", "-"))


@cache
def _country_codes() -> dict[str, str]:
    return {name: code for code, name in countries.by_name("en")}


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Of the messages with values in them: the most specific first."""
    found = []
    for template in sorted(SENTENCES, key=lambda one: -len(re.sub(r"\{\w+\}", "", one))):
        if "{" in template:
            literal = re.escape(template).replace(r"\{", "{").replace(r"\}", "}")
            found.append((template, re.compile(re.sub(r"\{(\w+)\}", r"(?P<\1>.+?)", literal))))
    return tuple(found)
