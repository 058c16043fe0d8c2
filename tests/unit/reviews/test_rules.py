"""Which reviews are shown at once, which wait for a person, and how their authors are named."""

import pytest

from windlass.db.keys import StoreId
from windlass.kit.errors import Invalid
from windlass.reviews import rules
from windlass.reviews.models import Status, author_of
from windlass.reviews.rules import Draft, Publish, Rules

OPEN = Rules(Publish.CLEAN, 1, ())


@pytest.mark.parametrize(
    ("limits", "draft", "is_verified", "expected"),
    [
        (OPEN, Draft(5, "Great", "Works well."), False, (Status.PUBLISHED, "")),
        (OPEN, Draft(1, "", "Broke in 2 days, 100 % useless"), False, (Status.PUBLISHED, "")),
        (OPEN, Draft(5, "", "Buy at cheap-things.com"), True, (Status.PENDING, "contact")),
        (OPEN, Draft(5, "", "See HTTPS://evil.test/x"), True, (Status.PENDING, "contact")),
        (OPEN, Draft(5, "", "write to ann@mail.test"), True, (Status.PENDING, "contact")),
        (OPEN, Draft(5, "", "call +49 30 1234567"), True, (Status.PENDING, "contact")),
        (OPEN, Draft(5, "", "", ("photo-1",)), False, (Status.PENDING, "photos")),
        (OPEN, Draft(5, "", "", ("photo-1",)), True, (Status.PUBLISHED, "")),
        (Rules(Publish.CLEAN, 3, ()), Draft(2), True, (Status.PENDING, "few_stars")),
        (Rules(Publish.CLEAN, 3, ()), Draft(3), True, (Status.PUBLISHED, "")),
        (Rules(Publish.VERIFIED, 1, ()), Draft(5), False, (Status.PENDING, "not_verified")),
        (Rules(Publish.VERIFIED, 1, ()), Draft(5), True, (Status.PUBLISHED, "")),
        (Rules(Publish.NONE, 1, ()), Draft(5), True, (Status.PENDING, "all")),
        (Rules(Publish.CLEAN, 1, ("scam",)), Draft(1, "SCAM!"), True, (Status.PENDING, "word")),
        (Rules(Publish.CLEAN, 1, ("scam",)), Draft(5, "", "Scampi"), True, (Status.PUBLISHED, "")),
    ],
)
def test_judging(
    limits: Rules, draft: Draft, is_verified: bool, expected: tuple[Status, str]
) -> None:
    assert rules.judge(limits, draft, is_verified=is_verified) == expected


def test_texts_are_tidied_and_keep_their_lines() -> None:
    draft = rules.checked(Draft(4, "  Nice \n lamp ", "One\r\ntwo\x00\n\n", ("a", "a", "b")))

    assert draft == Draft(4, "Nice lamp", "One\ntwo", ("a", "b"))


def test_every_fault_is_named() -> None:
    draft = Draft(6, "x" * 121, "y" * 5001, tuple(map(str, range(7))))

    with pytest.raises(Invalid) as refused:
        rules.checked(draft)

    assert [(one.field, one.rule) for one in refused.value.fields] == [
        ("stars", "range"),
        ("title", "too_long"),
        ("text", "too_long"),
        ("photos", "too_many"),
    ]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Ada Lovelace", "Ada L."),
        ("Ada", "Ada"),
        ("  ", "A buyer"),
        ("Ana maria da Silva", "Ana D."),
        ("ö ä", "ö Ä."),
    ],
)
def test_nobody_s_whole_name_is_shown(name: str, shown: str) -> None:
    assert rules.shown_name(name) == shown


def test_one_person_is_one_author_in_one_store_only() -> None:
    here, there = StoreId("here"), StoreId("there")

    assert author_of(here, " Ada@Shop.test ") == author_of(here, "ada@shop.test")
    assert author_of(here, "ada@shop.test") != author_of(there, "ada@shop.test")
    assert "ada" not in author_of(here, "ada@shop.test")
