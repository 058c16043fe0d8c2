"""Where a thing was made, as the language of the page says it."""

from __future__ import annotations

from storefront_pages import messages
from windlass.kit import countries

# English says "the Netherlands"; CLDR's names leave the article out.
WITH_ARTICLE = frozenset(
    "AE BS CC CD CF CG CK DO FK FO GB GM IM IO KM KY MH MP MV NL PH SB SC TC UM US VA VG VI".split()
)


def origin_of(country: str, locale: str, tag: str) -> str:
    """`Made in the Netherlands`; empty where it is not known. `tag` is the language's full one."""
    if country not in countries.CODES:
        return ""
    name = countries.name(country, tag)
    if locale == "en" and country in WITH_ARTICLE:
        name = f"the {name}"
    return messages.catalogue(locale).gettext("Made in %(country)s") % {"country": name}
