"""What the payments page says."""

import pytest

from windlass.kit import clock
from windlass.stores import requirements
from windlass.stores.models import Store


@pytest.mark.parametrize(
    ("charges", "submitted", "due", "expected"),
    [
        (True, True, [], "enabled"),
        (False, False, ["external_account"], "onboarding"),
        (False, True, ["individual.verification.document"], "restricted"),
        (False, True, [], "restricted"),
    ],
)
def test_the_state_in_one_word(
    charges: bool, submitted: bool, due: list[str], expected: str
) -> None:
    store = Store(stripe_account_id="acct_1", charges_enabled=charges, created_at=clock.now())
    store.requirements = {"details_submitted": submitted, "currently_due": due}
    assert requirements.state_of(store) == expected


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("external_account", "A bank account for your payouts"),
        ("individual.verification.document", "An identity document"),
        ("company.tax_id", "The tax number of your company"),
        ("person_1abc.dob.day", "A date of birth"),
        ("tos_acceptance.ip", "Your agreement to Stripe's terms of service"),
        ("company.something_new", "Something new"),
    ],
)
def test_requirements_are_plain_words(name: str, words: str) -> None:
    assert requirements.in_words(name) == words


def test_a_thing_is_asked_for_once() -> None:
    names = ["person_1.dob.day", "person_1.dob.month", "external_account"]
    assert requirements.due({"currently_due": names, "past_due": ["external_account"]}) == [
        "A bank account for your payouts",
        "A date of birth",
    ]
