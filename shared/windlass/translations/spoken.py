"""Translations as shops show them: short words kept warm for seconds, no permission asked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field

from windlass.kit.kept import Kept
from windlass.translations import models, repository
from windlass.translations.repository import Subject

if TYPE_CHECKING:
    from windlass.db.keys import StoreId
    from windlass.stores.storefronts import StorefrontStore
    from windlass.tenancy.context import StoreContext

SECONDS: Final = 5
MOST_KEPT: Final = 200  # languages of stores


class Words(Struct, frozen=True):
    """A store's in one language. Whoever has none gets back what they came with."""

    store_id: StoreId | None = None
    locale: str = ""
    kept: Mapping[str, tuple[dict[str, str], frozenset[str]]] = field(default_factory=dict)

    def of(self, kind: str, subject_id: str) -> Mapping[str, str]:
        """The short ones, by field; nothing is read."""
        found = self.kept.get(models.subject_sk(kind, subject_id))
        return found[0] if found else {}

    def say(self, kind: str, subject_id: str, name: str, source: str) -> str:
        """One of the short ones; nothing is read."""
        return self.of(kind, subject_id).get(name) or source

    def tell(self, kind: str, subject_id: str, name: str, source: str) -> str:
        """A long one; one read when there is one."""
        found = self.kept.get(models.subject_sk(kind, subject_id))
        if self.store_id is None or found is None or name not in found[1]:
            return source
        texts = repository.text_of(Subject(self.store_id, self.locale, kind, subject_id))
        return texts.get(name) or source


NONE: Final = Words()
_kept: Kept[tuple[str, str], Words] = Kept(seconds=SECONDS, most=MOST_KEPT)  # store, language


def words(store_id: StoreId, locale: str) -> Words:
    """All short words of a language, as they were at most seconds ago; usually nothing is read.
    Without a language, those that say everything as it is."""
    if not locale:
        return NONE
    return _kept.get((store_id, locale), lambda: _read(store_id, locale))


def of_shop(store: StoreContext, front: StorefrontStore, locale: str) -> Words:
    """Those of a language, if shoppers of the store can choose it."""
    return words(store.store_id, front.prefix(locale).removeprefix("/"))


def forget() -> None:
    """After a write: this process shows it at once, others within seconds."""
    _kept.clear()


def _read(store_id: StoreId, locale: str) -> Words:
    found = {
        key: (item.words, frozenset(item.hashes) - frozenset(item.words))
        for key, item in repository.all_of(store_id, locale).items()
    }
    return Words(store_id, locale, found)
