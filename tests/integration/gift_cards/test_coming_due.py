"""What the schedule does with gift cards: sends, reminds, and ends them, each once."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from schedules.jobs.gift_cards import work_off_gift_cards
from tests.support.gift_card_events import (
    FOR_ADA,
    addressees,
    card_line,
    cards,
    mails_of_events,
    placed,
)
from tests.support.gift_cards_factories import a_card, a_shop, eur
from windlass.gift_cards import managing, models
from windlass.gift_cards.models import GiftCard
from windlass.kit import clock
from windlass.tenancy.context import StoreContext

pytestmark = pytest.mark.usefixtures("cloud")


@pytest.fixture
def shop(cloud: None) -> StoreContext:
    return a_shop()


def test_a_card_is_sent_on_its_day_and_not_before(shop: StoreContext) -> None:
    tomorrow = clock.now() + timedelta(days=2)
    placed(shop, card_line(properties=FOR_ADA | {"send_on": f"{tomorrow:%Y-%m-%d}"}))
    [card] = cards(shop)
    assert card.send_at is not None
    assert card.send_at.hour == 8
    assert card.sent_at is None

    work_off_gift_cards()
    early = addressees(mails_of_events())
    day = f"{tomorrow:%B} {tomorrow.day}, {tomorrow.year}"
    assert early == [("buyer@shop.test", f"Your gift card for Ada is sent on {day}")]

    _make_due(card, send_at=clock.now() - timedelta(seconds=1))
    for _ in range(2):
        work_off_gift_cards()
    late = [to for to, _subject in addressees(mails_of_events())]
    assert late == ["ada@example.com", "buyer@shop.test"]


def _make_due(card: GiftCard, **moments: Any) -> None:
    """As if time had passed."""
    past = models.moment_sk(clock.now() - timedelta(seconds=1), card.card_id)
    actions = [getattr(GiftCard, name).set(value) for name, value in moments.items()]
    card.update([*actions, GiftCard.gsi3sk.set(past)])


def test_its_holder_is_reminded_once_before_a_card_ends(shop: StoreContext) -> None:
    card = a_card(
        shop,
        recipient_email="ada@example.com",
        recipient_name="Ada",
        expires_at=clock.now() + timedelta(days=90),
    )
    work_off_gift_cards()
    assert len(mails_of_events()) == 1

    created = clock.now() - timedelta(days=90)
    _make_due(card, created_at=created, expires_at=clock.now() + timedelta(days=29))
    for _ in range(2):
        work_off_gift_cards()

    mails = mails_of_events()
    assert len(mails) == 2
    assert mails[1].subject.startswith("€50.00 left at Volt Electronics, until ")


def test_a_card_that_ended_is_owed_no_more(shop: StoreContext) -> None:
    card = a_card(shop, expires_at=clock.now() + timedelta(days=1))
    mails_of_events()
    [before] = managing.owed(shop)
    _make_due(card, expires_at=clock.now() - timedelta(seconds=1))

    work_off_gift_cards()
    mails_of_events()

    [after] = managing.owed(shop)
    assert (before.outstanding, after.outstanding, after.holders) == (eur(5000), eur(0), 0)
    [listed] = managing.list_page(shop, status=None, limit=10).items
    assert listed.status == "expired"
    assert listed.gsi3sk is None
