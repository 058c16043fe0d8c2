"""What an error looks like on the wire: RFC 9457 with a stable code and the fields concerned."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel, Field

from windlass.kit.errors import AppError


class ProblemField(BaseModel):
    field: str = Field(description='Dotted path, e.g. "variants.2.price.amount"')
    rule: str = Field(description="Stable snake_case word")
    message: str


class Problem(BaseModel):
    code: str
    message: str
    details: dict[str, Any]
    fields: list[ProblemField]
    reference: str = Field(description="Names the log line; quote it to support")


_PLAIN = {
    "missing": "This is required.",
    "string_too_short": "Use at least {min_length} characters.",
    "string_too_long": "Use at most {max_length} characters.",
    "greater_than_equal": "Use {ge} or more.",
    "less_than_equal": "Use {le} or less.",
    "greater_than": "Use more than {gt}.",
    "less_than": "Use less than {lt}.",
    "too_short": "Give at least {min_length}.",
    "too_long": "Give at most {max_length}.",
    "extra_forbidden": "There is no such field.",
    "string_type": "This must be text.",
    "int_type": "This must be a whole number.",
    "int_parsing": "This must be a whole number.",
    "int_from_float": "This must be a whole number.",
    "bool_parsing": "This must be true or false.",
    "json_invalid": "The body is not valid JSON.",
}


def of_error(error: AppError, reference: str) -> Problem:
    fields = [
        ProblemField(field=problem.field, rule=problem.rule, message=problem.message)
        for problem in error.fields
    ]
    return Problem(
        code=error.code,
        message=error.message,
        details=error.details,
        fields=fields,
        reference=reference,
    )


def of_validation(errors: Sequence[Any], reference: str) -> Problem:
    """From pydantic's errors: every one names its field and its rule."""
    fields = [_field(error) for error in errors]
    message = "Some of the input is not right."
    if len(fields) == 1:
        message = f"{fields[0].field or 'The request'}: {fields[0].message}"
    return Problem(code="invalid", message=message, details={}, fields=fields, reference=reference)


def plain(status: int, message: str, reference: str) -> Problem:
    code = {400: "bad_request", 404: "not_found", 405: "method_not_allowed"}.get(status, "error")
    return Problem(code=code, message=message, details={}, fields=[], reference=reference)


def unexpected(reference: str) -> Problem:
    message = "Something went wrong on our side. Nothing was changed halfway; please try again."
    return Problem(code="unexpected", message=message, details={}, fields=[], reference=reference)


def _field(error: dict[str, Any]) -> ProblemField:
    location = [str(part) for part in error.get("loc", ())]
    if location and location[0] in ("body", "query", "path", "header"):
        location = location[1:]
    rule = str(error.get("type", "invalid"))
    message = str(error.get("msg", "This is not right.")).removeprefix("Value error, ")
    if rule in _PLAIN:
        message = _PLAIN[rule].format_map(_Lenient(error.get("ctx") or {}))
    return ProblemField(field=".".join(location), rule=rule, message=message)


class _Lenient(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return "the allowed value"
