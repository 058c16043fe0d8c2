"""Signatures outlive the replacement of the key they were made with."""

import json
import os
import subprocess
import sys
from datetime import timedelta

import pytest

from windlass.kit import clock, config, paging
from windlass.kit.signing import is_signed, sign
from windlass.orders import links
from windlass.stores import passwords
from windlass.web import inbound, tokens

READS = """
import json, sys
from windlass.kit import paging
from windlass.orders import links
from windlass.stores import passwords
from windlass.web import inbound, tokens
made = json.loads(sys.argv[1])
def position():
    try:
        return paging.unseal(made["cursor"], scope="lamps") == "7"
    except paging.CursorInvalid:
        return False
print(json.dumps({
    "access token": tokens.read(made["token"], purpose="access-token") is not None,
    "cursor": position(),
    "order link": links.is_token(made["link"], store_id="s", order_id="o"),
    "visitor pass": passwords.is_pass(made["pass"], "s", "hash"),
    "supplier hook": inbound.supplier_of(made["hook"]) == ("s", "cj"),
}))
"""


def made_today() -> dict[str, str]:
    until = clock.now() + timedelta(minutes=5)
    return {
        "token": tokens.sign({"sub": "u"}, purpose="access-token", until=until),
        "cursor": paging.seal("7", scope="lamps"),
        "link": links.token("s", "o"),
        "pass": passwords.visitor_pass("s", "hash"),
        "hook": inbound.supplier_token("s", "cj"),
    }


def read_by(**keys: str) -> dict[str, bool]:
    """What a process with these keys believes of what this one signed."""
    done = subprocess.run(
        [sys.executable, "-c", READS, json.dumps(made_today())],
        env=os.environ | {"PYTHONPATH": "shared:functions"} | keys,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    answers: dict[str, bool] = json.loads(done.stdout)
    return answers


@pytest.mark.parametrize(
    ("keys", "believed"),
    [
        ({"SIGNING_KEY": "new", "SIGNING_KEY_PREVIOUS": os.environ["SIGNING_KEY"]}, True),
        ({"SIGNING_KEY": os.environ["SIGNING_KEY"], "SIGNING_KEY_PREVIOUS": "old"}, True),
        ({"SIGNING_KEY": "new", "SIGNING_KEY_PREVIOUS": ""}, False),
        ({"SIGNING_KEY": "new", "SIGNING_KEY_PREVIOUS": "older"}, False),
    ],
    ids=["while it is replaced", "before", "after", "two replacements later"],
)
def test_what_was_signed_stays_good_while_the_key_is_replaced(
    keys: dict[str, str], believed: bool
) -> None:
    assert set(read_by(**keys).values()) == {believed}


def test_a_signature_is_for_one_purpose() -> None:
    made = sign("cursor", "7")

    assert is_signed(made, "cursor", "7", shaped=bytes)
    assert not is_signed(made, "csrf", "7", shaped=bytes)
    assert not is_signed(made, "cursor", "8", shaped=bytes)


def test_nothing_is_signed_with_an_empty_key() -> None:
    assert len(config.keys("cursor")) == 1
