"""Reads the table's answers as the JSON they are.

botocore walks through every attribute of every item to turn texts into richer types. Items have
none but binary attributes, and PynamoDB reads the JSON itself: most of a list's time was that walk.
"""

from __future__ import annotations

from typing import Any

from botocore.parsers import JSONParser, ResponseParser, ResponseParserFactory
from botocore.session import Session

WITH_ITEMS = frozenset(
    "GetItemOutput BatchGetItemOutput QueryOutput ScanOutput TransactGetItemsOutput "
    "PutItemOutput UpdateItemOutput DeleteItemOutput".split()
)


def read_directly(session: Session) -> None:
    """For the clients that the session makes from now on."""
    session.register_component("response_parser_factory", _Parsers())


class _Items(JSONParser):
    # The stubs of botocore leave these two methods out.
    def _handle_json_body(self, raw_body: bytes, shape: Any) -> Any:
        if shape is None or shape.name not in WITH_ITEMS or _may_hold_bytes(raw_body):
            return super()._handle_json_body(raw_body, shape)  # type: ignore[misc]
        return self._parse_body_as_json(raw_body)  # type: ignore[attr-defined]


class _Parsers(ResponseParserFactory):
    def create_parser(self, protocol_name: str) -> ResponseParser:
        return _Items() if protocol_name == "json" else super().create_parser(protocol_name)


def _may_hold_bytes(body: bytes) -> bool:
    return b'"B"' in body or b'"BS"' in body
