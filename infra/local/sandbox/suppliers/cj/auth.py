"""Tokens and the account's settings."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from secrets import token_hex

from starlette.routing import Route

from infra.local.sandbox.context import Sandbox
from infra.local.sandbox.state import Doc
from infra.local.sandbox.suppliers import catalogue
from infra.local.sandbox.suppliers.cj import quota
from infra.local.sandbox.suppliers.cj.refusal import CjRefusal
from infra.local.sandbox.suppliers.cj.wire import ACCOUNT, TOKEN, Call, route

API_KEY = re.compile(r"(CJ\d{5,10})@api@[0-9a-f]{32}")
ACCESS = timedelta(days=15)
REFRESH = timedelta(days=180)
OPENING_BALANCE = 500_000  # cents
CHINA = timezone(timedelta(hours=8))


def routes(sandbox: Sandbox) -> list[Route]:
    return [
        route(sandbox, "POST", "/authentication/getAccessToken", get_token, login=False),
        route(sandbox, "POST", "/authentication/refreshAccessToken", refresh_token, login=False),
        route(sandbox, "POST", "/authentication/logout", logout),
        route(sandbox, "GET", "/setting/get", settings),
    ]


def get_token(call: Call) -> Doc:
    key = call.text("apiKey")
    match = API_KEY.fullmatch(key)
    if match is None or key in call.sandbox.trouble.value("cj", "revoked_keys"):
        raise CjRefusal(1600005, "APIkey is wrong, please check and try again")
    account = _account_of(call.sandbox, match[1])
    quota.spend_token(call.sandbox, account["openId"])
    return _issue(call.sandbox, account, key)


def refresh_token(call: Call) -> Doc:
    token = call.sandbox.state.get(TOKEN, call.text("refreshToken"))
    revoked = call.sandbox.trouble.value("cj", "revoked_keys")
    now = call.sandbox.timestamp()
    if token is None or token["kind"] != "refresh" or token["apiKey"] in revoked:
        raise CjRefusal(1600003, "Invalid Refresh token")
    if token["expires_at"] <= now:
        raise CjRefusal(1600003, "Refresh token has expired")
    account = call.sandbox.state.get(ACCOUNT, token["openId"])
    if account is None:
        raise CjRefusal(1600003, "Invalid Refresh token")
    return _issue(call.sandbox, account, token["apiKey"])


def logout(call: Call) -> bool:
    for token in call.sandbox.state.list(TOKEN, limit=1000, openId=call.open_id):
        call.sandbox.state.delete(TOKEN, token["id"])
    return True


def settings(call: Call) -> Doc:
    account = call.account
    topics = ("product", "stock", "order", "logistics")
    urls = account["callbacks"]
    return {
        "openId": int(account["openId"]),
        "openName": account["name"],
        "openEmail": account["email"],
        "setting": {"quotaLimits": [], "qpsLimit": call.sandbox.trouble.value("cj", "qps")},
        "callback": {
            topic: {"type": "ENABLE" if urls.get(topic) else "CANCEL", "urls": urls.get(topic, [])}
            for topic in topics
        },
        "root": "GENERAL",
        "isSandbox": False,
    }


def _account_of(sandbox: Sandbox, name: str) -> Doc:
    open_id = catalogue.number(f"cj account {name}", "2", 5)
    with sandbox.state.transaction():
        return sandbox.state.get(ACCOUNT, open_id) or sandbox.state.put(
            ACCOUNT,
            open_id,
            {
                "id": open_id,
                "openId": open_id,
                "name": name,
                "email": f"{name.lower()}@example.com",
                "balance": OPENING_BALANCE,
                "callbacks": {},
            },
        )


def _issue(sandbox: Sandbox, account: Doc, api_key: str) -> Doc:
    now = sandbox.clock()
    access, refresh = f"API@{account['name']}@{token_hex(24)}", token_hex(24)
    kept = {"openId": account["openId"], "apiKey": api_key}
    for kind, token, lifetime in (("access", access, ACCESS), ("refresh", refresh, REFRESH)):
        expires_at = int((now + lifetime).timestamp())
        sandbox.state.put(
            TOKEN, token, {**kept, "id": token, "kind": kind, "expires_at": expires_at}
        )
    return {
        "openId": int(account["openId"]),
        "accessToken": access,
        "accessTokenExpiryDate": _china(now + ACCESS),
        "refreshToken": refresh,
        "refreshTokenExpiryDate": _china(now + REFRESH),
        "createDate": _china(now),
    }


def _china(moment: datetime) -> str:
    return moment.astimezone(CHINA).isoformat(timespec="seconds")
