import pytest

from infra.local.sandbox.context import Sandbox
from infra.local.sandbox.suppliers import app as suppliers
from tests.support.supplier_factories import (
    CASE,
    aliexpress_client,
    aliexpress_item,
    listed,
    order_number,
    ship_to,
)
from windlass.adapters.aliexpress import webhooks
from windlass.adapters.aliexpress.webhooks import OrderUpdate, WebhookUnreadable
from windlass.adapters.supplier import SupplierOrderStatus
from windlass.adapters.supplier_errors import SupplierRefused
from windlass.kit.money import Money

pytestmark = pytest.mark.usefixtures("sandbox")
STANDARD = "CAINIAO_STANDARD"


def test_two_languages_have_the_same_sixty_sku_ids() -> None:
    client, product_id = aliexpress_client(), listed(CASE)["product_id"]

    english = client.product(product_id, locale="en")
    german = client.product(product_id, country="DE", locale="de")

    assert german.title == "Handyhülle aus Flüssigsilikon mit Mikrofaserfutter"
    assert german.options == ("Farbe", "Kompatibles Modell")
    assert german.variants[0].choices == ("Schwarz", "14")
    assert [v.external_id for v in german.variants] == [v.external_id for v in english.variants]


def test_an_unpaid_order_must_be_paid_by_hand(sandbox: Sandbox) -> None:
    sandbox.trouble.set_custom("aliexpress", {"auto_pay": False})
    client = aliexpress_client()

    placed = client.place(order_number(), [aliexpress_item()], ship_to(), STANDARD)

    assert placed.status is SupplierOrderStatus.UNPAID
    assert placed.total == Money(336, "USD")
    with pytest.raises(SupplierRefused) as refusal:
        client.pay(placed.external_id)
    assert refusal.value.reason == "pay_by_hand"
    assert placed.pay_url is not None
    assert placed.pay_url in refusal.value.message


def test_there_is_no_call_to_cancel() -> None:
    client = aliexpress_client()
    placed = client.place(order_number(), [aliexpress_item()], ship_to(), STANDARD)

    with pytest.raises(SupplierRefused) as refusal:
        client.cancel(placed.external_id)

    assert refusal.value.reason == "cancel_by_hand"


def test_orders_are_looked_up_by_their_own_number_only() -> None:
    with pytest.raises(SupplierRefused) as refusal:
        aliexpress_client().find_order("1001-1")

    assert refusal.value.reason == "lookup_unsupported"


def test_a_phone_is_needed() -> None:
    with pytest.raises(SupplierRefused) as refusal:
        aliexpress_client().place("1001-1", [aliexpress_item()], ship_to(phone=""), STANDARD)

    assert refusal.value.reason == "address_invalid"


def test_push_messages_are_signed_and_readable(sandbox: Sandbox) -> None:
    number = order_number()
    placed = aliexpress_client().place(number, [aliexpress_item()], ship_to(), STANDARD)
    suppliers.advance(sandbox, number, "SHIPPED")

    rows = sandbox.state.execute("SELECT url, body FROM webhooks ORDER BY seq")
    updates = [webhooks.parse(body) for _, body in rows]

    assert [update.status for update in updates if update] == [
        "OrderCreated",
        "PaymentAuthorized",
        "OrderShipped",
    ]
    assert {update.external_id for update in updates if update} == {placed.external_id}
    headers = sandbox.providers["aliexpress"].webhook_headers(rows[0][1])
    assert webhooks.is_signed(rows[0][1], headers["Authorization"])
    assert not webhooks.is_signed(rows[0][1] + b" ", headers["Authorization"])
    assert not webhooks.is_signed(rows[0][1], None)


def test_other_topics_are_left_alone() -> None:
    assert webhooks.parse(b'{"message_type": 18, "data": {}}') is None
    with pytest.raises(WebhookUnreadable):
        webhooks.parse(b'{"message_type": 53}')
    assert isinstance(
        webhooks.parse(
            b'{"message_type":53,"data":{"buyerId":1,"orderId":2,"orderStatus":"OrderShipped"},'
            b'"seller_id":"1","timestamp":1719389200}'
        ),
        OrderUpdate,
    )
