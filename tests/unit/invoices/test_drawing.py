"""The PDF of a document: complete, the same every time, in any script."""

from typing import Any

import pytest

from windlass.invoices import drawing, labels

DOCUMENT: dict[str, Any] = {
    "format": 1,
    "kind": "invoice",
    "number": "INV-2026-0007",
    "issued_on": "2026-11-22",
    "order_number": 1042,
    "ordered_on": "2026-11-21",
    "locale": "de-DE",
    "currency": "EUR",
    "seller": {
        "shop": "Volt",
        "lines": ["Volt GmbH", "Hauptstr. 1", "10115 Berlin"],
        "tax_numbers": ["DE136695976"],
        "contact": "hallo@volt.test",
    },
    "buyer": {"lines": ["Łukasz <b>Ćwikła</b>"], "vat_number": "PL5260001246", "email": "l@x.test"},
    "lines": [
        {"title": "Lamp", "quantity": 2, "unit_price": 5950, "discount": 500, "amount": 11400,
         "rates": [190000]},
    ],
    "totals": [{"code": "subtotal", "amount": 11900}, {"code": "total", "amount": 11400}],
    "taxes": [
        {"jurisdiction": "DE", "name": "VAT", "parts_per_million": 190000, "base": 9580,
         "amount": 1820, "inclusive": True},
    ],
    "delivery": "",
    "note": "Reverse charge",
    "of": "",
    "footer": "Danke!",
}  # fmt: skip


def pages(pdf: bytes) -> int:
    return pdf.count(b"/Type /Page") - pdf.count(b"/Type /Pages")


def test_the_same_document_is_the_same_file() -> None:
    assert drawing.pdf(DOCUMENT) == drawing.pdf(DOCUMENT)


def test_many_lines_take_more_pages() -> None:
    long = DOCUMENT | {"lines": DOCUMENT["lines"] * 100}

    assert pages(drawing.pdf(DOCUMENT)) == 1
    assert pages(drawing.pdf(long)) == 5


@pytest.mark.parametrize(
    "name",
    [
        "Παπαδόπουλος",
        "Иванов",
        "東京 株式会社",
        "ソニー",
        "삼성전자",
        "ليلى 東京",
        "A & B <script>",
    ],
)
def test_any_name_can_be_drawn(name: str) -> None:
    buyer = DOCUMENT["buyer"] | {"lines": [name]}

    assert drawing.pdf(DOCUMENT | {"buyer": buyer}).startswith(b"%PDF-1.")


@pytest.mark.parametrize("currency", ["JPY", "KWD", "USD"])
def test_any_currency_can_be_drawn(currency: str) -> None:
    assert drawing.pdf(DOCUMENT | {"currency": currency, "locale": "ja"}).startswith(b"%PDF-1.")


def test_a_credit_note_without_lines_can_be_drawn() -> None:
    note = DOCUMENT | {"kind": "credit_note", "lines": [], "of": "INV-2026-0001", "taxes": []}

    totals = [{"code": "credited", "amount": 500}]
    assert pages(drawing.pdf(note | {"totals": totals})) == 1


@pytest.mark.parametrize("kind", ["invoice", "receipt", "credit_note"])
def test_a_document_from_right_to_left_can_be_drawn(kind: str) -> None:
    """And is the same every time, and as long as one from left to right."""
    arabic = DOCUMENT | {"kind": kind, "locale": "ar", "lines": DOCUMENT["lines"] * 100}

    assert pages(drawing.pdf(arabic)) == 5
    assert drawing.pdf(arabic) == drawing.pdf(arabic)


@pytest.mark.parametrize("language", labels.LANGUAGES)
def test_every_language_has_every_word(language: str) -> None:
    assert labels.of(language).keys() == labels.ENGLISH.keys()
    assert all(labels.of(language).values())
