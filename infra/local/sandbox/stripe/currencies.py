"""Currency rules of Stripe: exponents, smallest charges, and amounts as people read them."""

from __future__ import annotations

from infra.local.sandbox.stripe.errors import StripeRefusal

ZERO_DECIMAL = set("bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf".split())
THREE_DECIMAL = set("bhd jod kwd omr tnd".split())
#: Sent with two decimals that must be zero.
WHOLE_ONLY = set("isk ugx".split())
SYMBOLS = {"usd": "$", "eur": "€", "gbp": "£", "jpy": "¥", "cad": "CA$", "aud": "A$"}
#: Smallest charge in minor units where it is not 50.
MINIMUM = {
    "aed": 200, "bgn": 100, "czk": 1500, "dkk": 250, "gbp": 30, "hkd": 400, "huf": 17500,
    "mxn": 1000, "myr": 200, "nok": 300, "pln": 200, "ron": 200, "sek": 300, "thb": 1000,
}  # fmt: skip
OTHER_MINIMUM = 50
LARGEST = 99_999_999


def exponent(currency: str) -> int:
    """How many decimals the minor unit stands for."""
    return 0 if currency in ZERO_DECIMAL else 3 if currency in THREE_DECIMAL else 2


def shown(amount: int, currency: str) -> str:
    """1999 usd is $19.99, 500 jpy ¥500, 1250 kwd KWD 1.250."""
    places = exponent(currency)
    digits = str(abs(amount)).rjust(places + 1, "0")
    whole = f"{int(digits[: len(digits) - places]):,}"
    number = f"{whole}.{digits[-places:]}" if places else whole
    symbol = SYMBOLS.get(currency, f"{currency.upper()} ")
    return f"{'-' if amount < 0 else ''}{symbol}{number}"


def checked(currency: str, param: str = "currency") -> str:
    currency = currency.lower()
    if len(currency) != 3 or not currency.isalpha():
        raise StripeRefusal(f"Invalid currency: {currency}.", param=param)
    return currency


def check_chargeable(amount: int, currency: str, param: str) -> None:
    """Refuse what Stripe refuses: too small, too large, or digits that the currency lacks."""
    smallest = MINIMUM.get(currency, OTHER_MINIMUM)
    if amount < smallest:
        raise StripeRefusal(
            f"Amount must be at least {shown(smallest, currency)} {currency}",
            code="amount_too_small",
            param=param,
        )
    if amount > LARGEST:
        raise StripeRefusal(
            f"Amount must be no more than {shown(LARGEST, currency)} {currency}",
            code="amount_too_large",
            param=param,
        )
    step = 10 if currency in THREE_DECIMAL else 100 if currency in WHOLE_ONLY else 1
    if amount % step:
        raise StripeRefusal(
            f"Invalid amount: {currency} amounts must be divisible by {step}.",
            code="parameter_invalid_integer",
            param=param,
        )
