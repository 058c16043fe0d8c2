"""What search engines are told of a shop and its products, in schema.org's words."""

import json
import re
from typing import Any

import pytest

from tests.integration.storefront_pages.goods import sell, variant_in
from tests.integration.storefront_pages.shops import open_shop, visitor
from windlass.stores import service as stores
from windlass.stores.settings import General, Policies
from windlass.tenancy.context import StoreContext

pytestmark = pytest.mark.usefixtures("table")

SHOP = "http://volt.localhost:8080"
LD = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.S)


def told(path: str) -> dict[str, dict[str, Any]]:
    """By type."""
    found = [json.loads(one) for one in LD.findall(visitor().get(path).body)]
    return {one["@type"]: one for one in found}


def settle(owner: StoreContext, section: type, **facts: str) -> None:
    stores.change_settings(owner, section, facts, version=stores.get(owner).version)


def test_home_says_who_the_shop_is_and_how_it_is_reached() -> None:
    owner = open_shop()
    settle(
        owner,
        General,
        legal_name="Volt GmbH",
        contact_email="help@volt.example",
        contact_phone="+49 30 1234",
        street="Ring 1",
        postal_code="10115",
        city="Berlin",
    )

    shop = told("/")["OnlineStore"]

    assert (shop["name"], shop["legalName"], shop["url"]) == (
        "Volt Electronics",
        "Volt GmbH",
        f"{SHOP}/",
    )
    assert shop["contactPoint"] == {
        "@type": "ContactPoint",
        "contactType": "customer service",
        "email": "help@volt.example",
        "telephone": "+49 30 1234",
    }
    assert shop["address"] == {
        "@type": "PostalAddress",
        "addressCountry": "DE",
        "streetAddress": "Ring 1",
        "postalCode": "10115",
        "addressLocality": "Berlin",
    }
    assert shop["hasMerchantReturnPolicy"] == {
        "@type": "MerchantReturnPolicy",
        "merchantReturnLink": f"{SHOP}/policies/refund",
        "applicableCountry": "DE",
        "returnPolicyCategory": "https://schema.org/MerchantReturnFiniteReturnWindow",
        "merchantReturnDays": 30,
    }


def test_a_refund_policy_of_the_merchants_own_is_linked_and_not_guessed() -> None:
    owner = open_shop()
    settle(owner, Policies, refund="<p>Ask us.</p>")

    assert told("/")["OnlineStore"]["hasMerchantReturnPolicy"] == {
        "@type": "MerchantReturnPolicy",
        "merchantReturnLink": f"{SHOP}/policies/refund",
    }


def test_home_says_how_the_shop_is_searched() -> None:
    open_shop()

    site = told("/")["WebSite"]

    assert (site["url"], site["inLanguage"]) == (f"{SHOP}/", "en")
    assert site["publisher"] == {"@id": f"{SHOP}/#shop"}
    assert site["potentialAction"] == {
        "@type": "SearchAction",
        "target": {
            "@type": "EntryPoint",
            "urlTemplate": f"{SHOP}/search?q={{search_term_string}}",
        },
        "query-input": "required name=search_term_string",
    }


def test_a_product_is_told_with_offer_delivery_returns_and_the_way_to_it() -> None:
    owner = open_shop()
    sell(owner, "Lamp", variant_in(sku="L-1", barcode="4006381333931"), handle="lamp")

    found = told("/products/lamp")

    [offer] = found["Product"]["offers"]
    assert set(found) == {"Product", "BreadcrumbList"}
    assert offer["@type"] == "Offer"
    assert (offer["price"], offer["priceCurrency"], offer["gtin"], offer["sku"]) == (
        "29.50",
        "EUR",
        "4006381333931",
        "L-1",
    )
    assert offer["availability"] == "https://schema.org/InStock"
    assert offer["hasMerchantReturnPolicy"]["returnMethod"] == "https://schema.org/ReturnByMail"
    assert [step["position"] for step in found["BreadcrumbList"]["itemListElement"]] == [1, 2]


def test_a_number_that_is_no_gtin_is_not_told_as_one() -> None:
    sell(open_shop(), "Lamp", variant_in(barcode="4006381333932"), handle="lamp")

    [offer] = told("/products/lamp")["Product"]["offers"]

    assert "gtin" not in offer
