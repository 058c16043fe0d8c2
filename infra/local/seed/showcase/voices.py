"""Those who bought: two accounts, and what shoppers said at the suppliers' shops."""

from __future__ import annotations

import csv
import re
from io import StringIO

import httpx

from infra.local.place import DEMO_STORE
from infra.local.seed.client import World, wait_for
from infra.local.seed.showcase.goods import titles

ACCOUNTS = {  # e-mail -> the tags and note that the merchant keeps
    "shopper-one@example.com": (["VIP"], "Asked whether the earbuds come in green."),
    "shopper-two@example.com": (["wholesale"], "Wants an invoice with the VAT number."),
}
REVIEWS = (  # words of the title, stars, title, text, day
    ("Aria", 5, "Better than twice the price", "Clear voices, and they stay in.", "2026-08-02"),
    ("Aria", 4, "Good, small case", "Sound is great. The case scratches easily.", "2026-08-19"),
    ("Pebble", 5, "Survived the lake", "Fell in, floated, kept playing.", "2026-07-11"),
    (
        "65 W",
        5,
        "One for everything",
        "Charges laptop and phone at once, stays cool.",
        "2026-09-05",
    ),
    ("Magnetic", 4, "Holds well", "Strong magnet. A little thick in the pocket.", "2026-09-14"),
    ("laptop stand", 5, "My neck thanks it", "Folds flat, does not wobble.", "2026-06-30"),
    (
        "desk lamp",
        3,
        "Fine light, short cable",
        "Nice colour, but 1.2 m is not enough.",
        "2026-10-01",
    ),
    ("75 %", 5, "Typing is fun again", "Quiet enough for the office.", "2026-10-12"),
    ("Active", 4, "A week per charge", "Steps are right, sleep is a guess.", "2026-08-27"),
    ("Cove", 5, "Forgot I had them on", "Soft, and the battery really lasts.", "2026-10-20"),
    ("7-in-1", 4, "Does what it says", "4K at 60 Hz works. Gets warm.", "2026-09-22"),
    ("mushroom", 5, "Prettiest thing I own", "Dims down to a candle.", "2026-10-28"),
)
ANSWERED = {"Fine light, short cable": "Thank you. The next batch comes with 1.8 m."}


def let_speak(world: World, store_id: str) -> None:
    for email, (tags, note) in ACCOUNTS.items():
        _open_account(world, store_id, email, tags, note)
    _review(world, store_id)


def _open_account(world: World, store_id: str, email: str, tags: list[str], note: str) -> None:
    """By the digits of a mail, in a browser of their own."""
    path = f"/stores/{store_id}/customers"
    [customer] = wait_for(
        lambda: world.merchant("GET", f"{path}?q={email}")["items"], f"{email} as a customer"
    )
    if customer["tags"]:
        return
    browser, before = Browser(world), _codes(world, email)
    csrf = wait_for(lambda: _csrf(browser.get("/account/login")), "the form to sign in")
    asked = browser.post("/account/code", {"email": email, "csrf": csrf})
    fresh = wait_for(lambda: _codes(world, email) - before, f"a code for {email}")
    browser.post("/account/code/enter", {"code": fresh.pop(), "csrf": _csrf(asked) or ""})
    found = world.merchant("GET", f"{path}/{customer['id']}")
    match = {"If-Match": f'"{found["version"]}"'}
    world.merchant("PATCH", f"{path}/{customer['id']}", {"tags": tags}, **match)
    world.merchant("POST", f"{path}/{customer['id']}/notes", {"message": note})


def _codes(world: World, email: str) -> set[str]:
    """Those that mails told so far."""
    subjects = world.subjects_to(email)
    return {found[0] for subject in subjects if (found := re.match(r"\d{6}\b", subject))}


def _review(world: World, store_id: str) -> None:
    path = f"/stores/{store_id}/reviews"
    ids = titles(world, store_id)
    table = StringIO()
    rows = csv.writer(table)
    rows.writerow(["product", "stars", "author", "title", "text", "date", "id"])
    for number, (words, stars, title, text, day) in enumerate(REVIEWS, 1):
        product = next(product_id for name, product_id in ids.items() if words in name)
        rows.writerow([product, stars, f"Buyer {number}", title, text, day, f"demo-{number}"])
    world.merchant("POST", f"{path}/import", {"origin": "AliExpress", "csv": table.getvalue()})
    for review in world.merchant("GET", f"{path}?limit=100")["items"]:
        if review["status"] == "pending":
            world.merchant("PUT", f"{path}/{review['id']}/status", {"status": "published"})
        answer = ANSWERED.get(review["title"])
        if answer and not review.get("reply"):
            world.merchant("PUT", f"{path}/{review['id']}/reply", {"text": answer})


class Browser:
    """One visitor of the demo shop, with cookies."""

    def __init__(self, world: World) -> None:
        self._world, self._cookies = world, httpx.Cookies()

    def get(self, path: str) -> str:
        return self._keep(self._world.call(DEMO_STORE, "GET", path, headers=self._headers()))

    def post(self, path: str, form: dict[str, str]) -> str:
        sent = self._world.call(DEMO_STORE, "POST", path, data=form, headers=self._headers())
        return self._keep(sent)

    def _headers(self) -> dict[str, str]:
        cookies = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        return {"Sec-Fetch-Site": "same-origin"} | ({"Cookie": cookies} if cookies else {})

    def _keep(self, answer: httpx.Response) -> str:
        self._cookies.update(answer.cookies)
        assert not answer.is_error, answer.text
        return answer.text


def _csrf(page: str) -> str | None:
    found = re.search(r'name="csrf" value="([^"]+)"', page)
    return found and found[1]
