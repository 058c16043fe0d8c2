"""Who the shop is and how it is searched, for search engines (JSON-LD, schema.org)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from storefront_pages.structured import CONTEXT

if TYPE_CHECKING:
    from storefront_pages.shops import Shop


def facts(shop: Shop) -> tuple[dict[str, Any], dict[str, Any]]:
    """(the organisation, its web site): both belong on the home page, once."""
    return _organisation(shop), _site(shop)


def _organisation(shop: Shop) -> dict[str, Any]:
    view, contact = shop.view, shop.store.contact
    address = {
        "streetAddress": contact.street,
        "postalCode": contact.postal_code,
        "addressLocality": contact.city,
        "addressRegion": contact.region,
    }
    reach = {"email": contact.contact_email, "telephone": contact.contact_phone}
    policy: dict[str, Any] = {
        "@type": "MerchantReturnPolicy",
        "merchantReturnLink": view.absolute("/policies/refund"),
    }
    if view.returns_days:
        policy |= {
            "applicableCountry": view.country,
            "returnPolicyCategory": f"{CONTEXT}/MerchantReturnFiniteReturnWindow",
            "merchantReturnDays": view.returns_days,
        }
    data: dict[str, Any] = {
        "@context": CONTEXT,
        "@type": "OnlineStore",
        "@id": f"{view.url}/#shop",
        "name": view.name,
        "url": view.absolute("/"),
        "hasMerchantReturnPolicy": policy,
    }
    data |= _given({"legalName": contact.legal_name, "description": view.description} | reach)
    if view.logo:
        data["logo"] = view.url + view.logo.src
    if any(address.values()):
        where = {"@type": "PostalAddress", "addressCountry": view.country}
        data["address"] = where | _given(address)
    if any(reach.values()):
        point = {"@type": "ContactPoint", "contactType": "customer service"}
        data["contactPoint"] = point | _given(reach)
    return data


def _site(shop: Shop) -> dict[str, Any]:
    view = shop.view
    return {
        "@context": CONTEXT,
        "@type": "WebSite",
        "name": view.name,
        "url": view.absolute("/"),
        "inLanguage": view.locale.replace("_", "-"),
        "publisher": {"@id": f"{view.url}/#shop"},
        "potentialAction": {
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": view.absolute("/search") + "?q={search_term_string}",
            },
            "query-input": "required name=search_term_string",
        },
    }


def _given(facts: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in facts.items() if value}
