"""Mails to confirm go to one inbox a few times only, whoever asks for them, and where."""

import pytest

from tests.integration.newsletter.signing_up import ADA, deliver
from tests.integration.storefront_pages.shops import open_shop
from tests.support.table import items
from windlass.newsletter import service

pytestmark = pytest.mark.usefixtures("cloud")


def test_nobody_s_inbox_is_flooded_from_many_places_under_many_names() -> None:
    volt = open_shop()
    for number in range(9):
        name = f"ada+{number}@example.com"
        service.subscribe(volt, email=name, text="", locale="en", ip=f"192.0.2.{number}")

    deliver()
    assert len(items("CustomerMail")) == service.TO_EMAIL.free


def test_nobody_s_inbox_is_flooded_by_many_shops() -> None:
    for number in range(6):
        shop = open_shop(f"shop-{number}")
        for place in range(3):
            ip = f"192.0.2.{number * 3 + place}"
            service.subscribe(shop, email=ADA, text="", locale="en", ip=ip)

    assert sum(item["source"]["S"] == "form" for item in items("NewsletterConsent")) == 12
