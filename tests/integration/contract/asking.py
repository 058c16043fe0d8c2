"""How much is asked of every operation, and what its answers must keep to."""

from __future__ import annotations

import json
from typing import Any

import requests
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis import Case, Response
from schemathesis.checks import CheckFunction
from schemathesis.config import SchemathesisConfig
from schemathesis.generation.meta import ParameterLocation
from schemathesis.specs.openapi import checks

from tests.support.contract import FOLDER
from tests.support.gateway import ADDRESS, session

EXAMPLES = 12  # of every operation, beside its edges and examples

briefly = settings(
    max_examples=EXAMPLES,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)

CONFIG = {
    "generation": {"with-security-parameters": False},
    # Methods without a route never pass the gateway.
    "phases": {"coverage": {"unexpected-methods": []}, "stateful": {"enabled": False}},
    # A provider may refuse: that is said with 502. Nothing else may fail.
    "checks": {"not_a_server_error": {"expected-statuses": ["2xx", "3xx", "4xx", 502]}},
}
ELSEWHERE: list[CheckFunction] = [
    checks.ignored_auth,  # tests/architecture/test_tenancy.py
    checks.unsupported_method,  # the gateway answers it
    checks.positive_data_acceptance,  # rules of the business are beyond a schema
]


def schema_of(name: str) -> Any:
    document = json.loads((FOLDER / f"{name}.json").read_text())
    return schemathesis.openapi.from_dict(document, config=SchemathesisConfig.from_dict(CONFIG))


def ask(case: Case, handler: Any, ids: dict[str, str], **headers: str) -> Response:
    """Ask about things that are there, unless the case is wrong on purpose."""
    client = session(handler, **headers)
    if not _is_wrong(case, ParameterLocation.PATH):
        case.path_parameters = _named(case.path_parameters, ids)
    if not _is_wrong(case, ParameterLocation.BODY):
        case.body = _named(case.body, ids)
    if case.method != "GET" and not _is_wrong(case, ParameterLocation.HEADER):
        _match_version(case, client)
    return case.call_and_validate(
        ADDRESS,
        session=client,
        headers=headers,
        excluded_checks=ELSEWHERE,
        allow_redirects=False,
    )


def _is_wrong(case: Case, place: ParameterLocation) -> bool:
    return case.meta is not None and case.meta.is_negative_at(place)


def _named(part: Any, ids: dict[str, str], thing: str | None = None) -> Any:
    match part:
        case dict():
            return {name: _named(value, ids, ids.get(name)) for name, value in part.items()}
        case list():
            return [_named(each, ids, thing) for each in part]
        case str():
            return part if thing is None else thing
    return part


def _match_version(case: Case, client: requests.Session) -> None:
    """A case that sends an If-Match sends the current one."""
    sent = next((name for name in case.headers or {} if name.lower() == "if-match"), None)
    if sent is not None:
        current = client.get(f"{ADDRESS}{case.formatted_path}").headers.get("ETag")
        case.headers[sent] = current or case.headers[sent]
