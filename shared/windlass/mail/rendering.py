"""A mail from its template: subject, HTML for the eye, text for everything else."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from msgspec import Struct

from windlass.kit import languages, money_text

if TYPE_CHECKING:
    import gettext
    from datetime import date

TEMPLATES = Path(__file__).parent / "templates"
LOCALES = Path(__file__).parent / "locales"


class Rendered(Struct, frozen=True):
    subject: str
    html: str
    text: str


def render(template: str, *, locale: str, **view: Any) -> Rendered:
    """`<template>.html` has the blocks `subject`, `preview` and `body`; `<template>.txt` the text.
    Missing variables are errors; HTML is escaped, text and subject are not."""
    is_mirrored = languages.direction_of(locale) == "rtl"
    context = {
        "locale": locale.replace("_", "-"),
        "direction": languages.direction_of(locale),
        "start": "right" if is_mirrored else "left",  # the words of old mail programs
        "end": "left" if is_mirrored else "right",
        "money": lambda value: money_text.written(value, locale),
        **view,
    }
    page = _environment(locale, autoescape=True).get_template(f"{template}.html")
    plain = _environment(locale, autoescape=False).get_template(f"{template}.txt")
    subject_of = _environment(locale, autoescape=False).get_template(f"{template}.html")
    subject = _block(subject_of, context)
    return Rendered(subject, page.render(context), _tidy(plain.render(context)))


def catalogue(locale: str) -> gettext.NullTranslations:
    """The language's words for mails, or English as written when there are none."""
    return languages.catalogue(LOCALES, locale)


def day(at: date, locale: str) -> str:
    """`12 June 2026`, as people of the language write it."""
    from babel.dates import format_date

    return format_date(at, "long", locale=locale.replace("-", "_"))


def _block(template: Template, context: dict[str, Any]) -> str:
    parts = template.blocks["subject"](template.new_context(context))
    return re.sub(r"\s+", " ", "".join(parts)).strip()[:200]


def _tidy(text: str) -> str:
    """At most one empty line between paragraphs."""
    return re.sub(r"\n{3,}", "\n\n", "\n".join(map(str.rstrip, text.splitlines()))).strip() + "\n"


@cache
def _environment(locale: str, *, autoescape: bool) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=autoescape,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.install_gettext_translations(catalogue(locale), newstyle=True)  # type: ignore[attr-defined]
    return environment
