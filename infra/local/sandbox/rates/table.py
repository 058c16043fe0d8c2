"""What a US dollar costs in the sandbox, the same every day: rounded, so that sums can be checked
by hand."""

from __future__ import annotations

from decimal import Decimal

PER_DOLLAR = {
    code: Decimal(rate)
    for code, rate in {
        "USD": "1", "EUR": "0.92", "GBP": "0.79", "CHF": "0.88", "CAD": "1.38", "AUD": "1.53",
        "NZD": "1.66", "JPY": "151.3", "KRW": "1385", "CNY": "7.2", "HKD": "7.8", "SGD": "1.34",
        "INR": "83.5", "SEK": "10.6", "NOK": "10.9", "DKK": "6.86", "PLN": "3.95", "CZK": "23.1",
        "HUF": "361", "RON": "4.58", "BGN": "1.8", "ISK": "138", "TRY": "34.2", "BRL": "5.4",
        "MXN": "17.9", "ZAR": "18.2", "ILS": "3.7", "THB": "35", "MYR": "4.5", "IDR": "15900",
        "PHP": "57", "AED": "3.6725", "SAR": "3.75", "KWD": "0.307", "BHD": "0.376", "OMR": "0.385",
        "JOD": "0.709", "TND": "3.1", "EGP": "48.5", "MAD": "9.9", "NGN": "1550", "KES": "129",
        "CLP": "940", "COP": "4100", "PEN": "3.75", "ARS": "960", "UYU": "39", "VND": "25400",
        "TWD": "32.3", "PKR": "278", "BDT": "117", "LKR": "300", "UAH": "41", "RSD": "107.5",
    }.items()
}  # fmt: skip
ECB_CODES = (
    "USD JPY BGN CZK DKK GBP HUF PLN RON SEK CHF ISK NOK TRY AUD BRL CAD CNY HKD IDR ILS INR KRW "
    "MXN MYR NZD PHP SGD THB ZAR"
).split()
