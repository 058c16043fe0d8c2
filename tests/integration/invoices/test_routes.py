"""Invoices over the merchant API, by the shopper's link, by mail and at the tax service."""

from urllib.parse import parse_qs, urlsplit

import pytest

from infra.local.sandbox.context import Sandbox
from infra.local.sandbox.trouble import Rule
from merchant_api.app import handler
from tests.support.api import Answer, call
from tests.support.invoice_factories import eur, lamp, place, placed, refunded
from tests.support.stores_factories import colleague, create_store, owner_of
from tests.support.table import items
from tests.support.tax_factories import connect_taxjar, register
from windlass.adapters import aws
from windlass.kit import clock, config
from windlass.orders.models import Order
from windlass.tenancy.context import Role, StoreContext

YEAR = clock.now().year


def get(owner: StoreContext, path: str = "", query: dict[str, str] | None = None) -> Answer:
    where = f"/api/v1/stores/{owner.store_id}/invoices{path}"
    return call(handler, "GET", where, as_=owner, query=query)


def mails() -> list[str]:
    return [item["subject"]["S"] for item in items("StoreMail")]


@pytest.fixture
def order(owner: StoreContext) -> Order:
    register(owner, "DE")
    made = place(owner, shipping=490)
    placed(owner, made)
    return made


def test_the_list_and_the_document(owner: StoreContext, order: Order) -> None:
    refunded(owner, order, eur(5_950))

    listed = get(owner).body["items"]
    [note, invoice] = listed
    detail = get(owner, f"/{invoice['id']}").body

    assert [one["number"] for one in listed] == [f"CN-{YEAR}-0001", f"INV-{YEAR}-0001"]
    assert note["total"] == {"amount": 5_950, "currency": "EUR"}
    assert detail["buyer_address"][0] == "Jo Doe"
    assert [tax["amount"]["amount"] for tax in detail["taxes"]] == [1_978]
    assert detail["lines"][0]["quantity"] == 2


def test_found_by_the_number_of_the_order(owner: StoreContext, order: Order) -> None:
    placed(owner, place(owner))

    found = get(owner, query={"q": f"#{order.number}"}).body["items"]

    assert [one["order_id"] for one in found] == [order.order_id]


def test_the_file_is_a_private_pdf(owner: StoreContext, order: Order) -> None:
    [invoice] = get(owner).body["items"]

    url = get(owner, f"/{invoice['id']}/file").body["url"]

    key = f"invoices/{owner.store_id}/{order.order_id}/invoice.pdf"
    assert urlsplit(url).path.endswith(key)
    assert "X-Amz-Signature" in parse_qs(urlsplit(url).query)
    kept = aws.s3().get_object(Bucket=config.MEDIA_BUCKET, Key=key)
    assert kept["ContentType"] == "application/pdf"
    assert kept["Body"].read().startswith(b"%PDF-1.")


def test_an_invoice_is_never_written_anew(owner: StoreContext, order: Order) -> None:
    before = items("Invoice")

    register(owner, "FR")
    placed(owner, order)

    assert items("Invoice") == before


def test_mail_goes_out_when_the_store_wants_it(owner: StoreContext, order: Order) -> None:
    path = f"/api/v1/stores/{owner.store_id}/invoices/settings"
    body = {"invoice_prefix": "R-", "credit_prefix": "G-", "sends_by_mail": True}
    saved = call(handler, "PUT", path, as_=owner, body=body, headers={"If-Match": '"1"'})
    again = call(handler, "PUT", path, as_=owner, body=body, headers={"If-Match": '"1"'})

    second = place(owner)
    for _time in range(2):
        placed(owner, second)

    assert (saved.status, again.status) == (200, 412)
    assert mails() == ["Receipt R-0001"]


def test_mailing_again_sends_every_time(owner: StoreContext, order: Order) -> None:
    [invoice] = get(owner).body["items"]
    path = f"/api/v1/stores/{owner.store_id}/invoices/{invoice['id']}/send"

    for _time in range(2):
        assert call(handler, "POST", path, as_=owner).status == 204

    assert mails() == [f"Receipt INV-{YEAR}-0001"] * 2
    [first, _second] = items("StoreMail")
    assert "/invoice?token=" in first["text"]["S"]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"invoice_prefix": "A-", "credit_prefix": "A-"}, "credit_prefix"),
        ({"invoice_prefix": "Größe"}, "invoice_prefix"),
        ({"invoice_prefix": "{year}{year}"}, "invoice_prefix"),
        ({"footer": "x" * 501}, "footer"),
    ],
)
def test_settings_that_make_no_series_are_refused(
    owner: StoreContext, body: dict[str, str], field: str
) -> None:
    path = f"/api/v1/stores/{owner.store_id}/invoices/settings"

    answer = call(handler, "PUT", path, as_=owner, body=body, headers={"If-Match": '"1"'})

    assert answer.status == 422
    assert [problem["field"] for problem in answer.body["fields"]] == [field]
    assert items("InvoiceSettings") == []


def test_a_viewer_reads_and_sends_nothing(cloud: None) -> None:
    store = create_store()
    owner, viewer = owner_of(store), colleague(store, Role.VIEWER)
    placed(owner, place(owner))
    [invoice] = get(viewer).body["items"]
    path = f"/api/v1/stores/{store.store_id}/invoices/{invoice['id']}/send"

    assert call(handler, "POST", path, as_=viewer).status == 403
    assert mails() == []


def test_sales_and_refunds_are_handed_in_at_taxjar(owner: StoreContext, sandbox: Sandbox) -> None:
    register(owner, "DE")
    connect_taxjar(owner)
    order = place(owner, lamp(quantity=1))

    for _time in range(2):
        assert placed(owner, order) == []
        assert refunded(owner, order, eur(1_000)) == []

    [(_account, sale)] = sandbox.state.newest("taxjar_order", 5)
    [(_account, back)] = sandbox.state.newest("taxjar_refund", 5)
    assert (sale["transaction_id"], sale["amount"], sale["sales_tax"]) == (
        order.order_id,
        50.0,
        9.5,
    )
    assert (back["transaction_reference_id"], back["sales_tax"]) == (order.order_id, -1.6)


def test_a_silent_taxjar_makes_the_event_come_again_with_the_invoice_written(
    owner: StoreContext, sandbox: Sandbox
) -> None:
    register(owner, "DE")
    connect_taxjar(owner)
    order = place(owner)
    sandbox.trouble.add(Rule("taxjar", "5xx", remaining=2))

    failed = placed(owner, order)
    again = placed(owner, order)

    assert (len(failed), again) == (1, [])
    assert len(items("Invoice")) == 1
    assert len(sandbox.state.newest("taxjar_order", 5)) == 1


def test_the_report_as_a_file(owner: StoreContext, order: Order) -> None:
    path = f"/api/v1/stores/{owner.store_id}/tax/report/file"

    answer = call(handler, "GET", path, as_=owner)

    header, row = answer.body["content"].splitlines()
    assert header.split(",")[:6] == [
        "country",
        "country_name",
        "jurisdiction",
        "tax",
        "scheme",
        "rate_percent",
    ]
    assert row == "DE,Germany,DE,VAT,national,19,EUR,104.12,19.78,0.00,0.00,1,0"


@pytest.mark.parametrize(
    ("months", "rule"),
    [
        (("2026-11", "2026-10"), "before_first"),
        (("2024-01", "2026-11"), "too_many"),
        (("2026-13", "2026-13"), "unknown_month"),
    ],
)
def test_months_that_are_no_period(owner: StoreContext, months: tuple[str, str], rule: str) -> None:
    path = f"/api/v1/stores/{owner.store_id}/tax/report"
    query = {"first_month": months[0], "last_month": months[1]}

    answer = call(handler, "GET", path, as_=owner, query=query)

    assert answer.status == 422
    assert [problem["rule"] for problem in answer.body["fields"]] == [rule]
