"""Only who belongs to a store hears its news."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from moto.apigatewaymanagementapi.models import apigatewaymanagementapi_backends
from moto.core.models import DEFAULT_ACCOUNT_ID

from events.consumers.realtime import HANDLERS
from merchant_api.app import handler
from realtime.app import handler as socket
from tests.support.api import CONTEXT, call
from tests.support.factories import member, store
from tests.support.hooks import event_of
from tests.support.table import items
from windlass.db import outbox
from windlass.kit import clock
from windlass.kit.errors import Forbidden
from windlass.notifications import service
from windlass.orders.events import OrderCancelled
from windlass.tenancy.context import Role, StoreContext
from windlass.tenancy.models import Membership

pytestmark = pytest.mark.usefixtures("cloud")


def ticket_of(owner: StoreContext) -> str:
    answer = call(handler, "POST", f"/api/v1/stores/{owner.store_id}/realtime/ticket", as_=owner)
    assert answer.status == 201
    return str(answer.body["url"]).split("ticket=")[1]


def send(route: str, connection: str, ticket: str | None = None) -> int:
    event: dict[str, Any] = {
        "requestContext": {
            "routeKey": route,
            "connectionId": connection,
            "domainName": "socket",
            "stage": "live",
            "apiId": "socket",
        },
        "queryStringParameters": {"ticket": ticket} if ticket else None,
        "body": None,
    }
    return int(socket(event, CONTEXT)["statusCode"])


def heard(connection: str) -> list[Any]:
    backend = apigatewaymanagementapi_backends[DEFAULT_ACCOUNT_ID]["eu-west-1"]
    return [json.loads(backend.connections[connection].data)] if _has(backend, connection) else []


def _has(backend: Any, connection: str) -> bool:
    return connection in backend.connections and bool(backend.connections[connection].data)


def tell(owner: StoreContext) -> None:
    item = outbox.to_item(owner.store_id, OrderCancelled("order-1", 1001, "Buyer asked"))
    HANDLERS["OrderCancelled"](event_of(item))


def test_a_member_hears_the_news_of_the_store_and_nobody_elses() -> None:
    owner, other = member(), member("store-2")
    assert send("$connect", "browser-1", ticket_of(owner)) == 200
    assert send("$connect", "browser-2", ticket_of(other)) == 200

    tell(owner)

    data = {"order_id": "order-1", "number": 1001, "reason": "Buyer asked"}
    assert heard("browser-1") == [{"type": "OrderCancelled", "data": data}]
    assert heard("browser-2") == []


def test_a_ticket_opens_one_connection() -> None:
    ticket = ticket_of(member())

    assert [send("$connect", "one", ticket), send("$connect", "two", ticket)] == [200, 401]
    assert [item["SK"]["S"] for item in items("Connection")] == ["one"]


@pytest.mark.parametrize("ticket", [None, "made-up"])
def test_without_a_ticket_nobody_listens(ticket: str | None) -> None:
    assert send("$connect", "browser", ticket) == 401
    assert items("Connection") == []


def test_a_ticket_is_over_after_a_minute() -> None:
    ticket = ticket_of(member())

    with time_machine.travel(clock.now() + timedelta(seconds=61)):
        assert send("$connect", "browser", ticket) == 401


def test_who_left_the_store_meanwhile_is_not_let_in() -> None:
    owner = member()
    ticket = ticket_of(owner)
    Membership.get(f"STORE#{owner.store_id}#MEMBERS", f"USER#{owner.actor_id}").delete()

    assert send("$connect", "browser", ticket) == 404


def test_a_closed_browser_is_forgotten() -> None:
    owner = member()
    send("$connect", "browser", ticket_of(owner))

    assert [send("$disconnect", "browser"), send("$disconnect", "browser")] == [200, 200]

    assert (items("Connection"), items("Listening")) == ([], [])
    tell(owner)


def test_a_shopper_gets_no_ticket() -> None:
    with pytest.raises(Forbidden):
        service.issue_ticket(store(role=Role.SHOPPER))
