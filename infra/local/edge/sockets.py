"""Carries WebSocket frames between a browser and the WebSocket API."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine

from starlette.websockets import WebSocket, WebSocketDisconnect
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake

from infra.local.place import HOST


class SocketProxy:
    def __init__(self, port: int, api_id: str):
        self.target = f"ws://{HOST}:{port}/_aws/execute-api/{api_id}/live"

    async def serve(self, browser: WebSocket) -> None:
        query = browser.scope["query_string"].decode("latin-1")
        origin = browser.headers.get("origin")
        headers = {"origin": origin} if origin else {}
        try:
            async with connect(
                f"{self.target}?{query}" if query else self.target, additional_headers=headers
            ) as api:
                await browser.accept()
                await _first_done(_upwards(browser, api), _downwards(api, browser))
        except (InvalidHandshake, OSError):  # refused by $connect, or the cloud is down
            await browser.close(1008)


async def _upwards(browser: WebSocket, api: ClientConnection) -> None:
    while True:
        try:
            message = await browser.receive()
        except WebSocketDisconnect:
            return
        if message["type"] == "websocket.disconnect":
            await api.close()
            return
        await api.send(message.get("text") or message.get("bytes") or "")


async def _downwards(api: ClientConnection, browser: WebSocket) -> None:
    try:
        async for message in api:
            if isinstance(message, str):
                await browser.send_text(message)
            else:
                await browser.send_bytes(message)
    except ConnectionClosed:
        pass
    await browser.close(api.close_code or 1000)


async def _first_done(*directions: Coroutine[None, None, None]) -> None:
    tasks = [asyncio.ensure_future(one) for one in directions]
    _, waiting = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in waiting:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
