"""A buyer lets the app in: the page in the browser, then tokens for its code."""

from __future__ import annotations

from datetime import timedelta
from html import escape
from secrets import token_hex
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from infra.local.sandbox.context import Sandbox
from infra.local.sandbox.state import Doc
from infra.local.sandbox.suppliers import catalogue
from infra.local.sandbox.suppliers.aliexpress.wire import TOKEN, App, Refusal

CODE = "aliexpress_code"
CODE_SECONDS = 180
ACCESS = timedelta(days=30)
REFRESH = timedelta(days=60)
PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Authorize - AliExpress</title>
<meta name="viewport" content="width=device-width">
<style>body{{font:16px/1.5 system-ui;background:#f5f5f5;margin:0;display:grid;place-items:center;
min-height:100vh}}main{{background:#fff;border-radius:12px;padding:2rem;width:min(26rem,90vw);
box-shadow:0 4px 24px #0002}}h1{{font-size:1.25rem;color:#b3170c}}
label{{display:block;margin:1rem 0}}
input{{font:inherit;width:100%;box-sizing:border-box;padding:.5rem;border:1px solid #888;
border-radius:6px}}button{{font:inherit;padding:.6rem 1.2rem;border-radius:6px;border:1px
solid #b3170c;cursor:pointer;margin-right:.5rem}}
.yes{{background:#b3170c;color:#fff}}.no{{background:#fff}}</style>
<main><h1>AliExpress (sandbox)</h1><p>The application <b>{app}</b> asks to place and follow orders
for your buyer account.</p><form method="post" action="decide">{hidden}
<label>Buyer account<input name="account" value="demo-buyer" required maxlength="40"></label>
<button class="yes" name="decision" value="approve">Authorize</button>
<button class="no" name="decision" value="deny">Deny</button></form></main></html>"""


def routes(sandbox: Sandbox, app: App) -> list[Route]:
    def authorize(request: Request) -> Response:
        asked = request.query_params
        if asked.get("client_id") != app.key or not asked.get("redirect_uri"):
            return PlainTextResponse("Invalid client_id or redirect_uri", 400)
        hidden = "".join(
            f'<input type="hidden" name="{name}" value="{escape(asked.get(name, ""))}">'
            for name in ("redirect_uri", "state")
        )
        return HTMLResponse(PAGE.format(app=escape(app.key), hidden=hidden))

    async def decide(request: Request) -> Response:
        form = {name: str(value) for name, value in (await request.form()).items()}
        back = {"state": form["state"]} if form.get("state") else {}
        if form.get("decision") == "approve":
            back["code"] = _code(sandbox, form.get("account") or "demo-buyer")
        else:
            back["error"] = "access_denied"
        joint = "&" if "?" in form["redirect_uri"] else "?"
        return RedirectResponse(f"{form['redirect_uri']}{joint}{urlencode(back)}", 303)

    return [
        Route("/aliexpress/oauth/authorize", authorize),
        Route("/aliexpress/oauth/decide", decide, methods=["POST"]),
    ]


def create_token(sandbox: Sandbox, parameters: dict[str, str]) -> Doc:
    """For a code, once. Raises Refusal InvalidCode."""
    with sandbox.state.transaction():
        kept = sandbox.state.get(CODE, parameters.get("code", ""))
        if kept is None or kept["expires_at"] <= sandbox.timestamp():
            raise Refusal("InvalidCode", "The code is invalid or was used before")
        sandbox.state.delete(CODE, parameters["code"])
        return _issue(sandbox, kept["account"])


def refresh_token(sandbox: Sandbox, parameters: dict[str, str]) -> Doc:
    """A new pair; the old pair ends. Raises Refusal IllegalRefreshToken."""
    given = parameters.get("refresh_token", "")
    with sandbox.state.transaction():
        kept = sandbox.state.get(TOKEN, given)
        if kept is None or kept["kind"] != "refresh" or kept["expires_at"] <= sandbox.timestamp():
            raise Refusal("IllegalRefreshToken", "The specified refresh token is invalid")
        if kept["user_nick"] in sandbox.trouble.value("aliexpress", "revoked_accounts"):
            raise Refusal("IllegalRefreshToken", "The specified refresh token is revoked")
        sandbox.state.delete(TOKEN, given)
        sandbox.state.delete(TOKEN, kept["partner"])
        return _issue(sandbox, kept["user_nick"])


def buyer_of(sandbox: Sandbox, session: str) -> Doc:
    """Raises Refusal IllegalAccessToken."""
    kept = sandbox.state.get(TOKEN, session)
    revoked = sandbox.trouble.value("aliexpress", "revoked_accounts")
    if kept is None or kept["kind"] != "access" or kept["expires_at"] <= sandbox.timestamp():
        raise Refusal("IllegalAccessToken", "The specified access token is invalid or expired")
    if kept["user_nick"] in revoked:
        raise Refusal("IllegalAccessToken", "The specified access token is revoked")
    return kept


def _code(sandbox: Sandbox, account: str) -> str:
    code = f"3_500102_{token_hex(16)}"
    expires_at = sandbox.timestamp() + CODE_SECONDS
    sandbox.state.put(CODE, code, {"account": account, "expires_at": expires_at})
    return code


def _issue(sandbox: Sandbox, nick: str) -> Doc:
    now = sandbox.clock()
    access, refresh = f"50000{token_hex(20)}", f"50001{token_hex(20)}"
    user_id = catalogue.number(f"aliexpress buyer {nick}", "18", 10)
    kept = {"user_id": user_id, "user_nick": nick}
    for kind, token, partner, lifetime in (
        ("access", access, refresh, ACCESS),
        ("refresh", refresh, access, REFRESH),
    ):
        expires_at = int((now + lifetime).timestamp())
        doc = kept | {"kind": kind, "partner": partner, "expires_at": expires_at}
        sandbox.state.put(TOKEN, token, doc)
    return {
        "access_token": access,
        "refresh_token": refresh,
        "expires_in": int(ACCESS.total_seconds()),
        "refresh_expires_in": int(REFRESH.total_seconds()),
        "expire_time": int((now + ACCESS).timestamp() * 1000),
        "refresh_token_valid_time": int((now + REFRESH).timestamp() * 1000),
        "user_id": user_id,
        "user_nick": nick,
        "account": f"{nick}@example.com",
        "account_id": user_id,
        "seller_id": user_id,
        "havana_id": user_id,
        "account_platform": "ae",
        "sp": "ae",
        "locale": "en_US",
        "code": "0",
        "request_id": token_hex(16),
    }
