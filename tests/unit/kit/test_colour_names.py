"""Usual names of colours in the languages that shops speak."""

import pytest

from windlass.kit import colour_names


@pytest.mark.parametrize(
    "name", ["Black", "schwarz", "NOIR", "negro ", "أسود"], ids=["en", "de", "fr", "es", "ar"]
)
def test_a_usual_name_has_its_colour_in_every_language(name: str) -> None:
    assert colour_names.colours_of(name) == ("#111111",)


def test_case_accents_and_punctuation_do_not_count() -> None:
    white = [colour_names.colours_of(name) for name in ("Weiß", "WEISS", "weiss.", "off-white")]

    assert white == [("#ffffff",), ("#ffffff",), ("#ffffff",), ("#f6eedb",)]


@pytest.mark.parametrize(
    "name", ["Black / White", "Schwarz & Weiß", "noir et blanc", "Black/White"]
)
def test_two_names_are_two_colours(name: str) -> None:
    assert colour_names.colours_of(name) == ("#111111", "#ffffff")


def test_a_word_before_a_colour_leaves_it_one() -> None:
    names = ["Oat Beige", "Sage Green", "Space Gray", "Black Cherry", "XL / Black"]

    found = [colour_names.colours_of(name) for name in names]

    assert found == [("#d9c3a0",), ("#9caf94",), ("#808080",), (), ()]


@pytest.mark.parametrize("name", ["", "XL", "Blackbird", "Black / XL", "Red / Blue / Green", "42"])
def test_other_words_have_none(name: str) -> None:
    assert colour_names.colours_of(name) == ()


def test_no_name_stands_for_two_colours() -> None:
    pairs = {
        (colour_names.folded(name), colour)
        for colour, names in colour_names.USUAL.items()
        for name in names.split(",")
    }
    names = [name for name, _ in pairs]

    assert len(colour_names.USUAL) == 47
    assert "" not in names
    assert {name for name in names if names.count(name) > 1} == set()
