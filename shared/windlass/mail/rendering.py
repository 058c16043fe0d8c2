"""A mail from its template: subject, HTML for the eye, text for everything else."""

from __future__ import annotations

import gettext
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from windlass.kit import money_text

TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True)
class Rendered:
    subject: str
    html: str
    text: str


def render(template: str, *, locale: str, **view: Any) -> Rendered:
    """`<template>.html` has the blocks `subject`, `preview` and `body`; `<template>.txt` the text.
    Missing variables are errors; HTML is escaped, text and subject are not."""
    context = {"locale": locale, "money": lambda value: money_text.written(value, locale), **view}
    page = _environment(autoescape=True).get_template(f"{template}.html")
    plain = _environment(autoescape=False).get_template(f"{template}.txt")
    subject = _block(_environment(autoescape=False).get_template(f"{template}.html"), context)
    return Rendered(subject, page.render(context), _tidy(plain.render(context)))


def _block(template: Template, context: dict[str, Any]) -> str:
    parts = template.blocks["subject"](template.new_context(context))
    return re.sub(r"\s+", " ", "".join(parts)).strip()[:200]


def _tidy(text: str) -> str:
    """At most one empty line between paragraphs."""
    return re.sub(r"\n{3,}", "\n\n", "\n".join(map(str.rstrip, text.splitlines()))).strip() + "\n"


@cache
def _environment(*, autoescape: bool) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=autoescape,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.install_gettext_translations(gettext.NullTranslations(), newstyle=True)  # type: ignore[attr-defined]
    return environment
