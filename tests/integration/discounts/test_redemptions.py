"""A limit is never passed, and each step of a redemption happens once (I15, I16)."""

from concurrent.futures import ThreadPoolExecutor
from itertools import permutations
from typing import Any

import pytest

from tests.support.discounts_factories import Refusal, discount, move, offered, redemptions_of
from tests.support.stores_factories import create_store, owner_of
from tests.support.table import items
from windlass.discounts import buyers, models, redemptions
from windlass.discounts.models import Code, Redeemed, Uses
from windlass.discounts.redemptions import Redemption
from windlass.tenancy import service as tenancy
from windlass.tenancy.context import StoreContext

STEPS = [redemptions.hold, redemptions.release, redemptions.commit, redemptions.take]


@pytest.fixture
def owner(table: None) -> StoreContext:
    return owner_of(create_store())


def taken(owner: StoreContext, discount_id: str) -> int:
    return Uses.get(models.uses_pk(owner.store_id, discount_id), models.TOTAL_SK).taken


def test_two_hundred_parallel_completions_of_a_code_for_ten(owner: StoreContext) -> None:
    """I15: everybody saw it as free; exactly ten get it, the others are told before they pay."""
    limited = discount(owner, usage_limit=10)
    seen = redemptions_of(offered(owner, "SPRING"))

    def buy(number: int) -> Refusal | None:
        return move(redemptions.hold, owner, f"checkout-{number}", seen)

    with ThreadPoolExecutor(40) as pool:
        outcomes = list(pool.map(buy, range(200)))

    refused = Refusal([limited.discount_id])
    assert outcomes.count(None) == 10
    assert outcomes.count(refused) == 190
    assert taken(owner, limited.discount_id) == 10
    assert len(items("Redeemed")) == 10
    [rejected] = offered(owner, "SPRING").rejected
    assert (rejected.reason, rejected.message) == ("used_up", "SPRING has been used up.")


def test_the_same_step_asked_for_twenty_times_at_once_happens_once(owner: StoreContext) -> None:
    limited = discount(owner, usage_limit=10)
    seen = redemptions_of(offered(owner, "SPRING"))

    with ThreadPoolExecutor(20) as pool:
        steps = pool.map(lambda _: move(redemptions.hold, owner, "checkout-1", seen), range(20))
        outcomes = list(steps)

    assert outcomes.count(None) == 1
    assert outcomes.count(Refusal(was_done=True)) == 19
    assert taken(owner, limited.discount_id) == 1


@pytest.mark.parametrize("order", [*permutations(STEPS)])
def test_whatever_the_order_a_use_is_taken_while_it_is_held_or_redeemed(
    order: tuple[Any, ...], owner: StoreContext
) -> None:
    limited = discount(owner, usage_limit=3)
    seen = redemptions_of(offered(owner, "SPRING"))
    pk = models.uses_pk(owner.store_id, limited.discount_id)
    for step in [step for step in order for _ in range(2)]:
        assert move(step, owner, "checkout-1", seen) in (
            None,
            Refusal(was_done=True),
            Refusal([limited.discount_id], was_done=True),
        )

        found = next(iter(Redeemed.query(pk, Redeemed.sk.startswith("MOVE#"))), None)
        counts = found is not None and found.state in ("held", "redeemed")
        total = next(iter(Uses.query(pk, Uses.sk == models.TOTAL_SK)), None)
        assert (total.taken if total else 0) == counts


def test_money_that_came_late_takes_no_more_than_there_is(owner: StoreContext) -> None:
    limited = discount(owner, usage_limit=1)
    seen = redemptions_of(offered(owner, "SPRING"))
    move(redemptions.hold, owner, "late", seen)
    move(redemptions.release, owner, "late", seen)
    move(redemptions.hold, owner, "other", seen)

    assert move(redemptions.take, owner, "late", seen) == Refusal([limited.discount_id])
    assert move(redemptions.release, owner, "other", seen) is None
    assert move(redemptions.take, owner, "late", seen) is None


def test_what_is_given_back_twenty_times_at_once_is_free_once_and_for_good(
    owner: StoreContext,
) -> None:
    limited = discount(owner, usage_limit=3, per_customer_limit=1)
    seen = redemptions_of(offered(owner, "SPRING", email="ada@example.com"))
    others = redemptions_of(offered(owner, "SPRING", email="bo@example.com"))
    for reference, redeemed in (("order-1", seen), ("order-2", others)):
        move(redemptions.hold, owner, reference, redeemed)
        move(redemptions.commit, owner, reference, redeemed)

    with ThreadPoolExecutor(20) as pool:
        steps = pool.map(lambda _: move(redemptions.give_back, owner, "order-1", seen), range(20))
        outcomes = list(steps)

    assert outcomes.count(None) == 1
    assert [one.was_done for one in outcomes if one is not None] == [True] * 19
    assert taken(owner, limited.discount_id) == 1
    for step in STEPS:  # its end: not taken again by money that comes late
        refusal = move(step, owner, "order-1", seen)
        assert refusal is not None
        assert refusal.was_done
    assert move(redemptions.hold, owner, "order-3", seen) is None
    assert taken(owner, limited.discount_id) == 2


def test_only_what_was_redeemed_is_given_back(owner: StoreContext) -> None:
    limited = discount(owner, usage_limit=3)
    seen = redemptions_of(offered(owner, "SPRING"))
    move(redemptions.hold, owner, "checkout-1", seen)

    assert move(redemptions.give_back, owner, "checkout-1", seen) == Refusal(was_done=True)
    assert taken(owner, limited.discount_id) == 1


@pytest.mark.parametrize(
    "again",
    ["ADA.LOVELACE@gmail.com", "adalovelace+shop@gmail.com", "ada.love.lace@googlemail.com"],
)
def test_a_guest_is_one_customer_however_the_address_is_spelt(
    again: str, owner: StoreContext
) -> None:
    """I16, seen in time, and seen too late."""
    once = discount(owner, per_customer_limit=1)
    first = redemptions_of(offered(owner, "SPRING", email="adalovelace@gmail.com"))
    stale = redemptions_of(offered(owner, "SPRING", email=again))
    assert move(redemptions.hold, owner, "checkout-1", first) is None
    assert move(redemptions.commit, owner, "checkout-1", first) is None

    [rejected] = offered(owner, "SPRING", email=again).rejected

    assert rejected.reason == "customer_limit"
    assert move(redemptions.hold, owner, "checkout-2", stale) == Refusal([once.discount_id])
    other = redemptions_of(offered(owner, "SPRING", email="grace@gmail.com"))
    assert move(redemptions.hold, owner, "checkout-3", other) is None


def test_a_guest_without_an_address_gets_no_final_price_with_it(owner: StoreContext) -> None:
    discount(owner, per_customer_limit=1)

    found = offered(owner, "SPRING")

    assert found.promotions == ()
    assert [one.reason for one in found.rejected] == ["email_needed"]


def test_what_the_own_checkout_holds_counts_as_free(owner: StoreContext) -> None:
    discount(owner, per_customer_limit=1, usage_limit=1)
    email = "ada@example.com"
    seen = redemptions_of(offered(owner, "SPRING", email=email))
    move(redemptions.hold, owner, "checkout-1", seen)

    [again] = offered(owner, "SPRING", email=email, held_by="checkout-1").promotions
    [rejected] = offered(owner, "SPRING", email=email, held_by="checkout-2").rejected

    assert (again.code, rejected.reason) == ("SPRING", "used_up")


def test_a_first_order_is_the_first_even_when_two_are_begun_at_once(owner: StoreContext) -> None:
    first_only = discount(owner, eligibility={"is_first_order_only": True})
    email = "ada@example.com"
    seen = redemptions_of(offered(owner, "SPRING", email=email))
    move(redemptions.hold, owner, "checkout-1", seen)
    assert move(redemptions.hold, owner, "checkout-2", seen) == Refusal([first_only.discount_id])
    move(redemptions.release, owner, "checkout-1", seen)

    buyers.remember(owner, order_id="order-1", email=email)

    assert move(redemptions.hold, owner, "checkout-3", seen) == Refusal([first_only.discount_id])
    [rejected] = offered(owner, "SPRING", email="ADA+2@example.com").rejected
    assert rejected.message == "SPRING is for first orders only."


def test_a_unique_code_counts_for_one_order(owner: StoreContext) -> None:
    made = discount(owner, code=None)
    Code(
        models.code_pk(owner.store_id, "ONE-AB12"),
        models.CODE_SK,
        code="ONE-AB12",
        discount_id=made.discount_id,
        is_unique=True,
        made_at=made.created_at,
    ).save()
    seen = redemptions_of(offered(owner, "one-ab12"))
    assert seen == (Redemption(made.discount_id, code="ONE-AB12"),)

    assert move(redemptions.hold, owner, "checkout-1", seen) is None
    assert move(redemptions.hold, owner, "checkout-2", seen) == Refusal([made.discount_id])
    assert move(redemptions.commit, owner, "checkout-1", seen) is None

    code = Code.get(models.code_pk(owner.store_id, "ONE-AB12"), models.CODE_SK)
    assert (code.taken, code.redeemed) == (1, 1)
    [rejected] = offered(owner, "ONE-AB12").rejected
    assert (rejected.reason, rejected.message) == ("used_up", "ONE-AB12 has been used already.")

    assert move(redemptions.give_back, owner, "checkout-1", seen) is None
    code = Code.get(models.code_pk(owner.store_id, "ONE-AB12"), models.CODE_SK)
    assert (code.taken, code.redeemed) == (0, 0)
    assert redemptions_of(offered(owner, "ONE-AB12")) == seen


def test_a_redemption_survives_being_frozen(owner: StoreContext) -> None:
    discount(owner, per_customer_limit=2, usage_limit=5)
    [seen] = redemptions_of(offered(owner, "SPRING", email="ada@example.com"))

    assert Redemption.from_document(seen.to_document()) == seen


def test_an_unlimited_discount_needs_nothing_held(owner: StoreContext) -> None:
    discount(owner)

    assert redemptions_of(offered(owner, "SPRING")) == ()


def test_another_store_has_other_codes(owner: StoreContext) -> None:
    discount(owner)
    other = tenancy.visit(create_store("owner-2", slug="ampere").store_id)

    assert [one.reason for one in offered(other, "SPRING").rejected] == ["unknown"]
