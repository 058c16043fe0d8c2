"""Which values of an option are shown by colours."""

from windlass.stores import swatches
from windlass.stores.settings import Swatches

NONE = Swatches()


def test_usual_names_need_no_set_up() -> None:
    assert swatches.colours(NONE, ["Blue", "Schwarz", "Sparkle"]) == {
        "Blue": ("#1e62d0",),
        "Schwarz": ("#111111",),
    }


def test_among_other_words_a_usual_name_is_a_word() -> None:
    assert swatches.colours(NONE, ["Orange", "Vanilla"]) == {}
    assert swatches.colours(NONE, ["Mint", "Orange", "Vanilla"]) != {}


def test_what_the_merchant_says_goes_first_and_always_counts() -> None:
    own = Swatches(
        [{"name": "blue", "colours": ["#0000ff"]}, {"name": "Loud", "colours": ["#f0f"]}]
    )

    assert swatches.colours(own, ["Blue", "Large", "Small"]) == {"Blue": ("#0000ff",)}


def test_a_value_without_colours_stays_a_word() -> None:
    own = Swatches([{"name": "Mint", "colours": []}, {"name": "Orange", "colours": []}])

    assert swatches.colours(own, ["Mint", "Orange", "Lavender"]) == {}
    assert swatches.colours(own, ["Mint", "Red", "Blue"]) == {
        "Red": ("#c62828",),
        "Blue": ("#1e62d0",),
    }
