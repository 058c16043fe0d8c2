"""Currencies and their minor units, from ISO 4217 (amendment 177), as Stripe charges them."""

from typing import Final

# Stripe: https://docs.stripe.com/currencies#zero-decimal and #three-decimal. ISK and UGX have no
# minor unit in use, yet Stripe takes them with two decimals for backwards compatibility.
_EXPONENTS: Final = {
    **dict.fromkeys(
        "BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF ISK UGX".split(), 0
    ),
    **dict.fromkeys("BHD JOD KWD OMR TND".split(), 3),
}
_LAST_DIGIT_ZERO: Final = frozenset("BHD JOD KWD OMR TND".split())
STRIPE_HUNDREDFOLD: Final = frozenset({"ISK", "UGX"})

CODES: Final = frozenset(
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BWP BYN "
    "BZD CAD CDF CHF CLP CNY COP CRC CVE CZK DJF DKK DOP DZD EGP ETB EUR FJD FKP GBP GEL GIP GMD "
    "GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR ISK JMD JOD JPY KES KGS KHR KMF KRW KWD KYD KZT LAK "
    "LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD "
    "OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SEK SGD SHP SLE SOS SRD STD "
    "SZL THB TJS TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VND VUV WST XAF XCD XOF XPF YER ZAR "
    "ZMW".split()
)


def step(currency: str) -> int:
    """The minor units that amounts to pay are multiples of: 10 where cards know only two of the
    three decimals (https://docs.stripe.com/currencies#three-decimal), else 1."""
    return 10 if currency in _LAST_DIGIT_ZERO else 1


def exponent(currency: str) -> int:
    """How many decimals the currency shows: 2 for EUR, 0 for JPY, 3 for KWD."""
    return _EXPONENTS.get(currency, 2)
