"""Mails in the language of the order, with the links of that language."""

import html
import re
from datetime import UTC, datetime

import pytest

from events.consumers.mail import HANDLERS
from events.event import Event
from infra import catalogues
from tests.support.accounts_factories import CLIENT
from tests.support.orders_factories import line, place
from tests.support.stores_factories import create_store, owner_of
from windlass.accounts import repository as accounts
from windlass.accounts import service as service_accounts
from windlass.mail import service
from windlass.mail.models import StoreMail
from windlass.orders.models import Order
from windlass.stores import languages
from windlass.stores import service as stores
from windlass.tenancy.context import StoreContext

pytestmark = pytest.mark.usefixtures("cloud")
SHOP = "http://volt.localhost:8080"


@pytest.fixture
def shop() -> StoreContext:
    service_accounts.register(
        email="owner@volt.test", password="six geese a-laying", name="Olga", client=CLIENT
    )
    owner = accounts.find_by_email("owner@volt.test")
    assert owner is not None
    made = owner_of(create_store(owner.user_id, name="Volt", currency="EUR", country="DE"))
    languages.publish(made, ["de", "ar"], version=stores.get(made).version)
    return made


def ordered(shop: StoreContext, locale: str) -> Order:
    address = dict.fromkeys(("company", "line2", "province", "phone", "tax_id", "note"), "")
    address |= {"name": "Ada Byron", "line1": "Hafenstrasse 4", "postal_code": "20457"}
    address |= {"city": "Hamburg", "country": "DE"}
    shipping = {"name": "Standard", "min_days": 7, "max_days": 12}
    return place(
        shop, locale=locale, address=address, shipping=shipping, lines=(line(title="Lamp"),)
    )


def mailed(shop: StoreContext, order: Order, event: str, template: str) -> StoreMail:
    told = Event(
        "event-1", event, shop.store_id, datetime.now(UTC), "event-1", {"order_id": order.order_id}
    )
    HANDLERS[event](told)
    return next(one for one in service.list_page(shop, limit=10).items if one.template == template)


def test_a_german_order_is_confirmed_in_german(shop: StoreContext) -> None:
    order = ordered(shop, "de")

    mail = mailed(shop, order, "OrderPlaced", "order_confirmation")

    assert mail.subject == "Bestellung 1001 ist bestätigt"
    assert '<html lang="de" dir="ltr">' in mail.html
    assert "Versand (Standard)" in mail.html
    assert "Voraussichtlich in 7 bis 12 Tagen." in mail.text
    assert "39,98\xa0$" in mail.html
    assert f"{SHOP}/de/orders/{order.order_id}?token=" in mail.text
    assert "/de/media/" not in mail.html


def test_the_merchant_reads_english(shop: StoreContext) -> None:
    mail = mailed(shop, ordered(shop, "ar"), "OrderPlaced", "new_order")
    assert mail.subject == "$39.98: order 1001 in your store"
    assert "Shipping (Standard)" in mail.html


def test_arabic_runs_from_right_to_left(shop: StoreContext) -> None:
    mail = mailed(shop, ordered(shop, "ar"), "OrderBeingPrepared", "being_prepared")
    confirmed = mailed(shop, ordered(shop, "ar"), "OrderPlaced", "order_confirmation")

    assert mail.subject == "الطلب 1001 قيد التجهيز"
    assert '<body class="page" dir="rtl"' in mail.html
    assert '<td align="left"' in confirmed.html
    assert '<td align="right"' not in confirmed.html


@pytest.mark.parametrize("code", catalogues.LANGUAGES)
def test_no_english_is_left(shop: StoreContext, code: str) -> None:
    mail = mailed(shop, ordered(shop, code), "OrderPlaced", "order_confirmation")
    english = {
        str(message.id)
        for message in catalogues.read(catalogues.MAILS, code)
        if message.id and message.id != message.string and not re.search("[%{]", str(message.id))
    }

    lines = [html.unescape(one).strip() for one in re.split(r"<[^>]+>|\n", mail.html + mail.text)]

    assert english & {one.removesuffix(":") for one in lines} == set()


def test_a_language_that_is_not_published_has_no_addresses(shop: StoreContext) -> None:
    order = ordered(shop, "fr")
    mail = mailed(shop, order, "OrderPlaced", "order_confirmation")
    assert mail.subject == "La commande 1001 est confirmée"
    assert f"{SHOP}/orders/{order.order_id}?token=" in mail.text
