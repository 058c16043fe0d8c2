"""The shop that a request is for: found by its host, shown as a view, entered as a shopper."""

from __future__ import annotations

from copy import replace
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from storefront_pages import currencies, messages, prefixes
from storefront_pages.images import branding_of
from storefront_pages.sections.composing import build
from storefront_pages.sections.kinds import Known
from storefront_pages.sections.reading import sections_of
from storefront_pages.views.store import IconView, LanguageView, PolicyLink, StoreView
from storefront_pages.views.theme import theme_of
from windlass.currencies import service as choosing
from windlass.kit import config, languages
from windlass.kit.renditions import ICON_SIZES, Renditions
from windlass.stores import policies
from windlass.stores import service as stores
from windlass.tenancy import service as tenancy
from windlass.themes import storefront as themes
from windlass.translations import spoken
from windlass.translations.fields import STORE_ID, Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from windlass.currencies.exchange import Exchange
    from windlass.stores.storefronts import StorefrontStore
    from windlass.tenancy.context import StoreContext
    from windlass.themes.storefront import LiveTheme
    from windlass.translations.spoken import Words

USUAL_RETURNS_DAYS = 30  # what the refund policy promises until the merchant writes an own one


class Shop(Struct, frozen=True):
    store: StorefrontStore
    context: StoreContext
    theme: LiveTheme  # the live one, or the one that is looked at
    view: StoreView
    exchange: Exchange  # from the shop's own currency into that of the visit

    @property
    def spoken(self) -> str:
        """The language that words are translated into; empty for the shop's own."""
        return self.view.prefix.removeprefix("/")

    @property
    def words(self) -> Words:
        """What the merchant says in it; usually nothing is read."""
        return spoken.words(self.context.store_id, self.spoken)


def enter(
    host: str, path: str, preview: str = "", *, wanted: str | None = None, country: str = ""
) -> Shop:
    """The shop at this host in the language that the path begins with; nothing is read when another
    request was here seconds ago. `wanted` is the currency that the shopper chose before, `country`
    where they are. `preview` is the token of who may look at another theme than the live one; one
    that is not good changes nothing.

    Raises StoreNotFound (404).
    """
    store = _with_language_of(path, stores.storefront(host), host)
    context = tenancy.visit(store.store_id)
    code, _ = prefixes.taken(path, store.languages[1:])
    theme = themes.preview(store, preview) if preview else None
    exchange = choosing.chosen(store, wanted=wanted, country=country)
    return of(store, context, theme or themes.live(store), code or store.locale, exchange)


def _with_language_of(path: str, store: StorefrontStore, host: str) -> StorefrontStore:
    """Another container may know of a language, and have sent a shopper there, that was published
    after this one read the store: then it is read once more."""
    code, _ = prefixes.taken(path, tuple(languages.KNOWN))
    return stores.renewed(store, host) if code and code not in store.languages else store


def of(
    store: StorefrontStore,
    context: StoreContext,
    theme: LiveTheme,
    language: str,
    exchange: Exchange,
) -> Shop:
    """In this look, language and currency, with what stands above and below every page."""
    view = view_of(store, theme, language, exchange, spoken.of_shop(context, store, language))
    shop = Shop(store, context, theme, view, exchange)
    known = Known(shop)
    groups = [
        build(sections_of(group, shop.words), known) for group in (theme.header, theme.footer)
    ]
    rules = (one.kind.css(one.view) for group in groups for one in group if one.view is not None)
    view = replace(
        shop.view,
        header=groups[0],
        footer=groups[1],
        theme=replace(shop.view.theme, css=shop.view.theme.css + "".join(rules)),
    )
    return replace(shop, view=view)


def view_of(
    store: StorefrontStore,
    theme: LiveTheme,
    language: str,
    exchange: Exchange,
    words: Words = spoken.NONE,
) -> StoreView:
    branding, locale = store.branding, language.replace("-", "_")
    text = messages.catalogue(locale).gettext
    return StoreView(
        id=store.store_id,
        slug=store.slug,
        name=store.name,
        url=store.url,
        locale=locale,
        time_zone=store.time_zone,
        currency=exchange.currency,
        country=store.country,
        description=words.say(Kind.STORE, STORE_ID, "tagline", branding.tagline),
        contact_email=store.contact.contact_email,
        logo=branding_of(branding.logo, alt=store.name),
        icons=icons_of(branding.square_logo),
        theme=theme_of(theme.settings, locale=locale),
        policies=tuple(
            PolicyLink(kind, text(policies.TITLES[kind])) for kind in policies.kinds(store)
        ),
        returns_days=None if store.policies.refund else USUAL_RETURNS_DAYS,
        is_open=store.is_open,
        has_password=store.is_password_protected,
        editor=config.DASHBOARD_URL if theme.is_preview else "",
        prefix=store.prefix(language),
        direction=languages.direction_of(language),
        languages=_languages(store),
        currencies=currencies.offered(store, locale),
        chosen_currency=currencies.value_of(exchange),
    )


def _languages(store: StorefrontStore) -> tuple[LanguageView, ...]:
    own, *others = store.languages
    named = [LanguageView(store.locale, languages.named(own).name, "")]
    named += [LanguageView(code, languages.named(code).name, f"/{code}") for code in others]
    return tuple(named)


def icons_of(square_logo: Mapping[str, Any] | None) -> tuple[IconView, ...]:
    """For tabs and home screens; smallest first."""
    if square_logo is None:
        return ()
    made = Renditions.from_document(square_logo)
    return tuple(IconView(size, made.icon(size)) for size in ICON_SIZES)
