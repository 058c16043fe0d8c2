"""Every way a body can be wrong that its schema tells of, made from one that is right."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tests.support.operations import Operation

ENORMOUS = 400_000  # characters for a text whose schema has no limit; API Gateway takes 10 MB
WRONG: Any = {"of": "another kind"}


@dataclass(frozen=True)
class BadBody:
    case: str
    field: str  # what the answer must name
    body: Any


def bad_bodies(operation: Operation) -> Iterator[BadBody]:
    schema, example = operation.body_schema(), operation.example()
    if schema is None:
        return
    yield BadBody("a list", "", [example])
    yield BadBody("a text", "", "text")
    for path, part in _objects(operation, schema, example, ()):
        for case, name, value in _wrong_parts(operation, part):
            yield _with(example, (*path, name), value, case)
        for name in part.get("required", []):
            yield _without(example, (*path, name))
        if part.get("additionalProperties") is False:
            yield _with(example, (*path, "no_such_field"), 1, "unknown")


def _objects(
    operation: Operation, schema: dict[str, Any], example: Any, path: tuple[str | int, ...]
) -> Iterator[tuple[tuple[str | int, ...], dict[str, Any]]]:
    """The objects in the example with their schemas; of a list, the first member."""
    schema = operation.resolve(schema)
    if isinstance(example, list) and example and "items" in schema:
        yield from _objects(operation, schema["items"], example[0], (*path, 0))
    if isinstance(example, dict) and "properties" in schema:
        yield path, schema
        for name, value in example.items():
            yield from _objects(operation, schema["properties"][name], value, (*path, name))


def _wrong_parts(operation: Operation, schema: dict[str, Any]) -> Iterator[tuple[str, str, Any]]:
    for name, declared in schema["properties"].items():
        part = operation.resolve(declared)
        kind = part.get("type")
        if kind is None and "anyOf" not in part and "oneOf" not in part and "enum" not in part:
            continue  # anything goes
        yield "wrong type", name, 1 if kind == "object" else WRONG
        if part.get("enum") or part.get("const"):
            yield "not one of the choices", name, "no such choice"
        elif kind == "string" and part.get("format") != "date-time":
            case = "too long" if _has_limit(part) else "without limit"
            yield case, name, "x" * (part.get("maxLength", ENORMOUS) + 1)
        elif kind == "integer":
            yield "a text for a number", name, "many"
            yield "a number in quotes", name, "1_0"
            yield "a fraction", name, 1.5
            if "maximum" in part:
                yield "too much", name, part["maximum"] + 1
            if "minimum" in part:
                yield "too little", name, part["minimum"] - 1
        elif kind == "array" and "maxItems" in part:
            yield "too many", name, [None] * (part["maxItems"] + 1)


def _has_limit(text: dict[str, Any]) -> bool:
    pattern = text.get("pattern", "*")
    return "maxLength" in text or not any(sign in pattern for sign in "*+")


def _with(example: Any, path: tuple[str | int, ...], value: Any, case: str) -> BadBody:
    body = copy.deepcopy(example)
    _holder(body, path)[path[-1]] = value
    return BadBody(f"{case}: {_dotted(path)}", _dotted(path), body)


def _without(example: Any, path: tuple[str | int, ...]) -> BadBody:
    body = copy.deepcopy(example)
    del _holder(body, path)[path[-1]]
    return BadBody(f"missing: {_dotted(path)}", _dotted(path), body)


def _holder(body: Any, path: tuple[str | int, ...]) -> Any:
    for part in path[:-1]:
        body = body[part]
    return body


def _dotted(path: tuple[str | int, ...]) -> str:
    return ".".join(str(part) for part in path)
