"""The operations of an API as its contract lists them, each with a request that is valid."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

SOME_ID = "01ARZ3NDEKTSV4RRFFQ69G5FAV"  # of a thing that is not there
BY_NAME = {"country": "DE"}  # parameters that are not ids


@dataclass(frozen=True)
class Operation:
    contract: Mapping[str, Any]
    method: str
    path: str

    @property
    def name(self) -> str:
        return f"{self.method} {self.path}"

    @property
    def _spec(self) -> dict[str, Any]:
        found: dict[str, Any] = self.contract["paths"][self.path][self.method.lower()]
        return found

    def body_schema(self) -> dict[str, Any] | None:
        """None for an operation without a body."""
        content = self._spec.get("requestBody", {}).get("content")
        return None if content is None else self.resolve(content["application/json"]["schema"])

    def example(self) -> Any:
        """A fresh copy of the first example of the body's schema."""
        schema = self.body_schema()
        if schema is None:
            return None
        assert schema.get("examples"), f"{self.name}: its input model shows no example"
        return copy.deepcopy(schema["examples"][0])

    def resolve(self, schema: dict[str, Any]) -> dict[str, Any]:
        """Behind references, `null` alternatives and single-member wrappers."""
        while True:
            if "$ref" in schema:
                name = schema["$ref"].rsplit("/", 1)[1]
                schema = self.contract["components"]["schemas"][name]
                continue
            options = [o for o in schema.get("anyOf", []) if o.get("type") != "null"]
            if len(options) == 1:
                schema = {k: v for k, v in schema.items() if k != "anyOf"} | options[0]
                continue
            if len(schema.get("allOf", [])) == 1:
                schema = schema["allOf"][0]
                continue
            return schema

    def counts(self) -> list[tuple[str, str]]:
        """The parameters that are whole numbers, and where each is: in the path or the query."""
        return [
            (parameter["name"], parameter["in"])
            for parameter in self._spec.get("parameters", [])
            if self.resolve(parameter["schema"]).get("type") == "integer"
        ]

    def request(self, store_id: str) -> dict[str, Any]:
        """Arguments for `call`: every parameter filled in, the body its example."""
        parameters = self._spec.get("parameters", [])
        path_values = {"store_id": store_id} | {
            parameter["name"]: BY_NAME.get(parameter["name"])
            or _value(self.resolve(parameter["schema"]))
            for parameter in parameters
            if parameter["in"] == "path" and parameter["name"] != "store_id"
        }
        query = {
            parameter["name"]: _value(self.resolve(parameter["schema"]))
            for parameter in parameters
            if parameter["in"] == "query" and parameter.get("required")
        }
        asked: dict[str, Any] = {
            "method": self.method,
            "path": self.path.format(**path_values),
            "headers": {"If-Match": '"1"', "X-Windlass-Request": "1"},
        }
        if query:
            asked["query"] = query
        if self.body_schema() is not None:
            asked["body"] = self.example()
        return asked


def operations(contract: Mapping[str, Any]) -> list[Operation]:
    return [
        Operation(contract, method.upper(), path)
        for path, methods in contract["paths"].items()
        for method in methods
    ]


def _value(schema: dict[str, Any]) -> str:
    if schema.get("enum"):
        return str(schema["enum"][0])
    if schema.get("type") in ("integer", "number"):
        return str(int(schema.get("minimum", 1)))
    return str(schema.get("examples", [SOME_ID])[0])
