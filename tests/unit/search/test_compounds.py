"""Where a long word may be cut, and what a German plural may come from."""

import pytest

from windlass.search import compounds


def test_a_word_is_cut_where_both_parts_keep_three_letters() -> None:
    assert list(compounds.tails("ladekabel")) == ["ekabel", "kabel", "abel", "bel"]
    assert list(compounds.tails("kabel")) == []


def test_only_long_words_of_letters_are_cut() -> None:
    assert compounds.of(["Ladekabel USB-C 2000mAh für Bücher", "Ladekabel"]) == (
        "ladekabel",
        "bucher",
    )


@pytest.mark.parametrize(
    ("plural", "singular"),
    [("lampen", "lampe"), ("Uhren", "uhr"), ("Tische", "tisch"), ("Gläser", "glas")],
)
def test_a_german_plural_is_also_its_singular(plural: str, singular: str) -> None:
    [word] = compounds.words.key(plural).split()

    assert singular in compounds.singulars(word)


@pytest.mark.parametrize(("word", "other"), [("leder", "led"), ("rose", "ros"), ("usb3", "usb")])
def test_a_short_rest_is_no_singular(word: str, other: str) -> None:
    assert other not in compounds.singulars(word)


@pytest.mark.parametrize(
    ("locale", "are_written_so"),
    [("de", True), ("de-AT", True), ("nl_NL", True), ("en", False), ("fr", False), ("ar", False)],
)
def test_languages_that_write_compounds_as_one_word(locale: str, are_written_so: bool) -> None:
    assert compounds.are_written_in(locale) is are_written_so
