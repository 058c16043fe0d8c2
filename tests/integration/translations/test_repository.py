"""Conditions of what is written, with stale reads, and what a deletion takes along."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.support.stores_factories import create_store, owner_of
from tests.support.table import items
from windlass.translations import models, repository, spoken
from windlass.translations.fields import Field, Form
from windlass.translations.repository import Subject
from windlass.web.etags import VersionStale

FIELDS = (
    Field("title", "Title", "About us", 120),
    Field("body_html", "Text", "<p>We sell.</p>", 80_000, Form.HTML),
)
WORDS = {"title": "Über uns", "body_html": "<p>Wir verkaufen.</p>"}


def test_a_translation_of_another_version_is_refused_by_the_table(table: None) -> None:
    """Not only by what was read before."""
    store = owner_of(create_store())
    subject = Subject(store.store_id, "de", "page", "one")
    repository.save(subject, (), {}, version=0, saved_by="ada", is_shown=True)

    for version in (0, 2):
        with pytest.raises(VersionStale):
            repository.save(subject, (), {}, version=version, saved_by="ada", is_shown=True)
    with pytest.raises(VersionStale):
        repository.remove(subject, version=2, is_shown=True)
    assert models.Translation.get(subject.translation().pk, subject.translation().sk).version == 1


def test_long_words_are_read_only_where_they_are_shown(table: None) -> None:
    store = owner_of(create_store())
    subject = Subject(store.store_id, "de", "page", "one")
    repository.save(subject, FIELDS, WORDS, version=0, saved_by="ada", is_shown=True)
    spoken.forget()

    words = spoken.words(store.store_id, "de")

    assert words.of("page", "one") == {"title": "Über uns"}
    assert words.tell("page", "one", "body_html", "<p>We sell.</p>") == "<p>Wir verkaufen.</p>"
    assert words.tell("page", "two", "body_html", "<p>Else.</p>") == "<p>Else.</p>"
    assert spoken.words(store.store_id, "").say("page", "one", "title", "About us") == "About us"


def test_what_is_gone_takes_every_language_along(table: None) -> None:
    store = owner_of(create_store())
    for locale in ("de", "fr"):
        for subject_id in ("one", "two"):
            subject = Subject(store.store_id, locale, "menu", subject_id)
            repository.save(subject, FIELDS, WORDS, version=0, saved_by="ada", is_shown=True)

    repository.forget(store.store_id, "menu", "one")
    repository.forget(store.store_id, "menu", "one")

    left = repository.all_of(store.store_id, "de"), repository.all_of(store.store_id, "fr")
    assert [list(one) for one in left] == [["menu#two"], ["menu#two"]]
    assert len(items("TranslationText")) == len(items("TranslationSource")) == 2


def test_what_may_come_back_ends_by_itself_until_it_does(table: None) -> None:
    store = owner_of(create_store())
    subject = Subject(store.store_id, "de", "page", "one")
    repository.save(subject, FIELDS, WORDS, version=0, saved_by="ada", is_shown=True)

    repository.let_end(store.store_id, "page", "one", timedelta(days=30))
    ending = repository.find(subject)
    repository.let_end(store.store_id, "page", "one", None)
    kept = repository.find(subject)

    assert ending is not None
    assert ending.ttl is not None
    assert kept is not None
    assert kept.ttl is None
    assert all("ttl" not in item for item in items("TranslationText"))
