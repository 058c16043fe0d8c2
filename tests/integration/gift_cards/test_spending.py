"""A gift card never pays more than is on it, and each step of a checkout happens once (I21)."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from itertools import permutations

import pytest

from tests.support.gift_cards_factories import (
    Refusal,
    Step,
    a_card,
    a_shop,
    eur,
    ledger_of,
    spend,
    sums,
)
from tests.support.table import items
from windlass.gift_cards import credit, spending
from windlass.gift_cards.errors import CurrencyDiffers, NothingToGiveBack
from windlass.gift_cards.models import GiftCard, SpendingState
from windlass.kit import clock
from windlass.kit.money import Money
from windlass.tenancy.context import StoreContext

pytestmark = pytest.mark.usefixtures("table")


@pytest.fixture
def shop(table: None) -> StoreContext:
    return a_shop()


def test_one_card_in_twenty_checkouts_at_once_is_never_overdrawn(shop: StoreContext) -> None:
    card = a_card(shop, 5000)

    def pay(number: int) -> Refusal | None:
        return spend(spending.hold, shop, {card.card_id: eur(1500)}, reference=f"checkout-{number}")

    with ThreadPoolExecutor(20) as pool:
        outcomes = list(pool.map(pay, range(20)))

    assert outcomes.count(None) == 3
    assert outcomes.count(Refusal([card.card_id])) == 17
    assert sums(shop, card.card_id) == (5000, 4500, 500)


def test_two_cards_of_fifty_on_an_order_of_seventy_leave_thirty_on_one(
    shop: StoreContext,
) -> None:
    first, second = a_card(shop, 5000), a_card(shop, 5000)
    amounts = {first.card_id: eur(5000), second.card_id: eur(2000)}

    assert spend(spending.hold, shop, amounts) is None
    assert spend(spending.commit, shop, amounts) is None

    assert sums(shop, first.card_id) == (0, 0, 0)
    assert sums(shop, second.card_id) == (3000, 0, 3000)


def test_a_payment_that_fails_restores_the_card(shop: StoreContext) -> None:
    card = a_card(shop, 5000)
    amounts = {card.card_id: eur(4000)}
    assert spend(spending.hold, shop, amounts) is None
    assert sums(shop, card.card_id) == (5000, 4000, 1000)

    assert spend(spending.release, shop, amounts) is None

    assert sums(shop, card.card_id) == (5000, 0, 5000)
    assert ledger_of(shop, card.card_id) == [("issued", 5000)]


def test_the_same_commit_asked_for_twenty_times_at_once_happens_once(shop: StoreContext) -> None:
    card = a_card(shop, 5000)
    amounts = {card.card_id: eur(4000)}
    spend(spending.hold, shop, amounts)

    with ThreadPoolExecutor(20) as pool:
        outcomes = list(pool.map(lambda _: spend(spending.commit, shop, amounts), range(20)))

    assert outcomes.count(None) == 1
    assert outcomes.count(Refusal(was_done=True)) == 19
    assert sums(shop, card.card_id) == (1000, 0, 1000)
    assert ledger_of(shop, card.card_id) == [("issued", 5000), ("spent", -4000)]


@pytest.mark.parametrize(
    "order", [*permutations([spending.hold, spending.release, spending.commit, spending.take])]
)
def test_whatever_the_order_the_balance_is_what_was_there_less_what_was_spent(
    shop: StoreContext, order: tuple[Step, ...]
) -> None:
    """Every step is asked for twice, in every order."""
    card = a_card(shop, 5000)
    for step in [step for step in order for _ in range(2)]:
        assert spend(step, shop, {card.card_id: eur(2000)}) in (None, Refusal(was_done=True))

        state = spending.states(shop, reference="checkout-1").get(card.card_id)
        spent, held = 2000 * (state == "spent"), 2000 * (state == "held")
        assert sums(shop, card.card_id) == (5000 - spent, held, 5000 - spent - held)


def test_all_funds_move_or_none(shop: StoreContext) -> None:
    plenty, little = a_card(shop, 9000), a_card(shop, 1000)
    before = items()

    refused = spend(spending.hold, shop, {plenty.card_id: eur(100), little.card_id: eur(1001)})

    assert refused == Refusal([little.card_id])
    assert items() == before


def test_a_late_payment_takes_what_was_released_only_if_it_is_still_there(
    shop: StoreContext,
) -> None:
    card = a_card(shop, 5000)
    amounts = {card.card_id: eur(5000)}
    spend(spending.hold, shop, amounts, reference="late")
    spend(spending.release, shop, amounts, reference="late")
    spend(spending.hold, shop, amounts, reference="quick")

    assert spend(spending.take, shop, amounts, reference="late") == Refusal([card.card_id])

    spend(spending.release, shop, amounts, reference="quick")
    assert spend(spending.take, shop, amounts, reference="late") is None
    assert sums(shop, card.card_id) == (0, 0, 0)


def test_nothing_is_held_of_a_card_that_may_not_be_spent(shop: StoreContext) -> None:
    disabled = a_card(shop)
    disabled.update([GiftCard.is_disabled.set(True)])
    expired = a_card(shop, expires_at=clock.now() - timedelta(seconds=1))
    funds = [disabled.card_id, expired.card_id, "never-issued"]

    for fund_id in funds:
        assert spend(spending.hold, shop, {fund_id: eur(1)}) == Refusal([fund_id])
    other = a_card(shop, 5000)
    dollars = {other.card_id: Money(1, "USD")}
    assert spend(spending.hold, shop, dollars) == Refusal([other.card_id])


def test_what_is_held_is_spent_although_the_card_was_disabled_meanwhile(
    shop: StoreContext,
) -> None:
    card = a_card(shop, 5000)
    spend(spending.hold, shop, {card.card_id: eur(2000)})
    card.update([GiftCard.is_disabled.set(True)])

    assert spend(spending.commit, shop, {card.card_id: eur(2000)}) is None
    assert sums(shop, card.card_id) == (3000, 0, 3000)


def test_amounts_of_nothing_move_nothing(shop: StoreContext) -> None:
    card = a_card(shop)
    other = a_card(shop)

    assert spend(spending.hold, shop, {card.card_id: eur(0), other.card_id: eur(1)}) is None

    assert spending.states(shop, reference="checkout-1") == {other.card_id: SpendingState.HELD}


def _spent(shop: StoreContext) -> tuple[str, str]:
    """A card that paid 30 and credit that paid 20 of one order."""
    card = a_card(shop, 5000)
    credit.grant(shop, "customer-1", eur(2000), reason="Sorry")
    credit_id = credit.credit_id("customer-1")
    amounts = {card.card_id: eur(3000), credit_id: eur(2000)}
    assert spend(spending.hold, shop, amounts) is None
    assert spend(spending.commit, shop, amounts) is None
    return card.card_id, credit_id


def test_a_refund_fills_credit_first_and_then_the_card(shop: StoreContext) -> None:
    card_id, credit_id = _spent(shop)

    given = spending.give_back(shop, reference="checkout-1", key="refund-1", amount=eur(2500))

    assert given == {credit_id: eur(2000), card_id: eur(500)}
    assert sums(shop, card_id) == (2500, 0, 2500)
    assert sums(shop, credit_id) == (2000, 0, 2000)
    assert ledger_of(shop, card_id) == [("issued", 5000), ("spent", -3000), ("given_back", 500)]


def test_the_same_refund_twenty_times_at_once_gives_back_once(shop: StoreContext) -> None:
    card_id, credit_id = _spent(shop)

    def refund(_number: int) -> object:
        return spending.give_back(shop, reference="checkout-1", key="refund-1", amount=eur(2500))

    with ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(refund, range(20)))

    assert answers == [{credit_id: eur(2000), card_id: eur(500)}] * 20
    assert sums(shop, card_id) == (2500, 0, 2500)
    assert sums(shop, credit_id) == (2000, 0, 2000)


def test_refunds_that_race_never_give_back_more_than_was_spent(shop: StoreContext) -> None:
    card_id, credit_id = _spent(shop)

    def refund(number: int) -> bool:
        try:
            spending.give_back(
                shop, reference="checkout-1", key=f"refund-{number}", amount=eur(2000)
            )
        except NothingToGiveBack:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        outcomes = list(pool.map(refund, range(4)))

    assert outcomes.count(True) == 2
    assert sums(shop, card_id)[0] + sums(shop, credit_id)[0] == 2000 + 4000


def test_what_was_only_held_is_not_given_back(shop: StoreContext) -> None:
    card = a_card(shop)
    spend(spending.hold, shop, {card.card_id: eur(2000)})
    before = items()

    with pytest.raises(NothingToGiveBack):
        spending.give_back(shop, reference="checkout-1", key="refund-1", amount=eur(1))

    assert items() == before


def test_a_refund_in_another_currency_is_refused(shop: StoreContext) -> None:
    _spent(shop)

    with pytest.raises(CurrencyDiffers):
        spending.give_back(shop, reference="checkout-1", key="r", amount=Money(1, "USD"))


def test_money_that_comes_back_onto_an_expired_card_can_be_spent_for_a_year(
    shop: StoreContext,
) -> None:
    card = a_card(shop, expires_at=clock.now() + timedelta(hours=1))
    spend(spending.hold, shop, {card.card_id: eur(5000)})
    spend(spending.commit, shop, {card.card_id: eur(5000)})
    card.update([GiftCard.expires_at.set(clock.now() - timedelta(seconds=1))])

    spending.give_back(shop, reference="checkout-1", key="refund-1", amount=eur(5000))

    card.refresh(consistent_read=True)
    assert card.expires_at is not None
    assert timedelta(days=364) < card.expires_at - clock.now() <= timedelta(days=365)
    assert spend(spending.hold, shop, {card.card_id: eur(5000)}, reference="checkout-2") is None
