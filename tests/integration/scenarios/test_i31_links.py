"""I31: whoever only follows the links of mails, as scanners do, changes nothing."""

import pytest

from tests.integration.newsletter.signing_up import deliver, state, subscribe, way_out
from tests.integration.storefront_pages.shops import open_shop, visitor
from tests.integration.storefront_pages.signing_in import ask_code, hidden
from tests.support import mail
from tests.support.hooks import consume
from tests.support.table import items

pytestmark = pytest.mark.usefixtures("cloud")


def test_links_of_the_newsletter_only_ask() -> None:
    volt = open_shop()
    subscribe(visitor())
    [link] = deliver()
    assert link.startswith("/newsletter/confirm?")
    links = [link, way_out(volt)]
    before = items()

    for link in links * 5:
        assert visitor().get(link).status == 200
        assert visitor().send("HEAD", link, headers={}).status == 200

    assert (items(), state(volt)) == (before, "pending")


def test_who_wants_no_news_still_gets_what_they_need() -> None:
    volt = open_shop()
    someone = visitor()
    subscribe(someone)
    leave = way_out(volt)
    someone.post("/newsletter/unsubscribe", hidden(someone.get(leave)))
    assert state(volt) == "unsubscribed"

    ask_code(visitor())
    consume("customers", "SignInCodeAsked")
    mail.deliver_queued()

    assert mail.sent()[-1].subject.endswith("is your code for Volt Electronics")
