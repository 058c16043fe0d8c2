"""Who is told what, once, and what the log says of it."""

from datetime import UTC, datetime
from typing import Any

import pytest

from events.consumers.mail import HANDLERS
from events.event import Event
from tests.support import mail
from tests.support.accounts_factories import CLIENT
from tests.support.orders_factories import line, place
from tests.support.stores_factories import colleague, create_store, owner_of
from tests.support.table import items
from windlass.accounts import repository as accounts
from windlass.accounts import service as service_accounts
from windlass.adapters import aws
from windlass.kit import config
from windlass.kit.errors import Forbidden, Invalid
from windlass.mail import delivery, orders, service
from windlass.mail.errors import MailAlreadySent
from windlass.orders import links
from windlass.orders import service as order_service
from windlass.orders.models import Order
from windlass.tenancy.context import Role, StoreContext

pytestmark = pytest.mark.usefixtures("cloud")
ADDRESS = {
    "name": "Jo <b>Doe</b>",
    "company": "",
    "line1": "1 Main St",
    "line2": "",
    "city": "Austin",
    "province": "TX",
    "postal_code": "73301",
    "country": "US",
    "phone": "",
    "tax_id": "",
    "note": "",
}


@pytest.fixture
def shop() -> StoreContext:
    service_accounts.register(
        email="owner@volt.test", password="six geese a-laying", name="Olga", client=CLIENT
    )
    owner = accounts.find_by_email("owner@volt.test")
    assert owner is not None
    return owner_of(create_store(owner.user_id, name="Volt & Co", currency="USD", country="US"))


@pytest.fixture
def order(shop: StoreContext) -> Order:
    return place(
        shop,
        address=ADDRESS,
        shipping={"name": "Standard", "min_days": 7, "max_days": 12},
        lines=(line(title="Mount <Pro>", image="/media/s/i/1024.jpg"),),
    )


def tell(shop: StoreContext | None, type_: str, event_id: str = "event-1", **data: Any) -> None:
    store_id = shop.store_id if shop else None
    HANDLERS[type_](Event(event_id, type_, store_id, datetime.now(UTC), event_id, data))


def test_a_sale_is_told_to_the_buyer_and_to_the_merchant(shop: StoreContext, order: Order) -> None:
    tell(shop, "OrderPlaced", order_id=order.order_id)
    mail.deliver_queued()

    assert [(sent.destinations["ToAddresses"], sent.subject) for sent in mail.sent()] == [
        (["buyer@shop.test"], "Order 1001 is confirmed"),
        (["owner@volt.test"], "$39.98: order 1001 in your store"),
    ]


def test_the_buyers_mail_shows_what_was_charged_and_escapes_what_people_typed(
    shop: StoreContext, order: Order
) -> None:
    tell(shop, "OrderPlaced", order_id=order.order_id)

    log = service.list_page(shop, limit=10).items
    confirmation = next(each for each in log if each.template == "order_confirmation")
    for figure in ("2 × $19.99", "$39.98"):
        assert figure in confirmation.html
    assert "Mount &lt;Pro&gt;" in confirmation.html
    assert "Mount <Pro>" not in confirmation.html
    assert "2 x Mount <Pro> (Black)  $39.98" in confirmation.text
    assert f"http://volt-co.localhost:8080/orders/{order.order_id}?token=" in confirmation.text
    token = links.token(shop.store_id, order.order_id)
    invoice = f"/api/v1/public/stores/volt-co/orders/{order.order_id}/invoice?token={token}"
    link = f"http://volt-co.localhost:8080{invoice}"
    assert f"Download the invoice (PDF): {link}" in confirmation.text
    assert f'href="{link}"' in confirmation.html
    assert "http://volt-co.localhost:8080/media/s/i/1024.jpg" in confirmation.html
    assert confirmation.sender == f"Volt & Co <orders@{config.MAIL_FROM_DOMAIN}>"


def test_a_plain_text_mail_has_paragraphs(shop: StoreContext, order: Order) -> None:
    tell(shop, "OrderBeingPrepared", order_id=order.order_id)

    [mailed] = service.list_page(shop, limit=10).items
    opening, delivery, *_rest = mailed.text.split("\n\n")
    assert opening.startswith("Our supplier is preparing your order 1001.")
    assert delivery == "Expected in 7 to 12 days."


def test_an_event_that_comes_twice_is_mailed_once(shop: StoreContext, order: Order) -> None:
    for event_id in ("event-1", "event-1", "event-2"):
        tell(shop, "OrderPlaced", event_id, order_id=order.order_id)
    mail.deliver_queued()

    assert len(mail.sent()) == 2
    assert [each.state for each in service.list_page(shop, limit=10).items] == ["sent", "sent"]


def test_a_mail_written_before_a_crash_is_queued_by_the_next_delivery(
    shop: StoreContext, order: Order
) -> None:
    tell(shop, "OrderBeingPrepared", order_id=order.order_id)
    first = mail.queued()

    tell(shop, "OrderBeingPrepared", order_id=order.order_id)

    assert mail.queued() == first * 2
    assert len(items("StoreMail")) == 1


def test_each_parcel_is_told_with_its_own_contents(shop: StoreContext, order: Order) -> None:
    for number in ("A", "B"):
        tell(
            shop,
            "ParcelShipped",
            number,
            order_id=order.order_id,
            parcel_id=f"parcel-{number}",
            carrier="YunExpress",
            tracking_number=f"YT{number}",
            tracking_url=None,
            line_ids=["line-1"],
        )

    texts = [each.text for each in service.list_page(shop, limit=10).items]
    assert ["YTB" in texts[0], "YTA" in texts[1]] == [True, True]
    assert "- 2 x Mount <Pro> (Black)" in texts[0]


def test_a_refund_of_a_cancelled_order_is_told_by_the_cancellation_alone(
    shop: StoreContext, order: Order
) -> None:
    order_service.mark_cancelled(shop, order.order_id, reason="Buyer asked")
    tell(
        shop,
        "OrderRefunded",
        order_id=order.order_id,
        refund_id="refund-1",
        amount={"amount": 100, "currency": "USD"},
    )
    tell(shop, "OrderCancelled", order_id=order.order_id)

    assert [each.template for each in service.list_page(shop, limit=10).items] == ["cancelled"]


def test_a_reset_link_is_made_when_it_is_sent_and_kept_nowhere(shop: StoreContext) -> None:
    owner = accounts.find_by_email("owner@volt.test")
    assert owner is not None
    tell(None, "PasswordResetRequested", user_id=owner.user_id)
    mail.deliver_queued()

    [sent] = mail.sent()
    token = sent.body.split("reset-password?token=")[1].split()[0].split('"')[0]
    assert sent.subject == "Choose a new password"
    assert token not in str(items())


def test_what_ses_refuses_is_logged_as_failed_and_can_be_sent_again(
    shop: StoreContext, order: Order
) -> None:
    aws.ses().delete_email_identity(EmailIdentity=config.MAIL_FROM_DOMAIN)
    tell(shop, "OrderBeingPrepared", order_id=order.order_id)
    mail.deliver_queued()
    [failed] = service.list_page(shop, limit=10).items
    aws.ses().create_email_identity(EmailIdentity=config.MAIL_FROM_DOMAIN)

    service.retry(shop, failed.mail_id)
    mail.deliver_queued()

    [again] = service.list_page(shop, limit=10).items
    assert (failed.state, again.state, again.attempts) == ("failed", "sent", 2)
    with pytest.raises(MailAlreadySent):
        service.retry(shop, failed.mail_id)


def test_a_sent_mail_is_not_sent_again_by_a_repeated_message(
    shop: StoreContext, order: Order
) -> None:
    tell(shop, "OrderBeingPrepared", order_id=order.order_id)
    [message] = mail.queued()
    mail.deliver_queued()

    delivery.deliver(message["pk"], message["sk"])

    assert len(mail.sent()) == 1


def test_a_person_can_have_a_mail_sent_again(shop: StoreContext, order: Order) -> None:
    tell(shop, "OrderBeingPrepared", order_id=order.order_id)

    orders.resend(shop, order.order_id, "being_prepared")

    assert len(items("StoreMail")) == 2
    with pytest.raises(Invalid):
        orders.resend(shop, order.order_id, "shipped")


def test_a_viewer_reads_the_log_and_sends_nothing(shop: StoreContext, order: Order) -> None:
    viewer = colleague(create_store("owner-2", name="Other"), Role.VIEWER)
    before = items()

    assert service.list_page(viewer, limit=10).items == []
    with pytest.raises(Forbidden):
        orders.resend(viewer, order.order_id, "being_prepared")

    assert items() == before
