"""Invoices and credit notes: once each, in numbers without gaps, and in the report."""

from concurrent.futures import ThreadPoolExecutor
from itertools import batched

import pytest

from tests.support.invoice_factories import eur, lamp, place, placed, refunded
from tests.support.tax_factories import register
from windlass.invoices import issuing, service
from windlass.invoices.models import Invoice
from windlass.kit import clock
from windlass.kit.money import Money
from windlass.orders.models import Order
from windlass.tax import reporting
from windlass.tax.reporting import Row
from windlass.tenancy.context import StoreContext

YEAR = clock.now().year


def documents(owner: StoreContext) -> list[Invoice]:
    """Oldest first."""
    return list(reversed(service.list_page(owner, limit=100).items))


def report(owner: StoreContext) -> list[Row]:
    return reporting.report(owner).rows


def amounts(invoice: Invoice) -> dict[str, int]:
    return {one["code"]: one["amount"] for one in invoice.document["totals"]}


def test_an_order_gets_the_next_number(owner: StoreContext) -> None:
    register(owner, "DE")
    first, second = place(owner), place(owner)

    assert placed(owner, first) == placed(owner, second) == []

    found = documents(owner)
    assert [(one.kind, one.number) for one in found] == [
        ("receipt", f"INV-{YEAR}-0001"),
        ("receipt", f"INV-{YEAR}-0002"),
    ]
    assert [one.order_number for one in found] == [first.number, second.number]


def test_an_invoice_is_the_breakdown_of_the_order(owner: StoreContext) -> None:
    register(owner, "DE")
    order = place(owner, shipping=500)

    placed(owner, order)

    [invoice] = documents(owner)
    assert (invoice.total, invoice.tax) == (order.total, eur(1_980))
    assert amounts(invoice) == {"subtotal": 11_900, "shipping": 500, "total": 12_400}
    [tax] = invoice.document["taxes"]
    assert (tax["base"], tax["amount"], tax["inclusive"]) == (10_420, 1_980, True)
    [line] = invoice.document["lines"]
    assert (line["title"], line["quantity"], line["amount"]) == ("Lamp (Black)", 2, 11_900)
    assert invoice.document["buyer"]["lines"][0] == "Jo Doe"


def test_the_same_event_twice_is_one_invoice(owner: StoreContext) -> None:
    order = place(owner)

    for _time in range(3):
        assert placed(owner, order) == []

    assert [one.number for one in documents(owner)] == [f"INV-{YEAR}-0001"]


def test_racing_events_of_one_order_are_one_invoice(system: StoreContext) -> None:
    order = place(system)

    with ThreadPoolExecutor(8) as threads:
        made = list(threads.map(lambda _n: issuing.issue(system, order.order_id), range(8)))

    assert {one.number for one in made} == {f"INV-{YEAR}-0001"}
    assert len(documents(system)) == 1


def test_racing_orders_leave_no_gap(system: StoreContext) -> None:
    register(system, "DE")
    orders = [place(system) for _n in range(12)]

    def issue(some: tuple[Order, ...]) -> None:
        for order in some:
            issuing.issue(system, order.order_id)

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(issue, batched(orders, 3, strict=True)))

    assert sorted(one.sequence for one in documents(system)) == list(range(1, 13))
    [row] = report(system)
    assert (row.sales, row.net, row.tax) == (12, 120_000, 22_800)


def test_a_refund_gets_a_credit_note_of_its_own_series(owner: StoreContext) -> None:
    register(owner, "DE")
    order = place(owner)
    placed(owner, order)

    for _time in range(2):
        assert refunded(owner, order, eur(5_950)) == []

    _invoice, note = documents(owner)
    assert (note.kind, note.number) == ("credit_note", f"CN-{YEAR}-0001")
    assert note.document["of"] == f"INV-{YEAR}-0001"
    assert (note.total, note.tax) == (eur(5_950), eur(950))


def test_a_refund_that_comes_before_its_order_waits_for_nothing(owner: StoreContext) -> None:
    order = place(owner)

    refunded(owner, order, eur(100))
    placed(owner, order)

    assert [one.kind for one in documents(owner)] == ["receipt", "credit_note"]


@pytest.mark.parametrize("parts", [(1, 1, 11_898), (3_967, 3_967, 3_966), (11_899, 1)])
def test_credit_notes_take_back_exactly_the_tax_of_the_invoice(
    owner: StoreContext, parts: tuple[int, ...]
) -> None:
    register(owner, "DE")
    order = place(owner)

    for number, part in enumerate(parts):
        refunded(owner, order, eur(part), f"refund-{number}")

    notes = [one for one in documents(owner) if one.kind == "credit_note"]
    assert sum(one.tax.amount for one in notes) == 1_900
    assert sum(tax["base"] for one in notes for tax in one.document["taxes"]) == 10_000
    assert all(one.tax.amount >= 0 for one in notes)


def test_racing_refunds_never_take_back_more_than_the_tax(system: StoreContext) -> None:
    register(system, "DE")
    order = place(system)

    with ThreadPoolExecutor(6) as threads:
        list(
            threads.map(
                lambda n: issuing.credit(system, order.order_id, f"refund-{n}", eur(1_983)),
                range(6),
            )
        )

    notes = [one for one in documents(system) if one.kind == "credit_note"]
    assert sorted(one.sequence for one in notes) == [1, 2, 3, 4, 5, 6]
    assert sum(one.tax.amount for one in notes) == 1_900 - _rest(system)


def _rest(system: StoreContext) -> int:
    """What of the tax is not given back: of the two cents that no refund took."""
    [row] = report(system)
    return row.tax


def test_the_report_takes_refunds_off(owner: StoreContext) -> None:
    register(owner, "DE")
    order = place(owner)

    placed(owner, order)
    refunded(owner, order, eur(5_950))

    [row] = report(owner)
    assert (row.country, row.name, row.parts_per_million, row.channel) == (
        "DE",
        "VAT",
        190_000,
        "national",
    )
    assert (row.net, row.tax) == (5_000, 950)
    assert (row.refunded_net, row.refunded_tax, row.sales, row.refunds) == (5_000, 950, 1, 1)


def test_the_report_tells_rates_and_countries_apart(owner: StoreContext) -> None:
    register(owner, "DE")
    place_and_bill(owner, lamp("a"), lamp("b"), classes={"b": "books"})
    place_and_bill(owner, address={"country": "US", "province": "CA"})

    rows = [
        (row.jurisdiction, row.parts_per_million, row.channel, row.net) for row in report(owner)
    ]
    assert rows == [
        ("DE", 70_000, "national", 11_121),
        ("DE", 190_000, "national", 10_000),
        ("US", 0, "export", 11_900),
    ]


def place_and_bill(owner: StoreContext, *lines: object, **facts: object) -> None:
    placed(owner, place(owner, *lines, **facts))  # type: ignore[arg-type]


def test_a_store_without_taxes_gives_plain_receipts(owner: StoreContext) -> None:
    placed(owner, place(owner))

    [receipt] = documents(owner)
    assert (receipt.kind, receipt.tax, receipt.document["taxes"]) == ("receipt", eur(0), [])
    [row] = report(owner)
    assert (row.channel, row.net, row.tax) == ("not_registered", 11_900, 0)


def test_gift_cards_are_no_sale(owner: StoreContext) -> None:
    place_and_bill(owner, lamp("card", kind="gift_card", quantity=1), classes={"card": "exempt"})

    assert report(owner) == []


def test_taxes_on_top_are_listed_apart(owner: StoreContext) -> None:
    register(owner, "DE", prices="exclusive")
    order = place(owner)

    placed(owner, order)

    [invoice] = documents(owner)
    assert amounts(invoice) == {"subtotal": 11_900, "tax": 2_261, "total": 14_161}
    assert invoice.total == Money(14_161, "EUR")
