"""Policies that the merchant did not write are in the language of the visit."""

from __future__ import annotations

import pytest

from tests.integration.storefront_pages.goods import colours, eur, sell, variant_in
from tests.integration.storefront_pages.shops import open_shop, visitor
from tests.support.translations_factories import translate
from windlass.stores import languages, policies, service
from windlass.stores.policy_texts import of as texts_of
from windlass.stores.settings import Policies
from windlass.tenancy.context import StoreContext
from windlass.translations import spoken

pytestmark = pytest.mark.usefixtures("table")
FIRST = {
    "de": {
        "refund": "Alles, was Sie bei Volt Electronics gekauft haben, können Sie innerhalb von 30 "
        "Tagen nach Erhalt zurückgeben",
        "shipping": "Volt Electronics versendet Bestellungen, sobald sie bezahlt und geprüft sind.",
        "privacy": "Verantwortlich für die personenbezogenen Daten, die Sie Volt Electronics "
        "mitteilen: Volt Electronics.",
        "terms": "Diese Bedingungen gelten für jede Bestellung bei Volt Electronics",
        "withdrawal": "Sie haben das Recht, diesen Vertrag binnen vierzehn Tagen ohne Angabe von "
        "Gründen zu widerrufen.",
        "imprint": "<p>Volt Electronics<br>Deutschland</p><p>E-Mail: die Adresse in Ihrer "
        "Bestellbestätigung</p>",
    },
    "fr": {"refund": "Vous pouvez retourner tout article acheté chez Volt Electronics"},
    "es": {"refund": "Puedes devolver todo lo que hayas comprado en Volt Electronics"},
    "ar": {
        "refund": "يمكنك إرجاع أي شيء اشتريته من Volt Electronics خلال 30 يومًا",
        "imprint": "<p>Volt Electronics<br>ألمانيا</p>",
    },
}


@pytest.fixture
def owner(table: None) -> StoreContext:
    owner = open_shop()
    languages.publish(owner, [*FIRST], version=service.get(owner).version)
    return owner


@pytest.mark.parametrize(
    ("code", "kind", "words"),
    [(code, kind, words) for code, found in FIRST.items() for kind, words in found.items()],
)
def test_the_starting_text_speaks_the_language(
    owner: StoreContext, code: str, kind: str, words: str
) -> None:
    assert words in visitor().get(f"/{code}/policies/{kind}").body
    assert words not in visitor().get(f"/policies/{kind}").body


def test_every_language_has_every_text_with_the_same_facts() -> None:
    def names(text: str) -> list[str]:
        found = text.split("{")[1:]
        return sorted({one.partition("}")[0] for one in found})

    english, facts = texts_of("en")
    assert list(english) == list(policies.TITLES)
    for code in FIRST:
        texts, words = texts_of(code)
        assert [*texts] == [*english]
        assert {kind: names(text) for kind, text in texts.items()} == {
            kind: names(text) for kind, text in english.items()
        }
        assert words.keys() == facts.keys()
        assert [len(text.split("\n\n")) for text in texts.values()] == [
            len(text.split("\n\n")) for text in english.values()
        ]
    assert texts_of("pt_BR") == texts_of("en")
    assert texts_of("de_AT") == texts_of("de")


def test_what_the_merchant_wrote_or_translated_goes_before_ours(owner: StoreContext) -> None:
    translate(owner, "policy", "terms", html="<p>Unsere Regeln.</p>")
    version = service.get(owner).version
    service.change_settings(owner, Policies, {"refund": "Bring it back."}, version=version)
    spoken.forget()

    assert "<p>Bring it back.</p>" in visitor().get("/de/policies/refund").body
    assert "<p>Unsere Regeln.</p>" in visitor().get("/de/policies/terms").body
    assert "Ces conditions" not in visitor().get("/fr/policies/terms").body
    assert "Les présentes conditions" in visitor().get("/fr/policies/terms").body


def test_a_store_that_speaks_german_starts_with_german_texts() -> None:
    owner = open_shop(locale="de")

    template = policies.template(service.storefront_of(owner), "withdrawal")

    assert "Sie haben das Recht, diesen Vertrag binnen vierzehn Tagen" in template
    assert "<mark>the address for returns</mark>" in template
    assert "Widerrufsformular" in visitor().get("/policies/withdrawal").body


def test_twins_for_machines_speak_the_language(owner: StoreContext) -> None:
    black = variant_in("Black", price=2500, compare_at=eur(3000), sku="L-1")
    white = variant_in("White", left=0)
    lamp = sell(owner, "Desk lamp", black, white, options=colours(), description_html="<p>Hi</p>")
    words = {"title": "Schreibtischlampe", "value:Colour/Black": "Schwarz"}
    translate(owner, "product", lamp.product_id, **words)
    spoken.forget()

    twin = visitor().get("/de/products/desk-lamp.md").body
    assert twin.startswith("# Schreibtischlampe\n")
    for line in (
        "## Preis und Verfügbarkeit",
        "- Schwarz: 25,00\N{NO-BREAK SPACE}€ (vorher 30,00\N{NO-BREAK SPACE}€), auf Lager, "
        "Artikelnummer L-1",
        "## Rückgabe",
        "Innerhalb von 30 Tagen.",
        "## Über dieses Produkt",
        "[Kaufen oder Bilder ansehen](http://volt.localhost:8080/de/products/desk-lamp)",
    ):
        assert line in twin.splitlines(), twin
    policy = visitor().get("/de/policies/refund.md").body
    assert policy.startswith("# Rückgabe und Erstattung\n\nAlles, was Sie bei Volt Electronics")


def test_the_directory_for_machines_speaks_the_language_of_the_shop() -> None:
    owner = open_shop(locale="de")
    sell(owner, "Schreibtischlampe")

    lines = visitor().get("/llms.txt").body.splitlines()

    assert "Ein Onlineshop aus diesem Land: Deutschland. Preise in EUR." in lines
    base = "http://volt.localhost:8080"
    price = "29,50\N{NO-BREAK SPACE}€"
    assert f"- [Schreibtischlampe]({base}/products/schreibtischlampe.md): {price}" in lines
    assert "## Rechtliches" in lines
    assert f"- [Impressum]({base}/policies/imprint.md)" in lines
