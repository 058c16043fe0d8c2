"""Who sends a mail holds it: two who were told of it send one, and a crash delays it only."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from msgspec.structs import asdict

from tests.support import mail
from tests.support.accounts_factories import CLIENT
from tests.support.orders_factories import place
from tests.support.stores_factories import create_store, owner_of
from windlass.accounts import repository as users
from windlass.accounts import service as user_service
from windlass.adapters import aws
from windlass.kit import clock, config
from windlass.kit.addresses import Address
from windlass.mail import accounts, delivery, orders, repository, service
from windlass.mail.delivery import LEASE
from windlass.mail.errors import MailAlreadySent, MailBeingSent
from windlass.mail.models import StoreMail, UserMail, user_mails_pk
from windlass.mail.schemas import MailOut
from windlass.tenancy.context import StoreContext

pytestmark = pytest.mark.usefixtures("cloud")
ADDRESS = asdict(
    Address("Jo Doe", "", "1 Main St", "", "Austin", "TX", "73301", "US", phone="", tax_id="")
)


@pytest.fixture
def shop() -> StoreContext:
    user_service.register(
        email="owner@volt.test", password="six geese a-laying", name="Olga", client=CLIENT
    )
    owner = users.find_by_email("owner@volt.test")
    assert owner is not None
    return owner_of(create_store(owner.user_id, name="Volt & Co", currency="USD", country="US"))


@pytest.fixture
def order_mail(shop: StoreContext) -> StoreMail:
    return orders.send(shop, place(shop, address=ADDRESS).order_id, "being_prepared")


@pytest.fixture
def user_mail(shop: StoreContext) -> UserMail:
    owner = users.find_by_email("owner@volt.test")
    assert owner is not None
    accounts.request(owner.user_id, "reset_password", event_id="event-1")
    found = repository.at(user_mails_pk(owner.user_id), "event-1")
    assert isinstance(found, UserMail)
    return found


@pytest.fixture(params=["order_mail", "user_mail"])
def due(request: pytest.FixtureRequest) -> StoreMail | UserMail:
    found: StoreMail | UserMail = request.getfixturevalue(request.param)
    return found


def held_since(due: StoreMail | UserMail, ago: timedelta) -> None:
    """Somebody began to send it, and was never heard of again."""
    begun = clock.now() - ago
    assert repository.hold(due, now=begun, until=begun + LEASE)


def now(due: StoreMail | UserMail) -> StoreMail | UserMail:
    found = repository.at(due.pk, due.sk)
    assert isinstance(found, StoreMail | UserMail)
    return found


def test_of_many_who_deliver_a_mail_at_once_one_sends_it(due: StoreMail | UserMail) -> None:
    together = Barrier(8)

    def deliver() -> str:
        together.wait()
        try:
            delivery.deliver(due.pk, due.sk)
        except MailBeingSent:
            return "held"
        return "done"

    with ThreadPoolExecutor(8) as threads:
        outcomes = [each.result() for each in [threads.submit(deliver) for _ in range(8)]]

    assert len(mail.sent()) == 1
    assert "done" in outcomes
    assert (now(due).state, now(due).attempts, now(due).lease_until is None) == ("sent", 1, True)


def test_of_two_who_read_it_as_due_only_one_may_send(due: StoreMail | UserMail) -> None:
    first, second = now(due), now(due)
    begun = clock.now()

    assert repository.hold(first, now=begun, until=begun + LEASE)
    with pytest.raises(MailBeingSent):
        repository.hold(second, now=begun, until=begun + LEASE)
    repository.record_sent(first, message_id="m-1", at=begun)

    assert not repository.hold(second, now=begun, until=begun + LEASE)
    assert (now(due).state, now(due).attempts) == ("sent", 1)


def test_while_somebody_sends_it_the_message_comes_again_later(due: StoreMail | UserMail) -> None:
    held_since(due, timedelta(seconds=5))

    failures = mail.deliver_queued()

    assert len(failures) == 1
    assert mail.sent() == []
    assert (now(due).state, now(due).attempts) == ("sending", 1)


def test_after_a_crash_in_between_it_goes_out_once_the_lease_has_lapsed(
    due: StoreMail | UserMail,
) -> None:
    held_since(due, LEASE + timedelta(seconds=1))

    assert mail.deliver_queued() == []

    assert len(mail.sent()) == 1
    assert (now(due).state, now(due).attempts) == ("sent", 2)


def test_who_was_taken_over_does_not_say_that_it_failed(due: StoreMail | UserMail) -> None:
    slow = now(due)
    held_since(slow, LEASE + timedelta(seconds=1))
    delivery.deliver(due.pk, due.sk)

    repository.record_failed(slow, "The mail service did not answer.")

    assert (now(due).state, now(due).failure is None) == ("sent", True)


def test_what_was_sent_keeps_its_first_moment_and_number(order_mail: StoreMail) -> None:
    slow = now(order_mail)
    held_since(slow, LEASE + timedelta(seconds=1))
    delivery.deliver(order_mail.pk, order_mail.sk)
    before = now(order_mail)

    repository.record_sent(slow, message_id="late", at=clock.now())

    after = now(order_mail)
    assert isinstance(before, StoreMail)
    assert isinstance(after, StoreMail)
    assert (after.message_id, after.sent_at) == (before.message_id, before.sent_at)


def test_a_mail_that_failed_can_be_sent_at_once(due: StoreMail | UserMail) -> None:
    aws.ses().delete_email_identity(EmailIdentity=config.MAIL_FROM_DOMAIN)
    mail.deliver_queued()
    assert (now(due).state, now(due).lease_until is None) == ("failed", True)
    aws.ses().create_email_identity(EmailIdentity=config.MAIL_FROM_DOMAIN)

    delivery.deliver(due.pk, due.sk)

    assert (now(due).state, now(due).attempts, now(due).failure is None) == ("sent", 2, True)


def test_a_merchant_retries_a_mail_whose_sender_died(
    shop: StoreContext, order_mail: StoreMail
) -> None:
    held_since(order_mail, LEASE + timedelta(seconds=1))
    assert MailOut.of(service.get(shop, order_mail.mail_id)).can_retry

    service.retry(shop, order_mail.mail_id)
    mail.deliver_queued()

    assert len(mail.sent()) == 1
    with pytest.raises(MailAlreadySent):
        service.retry(shop, order_mail.mail_id)


def test_a_merchant_does_not_retry_a_mail_that_is_being_sent(
    shop: StoreContext, order_mail: StoreMail
) -> None:
    held_since(order_mail, timedelta(seconds=5))

    assert not MailOut.of(service.get(shop, order_mail.mail_id)).can_retry
    with pytest.raises(MailBeingSent):
        service.retry(shop, order_mail.mail_id)

    assert (now(order_mail).state, now(order_mail).attempts) == ("sending", 1)


def test_a_lost_answer_is_not_asked_for_again_by_the_client_itself() -> None:
    retries = aws.ses().meta.config.retries  # type: ignore[attr-defined]  # set by its constructor

    assert retries == {"mode": "standard", "total_max_attempts": 1}


def test_the_log_lists_the_mails_of_one_state(shop: StoreContext) -> None:
    order_id = place(shop, address=ADDRESS).order_id
    first = orders.send(shop, order_id, "being_prepared")
    mail.deliver_queued()
    second = orders.send(shop, order_id, "delivered")

    def listed(state: str) -> list[str]:
        return [each.mail_id for each in service.list_page(shop, state=state, limit=10).items]

    assert (listed("sent"), listed("queued")) == ([first.mail_id], [second.mail_id])
    held_since(second, timedelta(seconds=1))
    assert (listed("queued"), listed("sending")) == ([], [second.mail_id])
    repository.record_failed(second, "No")
    assert (listed("sending"), listed("failed")) == ([], [second.mail_id])
    service.retry(shop, second.mail_id)
    assert (listed("failed"), listed("queued")) == ([], [second.mail_id])


def test_the_pages_of_one_state_end_where_it_ends(shop: StoreContext) -> None:
    made = [orders.send(shop, place(shop, address=ADDRESS).order_id, "delivered") for _ in range(3)]

    first = service.list_page(shop, state="queued", limit=2)
    last = service.list_page(shop, state="queued", limit=2, cursor=first.next_cursor)

    listed = [each.mail_id for each in (*first.items, *last.items)]
    assert (listed, last.next_cursor) == (sorted((m.mail_id for m in made), reverse=True), None)
