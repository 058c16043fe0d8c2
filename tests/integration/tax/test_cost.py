"""What asking for the taxes of a sale costs at the table."""

from infra.local.sandbox.context import Sandbox
from tests.support.cost import count_table_calls
from tests.support.stores_factories import create_store, owner_of
from tests.support.tax_factories import register
from windlass.kit.money import Money
from windlass.tax import service
from windlass.tax.providers import SaleLine
from windlass.tax.rules import TaxTable
from windlass.tenancy.context import StoreContext

LINES = (SaleLine("a", Money(1_000, "EUR"), 1, "standard"),)


def table(owner: StoreContext, country: str = "DE", vat_number: str = "") -> TaxTable:
    return service.table_for(
        owner, home_country="DE", country=country, vat_number=vat_number, lines=LINES
    )


def test_one_read_in_a_cold_container_and_none_in_a_warm_one(cloud: None) -> None:
    owner = owner_of(create_store())
    register(owner, "DE")

    with count_table_calls() as cold:
        first = table(owner)
    with count_table_calls() as warm:
        again = table(owner)

    assert (cold.calls, warm.calls) == (["GetItem"], [])
    assert first == again


def test_a_vat_number_is_read_with_the_settings(cloud: None, sandbox: Sandbox) -> None:
    owner = owner_of(create_store())
    register(owner, "DE")
    service.check_vat_number(owner, "FR40303265045")

    with count_table_calls() as cost:
        found = table(owner, "FR", "FR40303265045")

    assert (cost.calls, found.reason) == (["BatchGetItem"], "reverse_charge")


def test_a_number_that_nobody_checked_reverses_nothing(cloud: None) -> None:
    owner = owner_of(create_store())
    register(owner, "DE")

    assert table(owner, "FR", "FR40303265045").reason == "registered"


def test_a_number_checked_for_one_store_is_nothing_to_another(
    cloud: None, sandbox: Sandbox
) -> None:
    ours, theirs = owner_of(create_store()), owner_of(create_store("owner-2", slug="ampere"))
    for owner in (ours, theirs):
        register(owner, "DE")
    service.check_vat_number(ours, "FR40303265045")

    assert table(ours, "FR", "FR40303265045").reason == "reverse_charge"
    assert table(theirs, "FR", "FR40303265045").reason == "registered"
