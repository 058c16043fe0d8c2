"""Rendered pages, read the way a browser or a search engine reads them."""

import gzip
import json
from html.parser import HTMLParser
from typing import Any

from storefront_pages.rendering import render
from storefront_pages.views.head import HeadView
from storefront_pages.views.store import StoreView
from tests.unit.storefront_pages import frames, samples


class Page(HTMLParser):
    """Every element in order: (name, attributes), the text inside, and scripts by type."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.html = html
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.scripts: list[tuple[str, str]] = []
        self._script: str | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.elements.append((tag, attributes))
        if tag == "script":
            self._script = attributes.get("type", "")

    def handle_data(self, data: str) -> None:
        if self._script is not None:
            self.scripts.append((self._script, data))

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._script = None

    def all(self, tag: str, **wanted: str) -> list[dict[str, str]]:
        names = {name.replace("_", "-"): value for name, value in wanted.items()}
        return [
            attributes
            for name, attributes in self.elements
            if name == tag and names.items() <= attributes.items()
        ]

    def one(self, tag: str, **wanted: str) -> dict[str, str]:
        found = self.all(tag, **wanted)
        assert len(found) == 1, f"{len(found)} of {tag} {wanted}"
        return found[0]

    def json(self, kind: str) -> list[Any]:
        return [json.loads(text) for script, text in self.scripts if script == kind]

    @property
    def text(self) -> str:
        return " ".join(self.html.split())


def page(name: str, store: StoreView | None = None, **view: Any) -> Page:
    head = view.pop("head", HeadView("Title", "Words", "/"))
    return Page(render(name, store or samples.store(), head=head, **view))


def product_page(store: StoreView | None = None, **view: Any) -> Page:
    given: dict[str, Any] = {
        "product": samples.product(),
        "delivery": frames.delivery(),
        "countries": "",
        "picker": None,
        "way": (),
        "rating": None,
        "reviews": [],
    }
    return page("product", store, **(given | view))


def gzipped(html: str) -> int:
    return len(gzip.compress(html.encode(), 9))
