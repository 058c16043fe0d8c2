"""Postal codes, written as their country writes them."""

from __future__ import annotations

import re

from windlass.kit.address_rules import CountryRules


def shaped(written: str, rules: CountryRules) -> str:
    """With the punctuation of its country: "sw1a1aa" is "SW1A 1AA". What fits no shape stays
    as it is, in upper case."""
    code = written.upper()
    pattern = rules.postal_pattern
    if pattern is None:
        return code
    without_country = re.sub(rf"^({rules.country}|[A-Z])[ -]+(?=[0-9])", "", code)
    for candidate in (code, without_country):
        compact = re.sub(r"[^A-Z0-9]", "", candidate)
        for is_strict in (True, False):
            for example in rules.postal_examples:
                code_like_it = _like(compact, example, is_strict=is_strict)
                if code_like_it and pattern.fullmatch(code_like_it):
                    return code_like_it
        if pattern.fullmatch(candidate):
            return candidate
    return code


def _like(compact: str, example: str, *, is_strict: bool) -> str | None:
    """The characters of a code in the shape of an example that has as many; a strict one also has
    digits in the same places."""
    theirs = [c for c in example if c.isalnum()]
    if len(theirs) != len(compact):
        return None
    if is_strict and [c.isdigit() for c in theirs] != [c.isdigit() for c in compact]:
        return None
    rest = iter(compact)
    return "".join(next(rest) if c.isalnum() else c for c in example)
