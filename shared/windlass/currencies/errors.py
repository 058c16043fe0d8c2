"""What can be wrong about currencies and markets."""

from windlass.kit.errors import Conflict, NotFound


class CurrencyNotOffered(Conflict):
    """The store does not sell in this currency now."""

    code = "currency_not_offered"


class MarketNotFound(NotFound):
    code = "market_not_found"


class CountryTaken(Conflict):
    """Another market has the country."""

    code = "country_taken"


class TooManyMarkets(Conflict):
    code = "too_many_markets"
