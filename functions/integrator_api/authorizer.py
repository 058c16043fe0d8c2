"""Lets the gateway know whose API key a request carries.

The gateway remembers the answer by key for a minute, whatever is called next: so it allows or
denies the whole API, and what the key may read there is judged by each use case from its scopes.
"""

from typing import Any

from aws_lambda_powertools.utilities.typing import LambdaContext

from windlass.api_keys import service
from windlass.api_keys.errors import ApiKeyRefused


def handler(event: dict[str, Any], _context: LambdaContext) -> dict[str, Any]:
    try:
        store = service.enter(_key(event))
    except ApiKeyRefused:
        return _policy("Deny", event["methodArn"], principal="nobody", context={})
    service.mark_used(store)
    context = {
        "store_id": str(store.store_id),
        "key_id": store.actor_id,
        "scopes": " ".join(sorted(store.scopes)),
    }
    return _policy("Allow", event["methodArn"], principal=store.actor_id, context=context)


def _key(event: dict[str, Any]) -> str | None:
    headers = event.get("headers") or {}
    return next((value for name, value in headers.items() if name.lower() == "x-api-key"), None)


def _policy(
    effect: str, method_arn: str, *, principal: str, context: dict[str, str]
) -> dict[str, Any]:
    """`method_arn` is <api>/<stage>/<verb>/<path>; the answer is about <api>/<stage>/*."""
    api, stage, *_called = method_arn.split("/")
    statement = {
        "Action": "execute-api:Invoke",
        "Effect": effect,
        "Resource": f"{api}/{stage}/*",
    }
    return {
        "principalId": principal,
        "policyDocument": {"Version": "2012-10-17", "Statement": [statement]},
        "context": context,
    }
