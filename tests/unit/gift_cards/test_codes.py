"""Codes: one per card, unlike any other, and a typing error is told."""

from itertools import pairwise

import pytest

from windlass.gift_cards import codes

CODE = codes.make("store-1", "card-1", "aa")


def test_a_card_has_one_code() -> None:
    assert codes.make("store-1", "card-1", "aa") == CODE
    others = {
        codes.make("store-2", "card-1", "aa"),
        codes.make("store-1", "card-2", "aa"),
        codes.make("store-1", "card-1", "bb"),
    }
    assert len(others | {CODE}) == 4


def test_codes_have_sixteen_characters_that_cannot_be_mistaken() -> None:
    made = {codes.make("store-1", str(number), "aa") for number in range(2000)}

    assert len(made) == 2000
    assert {len(code) for code in made} == {16}
    assert set("".join(made)) == set("23456789ABCDEFGHJKMNPQRSTUVWXYZ")


@pytest.mark.parametrize(
    "typed",
    [CODE, CODE.lower(), codes.grouped(CODE), f"  {codes.grouped(CODE)} ", " ".join(CODE)],
)
def test_a_code_is_read_as_people_type_it(typed: str) -> None:
    assert codes.read(typed) == CODE


def test_every_wrong_character_is_told() -> None:
    wrong = [
        CODE[:place] + other + CODE[place + 1 :]
        for place in range(16)
        for other in codes.ALPHABET
        if other != CODE[place]
    ]

    assert len(wrong) == 16 * 30
    assert [codes.read(code) for code in wrong] == [None] * len(wrong)


def test_every_swap_of_neighbours_is_told() -> None:
    for place, (left, right) in enumerate(pairwise(CODE)):
        swapped = CODE[:place] + right + left + CODE[place + 2 :]
        assert codes.read(swapped) == (CODE if left == right else None)


@pytest.mark.parametrize("typed", ["", "ABCD", CODE + "2", CODE[:-1] + "0", "ß" * 16, "\x00"])
def test_what_cannot_be_a_code_is_none(typed: str) -> None:
    assert codes.read(typed) is None


def test_what_a_card_is_looked_up_by_tells_nothing_of_its_code() -> None:
    hashed = codes.hashed("store-1", CODE)

    assert len(hashed) == 64
    assert CODE.lower() not in hashed
    assert hashed != codes.hashed("store-2", CODE)


def test_a_link_is_for_one_card_and_over_with_its_code() -> None:
    token = codes.link_token("store-1", "card-1", "aa")

    def opens(store_id: str, card_id: str, salt: str) -> bool:
        return codes.is_link_token(token, store_id=store_id, card_id=card_id, salt=salt)

    assert opens("store-1", "card-1", "aa")
    assert not opens("store-2", "card-1", "aa")
    assert not opens("store-1", "card-2", "aa")
    assert not opens("store-1", "card-1", "bb")
    assert codes.masked("7K2Q") == "•••• 7K2Q"
