"""The translations: complete, in step with the code, and with the values where they belong."""

import re

import pytest
from babel.messages.catalog import Catalog, Message

from infra import catalogues
from infra.catalogues import DOMAINS, LANGUAGES, Domain
from windlass.kit import languages

VALUE = re.compile(r"%\(\w+\)[sd]|(?<!%\()\{\w+\}|</?\w+>")
EVERY = [(domain, code) for domain in DOMAINS for code in LANGUAGES]
NAMES = [f"{domain.name}-{code}" for domain, code in EVERY]


def messages_of(catalog: Catalog) -> list[Message]:
    return [message for message in catalog if message.id]


def forms(message: Message) -> list[str]:
    string = message.string
    return list(string) if isinstance(string, list | tuple) else [str(string)]


def test_every_language_but_the_source_has_catalogues() -> None:
    assert {*LANGUAGES, languages.SOURCE} == set(languages.KNOWN)


@pytest.mark.parametrize("domain", DOMAINS, ids=lambda domain: domain.name)
def test_the_translators_template_lists_every_message(domain: Domain) -> None:
    assert domain.template.read_text() == domain.extracted(), "run `make messages`"


@pytest.mark.parametrize(("domain", "code"), EVERY, ids=NAMES)
def test_everything_is_translated_and_nothing_else(domain: Domain, code: str) -> None:
    wanted = {str(message.id) for message in messages_of(catalogues.wanted(domain))}
    known = messages_of(catalogues.read(domain, code))

    assert {str(message.id) for message in known} == wanted
    assert [message.id for message in known if not catalogues.is_translated(message)] == []
    assert catalogues.share(domain, code) == 100


@pytest.mark.parametrize(("domain", "code"), EVERY, ids=NAMES)
def test_values_are_those_of_the_source(domain: Domain, code: str) -> None:
    """A form for one or two may say so in words; the others name every value."""
    for message in messages_of(catalogues.read(domain, code)):
        several = message.id[1] if message.pluralizable else str(message.id)
        wanted, found = sorted(VALUE.findall(several)), forms(message)
        assert sorted(VALUE.findall(found[-1])) == wanted, message.id
        for form in found:
            assert set(VALUE.findall(form)) <= set(wanted), message.id


@pytest.mark.parametrize(("domain", "code"), EVERY, ids=NAMES)
def test_plurals_have_as_many_forms_as_the_language(domain: Domain, code: str) -> None:
    catalog = catalogues.read(domain, code)
    assert catalog.num_plurals == {"de": 2, "fr": 2, "es": 2, "ar": 6}[code]
    for message in messages_of(catalog):
        if message.pluralizable:
            assert len(forms(message)) == catalog.num_plurals, message.id


@pytest.mark.parametrize(("domain", "code"), EVERY, ids=NAMES)
def test_the_compiled_catalogue_says_how_complete_it_is(domain: Domain, code: str) -> None:
    assert languages.coverage(domain.locales, code) == 100
    assert languages.coverage(domain.locales, languages.SOURCE) == 100


def test_arabic_counts_in_its_own_way() -> None:
    arabic = languages.catalogue(catalogues.PAGES.locales, "ar")
    said = [
        arabic.ngettext("%(num)d review", "%(num)d reviews", number) % {"num": number}
        for number in (0, 1, 2, 3, 11, 100)
    ]
    assert said == ["لا تقييمات", "تقييم واحد", "تقييمان", "3 تقييمات", "11 تقييمًا", "100 تقييم"]


def test_a_regional_locale_speaks_its_language() -> None:
    assert languages.catalogue(catalogues.PAGES.locales, "de-AT").gettext("Cart") == "Warenkorb"
    assert languages.catalogue(catalogues.PAGES.locales, "xx").gettext("Cart") == "Cart"
