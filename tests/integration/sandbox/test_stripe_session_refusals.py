"""What a Checkout Session is not made from: each refusal names its parameter."""

from __future__ import annotations

from typing import Any

import pytest
import stripe

from tests.integration.sandbox.shop import Shop

STANDARD: Any = {
    "shipping_rate_data": {
        "display_name": "Standard",
        "type": "fixed_amount",
        "fixed_amount": {"amount": 490, "currency": "eur"},
        "delivery_estimate": {"minimum": {"unit": "business_day", "value": 3}},
    }
}


def item(currency: str = "eur", unit_amount: object = 1999, **more: Any) -> Any:
    price = {"currency": currency, "unit_amount": unit_amount, "product_data": {"name": "Lamp"}}
    return {"price_data": price, "quantity": 1} | more


@pytest.mark.parametrize(
    ("_case", "params", "param", "code"),
    [
        ("no items", {"line_items": []}, "line_items", "parameter_missing"),
        (
            "no quantity",
            {"line_items": [{"price_data": item()["price_data"]}]},
            "line_items[0][quantity]",
            "parameter_missing",
        ),
        (
            "quantity of none",
            {"line_items": [item(quantity=0)]},
            "line_items[0][quantity]",
            "parameter_invalid_integer",
        ),
        (
            "decimal amount",
            {"line_items": [item(unit_amount="19.99")]},
            "line_items[0][price_data][unit_amount]",
            "parameter_invalid_integer",
        ),
        (
            "currency of two letters",
            {"line_items": [item("eu")]},
            "line_items[0][price_data][currency]",
            None,
        ),
        ("two currencies", {"line_items": [item(), item("usd")]}, "line_items", None),
        ("below the minimum", {"line_items": [item(unit_amount=49)]}, "line_items",
         "amount_too_small"),
        ("yen below the minimum", {"line_items": [item("jpy", 49)]}, "line_items",
         "amount_too_small"),
        ("dinar with a third decimal", {"line_items": [item("kwd", 1999)]}, "line_items",
         "parameter_invalid_integer"),
        ("krona with decimals", {"line_items": [item("isk", 150050)]}, "line_items",
         "parameter_invalid_integer"),
        ("no success address", {"success_url": ""}, "success_url", "parameter_invalid_empty"),
        ("success address of no site", {"success_url": "/return"}, "success_url", "url_invalid"),
        ("email without @", {"customer_email": "ada"}, "customer_email", "email_invalid"),
        ("long reference", {"client_reference_id": "x" * 201}, "client_reference_id", None),
        ("expires in ten minutes", {"expires_at": 600}, "expires_at", None),
        ("unheard-of parameter", {"colour": "red"}, "colour", "parameter_unknown"),
        ("long metadata", {"metadata": {"k": "x" * 501}}, "metadata[k]", None),
        (
            "fee above the total",
            {"payment_intent_data": {"application_fee_amount": 2000}},
            "payment_intent_data[application_fee_amount]",
            None,
        ),
        (
            "payment method types",
            {"payment_method_types": ["card"]},
            "payment_method_types",
            "payment_method_types_no_longer_supported",
        ),
        ("subscription", {"mode": "subscription"}, "mode", None),
        ("foreign customer", {"customer": "cus_unknown"}, "customer", "resource_missing"),
    ],
)  # fmt: skip
def test_wrong_parameters_are_refused_by_name(
    shop: Shop, _case: str, params: dict[str, Any], param: str, code: str | None
) -> None:
    if "expires_at" in params:
        params = {"expires_at": shop.provider.sandbox.timestamp() + params["expires_at"]}

    with pytest.raises(stripe.InvalidRequestError) as refused:
        shop.session(**params)

    assert (refused.value.http_status, refused.value.param, refused.value.code) == (
        400,
        param,
        code,
    )
    assert shop.provider.stripe.v1.checkout.sessions.list(None, shop.options).data == []
