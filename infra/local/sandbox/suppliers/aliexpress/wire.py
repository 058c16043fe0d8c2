"""How AliExpress speaks: signed calls, answers in an envelope named after the method."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from secrets import token_hex
from typing import Any

from infra.local.sandbox.context import Sandbox
from infra.local.sandbox.state import Doc
from infra.local.sandbox.suppliers.aliexpress.signature import sign

TOKEN = "aliexpress_token"  # kinds of documents
ORDER = "aliexpress_order"
WRAPPERS = {  # the list quirk: without `simplify`, a list is an object of one key
    "ae_item_sku_info_dtos": "ae_item_sku_info_d_t_o",
    "ae_sku_property_dtos": "ae_sku_property_d_t_o",
    "ae_item_properties": "ae_item_property_d_t_o",
    "ae_video_dtos": "ae_video_d_t_o",
    "products": "selection_search_product",
    "delivery_options": "delivery_option_d_t_o",
    "order_list": "number",
    "child_order_list": "aeop_child_order_info",
    "logistics_info_list": "aeop_order_logistics_info",
    "tracking_detail_line_list": "tracking_detail",
    "detail_node_list": "detail_node",
    "package_item_list": "package_item",
}


class Refusal(Exception):
    """The `error_response` of a call that was not understood or not allowed."""

    def __init__(self, code: str, message: str, sub_code: str = "", sub_message: str = "") -> None:
        super().__init__(message)
        self.code, self.message = code, message
        self.sub_code, self.sub_message = sub_code, sub_message


@dataclass(frozen=True)
class App:
    """The application that the platform's console would show."""

    key: str
    secret: str


@dataclass(frozen=True)
class Call:
    """One signed call for a buyer who authorised the app."""

    sandbox: Sandbox
    buyer: Doc
    parameters: Mapping[str, str]
    base_url: str

    @property
    def account(self) -> str:
        return str(self.buyer["user_id"])

    def required(self, name: str) -> str:
        value = self.parameters.get(name, "")
        if not value:
            raise Refusal("MissingParameter", f"The input parameter {name} is missing")
        return value

    def json(self, name: str) -> Any:
        try:
            return json.loads(self.required(name))
        except ValueError:
            raise Refusal("InvalidParameter", f"{name} is not JSON") from None


def app_of_environment() -> App:
    return App(
        os.environ.get("ALIEXPRESS_APP_KEY", "12345678"),
        os.environ.get("ALIEXPRESS_APP_SECRET", "helloworld"),
    )


def check_signature(app: App, parameters: Mapping[str, str], path: str = "") -> None:
    """Raises Refusal as the gateway does."""
    for name in ("app_key", "timestamp", "sign_method", "sign"):
        if not parameters.get(name):
            raise Refusal("MissingParameter", f"The input parameter {name} is missing")
    if parameters["app_key"] != app.key:
        raise Refusal("29", "Invalid app Key")
    if parameters["sign_method"] != "sha256":
        raise Refusal("InvalidParameter", "sign_method must be sha256")
    if parameters["sign"] != sign(parameters, app.secret, path):
        raise Refusal("IncompleteSignature", "The request signature does not conform")


def success(method: str, body: Doc, *, simplify: bool) -> Doc:
    answer = body if simplify else wrapped(body)
    return {f"{method.replace('.', '_')}_response": answer | {"request_id": token_hex(16)}}


def error(refusal: Refusal) -> Doc:
    body = {
        "type": "ISV",
        "code": refusal.code,
        "msg": refusal.message,
        "request_id": token_hex(16),
    }
    if refusal.sub_code:
        body |= {"sub_code": refusal.sub_code, "sub_msg": refusal.sub_message}
    return {"error_response": body}


def wrapped(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            name: {WRAPPERS[name]: [wrapped(part) for part in item]}
            if name in WRAPPERS and isinstance(item, list)
            else wrapped(item)
            for name, item in value.items()
        }
    return [wrapped(part) for part in value] if isinstance(value, list) else value


def usd(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02d}"
