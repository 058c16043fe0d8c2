"""Shoppers correct where their order goes, while it touches nobody else."""

from __future__ import annotations

from typing import Any

import pytest

from infra.local.sandbox.context import Sandbox
from tests.support.fulfilment_factories import Business, business, deliver, told, with_cj
from tests.support.shipping_factories import rate_in, zone_in
from tests.support.suppliers_api import connect_manual
from tests.support.table import items
from tests.support.tax_factories import register
from windlass.fulfilment import correcting, service
from windlass.kit.errors import Forbidden, Invalid
from windlass.mail import service as mails
from windlass.mail.models import StoreMail
from windlass.orders import service as orders
from windlass.orders.errors import AddressSettled, DeliveryDiffers
from windlass.shipping import service as shipping
from windlass.shipping.schemas import ZoneIn

RIGHT = {
    "name": "Ada Lovelace",
    "line1": "Torstr. 2",
    "city": "Berlin",
    "postal_code": "10119",
    "country": "DE",
    "phone": "030 901820",
}
AUSTIN = {
    "name": "Ada Lovelace",
    "line1": "1 Main St",
    "city": "Austin",
    "province": "TX",
    "postal_code": "73301",
    "country": "US",
    "phone": "512 555 0100",
}
DALLAS = AUSTIN | {"city": "Dallas", "postal_code": "75201"}
RENO = AUSTIN | {"city": "Reno", "province": "NV", "postal_code": "89501"}
FRESNO = AUSTIN | {"city": "Fresno", "province": "CA", "postal_code": "93650"}


@pytest.fixture
def volt(sandbox: Sandbox) -> Business:
    found = with_cj(sandbox)
    found.settings(cancel_window_seconds=1800)
    return found


def correct(volt: Business, order_id: str, raw: dict[str, Any] = RIGHT) -> None:
    correcting.correct(volt.system, order_id, raw)


def is_open(volt: Business, order_id: str) -> bool:
    return correcting.is_open(volt.system, volt.order(order_id))


def sent_to_austin(volt: Business) -> str:
    """Delivery costs 4.90 in Texas and California, 9.90 in Nevada."""
    rate_id = ""
    for province, price in (("NV", 990), ("TX", 490)):
        place = {"country": "US", "provinces": [province, *(["CA"] if province == "TX" else [])]}
        zone = shipping.create(
            volt.owner,
            ZoneIn.model_validate(
                zone_in("US", places=[place], name=province, rates=[rate_in(price)])
            ),
        )
        rate_id = zone.rates[0]["rate_id"]
    return volt.sell(address=AUSTIN, shipping_rate_id=rate_id)


def test_shopper_corrects_the_address_within_the_cancel_window(volt: Business) -> None:
    order_id = volt.sell()
    assert volt.run(order_id) == "window"
    assert is_open(volt, order_id)

    correct(volt, order_id)

    assert volt.order(order_id).address["line1"] == "Torstr. 2"
    entry = next(one for one in orders.timeline(volt.owner, order_id) if one.data.get("after"))
    assert (entry.kind, entry.actor) == ("address_changed", "shopper")
    assert entry.data["after"]["line1"] == "Torstr. 2"


def test_shopper_who_changes_it_again_and_again_is_led_to_the_shop(volt: Business) -> None:
    order_id = volt.sell()
    for number in range(correcting.MOST):
        correct(volt, order_id, RIGHT | {"line1": f"Torstr. {number}"})
    before = items()

    with pytest.raises(AddressSettled):
        correct(volt, order_id, RIGHT | {"line1": "Torstr. 99"})

    assert not is_open(volt, order_id)
    assert items() == before


def test_after_the_cancel_window_only_the_shop_can(volt: Business) -> None:
    order_id = volt.sell()
    volt.settings(cancel_window_seconds=0)
    before = items()

    with pytest.raises(AddressSettled):
        correct(volt, order_id)

    assert not is_open(volt, order_id)
    assert items() == before


def test_once_a_supplier_was_asked_only_the_shop_can(volt: Business) -> None:
    volt.settings(cancel_window_seconds=0)
    order_id = volt.sell()
    volt.run(order_id)
    volt.settings(cancel_window_seconds=1800)

    assert not is_open(volt, order_id)
    with pytest.raises(AddressSettled):
        correct(volt, order_id)


def test_while_somebody_decides_about_the_order_only_the_shop_can(sandbox: Sandbox) -> None:
    volt = business(sandbox)
    volt.offer(connect_manual(volt.owner))
    order_id = volt.sell()
    volt.run(order_id)
    volt.settings(cancel_window_seconds=1800)
    assert volt.action(order_id).kind == "order_by_hand"

    assert not is_open(volt, order_id)


def test_cancelled_order_goes_nowhere(volt: Business) -> None:
    order_id = volt.sell()
    orders.mark_cancelled(volt.owner, order_id, reason="Changed mind")

    assert not is_open(volt, order_id)


def test_order_stays_in_its_country_whatever_is_sent(volt: Business) -> None:
    order_id = volt.sell()

    correct(volt, order_id, RIGHT | {"country": "FR"})

    assert volt.order(order_id).address["country"] == "DE"


def test_what_is_no_address_changes_nothing(volt: Business) -> None:
    order_id = volt.sell()

    with pytest.raises(Invalid) as refused:
        correct(volt, order_id, RIGHT | {"postal_code": "1"})

    assert refused.value.fields[0].field == "postal_code"
    assert volt.order(order_id).address["line1"] != "Torstr. 2"


def test_another_price_of_delivery_is_for_the_shop(volt: Business) -> None:
    order_id = sent_to_austin(volt)

    with pytest.raises(DeliveryDiffers):
        correct(volt, order_id, RENO)
    assert volt.order(order_id).address["city"] == "Austin"

    correct(volt, order_id, FRESNO)  # another state at the same price
    assert volt.order(order_id).address["city"] == "Fresno"


def test_another_tax_is_for_the_shop(volt: Business) -> None:
    order_id = sent_to_austin(volt)
    register(volt.owner, "US-CA")

    with pytest.raises(DeliveryDiffers):
        correct(volt, order_id, FRESNO)

    correct(volt, order_id, DALLAS)
    assert volt.order(order_id).address["city"] == "Dallas"


def test_shoppers_have_no_such_right_themselves(volt: Business) -> None:
    order_id = volt.sell()

    with pytest.raises(Forbidden):
        correcting.correct(volt.shop.shopper, order_id, RIGHT)


def test_buyer_is_told_once_for_each_correction_from_where_to_where(volt: Business) -> None:
    order_id = volt.sell()
    version = volt.order(order_id).version
    service.readdress(volt.owner, order_id, RIGHT, version=version)
    correct(volt, order_id, RIGHT | {"line1": "Torstr. 20"})
    correct(volt, order_id, RIGHT | {"line1": "Torstr. 20"})  # no change, no news

    for event in told("OrderReaddressed") * 2:
        deliver("OrderReaddressed", volt.owner.store_id, to="mail", **event)

    first, second = mailed(volt, "address_changed")
    assert first.to == "buyer@shop.test"
    assert first.subject == "Your delivery address was changed: order 1001"
    assert first.text.index("Torstr. 2\n") < first.text.index("Before, it was to go to")
    assert second.text.index("Torstr. 20\n") < second.text.index("Torstr. 2\n")
    assert "Did you not ask for this? Then answer this mail at once" in first.html


def mailed(volt: Business, template: str) -> list[StoreMail]:
    """The oldest first."""
    found = mails.list_page(volt.owner, limit=20).items
    return [one for one in reversed(found) if one.template == template]
