"""Somebody fills a cart on the phone, and finds it on the laptop the next day."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from infra.local.seed.client import wait_for
from tests.e2e.shop import Shop
from tests.e2e.shopper import Shopper

STAND = "Foldable laptop stand"
CODE = re.compile(r"\d{6} is your code for ")


def sign_in(page: Page, shop: Shop, email: str, *, seen: set[str]) -> None:
    """By the code of a mail that was not there before."""
    page.goto(shop.url("/account"))
    page.get_by_label("E-mail", exact=True).fill(email)
    page.get_by_role("button", name="Mail me a code").click()
    expect(page.get_by_role("heading", name="Enter the code")).to_be_visible()
    subject = wait_for(lambda: _new_code(shop, email, seen), f"a code for {email}")
    seen.add(subject)
    page.get_by_label("Code", exact=True).fill(subject[:6])
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Your account")).to_be_visible()


def _new_code(shop: Shop, email: str, seen: set[str]) -> str | None:
    subjects = (str(mail["subject"]) for mail in shop.mails(email))
    return next((one for one in subjects if CODE.match(one) and one not in seen), None)


def test_the_cart_of_the_phone_is_found_on_the_laptop(
    shop: Shop, new_person: Callable[..., Page]
) -> None:
    phone = new_person(viewport={"width": 390, "height": 844}, has_touch=True)
    shopper = Shopper(phone, shop, "returning")
    seen: set[str] = set()
    shopper.put_in_cart(STAND)
    sign_in(phone, shop, shopper.email, seen=seen)

    laptop = new_person()
    sign_in(laptop, shop, shopper.email, seen=seen)
    laptop.goto(shop.url("/cart"))
    expect(laptop.get_by_role("main").get_by_text(STAND).first).to_be_visible()

    laptop.goto(shop.url("/account"))
    laptop.get_by_role("button", name="Sign out", exact=True).click()
    laptop.goto(shop.url("/cart"))
    expect(laptop.get_by_role("main").get_by_text(STAND)).to_have_count(0)
