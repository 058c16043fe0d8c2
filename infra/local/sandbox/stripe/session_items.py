"""What a Checkout Session sells: line items and shipping, checked and added up."""

from __future__ import annotations

from infra.local.sandbox.state import Doc
from infra.local.sandbox.stripe import currencies, errors
from infra.local.sandbox.stripe.books import Books, new_id
from infra.local.sandbox.stripe.errors import StripeRefusal
from infra.local.sandbox.stripe.forms import Params

LARGEST_COUNT, SHIPPING_COUNT = 100, 5


def line_items(books: Books, given: Params) -> list[Doc]:
    """Saved products and the items that sell them, all in one currency."""
    rows = given.rows("line_items")
    if not rows:
        raise errors.missing("line_items")
    if len(rows) > LARGEST_COUNT:
        raise StripeRefusal(f"You can have up to {LARGEST_COUNT} line items.", param="line_items")
    items = [_line_item(books, row) for row in rows]
    if len({item["currency"] for item in items}) > 1:
        raise StripeRefusal("The currency of every line item must be the same.", param="line_items")
    return items


def _line_item(books: Books, row: Params) -> Doc:
    row.only("price_data", "quantity", "metadata", "adjustable_quantity")
    if "price_data" not in row:
        raise errors.missing(row.name("price_data"))
    price_data = row.child("price_data")
    price_data.only("currency", "product_data", "unit_amount", "tax_behavior")
    currency = currencies.checked(price_data.required_text("currency"), price_data.name("currency"))
    unit_amount = price_data.required_integer("unit_amount")
    quantity = row.required_integer("quantity", minimum=1)
    product = _product(books, price_data.child("product_data"))
    amount = unit_amount * quantity
    return {
        "id": new_id("item"),
        "object": "item",
        "amount_discount": 0,
        "amount_subtotal": amount,
        "amount_tax": 0,
        "amount_total": amount,
        "currency": currency,
        "description": product["name"],
        "metadata": row.metadata(),
        "price": {
            "id": new_id("price"),
            "object": "price",
            "active": False,
            "billing_scheme": "per_unit",
            "created": books.now,
            "currency": currency,
            "livemode": False,
            "metadata": {},
            "product": product["id"],
            "recurring": None,
            "tax_behavior": price_data.text("tax_behavior", "unspecified"),
            "type": "one_time",
            "unit_amount": unit_amount,
            "unit_amount_decimal": str(unit_amount),
        },
        "quantity": quantity,
    }


def _product(books: Books, given: Params) -> Doc:
    given.only("name", "description", "images", "metadata", "tax_code", "unit_label")
    product = books.new(
        "product",
        active=False,
        description=given.optional_text("description"),
        images=given.texts("images"),
        metadata=given.metadata(),
        name=given.required_text("name"),
        tax_code=given.optional_text("tax_code"),
        type="service",
        updated=books.now,
    )
    return books.save(product)


def shipping_options(books: Books, given: Params, currency: str) -> list[Doc]:
    """As the session shows them; the first is chosen until the buyer chooses another."""
    rows = given.rows("shipping_options")
    if len(rows) > SHIPPING_COUNT:
        raise StripeRefusal(
            f"You can have up to {SHIPPING_COUNT} shipping options.", param="shipping_options"
        )
    options = []
    for row in rows:
        row.only("shipping_rate_data")
        rate = _shipping_rate(books, row.child("shipping_rate_data"), currency)
        options.append(
            {"shipping_amount": rate["fixed_amount"]["amount"], "shipping_rate": rate["id"]}
        )
    return options


def _shipping_rate(books: Books, given: Params, currency: str) -> Doc:
    given.only(
        "display_name", "type", "fixed_amount", "delivery_estimate", "metadata", "tax_behavior",
        "tax_code",
    )  # fmt: skip
    given.one_of("type", ("fixed_amount",), "fixed_amount")
    fixed = given.child("fixed_amount")
    amount = fixed.required_integer("amount")
    if currencies.checked(fixed.required_text("currency")) != currency:
        raise StripeRefusal(
            "The currency of shipping must be the currency of the line items.",
            param=fixed.name("currency"),
        )
    return books.save(
        books.new(
            "shipping_rate",
            active=True,
            delivery_estimate=given.child("delivery_estimate").values or None,
            display_name=given.required_text("display_name"),
            fixed_amount={"amount": amount, "currency": currency},
            metadata=given.metadata(),
            tax_behavior=given.text("tax_behavior", "unspecified"),
            tax_code=given.optional_text("tax_code"),
            type="fixed_amount",
        )
    )


def with_shipping(session: Doc, rate_id: str | None) -> Doc:
    """Set the chosen rate (None: none) and the amounts that follow from it."""
    chosen = next((o for o in session["shipping_options"] if o["shipping_rate"] == rate_id), None)
    shipping = chosen["shipping_amount"] if chosen else 0
    session["shipping_cost"] = (
        {
            "amount_subtotal": shipping,
            "amount_tax": 0,
            "amount_total": shipping,
            "shipping_rate": rate_id,
        }
        if chosen
        else None
    )
    session["amount_total"] = session["amount_subtotal"] + shipping
    session["total_details"] = {
        "amount_discount": 0,
        "amount_shipping": shipping,
        "amount_tax": 0,
    }
    return session
