"""Every kind of cart that can be priced, for hypothesis."""

from typing import Any

from hypothesis import strategies as st

from tests.support.carts_factories import shipping_option
from windlass.discounts.rules import DiscountClass, Kind, Promotion, Scope, Tier
from windlass.kit.money import Money
from windlass.pricing.models import Credit, Line, PricingInput
from windlass.tax.rules import TaxRate, TaxTable

CURRENCIES = ["EUR", "JPY", "KWD", "ISK"]
LINES = [f"line-{i}" for i in range(6)]
COLLECTIONS = ["summer", "sale"]
RATES = (
    TaxRate("DE", "VAT", 190_000),
    TaxRate("DE", "VAT", 70_000),
    TaxRate("US-NY", "Sales tax", 88_750),
    TaxRate("GB", "VAT", 0),
)


@st.composite
def inputs(draw: st.DrawFn, *, most_quantity: int = 1000) -> PricingInput:
    currency = draw(st.sampled_from(CURRENCIES))
    amounts = st.integers(0, 200_000).map(lambda amount: Money(amount, currency))
    lines = tuple(
        Line(
            f"line-{i}",
            draw(amounts),
            draw(st.integers(1, most_quantity)),
            draw(st.none() | amounts),
            product_id=f"product-{i % 3}",
            collection_ids=draw(st.frozensets(st.sampled_from(COLLECTIONS))),
            tax_class=draw(st.sampled_from(["standard", "reduced", "zero"])),
            is_gift_card=draw(st.sampled_from([False, False, False, True])),
        )
        for i in range(draw(st.integers(0, len(LINES))))
    )
    regular, is_free = draw(st.integers(0, 5000)), draw(st.booleans())
    option = shipping_option(
        0 if is_free else regular,
        regular=regular,
        free_above=1000 if is_free else None,
        currency=currency,
    )
    return PricingInput(
        currency,
        lines,
        draw(st.none() | st.just(option)),
        tuple(draw(promotions(f"d{i}", amounts)) for i in range(draw(st.integers(0, 4)))),
        draw(st.none() | tables()),
        tuple(Credit(f"g{i}", "Card", draw(amounts)) for i in range(draw(st.integers(0, 2)))),
        tuple(Credit(f"s{i}", "Credit", draw(amounts)) for i in range(draw(st.integers(0, 1)))),
    )


@st.composite
def tables(draw: st.DrawFn) -> TaxTable:
    of_class = st.lists(st.sampled_from(RATES), max_size=2, unique=True).map(tuple)
    return TaxTable(
        inclusive=draw(st.booleans()),
        rates={"standard": draw(of_class), "reduced": draw(of_class), "zero": ()},
        shipping=draw(of_class),
        shipping_follows_goods=draw(st.booleans()),
    )


@st.composite
def promotions(draw: st.DrawFn, discount_id: str, amounts: st.SearchStrategy[Money]) -> Promotion:
    kind = draw(st.sampled_from(Kind))
    shares = st.integers(1, 10_000)
    scope = draw(scopes())
    of_products = kind is Kind.BUY_X_GET_Y or not scope.is_everything
    own: dict[str, Any] = {}
    match kind:
        case Kind.PERCENTAGE:
            own = {"basis_points": draw(shares)}
        case Kind.FIXED:
            own = {"amount": draw(amounts), "is_per_item": of_products and draw(st.booleans())}
        case Kind.TIERED:
            tiers = st.tuples(st.integers(0, 3000), shares).map(lambda tier: Tier(*tier))
            own = {
                "tiers": tuple(draw(st.lists(tiers, min_size=1, max_size=3))),
                "tiers_by_quantity": draw(st.booleans()),
            }
        case Kind.BUY_X_GET_Y:
            own = {
                "buy_quantity": draw(st.integers(1, 3)),
                "get_quantity": draw(st.integers(1, 3)),
                "get_scope": draw(scopes()),
                "get_basis_points": draw(shares),
                "most_times": draw(st.none() | st.integers(1, 3)),
            }
    is_delivery = kind is Kind.FREE_SHIPPING
    goods = DiscountClass.PRODUCT if of_products else DiscountClass.ORDER
    return Promotion(
        discount_id=discount_id,
        title=f"Discount {discount_id}",
        kind=kind,
        discount_class=DiscountClass.SHIPPING if is_delivery else goods,
        code=draw(st.none() | st.just(discount_id.upper())),
        combines_with=draw(st.frozensets(st.sampled_from(DiscountClass))),
        scope=scope,
        minimum_subtotal=draw(st.none() | amounts),
        **own,
    )


def scopes() -> st.SearchStrategy[Scope]:
    products = st.frozensets(st.sampled_from(["product-0", "product-1"]), max_size=1)
    collections = st.frozensets(st.sampled_from(COLLECTIONS), max_size=1)
    return st.tuples(products, collections).map(lambda ids: Scope(*ids))
