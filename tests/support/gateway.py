"""API Gateway (REST, v1) in front of a handler, for clients that speak HTTP through `requests`."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import requests
from requests.adapters import BaseAdapter
from urllib3 import HTTPHeaderDict, HTTPResponse

from tests.support.api import CONTEXT

ADDRESS = "http://gateway.test"


def session(handler: Any, **headers: str) -> requests.Session:
    """Everything asked at ADDRESS is answered by the handler, in this process."""
    opened = requests.Session()
    opened.trust_env = False
    opened.headers.update(headers)
    opened.mount(ADDRESS, Gateway(handler))
    return opened


class Gateway(BaseAdapter):
    def __init__(self, handler: Any) -> None:
        super().__init__()
        self.handler = handler

    def send(self, request: requests.PreparedRequest, **_options: Any) -> requests.Response:  # type: ignore[override]
        answer = self.handler(event_of(request), CONTEXT)
        headers = HTTPHeaderDict()
        for name, values in answer.get("multiValueHeaders", {}).items():
            for value in values:
                headers.add(name, value)
        body = (answer.get("body") or "").encode()
        raw = HTTPResponse(
            BytesIO(body),
            headers,
            answer["statusCode"],
            preload_content=False,
            request_method=request.method,
        )
        response = requests.Response()
        response.status_code = answer["statusCode"]
        response.headers.update(headers)
        response.raw = raw
        response.request = request
        response.url = str(request.url)
        return response

    def close(self) -> None:
        pass


def event_of(request: requests.PreparedRequest) -> dict[str, Any]:
    """What API Gateway hands to the function: text decoded, a query parameter's last value."""
    url = urlsplit(str(request.url))
    path = unquote(url.path)
    query = parse_qs(url.query, keep_blank_values=True)
    body = request.body
    text = body.decode(errors="replace") if isinstance(body, bytes) else body
    headers = {name: _text(value) for name, value in request.headers.items()}
    return {
        "resource": "/{proxy+}",
        "path": path,
        "httpMethod": request.method,
        "headers": headers,
        "multiValueHeaders": {name: [value] for name, value in headers.items()},
        "queryStringParameters": {name: values[-1] for name, values in query.items()} or None,
        "multiValueQueryStringParameters": query or None,
        "pathParameters": {"proxy": path.removeprefix("/")},
        "requestContext": {
            "stage": "live",
            "path": f"/live{path}",
            "httpMethod": request.method,
            "identity": {"sourceIp": "203.0.113.7"},
        },
        "body": text or None,
        "isBase64Encoded": False,
    }


def _text(value: str | bytes) -> str:
    return value.decode("latin-1") if isinstance(value, bytes) else value
