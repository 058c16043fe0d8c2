"""Problems in the language that the caller reads: the `Accept-Language` header decides (RFC 9110,
12.5.4). Codes, rules and field names are the same in every language."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from windlass.kit import languages
from windlass.wording.said import said

type Handler = Callable[[dict[str, Any], Any], dict[str, Any]]
MOST_RANGES = 20


def speaking(handler: Handler) -> Handler:
    def answer(event: dict[str, Any], context: Any) -> dict[str, Any]:
        raw = handler(event, context)
        headers = {name.lower(): value for name, value in (event.get("headers") or {}).items()}
        language = preferred(headers.get("accept-language") or "")
        if raw["statusCode"] < 400 or language == languages.SOURCE:
            return raw
        return _translated(raw, language)

    return answer


def preferred(header: str) -> str:
    """The first language of ours by the caller's weights; English when none is."""
    ranges = []
    for part in header.split(",")[:MOST_RANGES]:
        tag, _, weight = part.strip().partition(";q=")
        code = languages.code_of(tag.strip())
        try:
            # a quality value of HTTP (RFC 9110, 12.4.2: 0 to 1 with three decimals), no money
            ranges.append((-float(weight or 1), code))
        except ValueError:
            continue
    known = (code for weight, code in sorted(ranges, key=lambda one: one[0]) if weight < 0)
    return next((code for code in known if code in languages.KNOWN), languages.SOURCE)


def _translated(raw: dict[str, Any], language: str) -> dict[str, Any]:
    try:
        problem = json.loads(raw["body"])
    except (TypeError, ValueError):
        return raw
    if not isinstance(problem, dict) or not isinstance(problem.get("message"), str):
        return raw
    problem["message"] = said(problem["message"], language)
    for field in problem.get("fields") or ():
        field["message"] = said(field["message"], language)
    headers = raw.setdefault("multiValueHeaders", {})
    headers["Content-Language"] = [language]
    headers["Vary"] = [*headers.get("Vary", []), "Accept-Language"]
    return {**raw, "body": json.dumps(problem, ensure_ascii=False)}
