from typing import Any

from msgspec.structs import replace

from storefront_pages.views.checkout import SumLine
from tests.unit.storefront_pages import samples
from tests.unit.storefront_pages.pages import Page, page


def checkout_page(**overrides: Any) -> Page:
    return page("checkout", checkout=samples.checkout(**overrides), csrf="token")


def test_email_comes_first_and_every_field_can_be_filled_by_the_browser() -> None:
    found = checkout_page()

    fields = [
        (attributes["name"], attributes["autocomplete"])
        for tag, attributes in found.elements
        if tag in ("input", "select") and "autocomplete" in attributes
    ]
    assert fields[:3] == [("email", "email"), ("country", "country"), ("name", "name")]
    assert ("line1", "address-line1") in fields
    labels = {label["for"] for label in found.all("label") if "for" in label}
    assert labels == {name for name, _ in fields}


def test_consent_is_not_ticked_for_the_shopper() -> None:
    assert "checked" not in checkout_page().one("input", name="consent")


def test_every_error_is_beside_its_field_and_in_the_summary() -> None:
    view = samples.checkout()
    wrong = tuple(
        replace(field, value="20", error="Enter 5 digits.")
        if field.name == "postal_code"
        else field
        for field in view.address
    )

    found = checkout_page(address=wrong, shipping_error="Choose how it should be delivered.")

    field = found.one("input", name="postal_code")
    assert (field["value"], field["aria-invalid"]) == ("20", "true")
    assert field["aria-describedby"] == "error-postal_code"
    assert '<p class="error" id="error-postal_code">Enter 5 digits.</p>' in found.html
    assert "2 things to correct:" in found.html
    assert found.one("a", href="#postal_code")
    assert found.one("a", href="#shipping")


def test_what_was_typed_is_kept_and_harmless() -> None:
    view = samples.checkout()

    found = checkout_page(email=replace(view.email, value='"><b>'))

    assert found.one("input", name="email")["value"] == '"><b>'
    assert "<b>" not in found.html


def test_summary_shows_every_line_and_the_total_to_the_cent() -> None:
    found = checkout_page()

    sums = "<dt>Tax</dt><dd>€0.00</dd>"
    assert found.html.count(sums) == 2  # in the column, and in the fold of a phone
    assert found.html.count('<span class="small muted">EUR</span> €63.90') == 2


def test_an_unknown_amount_is_not_zero() -> None:
    summary = samples.summary(
        sums=(SumLine("Subtotal", samples.eur(5900)), SumLine("Delivery", None)), is_final=False
    )

    found = checkout_page(summary=summary, shipping=())

    assert '<dt>Delivery</dt><dd><span class="muted">next step</span></dd>' in found.html
    assert "<dt>Total so far</dt>" in found.html
    assert "€0.00" not in found.html


def test_a_country_out_of_reach_is_said() -> None:
    found = checkout_page(shipping=(), cannot_ship_to="Chile")

    assert "Volt Electronics does not deliver this order to Chile." in found.html


def test_free_delivery_is_called_free() -> None:
    view = samples.checkout()
    free = replace(view.shipping[0], price=samples.eur(0))

    assert '<span class="method-price">Free</span>' in checkout_page(shipping=(free,)).html


def test_button_that_refreshes_works_without_script() -> None:
    found = checkout_page()

    buttons = [
        (button["name"], button["value"])
        for button in found.all("button")
        if button.get("name") == "intent"
    ]
    assert buttons == [("intent", "refresh"), ("intent", "pay")]
    assert found.one("input", name="csrf")["value"] == "token"
