from storefront_pages import structured
from storefront_pages.views.product import Stock
from tests.unit.storefront_pages import frames, samples


def test_product_offers_each_variant_at_its_price() -> None:
    variants = (
        samples.variant("V1", "Black"),
        samples.variant("V2", "White", stock=Stock.OUT, price=samples.eur(3100)),
    )
    view = samples.product(*variants, option_names=("Colour",))

    data = structured.product(view, samples.store(), None)

    assert (data["@type"], data["name"], data["sku"]) == ("Product", "Desk lamp", "SKU-V1")
    offers = [
        (offer["url"], offer["price"], offer["priceCurrency"], offer["availability"])
        for offer in data["offers"]
    ]
    page = "http://volt.localhost:8080/products/desk-lamp"
    assert offers == [
        (f"{page}?variant=V1", "29.50", "EUR", "https://schema.org/InStock"),
        (f"{page}?variant=V2", "31.00", "EUR", "https://schema.org/OutOfStock"),
    ]
    assert data["image"][0] == "http://volt.localhost:8080/media/stores/s1/images/front/960.webp"


def test_offers_carry_delivery_and_returns() -> None:
    data = structured.product(samples.product(), samples.store(), frames.delivery())

    (offer,) = data["offers"]
    assert offer["shippingDetails"]["shippingRate"]["value"] == "4.90"
    assert offer["shippingDetails"]["deliveryTime"]["transitTime"]["maxValue"] == 10
    assert offer["hasMerchantReturnPolicy"]["merchantReturnDays"] == 30


def test_nothing_is_promised_that_the_shop_does_not_promise() -> None:
    store = samples.store(returns_days=None)

    data = structured.product(samples.product(), store, None)

    (offer,) = data["offers"]
    assert "shippingDetails" not in offer
    assert "hasMerchantReturnPolicy" not in offer


def test_many_variants_become_one_range() -> None:
    variants = [samples.variant(f"V{n}", f"C{n}", price=samples.eur(100 + n)) for n in range(21)]

    data = structured.product(samples.product(*variants), samples.store(), None)

    assert (data["offers"]["lowPrice"], data["offers"]["highPrice"]) == ("1.00", "1.20")
    assert data["offers"]["offerCount"] == 21


def test_breadcrumbs_lead_down_from_home() -> None:
    data = structured.breadcrumbs(samples.store(), ("Volt", "/"), ("Lamp", "/products/lamp"))

    assert [step["item"] for step in data["itemListElement"]] == [
        "http://volt.localhost:8080/",
        "http://volt.localhost:8080/products/lamp",
    ]
