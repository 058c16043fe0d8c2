"""The codes of gift cards: nobody can guess one, nobody who reads the table can find one.

A code is 15 characters and a check character of 31 that cannot be mistaken for each other (no 0 O
1 I L): 74 bits. It is made from the card's id and salt by a secret that only functions hold, so
that it need not be kept to be mailed again; cards are looked up by a keyed hash of it. The check
character tells every single wrong character and every swap of two neighbours.
"""

from __future__ import annotations

import hmac
import re
import secrets
from base64 import urlsafe_b64encode

from windlass.kit import config

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
LENGTH = 16
GROUP = 4
SALT_BYTES = 16
LINK_BYTES = 18  # 144 bits: cannot be guessed, still fits a line of a mail


def new_salt() -> str:
    return secrets.token_hex(SALT_BYTES)


def make(store_id: str, card_id: str, salt: str) -> str:
    """The card's code, 16 characters. The same for the same card and salt."""
    told = f"{store_id}\n{card_id}\n{salt}".encode()
    number = int.from_bytes(hmac.digest(config.gift_card_key("code"), told, "sha256"))
    body = ""
    for _place in range(LENGTH - 1):
        number, digit = divmod(number, len(ALPHABET))
        body += ALPHABET[digit]
    return body + _check(body)


def hashed(store_id: str, code: str) -> str:
    """What the card is looked up by."""
    told = f"{store_id}\n{code}".encode()
    return hmac.digest(config.gift_card_key("look-up"), told, "sha256").hex()


def read(typed: str) -> str | None:
    """The code that somebody typed, with or without spaces and hyphens, in any case; None when it
    cannot be one: a character is missing, wrong or in the wrong place."""
    code = re.sub(r"[\s\-\u2010-\u2015]", "", typed).upper()
    if len(code) != LENGTH or set(code) - set(ALPHABET):
        return None
    return code if _check(code[:-1]) == code[-1] else None


def grouped(code: str) -> str:
    """As people read it: `ABCD-EFGH-JKMN-PQRS`."""
    return "-".join(code[i : i + GROUP] for i in range(0, LENGTH, GROUP))


def masked(last_four: str) -> str:
    return f"•••• {last_four}"


def link_token(store_id: str, card_id: str, salt: str) -> str:
    """Proves that we mailed this card's link; over when the card gets a new code."""
    told = f"{store_id}\n{card_id}\n{salt}".encode()
    digest = hmac.digest(config.gift_card_key("link"), told, "sha256")
    return urlsafe_b64encode(digest[:LINK_BYTES]).decode()


def is_link_token(sent: str, *, store_id: str, card_id: str, salt: str) -> bool:
    return hmac.compare_digest(sent.encode(), link_token(store_id, card_id, salt).encode())


def _check(body: str) -> str:
    """Weights 1 to 15 modulo the prime 31."""
    total = sum(place * ALPHABET.index(sign) for place, sign in enumerate(body, start=1))
    return ALPHABET[total % len(ALPHABET)]
