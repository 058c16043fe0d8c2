"""Live news for open dashboards, over a WebSocket. It only hints: pages read the API for facts."""

from __future__ import annotations

import json
import secrets
from datetime import timedelta
from typing import Any

from pynamodb.exceptions import DeleteError

from windlass.adapters import aws
from windlass.db import transactions
from windlass.db.table import condition_failed
from windlass.kit import clock, config
from windlass.kit.errors import Unauthenticated
from windlass.notifications import models
from windlass.notifications.models import Connection, Listening, Ticket
from windlass.tenancy import service as tenancy
from windlass.tenancy.context import Permission, StoreContext

TICKET_LIVES = timedelta(minutes=1)
CONNECTION_LIVES = timedelta(hours=2)  # API Gateway closes every connection after two hours
MOST_CONNECTIONS = 200  # of one store that are told; more browsers than a team has


class TicketRefused(Unauthenticated):
    code = "ticket_refused"


def issue_ticket(store: StoreContext) -> str:
    """A secret that opens one connection within a minute: a browser cannot send its access token
    with a WebSocket, and an address that is logged must not be worth anything."""
    store.require(Permission.STORE_READ)
    ticket = secrets.token_urlsafe(24)
    Ticket(
        models.ticket_pk(ticket),
        "TICKET",
        store_id=store.store_id,
        user_id=store.actor_id,
        ttl=TICKET_LIVES,
    ).save()
    return ticket


def connection_url(ticket: str) -> str:
    """Where the browser opens its WebSocket: beside the dashboard, so its CSP says `'self'`."""
    return f"{config.DASHBOARD_URL.replace('http', 'ws', 1)}/ws?ticket={ticket}"


def connect(ticket: str, connection_id: str) -> None:
    """Let a browser listen. Raises TicketRefused (401) for a ticket that is unknown, over or used,
    and StoreNotFound (404) when its holder has left the store since."""
    item = _use(ticket)
    store = tenancy.enter(item.store_id, user_id=item.user_id)
    pk = models.connections_pk(store.store_id)
    with transactions.write() as transaction:
        transaction.save(Connection(pk, connection_id, user_id=item.user_id, ttl=CONNECTION_LIVES))
        transaction.save(
            Listening(
                models.listening_pk(connection_id),
                "CONNECTION",
                store_id=item.store_id,
                ttl=CONNECTION_LIVES,
            )
        )


def disconnect(connection_id: str) -> None:
    """The browser is gone. Harmless when it was forgotten before."""
    try:
        listening = Listening.get(models.listening_pk(connection_id), "CONNECTION")
    except Listening.DoesNotExist:
        return
    store = tenancy.act(listening.store_id, task="realtime")
    Connection(models.connections_pk(store.store_id), connection_id).delete()
    listening.delete()


def tell(store: StoreContext, type_: str, data: dict[str, Any]) -> int:
    """Send `{type, data}` to every open dashboard of the store; how many there were. Browsers that
    are gone are forgotten."""
    pk = models.connections_pk(store.store_id)
    listeners = [*Connection.query(pk, limit=MOST_CONNECTIONS)]
    message = json.dumps({"type": type_, "data": data}).encode()
    return sum(_post(connection, message) for connection in listeners)


def _post(connection: Connection, message: bytes) -> bool:
    from botocore.exceptions import ClientError

    socket = aws.websocket(config.REALTIME_ENDPOINT)
    try:
        socket.post_to_connection(ConnectionId=connection.sk, Data=message)
    except ClientError as error:
        if error.response["Error"]["Code"] in ("GoneException", "410", "403", "ForbiddenException"):
            disconnect(connection.sk)
            return False
        raise
    return True


def _use(ticket: str) -> Ticket:
    """Take the ticket off the table: of two that come with it, one gets in."""
    pk = models.ticket_pk(ticket)
    try:
        item = Ticket.get(pk, "TICKET", consistent_read=True)
        item.delete(condition=Ticket.pk.exists())
    except Ticket.DoesNotExist:
        raise TicketRefused("This ticket is not valid.") from None
    except DeleteError as error:
        if condition_failed(error):
            raise TicketRefused("This ticket was used.") from None
        raise
    if item.ttl <= clock.now():
        raise TicketRefused("This ticket is over.")
    return item
