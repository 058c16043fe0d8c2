"""How colours read on one another."""

import pytest

from windlass.themes import contrast


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("#000000", "#ffffff", "21.0:1"),
        ("#ffffff", "#ffffff", "1.0:1"),
        ("#777777", "#ffffff", "4.4:1"),  # 4.48: what fails is never told as enough
        ("#767676", "#ffffff", "4.5:1"),
        ("#1f4fd8", "#ffffff", "6.6:1"),
    ],
)
def test_ratio(first: str, second: str, told: str) -> None:
    assert contrast.told(contrast.ratio(first, second)) == told
    assert contrast.ratio(first, second) == contrast.ratio(second, first)


@pytest.mark.parametrize(
    ("ground", "ink"), [("#ffdd00", "#111315"), ("#1f4fd8", "#ffffff"), ("#777777", "#000000")]
)
def test_ink_is_whichever_reads_better(ground: str, ink: str) -> None:
    assert contrast.ink_on(ground) == ink


def test_ink_reads_on_every_grey() -> None:
    greys = [f"#{value:02x}{value:02x}{value:02x}" for value in range(256)]
    assert min(contrast.ratio(contrast.ink_on(grey), grey) for grey in greys) >= 4.5


def test_a_clear_colour_stays() -> None:
    assert contrast.nearest("#1f4fd8", "#ffffff", least=4.5) == "#1f4fd8"


@pytest.mark.parametrize(
    ("colour", "ground", "least", "better"),
    [
        ("#aaaaaa", "#ffffff", 4.5, "#767676"),
        ("#444444", "#000000", 4.5, "#757575"),
        ("#ffdd00", "#ffffff", 3.0, "#ab9400"),
        ("#7f7f7f", "#808080", 4.5, "#171717"),
    ],
)
def test_the_nearest_that_reads(colour: str, ground: str, least: float, better: str) -> None:
    assert contrast.nearest(colour, ground, least=least) == better
    assert contrast.ratio(better, ground) >= least


def test_the_nearest_reads_on_all_grounds_where_any_colour_does() -> None:
    assert contrast.nearest("#aaaaaa", "#ffffff", "#eeeeee", least=4.5) == "#6c6c6c"


def test_the_first_ground_counts_where_no_colour_reads_on_all() -> None:
    assert contrast.nearest("#aaaaaa", "#ffffff", "#111111", least=7) == "#595959"
