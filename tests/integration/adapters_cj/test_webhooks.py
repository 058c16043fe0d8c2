import json
from typing import Any

import pytest

from infra.local.sandbox.context import Sandbox
from infra.local.sandbox.suppliers import app as suppliers
from infra.local.sandbox.suppliers.cj import app as cj
from infra.local.sandbox.suppliers.cj import hooks
from tests.support.supplier_factories import cj_client, cj_item, order_number, ship_to
from windlass.adapters.cj import webhooks
from windlass.adapters.cj.webhooks import OrderUpdate, StockUpdate, WebhookUnreadable
from windlass.adapters.supplier_errors import SupplierRefused

URL = "https://api.example.com/webhooks/cj/secret"


def sent(sandbox: Sandbox) -> list[tuple[str, bytes]]:
    rows = sandbox.state.execute("SELECT url, body FROM webhooks ORDER BY seq")
    return [(str(url), bytes(body)) for url, body in rows]


def test_an_order_tells_of_every_step(sandbox: Sandbox) -> None:
    client, number = cj_client(), order_number()
    client.register_webhooks(URL)
    placed = client.place(number, [cj_item()], ship_to(), "CJPacket Ordinary")

    suppliers.advance(sandbox, number, "DELIVERED")

    updates = [webhooks.parse(body) for _, body in sent(sandbox)]
    assert {url for url, _ in sent(sandbox)} == {URL}
    assert {u.external_id for u in updates if isinstance(u, OrderUpdate)} == {placed.external_id}
    assert {u.order_number for u in updates if isinstance(u, OrderUpdate)} == {number}
    last = updates[-1]
    assert isinstance(last, OrderUpdate)
    assert last.is_delivered
    assert last.tracking_number is not None
    assert len({update.message_id for update in updates}) == len(updates)


def test_the_signature_is_checked_when_there_is_one(sandbox: Sandbox) -> None:
    client = cj_client()
    client.register_webhooks(URL)
    client.place(order_number(), [cj_item()], ship_to(), "CJPacket Ordinary")
    cj.change(sandbox, cj_item().variant_id, 0, None)
    [(_, body)] = sent(sandbox)
    open_id, signature = str(json.loads(body)["openId"]), hooks.headers(body)["sign"]

    assert webhooks.is_signed(body, signature, open_id)
    assert webhooks.is_signed(body, None, open_id)
    assert not webhooks.is_signed(body + b" ", signature, open_id)
    assert not webhooks.is_signed(body, signature, "1")


def test_stock_is_told_by_variant(sandbox: Sandbox) -> None:
    cj_client().register_webhooks(URL)
    vid = cj_item().variant_id

    cj.change(sandbox, vid, 0, None)

    [(_, body)] = sent(sandbox)
    update = webhooks.parse(body)
    assert isinstance(update, StockUpdate)
    assert dict(update.stock_by_variant) == {vid: 0}


@pytest.mark.usefixtures("sandbox")
def test_an_address_that_cj_cannot_reach_is_refused() -> None:
    with pytest.raises(SupplierRefused):
        cj_client().register_webhooks("http://10.0.0.1/webhooks")


@pytest.mark.parametrize(
    ("case", "body"),
    [
        ("no JSON", b"nothing"),
        ("no object", b"[]"),
        ("no params", b'{"messageId": "1", "type": "ORDER"}'),
        ("no order", b'{"messageId": "1", "type": "ORDER", "params": {}}'),
        ("null params", b'{"messageId": "1", "type": "ORDER", "params": null}'),
    ],
)
def test_what_cj_would_not_send_is_unreadable(case: str, body: Any) -> None:
    with pytest.raises(WebhookUnreadable):
        webhooks.parse(body)
