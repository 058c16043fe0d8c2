"""TaxJar, Stripe Tax and VIES: what our clients make of what the services answer."""

import pytest

from infra.local.sandbox.context import Sandbox
from infra.local.sandbox.trouble import Rule
from tests.support.sandbox import sandbox
from windlass.adapters.stripe.client import client as stripe_client
from windlass.adapters.stripe.tax import StripeTaxClient
from windlass.adapters.tax_provider import (
    Destination,
    Filing,
    Item,
    ProvidedRate,
    Seller,
    TaxProvider,
    TaxProviderFailed,
    TaxProviderRefused,
)
from windlass.adapters.taxjar.client import TaxJarClient
from windlass.adapters.vies import client as vies
from windlass.kit import clock
from windlass.kit.money import Money

__all__ = ["sandbox"]

SELLER = Seller("US", (("US", "CA"), ("US", "NY"), ("US", "TX"), ("FR", "")))
NEW_YORK = Destination("US", "NY", "10001", "New York", "1 Main St")
LOS_ANGELES = Destination("US", "CA", "90012", "Los Angeles", "1 Main St")
PARIS = Destination("FR", "", "75001", "Paris", "1 rue de Rivoli")
TOKEN = "0123456789abcdef"


def usd(amount: int) -> Money:
    return Money(amount, "USD")


@pytest.fixture(params=["taxjar", "stripe"])
def provider(request: pytest.FixtureRequest, sandbox: Sandbox) -> TaxProvider:
    if request.param == "taxjar":
        return TaxJarClient(TOKEN)
    account = stripe_client().v1.accounts.create({"type": "standard", "country": "US"})
    return StripeTaxClient(account.id)


def item(line_id: str = "a", tax_class: str = "standard", net: int = 10_000) -> Item:
    return Item(line_id, usd(net), 1, tax_class)


def test_the_parts_of_a_rate_sum_to_the_whole(provider: TaxProvider) -> None:
    found = provider.rates(SELLER, NEW_YORK, (item(),), usd(500))

    assert sum(rate.parts_per_million for rate in found.lines["a"]) == 88_750
    assert {rate.jurisdiction for rate in found.lines["a"]} == {"US-NY"}
    assert len(found.lines["a"]) == 3  # state, city, district


def test_delivery_is_taxed_where_the_state_taxes_it(provider: TaxProvider) -> None:
    new_york = provider.rates(SELLER, NEW_YORK, (item(),), usd(500))
    california = provider.rates(SELLER, LOS_ANGELES, (item(),), usd(500))

    assert sum(rate.parts_per_million for rate in new_york.shipping) == 88_750
    assert california.shipping == ()
    assert sum(rate.parts_per_million for rate in california.lines["a"]) == 97_500


def test_groceries_and_exempt_goods_carry_none(provider: TaxProvider) -> None:
    lines = (item("food", "food"), item("gift", "exempt"), item("lamp"))

    found = provider.rates(SELLER, LOS_ANGELES, lines, usd(0))

    assert found.lines["food"] == found.lines["gift"] == ()
    assert sum(rate.parts_per_million for rate in found.lines["lamp"]) == 97_500


def test_a_country_has_one_rate(provider: TaxProvider) -> None:
    found = provider.rates(SELLER, PARIS, (item(),), usd(0))

    assert found.lines["a"] == (ProvidedRate("FR", "VAT", 200_000),)


def test_one_server_error_is_survived(provider: TaxProvider, sandbox: Sandbox) -> None:
    name = "taxjar" if isinstance(provider, TaxJarClient) else "stripe"
    sandbox.trouble.add(Rule(name, "5xx", remaining=1))

    assert provider.rates(SELLER, PARIS, (item(),), usd(0)).lines["a"]


def test_a_service_that_stays_down_is_said_so(provider: TaxProvider, sandbox: Sandbox) -> None:
    name = "taxjar" if isinstance(provider, TaxJarClient) else "stripe"
    sandbox.trouble.add(Rule(name, "5xx"))

    with pytest.raises(TaxProviderFailed):
        provider.rates(SELLER, PARIS, (item(),), usd(0))


def test_working_credentials_pass(provider: TaxProvider) -> None:
    provider.test()


def test_a_revoked_token_is_refused(sandbox: Sandbox) -> None:
    sandbox.trouble.set_custom("taxjar", {"revoked_tokens": [TOKEN]})

    with pytest.raises(TaxProviderRefused, match=r"does not accept this API token"):
        TaxJarClient(TOKEN).test()


def test_stripe_tax_must_be_set_up(sandbox: Sandbox) -> None:
    account = stripe_client().v1.accounts.create({"type": "standard", "country": "US"})
    sandbox.trouble.set_custom("stripe", {"tax_not_set_up": True})

    with pytest.raises(TaxProviderRefused, match=r"add your head office"):
        StripeTaxClient(account.id).test()


def test_taxjar_charges_nothing_without_nexus(sandbox: Sandbox) -> None:
    found = TaxJarClient(TOKEN).rates(Seller("US", ()), NEW_YORK, (item(),), usd(500))

    assert (found.lines, found.shipping) == ({"a": ()}, ())


def test_taxjar_names_what_is_missing(sandbox: Sandbox) -> None:
    nowhere = Destination("US", "NY", "", "", "")

    with pytest.raises(TaxProviderFailed, match=r"to_zip and to_state are required"):
        TaxJarClient(TOKEN).rates(SELLER, nowhere, (item(),), usd(0))


def test_a_sale_is_handed_in_once(sandbox: Sandbox) -> None:
    today = clock.now().date()
    sale = Filing("order-1", None, today, NEW_YORK, usd(10_000), usd(500), usd(932))
    back = Filing("order-1-r1", "order-1", today, NEW_YORK, usd(10_000), usd(0), usd(888))

    for filing in (sale, sale, back, back):
        TaxJarClient(TOKEN).file(filing)

    [(_account, order)] = sandbox.state.newest("taxjar_order", 5)
    [(_account, refund)] = sandbox.state.newest("taxjar_refund", 5)
    assert (order["amount"], order["shipping"], order["sales_tax"]) == (105.0, 5.0, 9.32)
    assert (refund["amount"], refund["sales_tax"]) == (-100.0, -8.88)
    assert refund["transaction_reference_id"] == "order-1"


def test_vies_knows_a_number_and_proves_it(sandbox: Sandbox) -> None:
    asked = vies.check("FR40303265045", requester="DE136695976")

    assert (asked.is_valid, asked.name) == (True, "COMPANY 5045")
    assert asked.consultation.startswith("WAPIAAAA")


def test_vies_gives_no_proof_to_nobody(sandbox: Sandbox) -> None:
    assert vies.check("FR40303265045").consultation == ""


def test_germany_keeps_names_to_itself(sandbox: Sandbox) -> None:
    assert vies.check("DE136695976").name == ""


def test_vies_does_not_know_a_number(sandbox: Sandbox) -> None:
    sandbox.trouble.set_custom("vies", {"invalid_numbers": ["FR40303265045"]})

    assert not vies.check("FR40303265045").is_valid


def test_a_member_state_that_is_silent_is_no_answer(sandbox: Sandbox) -> None:
    sandbox.trouble.set_custom("vies", {"unavailable_states": ["FR"]})

    with pytest.raises(TaxProviderFailed, match=r"MS_UNAVAILABLE"):
        vies.check("FR40303265045")


def test_vies_down_is_no_answer(sandbox: Sandbox) -> None:
    sandbox.trouble.add(Rule("vies", "5xx"))

    with pytest.raises(TaxProviderFailed):
        vies.check("FR40303265045")
