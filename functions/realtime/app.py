"""The WebSocket: who may listen. What is said comes from the events consumer."""

from __future__ import annotations

from typing import Any

from aws_lambda_powertools import Logger
from chalice.app import Chalice, Response, WebsocketEvent

from windlass.kit.errors import AppError
from windlass.notifications import service

logger = Logger()
app = Chalice(app_name="windlass-realtime")


@app.on_ws_connect()
def connect(event: WebsocketEvent) -> Response:
    query = event.to_dict().get("queryStringParameters") or {}
    try:
        service.connect(query.get("ticket", ""), event.connection_id)
    except AppError as error:
        logger.info(error.message, code=error.code)
        return Response(body={"code": error.code}, status_code=int(error.status))
    return Response(body={}, status_code=200)


@app.on_ws_message()
def message(_event: WebsocketEvent) -> Response:
    """Browsers say nothing but that they are alive."""
    return Response(body={}, status_code=200)


@app.on_ws_disconnect()
def disconnect(event: WebsocketEvent) -> Response:
    service.disconnect(event.connection_id)
    return Response(body={}, status_code=200)


ROUTES = {"$connect": connect, "$disconnect": disconnect, "$default": message}


def handler(event: dict[str, Any], context: Any) -> Any:
    """One function for the three routes of the API."""
    return ROUTES[event["requestContext"]["routeKey"]](event, context)
