"""A store as its shoppers meet it: everything a page needs, in one read, kept for seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from windlass.kit import config, languages
from windlass.kit.kept import Kept
from windlass.stores import settings

if TYPE_CHECKING:
    from windlass.stores.models import Store

SECONDS = 5
MOST_KEPT = 1000


class StorefrontStore(Struct, frozen=True):
    store_id: str
    slug: str  # the current one, whichever the visitor came by
    name: str
    currency: str
    country: str
    locale: str
    time_zone: str
    plan: str
    is_open: bool
    password_hash: str | None  # check it with `passwords.matches`
    accepts_payments: bool
    stripe_account_id: str | None
    branding: settings.Branding
    contact: settings.General
    checkout: settings.Checkout
    fulfilment: settings.Fulfilment
    policies: settings.Policies
    mail: settings.Mail
    version: int
    markets_version: int = 0  # 0: it never had another currency
    spoken: settings.Languages = field(default_factory=settings.Languages)
    swatches: settings.Swatches = field(default_factory=settings.Swatches)

    @property
    def url(self) -> str:
        """The public address, without a trailing slash."""
        return config.storefront_url(self.slug)

    @property
    def languages(self) -> tuple[str, ...]:
        """Codes of those that shoppers can choose, the store's own first."""
        own = languages.code_of(self.locale)
        return (own, *(code for code in self.spoken.published if code != own))

    def prefix(self, locale: str) -> str:
        """What paths of a language begin with: nothing for the store's own and for one that is
        not published."""
        code = languages.code_of(locale)
        return f"/{code}" if code in self.languages[1:] else ""

    def url_in(self, locale: str) -> str:
        """The public address in a language, without a trailing slash."""
        return self.url + self.prefix(locale)

    @property
    def is_password_protected(self) -> bool:
        return not self.is_open and self.password_hash is not None


def of(store: Store) -> StorefrontStore:
    return StorefrontStore(
        store_id=store.store_id,
        slug=store.slug,
        name=store.name,
        currency=store.currency,
        country=store.country,
        locale=store.locale,
        time_zone=store.time_zone,
        plan=store.plan,
        is_open=store.is_open,
        password_hash=store.password_hash,
        accepts_payments=store.stripe_account_id is not None and store.charges_enabled,
        stripe_account_id=store.stripe_account_id,
        branding=settings.read(settings.Branding, store.settings),
        contact=settings.read(settings.General, store.settings),
        checkout=settings.read(settings.Checkout, store.settings),
        fulfilment=settings.read(settings.Fulfilment, store.settings),
        policies=settings.read(settings.Policies, store.settings),
        mail=settings.read(settings.Mail, store.settings),
        version=store.version,
        markets_version=store.markets_version,
        spoken=settings.read(settings.Languages, store.settings),
        swatches=settings.read(settings.Swatches, store.settings),
    )


_kept: Kept[str, StorefrontStore] = Kept(seconds=SECONDS, most=MOST_KEPT)  # by slug asked for


def recall(slug: str) -> StorefrontStore | None:
    return _kept.peek(slug)


def remember(slug: str, store: StorefrontStore) -> StorefrontStore:
    return _kept.put(slug, store)


def forget() -> None:
    """After a write: this process shows it at once, others within seconds."""
    _kept.clear()
