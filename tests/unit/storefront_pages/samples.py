"""Views with one-word overrides. A test names only what it is about."""

from datetime import UTC, datetime
from typing import Any

from msgspec.structs import replace

from storefront_pages.views.cart import CartLineView, CartView
from storefront_pages.views.checkout import (
    CheckoutView,
    FieldView,
    ShippingChoice,
    SumLine,
    SummaryView,
)
from storefront_pages.views.choice import Choice
from storefront_pages.views.image import ImageView
from storefront_pages.views.order import OrderLineView, OrderView, ParcelView, StepView
from storefront_pages.views.product import CardView, ProductView, Stock, VariantView
from storefront_pages.views.store import PolicyLink, StoreView
from storefront_pages.views.theme import theme_of
from tests.unit.storefront_pages.frames import built, footer, header
from windlass.kit.money import Money

WIDTHS = (160, 320, 640, 960, 1600)


def eur(amount: int) -> Money:
    return Money(amount, "EUR")


def image(name: str = "lamp", **overrides: Any) -> ImageView:
    prefix = f"/media/stores/s1/images/{name}"

    def srcset(extension: str) -> str:
        return ", ".join(f"{prefix}/{width}.{extension} {width}w" for width in WIDTHS)

    view = ImageView(
        id=name,
        alt=f"Picture of {name}",
        width=1200,
        height=1500,
        blur="data:image/webp;base64,UklGRiIAAABXRUJQVlA4",
        sources=(("image/avif", srcset("avif")), ("image/webp", srcset("webp"))),
        src=f"{prefix}/960.webp",
        large=f"{prefix}/1600.webp",
        small=f"{prefix}/160.webp",
    )
    return replace(view, **overrides)


def store(**overrides: Any) -> StoreView:
    view = StoreView(
        id="s1",
        slug="volt",
        name="Volt Electronics",
        url="http://volt.localhost:8080",
        locale="en",
        time_zone="Europe/Berlin",
        currency="EUR",
        country="DE",
        description="Small electronics that last.",
        contact_email="hello@volt.example",
        logo=None,
        icons=(),
        theme=theme_of({"primary": "#0f6b74", "colour_scheme": "auto"}, locale="en"),
        policies=(PolicyLink("refund", "Refund policy"), PolicyLink("terms", "Terms of service")),
        returns_days=30,
        is_open=True,
        has_password=False,
        header=(built("header", header()),),
        footer=(built("footer", footer()),),
    )
    return replace(view, **overrides)


def card(**overrides: Any) -> CardView:
    view = CardView(
        handle="desk-lamp",
        title="Desk lamp",
        price=eur(2950),
        compare_at=None,
        has_price_range=False,
        image=image(),
        second_image=None,
        is_sold_out=False,
    )
    return replace(view, **overrides)


def variant(identity: str = "V1", *values: str, **overrides: Any) -> VariantView:
    view = VariantView(
        id=identity,
        values=values,
        sku=f"SKU-{identity}",
        price=eur(2950),
        compare_at=None,
        stock=Stock.IN,
        left=None,
        image_id=None,
    )
    return replace(view, **overrides)


def product(*variants: VariantView, chosen: int = 0, **overrides: Any) -> ProductView:
    found = variants or (variant("V1"),)
    view = ProductView(
        id="P1",
        handle="desk-lamp",
        title="Desk lamp",
        description="<p>Warm light, five steps.</p>",
        summary="Warm light, five steps.",
        brand="Volt Electronics",
        images=(image("front"), image("side")),
        option_names=(),
        variants=found,
        chosen=found[chosen],
    )
    return replace(view, **overrides)


def cart_line(**overrides: Any) -> CartLineView:
    view = CartLineView(
        id="L1",
        title="Desk lamp",
        variant="Black / Large",
        path="/products/desk-lamp?variant=V1",
        image=image(),
        quantity=2,
        most=10,
        unit_price=eur(2950),
        compare_at=None,
        total=eur(5900),
        notices=(),
        is_available=True,
    )
    return replace(view, **overrides)


def cart(*lines: CartLineView, **overrides: Any) -> CartView:
    found = lines or (cart_line(),)
    view = CartView(
        lines=found,
        subtotal=eur(sum(line.total.amount for line in found)),
        count=sum(line.quantity for line in found),
        can_check_out=all(line.is_available for line in found),
        total=eur(sum(line.total.amount for line in found)),
    )
    return replace(view, **overrides)


def field(name: str = "name", label: str = "Full name", **overrides: Any) -> FieldView:
    view = FieldView(
        name=name, label=label, value="", error="", is_required=True, autocomplete=name
    )
    return replace(view, **overrides)


def summary(**overrides: Any) -> SummaryView:
    view = SummaryView(
        lines=(cart_line(),),
        sums=(
            SumLine("Subtotal", eur(5900)),
            SumLine("Delivery", eur(490), note="Standard"),
            SumLine("Tax", eur(0)),
        ),
        total=eur(6390),
        is_final=True,
    )
    return replace(view, **overrides)


def checkout(**overrides: Any) -> CheckoutView:
    countries = (Choice("DE", "Germany"), Choice("AT", "Austria"))
    view = CheckoutView(
        email=field("email", "E-mail", type="email", autocomplete="email", input_mode="email"),
        has_consent=False,
        address=(
            field("country", "Country", choices=countries, value="DE"),
            field("name", "Full name"),
            field("line1", "Street and number", autocomplete="address-line1"),
            field("line2", "Apartment, floor", is_required=False),
            field("postal_code", "Postal code", width="third"),
            field("city", "City", width="third"),
            field("phone", "Phone", is_required=False, hint="For the carrier only."),
        ),
        needs_shipping=True,
        shipping=(
            ShippingChoice("r1", "Standard", "Arrives 12\N{EN DASH}18 Jun", eur(490), True),
            ShippingChoice("r2", "Express", "Arrives 3\N{EN DASH}5 Jun", eur(1290), False),
        ),
        shipping_error="",
        cannot_ship_to="",
        summary=summary(),
        button="Continue to payment",
        problem="",
    )
    return replace(view, **overrides)


def order(**overrides: Any) -> OrderView:
    placed = datetime(2026, 6, 1, 12, 5, tzinfo=UTC)
    view = OrderView(
        id="O1",
        number="#1042",
        placed_at=placed,
        status="On its way",
        email="ada@example.com",
        lines=(OrderLineView("Desk lamp", "Black", image(), 2, eur(5900)),),
        sums=(SumLine("Subtotal", eur(5900)), SumLine("Delivery", eur(490))),
        total=eur(6390),
        refunded=None,
        address=("Ada Byron", "Hafenstrasse 4", "20457 Hamburg", "Germany"),
        shipping_method="Standard",
        steps=(
            StepView("Placed", placed, "done"),
            StepView("Being prepared", placed, "done"),
            *(StepView("On its way", placed, "current"), StepView("Delivered", None, "next")),
        ),
        parcels=(
            ParcelView(
                carrier="DHL",
                tracking_number="JD0146000065",
                tracking_url="https://track.example/JD0146000065",
                state="On its way",
                shipped_at=placed,
                delivered_at=None,
                items=("2 \N{MULTIPLICATION SIGN} Desk lamp, Black",),
                news="Arrived at the depot in Hamburg",
                news_at=placed,
            ),
        ),
        is_cancelled=False,
        status_path="/orders/O1?token=t",
        invoice_url="/invoice?token=t",
    )
    return replace(view, **overrides)
