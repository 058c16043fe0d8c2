"""Texts to start a page from, with the facts that the store knows. What only the merchant knows is
a marked blank."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from windlass.kit import countries
from windlass.kit.money_text import written
from windlass.shipping import rules as shipping_rules
from windlass.shipping import service as shipping
from windlass.stores import service as stores
from windlass.tenancy.context import Permission

if TYPE_CHECKING:
    from windlass.shipping.models import Rate, Zone
    from windlass.stores.storefronts import StorefrontStore
    from windlass.tenancy.context import StoreContext

RETURNS_DAYS: Final = 30  # of the refund policy that we write for a store
MOST_PLACES: Final = 6  # countries of a zone, before "and more"


class Template(Struct, frozen=True):
    key: str
    title: str
    description: str
    body_html: str


def of(store: StoreContext) -> list[Template]:
    """Raises Forbidden (403)."""
    store.require(Permission.THEMES_READ)
    front = stores.storefront_of(store)
    zones = shipping.zones_for_shoppers(store)
    return [
        _about(front),
        _contact(front),
        _faq(front, zones),
        _delivery(front, zones),
        _returns(front),
    ]


def _about(front: StorefrontStore) -> Template:
    name = escape(front.name)
    return Template(
        "about",
        "About us",
        "Who is behind the store, and why anybody should buy here.",
        f"<p>{name} sells {_blank('what you sell, in one sentence')}. "
        f"We started {_blank('when, and why')}.</p>"
        f"<h2>How we choose</h2><p>{_blank('what a product must be to get in')}</p>"
        f"<h2>How your order reaches you</h2><p>Our suppliers send it straight to you, without a "
        f"way round through a warehouse of ours. You get a tracking link for every parcel.</p>"
        f"<h2>Who we are</h2><p>{_seller(front)}</p><p>{_reach(front)}</p>",
    )


def _contact(front: StorefrontStore) -> Template:
    contact = front.contact
    rows = [
        ("E-mail", _mail(contact.contact_email)),
        (
            "Telephone",
            escape(contact.contact_phone) or _blank("your telephone number, if you answer it"),
        ),
        ("Address", _address(front)),
        ("We answer", _blank("within how many hours or days")),
    ]
    table = "".join(f"<tr><th>{label}</th><td>{value}</td></tr>" for label, value in rows)
    return Template(
        "contact",
        "Contact",
        "Every way to reach you, and how fast you answer.",
        f"<p>A question about a product or an order? Write to us; with your order number it is "
        f"fastest.</p><table><tbody>{table}</tbody></table>"
        f"<h2>Where is my order?</h2><p>The link in your confirmation e-mail shows how far it is."
        f"</p>",
    )


def _faq(front: StorefrontStore, zones: list[Zone]) -> Template:
    days = _range(zones)
    when = f"Usually {days}, depending on where you live." if days else _blank("how long it takes")
    pairs = [
        (
            "How long does delivery take?",
            f"{when} The cart shows it for your country before you pay.",
        ),
        (
            "How can I follow my order?",
            "Every parcel has a tracking link, which we send by e-mail.",
        ),
        (
            "Why do I get several parcels?",
            "Products of one order may come from different places.",
        ),
        ("Can I send something back?", _return_words(front)),
        (
            "How can I pay?",
            "By card and the other ways that the checkout offers, secured by Stripe.",
        ),
        ("Do I have to pay customs?", _blank("who pays duties for orders from abroad")),
        ("How do I reach you?", _reach(front)),
    ]
    body = "".join(f"<h3>{question}</h3><p>{answer}</p>" for question, answer in pairs)
    return Template("faq", "Questions and answers", "What shoppers ask before they buy.", body)


def _delivery(front: StorefrontStore, zones: list[Zone]) -> Template:
    rows = "".join(
        f"<tr><td>{escape(_places(zone))}</td><td>{escape(rate.name)}</td>"
        f"<td>{_days(rate)}</td><td>{escape(_price(rate, front))}</td></tr>"
        for zone in zones
        for rate in shipping_rules.rates_of(zone)
    )
    head = "<tr><th>To</th><th>How</th><th>Time</th><th>Price</th></tr>"
    table = (
        f"<table><tbody>{head}{rows}</tbody></table>"
        if rows
        else (f"<p>{_blank('where you deliver, in how many days and for how much')}</p>")
    )
    return Template(
        "shipping",
        "Shipping and delivery times",
        "Where, how fast, and why it can take a little longer.",
        f"<p>We order each product from the supplier who makes or stocks it, and it is sent "
        f"straight to you. That may take a little longer than a parcel from next door.</p>"
        f"<h2>Delivery times and prices</h2>{table}"
        f"<p>Times count from the day after your payment, preparation included.</p>"
        f"<h2>Following your parcel</h2><p>As soon as a parcel is on its way, you get an e-mail "
        f"with its tracking link. An order may come in several parcels.</p>"
        f"<h2>Customs</h2><p>{_blank('who pays duties and taxes for orders from abroad')}</p>"
        f"<h2>If something does not arrive</h2><p>Has a parcel not moved for ten days? "
        f"{_reach(front)} We find it, send it again or give you your money back.</p>",
    )


def _returns(front: StorefrontStore) -> Template:
    return Template(
        "returns",
        "Returns",
        "How something goes back, step by step.",
        f"<p>{_return_words(front)}</p>"
        f"<h2>How it works</h2><ol><li>{_reach(front)} Name your order number and what you want to "
        f"send back.</li><li>We tell you where to send it: {_blank('your return address')}.</li>"
        f"<li>As soon as it is there, we refund the price to the way you paid.</li></ol>"
        f"<h2>Who pays for the parcel</h2><p>{_blank('who pays the return, and when')}</p>"
        f"<h2>Broken or wrong?</h2><p>Send us a photo. You get a new one or your money back, "
        f"delivery included.</p>",
    )


def _blank(words: str) -> str:
    return f"<mark>{escape(words)}</mark>"


def _mail(address: str) -> str:
    shown = escape(address)
    return f'<a href="mailto:{shown}">{shown}</a>' if address else _blank("your e-mail address")


def _reach(front: StorefrontStore) -> str:
    return f"Write to {_mail(front.contact.contact_email)}."


def _seller(front: StorefrontStore) -> str:
    name = escape(front.contact.legal_name) or _blank("the name of your business")
    return f"{name}, {_address(front)}"


def _address(front: StorefrontStore) -> str:
    contact = front.contact
    town = " ".join(filter(None, (contact.postal_code, contact.city)))
    lines = [contact.street, town, contact.region, countries.name(front.country)]
    if not (contact.street and town):
        return f"{_blank('street, postal code and city')}, {escape(countries.name(front.country))}"
    return ", ".join(escape(line) for line in lines if line)


def _return_words(front: StorefrontStore) -> str:
    if front.policies.refund:
        return 'Yes. Our <a href="/policies/refund">refund policy</a> says how and until when.'
    return (
        f"Yes, within {RETURNS_DAYS} days after it arrived, unused and in its packaging. "
        'Our <a href="/policies/refund">refund policy</a> has the details.'
    )


def _places(zone: Zone) -> str:
    names = [countries.name(place["country"]) for place in zone.places]
    if zone.is_rest_of_world:
        return zone.name
    more = f" and {len(names) - MOST_PLACES} more" if len(names) > MOST_PLACES else ""
    return ", ".join(names[:MOST_PLACES]) + more


def _price(rate: Rate, front: StorefrontStore) -> str:
    if not rate.price.amount:
        return "free"
    return written(rate.price, front.locale)


def _days(rate: Rate) -> str:
    return _in_days(rate.min_days, rate.max_days)


def _range(zones: list[Zone]) -> str:
    rates = [rate for zone in zones for rate in shipping_rules.rates_of(zone)]
    if not rates:
        return ""
    return _in_days(min(r.min_days for r in rates), max(r.max_days for r in rates))


def _in_days(low: int, high: int) -> str:
    if low == high:
        return "1 day" if low == 1 else f"{low} days"
    return f"{low} to {high} days"
