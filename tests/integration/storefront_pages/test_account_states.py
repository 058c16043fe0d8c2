"""What pages of the account show in the middle of something."""

import pytest

from tests.integration.storefront_pages.goods import sell
from tests.integration.storefront_pages.shops import open_shop, visitor
from tests.integration.storefront_pages.signing_in import ask_code, hidden, sign_in, take_in
from tests.support import orders_factories
from tests.support.customers_factories import ADA, HAMBURG
from windlass.customers import service as customers
from windlass.kit import addresses, clock
from windlass.privacy import models
from windlass.privacy.models import DataExport, State
from windlass.tenancy.context import StoreContext

pytestmark = pytest.mark.usefixtures("table")


@pytest.fixture
def volt(table: None) -> StoreContext:
    return open_shop()


def test_an_order_is_called_by_its_number(volt: StoreContext) -> None:
    address = addresses.normalise(HAMBURG).to_document()
    order = orders_factories.place(volt, email=ADA, address=address)
    take_in(volt, order)

    page = sign_in(volt).get(f"/account/orders/{order.order_id}")

    assert '<h1 class="page-title">Order #1001</h1>' in page.body
    assert "<title>Order #1001" in page.body


def test_the_code_may_be_typed_at_once(volt: StoreContext) -> None:
    sell(volt)
    [code] = ask_code(visitor()).page.all("input", name="code")

    assert "autofocus" in code
    assert (code["autocomplete"], code["inputmode"]) == ("one-time-code", "numeric")


@pytest.mark.parametrize(("ticked", "is_kept"), [({"default": "1"}, True), ({}, False)])
def test_another_country_keeps_what_was_ticked(
    volt: StoreContext, ticked: dict[str, str], is_kept: bool
) -> None:
    someone = sign_in(volt)
    path = "/account/addresses/new"
    form = hidden(someone.get(path)) | {"country": "DE", "intent": "refresh"} | ticked

    [tick] = someone.post(path, form).page.all("input", name="default")
    [again] = someone.post(path, form | {"intent": "save"}).page.all("input", name="default")

    assert ("checked" in tick, "checked" in again) == (is_kept, is_kept)


def test_the_fields_of_a_country_follow_by_themselves_or_by_a_button(volt: StoreContext) -> None:
    body = sign_in(volt).get("/account/addresses/new").body

    assert "<address-form>" in body
    assert "/assets/address-form" in body
    assert 'name="intent" value="refresh"' in body


def test_data_is_gathered_once_at_a_time(volt: StoreContext) -> None:
    someone = sign_in(volt)
    before = someone.get("/account/privacy")
    assert "Gather my data" in before.body

    someone.post("/account/privacy/export", hidden(before))

    gathering = someone.get("/account/privacy").body
    assert "This takes a few minutes. You may leave this page." in gathering
    assert "Gather my data" not in gathering


@pytest.mark.parametrize(
    ("parts", "said"), [(1, ["Download"]), (2, ["Download file 1", "Download file 2"])]
)
def test_files_are_numbered_when_there_are_several(
    volt: StoreContext, parts: int, said: list[str]
) -> None:
    someone = sign_in(volt)
    customer = customers.find_by_email(volt, ADA)
    assert customer is not None
    DataExport(
        models.customer_pk(volt.store_id, customer.customer_id),
        f"{models.EXPORTS}one",
        export_id="one",
        customer_id=customer.customer_id,
        state=State.DONE,
        asked_by="customer",
        asked_at=clock.now(),
        parts=parts,
        ttl=models.EXPORT_KEPT_FOR,
    ).save()

    body = someone.get("/account/privacy").body

    assert [
        words
        for words in ("Download", "Download file 1", "Download file 2")
        if f"download>{words}</a>" in body
    ] == said
    assert "Gather my data" in body
