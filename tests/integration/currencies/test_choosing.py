"""In which currency a shopper meets the store."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.support.cost import count_table_calls
from tests.support.markets_factories import create_market, market_in, set_rates
from tests.support.table import items
from windlass.currencies import markets, service
from windlass.currencies.errors import CountryTaken, CurrencyNotOffered
from windlass.currencies.models import Market
from windlass.currencies.schemas import MarketIn
from windlass.kit.money import Money
from windlass.stores import service as stores
from windlass.tenancy.context import StoreContext

pytestmark = pytest.mark.usefixtures("table")


@pytest.fixture
def euros(store: StoreContext) -> Market:
    set_rates()
    return create_market(store, "EUR", "DE", "FR")


def test_choice_comes_before_the_country_and_the_country_before_the_store(
    store: StoreContext, euros: Market
) -> None:
    create_market(store, "GBP", "GB")

    def currency(wanted: str | None, country: str = "") -> str:
        return service.chosen(store, wanted=wanted, country=country).currency

    assert currency("GBP", "DE") == "GBP"
    assert currency("USD", "DE") == "USD"
    assert currency(None, "DE") == "EUR"
    assert currency(None, "JP") == "USD"
    assert currency("JPY", "FR") == "EUR"
    assert currency("nonsense.", "") == "USD"


def test_market_is_named_beside_its_currency(store: StoreContext, euros: Market) -> None:
    dearer = create_market(store, "EUR", "AT", adjustment_basis_points=1000)
    price = Money(1000, "USD")

    def shown(wanted: str | None, country: str = "") -> int:
        return service.chosen(store, wanted=wanted, country=country).price(price).amount

    assert shown(f"EUR.{euros.market_id}") == 920
    assert shown(f"EUR.{dearer.market_id}") == 1012
    assert (shown("EUR"), shown("EUR", "AT")) == (920, 1012)
    assert service.of_currency(store, "EUR", dearer.market_id).market_id == dearer.market_id


def test_offered_are_the_stores_own_and_what_is_switched_on_and_has_a_rate(
    store: StoreContext, euros: Market
) -> None:
    create_market(store, "GBP", is_enabled=False)
    create_market(store, "CHF")  # nobody told its rate

    assert [(one.value, one.name, one.symbol) for one in service.offered(store)] == [
        ("USD", "US Dollar", "$"),
        (f"EUR.{euros.market_id}", "Euro", "€"),
    ]
    for code in ("GBP", "CHF", "JPY"):
        with pytest.raises(CurrencyNotOffered, match=f"does not sell in {code}"):
            service.of_currency(store, code)


def test_market_that_is_switched_off_is_no_choice_any_more(
    store: StoreContext, euros: Market
) -> None:
    request = MarketIn.model_validate(market_in("EUR", "DE", is_enabled=False))
    markets.replace(store, euros.market_id, request, version=1)

    assert service.chosen(store, wanted="EUR", country="DE").is_own


def test_store_without_markets_costs_no_read(store: StoreContext) -> None:
    front = stores.storefront_of(store)

    with count_table_calls() as cost:
        assert service.chosen(front, wanted="EUR", country="DE").is_own
        assert [one.value for one in service.offered(front)] == ["USD"]

    assert cost.round_trips == 0


def test_markets_and_rates_are_read_once(store: StoreContext, euros: Market) -> None:
    front = stores.storefront_of(store)

    with count_table_calls() as first:
        service.chosen(front, wanted=None, country="DE")
    with count_table_calls() as second:
        service.chosen(front, wanted=None, country="DE")
        service.offered(front)
        service.of_currency(store, "EUR")

    assert (first.round_trips, second.round_trips) == (2, 0)


def test_change_of_a_market_is_seen_as_soon_as_the_store_is(
    store: StoreContext, euros: Market
) -> None:
    service.chosen(stores.storefront_of(store), wanted=None)
    kept = service._markets_of(store)
    create_market(store, "GBP", "GB")
    service._kept.put(store.store_id, kept)  # as in a container that did not write

    front = stores.storefront_of(store)

    assert service.chosen(front, wanted=None, country="GB").currency == "GBP"


def test_of_two_who_want_a_country_at_once_one_gets_it(store: StoreContext) -> None:
    set_rates()

    def create(code: str) -> str:
        try:
            return create_market(store, code, "CH").currency
        except CountryTaken:
            return "taken"

    with ThreadPoolExecutor() as pool:
        made = list(pool.map(create, ["EUR", "GBP", "JPY", "KWD"]))

    assert sorted(made)[-3:] == ["taken"] * 3
    assert len(items("Market")) == 1


def test_every_change_of_markets_is_told(store: StoreContext, euros: Market) -> None:
    request = MarketIn.model_validate(market_in("EUR", "DE", is_enabled=False))
    markets.replace(store, euros.market_id, request, version=1)
    markets.remove(store, euros.market_id)

    told = [one["type"]["S"] for one in items("OutboxEvent")]
    assert told.count("MarketsChanged") == 3
