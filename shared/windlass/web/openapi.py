"""The contract of an API, generated from its routes: OpenAPI 3.1."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

from aws_lambda_powertools.event_handler import APIGatewayRestResolver

from windlass.web.problems import Problem

PROBLEM = {"$ref": "#/components/schemas/Problem"}


def contract(
    app: APIGatewayRestResolver,
    *,
    title: str,
    description: str,
    security: dict[str, Any],
    open_paths: Collection[str] = (),
) -> dict[str, Any]:
    """The document. Every operation answers its own successes and, for anything else, a Problem;
    `security` is one named scheme that all operations use, save those of `open_paths`."""
    document: dict[str, Any] = json.loads(
        app.get_openapi_json_schema(title=title, version="1", description=description)
    )
    document["servers"] = [{"url": "/"}]
    components = document.setdefault("components", {})
    schemas = components.setdefault("schemas", {})
    problem = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas.update(problem.pop("$defs", {}))
    schemas["Problem"] = problem
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    if security:
        components["securitySchemes"] = security
        document["security"] = [{name: []} for name in security]
    for path, methods in document.get("paths", {}).items():
        for operation in methods.values():
            if path in open_paths:
                operation["security"] = []
            operation["responses"].pop("422", None)
            for without_content in ("204", "301"):
                operation["responses"].get(without_content, {}).pop("content", None)
            operation["responses"]["default"] = {
                "description": "Something is not right; `code` and `fields` say what",
                "content": {"application/problem+json": {"schema": PROBLEM}},
            }
    return document
