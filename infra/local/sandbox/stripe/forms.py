"""Bodies and queries as Stripe takes them: forms with nested keys in brackets."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qsl

from infra.local.sandbox.stripe import errors
from infra.local.sandbox.stripe.errors import StripeRefusal

PART = re.compile(r"[^\[\]]+|\[[^\]]*\]")
METADATA_KEYS, METADATA_KEY_LENGTH, METADATA_VALUE_LENGTH = 50, 40, 500


def parse(encoded: str) -> dict[str, Any]:
    """`a[0][b]=c` becomes {"a": [{"b": "c"}]}; `a[]=b` appends."""
    tree: dict[str, Any] = {}
    for key, value in parse_qsl(encoded, keep_blank_values=True):
        parts = [part.strip("[]") for part in PART.findall(key)]
        node = tree
        for part in parts[:-1]:
            child = node.setdefault(part or str(len(node)), {})
            if not isinstance(child, dict):
                raise StripeRefusal(f"Invalid hash: {key}", param=parts[0])
            node = child
        node[parts[-1] or str(len(node))] = value
    return {key: _lists(value) for key, value in tree.items()}


def _lists(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    if value and all(key.isdigit() for key in value):
        return [_lists(value[key]) for key in sorted(value, key=int)]
    return {key: _lists(item) for key, item in value.items()}


class Params:
    """Typed reading of parsed parameters; what is wrong is refused with the full param name."""

    def __init__(self, values: dict[str, Any], path: str = "") -> None:
        self.values = values
        self._path = path

    def __contains__(self, name: str) -> bool:
        return name in self.values

    def name(self, field: str) -> str:
        return f"{self._path}[{field}]" if self._path else field

    def only(self, *names: str) -> None:
        """Refuse the first parameter that is not among these."""
        for given in self.values:
            if given not in names and given != "expand":
                raise errors.unknown(self.name(given))

    def text(self, name: str, default: str = "") -> str:
        value = self.values.get(name, default)
        if not isinstance(value, str):
            raise StripeRefusal(f"Invalid string: {value}", param=self.name(name))
        return value

    def optional_text(self, name: str) -> str | None:
        return self.text(name) or None

    def required_text(self, name: str) -> str:
        if name not in self.values:
            raise errors.missing(self.name(name))
        value = self.text(name)
        if not value:
            raise StripeRefusal(
                f"You passed an empty string for '{self.name(name)}'. We assume empty values are an"
                " attempt to unset a parameter; however this parameter cannot be unset.",
                code="parameter_invalid_empty",
                param=self.name(name),
            )
        return value

    def one_of(self, name: str, allowed: tuple[str, ...], default: str) -> str:
        value = self.text(name, default)
        if value not in allowed:
            raise StripeRefusal(
                f"Invalid {self.name(name)}: must be one of {', '.join(allowed)}",
                param=self.name(name),
            )
        return value

    def integer(self, name: str) -> int | None:
        value = self.text(name)
        if not value:
            return None
        if not re.fullmatch(r"-?\d+", value):
            raise StripeRefusal(
                f"Invalid integer: {value}",
                code="parameter_invalid_integer",
                param=self.name(name),
            )
        return int(value)

    def required_integer(self, name: str, minimum: int = 0) -> int:
        self.required_text(name)
        value = self.integer(name)
        if value is None or value < minimum:
            raise StripeRefusal(
                f"This value must be greater than or equal to {minimum}.",
                code="parameter_invalid_integer",
                param=self.name(name),
            )
        return value

    def flag(self, name: str, default: bool = False) -> bool:
        value = self.text(name, "true" if default else "false")
        if value not in ("true", "false", ""):
            raise StripeRefusal(f"Invalid boolean: {value}", param=self.name(name))
        return value == "true"

    def child(self, name: str) -> Params:
        value = self.values.get(name) or {}
        if not isinstance(value, dict):
            raise StripeRefusal("Invalid object", param=self.name(name))
        return Params(value, self.name(name))

    def rows(self, name: str) -> list[Params]:
        value = self.values.get(name) or []
        if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
            raise StripeRefusal("Invalid array", param=self.name(name))
        return [Params(row, f"{self.name(name)}[{i}]") for i, row in enumerate(value)]

    def texts(self, name: str) -> list[str]:
        value = self.values.get(name) or []
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise StripeRefusal("Invalid array", param=self.name(name))
        return value

    def metadata(self, kept: dict[str, str] | None = None) -> dict[str, str]:
        """The kept metadata with the given merged in; an empty value removes its key."""
        given = self.child("metadata").values
        for key, value in given.items():
            if len(key) > METADATA_KEY_LENGTH or len(str(value)) > METADATA_VALUE_LENGTH:
                raise StripeRefusal(
                    f"Metadata keys can have up to {METADATA_KEY_LENGTH} characters and values up"
                    f" to {METADATA_VALUE_LENGTH}.",
                    param=f"{self.name('metadata')}[{key}]",
                )
        merged = {k: v for k, v in ((kept or {}) | given).items() if v != ""}
        if len(merged) > METADATA_KEYS:
            raise StripeRefusal(
                f"You can have up to {METADATA_KEYS} metadata keys.", param=self.name("metadata")
            )
        return merged
