"""The shop around every page: who it is, how it looks, what it promises."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from storefront_pages import prefixes
from storefront_pages.views.image import ImageView
from storefront_pages.views.theme import ThemeView
from windlass.kit import countries

if TYPE_CHECKING:
    from storefront_pages.sections.composing import Built


class IconView(Struct, frozen=True):
    size: int  # of its sides
    path: str  # of a PNG


class PolicyLink(Struct, frozen=True):
    kind: str
    title: str


class LanguageView(Struct, frozen=True):
    tag: str  # `de-AT`
    name: str  # as its speakers write it
    prefix: str  # of its paths, empty for the shop's own


class CurrencyView(Struct, frozen=True):
    value: str  # of the form
    code: str
    name: str
    symbol: str
    market: str  # empty unless several are in this currency


class StoreView(Struct, frozen=True):
    id: str
    slug: str
    name: str
    url: str  # where the shop lives now, without a trailing slash
    locale: str
    time_zone: str
    currency: str  # that prices are shown in
    country: str
    description: str
    contact_email: str
    logo: ImageView | None  # None: the name is the logo
    icons: tuple[IconView, ...]  # none: the usual one
    theme: ThemeView
    policies: tuple[PolicyLink, ...]
    returns_days: int | None  # None: the merchant promises nothing
    is_open: bool
    has_password: bool
    header: tuple[Built, ...] = ()  # sections above every page
    footer: tuple[Built, ...] = ()
    editor: str = ""  # the origin that may frame a preview of a theme; empty for shoppers
    prefix: str = ""  # what paths begin with in the language of this visit
    direction: str = "ltr"  # or rtl
    languages: tuple[LanguageView, ...] = ()  # to choose from, the shop's own first
    currencies: tuple[CurrencyView, ...] = ()  # none where there is no choice
    chosen_currency: str = ""  # the value of one of them

    @property
    def is_preview(self) -> bool:
        return bool(self.editor)

    @property
    def cart_type(self) -> str:
        """What opens after something was put in: "drawer", "note" or "page"."""
        return self.theme.cart_type

    @property
    def quick_add(self) -> bool:
        """From cards."""
        return self.theme.quick_add

    @property
    def shows_lowest_price(self) -> bool:
        """Beside a reduction, of the 30 days before it: the law of the European Union."""
        return self.country in countries.EU

    @property
    def tag(self) -> str:
        """The language as HTML, mails and orders name it: `de-AT`."""
        return self.locale.replace("_", "-")

    def alternates(self, path: str) -> tuple[tuple[str, str], ...]:
        """(language, address) of a page in every language and, as `x-default`, in the shop's own;
        none where there is only one."""
        if len(self.languages) < 2:
            return ()
        found = [(one.tag, self.url + prefixes.added(path, one.prefix)) for one in self.languages]
        return (*found, ("x-default", found[0][1]))

    def absolute(self, path: str) -> str:
        """The address of a page in the language of this visit, and of a file in none."""
        return self.url + prefixes.added(path, self.prefix)
