"""Subscribing in the shop: asked, confirmed by a button, left by a button."""

from datetime import timedelta

import pytest

from storefront_pages.pages.newsletter import CONFIRMED, CONSENT
from tests.integration.newsletter.signing_up import (
    ADA,
    confirm,
    deliver,
    said,
    state,
    subscribe,
    subscriber,
    way_out,
)
from tests.integration.storefront_pages.shops import open_shop, visitor
from tests.integration.storefront_pages.signing_in import hidden
from tests.support import mail
from tests.support.table import items
from windlass.kit import clock
from windlass.kit.email_keys import email_key
from windlass.mail import delivery
from windlass.newsletter import links, service
from windlass.newsletter.errors import SubscriptionLinkOver
from windlass.newsletter.events import NewsletterJoined
from windlass.newsletter.models import Said, Source, Subscriber
from windlass.newsletter.repository import SubscriberRepository
from windlass.tenancy.context import StoreContext

pytestmark = pytest.mark.usefixtures("cloud")


@pytest.fixture
def volt(cloud: None) -> StoreContext:
    return open_shop()


def test_nobody_is_subscribed_before_they_confirm(volt: StoreContext) -> None:
    someone = visitor()

    asked = subscribe(someone, "  Ada@Example.com ")
    assert (asked.status, asked.headers["Cache-Control"]) == (200, "private, no-store")
    assert "A mail with a link to confirm is on its way" in asked.body
    assert 'href="/products"' in asked.body
    assert state(volt) == "pending"
    [link] = deliver()
    done = confirm(someone, link)

    assert (done.status, state(volt)) == (200, "subscribed")
    assert said(volt) == [("asked", "form"), ("confirmed", "mail")]
    assert [one.subject for one in mail.sent()] == [
        "Confirm that you want news from Volt Electronics"
    ]
    deliver()
    assert mail.sent()[-1].subject == "You get news from Volt Electronics"


def test_the_ledger_keeps_the_words_the_language_and_no_ip(volt: StoreContext) -> None:
    someone = visitor()
    subscribe(someone)
    [link] = deliver()
    confirm(someone, link)

    asked, confirmed = SubscriberRepository(volt.store_id).ledger(email_key(ADA))

    assert (asked.text, confirmed.text) == (CONSENT, CONFIRMED)
    assert (asked.locale, len(asked.ip_hash)) == ("en", 32)
    assert CONSENT.split(".")[0] in visitor().get("/newsletter").body
    assert not any("unknown" in str(item) for item in items("NewsletterConsent"))


def test_the_answer_is_the_same_whoever_asks(volt: StoreContext) -> None:
    someone = visitor()
    first = subscribe(someone)
    [link] = deliver()
    confirm(someone, link)
    deliver()
    count = len(mail.sent())

    known, unknown = subscribe(visitor()), subscribe(visitor(), "bob@example.com")

    assert (
        (known.status, known.body) == (first.status, first.body) == (unknown.status, unknown.body)
    )
    deliver()
    assert [one.destinations["ToAddresses"] for one in mail.sent()[count:]] == [["bob@example.com"]]


def test_an_address_is_mailed_a_few_times_only_and_is_not_told(volt: StoreContext) -> None:
    answers = [subscribe(visitor()) for _ in range(6)]

    assert {(one.status, one.body) for one in answers} == {(200, answers[0].body)}
    deliver()
    assert len(items("CustomerMail")) == service.TO_EMAIL.free


def test_who_asks_too_often_is_turned_away(volt: StoreContext) -> None:
    for number in range(service.FROM_IP.free):
        assert subscribe(visitor(), f"a{number}@example.com").status == 200
    assert subscribe(visitor(), "one@example.com").status == 429
    assert state(volt, "one@example.com") == ""


@pytest.mark.parametrize("email", ["", "no address", "a@b@c", f"{'a' * 250}@example.com"])
def test_what_is_no_address_is_said_beside_the_form(volt: StoreContext, email: str) -> None:
    answer = subscribe(visitor(), email)

    assert (answer.status, 'role="alert"' in answer.body) == (422, True)
    assert items("Subscriber") == []


def test_an_island_gets_the_words_alone(volt: StoreContext) -> None:
    headers = {"X_Windlass_Fragment": "newsletter"}
    good = visitor().post("/newsletter", {"email": ADA}, **headers)
    bad = visitor().post("/newsletter", {"email": "no"}, **headers)

    assert (good.status, "<html" in good.body) == (200, False)
    assert "A mail with a link to confirm" in good.body
    assert (bad.status, bad.headers["Content-Type"]) == (422, "text/plain; charset=utf-8")


def test_a_form_of_another_site_subscribes_nobody(volt: StoreContext) -> None:
    answer = visitor().post("/newsletter", {"email": ADA}, Origin="https://elsewhere.example")
    assert (answer.status, items("Subscriber")) == (403, [])


@pytest.mark.parametrize("path", ["//elsewhere.example", "https://elsewhere.example", "/\\x", "x"])
def test_the_way_back_stays_in_the_shop(volt: StoreContext, path: str) -> None:
    assert 'class="button is-quiet" href="/"' in subscribe(visitor(), return_to=path).body


def test_a_link_works_for_a_week(volt: StoreContext) -> None:
    subscribe(visitor())
    [link] = deliver()
    item = subscriber(volt)
    assert item is not None
    item.update([Subscriber.asked_at.set(clock.now() - timedelta(days=7, seconds=1))])

    answer = confirm(visitor(), link)

    assert (answer.status, state(volt)) == (422, "pending")


def test_a_newer_mail_ends_the_older_link(volt: StoreContext) -> None:
    subscribe(visitor())
    [old] = deliver()
    subscribe(visitor())
    [new] = deliver()

    assert (confirm(visitor(), old).status, state(volt)) == (422, "pending")
    assert (confirm(visitor(), new).status, state(volt)) == (200, "subscribed")


def test_a_link_of_another_shop_or_address_is_not_ours(volt: StoreContext) -> None:
    other = open_shop("ampere")
    subscribe(visitor())
    deliver()
    known = subscriber(volt)
    assert known is not None
    foreign = links.confirm_url(
        "", store_id=other.store_id, email_key=known.email_key, request_id=known.request_id
    )
    wrong = links.leave_url("", store_id=volt.store_id, email_key=email_key("bob@example.com"))
    forged = wrong.replace(email_key("bob@example.com"), known.email_key)

    assert visitor().get(foreign).status == 422
    assert visitor().post(forged).status == 422
    assert state(volt) == "pending"


def test_one_click_of_a_mail_program_unsubscribes(volt: StoreContext) -> None:
    someone = visitor()
    subscribe(someone)
    [link] = deliver()
    leave = way_out(volt)
    confirm(someone, link)

    click = {"Content_Type": "application/x-www-form-urlencoded"}
    for _ in range(2):
        answer = visitor().send("POST", leave, headers=click, body="List-Unsubscribe=One-Click")
        assert answer.status == 200

    assert (state(volt), said(volt)[-1]) == ("unsubscribed", ("left", "mail"))
    assert len(said(volt)) == 3


def test_mails_say_where_one_click_unsubscribes() -> None:
    assert delivery.way_out("https://volt.example/newsletter/unsubscribe?token=x") == {
        "List-Unsubscribe": "<https://volt.example/newsletter/unsubscribe?token=x>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    assert delivery.way_out("") == {}


def test_who_left_may_come_back_only_by_a_new_mail(volt: StoreContext) -> None:
    someone = visitor()
    subscribe(someone)
    [link] = deliver()
    leave = way_out(volt)
    confirm(someone, link)
    someone.post("/newsletter/unsubscribe", hidden(someone.get(leave)))

    assert (confirm(visitor(), link).status, state(volt)) == (422, "unsubscribed")
    subscribe(visitor())
    [again] = deliver()
    confirm(visitor(), again)
    assert state(volt) == "subscribed"


def test_leaving_is_fine_for_who_was_forgotten(volt: StoreContext) -> None:
    leave = links.leave_url("", store_id=volt.store_id, email_key=email_key(ADA))
    assert visitor().post(leave).status == 200
    assert items("Subscriber") == []


def test_a_write_on_a_stale_read_is_made_anew(volt: StoreContext) -> None:
    subscribe(visitor())
    repository, key = SubscriberRepository(volt.store_id), email_key(ADA)
    reads: list[str] = []

    def decide(known: Subscriber | None):  # type: ignore[no-untyped-def]
        assert known is not None
        if not reads:
            service.leave(volt, key, source=Source.MERCHANT)
        reads.append(known.state)
        if known.state == "unsubscribed":
            raise SubscriptionLinkOver("Too late.")
        known.state = "subscribed"
        consent = repository.consent(Said.CONFIRMED, Source.MAIL, text="", locale="en", ip="")
        return known, consent, NewsletterJoined(key)

    with pytest.raises(SubscriptionLinkOver):
        repository.change(key, decide)
    assert (reads, state(volt)) == (["pending", "unsubscribed"], "unsubscribed")
