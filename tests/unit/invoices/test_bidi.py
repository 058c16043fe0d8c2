"""Text from right to left, as it is printed: from the left edge of the paper to the right."""

import pytest

from windlass.invoices import bidi
from windlass.invoices.bidi_lines import BidiLines
from windlass.invoices.typesetting import Sheet

SHALOM, SUM = "שלום", "סכום"


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        (SHALOM, "םולש"),
        (f"{SHALOM} abc 123", "abc 123 םולש"),
        (f"{SUM}: 12.50 €", "€ 12.50 :םוכס"),
        (f"{SUM} (Standard 2)", "(Standard 2) םוכס"),
        (f"{SUM} -5", "5- םוכס"),
        ("\u200f\u200e-5.00\xa0€", "€\xa0-5.00"),
        ("\u200f1,234.56\xa0€", "€\xa01,234.56"),
        ("23\u200f/11\u200f/2026", "2026/11/23"),
        ("\u200e#1042", "#1042"),
        ("INV-2026-0007", "INV-2026-0007"),
        ("", ""),
    ],
)
def test_a_line_that_begins_at_the_right(text: str, printed: str) -> None:
    assert bidi.visual(text, from_right=True) == printed


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("abc (def) 12.50", "abc (def) 12.50"),
        (f"total: {SHALOM} 12 kg", "total: 12 םולש kg"),
        (f"a {SHALOM} {SUM} b", "a םוכס םולש b"),
        (f"«{SHALOM}»", "«םולש»"),
    ],
)
def test_words_from_the_right_within_a_line_from_the_left(text: str, printed: str) -> None:
    assert bidi.visual(text, from_right=False) == printed


def test_arabic_letters_join_and_lose_their_vowel_marks() -> None:
    assert bidi.joined("سلام") == "\ufeb3\ufefc\ufee1"  # seen at first, lam with alef, meem alone
    assert bidi.joined("شكرًا") == bidi.joined("شكرا")
    assert bidi.joined("الله") == "\ufe8d\ufedf\ufee0\ufeea"
    assert bidi.joined("Lampe 65 W") == "Lampe 65 W"


@pytest.mark.parametrize(
    ("text", "from_right"),
    [("10115 Berlin", False), ("شارع 12", True), ("12", True), ("12 Volt شاحن", False)],
)
def test_a_paragraph_runs_as_its_first_letter(text: str, from_right: bool) -> None:
    assert bidi.begins_from_right(text, otherwise=True) is from_right


def test_lines_are_filled_in_the_order_of_reading() -> None:
    Sheet("ar", "EUR")
    lines = BidiLines(
        f"{SHALOM} {SUM} Volt", "DejaVu", 9, "#000000", is_right=True, from_right=True
    )

    assert lines.wrap(1000, 0)[1] == pytest.approx(9 * 1.35)
    assert lines.lines == ["Volt םוכס םולש"]
    assert lines.wrap(50, 0) == (50, pytest.approx(2 * 9 * 1.35))
    assert lines.lines == ["םוכס םולש", "Volt"]


def test_a_word_that_is_longer_than_a_line_is_parted() -> None:
    Sheet("ar", "EUR")
    lines = BidiLines("W" * 30, "DejaVu", 9, "#000000", is_right=True, from_right=True)

    lines.wrap(100, 0)

    assert "".join(lines.lines) == "W" * 30
    assert len(lines.lines) == 3


def test_a_sheet_writes_as_its_language_does() -> None:
    arabic, german = Sheet("ar", "EUR"), Sheet("de-AT", "EUR")

    assert arabic.is_mirrored
    assert not german.is_mirrored
    assert arabic.line(f"{arabic.words['page']} 1") == "1 \ufe94\ufea4\ufed4\ufebb"
    assert arabic.line(arabic.money(-500)) == "€\xa0-5.00"
    assert arabic.line(arabic.day("2026-11-23")) == "2026/11/23"
    assert arabic.line(f"{SUM}: {arabic.order(1042)}") == "#1042 :םוכס"
    assert german.order(1042) == "#1042"
    assert [german.percent(55_000), arabic.percent(190_000)] == ["5,5 %", "19 %"]
