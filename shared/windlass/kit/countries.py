"""Countries by ISO 3166-1 alpha-2 code, and XK for Kosovo, which parcels know it by."""

from __future__ import annotations

from functools import cache
from typing import Final

CODES: Final = frozenset(
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR "
    "BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ "
    "EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW "
    "GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY "
    "KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV "
    "MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY "
    "QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG "
    "TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA "
    "ZM ZW".split()
)

EU: Final = frozenset(
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split()
)


def name(code: str, locale: str = "en") -> str:
    """In the language of the locale, English for one that we do not have; the code itself for a
    country that is not one."""
    return _names(locale).get(code, code)


def by_name(locale: str = "en") -> list[tuple[str, str]]:
    """Every (code, name), in the alphabetical order of the names without their accents."""
    from anyascii import anyascii

    return sorted(_names(locale).items(), key=lambda pair: (anyascii(pair[1]).lower(), pair[0]))


def needs_postal_code(code: str) -> bool:
    from windlass.kit import address_rules

    return "postal_code" in address_rules.of(code).required


def needs_province(code: str) -> bool:
    from windlass.kit import address_rules

    return "province" in address_rules.of(code).required


@cache
def _names(locale: str) -> dict[str, str]:
    from babel import Locale, UnknownLocaleError

    try:
        territories = Locale.parse(locale, sep="-").territories
    except (UnknownLocaleError, ValueError):
        territories = Locale("en").territories
    return {code: territories.get(code, code) for code in sorted(CODES)}
