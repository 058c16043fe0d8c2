"""The policies that a store shows: the merchant's own text, or a sensible one to start from."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from windlass.kit import countries, rich_text
from windlass.kit.errors import NotFound
from windlass.stores import policy_texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from windlass.stores.storefronts import StorefrontStore

TITLES: Final = {
    "refund": "Refund policy",
    "shipping": "Shipping policy",
    "privacy": "Privacy policy",
    "terms": "Terms of service",
    "withdrawal": "Right of withdrawal",
    "imprint": "Legal notice",
}
ALWAYS: Final = ("refund", "shipping", "privacy", "terms")
WITH_IMPRINT: Final = frozenset({"DE", "AT", "CH", "LI"})
FORMATTED: Final = "<!--html-->"  # begins a stored text that is sanitised HTML


class PolicyNotFound(NotFound):
    code = "policy_not_found"


class Policy(Struct, frozen=True):
    kind: str
    title: str
    html: str  # sanitised
    is_own: bool = False

    @property
    def text(self) -> str:
        """The words alone, on one line."""
        return rich_text.plain(self.html)


def of(store: StorefrontStore, kind: str, locale: str = "") -> Policy:
    """One policy of a store; what the merchant did not write is in the language of the locale, or
    in the store's own without one. Raises PolicyNotFound (404) for a kind that there is not, or
    that this store neither wrote nor owes."""
    if kind not in kinds(store):
        raise PolicyNotFound(f"There is no {kind} policy.")
    own: str = getattr(store.policies, kind)
    if own:
        return Policy(kind, TITLES[kind], html_of(own), is_own=True)
    html = _filled(store, kind, locale or store.locale, has_blanks=False)
    return Policy(kind, TITLES[kind], html)


def kinds(store: StorefrontStore) -> tuple[str, ...]:
    """Those that its shoppers find: what every shop has, what the law of its country asks for, and
    what the merchant wrote."""
    return tuple(
        kind
        for kind in TITLES
        if kind in ALWAYS or is_due(kind, store.country) or getattr(store.policies, kind)
    )


def is_due(kind: str, country: str) -> bool:
    """Whether the law of the store's country asks for it."""
    if kind == "withdrawal":
        return country in countries.EU
    return kind == "imprint" and country in WITH_IMPRINT


def template(store: StorefrontStore, kind: str) -> str:
    """HTML to start from in the store's language, with its facts; what only the merchant knows is
    marked."""
    return _filled(store, kind, store.locale, has_blanks=True)


def html_of(stored: str) -> str:
    """What is stored as HTML. Texts from before they were formatted are plain: an empty line parts
    their paragraphs."""
    if stored.startswith(FORMATTED):
        return stored.removeprefix(FORMATTED)
    return rich_text.paragraphs(stored)


def _filled(store: StorefrontStore, kind: str, locale: str, *, has_blanks: bool) -> str:
    """Facts that are missing are marked blanks, or worded around where shoppers would read them."""
    texts, words = policy_texts.of(locale)
    html = rich_text.paragraphs(texts[kind])
    filled = html.format_map(_facts(store, words, locale, has_blanks=has_blanks))
    return filled.replace("<br></p>", "</p>").replace("<p></p>", "").replace("<br><br>", "<br>")


def _facts(
    store: StorefrontStore, words: Mapping[str, str], locale: str, *, has_blanks: bool
) -> dict[str, str]:
    contact = store.contact
    town = " ".join(filter(None, (contact.postal_code, contact.city)))
    known = [contact.street, town, contact.region] if contact.street and town else []
    country = countries.name(store.country, locale.replace("_", "-"))
    lines = [escape(line) for line in known if line] or [
        _missing("street, postal code and city", has_blanks)
    ]
    lines.append(escape(country))

    def fact(value: str, missing: str, otherwise: str = "") -> str:
        return escape(value) or _missing(missing, has_blanks) or escape(otherwise)

    seller = fact(contact.legal_name, "the name of your business", store.name)
    phone = fact(contact.contact_phone, "your telephone number")
    tax = fact(contact.tax_number, "your VAT number, if you have one")
    who = _missing("who represents the business, if it is a company", has_blanks)
    carriage = _missing("Who pays for sending them back: you or the buyer?", has_blanks)
    return {
        "store": escape(store.name),
        "seller": seller,
        "reach": fact(contact.contact_email, "your e-mail address", words["reach"]),
        "address": ", ".join(filter(None, lines)),
        "lines": "<br>".join(filter(None, lines)),
        "phone": words["phone"].format(phone) if phone else "",
        "represented": f"{words['represented'].format(who)}<br>" if who else "",
        "tax": words["tax"].format(tax) if tax else "",
        "returns": _missing("the address for returns", has_blanks) or escape(words["returns"]),
        "carriage": carriage,
    }


def _missing(words: str, has_blanks: bool) -> str:
    return f"<mark>{escape(words)}</mark>" if has_blanks else ""
