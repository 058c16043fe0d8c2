"""Who is let in: a valid token of a member, and nobody else."""

from datetime import timedelta

import jwt
import pytest

from merchant_api.app import handler
from tests.support.api import call, token
from tests.support.factories import member
from windlass.kit import config
from windlass.web.tokens import ALGORITHM

pytestmark = pytest.mark.usefixtures("table")
KEYS = "/api/v1/stores/store-1/api-keys"
OWNER = "owner-of-store-1"


@pytest.mark.parametrize(
    ("case", "bearer"),
    [
        ("missing", ""),
        ("not a token", "nonsense"),
        ("expired", token(OWNER, expires_in=-timedelta(seconds=1))),
        ("never expires", jwt.encode({"sub": OWNER}, config.key("access-token"), ALGORITHM)),
        ("of nobody", jwt.encode({"exp": 9_999_999_999}, config.key("access-token"), ALGORITHM)),
        ("signed by another", token(OWNER, key=b"k" * 32)),
        ("signed for a cursor", token(OWNER, key=config.key("cursor"))),
        ("signed for a refresh", token(OWNER, key=config.key("refresh-token"))),
        ("unsigned", jwt.encode({"sub": OWNER, "exp": 9_999_999_999}, "", "none")),
    ],
)
def test_without_a_valid_token_nobody_enters(case: str, bearer: str) -> None:
    member()

    answer = call(handler, "GET", KEYS, headers={"Authorization": f"Bearer {bearer}"})

    assert (answer.status, answer.body["code"]) == (401, "token_invalid"), case


def test_a_store_that_is_not_there_looks_like_one_that_is_not_yours() -> None:
    stranger = member("store-2")

    absent = call(handler, "GET", KEYS, as_=stranger)
    member("store-1")
    foreign = call(handler, "GET", KEYS, as_=stranger)

    assert absent == foreign
    assert foreign.status == 404


def test_the_scheme_of_a_token_may_not_be_another() -> None:
    member()
    answer = call(handler, "GET", KEYS, headers={"Authorization": f"Basic {token(OWNER)}"})
    assert answer.status == 401
