"""What search engines read beside the page (JSON-LD, schema.org): the facts that are shown."""

from __future__ import annotations

from typing import Any

from storefront_pages.views.product import DeliveryView, ProductView, VariantView
from storefront_pages.views.reviews import RatingView, ReviewView
from storefront_pages.views.store import StoreView
from windlass.catalog import measures
from windlass.catalog.measures import Measure, Unit

CONTEXT = "https://schema.org"
UNIT_CODES = {  # UN/CEFACT Recommendation 20
    Unit.ML: "MLT",
    Unit.CL: "CLT",
    Unit.L: "LTR",
    Unit.MG: "MGM",
    Unit.G: "GRM",
    Unit.KG: "KGM",
    Unit.MM: "MMT",
    Unit.CM: "CMT",
    Unit.M: "MTR",
    Unit.CM2: "CMK",
    Unit.M2: "MTK",
    Unit.PIECE: "H87",
}
MOST_OFFERS = 20  # beyond that, one aggregate says as much in a fraction of the bytes


def breadcrumbs(store: StoreView, *trail: tuple[str, str]) -> dict[str, Any]:
    """(name, path) from the home page downwards."""
    return {
        "@context": CONTEXT,
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": at, "name": name, "item": store.absolute(path)}
            for at, (name, path) in enumerate(trail, start=1)
        ],
    }


def rated(rating: RatingView | None, reviews: list[ReviewView]) -> dict[str, Any]:
    """What is added to a product that buyers rated; the reviews are those that the page shows, and
    only ours: search engines refuse what was taken from elsewhere."""
    if rating is None:
        return {}
    return {
        "aggregateRating": {
            "@type": "AggregateRating",
            "ratingValue": rating.average,
            "reviewCount": rating.count,
        },
        "review": [
            {
                "@type": "Review",
                "author": {"@type": "Person", "name": review.author},
                "datePublished": review.written_on.isoformat(),
                "reviewBody": review.text,
                "reviewRating": {"@type": "Rating", "ratingValue": review.stars},
            }
            for review in reviews
            if not review.origin
        ],
    }


def product(view: ProductView, store: StoreView, delivery: DeliveryView | None) -> dict[str, Any]:
    data: dict[str, Any] = {
        "@context": CONTEXT,
        "@type": "Product",
        "name": view.title,
        "url": store.absolute(f"/products/{view.handle}"),
        "brand": {"@type": "Brand", "name": view.brand},
        "offers": _offers(view, store, delivery),
    }
    if view.summary:
        data["description"] = view.summary
    if view.images:
        data["image"] = [store.absolute(image.src) for image in view.images]
    if view.chosen.sku:
        data["sku"] = view.chosen.sku
    if view.origin_country:
        data["countryOfOrigin"] = {"@type": "Country", "name": view.origin_country}
    return data


def _offers(view: ProductView, store: StoreView, delivery: DeliveryView | None) -> Any:
    shared = _shared(store, delivery)
    if len(view.variants) <= MOST_OFFERS:
        return [_offer(variant, view, store) | shared for variant in view.variants]
    prices = sorted(view.variants, key=lambda variant: variant.price.amount)
    return {
        "@type": "AggregateOffer",
        "lowPrice": prices[0].price.decimal(),
        "highPrice": prices[-1].price.decimal(),
        "priceCurrency": prices[0].price.currency,
        "offerCount": len(prices),
        "availability": _availability(any(variant.is_available for variant in prices)),
        **shared,
    }


def _offer(variant: VariantView, view: ProductView, store: StoreView) -> dict[str, Any]:
    offer: dict[str, Any] = {
        "@type": "Offer",
        "url": store.absolute(f"/products/{view.handle}?variant={variant.id}"),
        "price": variant.price.decimal(),
        "priceCurrency": variant.price.currency,
        "availability": _availability(variant.is_available),
        "itemCondition": f"{CONTEXT}/NewCondition",
    }
    if variant.values:
        offer["name"] = " / ".join(variant.values)
    if variant.sku:
        offer["sku"] = variant.sku
    if is_gtin(variant.barcode):
        offer["gtin"] = variant.barcode
    if variant.measure:
        offer["priceSpecification"] = _per_unit(variant, variant.measure)
    return offer


def _per_unit(variant: VariantView, measure: Measure) -> dict[str, Any]:
    """How much the price is for, and what it is compared with, as search engines read a unit price
    (unitPricingMeasure and its base: https://developers.google.com/search/docs/appearance/
    structured-data/merchant-listing#unit-price-specification)."""
    number, unit = measures.split(measure.reference)
    return {
        "@type": "UnitPriceSpecification",
        "price": variant.price.decimal(),
        "priceCurrency": variant.price.currency,
        "referenceQuantity": {
            "@type": "QuantitativeValue",
            "value": measure.decimal,
            "unitCode": UNIT_CODES[measure.unit],
            "valueReference": {
                "@type": "QuantitativeValue",
                "value": str(number),
                "unitCode": UNIT_CODES[unit],
            },
        },
    }


def is_gtin(code: str) -> bool:
    """Whether it is a GTIN of 8, 12, 13 or 14 digits: the weighted sum of all ends in 0
    (GS1 General Specifications, 7.9)."""
    if len(code) not in (8, 12, 13, 14) or not code.isascii() or not code.isdigit():
        return False
    weighted = (int(digit) * (3 if at % 2 else 1) for at, digit in enumerate(reversed(code)))
    return sum(weighted) % 10 == 0


def _shared(store: StoreView, delivery: DeliveryView | None) -> dict[str, Any]:
    """What holds for every offer: how it comes and how it may go back."""
    shared: dict[str, Any] = {}
    if store.returns_days:
        shared["hasMerchantReturnPolicy"] = {
            "@type": "MerchantReturnPolicy",
            "applicableCountry": store.country,
            "returnPolicyCategory": f"{CONTEXT}/MerchantReturnFiniteReturnWindow",
            "merchantReturnDays": store.returns_days,
            "returnMethod": f"{CONTEXT}/ReturnByMail",
        }
    if delivery:
        shared["shippingDetails"] = {
            "@type": "OfferShippingDetails",
            "shippingDestination": {"@type": "DefinedRegion", "addressCountry": delivery.country},
            "shippingRate": {
                "@type": "MonetaryAmount",
                "value": delivery.cheapest.decimal(),
                "currency": delivery.cheapest.currency,
            },
            "deliveryTime": {
                "@type": "ShippingDeliveryTime",
                "transitTime": {
                    "@type": "QuantitativeValue",
                    "minValue": delivery.min_days,
                    "maxValue": delivery.max_days,
                    "unitCode": "DAY",
                },
            },
        }
    return shared


def _availability(is_available: bool) -> str:
    return f"{CONTEXT}/{'InStock' if is_available else 'OutOfStock'}"
