"""Turns a view into a page. Autoescape is on; a missing variable is an error."""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined

from storefront_pages import formats, messages, unit_prices
from storefront_pages.assets import asset
from storefront_pages.bytecode import Bytecode
from storefront_pages.sections.composing import Composition
from storefront_pages.sections.drawing import Parts
from storefront_pages.templating import PageEnvironment
from storefront_pages.views.store import StoreView
from windlass.wording.said import said

NONE = Composition()  # of a page that is no template of themes
TEMPLATES = Path(__file__).parent / "templates"


@cache
def environment(locale: str) -> PageEnvironment:
    """One per language: its messages and its way to write amounts."""
    return environment_with(Bytecode(locale), locale)


def environment_with(bytecode: Bytecode, locale: str) -> PageEnvironment:
    templates = PageEnvironment(
        messages.catalogue(locale),
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=bytecode,
    )
    templates.globals |= {"asset": asset, "days": formats.days}
    templates.filters["money"] = partial(formats.money, locale=locale)
    templates.filters["unit_price"] = partial(unit_prices.written, locale=locale)
    templates.filters["said"] = partial(said, locale=locale)
    templates.filters["inside"] = partial(formats.inside, locale=locale)
    templates.filters["day"] = formats.day
    templates.filters["moment"] = formats.moment
    templates.filters["date_of"] = partial(formats.date_of, locale=locale)
    return templates


def render(page: str, store: StoreView, composition: Composition = NONE, /, **view: Any) -> str:
    """`pages/<page>.html` of this store, in its language, among the sections of its theme."""
    templates = environment(store.locale)
    parts = Parts(templates, store, composition, view)
    return templates.get_template(f"pages/{page}.html").render(store=store, parts=parts, **view)


def render_section(section: str, store: StoreView, **view: Any) -> str:
    """`sections/<section>.html` alone, for an island to put in place."""
    template = environment(store.locale).get_template(f"sections/{section}.html")
    return template.render(store=store, **view)


def render_bare(page: str, **view: Any) -> str:
    """A page of no store, for addresses where there is none."""
    return environment("en").get_template(f"pages/{page}.html").render(**view)
