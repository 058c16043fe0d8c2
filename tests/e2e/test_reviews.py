"""A buyer says what they think, from the mail; the shop shows it, the merchant answers."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from infra.local.clients import client
from infra.local.place import Place
from infra.local.seed.orders import PURCHASES, Purchase, buy
from tests.e2e.shop import Json, Shop
from tests.e2e.stack import Stack

EMAIL = "reviewer@example.com"
WORDS = "Stands firmly, folds flat."


def ask_for_reviews(stack: Stack) -> None:
    """The schedule's work, now."""
    client(Place(stack.port, stack.state), "lambda").invoke(
        FunctionName="windlass-schedules", Payload=json.dumps({"job": "ask_for_reviews"})
    )


def delivered(shop: Shop) -> str:
    purchase = Purchase(EMAIL, PURCHASES[0].address, (("laptop stand", 1),), ends="ordered")
    order_id = buy(shop.world, purchase)
    shop.wait_for_status(order_id, "ordered")
    shop.deliver(order_id, "DELIVERED")
    shop.wait_for_status(order_id, "delivered")
    return order_id


def test_a_review_from_the_mail_is_shown_and_answered(
    shop: Shop, stack: Stack, new_person: Callable[..., Page]
) -> None:
    rules = shop.ask("GET", "/reviews/settings")
    now = {name: rules[name] for name in rules if name != "version"} | {"ask_after_days": 0}
    shop.ask("PUT", "/reviews/settings", now, **{"If-Match": f'"{rules["version"]}"'})
    delivered(shop)

    def asked() -> Json | None:
        ask_for_reviews(stack)
        found = [mail for mail in shop.mails(EMAIL) if "How do you like" in mail["subject"]]
        return found[0] if found else None

    mail = shop.wait(asked, "the mail that asks for a review")
    html = shop.world.call("mail", "GET", f"/messages/{mail['id']}/html").text
    [link] = re.findall(r'href="([^"]*&amp;stars=5)"', html)

    reader = new_person(viewport={"width": 390, "height": 844})
    reader.goto(link.replace("&amp;", "&"))
    expect(reader.get_by_label("5 stars")).to_be_checked()
    reader.get_by_label("Your review").fill(WORDS)
    reader.get_by_role("button", name="Publish my review").click()
    expect(reader.get_by_text("Your review is published.")).to_be_visible()

    handle = shop.product("laptop stand")["handle"]
    reader.goto(shop.url(f"/products/{handle}/reviews"))
    expect(reader.get_by_text(WORDS)).to_be_visible()
    expect(reader.get_by_text("Bought here")).to_be_visible()

    [review] = [one for one in shop.ask("GET", "/reviews")["items"] if one["text"] == WORDS]
    shop.ask("PUT", f"/reviews/{review['id']}/reply", {"text": "Thank you!"})

    def shows_answer() -> bool | None:
        reader.goto(shop.url(f"/products/{handle}"))
        return reader.get_by_text("Thank you!").is_visible() or None

    shop.wait(shows_answer, "the answer on the product page")
