"""The hosted onboarding page of Connect: a link good for one visit, then a form."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from infra.local.sandbox.context import Sandbox
from infra.local.sandbox.pages import page, text
from infra.local.sandbox.state import Doc
from infra.local.sandbox.stripe import accounts, events
from infra.local.sandbox.stripe.books import Books, public, token

LINK, VISIT = "stripe.account_link", "stripe.onboarding_visit"
#: Form field -> (fact, what is asked for)
ASKED = {
    "business_type": ("business_type", "Choose individual or company."),
    "legal_name": ("company.name", "Enter the legal name."),
    "product_description": (
        "business_profile.product_description",
        "Describe what you sell in at least 10 characters.",
    ),
    "support_email": ("business_profile.support_email", "Enter an email address."),
    "bank_account": ("external_account", "Enter an account number of at least 8 characters."),
    "terms": ("tos_acceptance.date", "Accept the terms to go on."),
}


class Onboarding:
    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox

    async def follow(self, request: Request) -> Response:
        return await run_in_threadpool(self._follow, request.path_params["link"])

    async def show(self, request: Request) -> Response:
        return await run_in_threadpool(self._show, request.path_params["visit"])

    async def submit(self, request: Request) -> Response:
        form = await request.form()
        return await run_in_threadpool(self._submit, request.path_params["visit"], form)

    def _follow(self, id: str) -> Response:
        """Use the link up and go to the form; an old or used link goes back for a new one."""
        state = self._sandbox.state
        with state.transaction():
            link = state.get(LINK, id)
            if link is None:
                return self._unknown()
            if link["is_used"] or link["expires_at"] <= self._sandbox.timestamp():
                return RedirectResponse(link["refresh_url"], 303)
            state.put(LINK, id, link | {"is_used": True})
            visit = {
                "id": token(24),
                "account": link["account"],
                "return_url": link["return_url"],
                "is_done": False,
            }
            state.put(VISIT, visit["id"], visit)
        return RedirectResponse(f"/stripe/connect/visit/{visit['id']}", 303)

    def _show(self, id: str) -> Response:
        visit = self._sandbox.state.get(VISIT, id)
        if visit is None:
            return self._unknown()
        if visit["is_done"]:
            return RedirectResponse(visit["return_url"], 303)
        return self._form(visit, accounts.get(Books(self._sandbox), visit["account"]), {})

    def _submit(self, id: str, form: FormData) -> Response:
        state = self._sandbox.state
        with state.transaction():
            visit = state.get(VISIT, id)
            if visit is None:
                return self._unknown()
            if visit["is_done"]:
                return RedirectResponse(visit["return_url"], 303)
            books = Books(self._sandbox)
            account = accounts.get(books, visit["account"])
            given = {name: text(form, name) for name in ASKED}
            wrong = _wrong(given)
            completes = text(form, "action") == "complete"
            if completes and wrong:
                return self._form(visit, account, wrong, given)
            _learn(books, account, {n: v for n, v in given.items() if n not in wrong}, completes)
            state.put(VISIT, id, visit | {"is_done": True})
        return RedirectResponse(visit["return_url"], 303)

    def _form(
        self, visit: Doc, account: Doc, wrong: dict[str, str], given: dict[str, str] | None = None
    ) -> Response:
        known = {name: account["_facts"].get(fact, "") for name, (fact, _) in ASKED.items()}
        known["support_email"] = known["support_email"] or account["email"] or ""
        known["legal_name"] = known["legal_name"] or account["business_profile"]["name"] or ""
        return page(
            "stripe/onboarding.html",
            422 if wrong else 200,
            visit=visit,
            account=account,
            given=given or known,
            wrong=wrong,
        )

    def _unknown(self) -> Response:
        return page(
            "stripe/closed.html",
            404,
            title="This onboarding link does not exist",
            text="Ask for a new one where you came from.",
            url=None,
            link="",
        )


def _wrong(given: dict[str, str]) -> dict[str, str]:
    is_right = {
        "business_type": given["business_type"] in ("individual", "company"),
        "legal_name": bool(given["legal_name"]),
        "product_description": len(given["product_description"]) >= 10,
        "support_email": "@" in given["support_email"] and " " not in given["support_email"],
        "bank_account": len(given["bank_account"].replace(" ", "")) >= 8,
        "terms": bool(given["terms"]),
    }
    return {name: ASKED[name][1] for name, right in is_right.items() if not right}


def _learn(books: Books, account: Doc, given: dict[str, str], completes: bool) -> None:
    """Keep what was told, work out what is still due, and say what changed."""
    before = public(account)
    account["_facts"] = account["_facts"] | {
        ASKED[name][0]: str(books.now) if name == "terms" else value
        for name, value in given.items()
    }
    facts = account["_facts"]
    account["business_type"] = facts.get("business_type") or account["business_type"]
    profile = dict(account["business_profile"])
    for field in ("product_description", "support_email"):
        profile[field] = facts.get(f"business_profile.{field}") or profile[field]
    profile["name"] = profile["name"] or facts.get("company.name")
    account["business_profile"] = profile
    account["capabilities"] = dict(account["capabilities"])
    if completes:
        account["details_submitted"] = True
        account["tos_acceptance"] = {"date": books.now}
    accounts.save(books, accounts.with_requirements(account), before)
    for name, status in account["capabilities"].items():
        if before["capabilities"][name] != status:
            capability: Doc = {
                "id": name,
                "object": "capability",
                "account": account["id"],
                "requested": True,
                "requested_at": account["created"],
                "requirements": account["requirements"],
                "status": status,
            }
            changed = {"status": before["capabilities"][name]}
            events.emit(books.of(account["id"]), "capability.updated", capability, changed)
