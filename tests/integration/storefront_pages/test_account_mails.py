"""Withdrawing from an order, and the mails of an account."""

from typing import Any

import pytest

from tests.integration.storefront_pages.goods import sell
from tests.integration.storefront_pages.shops import open_shop, visitor
from tests.integration.storefront_pages.signing_in import hidden, sign_in
from tests.integration.storefront_pages.test_account_pages import bought, ids
from tests.integration.storefront_pages.visitors import Visitor
from tests.support import mail
from tests.support.customers_factories import ADA
from tests.support.hooks import consume
from tests.support.table import items
from windlass.customers import service as customers
from windlass.mail import customers as mails
from windlass.orders import service as orders
from windlass.tenancy import service as tenancy
from windlass.tenancy.context import StoreContext

pytestmark = pytest.mark.usefixtures("table")


@pytest.fixture
def volt(table: None) -> StoreContext:
    return open_shop()


def withdraw(someone: Visitor, path: str, **typed: str) -> Any:
    form = hidden(someone.get(path))
    return someone.post(path, form | {"line-line-0": "1"} | typed)


def test_withdrawing_is_asked_twice_recorded_once_and_receipted(
    cloud: None, volt: StoreContext
) -> None:
    order = bought(volt, sell(volt))
    someone = sign_in(volt)
    page = someone.get(ids(order)).page
    [path] = [a["href"] for a in page.all("a") if "/withdraw?" in a["href"]]

    second_look = withdraw(someone, path, words="Too bright.")
    assert "Confirm withdrawal" in second_look.body
    assert items("Withdrawal") == []
    confirmed = someone.post(path, hidden(second_look) | {"confirm": "1"})
    again = someone.post(path, hidden(second_look) | {"confirm": "1"})

    assert (confirmed.status, again.status) == (303, 409)
    inside = tenancy.act(volt.store_id, task="test")
    entries = [one.message for one in orders.timeline(inside, order.order_id)]
    assert entries[0] == "The shopper withdrew from: Desk lamp. They wrote: Too bright."
    assert "You withdrew from this order" in someone.get(ids(order)).body


def test_nobody_withdraws_from_all_by_naming_what_is_not_in_the_order(volt: StoreContext) -> None:
    order = bought(volt, sell(volt))
    someone = sign_in(volt)
    page = someone.get(ids(order)).page
    [path] = [a["href"] for a in page.all("a") if "/withdraw?" in a["href"]]
    form = hidden(someone.get(path))

    answer = someone.post(path, form | {"line-of-another-order": "1", "confirm": "1"})

    assert answer.status == 422
    assert items("Withdrawal") == []


def test_a_guest_withdraws_by_the_signed_link_and_nobody_without_it(volt: StoreContext) -> None:
    order = bought(volt, sell(volt))
    assert visitor().get(f"/orders/{order.order_id}/withdraw?token=forged").status == 404
    assert visitor().post(f"/orders/{order.order_id}/withdraw", {"confirm": "1"}).status == 404
    assert items("Withdrawal") == []


def test_the_code_comes_by_mail_and_is_in_no_log(cloud: None, volt: StoreContext) -> None:
    someone = visitor()
    form = hidden(someone.get("/account/login"))
    asked = someone.post("/account/code", form | {"email": ADA})
    consume("customers", "SignInCodeAsked")
    mail.deliver_queued()

    [sent] = mail.sent()
    code = sent.subject.split()[0]
    assert sent.subject == f"{code} is your code for Volt Electronics"
    assert not any(code in str(item) for item in items("CustomerMail"))
    entered = someone.post("/account/code/enter", hidden(asked) | {"code": code})
    assert entered.headers["Location"] == "/account"


def test_a_mail_to_a_customer_is_on_their_timeline_once(cloud: None, volt: StoreContext) -> None:
    sign_in(volt)
    ada = customers.find_by_email(volt, ADA)
    assert ada is not None
    for _delivery in range(2):
        mails.request(volt, ada.customer_id, "customer_reset_password", event_id="event-1")
    mail.deliver_queued()
    told = [entry for entry in items("CustomerEntry") if entry["kind"]["S"] == "mailed"]
    assert [one["message"]["S"] for one in told] == ["Was mailed a link to choose a password."]
    [sent] = mail.sent()
    assert sent.subject == "Choose a new password for Volt Electronics"
