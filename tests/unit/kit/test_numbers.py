from decimal import Decimal

import pytest

from windlass.kit import numbers

ODD = [
    "",
    " ",
    " 1",
    "1 ",
    "1\n",
    "+1",
    "1_0",
    "1e3",
    "1E3",
    "0x1",
    "\uff11\uff10",
    "\u0663",
    "\u00b2",
    "NaN",
    "Infinity",
    "1,000",
    "1.",
    ".5",
    "1.5.2",
    "--1",
    "9" * 33,
]


@pytest.mark.parametrize("text", ODD)
def test_only_plain_decimal_numbers_are_read(text: str) -> None:
    with pytest.raises(ValueError, match=r"^Write a plain decimal number, such as 0\.92\.$"):
        numbers.decimal(text)


@pytest.mark.parametrize("text", [*ODD, "-1", "1.0"])
def test_only_digits_are_a_whole_number(text: str) -> None:
    with pytest.raises(ValueError, match=r"^Write a whole number in digits only, such as 10\.$"):
        numbers.whole(text)


def test_plain_numbers_are_read_as_they_stand() -> None:
    assert [numbers.whole(text) for text in ("0", "007", "10")] == [0, 7, 10]
    assert [str(numbers.decimal(text)) for text in ("0.920", "-4.5", "12")] == [
        "0.920",
        "-4.5",
        "12",
    ]
    assert numbers.decimal("9" * 32) == Decimal("9" * 32)
